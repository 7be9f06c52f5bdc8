"""Fine-tunes one language's model: teachers first, whose soft labels then teach the model that ships."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from tokenizers.normalizers import BertNormalizer

from .augment import augmenter
from .corpus import Corpus, bucket
from .encoder import open_encoder
from .fit import FitSettings, Row, fit, predict
from .model import HeadSpec, MultiHead
from .packs import Pack

FOLDS = 5
# Who goes on from an earlier run meets one in so many of the rows that it has met.
REPLAYED = 4
# How much of a row's target is what teachers that had not seen the row say of it; the rest is its own label.
TEACHERS_SHARE = 0.6
TEACHER_TEMPERATURE = 0.8
SETTINGS = {
    "zh": FitSettings(epochs=6, rate=1.2e-4),
    "en": FitSettings(epochs=5, rate=1.0e-4, layer_decay=0.95, freeze_words=True),
}
TEACHER_SETTINGS = FitSettings(epochs=4, rate=1.2e-4, freeze_words=True)


@dataclass(frozen=True)
class Teaching:
    """Probabilities over the source labels: of each labelled text by teachers that had not seen it, of unlabelled ones by all."""

    labels: tuple[str, ...]
    probabilities: dict[str, np.ndarray]

    @classmethod
    def read(cls, folder: Path, labels: tuple[str, ...]) -> Teaching | None:
        file = folder / "teaching.npz"
        if not file.exists():
            return None
        saved = np.load(file, allow_pickle=False)
        if tuple(saved["labels"]) != labels:
            raise ValueError(f"{file} was made for other labels; run teach again")
        return cls(labels, dict(zip(saved["texts"].tolist(), saved["probabilities"])))


def load(encoder: Path):
    model, tokenizer = open_encoder(encoder)
    # The Chinese vocabulary has Latin words in small letters only, and its tokenizer would take APP for unknown.
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return model, tokenizer


def teach(corpus: Corpus, encoder: Path, work: Path, folds: list[int] | None = None) -> None:
    """Trains one teacher a fold on the other folds (kept in `work`), and joins them with words in `teaching.npz`.

    folds: only these, to spread the work over processes; the teaching is written once all are there.
    """
    spec = next(h for h in corpus.heads if h.name == "sources")
    labelled = [r for r in corpus.given if r.source == SOURCES[corpus.language]]
    written = [replace(r, targets={"sources": r.targets["sources"]}, weight=0.7) for r in corpus.given
               if r.source == "own" and "sources" in r.targets]
    texts = [(r.text, "") for r in labelled]
    other = [(r.text, "") for r in corpus.unlabelled + corpus.dev["sources"]]
    work.mkdir(parents=True, exist_ok=True)
    for k, (seen, unseen) in enumerate(_folds(len(labelled))):
        file = work / f"teacher-{k}.npz"
        if file.exists():
            _require_rows(file, len(unseen), len(other))
            continue
        if folds is not None and k not in folds:
            continue
        base, tokenizer = load(encoder)
        torch.manual_seed(k)
        rows = [Row(labelled[i].text, {"sources": labelled[i].targets["sources"]}) for i in seen] + written
        model = fit(MultiHead(base, [spec]), tokenizer, rows, replace(TEACHER_SETTINGS, seed=k))
        ask = lambda asked: predict(model, tokenizer, asked, TEACHER_SETTINGS, {"sources"})["sources"]
        np.savez(file, unseen=ask([texts[i] for i in unseen]), other=ask(other))
    if all((work / f"teacher-{k}.npz").exists() for k in range(FOLDS)):
        _join_teachers(spec, labelled, written, other, work)


def _require_rows(file: Path, unseen: int, other: int) -> None:
    """Teachers are kept between runs, and of no use once the data have changed."""
    saved = np.load(file)
    if (len(saved["unseen"]), len(saved["other"])) != (unseen, other):
        raise ValueError(f"{file} was made for other rows: remove it to teach again")


def _join_teachers(spec: HeadSpec, labelled: list[Row], written: list[Row], other: list, work: Path) -> None:
    number = {label: i for i, label in enumerate(spec.labels)}
    gold = np.array([number[r.targets["sources"]] for r in labelled])
    unseen = np.zeros((len(labelled), len(spec.labels)))
    others = np.zeros((len(other), len(spec.labels)))
    for k, (seen, held_out) in enumerate(_folds(len(labelled))):
        saved = np.load(work / f"teacher-{k}.npz")
        texts = [labelled[i].text for i in seen] + [r.text for r in written]
        numbers = np.array([number[r.targets["sources"]] for r in written], dtype=int)
        words = Words.fit(texts, np.r_[gold[seen], numbers], len(spec.labels))
        unseen[held_out] = _blend(saved["unseen"], words.ask([labelled[i].text for i in held_out]))
        others += _blend(saved["other"], words.ask([t for t, _ in other])) / FOLDS
    np.savez(work / "teaching.npz", labels=np.array(spec.labels),
             texts=np.array([r.text for r in labelled] + [t for t, _ in other]),
             probabilities=np.vstack([unseen, others]).astype(np.float32))


def _blend(logits: np.ndarray, words: np.ndarray) -> np.ndarray:
    return 0.7 * softmax(logits / TEACHER_TEMPERATURE, axis=1) + 0.3 * words


@dataclass(frozen=True)
class Words:
    """Character n-grams and a linear model: a weak teacher whose errors are others than an encoder's."""

    vectorizer: TfidfVectorizer
    model: LogisticRegression
    classes: int

    @classmethod
    def fit(cls, texts: list[str], gold: np.ndarray, classes: int) -> Words:
        vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), sublinear_tf=True, min_df=2)
        return cls(vectorizer, LogisticRegression(C=12, max_iter=200).fit(vectorizer.fit_transform(texts), gold), classes)

    def ask(self, texts: list[str]) -> np.ndarray:
        probabilities = np.zeros((len(texts), self.classes))
        probabilities[:, self.model.classes_] = self.model.predict_proba(self.vectorizer.transform(texts))
        return probabilities


def _folds(rows: int):
    return KFold(FOLDS, shuffle=True, random_state=0).split(np.zeros(rows))


SOURCES = {"zh": "jd", "en": "bitext"}


def taught_rows(corpus: Corpus, teaching: Teaching | None) -> list[Row]:
    """The training rows, where there are teachers with softened source labels, and unlabelled texts by theirs alone."""
    if teaching is None:
        return corpus.train
    rows = []
    for row in corpus.train:
        soft = teaching.probabilities.get(row.text) if row.source == SOURCES[corpus.language] else None
        rows.append(row if soft is None else replace(row, targets=row.targets | {"sources": _softened(row, soft, teaching)}))
    measured = {r.text for part in corpus.dev.values() for r in part}
    rows += [Row(r.text, {"sources": _soft(teaching.probabilities[r.text], teaching)}, source=r.source, weight=0.7)
             for r in corpus.unlabelled if r.text in teaching.probabilities and r.text not in measured]
    return rows


def merged(rows: list[Row]) -> list[Row]:
    """One row a text: what several sources teach of it is taught in one pass."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row.text, row.history)
        known = found.get(key)
        found[key] = row if known is None else replace(known, targets=row.targets | known.targets,
                                                       weight=max(known.weight, row.weight))
    return list(found.values())


def _softened(row: Row, soft: np.ndarray, teaching: Teaching) -> dict[str, float]:
    target = defaultdict(float, {label: TEACHERS_SHARE * p for label, p in _soft(soft, teaching).items()})
    target[row.targets["sources"]] += 1 - TEACHERS_SHARE
    return dict(target)


def _soft(probabilities: np.ndarray, teaching: Teaching) -> dict[str, float]:
    kept = np.flatnonzero(probabilities > 0.002)
    total = probabilities[kept].sum()
    return {teaching.labels[i]: float(probabilities[i] / total) for i in kept}


def further(settings: FitSettings) -> FitSettings:
    """Settings for going on from weights that are trained already: small steps, so that what was learned stays."""
    return replace(settings, epochs=2, rate=settings.rate / 2, head_rate=settings.head_rate / 4, freeze_words=True)


def mostly_new(rows: list[Row], known: set[tuple[str, str]]) -> list[Row]:
    """The rows that an earlier run was not taught, and one in REPLAYED of the others, lest they be forgotten.

    known: text and history of what it was taught.
    """
    return [r for r in rows if (r.text, r.history) not in known or bucket(r.text) % REPLAYED == 0]


def between(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The mean of two models' weights: of a run and the one it went on from, it has most of what either knows."""
    return {name: torch.lerp(value, other[name], 0.5) if value.is_floating_point() else value for name, value in one.items()}


def train(corpus: Corpus, packs: list[Pack], encoder: Path, work: Path, settings: FitSettings, after_epoch=None,
          start: Path | None = None, known: set[tuple[str, str]] = frozenset()):
    """Writes `work/model.pt` (averaged weights) and `work/training.json`; returns the model and its tokenizer.

    start: weights of an earlier run to go on from, instead of the encoder's own and empty heads; what is kept at the end is
        the mean of these and the new ones.
    known: text and history of the rows which that run was taught.
    """
    teaching = Teaching.read(work, next(h.labels for h in corpus.heads if h.name == "sources"))
    rows = merged(taught_rows(corpus, teaching) + [row for pack in packs for row in pack.train])
    rows = mostly_new(rows, known) if known else rows
    base, tokenizer = load(encoder)
    torch.manual_seed(settings.seed)
    model = MultiHead(base, corpus.heads + [pack.head for pack in packs])
    before = torch.load(start, weights_only=True) if start else None
    if before:
        model.load_state_dict(before)
    work.mkdir(parents=True, exist_ok=True)

    def keep(epoch: int, averaged: MultiHead) -> None:
        torch.save(averaged.state_dict(), work / "model.pt")
        if after_epoch:
            after_epoch(epoch, averaged, tokenizer)

    model = fit(model, tokenizer, rows, settings, augmenter(corpus.train, corpus.language == "zh"), keep)
    if before:
        model.load_state_dict(between(model.state_dict(), before))
        keep(math.ceil(settings.epochs) + 1, model)
    (work / "training.json").write_text(json.dumps(
        {"rows": len(rows), "teachers": FOLDS if teaching else 0, "packs": [p.name for p in packs],
         "epochs": settings.epochs, "further": start is not None, "sources": corpus.sources}, ensure_ascii=False), "utf-8")
    return model, tokenizer
