"""Contrastive training of the encoder: a question against every text of every article."""

from __future__ import annotations

import copy
import math
import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F
from transformers import BertModel

from .lines import Lines
from .search import SHARPNESS, embed, embed_all, encode, likeness, texts_of


@dataclass(frozen=True)
class FitSettings:
    """withheld: weight of the loss that asks for "no article" where the right one is left out. told: share of the steps
    that see the articles' own texts alone, so that an article without lines is found too. ways, parts: how many texts of
    a batch's articles are read anew; parts are long."""

    epochs: float = 5
    batch: int = 64
    ways: int = 32
    parts: int = 8
    rate: float = 1e-4
    warmup: float = 0.1
    average: float = 0.99
    withheld: float = 0.3
    told: float = 0.5
    smoothing: float = 0.05
    seed: int = 0


def fit(encoder: BertModel, tokenizer: Tokenizer, lines: Lines, settings: FitSettings,
        after_epoch: Callable[[int, BertModel, torch.Tensor], None] | None = None) -> tuple[BertModel, float]:
    """Trains in place; returns a copy with averaged weights, and the likeness below which no article answers.

    Vectors of all texts are kept from their last reading (cross-batch memory, Wang et al. 2020), so that each question is
    compared with all articles; those of the batch are read anew and learn too. after_epoch sees the averaged model and
    those vectors, in the order of `texts_of`.
    """
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    averaged = copy.deepcopy(encoder).eval()
    none = torch.nn.Parameter(torch.tensor(0.6))
    learning = [p for p in encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": learning, "lr": settings.rate}, {"params": [none], "lr": 1e-3, "weight_decay": 0.0}],
                                  weight_decay=0.01, fused=True)
    base = [group["lr"] for group in optimiser.param_groups]

    texts = texts_of(lines.articles, lines.train)
    rows = [encode(tokenizer, text.text) for text in texts]
    owner = torch.tensor([text.article for text in texts])
    told = torch.tensor([text.told for text in texts])
    place = {(text.article, text.text): i for i, text in enumerate(texts)}
    ways, parts = defaultdict(list), defaultdict(list)
    for i, text in enumerate(texts):
        (parts if "\n" in text.text else ways)[text.article].append(i)
    # A question asks: the lines, and the articles' own questions.
    own = {article.id: set(article.questions) for article in lines.articles}
    asked = [(i, text.article) for i, text in enumerate(texts) if not text.told or text.text in own[lines.articles[text.article].id]]
    nothing = [encode(tokenizer, line.question) for line in lines.train if line.article is None]
    anchors = [(rows[i], i, article) for i, article in asked] + [(row, -1, -1) for row in nothing]

    total = len(lines.articles)
    bank = embed_all(encoder, rows)
    steps = math.ceil(len(anchors) / settings.batch * settings.epochs)
    step, start = 0, time.time()
    for epoch in range(math.ceil(settings.epochs)):
        encoder.train()
        for batch in _batches(anchors, settings.batch, chance):
            if step >= steps:
                break
            scale = schedule(step / steps, settings.warmup)
            for group, rate in zip(optimiser.param_groups, base):
                group["lr"] = rate * scale
            answered = [(at, article) for _, at, article in batch if at >= 0 and len(ways[article]) > 1]
            if not answered:
                continue
            answering = chance.sample(answered, k=min(settings.ways, max(1, len(batch) // 2), len(answered)))
            fresh_ways = list({chance.choice([i for i in ways[article] if i != at]) for at, article in answering})
            fresh_parts = list({chance.choice(parts[article]) for _, article in answering[: settings.parts]})
            fresh = torch.tensor(fresh_ways + fresh_parts)
            asking = embed(encoder, [row for row, _, _ in batch])
            read = torch.cat([embed(encoder, [rows[i] for i in some]) for some in (fresh_ways, fresh_parts)])
            alike = (asking @ bank.T).index_copy(1, fresh, asking @ read.T)
            at = torch.tensor([i for _, i, _ in batch])
            target = torch.tensor([article for _, _, article in batch])
            loss = _loss(alike, owner, at, target, told if chance.random() < settings.told else torch.ones_like(told), none, total, settings)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            bank[fresh] = read.detach()
            here = at >= 0
            bank[at[here]] = asking.detach()[here]
            step += 1
            with torch.no_grad():
                pairs = [(a, p) for a, p in zip(averaged.parameters(), encoder.parameters()) if p.requires_grad]
                torch._foreach_lerp_([a for a, _ in pairs], [p for _, p in pairs], 1 - min(settings.average, step / (step + 10)))
            if step % 20 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f} none {none.item():.3f} {time.time() - start:.0f} s", flush=True)
        if after_epoch:
            after_epoch(epoch + 1, averaged, bank)
    return averaged, none.item()


def _loss(alike, owner, at, target, seen, none, articles: int, settings: FitSettings) -> torch.Tensor:
    here = torch.nonzero(at >= 0).squeeze(1)
    apart = torch.zeros_like(alike, dtype=torch.bool)
    # A question is not compared with itself.
    apart[here, at[here]] = True
    alike = alike.masked_fill(apart, -1.0)
    logits = SHARPNESS * likeness(alike[:, seen], owner[seen], articles)
    logits = torch.cat([logits, (SHARPNESS * none).expand(len(logits), 1)], dim=1)
    right = torch.where(target >= 0, target, torch.full_like(target, articles))
    loss = F.cross_entropy(logits, right, label_smoothing=settings.smoothing)
    if settings.withheld and len(here):
        rest = logits[here].scatter(1, target[here, None], -1e4)
        loss = loss + settings.withheld * F.cross_entropy(rest, torch.full_like(here, articles))
    return loss


def _batches(anchors: list, size: int, chance: random.Random):
    """Shuffled batches of questions of like length, so that little is spent on padding."""
    order = list(anchors)
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 8):
        part = sorted(order[start: start + size * 8], key=lambda anchor: len(anchor[0]))
        batches += [part[i: i + size] for i in range(0, len(part), size)]
    chance.shuffle(batches)
    return batches


def schedule(progress: float, warmup: float) -> float:
    """By what the learning rate is multiplied, up over the warmup and then down to nothing."""
    return progress / warmup if progress < warmup else max(0.0, (1 - progress) / (1 - warmup))
