"""Writes the cards of retriever, reranker and entailment check from their manifests and the notes."""

from __future__ import annotations

import json
from pathlib import Path

from ..card import LANGUAGES, NOTES

_WHAT = {
    "retrieval": "Vectors by which reply-service finds {language} articles: BGE small v1.5 (MIT licence), fine-tuned, int8.",
    "entailment": "Whether a sentence in {language} follows from its premise: decomposable attention over BGE small v1.5 (MIT licence) as it comes, int8.",
    "rerank": "Vectors and weights of tokens by which reply-service compares a question in {language} with the best articles again: late"
              " interaction (ColBERT) over the lower layers of the retriever, int8.",
}
_LINES = "`training/data/reranker` and `training/data/unanswerable` (Apache-2.0, written for this project)"
_DATA = {
    "retrieval": f"{_LINES} and the shipped articles' own questions",
    "rerank": _LINES,
    "entailment": "`training/data/entailment` (Apache-2.0, written for this project), and claims made from its premises by contrast",
}

_NEAR = "; lines near a measured question were dropped"
_DROPPED = {"retrieval": _NEAR, "rerank": _NEAR, "entailment": ""}
_BLIND = {"rerank": " The weight was fitted on the lines held out, so their figures are not quite blind.", "retrieval": " The share that the minimum refuses was chosen so that reply-service's RetrievalTest holds, so that test's figures and the"
                       " refusals are not blind.", "entailment": ""}


def write_card(folder: Path, kind: str) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    size = sum((folder / name).stat().st_size for name in manifest["files"])
    files = "\n".join(f"| `{name}` | `{sha}` |" for name, sha in manifest["files"].items())
    notes = (NOTES / f"{kind}.md").read_text("utf-8").strip()
    (folder / "README.md").write_text(f"""# {manifest["name"]}, version {manifest["version"]}

{_WHAT[kind].format(language=LANGUAGES[manifest["language"]])} {size / 1e6:.1f} MB. Written by `training/`; do not edit by hand.

| file | SHA-256 |
|---|---|
{files}

Taught by {_DATA[kind]}. No measured question or claim was taught{_DROPPED[kind]}.{_BLIND[kind]}

{_figures(kind, manifest)}

{notes}
""", "utf-8")


def _figures(kind: str, manifest: dict) -> str:
    figures = manifest["figures"]
    if kind == "entailment":
        rows = "\n".join(f"| {name} | {f['rows']} | {f['accuracy']} | {f['f1Supported']} | {f['f1Unsupported']} |" for name, f in figures.items())
        return f"""{manifest["trained"]} claims taught; the threshold, {manifest["threshold"]}, rests on premises held out (dev).

| claims | n | accuracy | F1 supported | F1 unsupported |
|---|---|---|---|---|
{rows}"""
    trained = manifest["trained"]
    if kind == "rerank":
        rows = "\n".join(f"| {name} | {f['R@1']} | {f['R@5']} |" for name, f in (
            ("by the retriever's likeness", figures["before"]), ("after reranking", figures["after"])))
        return f"""Fitted to {manifest["retriever"]}: score = likeness + {manifest["weight"]} × mean likeness of nearest tokens, for the
best {manifest["candidates"]}. {trained["train"]} lines taught. Settings: {", ".join(f"{k} {v}" for k, v in trained["settings"].items())}.
On {figures["questions"]} lines held out:

| order | R@1 | R@5 |
|---|---|---|
{rows}"""
    rows = "\n".join(f"| {name} | {f['R@1']} | {f['R@5']} | {f['R@30']} | {f['minimum']} | {f['refused']} | {f['refusedWrongly']} |"
                     for name, f in ((n, figures[k]) for n, k in (("articles' own texts", "told"), ("with the lines as ways to ask", "asked"))))
    return f"""{trained["train"]} lines taught, {trained["dropped"]} were dropped. Settings: {", ".join(f"{k} {v}" for k, v in trained["settings"].items())}.
On {figures["questions"]} lines held out and {figures["unanswerable"]} questions without an answer, by likeness alone:

| compared with | R@1 | R@5 | R@30 | minimum | unanswerable refused | answerable refused |
|---|---|---|---|---|---|---|
{rows}"""
