"""What teaches: questions with the article that answers them, and questions that none answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from ..corpus import bucket, tsv
from .articles import Article, read_articles

# In a hundred, by hash: on these rest the choices and the minimum score. Few questions have no answer, so more are held out.
HELD_OUT, HELD_OUT_UNANSWERABLE = 8, 25
# Questions that are measured, those that articles answer and those that none does.
MEASURED = ("knowledge-questions.yaml", "unanswerable-questions.yaml")
# Of the pairs of characters that two questions have, so many in common is one question.
SAME = 0.6


@dataclass(frozen=True)
class Line:
    """A question, and the article that answers it; None where none does."""

    question: str
    article: str | None


@dataclass(frozen=True)
class Lines:
    articles: list[Article]
    train: list[Line]
    dev: list[Line]
    dropped: int


def read_lines(language: str, own: Path, knowledge: Path, measured: Path) -> Lines:
    """Reads `own`/reranker and `own`/unanswerable; lines near a question of the files in `measured` are dropped and counted.

    Raises ValueError naming a line whose article there is not.
    """
    articles = read_articles(knowledge, language)
    ids = {article.id for article in articles}
    known = [pairs(row["question"]) for file in MEASURED for row in read_measured(measured / file, language)]
    train, dev, dropped, seen = [], [], 0, set()
    rows = [Line(row["question"], row["article"]) for row in tsv(own / "reranker" / f"{language}.tsv")]
    rows += [Line(row["question"], None) for row in tsv(own / "unanswerable" / f"{language}.tsv")]
    for line in rows:
        if line.article is not None and line.article not in ids:
            raise ValueError(f"{line.question}: there is no article {line.article} in {language}")
        if line.question in seen or near(pairs(line.question), known):
            dropped += 1
            continue
        seen.add(line.question)
        held = HELD_OUT if line.article else HELD_OUT_UNANSWERABLE
        (dev if bucket(line.question) < held else train).append(line)
    return Lines(articles, train, dev, dropped)


def read_measured(path: Path, language: str) -> list[dict]:
    return [row for row in yaml.safe_load(path.read_text("utf-8")) if row["locale"] == language]


def pairs(text: str) -> set[str]:
    plain = "".join(c for c in text.lower() if c.isalnum())
    return {plain[i: i + 2] for i in range(len(plain) - 1)} or {plain}


def near(one: set[str], others: list[set[str]]) -> bool:
    return any(len(one & other) >= SAME * len(one | other) for other in others)
