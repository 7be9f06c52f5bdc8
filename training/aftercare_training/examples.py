"""Reads the data sets and this project's own examples into one shape."""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from .taxonomy import Taxonomy, is_out_of_scope

OWN = Path(__file__).parent.parent / "data"

# CLINC150 intents that say what one of our leaves says.
CLINC_LEAVES = {"greeting": "smalltalk.greeting", "thank_you": "smalltalk.thanks", "goodbye": "smalltalk.thanks",
                "are_you_a_bot": "human.request"}
# CLINC150 intents that an after-sales customer might also mean: taught neither as in scope nor as out of scope.
CLINC_UNCLEAR = {"order", "order_status", "cancel", "yes", "no", "maybe", "repeat", "card_declined", "report_fraud",
                 "what_can_i_ask_you", "redeem_rewards", "rewards_balance", "application_status", "what_is_your_name",
                 "who_do_you_work_for", "change_language", "shopping_list", "shopping_list_update", "text", "make_call"}


@dataclass(frozen=True)
class Example:
    """A message, the leaves that are right for it (none: out of scope), and the sense that it teaches.

    A sense is a source label, or a leaf where this project's own examples teach it; the head tells senses apart and
    adds them up to leaves.
    """

    text: str
    leaves: tuple[str, ...]
    sense: str
    source: str

    @property
    def out_of_scope(self) -> bool:
        return not self.leaves or is_out_of_scope(self.leaves[0])


@dataclass(frozen=True)
class Corpus:
    """What one language is trained and measured on."""

    train: list[Example]
    dev: list[Example]
    own: list[Example]
    held_out: list[Example]
    out_of_scope_train: list[Example]
    out_of_scope_dev: list[Example]
    sources: list[dict]


def read_corpus(language: str, data: Path, taxonomy: Taxonomy, own: Path = OWN) -> Corpus:
    return {"zh": _chinese, "en": _english}[language](data, taxonomy, own)


def _chinese(data: Path, taxonomy: Taxonomy, own: Path) -> Corpus:
    split = _Split.read(own / "split.tsv")
    train = [e for row in _tsv(data / "jddc-intent/train.tsv") if (e := _jd(row, taxonomy, split))]
    # Unsplit on purpose: where a label stands under several leaves, each of them is right.
    dev = [_source_example(row["text"], "jd", row["label"], taxonomy) for row in _tsv(data / "jddc-intent/dev.tsv")]
    written = _own_examples(own / "zh.tsv", "jd", taxonomy)
    held_out = _own_examples(own / "held-out-zh.tsv", "jd", taxonomy)
    outside_train, outside_dev = _own_out_of_scope(own / "out-of-scope-zh.tsv")
    return Corpus(train, dev, written, held_out, outside_train, outside_dev, [
        _source("JDDC intents", "Apache-2.0", train, dev, "customer messages of JD with JD's intent label (silver)"),
        _source("own examples", "Apache-2.0 (this project)", written, held_out, "training/data/zh.tsv, held-out-zh.tsv"),
        _source("own out-of-scope messages", "Apache-2.0 (this project)", outside_train, outside_dev,
                "training/data/out-of-scope-zh.tsv, split by hash"),
    ])


def _english(data: Path, taxonomy: Taxonomy, own: Path) -> Corpus:
    train, dev = (
        [_source_example(row["utterance"], "bitext", row["intent"], taxonomy) for row in _csv(data / f"bitext/{part}.csv")]
        for part in ("train", "dev"))
    written = _own_examples(own / "en.tsv", "bitext", taxonomy)
    held_out = _own_examples(own / "held-out-en.tsv", "bitext", taxonomy)
    clinc, outside_train = _clinc(data / "clinc150/train.tsv", data / "clinc150/oos_train.tsv")
    _, outside_dev = _clinc(data / "clinc150/val.tsv", data / "clinc150/oos_val.tsv")
    written_outside, written_outside_dev = _own_out_of_scope(own / "out-of-scope-en.tsv")
    return Corpus(train + clinc, dev, written, held_out, outside_train + written_outside,
                  outside_dev + written_outside_dev, [
        _source("Bitext customer service", "CDLA-Sharing-1.0", train, dev, "templated utterances, 27 intents"),
        _source("CLINC150, greeting, thanks, goodbye, are-you-a-bot", "CC-BY-3.0", clinc, [], "four of 150 intents"),
        _source("CLINC150, out-of-scope queries and unrelated domains", "CC-BY-3.0", outside_train, outside_dev,
                "for the out-of-scope unit only"),
        _source("own examples", "Apache-2.0 (this project)", written, held_out, "training/data/en.tsv, held-out-en.tsv"),
        _source("own out-of-scope messages", "Apache-2.0 (this project)", written_outside, written_outside_dev,
                "training/data/out-of-scope-en.tsv, split by hash"),
    ])


def _clinc(intents: Path, out_of_scope: Path) -> tuple[list[Example], list[Example]]:
    inside, outside = [], [Example(row["text"], (), "", "clinc-oos") for row in _tsv(out_of_scope)]
    for row in _tsv(intents):
        leaf = CLINC_LEAVES.get(row["label"])
        if leaf:
            inside.append(Example(row["text"], (leaf,), leaf, "clinc"))
        elif row["label"] not in CLINC_UNCLEAR:
            outside.append(Example(row["text"], (), "", "clinc-domain"))
    return inside, outside


def _own_out_of_scope(path: Path) -> tuple[list[Example], list[Example]]:
    """Train and dev, split by hash, so that a new line never moves an old one between the parts."""
    outside = [Example(row["text"], (), "", "own") for row in _tsv(path)]
    return [e for e in outside if _bucket(e.text) >= 30], [e for e in outside if _bucket(e.text) < 30]


def _jd(row: dict, taxonomy: Taxonomy, split: _Split) -> Example | None:
    if row["label"] not in split.labels:
        return _source_example(row["text"], "jd", row["label"], taxonomy)
    leaf = split.leaf(row["label"], row["text"])
    return Example(row["text"], (leaf,), leaf, "jd") if leaf else None


def _source_example(text: str, source: str, label: str, taxonomy: Taxonomy) -> Example:
    return Example(text, tuple(taxonomy.leaves_for(source, label)), f"{source}:{label}", source)


def _own_examples(path: Path, source: str, taxonomy: Taxonomy) -> list[Example]:
    alone = {leaves[0]: f"{source}:{label}" for label, leaves in taxonomy.leaves_of[source].items()
             if len(leaves) == 1 and _labels_of(leaves[0], source, taxonomy) == 1}
    examples = []
    for row in _tsv(path):
        if row["leaf"] not in taxonomy.leaves:
            raise ValueError(f"{path.name}: no leaf {row['leaf']}")
        # A leaf of exactly one source label shares that label's sense; otherwise the own examples are a sense apart.
        examples.append(Example(row["text"], (row["leaf"],), alone.get(row["leaf"], row["leaf"]), "own"))
    return examples


def _labels_of(leaf: str, source: str, taxonomy: Taxonomy) -> int:
    return sum(leaf in leaves for leaves in taxonomy.leaves_of[source].values())


class _Split:
    """Patterns that tell apart the messages of a source label that merges several leaves; first match wins."""

    def __init__(self, rules: list[tuple[str, re.Pattern, str]]):
        self._rules = rules
        self.labels = {label for label, _, _ in rules}

    @classmethod
    def read(cls, path: Path) -> _Split:
        return cls([(row["label"], re.compile(row["pattern"]), row["leaf"]) for row in _tsv(path)])

    def leaf(self, label: str, text: str) -> str | None:
        return next((leaf for of, pattern, leaf in self._rules if of == label and pattern.search(text)), None)


def _source(name: str, licence: str, train: list, dev: list, what: str) -> dict:
    return {"name": name, "licence": licence, "train": len(train), "dev": len(dev), "what": what}


def _bucket(text: str) -> int:
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16) % 100


def _tsv(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _csv(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
