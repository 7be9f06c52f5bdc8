"""Fits the head: multinomial logistic regression over senses, temperature, and the out-of-scope unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, logsumexp, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

# Probabilities are kept within these, so that their log odds stay finite in float32.
LEAST, MOST = 1e-6, 0.9999


@dataclass(frozen=True)
class Head:
    """Weights over an embedding: sense logits add up (log-sum-exp) to leaf logits; one unit says out of scope.

    The unit reads the embedding and, as its last input, how sure the head is of its best in-scope leaf.
    """

    leaves: list[str]
    senses: list[str]
    leaf_of_sense: np.ndarray
    in_scope: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    out_of_scope_weights: np.ndarray
    out_of_scope_bias: float
    temperature: float
    out_of_scope_threshold: float

    def sense_logits(self, embeddings: np.ndarray) -> np.ndarray:
        return embeddings @ self.weights + self.bias

    def logits(self, embeddings: np.ndarray) -> np.ndarray:
        return to_leaves(self.sense_logits(embeddings), self.leaf_of_sense, len(self.leaves))

    def out_of_scope(self, embeddings: np.ndarray) -> np.ndarray:
        features = scope_features(embeddings, self.logits(embeddings), self.in_scope)
        return expit(features @ self.out_of_scope_weights + self.out_of_scope_bias)


def scope_features(embeddings: np.ndarray, logits: np.ndarray, in_scope: np.ndarray) -> np.ndarray:
    """The embedding and the log odds of the surest in-scope leaf."""
    surest = np.clip(softmax(logits, axis=1)[:, in_scope].max(axis=1, keepdims=True), LEAST, MOST)
    return np.hstack([embeddings, np.log(surest) - np.log(1 - surest)])


def to_leaves(sense_logits: np.ndarray, leaf_of_sense: np.ndarray, leaves: int) -> np.ndarray:
    return np.stack([logsumexp(sense_logits[:, leaf_of_sense == leaf], axis=1) for leaf in range(leaves)], axis=1)


def fit_senses(embeddings: np.ndarray, senses: np.ndarray, weights: np.ndarray, c: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights [dimensions, senses] and bias [senses], columns in the order of the sense numbers 0..n-1."""
    model = LogisticRegression(C=c, max_iter=300)
    model.fit(embeddings, senses, sample_weight=weights)
    if len(model.classes_) == 2:
        return np.hstack([-model.coef_.T / 2, model.coef_.T / 2]), np.hstack([-model.intercept_, model.intercept_]) / 2
    return model.coef_.T, model.intercept_


def out_of_fold(embeddings: np.ndarray, senses: np.ndarray, weights: np.ndarray, c: float, folds: int = 5) -> np.ndarray:
    """Sense logits of every row by a model that has not seen it; -30 for a sense that the other folds lack."""
    logits = np.full((len(senses), senses.max() + 1), -30.0)
    for seen, unseen in KFold(folds, shuffle=True, random_state=0).split(embeddings):
        present, compact = np.unique(senses[seen], return_inverse=True)
        w, b = fit_senses(embeddings[seen], compact, weights[seen], c)
        logits[np.ix_(unseen, present)] = embeddings[unseen] @ w + b
    return logits


def fit_temperature(leaf_logits: np.ndarray, gold: np.ndarray) -> float:
    """The temperature that makes the confidences of unseen rows honest (least negative log likelihood)."""
    rows = np.arange(len(gold))

    def loss(temperature: float) -> float:
        return -np.mean(np.log(softmax(leaf_logits / temperature, axis=1)[rows, gold] + 1e-12))

    return float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x)


def fit_out_of_scope(embeddings: np.ndarray, outside: np.ndarray, weights: np.ndarray, c: float) -> tuple[np.ndarray, float]:
    model = LogisticRegression(C=c, max_iter=1000).fit(embeddings, outside, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def threshold_at(scores_in_scope: np.ndarray, false_reject: float) -> float:
    """The score above which at most that share of in-scope messages is turned away."""
    return float(np.quantile(scores_in_scope, 1 - false_reject))
