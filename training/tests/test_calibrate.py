import numpy as np
import pytest
from scipy.special import softmax

from aftercare_training.calibrate import rejection_threshold, set_threshold, sigmoid_thresholds, temperature


def drawn(logits: np.ndarray, chance: np.random.Generator) -> list[set[int]]:
    """Right answers that come as often as the logits say."""
    return [{int(chance.choice(len(p), p=p))} for p in softmax(logits, axis=1)]


@pytest.mark.parametrize("true", [0.5, 1.0, 2.5])
def test_a_temperature_is_found_again(true):
    chance = np.random.default_rng(0)
    logits = chance.normal(size=(4000, 6)) * 2
    assert temperature(logits * true, drawn(logits, chance)) == pytest.approx(true, rel=0.08)


def test_the_best_answer_becomes_as_sure_as_it_is_often_right():
    logits = np.log(np.array([[0.6, 0.3, 0.1]] * 100))
    t = temperature(logits, [{0, 1}] * 75 + [{2}] * 25)
    assert softmax(logits / t, axis=1)[:, 0] == pytest.approx(0.75, abs=0.01)


def test_a_head_that_never_erred_is_not_certain():
    logits = np.log(np.array([[0.9, 0.1]] * 98))
    t = temperature(logits, [{0}] * 98)
    assert softmax(logits / t, axis=1)[:, 0] == pytest.approx(0.99, abs=0.002)


def test_the_set_of_intents_misses_no_more_than_the_risk_on_rows_of_the_same_kind():
    chance = np.random.default_rng(1)
    missed, risk, single = [], 0.1, []
    for _ in range(150):
        logits = chance.normal(size=(200, 8)) * 2
        said, right = softmax(logits, axis=1), drawn(logits, chance)
        threshold = set_threshold(said[:100], right[:100], risk)
        missed.append(np.mean([said[i, list(right[i])[0]] < threshold for i in range(100, 200)]))
        single.append(threshold)
    assert np.mean(missed) <= risk
    # Nor is it safe for nothing: a larger threshold would have broken the bound.
    assert np.mean(missed) > 0.08
    assert min(single) > 0


def test_what_is_missed_is_counted_by_the_share_of_a_rows_intents():
    said = np.array([[0.6, 0.3, 0.1]] * 40)
    right = [{0, 1}] * 40
    assert set_threshold(said, right, risk=0.1) == 0.3
    assert set_threshold(said, right, risk=0.55) == 0.6


def test_too_few_rows_promise_nothing():
    assert set_threshold(np.array([[0.9, 0.1]] * 5), [{0}] * 5, risk=0.1) == 0


def test_a_label_holds_from_where_its_f1_is_best_and_rare_ones_from_near_one_half():
    scores = np.full((120, 3), 0.1)
    right: list[set[int]] = [set() for _ in range(120)]
    for row in range(90):
        scores[row, 0] = 0.31
        right[row].add(0)
    scores[5, 1] = 0.31
    right[5].add(1)
    # F1 is 1 from .2 to .3, .25 in the middle; nine tenths of that, and one tenth of .5. One row alone weighs 1/11.
    assert sigmoid_thresholds(scores, right) == pytest.approx([0.9 * 0.25 + 0.1 * 0.5, 1 / 11 * 0.25 + 10 / 11 * 0.5, 0.5], abs=1e-3)


def test_a_label_that_shouts_gets_a_high_threshold():
    chance = np.random.default_rng(2)
    scores = np.r_[chance.uniform(0.75, 1, 100), chance.uniform(0.3, 0.7, 100)][:, None]
    assert sigmoid_thresholds(scores, [{0}] * 100 + [set()] * 100)[0] > 0.65


def test_the_share_that_was_asked_for_is_turned_away():
    scores = np.random.default_rng(3).permutation(1000)
    assert np.mean(scores > rejection_threshold(scores, 0.03)) == pytest.approx(0.03)
