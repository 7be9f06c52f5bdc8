"""Fine-tuning: one loop for every model, seeded, with averaged weights."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer

from .model import SIGMOID, TOKENS, HeadSpec, MultiHead, loss_of

IGNORED = -100


@dataclass(frozen=True)
class Row:
    """A message and what it teaches.

    targets: head name to a label, to a tuple of labels that hold together, to {label: probability}, or, for a head over
    tokens, to a tuple of (start, end, type) in characters.
    """

    text: str
    targets: dict = field(hash=False)
    history: str = ""
    source: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class FitSettings:
    epochs: float = 5
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warmup: float = 0.1
    smoothing: float = 0.1
    average: float = 0.995
    max_tokens: int = 128
    max_history_tokens: int = 64
    seed: int = 0
    freeze_words: bool = False


def encode_row(tokenizer: Tokenizer, text: str, history: str, max_tokens: int, max_history: int):
    """(ids, segments, character offsets of the text's tokens): [CLS] text [SEP], and history [SEP] where there is one.

    The text is cut at its end; of the history the end is kept, in the room that is left.
    """
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids, offsets = encoding.ids[: max_tokens - 2], encoding.offsets[: max_tokens - 2]
    row, segments = [cls, *ids, sep], [0] * (len(ids) + 2)
    room = min(max_history, max_tokens - len(row) - 1)
    if history and room > 0:
        before = tokenizer.encode(history, add_special_tokens=False).ids[-room:]
        row += [*before, sep]
        segments += [1] * (len(before) + 1)
    return row, segments, offsets


def pad(rows: list[list[int]], fill: int = 0) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows])


def fit(model: MultiHead, tokenizer: Tokenizer, rows: list[Row], settings: FitSettings,
        augment: Callable[[Row, random.Random], Row] | None = None,
        after_epoch: Callable[[int, MultiHead], None] | None = None) -> MultiHead:
    """Trains the model in place and returns a copy with the moving average of its weights.

    augment is asked for every row at every epoch; after_epoch sees the averaged model.
    """
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(not settings.freeze_words)
    averaged = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(_groups(model, settings), weight_decay=0.01, fused=True)
    base = [group["lr"] for group in optimiser.param_groups]
    steps = math.ceil(len(rows) / settings.batch * settings.epochs)
    step = 0
    for epoch in range(math.ceil(settings.epochs)):
        model.train()
        seen = [augment(row, chance) for row in rows] if augment else rows
        for batch in _batches(seen, tokenizer, model.specs, settings, chance):
            if step >= steps:
                break
            scale = _schedule(step / steps, settings.warmup)
            for group, rate in zip(optimiser.param_groups, base):
                group["lr"] = rate * scale
            loss = _loss(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            _average(averaged, model, min(settings.average, step / (step + 10)))
        if after_epoch:
            after_epoch(epoch + 1, averaged)
    return averaged


def _loss(model: MultiHead, batch: dict) -> torch.Tensor:
    taught = {name for name, (rows, _, _) in batch["targets"].items() if len(rows)}
    logits = model(batch["ids"], batch["mask"], batch["segments"], only=taught)
    total = torch.zeros(())
    for spec in model.specs:
        if spec.name in taught:
            rows, target, weight = batch["targets"][spec.name]
            total = total + spec.weight * loss_of(spec, logits[spec.name][rows], target, weight)
    return total / len(batch["ids"])


def _batches(rows: list[Row], tokenizer: Tokenizer, specs: list[HeadSpec], settings: FitSettings,
             chance: random.Random) -> Iterator[dict]:
    """Shuffled batches of rows of like length, so that little is spent on padding."""
    encoded = [encode_row(tokenizer, r.text, r.history, settings.max_tokens, settings.max_history_tokens) for r in rows]
    order = list(range(len(rows)))
    chance.shuffle(order)
    pool = settings.batch * 50
    batches = []
    for start in range(0, len(order), pool):
        part = sorted(order[start: start + pool], key=lambda i: len(encoded[i][0]))
        batches += [part[i: i + settings.batch] for i in range(0, len(part), settings.batch)]
    chance.shuffle(batches)
    for batch in batches:
        ids = pad([encoded[i][0] for i in batch])
        yield {
            "ids": ids,
            "mask": pad([[1] * len(encoded[i][0]) for i in batch]),
            "segments": pad([encoded[i][1] for i in batch]),
            "targets": {spec.name: _targets(spec, [rows[i] for i in batch], [encoded[i][2] for i in batch],
                                            ids.shape[1], settings.smoothing) for spec in specs},
        }


def _targets(spec: HeadSpec, rows: list[Row], offsets: list, width: int, smoothing: float):
    number = {label: i for i, label in enumerate(spec.labels)}
    taught = [i for i, row in enumerate(rows) if spec.name in row.targets]
    weight = torch.tensor([rows[i].weight for i in taught])
    if spec.kind == TOKENS:
        target = torch.full((len(taught), width), IGNORED)
        for k, i in enumerate(taught):
            for position, label in enumerate(bio(offsets[i], rows[i].targets[spec.name])):
                target[k, position + 1] = number[label]
        return taught, target, weight
    target = torch.zeros(len(taught), len(spec.labels))
    for k, i in enumerate(taught):
        value = rows[i].targets[spec.name]
        held = value if isinstance(value, dict) else {label: 1.0 for label in ([value] if isinstance(value, str) else value)}
        share = 1.0 if spec.kind == SIGMOID or isinstance(value, dict) else 1.0 / max(1, len(held))
        for label, probability in held.items():
            target[k, number[label]] = probability * share
        if spec.kind != SIGMOID and not isinstance(value, dict):
            target[k] = target[k] * (1 - smoothing) + smoothing / len(spec.labels)
    return taught, target, weight


def bio(offsets: list[tuple[int, int]], spans: tuple[tuple[int, int, str], ...]) -> list[str]:
    """A BIO tag for each token."""
    tags = []
    for start, end in offsets:
        inside = next(((s, e, kind) for s, e, kind in spans if start < e and end > s), None)
        tags.append("O" if inside is None else f"{'B' if start <= inside[0] else 'I'}-{inside[2]}")
    return tags


def _schedule(progress: float, warmup: float) -> float:
    return progress / warmup if progress < warmup else max(0.0, (1 - progress) / (1 - warmup))


def _groups(model: MultiHead, settings: FitSettings) -> list[dict]:
    layers = model.encoder.config.num_hidden_layers
    groups: dict[float, list] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("heads."):
            rate = settings.head_rate
        elif ".layer." in name:
            rate = settings.rate * settings.layer_decay ** (layers - 1 - int(name.split(".layer.")[1].split(".")[0]))
        else:
            rate = settings.rate * settings.layer_decay ** layers
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


@torch.no_grad()
def _average(averaged: MultiHead, model: MultiHead, keep: float) -> None:
    pairs = [(a, p) for a, p in zip(averaged.parameters(), model.parameters()) if p.requires_grad]
    torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1 - keep)


@torch.inference_mode()
def predict(model: MultiHead, tokenizer: Tokenizer, rows: list[tuple[str, str]], settings: FitSettings,
            heads: set[str], batch: int = 64) -> dict[str, np.ndarray]:
    """Logits of every row for the heads asked for (none of them over tokens), in the order of the rows."""
    model.eval()
    encoded = [encode_row(tokenizer, text, history, settings.max_tokens, settings.max_history_tokens)
               for text, history in rows]
    order = sorted(range(len(rows)), key=lambda i: len(encoded[i][0]))
    found: dict[str, list] = {head: [None] * len(rows) for head in heads | {"embedding"}}
    for start in range(0, len(order), batch):
        part = order[start: start + batch]
        logits = model(pad([encoded[i][0] for i in part]), pad([[1] * len(encoded[i][0]) for i in part]),
                       pad([encoded[i][1] for i in part]), only=heads)
        for head in found:
            for i, values in zip(part, logits[head].numpy()):
                found[head][i] = values
    return {head: np.stack(values) for head, values in found.items()}
