"""A head for a pack that came after its encoder: the encoder is asked, never changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from .export import write_pack
from .packs import Pack
from .shipped import Shipped


def fit_pack(pack: Pack, encoder: Shipped, models: Path) -> Path:
    """Fits a logistic regression on the int8 embeddings and writes the pack's folder."""
    seen = np.array(encoder.ask([(r.text, "") for r in pack.train], ["embedding"])["embedding"])
    number = {label: i for i, label in enumerate(pack.labels)}
    model = LogisticRegression(C=20, max_iter=500).fit(seen, [number[r.targets[pack.name]] for r in pack.train])
    weight, bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)
    if len(pack.labels) == 2:
        # Of two labels it keeps one row, the difference between them.
        weight, bias = np.vstack([-weight, weight]) / 2, np.r_[-bias, bias] / 2
    return write_pack(pack, weight, bias, encoder, models)
