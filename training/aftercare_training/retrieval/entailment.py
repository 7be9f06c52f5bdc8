"""Whether a sentence follows from its premise: the encoder reads both, one linear layer says so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import yaml
from sklearn.metrics import f1_score
from tokenizers import Tokenizer
from transformers import BertModel

from ..corpus import bucket, tsv
from ..export import sha256, write_manifest
from ..fit import FitSettings, Row, fit, predict
from ..graph import encoder_graph, write_int8
from ..model import HeadSpec, MultiHead
from ..shipped import Shipped

SUPPORTED, UNSUPPORTED = "supported", "unsupported"
HEAD = HeadSpec("entailment", (UNSUPPORTED, SUPPORTED))
MAX_TOKENS, MAX_PREMISE = 160, 112
# In a hundred premises, by hash; on their claims rest the threshold and the number of epochs.
HELD_OUT = 10
SETTINGS = FitSettings(epochs=8, batch=32, rate=1e-4, head_rate=1e-3, layer_decay=0.95, average=0.99,
                       max_tokens=MAX_TOKENS, max_history_tokens=MAX_PREMISE, smoothing=0.1, freeze_words=True)


@dataclass(frozen=True)
class Claims:
    train: list[Row]
    dev: list[Row]


def read_claims(own: Path, language: str) -> Claims:
    rows = tsv(own / "entailment" / f"{language}.tsv")
    claims = Claims([], [])
    for row in rows:
        if row["label"] not in HEAD.labels:
            raise ValueError(f"{row['claim']}: a label is {SUPPORTED} or {UNSUPPORTED}, not {row['label']}")
        part = claims.dev if bucket(row["premise"]) < HELD_OUT else claims.train
        part.append(Row(row["claim"], {HEAD.name: row["label"]}, row["premise"]))
    return claims


def read_measured(path: Path, language: str) -> list[Row]:
    return [Row(row["claim"], {HEAD.name: row["label"]}, row["premise"])
            for row in yaml.safe_load(path.read_text("utf-8")) if row["locale"] == language]


def train(encoder: BertModel, tokenizer: Tokenizer, claims: Claims, settings: FitSettings = SETTINGS) -> MultiHead:
    def say(epoch: int, model: MultiHead) -> None:
        with torch.autocast("cpu", enabled=False):
            logits = predict(model, tokenizer, [(row.text, row.history) for row in claims.dev], settings, {HEAD.name})[HEAD.name]
        print(f"epoch {epoch}", figures(margins(logits), claims.dev, 0.0), flush=True)

    with torch.autocast("cpu", dtype=torch.bfloat16):
        return fit(MultiHead(encoder, [HEAD]), tokenizer, claims.train, settings, after_epoch=say)


def margins(logits) -> np.ndarray:
    logits = np.asarray(logits, dtype=np.float32)
    return logits[:, 1] - logits[:, 0]


def figures(margin: np.ndarray, rows: list[Row], threshold: float) -> dict:
    """F1 of either label and their mean, with what is above the threshold taken for supported."""
    right = np.array([row.targets[HEAD.name] == SUPPORTED for row in rows])
    said = margin >= threshold
    return {"rows": len(rows), "accuracy": round(float((said == right).mean()), 4),
            "f1Supported": round(f1_score(right, said), 4), "f1Unsupported": round(f1_score(~right, ~said), 4)}


def export(model: MultiHead, tokenizer: Tokenizer, claims: Claims, measured: list[Row], language: str, folder: Path) -> dict:
    """Writes the folder; the threshold is the one with the best accuracy on the claims held out."""
    files = [*write_int8(encoder_graph(model, [HEAD]), folder), "tokenizer.json"]
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    manifest = {
        "schema": 1, "name": f"entailment-{language}", "language": language, "version": folder.name, "graph": "model.onnx",
        "tokenizer": "tokenizer.json", "files": {name: sha256(folder / name) for name in files}, "maxTokens": MAX_TOKENS,
        "maxHistoryTokens": MAX_PREMISE, "output": HEAD.name, "labels": list(HEAD.labels)}
    write_manifest(folder, manifest)
    shipped = Shipped(folder)

    def read(rows: list[Row]) -> np.ndarray:
        return margins(shipped.ask([(row.text, row.history) for row in rows], [HEAD.name])[HEAD.name])

    held = read(claims.dev)
    right = np.array([row.targets[HEAD.name] == SUPPORTED for row in claims.dev])
    cuts = np.sort(held)
    threshold = float(max(cuts, key=lambda cut: ((held >= cut) == right).mean()))
    manifest |= {"threshold": round(threshold, 4), "trained": len(claims.train),
                 "figures": {"dev": figures(held, claims.dev, threshold), "measured": figures(read(measured), measured, threshold)}}
    write_manifest(folder, manifest)
    return manifest["figures"]
