"""Writes the model card: what the head is, what taught it, what was measured, where it stops."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = {"zh": "Chinese", "en": "English"}

NOTES = {
    "zh": """- JD's labels are silver (about 93 % right) and were given with the dialogue in sight; many messages are fragments
  that no reader could place alone. About .82 is taken to be the ceiling for a single message.
- The JD label 保修返修及退换货政策 merges return, exchange and repair; `training/data/split.tsv` tells its messages apart,
  and on the dev part each of its leaves counts as right.
- Leaves without a data-set label (requests apart from how-to, complaints, small talk) are taught by the own examples
  only. These have one author, so their figures flatter. The held-out messages
  were read once (top-1 then .85), and lines were added to five weak leaves after that.
- The out-of-scope messages were written by hand; real chit-chat is wider. The unit's settings were chosen on them.""",
    "en": """- Bitext is templated: its dev figures say little about real messages. The own examples out of fold are the figure to
  look at, and they have one author, so that it and the held-out figure flatter.
- Most leaves rest on about 20 own examples each; rare ones (packing slip, locked order, top-up) are weak.
- Bitext has no returns, exchanges, repairs, warranty or missing items: those are taught by own examples only.
- CLINC150's domains were seen in training; `clinc-oos` and `own` are the honest out-of-scope figures,
  though the unit's settings were chosen on them.""",
}


def write_card(folder: Path, manifest: dict, sources: list[dict], own_leaves: int) -> None:
    (folder / "README.md").write_text(_card(manifest, sources, own_leaves), "utf-8")


def _card(manifest: dict, sources: list[dict], own_leaves: int) -> str:
    figures = manifest["figures"]
    language = manifest["language"]
    return f"""# {manifest["name"]}, version {manifest["version"]}

Intent head for {LANGUAGES[language]} after-sales messages: {len(manifest["labels"])} leaf intents of `../taxonomy.yaml` and one
out-of-scope unit, over a frozen sentence encoder. Written by `training/`; do not edit by hand.

| | |
|---|---|
| encoder | `{manifest["encoder"]}` (BGE small v1.5, int8, MIT licence), from its Maven artifact; SHA-256 `{manifest["encoderSha256"]}` |
| head | `head.onnx`, SHA-256 `{manifest["sha256"]}` |
| input | `embedding`, float32 [n, {manifest["dimensions"]}]: CLS vector, L2-normalised, of at most {manifest["maxTokens"]} tokens, one text at a time |
| outputs | `logits`, float32 [n, {len(manifest["labels"])}]: confidences are softmax(logits / {manifest["temperature"]}); `out_of_scope`, float32 [n]: a probability, out of scope above {manifest["outOfScope"]["threshold"]} |
| method | multinomial logistic regression over senses (data-set labels, and own examples), added up to leaves; temperature from out-of-fold predictions; the out-of-scope unit is a logistic regression over the embedding and the log odds of the surest in-scope leaf |

## Data

| source | licence | train rows | dev rows | what |
|---|---|---|---|---|
{_rows([s["name"], s["licence"], s["train"], s["dev"], s["what"]] for s in sources)}

Own examples teach {own_leaves} leaves. No text of a data set is kept in this project.

## Figures

Measured on `head.onnx` behind the int8 encoder.

| rows | n | top-1 | macro-F1 | top-3 |
|---|---|---|---|---|
{_rows(_ranking(name, row) for name, row in _rankings(figures))}

ECE on the dev part {figures["dev"]["ece"]}; top-1 on the surer half {figures["dev"]["top1AtHalfCoverage"]}.

Out of scope, against {next(iter(figures["outOfScope"].values()))["inScope"]} in-scope messages (dev part, and own examples out of fold):

| out-of-scope messages | n | AUROC | recall at 3 % false reject | recall at the threshold | false reject at the threshold |
|---|---|---|---|---|---|
{_rows([kind, f["outOfScope"], f["auroc"], f["recallAt3PercentFalseReject"], f["recall"], f["falseReject"]]
       for kind, f in figures["outOfScope"].items())}

## Limits

{NOTES[language]}
- One message at a time, without the dialogue before it.
- Group `account` is recognised as leaves, yet counts as out of scope for an after-sales desk.
"""


def _rankings(figures: dict) -> list[tuple[str, dict]]:
    return [
        ("dev part, leaves", figures["dev"]),
        (f"dev part, the data set's own {figures['devSourceLabels']['labels']} labels", figures["devSourceLabels"]),
        ("own examples, out of fold, leaves", figures["ownOutOfFold"]),
        ("own held-out messages, leaves", figures["ownHeldOut"]),
    ]


def _ranking(name: str, row: dict) -> list:
    return [name, row["rows"], row["top1"], row["macroF1"], row["top3"]]


def _rows(rows) -> str:
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)
