"""Writes model folders: the int8 graph, its tokenizer, and a manifest with what was calibrated on unseen rows."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
import yaml
from scipy.special import logsumexp, softmax
from sklearn.linear_model import LogisticRegression

from .calibrate import (FALSE_REJECT, RISK, rejection_threshold, set_threshold, sigmoid_thresholds, temperature)
from .corpus import OUT_OF_SCOPE, Corpus, bucket
from .fit import Row, encode_row, pad
from .graph import encoder_graph, head_of, pack_graph, write_half, write_int8
from .model import SIGMOID, SOFTMAX, TOKENS, MultiHead
from .packs import Pack
from .shipped import Shipped
from .train import SOURCES, load

AFTER_SALES = "after-sales"
SCHEMA = 2
HALF = "model-fp16.onnx"
# A question is asked back when the best intent is below the ceiling and the second within the margin of it.
CLARIFY = {"margin": 0.15, "ceiling": 0.6}
NEIGHBOURS = 5
COMPLAINT_C = 0.003
URGENCY_C = 0.03
URGENT_WEIGHT = 3.0


def trained(corpus: Corpus, packs: list[Pack], encoder: Path, work: Path) -> MultiHead:
    base, _ = load(encoder)
    model = MultiHead(base, corpus.heads + [pack.head for pack in packs])
    model.load_state_dict(torch.load(work / "model.pt", weights_only=True))
    return model.eval()


def export(corpus: Corpus, packs: list[Pack], encoder: Path, work: Path, taxonomy: Path, models: Path, version: str) -> Path:
    """Writes models/after-sales/LANGUAGE/VERSION and a folder for each pack, and keeps the fp32 graph in `work`."""
    model = trained(corpus, packs, encoder, work)
    folder = models / AFTER_SALES / corpus.language / version
    folder.mkdir(parents=True, exist_ok=True)
    _, tokenizer = load(encoder)
    hear_complaints(model, tokenizer, corpus)
    hear_urgency(model, tokenizer, corpus)
    shift = dialogue_shift(corpus)
    graph = encoder_graph(model, corpus.heads, {"sources": shift} if shift is not None else None)
    files = write_int8(graph, folder)
    onnx.save(graph, work / "fp32.onnx")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    manifest = {
        "schema": SCHEMA, "name": f"{AFTER_SALES}-{corpus.language}", "pack": AFTER_SALES, "language": corpus.language,
        "version": version, "graph": "model.onnx", "tokenizer": "tokenizer.json",
        "files": {name: sha256(folder / name) for name in [*files, "tokenizer.json"]},
        "taxonomy": {"file": "../../../taxonomy.yaml", "sha256": sha256(taxonomy),
                     "version": yaml.safe_load(taxonomy.read_text("utf-8"))["version"]},
        "encoder": None, "dimensions": model.encoder.config.hidden_size, "maxTokens": 128, "maxHistoryTokens": 64,
        "heads": {_name(spec): {"output": spec.name, "labels": list(spec.labels)} for spec in corpus.heads},
        "decisions": {"falseReject": FALSE_REJECT, "intentSet": {"risk": RISK, "threshold": 0.0}, "clarify": CLARIFY},
    }
    write_manifest(folder, manifest)
    _calibrate(folder, manifest, corpus)
    write_manifest(folder, manifest)
    shutil.copy(folder / "tokenizer.json", work / "tokenizer.json")
    for pack in packs:
        export_pack(pack, model, folder, models)
    return folder


def export_half(folder: Path, work: Path) -> Path:
    """Writes `model-fp16.onnx` out of the fp32 graph that `export` left in `work`, and names it in the manifest for CUDA."""
    source = work / "fp32.onnx"
    if not source.exists():
        raise FileNotFoundError(f"{source} is missing: run export first, which leaves the fp32 graph there")
    target = folder / HALF
    write_half(onnx.load(source), target)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["graphs"] = {"cuda": HALF}
    manifest["files"][HALF] = sha256(target)
    write_manifest(folder, manifest)
    return target


def hear_complaints(model: MultiHead, tokenizer, corpus: Corpus) -> None:
    """Fits the complaint head once more over the finished encoder, and lowers "none" until FALSE_REJECT of the unseen
    messages without a complaint are taken for one: most rows that teach have none, and the head would rather miss one.
    """
    spec = next(h for h in corpus.heads if h.name == "complaint")
    none = spec.labels.index("none")

    def read(rows: list[Row]) -> tuple[np.ndarray, np.ndarray]:
        rows = [r for r in rows if "complaint" in r.targets]
        first = _first_states(model, tokenizer, rows)
        return first, np.array([next(iter(right)) for right in gold(spec, rows)])

    # Data sets' rows without a complaint are many and alike: a quarter says as much.
    rows = [r for r in corpus.train if r.source not in ("jd", "bitext") or bucket(r.text) < 25]
    states, right = read(rows)
    if len(np.unique(right)) != len(spec.labels):
        raise ValueError("complaint: each of %s needs examples that teach it" % ", ".join(spec.labels))
    fitted = LogisticRegression(C=COMPLAINT_C, max_iter=500).fit(states, right)
    unseen, unseen_right = read(corpus.calibration)
    quiet = unseen[unseen_right == none]
    logits = quiet @ fitted.coef_.T + fitted.intercept_
    margin = logits[:, none] - np.delete(logits, none, axis=1).max(axis=1)
    with torch.no_grad():
        head = model.heads["complaint"]
        head.weight.copy_(torch.from_numpy(fitted.coef_))
        head.bias.copy_(torch.from_numpy(fitted.intercept_))
        head.bias[none] -= float(np.quantile(margin, FALSE_REJECT))


def hear_urgency(model: MultiHead, tokenizer, corpus: Corpus) -> None:
    """Fits the urgency head once more over the finished encoder, where "high" weighs more: few messages tell of harm or
    threaten with the law, and those are the ones that must not be missed.
    """
    spec = next(h for h in corpus.heads if h.name == "urgency")
    rows = [r for r in corpus.train if spec.name in r.targets]
    right = np.array([next(iter(held)) for held in gold(spec, rows)])
    if len(np.unique(right)) != len(spec.labels):
        raise ValueError("urgency: each of %s needs examples that teach it" % ", ".join(spec.labels))
    states = _first_states(model, tokenizer, rows)
    fitted = LogisticRegression(C=URGENCY_C, max_iter=500, class_weight={spec.labels.index("high"): URGENT_WEIGHT}).fit(states, right)
    with torch.no_grad():
        head = model.heads["urgency"]
        head.weight.copy_(torch.from_numpy(fitted.coef_))
        head.bias.copy_(torch.from_numpy(fitted.intercept_))


@torch.inference_mode()
def _first_states(model: MultiHead, tokenizer, rows: list[Row]) -> np.ndarray:
    encoded = [encode_row(tokenizer, r.text, r.history, 128, 64)[:2] for r in rows]
    order = sorted(range(len(rows)), key=lambda i: len(encoded[i][0]))
    states = np.zeros((len(rows), model.encoder.config.hidden_size), dtype=np.float32)
    for start in range(0, len(order), 64):
        part = order[start: start + 64]
        ids = pad([encoded[i][0] for i in part])
        mask = pad([[1] * len(encoded[i][0]) for i in part])
        hidden = model.encoder(input_ids=ids, attention_mask=mask, token_type_ids=pad([encoded[i][1] for i in part]))
        states[part] = hidden.last_hidden_state[:, 0].numpy()
    return states


def dialogue_shift(corpus: Corpus) -> np.ndarray | None:
    """Log ratio of how often a source label occurs within dialogues to how often it was taught (Saerens et al. 2002)."""
    if not corpus.dialogue_counts:
        return None
    labels = next(h.labels for h in corpus.heads if h.name == "sources")
    taught = Counter(r.targets["sources"] for r in corpus.train if isinstance(r.targets.get("sources"), str))
    met = np.array([corpus.dialogue_counts.get(label, 0) + 2.0 for label in labels])
    seen = np.array([taught[label] + 2.0 for label in labels])
    return np.log(met / met.sum()) - np.log(seen / seen.sum())


def _name(spec) -> str:
    return "outOfScope" if spec.name == OUT_OF_SCOPE else spec.name


def _calibrate(folder: Path, manifest: dict, corpus: Corpus) -> None:
    shipped = Shipped(folder)
    rows = corpus.calibration
    raw = shipped.ask([(r.text, r.history) for r in rows], [s.name for s in corpus.heads if s.kind != TOKENS])
    for spec in corpus.heads:
        taught = [i for i, r in enumerate(rows) if spec.name in r.targets]
        head = manifest["heads"][_name(spec)]
        if spec.name == "sources":
            head["source"] = SOURCES[corpus.language]
        if spec.kind == SOFTMAX:
            # Written examples are clearer than what customers write, and would make confidences too high.
            real = [i for i in taught if rows[i].source == "jd"]
            taught = real if len(real) >= 100 else taught
            logits = np.array([raw[spec.name][i] for i in taught])
            # Heads that few rows calibrate keep the temperature at which they were trained.
            head["temperature"] = round(temperature(logits, gold(spec, [rows[i] for i in taught])), 4) \
                if len(taught) >= 100 else 1.0
        elif spec.kind == SIGMOID:
            scores = 1 / (1 + np.exp(-np.array([np.atleast_1d(raw[spec.name][i]) for i in taught])))
            if spec.name == OUT_OF_SCOPE:
                inside = [not rows[i].targets[spec.name] for i in taught]
                head["thresholds"] = [round(rejection_threshold(scores[inside, 0]), 4)]
            else:
                head["thresholds"] = sigmoid_thresholds(scores, gold(spec, [rows[i] for i in taught]))
    leaves = corpus.heads[0]
    # The set must hold what is meant in every kind of message, so here all count.
    taught = [i for i, r in enumerate(rows) if leaves.name in r.targets]
    logits = np.array([raw[leaves.name][i] for i in taught])
    manifest["decisions"]["intentSet"]["threshold"] = set_threshold(
        softmax(logits / manifest["heads"]["leaves"]["temperature"], axis=1), gold(leaves, [rows[i] for i in taught]))


def gold(spec, rows: list[Row]) -> list[set[int]]:
    """The numbers of the right labels; of a softened target the most probable one."""
    number = {label: i for i, label in enumerate(spec.labels)}
    found = []
    for row in rows:
        value = row.targets[spec.name]
        labels = [max(value, key=value.get)] if isinstance(value, dict) else [value] if isinstance(value, str) else value
        found.append({number[label] for label in labels})
    return found


def export_pack(pack: Pack, model: MultiHead, encoder: Path, models: Path) -> Path:
    """Writes models/PACK/LANGUAGE/VERSION: the trained head over the int8 encoder that ships in `encoder`."""
    weight, bias = head_of(model, pack.head)
    return write_pack(pack, weight, bias, Shipped(encoder), models)


def write_pack(pack: Pack, weight: np.ndarray, bias: np.ndarray, encoder: Shipped, models: Path) -> Path:
    folder = models / pack.name / pack.language / pack.version
    folder.mkdir(parents=True, exist_ok=True)
    seen = np.array(encoder.ask([(r.text, "") for r in pack.train], ["embedding"])["embedding"])
    held = np.array(encoder.ask([(r.text, "") for r in pack.calibration], ["embedding"])["embedding"])
    logits = held @ weight.T + bias
    t = temperature(logits, gold(pack.head, pack.calibration))
    # Energy is of the logits as they are: the temperature is for probabilities.
    scope = weighed(scope_of(seen, 1.0), held, logits)
    # So that the score is one half where it turns away, and no float runs out of digits.
    scope["bias"] = -rejection_threshold(scope_scores(held, logits, scope))
    scores = scope_scores(held, logits, scope)
    onnx.save(pack_graph(weight, bias, scope), folder / "head.onnx")
    (folder / "labels.yaml").write_text(yaml.safe_dump(
        {"pack": pack.name, "title": pack.title,
         "intents": [{"code": label, "en": label.replace("_", " ")} for label in pack.labels]},
        sort_keys=False, allow_unicode=True), "utf-8")
    probabilities = softmax(logits / t, axis=1)
    manifest = {
        "schema": SCHEMA, "name": f"{pack.name}-{pack.language}", "pack": pack.name, "language": pack.language,
        "version": pack.version, "graph": "head.onnx",
        "files": {name: sha256(folder / name) for name in ("head.onnx", "labels.yaml")},
        "taxonomy": {"file": "labels.yaml", "sha256": sha256(folder / "labels.yaml"), "version": 1},
        "encoder": {"pack": AFTER_SALES, "language": pack.language, "version": encoder.manifest["version"],
                    "sha256": encoder.manifest["files"]["model.onnx"]},
        "dimensions": weight.shape[1],
        "heads": {"intents": {"output": "intents", "labels": list(pack.labels), "temperature": round(t, 4)},
                  "outOfScope": {"output": "out_of_scope", "labels": ["out_of_scope"],
                                 "thresholds": [round(rejection_threshold(1 / (1 + np.exp(-scores))), 4)]}},
        "decisions": {"falseReject": FALSE_REJECT, "clarify": CLARIFY,
                      "intentSet": {"risk": RISK, "threshold": set_threshold(probabilities, gold(pack.head, pack.calibration))}},
    }
    write_manifest(folder, manifest)
    return folder


def scope_of(seen: np.ndarray, t: float) -> dict:
    """How a pack tells what is out of its scope, without having seen any: little energy, and no near neighbour.

    Energy is log-sum-exp of the logits (Liu et al. 2020); nearness the mean cosine of the nearest training rows
    (Sun et al. 2022).
    """
    scale = float(np.abs(seen).max()) / 127
    neighbours = np.round(seen.T / scale).astype(np.int8)
    return {"k": NEIGHBOURS, "energy": -1.0, "near": -1.0, "bias": 0.0, "temperature": t, "scale": scale,
            "neighbours": neighbours}


def weighed(scope: dict, held: np.ndarray, logits: np.ndarray) -> dict:
    """The scope with either part divided by how much it varies over unseen rows in scope, so that neither drowns the other."""
    energy, near = _parts(held, logits, scope)
    return scope | {"energy": -1 / float(energy.std() + 1e-6), "near": -1 / float(near.std() + 1e-6)}


def scope_scores(embeddings: np.ndarray, logits: np.ndarray, scope: dict) -> np.ndarray:
    energy, near = _parts(embeddings, logits, scope)
    return scope["energy"] * energy + scope["near"] * near + scope["bias"]


def _parts(embeddings: np.ndarray, logits: np.ndarray, scope: dict) -> tuple[np.ndarray, np.ndarray]:
    energy = logsumexp(logits / scope["temperature"], axis=1)
    alike = embeddings @ (scope["neighbours"].astype(np.float32) * scope["scale"])
    return energy, np.sort(alike, axis=1)[:, -scope["k"]:].mean(axis=1)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(folder: Path, manifest: dict) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")
