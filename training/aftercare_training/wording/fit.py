"""Trains a writer on the phrasings, after a start on plain English sentences where there are any; the seed decides everything."""

from __future__ import annotations

import json
import math
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from .acts import ActLanguage, Pair
from .model import Shape, SharedDropout, Writer
from .pieces import BOS, EOS, Pieces

# Bitext's placeholders that are one of ours; sentences with any other are dropped.
BITEXT = {"Order Number": "order.id", "Customer Name": "customer.name", "Person Name": "customer.name", "Client First Name": "customer.name",
          "Refund Amount": "refund.amount", "Money Amount": "refund.amount", "Invoice Number": "invoice.number", "Tracking Number": "parcel.tracking"}


@dataclass(frozen=True)
class Stage:
    epochs: int
    rows: int
    rate: float
    smoothing: float
    dropout: float


@dataclass(frozen=True)
class FitSettings:
    start: Stage = Stage(epochs=2, rows=64, rate=2e-3, smoothing=0.1, dropout=0.15)
    acts: Stage = Stage(epochs=30, rows=64, rate=2e-3, smoothing=0.1, dropout=0.15)
    # Smaller steps over fewer rows, with little left to chance: what has been learnt roughly is learnt word by word.
    polish: Stage = Stage(epochs=8, rows=32, rate=1e-3, smoothing=0.05, dropout=0.05)
    # How often the style of an act is left out, so that one style teaches the others.
    blank: float = 0.1


def bitext_sentences(file: Path) -> list[str]:
    """The sentences of Bitext's replies, with our placeholders and no literal number."""
    found = []
    for line in file.read_text("utf-8").splitlines():
        text = re.sub(r"\{\{([^}]*)}}", lambda m: f"{{{BITEXT[m[1].strip()]}}}" if m[1].strip() in BITEXT else "\0", json.loads(line)["output_text"])
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            sentence = sentence.strip(' "*-')
            if 15 < len(sentence) < 200 and sentence.isascii() and not re.search(r"[\d\0*#:@/<>%]", sentence):
                found.append(sentence)
    return list(dict.fromkeys(found))


def batches(rows: list[tuple[list[int], list[int]]], size: int, chance: random.Random):
    """Rows of about the same length together, in an order of chance."""
    order = sorted(range(len(rows)), key=lambda i: (len(rows[i][1]) + chance.random() * 6))
    parts = [order[i: i + size] for i in range(0, len(order), size)]
    chance.shuffle(parts)
    for part in parts:
        yield [rows[i] for i in part]


def padded(rows: list[list[int]]) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [0] * (width - len(row)) for row in rows])


def loss_of(model: Writer, batch: list[tuple[list[int], list[int]]], smoothing: float) -> torch.Tensor:
    acts, texts = padded([a for a, _ in batch]), padded([[BOS, *t, EOS] for _, t in batch])
    scores = model(acts, texts[:, :-1])
    return functional.cross_entropy(scores.flatten(0, 1), texts[:, 1:].flatten(), ignore_index=0, label_smoothing=smoothing)


def rows_of(pairs: list[Pair], pieces: Pieces, chance: random.Random, blank: float) -> list[tuple[list[int], list[int]]]:
    """Each phrasing under its act; now and then without its style, so that styles lend each other words."""
    rows = []
    for pair in pairs:
        symbols = pair.act.symbols()
        if chance.random() < blank:
            symbols.remove(f"<{pair.act.style}>")
        rows.append((pieces.encode_act(symbols), pieces.encode(pair.act.language, pair.text)))
    return rows


def fit(language: ActLanguage, pieces: Pieces, sentences: list[str], seed: int, settings: FitSettings, say=print) -> Writer:
    """The model before its polish."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Writer(Shape(len(pieces.names), pieces.outputs))
    taught, _ = language.parts()
    start = [(pieces.encode_act(["<en>", "<free>", *(f"{{{s}}}" for s in sorted(set(re.findall(r"\{([a-z_.]+)}", t))))]), pieces.encode("en", t))
             for t in sentences]
    start = [row for row in start if len(row[1]) < model.shape.tokens - 2]
    if start:
        _epochs(model, lambda: start, settings.start, chance, say, "start")
    _epochs(model, lambda: rows_of(taught, pieces, chance, settings.blank), settings.acts, chance, say, "acts")
    return model.eval()


def polish(model: Writer, language: ActLanguage, pieces: Pieces, seed: int, settings: FitSettings, say=print) -> Writer:
    """Has a seed of its own, so that it gives the same after a stop."""
    torch.manual_seed(seed + 500)
    chance = random.Random(seed + 500)
    taught, _ = language.parts()
    _epochs(model, lambda: rows_of(taught, pieces, chance, settings.blank), settings.polish, chance, say, "polish")
    return model.eval()


def _epochs(model: Writer, rows, stage: Stage, chance: random.Random, say, name: str) -> None:
    steps, total = 0, stage.epochs * math.ceil(len(rows()) / stage.rows)
    optimizer = torch.optim.AdamW(model.parameters(), lr=stage.rate, weight_decay=0.01, betas=(0.9, 0.98))
    model.train()
    for module in model.modules():
        if isinstance(module, SharedDropout):
            module.share = stage.dropout
    began = time.monotonic()
    for epoch in range(stage.epochs):
        losses = []
        for batch in batches(rows(), stage.rows, chance):
            for group in optimizer.param_groups:
                group["lr"] = stage.rate * min(1, steps / 50) * (0.5 + 0.5 * math.cos(math.pi * steps / total))
            loss = loss_of(model, batch, stage.smoothing)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            steps += 1
        say(f"{name} {epoch + 1}/{stage.epochs}: loss {sum(losses) / len(losses):.3f}, {time.monotonic() - began:.0f} s")
