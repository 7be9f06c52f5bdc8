"""Blind judgement: pairs of a template and the model's sentence in an order of chance, judged before anybody is told which is which."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import numpy as np
from scipy import stats

from .acts import OWN, PLACEHOLDER, Act, ActLanguage

JUDGEMENTS = OWN / "judgements.tsv"
COLUMNS = ("language", "topic", "style", "slots", "first", "second", "better")


def pairs(language: ActLanguage, tongue: str, written: dict[Act, str], salt: str) -> list[dict]:
    """One row an act, in an order of chance that the salt decides; `better` is left to the judge: 1, 2 or = ."""
    rows = []
    for act, text in written.items():
        if act.language == tongue:
            both = [language.template(act) or "", text]
            if _swapped(act, salt):
                both.reverse()
            rows.append({"language": tongue, "topic": act.topic, "style": act.style, "slots": " ".join(act.slots),
                         "first": filled(language, act, both[0]), "second": filled(language, act, both[1]), "better": ""})
    return sorted(rows, key=lambda r: hashlib.sha256((salt + r["topic"]).encode()).hexdigest())


def filled(language: ActLanguage, act: Act, text: str) -> str:
    """As a customer would read it: a sentence is judged with its values."""
    text = PLACEHOLDER.sub(lambda m: language.spec["placeholders"][m[1]][act.language], text)
    return re.sub(r"(?:^|(?<=[.!?] ))[a-z]", lambda m: m[0].upper(), text) if act.language == "en" else text


def unblind(language: ActLanguage, judged: list[dict], salt: str) -> dict:
    """How often the model was preferred where one of both was, with the exact 95 % interval (Clopper and Pearson)."""
    table = {}
    for tongue in sorted({r["language"] for r in judged}):
        won = lost = same = 0
        for row in (r for r in judged if r["language"] == tongue):
            act = Act(tongue, row["topic"], row["style"], tuple(row["slots"].split()))
            model = "1" if _swapped(act, salt) else "2"
            if row["better"] not in ("1", "2", "="):
                raise ValueError(f"{row['topic']} ({tongue}) is not judged: better is {row['better']!r}, not 1, 2 or =")
            won, lost, same = won + (row["better"] == model), lost + (row["better"] not in (model, "=")), same + (row["better"] == "=")
        interval = stats.binomtest(won, won + lost).proportion_ci(0.95) if won + lost else (np.nan, np.nan)
        table[tongue] = {"acts": won + lost + same, "model": won, "template": lost, "same": same,
                         "preferred": round(won / max(1, won + lost), 4), "interval": [round(float(x), 4) for x in interval]}
    return table


def read(file: Path) -> list[dict]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def store(file: Path, rows: list[dict]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _swapped(act: Act, salt: str) -> bool:
    return hashlib.sha256(f"{salt} {act}".encode()).digest()[0] % 2 == 1
