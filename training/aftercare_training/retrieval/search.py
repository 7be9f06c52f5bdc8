"""Articles by meaning, as reply-service scores them: a soft maximum over the likeness to all of their texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F
from transformers import BertModel

from ..fit import pad
from .articles import Article
from .lines import Line

MAX_TOKENS = 128
# Sharpness of the soft maximum, in training and in the service (ArticleMeaning).
SHARPNESS = 20.0


@dataclass(frozen=True)
class Text:
    """A text to be found by, and the number of its article. `told` by the article, or a way to ask taken from the lines."""

    article: int
    text: str
    told: bool


def texts_of(articles: list[Article], lines: list[Line]) -> list[Text]:
    number = {article.id: i for i, article in enumerate(articles)}
    own = [Text(i, text, True) for i, article in enumerate(articles) for text in (*article.ways(), *article.parts())]
    return own + [Text(number[line.article], line.question, False) for line in lines if line.article]


def encode(tokenizer: Tokenizer, text: str) -> list[int]:
    ids = tokenizer.encode(text, add_special_tokens=False).ids[: MAX_TOKENS - 2]
    return [tokenizer.token_to_id("[CLS]"), *ids, tokenizer.token_to_id("[SEP]")]


def embed(encoder: BertModel, rows: list[list[int]]) -> torch.Tensor:
    """[rows, dimensions] of length one: the first token's state."""
    ids = pad(rows)
    mask = pad([[1] * len(row) for row in rows])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        first = encoder(input_ids=ids, attention_mask=mask).last_hidden_state[:, 0]
    return F.normalize(first.float(), dim=1)


@torch.no_grad()
def embed_all(encoder: BertModel, rows: list[list[int]], batch: int = 128) -> torch.Tensor:
    encoder.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found = torch.zeros(len(rows), encoder.config.hidden_size)
    for start in range(0, len(order), batch):
        part = order[start: start + batch]
        found[part] = embed(encoder, [rows[i] for i in part])
    return found


def likeness(alike: torch.Tensor, owner: torch.Tensor, articles: int) -> torch.Tensor:
    """Cosines [n, texts] and each text's article to [n, articles], on the scale of cosines: log-mean-exp."""
    highest = alike.max(dim=1, keepdim=True).values.detach()
    each = torch.exp(SHARPNESS * (alike - highest))
    sums = torch.zeros(len(alike), articles).index_add(1, owner, each)
    counts = torch.bincount(owner, minlength=articles).clamp(min=1)
    return highest + torch.log(sums / counts + 1e-30) / SHARPNESS


def recall(scores: np.ndarray, right: list[set[int]], among: int) -> float:
    best = np.argsort(-scores, axis=1)[:, :among]
    return float(np.mean([bool(set(row) & held) for row, held in zip(best.tolist(), right)]))


def refusals(answerable: np.ndarray, unanswerable: np.ndarray, minimum: float) -> tuple[float, float]:
    """Shares refused of the best scores of either kind."""
    return float((unanswerable < minimum).mean()), float((answerable < minimum).mean())
