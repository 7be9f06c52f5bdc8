"""Measures the graph that ships, behind the encoder that ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from scipy.special import softmax

from .encoder import Encoder
from .examples import Corpus, Example
from .head import Head
from .metrics import calibration_error, coverage_at_half, detection, ranking

FALSE_REJECT = 0.03


@dataclass(frozen=True)
class Unseen:
    """What models that had not seen a training row say of it."""

    logits: np.ndarray
    out_of_scope: np.ndarray


def measure(graph: Path, head: Head, rows: list[Example], unseen: Unseen, corpus: Corpus, encoder: Encoder) -> dict:
    """The figures of the manifest; rows are the training rows that unseen speaks of."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])

    def run(examples: list[Example]):
        return session.run(["logits", "out_of_scope"], {"embedding": encoder.embed([e.text for e in examples])})

    leaf_number = {leaf: i for i, leaf in enumerate(head.leaves)}

    def gold(examples: list[Example]) -> list[set[int]]:
        return [{leaf_number[leaf] for leaf in e.leaves if leaf in leaf_number} for e in examples]

    figures: dict = {}
    logits, scores = run(corpus.dev)
    right = gold(corpus.dev)
    confidence = softmax(logits / head.temperature, axis=1)
    hit = np.array([int(p) in r for p, r in zip(confidence.argmax(axis=1), right)])
    figures["dev"] = ranking(logits, right) | {
        "ece": calibration_error(confidence.max(axis=1), hit),
        "top1AtHalfCoverage": coverage_at_half(confidence.max(axis=1), hit),
    }
    figures["devSourceLabels"] = _over_source_labels(head, corpus.dev, encoder)
    own = [i for i, r in enumerate(rows) if r.source == "own"]
    figures["ownOutOfFold"] = ranking(unseen.logits[own], gold([rows[i] for i in own]))
    figures["ownHeldOut"] = ranking(run(corpus.held_out)[0], gold(corpus.held_out))
    figures["outOfScope"] = _scope_figures(run, corpus, scores, unseen.out_of_scope[own], [rows[i] for i in own], head)
    return figures


def _scope_figures(run, corpus: Corpus, dev_scores: np.ndarray, own_scores: np.ndarray, own: list[Example],
                   head: Head) -> dict:
    """Each kind of out-of-scope message against in-scope rows that no model had seen: of the dev part and our own."""
    inside = np.r_[dev_scores[[not e.out_of_scope for e in corpus.dev]],
                   own_scores[[not e.out_of_scope for e in own]]]
    kinds = {kind: run([e for e in corpus.out_of_scope_dev if e.source == kind])[1]
             for kind in sorted({e.source for e in corpus.out_of_scope_dev})}
    account = dev_scores[[e.out_of_scope for e in corpus.dev]]
    if len(account):
        kinds["account, membership, travel, seller"] = account
    return {kind: detection(inside, scores, head.out_of_scope_threshold, FALSE_REJECT)
            for kind, scores in kinds.items()}


def _over_source_labels(head: Head, dev: list[Example], encoder: Encoder) -> dict:
    """The same over the data set's own labels: the best sense among those that are labels of it."""
    prefix = dev[0].sense.split(":")[0] + ":"
    columns = [i for i, s in enumerate(head.senses) if s.startswith(prefix)]
    number = {head.senses[i]: n for n, i in enumerate(columns)}
    known = [e for e in dev if e.sense in number]
    logits = head.sense_logits(encoder.embed([e.text for e in known]))[:, columns]
    return ranking(logits, [{number[e.sense]} for e in known]) | {"labels": len(columns)}
