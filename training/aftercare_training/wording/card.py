"""Writes the card of the wording model from its manifest, the comparison over seeds and the blind judgements."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from .acts import ActLanguage
from .judge import JUDGEMENTS, read, unblind

# Written by hand: what was tried, where the model stops.
NOTES = Path(__file__).parent.parent.parent / "notes" / "wording.md"
SALT = "first"
TONGUES = {"zh": "Chinese", "en": "English", "both": "both"}


def write_card(folder: Path, language: ActLanguage, work: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    counts = Counter(p.act.language for p in language.pairs)
    trained, shape = manifest["trained"], manifest["shape"]
    size = sum((folder / name).stat().st_size for name in manifest["files"])
    text = f"""# wording, version {manifest["version"]}

Puts a dialogue act into a Chinese or English sentence with placeholders: an encoder-decoder with {shape["layers"]} + {shape["layers"]} layers of
{shape["heads"]} × {shape["head"]}, a vocabulary of {shape["outputs"]} pieces without a digit, and a cache of keys and values. {size / 1e6:.1f} MB,
decoder in {"int8" if trained["int8"] else "fp32"}. Written by `training/`; do not edit by hand.

| file | SHA-256 |
|---|---|
{_rows((f"`{n}`", f"`{sha}`") for n, sha in manifest["files"].items())}

## What it reads and writes

The encoder reads symbols only: language, style, type and matter of the act, and its placeholders. No word of a customer, an article or a note
reaches it. It writes placeholders and words; decoding allows each placeholder of the act once and no other, no number, and no right or
commitment that the act does not carry (`acts.json`); what is written is checked once more before it is filled.

## Data

| source | licence | what |
|---|---|---|
| `training/data/wording` | Apache-2.0, written for this project | {counts["zh"]} Chinese and {counts["en"]} English phrasings of {len({p.act for p in language.pairs})} acts; {trained["pairs"]} teach, those of {trained["heldBack"]} acts are held back |
| Bitext, `responses.jsonl` | CDLA-Sharing-1.0 | {trained["bitextSentences"]} sentences of its English replies, with our placeholders and no number, for a start; none of its text is kept |

An act is a topic, a style and a set of placeholders; what is held back was never taught in that combination, though its topic was in other styles.

## Figures

{_compared(work)}

{_judged(language)}

int8 says the same as fp32 for {trained["int8Same"]:.1%} of the acts held back.

{NOTES.read_text("utf-8")}"""
    (folder / "README.md").write_text(text, "utf-8")


def _compared(work: Path) -> str:
    file = work / "compare.json"
    if not file.exists():
        return "Ways were not compared over seeds."
    table = json.loads(file.read_text("utf-8"))
    lines = _rows((TONGUES[r["language"]], r["way"], r["chrF"], _interval(r["overSeeds"]), _interval(r["overActs"])) for r in table["rows"])
    seeds = table["seeds"]
    return f"""Likeness to what a person wrote for the {table["acts"]} acts held back (chrF, character n-grams to 4, nearest of the act's own phrasings), {len(seeds)}
seed{"s" if len(seeds) > 1 else ""} ({", ".join(map(str, seeds))}); 95 % intervals over seeds (Student's t) and over acts (bootstrap).

| language | way | chrF | over seeds | over acts |
|---|---|---|---|---|
{lines}

Without a fault (ended, placeholders right, nothing it may not say): {_shares(table["faultless"])}. Not word for word a taught sentence: {_shares(table["new"])}."""


def _judged(language: ActLanguage) -> str:
    if not JUDGEMENTS.exists():
        return "It was not judged against templates."
    table = unblind(language, read(JUDGEMENTS), SALT)
    lines = _rows((TONGUES[t], r["acts"], r["model"], r["template"], r["same"], r["preferred"], _interval(r["interval"])) for t, r in table.items())
    return f"""Preferred over templates, one blind judge, pairs in an order of chance, filled with values (`training/data/wording/judgements.tsv`); the share is
of acts where one of both was better, with the exact 95 % interval.

| language | acts | model | template | no difference | model preferred | interval |
|---|---|---|---|---|---|---|
{lines}"""


def _interval(pair) -> str:
    return "–" if pair is None else f"{pair[0]} to {pair[1]}"


def _shares(shares: dict) -> str:
    return ", ".join(f"{way} {share:.1%}" for way, share in shares.items())


def _rows(rows) -> str:
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)
