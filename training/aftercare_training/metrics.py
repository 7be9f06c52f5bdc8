"""What a model card reports. A row may have several right labels: predicting any of them is right."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score


def ranking(scores: np.ndarray, gold: list[set[int]]) -> dict:
    """Top-1, top-3 and macro-F1 (over the classes that occur in gold) of scores [rows, classes]; an empty gold set is a miss."""
    best = np.argsort(-scores, axis=1)
    first = best[:, 0]
    truth = np.array([p if p in right else min(right, default=-1) for p, right in zip(first, gold)])
    return {
        "rows": len(gold),
        "top1": _rounded(np.mean([p in right for p, right in zip(first, gold)])),
        "macroF1": _rounded(f1_score(truth, first, labels=[c for c in np.unique(truth) if c >= 0], average="macro",
                                     zero_division=0)),
        "top3": _rounded(np.mean([bool(right & set(row[:3])) for row, right in zip(best, gold)])),
    }


def holding(scores: np.ndarray, gold: list[set[int]], thresholds: np.ndarray) -> dict:
    """Macro-F1 over labels that hold side by side, and of the best label alone against the first that was given."""
    truth = np.zeros(scores.shape, dtype=int)
    for row, right in enumerate(gold):
        truth[row, list(right)] = 1
    held = (scores >= thresholds).astype(int)
    held[np.arange(len(held)), scores.argmax(axis=1)] = 1
    present = np.flatnonzero(truth.sum(axis=0))
    return {
        "rows": len(gold),
        "macroF1": _rounded(f1_score(truth[:, present], held[:, present], average="macro", zero_division=0)),
        "exact": _rounded((held == truth).all(axis=1).mean()),
        "bestIsRight": _rounded(np.mean([int(best) in right for best, right in zip(scores.argmax(axis=1), gold)])),
    }


def calibration_error(confidences: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017): the mean gap of confidence and accuracy over equal-width bins."""
    bin_of = np.minimum((confidences * bins).astype(int), bins - 1)
    gaps = [abs(confidences[bin_of == b].mean() - right[bin_of == b].mean()) * np.mean(bin_of == b)
            for b in range(bins) if (bin_of == b).any()]
    return _rounded(sum(gaps))


def coverage_at_half(confidences: np.ndarray, right: np.ndarray) -> float:
    """Accuracy on the half of the rows that the model is surest of."""
    surest = np.argsort(-confidences)[: max(1, len(confidences) // 2)]
    return _rounded(right[surest].mean())


def detection(inside: np.ndarray, outside: np.ndarray, threshold: float, false_reject: float = 0.03) -> dict:
    """How well scores tell outside from inside: AUROC, recall where 3 % of inside is rejected, and at the threshold."""
    labels = np.r_[np.zeros(len(inside)), np.ones(len(outside))]
    own_threshold = np.quantile(inside, 1 - false_reject)
    return {
        "inScope": len(inside),
        "outOfScope": len(outside),
        "auroc": _rounded(roc_auc_score(labels, np.r_[inside, outside])),
        "recallAt3PercentFalseReject": _rounded((outside > own_threshold).mean()),
        "recall": _rounded((outside > threshold).mean()),
        "falseReject": _rounded((inside > threshold).mean()),
    }


def spans_f1(found: list[set], gold: list[set]) -> dict:
    """Micro-averaged precision, recall and F1 of spans (start, end, type) that agree exactly."""
    hits = sum(len(f & g) for f, g in zip(found, gold))
    said, true = sum(map(len, found)), sum(map(len, gold))
    precision, recall = hits / max(1, said), hits / max(1, true)
    return {"rows": len(gold), "spans": true, "precision": _rounded(precision), "recall": _rounded(recall),
            "f1": _rounded(2 * precision * recall / max(1e-9, precision + recall))}


def _rounded(value) -> float:
    return round(float(value), 4)
