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


class Aligned(MultiHead):
    """Decomposable attention (Parikh et al. 2016) over an encoder that reads claim (segment 0) and premise (segment 1) apart.

    Each token meets what the other text says of it; both, their difference and their product tell how far they agree, and
    the mean and the maximum of that over each text tell the label. `forward` as MultiHead's, for its one head.
    """

    WIDTH = 128
    NOWHERE = -1e4
    # GELU never comes so low, dropout's scaling included.
    BELOW = -1.0

    def __init__(self, encoder: BertModel, head: HeadSpec, dropout: float = 0.3):
        super().__init__(encoder, [head], dropout)
        layers, states = encoder.config.num_hidden_layers, 2 * encoder.config.hidden_size
        # A low layer still knows the word, the last one what it means here.
        self.depths = (max(1, layers // 4), layers)
        self.register_buffer("shift", torch.zeros(states))
        self.register_buffer("gain", torch.ones(states))
        self.heads = nn.ModuleDict({
            "key": nn.Linear(states, self.WIDTH), "project": nn.Linear(states, self.WIDTH), "compare": nn.Linear(4 * self.WIDTH, self.WIDTH),
            "join": nn.Linear(4 * self.WIDTH, self.WIDTH), "label": nn.Linear(self.WIDTH, len(head.labels))})
        self.heads.sharpness = nn.Parameter(torch.tensor(10.0))
        nn.init.orthogonal_(self.heads["key"].weight)

    def states(self, input_ids, attention_mask, token_type_ids) -> torch.Tensor:
        mine = (token_type_ids[:, :, None] == token_type_ids[:, None, :]) & attention_mask[:, None, :].bool()
        hidden = self.encoder(input_ids=input_ids, attention_mask=mine[:, None], token_type_ids=torch.zeros_like(token_type_ids),
                              output_hidden_states=True).hidden_states
        return torch.cat([hidden[depth] for depth in self.depths], dim=2)

    def forward(self, input_ids, attention_mask, token_type_ids, only: set[str] | None = None) -> dict[str, torch.Tensor]:
        states = self.states(input_ids, attention_mask, token_type_ids)
        return {"embedding": states[:, 0], self.specs[0].name: self.judge(states, attention_mask, token_type_ids)}

    def judge(self, states, attention_mask, token_type_ids) -> torch.Tensor:
        """Logits [n, labels] from the states [n, t, 2 dimensions]."""
        x = self.dropout((states - self.shift) * self.gain)
        own, key = self.heads["project"](x), F.normalize(self.heads["key"](x), dim=2)
        there = attention_mask.bool()
        across = (token_type_ids[:, :, None] != token_type_ids[:, None, :]) & there[:, None, :]
        alike = (self.heads.sharpness * key @ key.transpose(1, 2)).masked_fill(~across, self.NOWHERE)
        met = alike.softmax(2) @ own
        compared = self.dropout(F.gelu(self.heads["compare"](torch.cat([own, met, (own - met).abs(), own * met], dim=2))))
        pooled = []
        for part in (0, 1):
            inside = ((token_type_ids == part) & there)[:, :, None]
            pooled.append((compared * inside).sum(1) / inside.sum(1).clamp(min=1))
            pooled.append(compared.masked_fill(~inside, self.BELOW).amax(1))
        return self.heads["label"](self.dropout(F.gelu(self.heads["join"](torch.cat(pooled, dim=1)))))


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
