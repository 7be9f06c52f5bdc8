"""Temperatures and thresholds from rows that taught nothing."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq
from scipy.special import softmax

FALSE_REJECT = 0.03
RISK = 0.1


def temperature(logits: np.ndarray, gold: list[set[int]]) -> float:
    """The temperature at which the best answers of unseen rows are as sure, on average, as they are often right.

    The likelihood of the right answer (Guo et al. 2017) also weighs the answers that nobody is shown, and over many
    classes, with the few hundred real rows there are, it came out too sure of the best one. One success and one failure
    more than there were keep a head that never erred from being certain.
    """
    best = logits.argmax(axis=1)
    right = (sum(first in held for first, held in zip(best, gold)) + 1) / (len(gold) + 2)

    def too_sure(t: float) -> float:
        return float(softmax(logits / t, axis=1).max(axis=1).mean() - right)

    coldest, hottest = 0.1, 5.0
    if too_sure(coldest) <= 0:
        return coldest
    return hottest if too_sure(hottest) >= 0 else float(brentq(too_sure, coldest, hottest))


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
