"""Whether a sentence follows from its premise: each of its words is compared with what the premise says of it."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import yaml
from sklearn.metrics import f1_score
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import BertModel

from ..corpus import bucket, tsv
from ..export import sha256, write_manifest
from ..fit import Row, encode_row, pad
from ..graph import aligned_graph, write_int8
from ..model import Aligned, HeadSpec
from ..shipped import Shipped
from .contrast import Contrasts, contrast

SUPPORTED, UNSUPPORTED = "supported", "unsupported"
HEAD = HeadSpec("entailment", (UNSUPPORTED, SUPPORTED))
MAX_TOKENS, MAX_PREMISE = 160, 112
# Of the states of every so many rows the mean is taken.
CENTRED = 8
# In a hundred premises, by hash; on their claims rest the threshold and the number of epochs.
HELD_OUT = 10


@dataclass(frozen=True)
class Settings:
    """draws: tries of each row at a contrast; each epoch reads as many contrasts as claims."""

    epochs: float = 5
    batch: int = 64
    rate: float = 1e-3
    decay: float = 0.05
    warmup: int = 30
    smoothing: float = 0.1
    draws: int = 3
    seed: int = 0


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


@dataclass(frozen=True)
class Read:
    """A row as the encoder has read it: its states [t, 2 dimensions], segments [t] and the number of its label."""

    states: torch.Tensor
    segments: torch.Tensor
    label: int


def train(encoder: BertModel, tokenizer: Tokenizer, claims: Claims, contrasts: Contrasts, settings: Settings = Settings()) -> Aligned:
    """Trains what is above the encoder, which stays as it is and so reads each row once."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    model = Aligned(encoder, HEAD)
    made = {(r.text, r.history): r for row in claims.train for _ in range(settings.draws)
            if (r := contrast(row, contrasts, HEAD.name, SUPPORTED, UNSUPPORTED, chance))}
    own, dev = read(model, tokenizer, claims.train), read(model, tokenizer, claims.dev)
    others = read(model, tokenizer, list(made.values()))
    centre(model, own)
    optimiser = torch.optim.AdamW(model.heads.parameters(), weight_decay=settings.decay)
    share = min(len(own), len(others))
    steps, step = math.ceil(settings.epochs * math.ceil((len(own) + share) / settings.batch)), 0
    for epoch in range(math.ceil(settings.epochs)):
        model.train()
        seen = own + chance.sample(others, share)
        chance.shuffle(seen)
        for start in range(0, len(seen), settings.batch):
            if step == steps:
                break
            for group in optimiser.param_groups:
                group["lr"] = settings.rate * min(1, step / settings.warmup) * (1 - step / steps)
            part = seen[start: start + settings.batch]
            loss = F.cross_entropy(judged(model, part), torch.tensor([r.label for r in part]), label_smoothing=settings.smoothing)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
        model.eval()
        with torch.inference_mode():
            logits = torch.cat([judged(model, dev[i: i + settings.batch]) for i in range(0, len(dev), settings.batch)])
        print(f"epoch {epoch + 1}", figures(margins(logits), claims.dev, 0.0), flush=True)
    return model


@torch.no_grad()
def read(model: Aligned, tokenizer: Tokenizer, rows: list[Row], batch: int = 64) -> list[Read]:
    model.eval()
    encoded = [encode_row(tokenizer, row.text, row.history, MAX_TOKENS, MAX_PREMISE) for row in rows]
    order = sorted(range(len(rows)), key=lambda i: len(encoded[i][0]))
    found: list = [None] * len(rows)
    for start in range(0, len(order), batch):
        part = order[start: start + batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = model.states(pad([encoded[i][0] for i in part]), pad([[1] * len(encoded[i][0]) for i in part]),
                                  pad([encoded[i][1] for i in part])).to(torch.bfloat16)
        for i, of_row in zip(part, states):
            segments = torch.tensor(encoded[i][1])
            found[i] = Read(of_row[: len(segments)].clone(), segments, HEAD.labels.index(rows[i].targets[HEAD.name]))
    return found


def judged(model: Aligned, rows: list[Read]) -> torch.Tensor:
    states, segments, mask = (nn.utils.rnn.pad_sequence(x, batch_first=True) for x in (
        [r.states for r in rows], [r.segments for r in rows], [torch.ones_like(r.segments) for r in rows]))
    return model.judge(states.float(), mask, segments)


def centre(model: Aligned, rows: list[Read]) -> None:
    """Has the model see each dimension of the states about 0 with deviation 1: as they come, all tokens look alike."""
    states = torch.cat([row.states for row in rows[::CENTRED]]).float()
    model.shift.copy_(states.mean(0))
    model.gain.copy_(1 / states.std(0))


def margins(logits) -> np.ndarray:
    logits = np.asarray(logits, dtype=np.float32)
    return logits[:, 1] - logits[:, 0]


def figures(margin: np.ndarray, rows: list[Row], threshold: float) -> dict:
    """F1 of either label and their mean, with what is above the threshold taken for supported."""
    right = np.array([row.targets[HEAD.name] == SUPPORTED for row in rows])
    said = margin >= threshold
    return {"rows": len(rows), "accuracy": round(float((said == right).mean()), 4),
            "f1Supported": round(f1_score(right, said), 4), "f1Unsupported": round(f1_score(~right, ~said), 4)}


def export(model: Aligned, tokenizer: Tokenizer, claims: Claims, measured: list[Row], language: str, folder: Path) -> dict:
    """Writes the folder; the threshold is the one with the best accuracy on the claims held out."""
    files = [*write_int8(aligned_graph(model), folder), "tokenizer.json"]
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    manifest = {
        "schema": 1, "name": f"entailment-{language}", "language": language, "version": folder.name, "graph": "model.onnx",
        "tokenizer": "tokenizer.json", "files": {name: sha256(folder / name) for name in files}, "maxTokens": MAX_TOKENS,
        "maxHistoryTokens": MAX_PREMISE, "output": HEAD.name, "labels": list(HEAD.labels)}
    write_manifest(folder, manifest)
    shipped = Shipped(folder)

    def asked(rows: list[Row]) -> np.ndarray:
        return margins(shipped.ask([(row.text, row.history) for row in rows], [HEAD.name])[HEAD.name])

    held = asked(claims.dev)
    right = np.array([row.targets[HEAD.name] == SUPPORTED for row in claims.dev])
    cuts = np.sort(held)
    threshold = float(max(cuts, key=lambda cut: ((held >= cut) == right).mean()))
    manifest |= {"threshold": round(threshold, 4), "trained": len(claims.train),
                 "figures": {"dev": figures(held, claims.dev, threshold), "measured": figures(asked(measured), measured, threshold)}}
    write_manifest(folder, manifest)
    return manifest["figures"]
