"""The multi-task model: one encoder, one linear head for each thing that is understood."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F
from transformers import BertModel

SOFTMAX, SIGMOID, TOKENS = "softmax", "sigmoid", "tokens"
# Cosines are small numbers; this scale, a usual one for cosine classifiers, lets their softmax become sure.
COSINE_SCALE = 20.0


@dataclass(frozen=True)
class HeadSpec:
    """What a head tells apart.

    kind is SOFTMAX (one label holds), SIGMOID (each label for itself) or TOKENS (a label for each token). A head that
    is `of_embedding` reads the vector of length one that packs read, so that it can ship apart from the encoder.
    """

    name: str
    labels: tuple[str, ...]
    kind: str = SOFTMAX
    weight: float = 1.0
    of_embedding: bool = False


class MultiHead(nn.Module):
    """Heads over the first token's state; `forward` gives {head: logits}, and "embedding" of length one."""

    def __init__(self, encoder: BertModel, heads: list[HeadSpec], dropout: float = 0.1):
        super().__init__()
        self.encoder = encoder
        self.specs = heads
        self.dropout = nn.Dropout(dropout)
        width = encoder.config.hidden_size
        self.heads = nn.ModuleDict({spec.name: nn.Linear(width, len(spec.labels)) for spec in heads})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, input_ids, attention_mask, token_type_ids, only: set[str] | None = None) -> dict[str, torch.Tensor]:
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask,
                              token_type_ids=token_type_ids).last_hidden_state
        first = states[:, 0]
        embedding = F.normalize(first, dim=1)
        result = {"embedding": embedding}
        for spec in self.specs:
            if only is not None and spec.name not in only:
                continue
            seen = states if spec.kind == TOKENS else COSINE_SCALE * embedding if spec.of_embedding else first
            result[spec.name] = self.heads[spec.name](self.dropout(seen))
        return result


def loss_of(spec: HeadSpec, logits: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """The summed weighted loss of the rows that teach this head.

    target: [n, labels] probabilities (SOFTMAX, SIGMOID), or [n, tokens] label numbers with -100 where none (TOKENS).
    """
    if spec.kind == TOKENS:
        each = F.cross_entropy(logits.transpose(1, 2), target, ignore_index=-100, reduction="none")
        taught = (target != -100).sum(1).clamp(min=1)
        return (each.sum(1) / taught * weight).sum()
    if spec.kind == SIGMOID:
        return (F.binary_cross_entropy_with_logits(logits, target, reduction="none").mean(1) * len(spec.labels) ** 0.5
                * weight).sum()
    return (-(target * F.log_softmax(logits, dim=1)).sum(1) * weight).sum()
