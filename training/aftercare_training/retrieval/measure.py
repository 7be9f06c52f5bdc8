"""What an encoder finds among the lines held out, or among the measured questions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch

from .lines import Line, Lines
from .search import Text, likeness, recall, refusals, texts_of

# Of answerable questions in quite other words than their article's so many may be refused: at .05 most that none answers
# would be answered. Chosen so that reply-service's RetrievalTest holds.
FALSE_REFUSALS = 0.25


@dataclass(frozen=True)
class Asked:
    """Questions, and for each the ids of the articles that answer it; none where no article does."""

    questions: list[str]
    answers: list[set[str]]

    @staticmethod
    def of(lines: list[Line]) -> "Asked":
        return Asked([line.question for line in lines], [{line.article} if line.article else set() for line in lines])


def measure(bank: torch.Tensor, asking: torch.Tensor, lines: Lines, asked: Asked, minimum: float | None = None) -> dict:
    """Figures with the articles' own texts alone (told), and with the lines as ways to ask too (asked).

    bank: vectors in the order of `texts_of`; asking: those of the questions. Without a `minimum` it is the likeness that
    refuses FALSE_REFUSALS of these answerable questions.
    """
    articles = lines.articles
    number = {article.id: i for i, article in enumerate(articles)}
    texts = texts_of(articles, lines.train)
    alike = asking @ bank.T
    right = [{number[i] for i in held} for held in asked.answers]
    answerable = np.array([bool(held) for held in right])
    figures = {"questions": int(answerable.sum()), "unanswerable": int((~answerable).sum())}
    for name, seen in (("told", np.array([text.told for text in texts])), ("asked", np.ones(len(texts), dtype=bool))):
        scores = score(alike, texts, seen, len(articles))
        found = scores[answerable]
        held = [r for r in right if r]
        figures[name] = {f"R@{n}": round(recall(found, held, n), 4) for n in (1, 5, 10, 30)}
        best = scores.max(axis=1)
        least = math.floor(1e4 * np.quantile(best[answerable], FALSE_REFUSALS, method="lower")) / 1e4 if minimum is None else minimum
        if (~answerable).any():
            refused, refused_wrongly = refusals(best[answerable], best[~answerable], least)
            figures[name] |= {"minimum": least, "refused": round(refused, 4), "refusedWrongly": round(refused_wrongly, 4)}
    return figures


def score(alike: torch.Tensor, texts: list[Text], seen: np.ndarray, articles: int) -> np.ndarray:
    owner = torch.tensor([text.article for text in texts])
    here = torch.from_numpy(seen)
    return likeness(alike[:, here], owner[here], articles).numpy()
