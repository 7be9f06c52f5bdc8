"""Figures: of a model in training, and of the folder that ships."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
from scipy.special import expit, logsumexp, softmax

from .calibrate import FALSE_REJECT
from .corpus import OUT_OF_SCOPE, Corpus
from .export import gold, write_manifest
from .fit import FitSettings, Row, predict
from .metrics import calibration_error, coverage_at_half, detection, holding, ranking, spans_f1
from .model import HeadSpec
from .packs import Pack
from .shipped import Shipped, spans_of


def progress(corpus: Corpus, packs: list[Pack], settings: FitSettings):
    """A reporter for `train`: the dev parts after each epoch, for early stopping only."""
    specs = {spec.name: spec for spec in corpus.heads}

    def report(epoch: int, model, tokenizer) -> None:
        def ask(rows: list[Row], head: str) -> np.ndarray:
            return predict(model, tokenizer, [(r.text, r.history) for r in rows], settings, {head})[head]

        lines = []
        for part, head in (("sources", "sources"), ("turns", "sources"), ("parity", "leaves"), ("heldOut", "leaves"), ("complaint", "complaint"),
                           ("manner", "complaint"), ("manner", "act"), ("manner", "urgency"), ("kinds", "kinds")):
            rows = _measured(specs[head], corpus.dev.get(part, []))
            if rows:
                logits = ask(rows, head)
                right = gold(specs[head], rows)
                lines.append(f"{part}/{head} " + str(
                    holding(expit(logits), right, np.full(logits.shape[1], 0.5)) if head == "kinds" else ranking(logits, right)))
        inside = ask([r for r in corpus.calibration if r.targets.get(OUT_OF_SCOPE) == ()], OUT_OF_SCOPE)[:, 0]
        lines.append("scope " + str(detection(inside, ask(corpus.dev["outOfScope"], OUT_OF_SCOPE)[:, 0], 0.5)))
        for pack in packs:
            logits = ask(pack.dev, pack.name)
            line = f"{pack.name} " + str(ranking(logits, gold(pack.head, pack.dev)))
            if pack.out_of_scope_dev:
                outside = ask(pack.out_of_scope_dev, pack.name)
                line += " " + str(detection(-logsumexp(logits, axis=1), -logsumexp(outside, axis=1), 0.0))
            lines.append(line)
        print(f"epoch {epoch}\n  " + "\n  ".join(lines), flush=True)

    return report


def _measured(spec: HeadSpec, rows: list[Row]) -> list[Row]:
    """Rows with a target for the head whose labels it knows; a label it never met still counts, as a miss."""
    known = set(spec.labels)
    kept = []
    for row in rows:
        value = row.targets.get(spec.name)
        if value is not None:
            labels = [value] if isinstance(value, str) else [v for v in value if v in known]
            kept.append(Row(row.text, {spec.name: tuple(v for v in labels if v in known)}, row.history, row.source))
    return kept


def measure(folder: Path, corpus: Corpus, fp32: Path | None) -> dict:
    """Writes the figures of the shipped int8 graph into its manifest, and returns them.

    fp32: the graph before it was quantised, to say what that cost.
    """
    shipped = Shipped(folder)
    specs = {spec.name: spec for spec in corpus.heads}
    whole = Shipped(folder, graph=str(fp32)) if fp32 else None
    figures: dict = {}

    def ask(rows: list[Row], head: str, by: Shipped = shipped) -> list[np.ndarray]:
        return by.ask([(r.text, r.history) for r in rows], [head])[head]

    sources = _measured(specs["sources"], corpus.dev["sources"])
    logits = ask(sources, "sources")
    figures["sources"] = _ranked(specs["sources"], sources, shipped.probabilities("sources", logits))
    leaves = _measured(specs["leaves"], corpus.dev["sources"])
    figures["leaves"] = _ranked(specs["leaves"], leaves, shipped.probabilities("leaves", ask(leaves, "leaves")))
    if whole:
        before = np.array(ask(sources, "sources", whole))
        figures["int8"] = {"top1Fp32": ranking(before, gold(specs["sources"], sources))["top1"],
                           "agreement": round(float((before.argmax(1) == np.array(logits).argmax(1)).mean()), 4)}
    for part, head in (("turns", "sources"), ("parity", "leaves"), ("heldOut", "leaves"), ("complaint", "complaint"),
                       ("manner", "complaint"), ("manner", "sentiment"), ("manner", "urgency"), ("manner", "act")):
        rows = _measured(specs[head], corpus.dev.get(part, []))
        if not rows:
            continue
        name = part if part not in ("complaint", "manner") else f"{head}{'Reviews' if part == 'complaint' else 'Own'}"
        figures[name] = _ranked(specs[head], rows, shipped.probabilities(head, ask(rows, head)))
        if part == "turns":
            alone = [Row(r.text, r.targets) for r in rows]
            figures["turnsWithoutHistory"] = _ranked(specs[head], alone, shipped.probabilities(head, ask(alone, head)))
    kinds = _measured(specs["kinds"], corpus.dev.get("kinds", []))
    if kinds:
        figures["kinds"] = holding(expit(np.array(ask(kinds, "kinds"))), gold(specs["kinds"], kinds),
                                   np.array(shipped.manifest["heads"]["kinds"]["thresholds"]))
    inside = np.concatenate([_scope(ask(rows, OUT_OF_SCOPE)) for rows in (
        [r for r in corpus.calibration if r.targets.get(OUT_OF_SCOPE) == ()], corpus.dev["parity"])])
    threshold = shipped.manifest["heads"]["outOfScope"]["thresholds"][0]
    figures["outOfScope"] = detection(inside, _scope(ask(corpus.dev["outOfScope"], OUT_OF_SCOPE)), threshold, FALSE_REJECT)
    figures["spans"] = spans_f1(*zip(*[_spans(shipped, row) for row in corpus.dev["spans"]]))
    shipped.manifest["figures"] = figures
    write_manifest(folder, shipped.manifest)
    return figures


def measure_pack(folder: Path, pack: Pack, encoder: Shipped) -> dict:
    """The same for a pack's head."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    session = _session(folder / manifest["graph"])

    def ask(rows: list[Row]):
        embeddings = np.array(encoder.ask([(r.text, "") for r in rows], ["embedding"])["embedding"])
        return session.run(["intents", "out_of_scope"], {"embedding": embeddings})

    logits, inside = ask(pack.dev)
    figures = {"dev": _ranked(pack.head, [Row(r.text, {pack.name: r.targets[pack.name]}) for r in pack.dev],
                              softmax(logits / manifest["heads"]["intents"]["temperature"], axis=1))}
    if pack.out_of_scope_dev:
        _, outside = ask(pack.out_of_scope_dev)
        figures["outOfScope"] = detection(expit(inside), expit(outside),
                                          manifest["heads"]["outOfScope"]["thresholds"][0], FALSE_REJECT)
    manifest["figures"] = figures
    write_manifest(folder, manifest)
    return figures


def _session(graph: Path):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _ranked(spec: HeadSpec, rows: list[Row], probabilities: np.ndarray) -> dict:
    right = gold(spec, rows)
    confidence = probabilities.max(axis=1)
    hit = np.array([int(best) in labels for best, labels in zip(probabilities.argmax(axis=1), right)])
    return ranking(probabilities, right) | {"ece": calibration_error(confidence, hit),
                                            "top1AtHalfCoverage": coverage_at_half(confidence, hit)}


def _scope(logits: list) -> np.ndarray:
    return expit(np.array(logits, dtype=float)).ravel()


def _spans(shipped: Shipped, row: Row) -> tuple[set, set]:
    _, _, offsets = shipped.encode(row.text, "")
    logits = shipped.ask([(row.text, "")], ["spans"])["spans"][0]
    labels = shipped.labels("spans")
    tags = [labels[i] for i in logits[1: len(offsets) + 1].argmax(axis=1)]
    return spans_of(tags, offsets), set(row.targets["spans"])
