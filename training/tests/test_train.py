from dataclasses import replace

import numpy as np
import pytest
import torch

from aftercare_training import train as training
from aftercare_training.corpus import Corpus
from aftercare_training.export import dialogue_shift
from aftercare_training.fit import Row
from aftercare_training.model import HeadSpec
from aftercare_training.train import (FOLDS, REPLAYED, SETTINGS, Teaching, Words, between, further, merged, mostly_new, taught_rows,
                                      teach, train)

LABELS = ("bill", "parcel", "return")
SPEC = HeadSpec("sources", LABELS)


def corpus(train: list[Row], unlabelled: list[Row] = (), dev: list[Row] = ()) -> Corpus:
    return Corpus("zh", [SPEC], train, {"sources": list(dev)}, [], list(unlabelled))


def soft(**texts: list[float]) -> Teaching:
    return Teaching(LABELS, {text: np.array(p) for text, p in texts.items()})


def test_one_text_is_taught_once_with_what_all_sources_say_of_it():
    rows = merged([Row("hi", {"a": "x"}, weight=0.5), Row("hi", {"a": "y", "b": "z"}, weight=0.7), Row("hi", {"c": "w"}, history="before"),
                   Row("ho", {"a": "x"})])
    assert [(r.text, r.history, r.targets, r.weight) for r in rows] == [
        ("hi", "", {"a": "x", "b": "z"}, 0.7), ("hi", "before", {"c": "w"}, 1.0), ("ho", "", {"a": "x"}, 1.0)]


def test_without_teachers_rows_stay_as_they_are():
    given = corpus([Row("one", {"sources": "bill"}, source="jd")], [Row("u", {})])
    assert taught_rows(given, None) == given.train


def test_teachers_soften_the_label_of_a_public_row_and_of_no_other():
    rows = [Row("one", {"sources": "bill", "leaves": "x"}, source="jd"), Row("two", {"sources": "bill"}, source="jd"),
            Row("one", {"sources": "bill"}, source="own", history="h")]
    first, second, third = taught_rows(corpus(rows), soft(one=[0.5, 0.5, 0.001]))
    # Three fifths are the teachers', who are asked for what is more than a trace; the rest is the row's own label.
    assert first.targets["sources"] == pytest.approx({"bill": 0.6 * 0.5 + 0.4, "parcel": 0.6 * 0.5})
    assert first.targets["leaves"] == "x"
    assert (second, third) == (rows[1], rows[2])


def test_a_label_that_no_teacher_believes_keeps_its_own_share():
    row, = taught_rows(corpus([Row("one", {"sources": "bill"}, source="jd")]), soft(one=[0.0, 0.0, 1.0]))
    assert row.targets["sources"] == pytest.approx({"bill": 0.4, "return": 0.6})


def test_unlabelled_texts_are_taught_by_the_teachers_alone_unless_they_are_measured():
    given = corpus([], [Row("u", {}, source="jd-similarity"), Row("measured", {}), Row("unknown", {})], [Row("measured", {"sources": "bill"})])
    row, = taught_rows(given, soft(u=[0.2, 0.8, 0.0], measured=[1.0, 0.0, 0.0]))
    assert (row.text, row.weight, row.source) == ("u", 0.7, "jd-similarity")
    assert row.targets == {"sources": pytest.approx({"bill": 0.2, "parcel": 0.8})}


def test_teaching_for_other_labels_is_refused(tmp_path):
    assert Teaching.read(tmp_path, LABELS) is None
    np.savez(tmp_path / "teaching.npz", labels=np.array(LABELS), texts=np.array(["a"]), probabilities=np.array([[0.1, 0.2, 0.7]]))
    assert Teaching.read(tmp_path, LABELS).probabilities["a"].tolist() == [0.1, 0.2, 0.7]
    with pytest.raises(ValueError, match="made for other labels"):
        Teaching.read(tmp_path, ("bill", "return"))


def test_words_tell_what_was_said_with_the_same_characters():
    words = Words.fit(["invoice please", "invoice now", "my parcel", "the parcel"] * 3, np.array([0, 0, 2, 2] * 3), 3)
    probabilities = words.ask(["an invoice", "parcel?"])
    assert probabilities.argmax(1).tolist() == [0, 2]
    assert probabilities[:, 1].tolist() == [0, 0] and np.allclose(probabilities.sum(1), 1)


class Blind:
    """Stands for fit and predict: a teacher that is sure of the label of what it has seen, and of nothing else."""

    def __init__(self, patch):
        self.rows: list[list[Row]] = []
        patch.setattr(training, "load", lambda encoder: (None, None))
        patch.setattr(training, "MultiHead", lambda base, heads: None)
        patch.setattr(training, "fit", lambda model, tokenizer, rows, settings: self.rows.append(rows) or {r.text: r for r in rows})
        patch.setattr(training, "predict", lambda seen, tokenizer, asked, settings, heads: {"sources": np.array(
            [[50.0 * (text in seen and seen[text].targets["sources"] == label) for label in LABELS] for text, _ in asked])})


@pytest.fixture
def teachable() -> Corpus:
    rows = [Row(f"{label} {n}", {"sources": label, "leaves": "x"}, source="jd") for n in range(10) for label in LABELS]
    own = [Row("own bill", {"sources": "bill"}, source="own"), Row("own leaf", {"leaves": "x"}, source="own")]
    return corpus(rows + own, [Row("new bill", {})], [Row("dev parcel", {"sources": "parcel"})])


def test_no_teacher_is_asked_about_a_row_that_it_has_seen(teachable, tmp_path, monkeypatch):
    blind = Blind(monkeypatch)
    teach(teachable, None, tmp_path)
    teaching = Teaching.read(tmp_path, LABELS)
    assert set(teaching.probabilities) == {r.text for r in teachable.given if r.source == "jd"} | {"new bill", "dev parcel"}
    assert len(blind.rows) == FOLDS and all(len(rows) == 24 + 1 for rows in blind.rows)
    # What a teacher has not seen it holds for anything; only the words that two texts share speak for their label.
    certainty = max(p.max() for p in teaching.probabilities.values())
    assert certainty < 0.7 / 3 + 0.3 + 1e-6
    assert all(p.sum() == pytest.approx(1) for p in teaching.probabilities.values())
    assert {text: LABELS[p.argmax()] for text, p in teaching.probabilities.items()} == {text: next(
        label for label in LABELS if label in text) for text in teaching.probabilities}


def test_folds_may_be_taught_apart_and_are_joined_by_the_last(teachable, tmp_path, monkeypatch):
    Blind(monkeypatch)
    teach(teachable, None, tmp_path / "at once")
    teach(teachable, None, tmp_path / "apart", [3, 4])
    assert sorted(p.name for p in (tmp_path / "apart").iterdir()) == ["teacher-3.npz", "teacher-4.npz"]
    teach(teachable, None, tmp_path / "apart", [0, 1, 2])
    one, two = (Teaching.read(tmp_path / name, LABELS).probabilities for name in ("at once", "apart"))
    assert all(np.array_equal(one[text], two[text]) for text in one)


def test_a_teacher_that_is_there_is_not_taught_again_but_one_of_other_rows_is_refused(teachable, tmp_path, monkeypatch):
    blind = Blind(monkeypatch)
    teach(teachable, None, tmp_path, [0])
    teach(teachable, None, tmp_path, [0, 1])
    assert len(blind.rows) == 2
    more = replace(teachable, train=[*teachable.given, *(Row(f"bill {n}", {"sources": "bill"}, source="jd") for n in range(90, 95))])
    with pytest.raises(ValueError, match="teacher-0.npz was made for other rows"):
        teach(more, None, tmp_path, [2])


def test_labels_that_are_met_more_often_in_dialogues_than_taught_are_shifted_up():
    rows = [Row(f"row {n}", {"sources": label}) for n, label in enumerate(["bill"] * 6 + ["parcel"] * 2)]
    shift = dialogue_shift(replace(corpus(rows), dialogue_counts={"bill": 2, "parcel": 6, "none": 50}))
    # Two are added to every count: met 4, 8, 2 of 14, taught 8, 4, 2 of 14.
    assert shift == pytest.approx(np.log([4 / 8, 8 / 4, 2 / 2]))
    assert dialogue_shift(corpus(rows)) is None


def test_training_again_gives_the_same_weights(zh):
    zh.run("train", "--epochs", "1", work="one")
    zh.run("train", "--epochs", "1", work="two")
    one, two = (torch.load(zh.root / work / "model.pt", weights_only=True) for work in ("one", "two"))
    assert all(torch.equal(value, two[name]) for name, value in one.items())


def test_who_goes_on_is_taught_all_that_is_new_and_a_part_of_the_rest():
    old = [Row(f"old {i}", {}) for i in range(400)]
    new = [Row("new", {}), Row("old 1", {}, history="but said after something")]
    rows = mostly_new(old + new, {(r.text, r.history) for r in old})
    assert rows[-2:] == new
    assert len(rows) - 2 == pytest.approx(400 / REPLAYED, rel=0.25)
    assert rows == mostly_new(old + new, {(r.text, r.history) for r in old})


def test_who_goes_on_takes_smaller_steps():
    first, then = SETTINGS["zh"], further(SETTINGS["zh"])
    assert then.epochs < first.epochs and then.rate < first.rate and then.head_rate < first.head_rate


def test_between_two_models_weights_are_halfway_and_numbers_stay():
    mean = between({"w": torch.tensor([1.0, 3.0]), "n": torch.tensor(7)}, {"w": torch.tensor([3.0, 3.0]), "n": torch.tensor(7)})
    assert mean["w"].tolist() == [2.0, 3.0] and mean["n"].item() == 7


def test_a_run_that_goes_on_ends_halfway_to_where_it_began(tmp_path, encoder_folder):
    given = corpus([Row(text, {"sources": label}, source="jd") for text, label in [("发票", "bill"), ("物流", "parcel"), ("退货", "return")] * 8])
    settings = replace(SETTINGS["zh"], epochs=1)
    train(given, [], encoder_folder, tmp_path / "first", settings)
    start = torch.load(tmp_path / "first/model.pt", weights_only=True)
    seen = {}
    model, _ = train(given, [], encoder_folder, tmp_path / "second", further(settings), lambda epoch, m, _: seen.update({epoch: m.heads["sources"].weight.clone()}),
                     tmp_path / "first/model.pt")
    assert list(seen) == [1, 2, 3]
    assert torch.allclose(seen[3], (seen[2] + start["heads.sources.weight"]) / 2)
    assert torch.equal(torch.load(tmp_path / "second/model.pt", weights_only=True)["heads.sources.weight"], seen[3])
