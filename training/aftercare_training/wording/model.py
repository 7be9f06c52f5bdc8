"""The encoder-decoder, written so that one step of the decoder and a pass over a whole sentence are the same arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    outputs: int
    width: int = 128
    heads: int = 4
    layers: int = 2
    inner: int = 384
    prompt: int = 16
    tokens: int = 96
    dropout: float = 0.15

    @property
    def head(self) -> int:
        return self.width // self.heads


class SharedDropout(nn.Module):
    """Drops the same features at all places of a sentence: as good here, and drawing a mask no longer costs a fifth of a step."""

    def __init__(self, share: float):
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= self.share) / (1 - self.share)


class Block(nn.Module):
    """Self-attention, where asked attention to the act, and a feed-forward part; normalised before each."""

    def __init__(self, shape: Shape, crossed: bool):
        super().__init__()
        self.shape = shape
        self.norm_self, self.norm_inner = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.query, self.out = nn.Linear(shape.width, shape.width), nn.Linear(shape.width, shape.width)
        self.key_value = nn.Linear(shape.width, 2 * shape.width)
        self.inner = nn.Sequential(nn.Linear(shape.width, shape.inner), nn.GELU(), nn.Linear(shape.inner, shape.width))
        self.drop = SharedDropout(shape.dropout)
        if crossed:
            self.norm_act = nn.LayerNorm(shape.width)
            self.act_query, self.act_out = nn.Linear(shape.width, shape.width), nn.Linear(shape.width, shape.width)
            self.act_key_value = nn.Linear(shape.width, 2 * shape.width)

    def split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.shape.heads, self.shape.head)).transpose(-3, -2)

    def attend(self, query: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
        scores = self.split(query) @ keys.transpose(-1, -2) / math.sqrt(self.shape.head)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e9)
        return (scores.softmax(-1) @ values).transpose(-3, -2).flatten(-2)

    def keys_values(self, x: Tensor) -> tuple[Tensor, Tensor]:
        keys, values = self.key_value(x).chunk(2, -1)
        return self.split(keys), self.split(values)


class Writer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width, padding_idx=0)
        self.place = nn.Embedding(shape.tokens, shape.width)
        self.encoder = nn.ModuleList(Block(shape, crossed=False) for _ in range(shape.layers))
        self.decoder = nn.ModuleList(Block(shape, crossed=True) for _ in range(shape.layers))
        self.norm_act, self.norm = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.drop = SharedDropout(shape.dropout)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        nn.init.normal_(self.place.weight, std=0.02)

    def encode(self, acts: Tensor) -> Tensor:
        """The act as seen by its symbols; they are a set, so the encoder knows no places."""
        mask = (acts != 0)[:, None, None, :]
        x = self.drop(self.embedding(acts) * math.sqrt(self.shape.width))
        for block in self.encoder:
            y = block.norm_self(x)
            keys, values = block.keys_values(y)
            x = x + block.drop(block.out(block.attend(block.query(y), keys, values, mask)))
            x = x + block.drop(block.inner(block.norm_inner(x)))
        return self.norm_act(x)

    def crossed(self, seen: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Keys and values of the act, for each layer of the decoder."""
        return [tuple(b.split(half) for half in b.act_key_value(seen).chunk(2, -1)) for b in self.decoder]

    def decode(self, tokens: Tensor, crossed: list[tuple[Tensor, Tensor]], act_mask: Tensor, past: list[tuple[Tensor, Tensor]],
               mask: Tensor | None, position: Tensor) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
        """Scores of the next token at each place, and the keys and values that these tokens add to the past."""
        x = self.drop(self.embedding(tokens) * math.sqrt(self.shape.width) + self.place(position))
        present = []
        for block, (act_keys, act_values), (past_keys, past_values) in zip(self.decoder, crossed, past):
            y = block.norm_self(x)
            keys, values = block.keys_values(y)
            present.append((keys, values))
            attended = block.attend(block.query(y), torch.cat((past_keys, keys), -2), torch.cat((past_values, values), -2), mask)
            x = x + block.drop(block.out(attended))
            x = x + block.drop(block.act_out(block.attend(block.act_query(block.norm_act(x)), act_keys, act_values, act_mask)))
            x = x + block.drop(block.inner(block.norm_inner(x)))
        return self.norm(x) @ self.embedding.weight[: self.shape.outputs].T, present

    def nothing(self, rows: int) -> list[tuple[Tensor, Tensor]]:
        """The past before the first token: one key and value of nought, so that no tensor is ever empty."""
        zero = torch.zeros(rows, self.shape.heads, 1, self.shape.head)
        return [(zero, zero)] * self.shape.layers

    def forward(self, acts: Tensor, tokens: Tensor) -> Tensor:
        """The scores at every place of whole sentences, as training wants them."""
        length = tokens.shape[1]
        mask = torch.ones(length, length + 1, dtype=torch.bool).tril(1)
        crossed = self.crossed(self.encode(acts))
        return self.decode(tokens, crossed, (acts != 0)[:, None, None, :], self.nothing(len(tokens)), mask, torch.arange(length))[0]
