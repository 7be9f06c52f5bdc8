"""Temperatures and thresholds from rows that taught nothing."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import softmax

FALSE_REJECT = 0.03
RISK = 0.1


def temperature(logits: np.ndarray, gold: list[set[int]]) -> float:
    """The temperature that makes confidences of unseen rows honest: least negative log likelihood (Guo et al. 2017)."""
    def loss(t: float) -> float:
        probabilities = softmax(logits / t, axis=1)
        return -np.mean([np.log(p[list(right)].sum() + 1e-12) for p, right in zip(probabilities, gold)])

    return float(minimize_scalar(loss, bounds=(0.1, 5.0), method="bounded").x)


def set_threshold(probabilities: np.ndarray, gold: list[set[int]], risk: float = RISK) -> float:
    """The largest threshold at which the share of true intents left out of {p >= threshold} is at most risk.

    Conformal risk control (Angelopoulos et al. 2022): on n exchangeable rows, the expected share on a new one is bounded
    when n/(n+1) * empirical risk + 1/(n+1) <= risk.
    """
    missed = np.array([[p[i] for i in right] for p, right in zip(probabilities, gold)], dtype=object)
    rows = len(gold)
    best = 0.0
    for threshold in np.unique(np.round(np.concatenate([np.asarray(m, dtype=float) for m in missed]), 4)):
        share = np.mean([np.mean(np.asarray(m, dtype=float) < threshold) for m in missed])
        if rows / (rows + 1) * share + 1 / (rows + 1) > risk:
            break
        best = float(threshold)
    return best


def sigmoid_thresholds(probabilities: np.ndarray, gold: list[set[int]]) -> list[float]:
    """For each label the threshold with the best F1, drawn towards one half where few rows hold it."""
    truth = np.zeros(probabilities.shape, dtype=bool)
    for row, right in enumerate(gold):
        truth[row, list(right)] = True
    thresholds = []
    for label in range(probabilities.shape[1]):
        held = truth[:, label]
        candidates = np.linspace(0.2, 0.8, 25)
        f1 = [2 * (held & (probabilities[:, label] >= t)).sum() / max(1, held.sum() + (probabilities[:, label] >= t).sum())
              for t in candidates]
        best = float(np.mean(candidates[np.isclose(f1, max(f1))])) if held.sum() else 0.5
        trust = held.sum() / (held.sum() + 10)
        thresholds.append(round(trust * best + (1 - trust) * 0.5, 3))
    return thresholds


def rejection_threshold(inside: np.ndarray, false_reject: float = FALSE_REJECT) -> float:
    """The score above which at most that share of in-scope rows is turned away."""
    return float(np.quantile(inside, 1 - false_reject))
