"""Writes the model cards: what a model is, what taught it, what was tried, what was measured, where it stops."""

from __future__ import annotations

import json
from pathlib import Path

from .corpus import Corpus
from .packs import Pack

LANGUAGES = {"zh": "Chinese", "en": "English"}
# Written by hand beside the code: what was tried and what it gave, and where each model stops.
NOTES = Path(__file__).parent.parent / "notes"


def write_card(folder: Path, corpus: Corpus, training: dict) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    language = corpus.language
    figures = manifest["figures"]
    rows = [(name, row) for name, row in figures.items() if "top1" in row]
    text = f"""# {manifest["name"]}, version {manifest["version"]}

Understanding of {LANGUAGES[language]} after-sales messages: one int8 graph with {len(manifest["heads"])} heads over BGE small v1.5 (MIT
licence), fine-tuned end to end. Written by `training/`; do not edit by hand.

## Files

| file | SHA-256 |
|---|---|
{_rows((f"`{name}`", f"`{sha}`") for name, sha in manifest["files"].items())}

## Heads

| head | labels | calibration |
|---|---|---|
{_rows((name, len(head["labels"]), _calibration(head)) for name, head in manifest["heads"].items())}

An intent belongs to the set that is returned from a probability of {manifest["decisions"]["intentSet"]["threshold"]:.4f}
(conformal risk control: at most {manifest["decisions"]["intentSet"]["risk"]:.0%} of what is meant is left out). Out of scope is decided at
{manifest["decisions"]["falseReject"]:.0%} false rejects. Both, and the temperatures, rest on {len(corpus.calibration)} rows that taught nothing.

## Data

| source | licence | train rows | dev rows | what |
|---|---|---|---|---|
{_rows((s["name"], s["licence"], s["train"], s["dev"], s["what"]) for s in training.get("sources", corpus.sources))}

{corpus.duplicates} training rows were dropped because a measured row says the same. {training["rows"]} rows were seen in an epoch{
    f'; {training["teachers"]} teachers, each blind to a fifth of the rows, softened the labels' if training["teachers"] else ''}.{
    " They are what was new since the earlier run that this one went on from, and a quarter of the rest." if training.get("further") else ""}
No text of a data set is kept in this project; hand-made labels of such texts name them by hash.

## Figures

Measured on the int8 graph that ships, one message at a time; dev parts taught nothing; they stopped training early and chose between the ways below.

| rows | n | top-1 | macro-F1 | top-3 | ECE | top-1 of the surer half |
|---|---|---|---|---|---|---|
{_rows((name, r["rows"], r["top1"], r["macroF1"], r["top3"], r["ece"], r["top1AtHalfCoverage"]) for name, r in rows)}

{_others(figures)}

{(NOTES / f"{language}.md").read_text("utf-8")}"""
    (folder / "README.md").write_text(text, "utf-8")


def write_pack_card(folder: Path, pack: Pack, along: bool) -> None:
    """`along`: the encoder was trained with the pack, not before it."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    figures = manifest["figures"]
    dev = figures["dev"]
    scope = figures.get("outOfScope")
    scope_text = f"""
Out of scope, none of it seen in training: AUROC {scope["auroc"]}, recall {scope["recallAt3PercentFalseReject"]} at 3 % false reject
({scope["outOfScope"]} queries against {scope["inScope"]}).
""" if scope else ""
    notes = NOTES / f"{pack.name}.md"
    (folder / "README.md").write_text(f"""# {manifest["name"]}, version {manifest["version"]}

{pack.title}: {len(pack.labels)} intents, a head over the encoder `{manifest["encoder"]["pack"]}/{manifest["encoder"]["language"]}/{manifest["encoder"]["version"]}`
(SHA-256 `{manifest["encoder"]["sha256"]}`), which {"was trained along with it" if along else "was there before it and stayed as it is"}. Written by `training/`; do not edit by hand.

| file | SHA-256 |
|---|---|
{_rows((f"`{name}`", f"`{sha}`") for name, sha in manifest["files"].items())}

Data: {pack.source}, {pack.licence}; {len(pack.train)} rows teach, {len(pack.calibration)} calibrate, {len(pack.dev)} measure. Labels are in `labels.yaml`;
`head.onnx` keeps the embeddings of the training rows (int8), by which it tells what is far from all of them. No text is kept.

| rows | top-1 | macro-F1 | top-3 | ECE | top-1 of the surer half |
|---|---|---|---|---|---|
| {dev["rows"]} | {dev["top1"]} | {dev["macroF1"]} | {dev["top3"]} | {dev["ece"]} | {dev["top1AtHalfCoverage"]} |
{scope_text}
{notes.read_text("utf-8") if notes.exists() else ""}""", "utf-8")


def _calibration(head: dict) -> str:
    if "thresholds" in head:
        return "thresholds " + ", ".join(map(str, head["thresholds"]))
    return f"temperature {head['temperature']}" if "temperature" in head else "–"


def _others(figures: dict) -> str:
    lines = []
    if "int8" in figures:
        lines.append(f"int8 against fp32 on the dev part: top-1 {figures['sources']['top1']} against {figures['int8']['top1Fp32']}, "
                     f"the same answer in {figures['int8']['agreement']:.1%}.")
    if "kinds" in figures:
        k = figures["kinds"]
        lines.append(f"Kinds (several may hold), {k['rows']} hand-labelled messages: macro-F1 {k['macroF1']}, all right {k['exact']}, "
                     f"the best one right {k['bestIsRight']}.")
    o, s = figures["outOfScope"], figures["spans"]
    lines.append(f"Out of scope, {o['outOfScope']} own held-out messages against {o['inScope']} in scope: AUROC {o['auroc']}, recall "
                 f"{o['recallAt3PercentFalseReject']} at 3 % false reject; at the threshold recall {o['recall']}, false reject {o['falseReject']}.")
    lines.append(f"Entity spans, {s['rows']} own held-out messages, exact: precision {s['precision']}, recall {s['recall']}, F1 {s['f1']}.")
    return "\n".join(f"- {line}" for line in lines)


def _rows(rows) -> str:
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)
