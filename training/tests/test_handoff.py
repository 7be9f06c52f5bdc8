import pytest
import yaml

from aftercare_training import handoff

DIALOGUES = handoff.EXPECTED.with_name("handoff-dialogues.yaml")


def test_the_weights_that_ship_are_those_that_the_dialogues_give():
    _, talks, labels = handoff.read(DIALOGUES)
    shipped = yaml.safe_load(handoff.WEIGHTS.read_text())

    intercept, weights = handoff.fitted(talks, labels)

    assert intercept == pytest.approx(shipped["intercept"], abs=1e-3)
    assert weights == pytest.approx(shipped["weights"], abs=1e-3)


def test_features_are_of_the_last_turn_and_of_three_before():
    lines = ["退款呢 | negative .8 | refund.status | fallback", "退款怎么还没到 | negative .6 | refund.status | ",
             "退款怎么还没到 | negative .9 | refund.status | "]

    values = dict(zip(handoff.FEATURES, handoff.features([handoff.turn(line) for line in lines])))

    assert values == pytest.approx({"negative": 0.9, "negativeBefore": 0.7, "repeats": 1.0, "sameIntent": 1.0,
                                    "noHelp": 0.5, "unanswered": 1.0, "turns": 2 / 6, "person": 0.0})
