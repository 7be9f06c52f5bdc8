"""A critic that tells a person's sentence for an act from the writer's, trained against it in turns, as in a GAN for text."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from .acts import Act, ActLanguage, Pair
from .decode import write
from .fit import FitSettings, batches, loss_of, padded, rows_of
from .model import Block, Shape, Writer
from .pieces import BOS, EOS, Pieces


@dataclass(frozen=True)
class CriticSettings:
    rounds: int = 2
    # Acts that the writer tries in a round, and candidates among which the critic chooses.
    tries: int = 600
    candidates: int = 6
    temperature: float = 0.7
    epochs: int = 3
    rate: float = 1e-3
    # How much the writer heeds the critic beside the people's sentences.
    weight: float = 0.3
    writer_rate: float = 2e-4


class Critic(nn.Module):
    """Reads act and sentence together; its score is the log odds that a person wrote this sentence for this act."""

    def __init__(self, shape: Shape):
        super().__init__()
        self.embedding = nn.Embedding(shape.vocabulary, shape.width, padding_idx=0)
        self.place = nn.Embedding(shape.tokens + 1, shape.width)
        self.blocks = nn.ModuleList(Block(shape, crossed=False) for _ in range(shape.layers))
        self.norm, self.score = nn.LayerNorm(shape.width), nn.Linear(shape.width, 1)
        self.drop = nn.Dropout(0.3)
        nn.init.normal_(self.embedding.weight, std=0.1)

    def forward(self, acts: Tensor, texts: Tensor) -> Tensor:
        places = torch.cat((torch.full((acts.shape[1],), self.place.num_embeddings - 1), torch.arange(texts.shape[1])))
        both = torch.cat((acts, texts), 1)
        mask = (both != 0)[:, None, None, :]
        x = self.drop(self.embedding(both) + self.place(places))
        for block in self.blocks:
            y = block.norm_self(x)
            keys, values = block.keys_values(y)
            x = x + block.drop(block.out(block.attend(block.query(y), keys, values, mask)))
            x = x + block.drop(block.inner(block.norm_inner(x)))
        seen = (both != 0)[:, :, None]
        return self.score(self.norm((x * seen).sum(1) / seen.sum(1))).squeeze(1)


def rows(pairs: list[Pair], pieces: Pieces) -> list[tuple[list[int], list[int]]]:
    return [(pieces.encode_act(p.act.symbols()), [BOS, *pieces.encode(p.act.language, p.text), EOS]) for p in pairs]


def duel(writer: Writer, language: ActLanguage, pieces: Pieces, seed: int, settings: CriticSettings, say=print) -> Critic:
    """Trains both in turns: the critic on what the writer has just written, the writer on what the critic thinks of it."""
    torch.manual_seed(seed + 1000)
    chance = random.Random(seed + 1000)
    taught, _ = language.parts()
    human = {(p.act, p.text) for p in taught}
    critic = Critic(writer.shape)
    judging = torch.optim.AdamW(critic.parameters(), lr=settings.rate)
    writing = torch.optim.AdamW(writer.parameters(), lr=settings.writer_rate)
    for turn in range(settings.rounds):
        acts = [p.act for p in chance.sample(taught, min(settings.tries, len(taught)))]
        said = write(writer.eval(), language, pieces, acts, temperature=1.0, seed=seed * 100 + turn)
        made = [Pair(a, t) for a, (t, _) in zip(acts, said) if t and (a, t) not in human]
        right = _judge(critic, judging, taught, made, _mismatched(taught, chance), pieces, chance, settings)
        _heed(writer, critic, writing, taught, made, pieces, chance, settings)
        say(f"turn {turn + 1}: {len(made)} of {len(acts)} sentences were new; the critic is right in {right:.3f}")
    # The last word is the critic's: it judges the writer that ships.
    acts = [p.act for p in chance.sample(taught, min(settings.tries, len(taught)))]
    said = write(writer.eval(), language, pieces, acts, temperature=settings.temperature, seed=seed * 100 + 99)
    made = [Pair(a, t) for a, (t, _) in zip(acts, said) if t and (a, t) not in human]
    _judge(critic, judging, taught, made, _mismatched(taught, chance), pieces, chance, settings)
    return critic.eval()


def rank(critic: Critic, writer: Writer, language: ActLanguage, pieces: Pieces, acts: list[Act], settings: CriticSettings, seed: int) -> list[str]:
    """The candidate that the critic likes best for each act; the greedy one is always among them."""
    tries = [write(writer, language, pieces, acts)] + [
        write(writer, language, pieces, acts, temperature=settings.temperature, seed=seed + n) for n in range(1, settings.candidates)]
    best = []
    for act, *candidates in zip(acts, *tries):
        texts = list(dict.fromkeys(t for t, _ in candidates if t))
        if not texts:
            best.append("")
            continue
        pairs = rows([Pair(act, t) for t in texts], pieces)
        with torch.inference_mode():
            scores = critic(padded([a for a, _ in pairs]), padded([t for _, t in pairs]))
        best.append(texts[int(scores.argmax())])
    return best


def _mismatched(taught: list[Pair], chance: random.Random) -> list[Pair]:
    """People's sentences under an act of another style or topic that has the same placeholders: what a critic has to refuse as well."""
    by_slots: dict[tuple, list[Act]] = {}
    for p in taught:
        by_slots.setdefault((p.act.language, p.act.slots), []).append(p.act)
    wrong = []
    for p in chance.sample(taught, len(taught) // 2):
        other = chance.choice(by_slots[p.act.language, p.act.slots])
        if other != p.act:
            wrong.append(Pair(other, p.text))
    return wrong


def _judge(critic, optimizer, taught, made, wrong, pieces, chance, settings) -> float:
    good, bad = rows(taught, pieces), rows(made, pieces) + rows(wrong, pieces)
    labelled = [(a, t, 1.0) for a, t in good] + [(a, t, 0.0) for a, t in bad]
    critic.train()
    hits = []
    for _ in range(settings.epochs):
        hits = []
        chance.shuffle(labelled)
        order = sorted(labelled, key=lambda r: len(r[1]) + chance.random() * 6)
        parts = [order[i: i + 64] for i in range(0, len(order), 64)]
        chance.shuffle(parts)
        for part in parts:
            scores = critic(padded([a for a, _, _ in part]), padded([t for _, t, _ in part]))
            labels = torch.tensor([label for _, _, label in part])
            loss = functional.binary_cross_entropy_with_logits(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            hits += ((scores > 0) == (labels > 0.5)).tolist()
    return sum(hits) / len(hits)


def _heed(writer, critic, optimizer, taught, made, pieces, chance, settings) -> None:
    """One pass over the people's sentences, beside them the writer's own, weighted by what the critic thinks (REINFORCE)."""
    own = rows(made, pieces)
    writer.train()
    critic.eval()
    settings_of_acts = FitSettings()
    plain = settings_of_acts.polish
    for number, batch in enumerate(batches(rows_of(taught, pieces, chance, settings_of_acts.blank), plain.rows, chance)):
        loss = loss_of(writer, batch, plain.smoothing)
        part = own[(number * 32) % max(1, len(own)):][:32]
        if part:
            acts, texts = padded([a for a, _ in part]), padded([t for _, t in part])
            with torch.inference_mode():
                reward = critic(acts, texts).sigmoid()
            reward = (reward - reward.mean()).clone()
            logs = -functional.cross_entropy(writer(acts, texts[:, :-1]).transpose(1, 2), texts[:, 1:], ignore_index=0, reduction="none")
            loss = loss - settings.weight * (reward * logs.sum(1) / (texts[:, 1:] != 0).sum(1)).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(writer.parameters(), 1.0)
        optimizer.step()
    writer.eval()
