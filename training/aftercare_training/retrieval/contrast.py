"""Claims made from the premises: a word turned into its contrary in the sentence, in the premise, in both or in neither.

All four are made alike, so only comparing sentence and premise tells which follows: neither alone gives its label away.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

from ..corpus import tsv
from ..fit import Row

_SENTENCE = re.compile(r"[^。；;.!！?？]+")


class Contrasts:
    """Words and what denies them; the longest word that stands at a place is meant."""

    def __init__(self, others: dict[str, str], chinese: bool):
        self._others = others
        either = "|".join(re.escape(word) for word in sorted(others, key=len, reverse=True))
        self._word = re.compile(either if chinese else rf"\b(?:{either})\b")

    @classmethod
    def read(cls, own: Path, language: str) -> Contrasts:
        rows = tsv(own / "entailment" / f"contrasts-{language}.tsv")
        return cls({row["word"]: row["other"] for row in rows}, language == "zh")

    def words(self, text: str) -> list[str]:
        return list(dict.fromkeys(self._word.findall(text)))

    def turned(self, text: str, word: str) -> str:
        return self._word.sub(lambda found: self._others[word] if found.group() == word else found.group(), text)


def contrast(row: Row, contrasts: Contrasts, head: str, supported: str, unsupported: str, chance: random.Random) -> Row | None:
    """A claim made from the row's premise, or from the row where the premise supports it; None where no word can be turned."""
    sentences = [s.strip() for s in _SENTENCE.findall(row.history) if s.strip()]
    if row.targets[head] == supported:
        sentences += [row.text] * len(sentences)
    claim = chance.choice(sentences)
    words = contrasts.words(claim)
    if not words:
        return None
    word = chance.choice(words)
    other = contrasts.turned(claim, word)
    if word not in contrasts.words(row.history):
        # The premise says it in other words, and cannot be turned.
        return replace(row, text=other, targets={head: unsupported})
    turned = contrasts.turned(row.history, word)
    text, history, label = chance.choice((
        (claim, row.history, supported), (other, turned, supported), (other, row.history, unsupported), (claim, turned, unsupported)))
    return replace(row, text=text, history=history, targets={head: label})
