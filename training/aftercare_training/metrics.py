"""What a model card reports. A row may have several right leaves: predicting any of them is right."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score


def ranking(scores: np.ndarray, gold: list[set[int]]) -> dict:
    """Top-1, top-3 and macro-F1 (over the classes that occur in gold) of scores [rows, classes]."""
    best = np.argsort(-scores, axis=1)
    first = best[:, 0]
    truth = np.array([p if p in right else min(right) for p, right in zip(first, gold)])
    return {
        "rows": len(gold),
        "top1": round(float(np.mean([p in right for p, right in zip(first, gold)])), 3),
        "macroF1": round(float(f1_score(truth, first, labels=np.unique(truth), average="macro")), 3),
        "top3": round(float(np.mean([bool(right & set(row[:3])) for row, right in zip(best, gold)])), 3),
    }


def calibration_error(confidences: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error: the mean gap of confidence and accuracy over equal-width bins."""
    bin_of = np.minimum((confidences * bins).astype(int), bins - 1)
    gaps = [abs(confidences[bin_of == b].mean() - right[bin_of == b].mean()) * np.mean(bin_of == b)
            for b in range(bins) if (bin_of == b).any()]
    return round(float(sum(gaps)), 3)


def coverage_at_half(confidences: np.ndarray, right: np.ndarray) -> float:
    """Accuracy on the half of the rows that the model is surest of."""
    surest = np.argsort(-confidences)[: max(1, len(confidences) // 2)]
    return round(float(right[surest].mean()), 3)


def detection(inside: np.ndarray, outside: np.ndarray, threshold: float, false_reject: float = 0.03) -> dict:
    """How well scores tell outside from inside: AUROC, recall where 3 % of inside is rejected, and at the threshold."""
    labels = np.r_[np.zeros(len(inside)), np.ones(len(outside))]
    own_threshold = np.quantile(inside, 1 - false_reject)
    return {
        "inScope": len(inside),
        "outOfScope": len(outside),
        "auroc": round(float(roc_auc_score(labels, np.r_[inside, outside])), 3),
        "recallAt3PercentFalseReject": round(float((outside > own_threshold).mean()), 3),
        "recall": round(float((outside > threshold).mean()), 3),
        "falseReject": round(float((inside > threshold).mean()), 3),
    }
