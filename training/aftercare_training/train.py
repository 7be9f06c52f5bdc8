"""One training run: corpus, embeddings, head, files, and figures measured on the graph that ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.model_selection import KFold

from .card import write_card
from .encoder import Encoder
from .evaluate import FALSE_REJECT, Unseen, measure
from .examples import Corpus, Example
from .export import write_head, write_manifest
from .head import (Head, fit_out_of_scope, fit_senses, fit_temperature, out_of_fold, scope_features, threshold_at,
                   to_leaves)
from .taxonomy import Taxonomy, is_out_of_scope


@dataclass(frozen=True)
class Settings:
    """Inverse regularisation of the two fits, and how much an own example weighs beside a data-set row in each."""

    c: float = 20.0
    own_weight: float = 2.0
    out_of_scope_c: float = 3.0
    out_of_scope_own_weight: float = 5.0


# Chosen on the dev parts and on the own examples out of fold. Bitext has 240 templated rows for a leaf, so English
# own examples need more weight to be heard.
SETTINGS = {"zh": Settings(), "en": Settings(c=10.0, own_weight=6.0)}


def train(language: str, version: str, corpus: Corpus, taxonomy: Taxonomy, encoder: Encoder, out: Path,
          settings: Settings) -> dict:
    """Writes head.onnx, manifest.json and README.md into out and returns the manifest."""
    rows = corpus.train + corpus.own
    embeddings = encoder.embed([r.text for r in rows])
    outside = encoder.embed([r.text for r in corpus.out_of_scope_train])
    head, unseen = _fit(rows, embeddings, corpus.out_of_scope_train, outside, taxonomy, settings)
    sha256 = write_head(head, out)
    manifest = {
        "name": f"intent-{language}",
        "version": version,
        "language": language,
        "encoder": encoder.name,
        "encoderSha256": encoder.sha256,
        "dimensions": encoder.dimensions,
        "maxTokens": encoder.max_tokens,
        "labels": head.leaves,
        "head": "head.onnx",
        "sha256": sha256,
        "temperature": round(head.temperature, 4),
        "outOfScope": {"threshold": round(head.out_of_scope_threshold, 4), "falseReject": FALSE_REJECT},
    }
    manifest["figures"] = measure(out / "head.onnx", head, rows, unseen, corpus, encoder)
    write_manifest(out, manifest)
    write_card(out, manifest, corpus.sources, len({r.leaves[0] for r in corpus.own}))
    return manifest


def _fit(rows: list[Example], embeddings: np.ndarray, outside: list[Example], outside_embeddings: np.ndarray,
         taxonomy: Taxonomy, settings: Settings) -> tuple[Head, Unseen]:
    taught = {r.leaves[0] for r in rows}
    leaves = [leaf for leaf in taxonomy.leaves if leaf in taught]
    in_scope = np.array([i for i, leaf in enumerate(leaves) if not is_out_of_scope(leaf)])
    senses = sorted({r.sense for r in rows})
    number = {s: i for i, s in enumerate(senses)}
    leaf_of = {r.sense: leaves.index(r.leaves[0]) for r in rows}
    leaf_of_sense = np.array([leaf_of[s] for s in senses])
    sense = np.array([number[r.sense] for r in rows])

    weight = _weights(rows, settings.own_weight)
    unseen = to_leaves(out_of_fold(embeddings, sense, weight, settings.c), leaf_of_sense, len(leaves))
    temperature = fit_temperature(unseen, leaf_of_sense[sense])
    weights, bias = fit_senses(embeddings, sense, weight, settings.c)

    # Out-of-scope messages taught no leaf, so the head's own logits of them are already those of unseen rows.
    outside_logits = to_leaves(outside_embeddings @ weights + bias, leaf_of_sense, len(leaves))
    features = np.vstack([scope_features(embeddings, unseen, in_scope),
                          scope_features(outside_embeddings, outside_logits, in_scope)])
    scores, scope_weights, scope_bias = _fit_scope(rows + outside, features, settings)
    scores = scores[: len(rows)]
    head = Head(leaves, senses, leaf_of_sense, in_scope, weights, bias, scope_weights, scope_bias, temperature,
                _threshold(rows, scores))
    return head, Unseen(unseen, scores)


def _fit_scope(rows: list[Example], features: np.ndarray, settings: Settings) -> tuple[np.ndarray, np.ndarray, float]:
    """The scores of the rows by units that had not seen them, and the unit fitted on all of them."""
    outside = np.array([int(r.out_of_scope) for r in rows])
    weight = _weights(rows, settings.out_of_scope_own_weight)
    # The two sides weigh the same, so that 0.5 means undecided whatever the sets' sizes.
    for side in (0, 1):
        weight[outside == side] *= len(rows) / 2 / weight[outside == side].sum()
    scores = np.zeros(len(rows))
    for seen, unseen in KFold(5, shuffle=True, random_state=0).split(features):
        w, b = fit_out_of_scope(features[seen], outside[seen], weight[seen], settings.out_of_scope_c)
        scores[unseen] = expit(features[unseen] @ w + b)
    return scores, *fit_out_of_scope(features, outside, weight, settings.out_of_scope_c)


def _weights(rows: list[Example], own: float) -> np.ndarray:
    return np.array([own if r.source == "own" else 1.0 for r in rows])


def _threshold(rows: list[Example], scores: np.ndarray) -> float:
    """At most 3 % turned away of the data set's in-scope rows, and of the own ones, which are closer to real talk."""
    inside = np.array([not r.out_of_scope for r in rows])
    own = np.array([r.source == "own" for r in rows])
    return max(threshold_at(scores[inside & group], FALSE_REJECT) for group in (own, ~own))
