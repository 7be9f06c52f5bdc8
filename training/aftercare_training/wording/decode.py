"""Constrained decoding: each placeholder of the act once, no other, no right that the act does not carry, an end only when all is said."""

from __future__ import annotations

import copy
import re

import numpy as np
import torch

from .acts import LITERAL, Act, ActLanguage
from .model import Writer
from .pieces import BOS, EOS, SPACE, Pieces

# Room for the longest sentence that was written by hand, and half as much again.
MOST = 80
ENDS = "。！？.!?”\""
# No four pieces in a row come twice: a small model that is kept from its end would go round in circles.
REPEATED = 4
# How far back a forbidden word can begin.
TAIL = 24


class Grammar:
    """What may come next in the sentence of one act; it is told of each piece that was chosen."""

    def __init__(self, language: ActLanguage, pieces: Pieces, act: Act):
        self.pieces = pieces
        self.forbidden = language.forbidden(act)
        self.literal = re.compile(LITERAL[act.language], re.IGNORECASE)
        self.own = pieces.range[act.language]
        self.missing = {pieces.encode_act([f"{{{slot}}}"])[0] for slot in act.slots}
        self.tail = ""
        self.ids: list[int] = []
        self.met: set[tuple[int, ...]] = set()

    def allows(self, piece: int) -> bool:
        if piece == EOS:
            return not self.missing and self.tail[-1:] in ENDS and self.tail != ""
        if not self._known(piece) or (*self.ids[-(REPEATED - 1):], piece) in self.met:
            return False
        after = self.tail + self._text(piece)
        return not any(term in after for term in self.forbidden) and not self.literal.search(after)

    def took(self, piece: int) -> None:
        self.missing.discard(piece)
        self.ids.append(piece)
        if len(self.ids) >= REPEATED:
            self.met.add(tuple(self.ids[-REPEATED:]))
        self.tail = (self.tail + self._text(piece))[-TAIL:]

    def copy(self) -> "Grammar":
        other = copy.copy(self)
        other.missing, other.ids, other.met = set(self.missing), list(self.ids), set(self.met)
        return other

    def _known(self, piece: int) -> bool:
        if piece < 3 + len(self.pieces.placeholders):
            # Two values that touch could not be told apart.
            return piece in self.missing and not (self.ids and self.ids[-1] < 3 + len(self.pieces.placeholders))
        return self.own[0] <= piece < self.own[1]

    def _text(self, piece: int) -> str:
        # A placeholder is no word: what it will hold says nothing of a right.
        return "\0" if piece < 3 + len(self.pieces.placeholders) else self.pieces.names[piece].replace(SPACE, " ").lower()


def best_allowed(scores: np.ndarray, grammar: Grammar) -> int:
    """The best-scored piece that the grammar allows; it is asked only about those that would win."""
    while True:
        best = int(scores.argmax())
        if scores[best] == -np.inf:
            return -1
        if grammar.allows(best):
            return best
        scores[best] = -np.inf


def drawn(scores: np.ndarray, grammar: Grammar, chance: np.random.Generator, temperature: float, among: int = 12) -> int:
    """One of the best-scored pieces that are allowed, by chance."""
    allowed, weights = [], []
    scores = scores.copy()
    while len(allowed) < among:
        best = int(scores.argmax())
        if scores[best] == -np.inf:
            break
        if grammar.allows(best):
            allowed.append(best)
            weights.append(scores[best] / temperature)
        scores[best] = -np.inf
        if weights and scores.max() / temperature < weights[0] - 6:
            break
    if not allowed:
        return -1
    weights = np.exp(np.array(weights) - weights[0])
    return int(chance.choice(allowed, p=weights / weights.sum()))


@torch.inference_mode()
def write(model: Writer, language: ActLanguage, pieces: Pieces, acts: list[Act], temperature: float = 0.0, seed: int = 0) -> list[tuple[str, float]]:
    """A sentence for each act and the mean log probability of its pieces; an empty one where none ended in time."""
    chance = np.random.default_rng(seed)
    written = []
    for begin in range(0, len(acts), 64):
        part = acts[begin: begin + 64]
        prompts = [pieces.encode_act(a.symbols()) for a in part]
        width = max(map(len, prompts))
        acted = torch.tensor([p + [0] * (width - len(p)) for p in prompts])
        crossed, act_mask = model.crossed(model.encode(acted)), (acted != 0)[:, None, None, :]
        past, last = model.nothing(len(part)), [BOS] * len(part)
        grammars, sums, open_rows = [Grammar(language, pieces, a) for a in part], [0.0] * len(part), set(range(len(part)))
        ended = set()
        for place in range(MOST):
            scores, present = model.decode(torch.tensor(last)[:, None], crossed, act_mask, past, None, torch.tensor([place]))
            past = [(torch.cat((a, c), -2), torch.cat((b, d), -2)) for (a, b), (c, d) in zip(past, present)]
            logs = scores[:, 0].log_softmax(-1)
            rows = scores[:, 0].numpy()
            for i in list(open_rows):
                piece = drawn(rows[i], grammars[i], chance, temperature) if temperature else best_allowed(rows[i].copy(), grammars[i])
                if piece in (-1, EOS):
                    open_rows.discard(i)
                    if piece == EOS:
                        ended.add(i)
                        sums[i] += float(logs[i, EOS])
                    continue
                grammars[i].took(piece)
                sums[i] += float(logs[i, piece])
                last[i] = piece
            if not open_rows:
                break
        written += [(pieces.decode(g.ids), sums[i] / (len(g.ids) + 1)) if i in ended else ("", -np.inf) for i, g in enumerate(grammars)]
    return written
