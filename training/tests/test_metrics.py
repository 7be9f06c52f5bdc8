import numpy as np
import pytest

from aftercare_training.metrics import calibration_error, coverage_at_half, detection, ranking


def test_any_of_several_right_leaves_counts():
    scores = np.array([[0.1, 0.9, 0.0, 0.0], [0.9, 0.1, 0.0, 0.0]])
    assert ranking(scores, [{1, 2}, {3}])["top1"] == 0.5


def test_top_three_looks_at_the_three_best():
    scores = np.array([[4, 3, 2, 1], [4, 3, 2, 1]])
    assert ranking(scores, [{2}, {3}])["top3"] == 0.5


def test_confidence_that_equals_accuracy_has_no_calibration_error():
    assert calibration_error(np.full(10, 0.7), np.array([1] * 7 + [0] * 3)) == pytest.approx(0, abs=1e-6)


def test_empty_promises_show_as_calibration_error():
    assert calibration_error(np.full(10, 0.95), np.zeros(10)) == pytest.approx(0.95)


def test_the_surer_half_is_what_is_measured():
    assert coverage_at_half(np.array([0.9, 0.8, 0.2, 0.1]), np.array([1, 1, 0, 0])) == 1.0


def test_perfect_detection_recalls_everything():
    found = detection(np.zeros(100), np.ones(50), threshold=0.5)
    assert (found["auroc"], found["recallAt3PercentFalseReject"], found["falseReject"]) == (1.0, 1.0, 0.0)
