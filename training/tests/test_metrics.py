import numpy as np
import pytest

from aftercare_training.metrics import calibration_error, coverage_at_half, detection, holding, ranking, spans_f1


def test_top_one_and_macro_f1_by_hand():
    scores = np.eye(4)[[0, 0, 1, 2]]
    # Said 0 0 1 2, true 0 1 1 2: F1 2/3, 2/3 and 1; the fourth class does not occur.
    found = ranking(scores, [{0}, {1}, {1}, {2}])
    assert (found["rows"], found["top1"], found["macroF1"]) == (4, 0.75, pytest.approx(7 / 9, abs=1e-4))


def test_any_of_several_right_answers_counts_and_none_is_a_miss():
    scores = np.array([[0.1, 0.9, 0, 0], [0.9, 0.1, 0, 0], [0.9, 0.1, 0, 0]])
    found = ranking(scores, [{0, 1}, {3}, set()])
    assert (found["top1"], found["macroF1"]) == (pytest.approx(1 / 3, abs=1e-4), 0.5)


def test_top_three_looks_at_the_three_best():
    scores = np.array([[4, 3, 2, 1], [4, 3, 2, 1]])
    assert ranking(scores, [{2}, {3}])["top3"] == 0.5


def test_labels_that_hold_together_are_all_to_be_found():
    scores = np.array([[0.9, 0.8, 0.1], [0.3, 0.2, 0.1], [0.1, 0.9, 0.2], [0.6, 0.1, 0.2]])
    found = holding(scores, [{0, 1}, {0}, {1}, {1}], np.array([0.5, 0.5, 0.5]))
    # The second row reaches no threshold, so its best label holds. Held 0 1 | 0 | 1 | 0: F1 of 0 is 2·2/(3+2), of 1 2·2/(2+3).
    assert found == {"rows": 4, "macroF1": 0.8, "exact": 0.75, "bestIsRight": 0.75}


def test_each_label_has_a_threshold_of_its_own():
    assert holding(np.array([[0.9, 0.4]]), [{0, 1}], np.array([0.5, 0.4]))["exact"] == 1
    assert holding(np.array([[0.9, 0.4]]), [{0, 1}], np.array([0.5, 0.5]))["exact"] == 0


def test_confidence_that_equals_accuracy_has_no_calibration_error():
    assert calibration_error(np.full(10, 0.7), np.array([1] * 7 + [0] * 3)) == pytest.approx(0, abs=1e-6)


def test_the_gap_of_a_bin_counts_by_its_rows():
    confidences, right = np.array([0.95] * 3 + [0.15]), np.array([1, 1, 0, 0])
    assert calibration_error(confidences, right) == pytest.approx(0.75 * (0.95 - 2 / 3) + 0.25 * 0.15, abs=1e-4)


def test_the_surer_half_is_what_is_measured():
    assert coverage_at_half(np.array([0.1, 0.9, 0.2, 0.8]), np.array([0, 1, 0, 1])) == 1.0


def test_detection_by_hand():
    inside, outside = np.arange(100) / 100, np.array([0.5, 0.985, 2])
    found = detection(inside, outside, threshold=0.49)
    assert found["auroc"] == pytest.approx((50.5 + 99 + 100) / 300, abs=1e-4)
    assert found["recallAt3PercentFalseReject"] == pytest.approx(2 / 3, abs=1e-4)
    assert (found["recall"], found["falseReject"], found["inScope"], found["outOfScope"]) == (1.0, 0.5, 100, 3)


def test_spans_count_where_they_agree_exactly():
    found = [{(0, 2, "order"), (3, 4, "date")}, set()]
    gold = [{(0, 2, "order"), (3, 5, "date")}, {(1, 2, "order")}]
    assert spans_f1(found, gold) == {"rows": 2, "spans": 3, "precision": 0.5, "recall": 0.3333, "f1": 0.4}


def test_no_span_said_is_no_f1():
    assert spans_f1([set()], [{(0, 1, "order")}])["f1"] == 0
