"""Reads the data sets and this project's own examples into rows that say what each message teaches."""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from .fit import Row
from .model import SIGMOID, TOKENS, HeadSpec
from .taxonomy import Taxonomy, is_out_of_scope

OWN = Path(__file__).parent.parent / "data"

KINDS = ("return", "exchange", "refund", "repair", "resend", "price_protection", "invoice", "logistics", "cancel",
         "install_or_usage", "human", "other")
COMPLAINTS = ("none", "product_quality", "logistics", "service", "price_or_promotion", "other")
SENTIMENTS = ("negative", "neutral", "positive")
URGENCIES = ("high", "normal", "low")
ACTS = ("request", "question", "complaint", "statement", "greeting")
SPANS = ("order", "product", "courier", "tracking", "amount", "date", "quantity", "phone", "address")
TAGS = ("O", *(f"{part}-{kind}" for kind in SPANS for part in "BI"))
OUT_OF_SCOPE = "out_of_scope"

# CLINC150 intents that say what one of our leaves says.
CLINC_LEAVES = {"greeting": "smalltalk.greeting", "thank_you": "smalltalk.thanks", "goodbye": "smalltalk.thanks",
                "are_you_a_bot": "human.request"}
# CLINC150 intents that an after-sales customer might also mean: taught neither as in scope nor as out of scope.
CLINC_UNCLEAR = {"order", "order_status", "cancel", "yes", "no", "maybe", "repeat", "card_declined", "report_fraud",
                 "what_can_i_ask_you", "redeem_rewards", "rewards_balance", "application_status", "what_is_your_name",
                 "who_do_you_work_for", "change_language", "shopping_list", "shopping_list_update", "text", "make_call"}

# What is at stake in a message of a leaf's group, by the rules for hand-made labels; returns are read one by one.
GROUP_KINDS = {"exchange": "exchange", "refund": "refund", "repair": "repair", "resend": "resend",
               "price_protection": "price_protection", "invoice": "invoice", "logistics": "logistics",
               "install_usage": "install_or_usage", "product": "other", "payment": "other", "promotion": "other",
               "account": "other", "smalltalk": "other"}
LEAF_KINDS = {"return.request": "return", "return.how_to": "return", "return.policy": "return",
              "return.opened_goods": "return", "order.cancel": "cancel", "order.cancel_status": "cancel",
              "order.cancellation_fee": "cancel", "order.cancelled_by_shop": "cancel", "human.request": "human",
              "human.call_back": "human", "order.place": "other", "order.note": "other", "order.review": "other",
              "order.find": "other", "order.not_found": "other"}
LEAF_ACTS = {"request": "request", "how_to": "question", "policy": "question", "how_long": "question",
             "status": "question", "where_is_it": "question", "urge": "request"}


@dataclass
class Corpus:
    """What one language is trained and measured on; `dev` holds rows by what they measure."""

    language: str
    heads: list[HeadSpec]
    train: list[Row]
    dev: dict[str, list[Row]]
    sources: list[dict]
    unlabelled: list[Row] = field(default_factory=list)
    calibration: list[Row] = field(default_factory=list)
    duplicates: int = 0
    given: list[Row] = field(default_factory=list)
    # How often each source label is met in the middle of dialogues, where that differs from how often it is taught.
    dialogue_counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self):
        """Drops training rows that are also measured, but for punctuation, and keeps one row in twenty from teaching, so
        that temperatures and thresholds rest on rows that no weight has seen."""
        self.given = self.train
        measured = {skeleton(r.text) for part in self.dev.values() for r in part}
        apart = [r for r in self.train if skeleton(r.text) not in measured]
        self.duplicates = len(self.train) - len(apart)
        self.train = [r for r in apart if not kept_for_calibration(r)]
        taught = {skeleton(r.text) for r in self.train}
        self.calibration = [r for r in apart if kept_for_calibration(r) and skeleton(r.text) not in taught]


def heads(taxonomy: Taxonomy, source: str) -> list[HeadSpec]:
    """The heads of an after-sales model; source is the data set whose own labels it also tells apart."""
    return [
        HeadSpec("leaves", tuple(taxonomy.leaves)),
        HeadSpec("sources", tuple(sorted(taxonomy.leaves_of[source])), weight=1.5),
        HeadSpec("kinds", KINDS, SIGMOID),
        HeadSpec("complaint", COMPLAINTS),
        HeadSpec("sentiment", SENTIMENTS, weight=0.5),
        HeadSpec("urgency", URGENCIES, weight=0.5),
        HeadSpec("act", ACTS, weight=0.5),
        HeadSpec(OUT_OF_SCOPE, (OUT_OF_SCOPE,), SIGMOID),
        # One row in thirty has spans: without a larger weight the others drown them.
        HeadSpec("spans", TAGS, TOKENS, weight=3.0),
    ]


def kept_for_calibration(row: Row) -> bool:
    return row.source in ("jd", "pairs", "dialogue", "bitext") and 95 <= bucket(row.text)


def read_corpus(language: str, data: Path, taxonomy: Taxonomy, own: Path = OWN) -> Corpus:
    return {"zh": _chinese, "en": _english}[language](data, taxonomy, own)


def _chinese(data: Path, taxonomy: Taxonomy, own: Path) -> Corpus:
    kinds = _labels_by_hash(own / "kinds-jddc.tsv", "kinds")
    split = _Split.read(own / "split.tsv")
    reader = _Own("zh", "jd", taxonomy, own)
    jd = [_jd(row, taxonomy, split, kinds) for row in tsv(data / "jddc-intent/train.tsv")]
    dev = {
        "sources": [Row(r["text"], {"sources": r["label"], "leaves": tuple(taxonomy.leaves_for("jd", r["label"]))},
                        source="jd") for r in tsv(data / "jddc-intent/dev.tsv")],
        "kinds": [Row(text, {"kinds": tuple(kinds[sha(text)].split("|"))}, source="jd")
                  for text in [r["text"] for r in tsv(data / "jddc-intent/dev.tsv")]
                  + sorted({r["user_text"] for r in tsv(data / "uss-jddc/valid_turns.tsv")}) if sha(text) in kinds],
        "turns": _turns(data, taxonomy),
        "complaint": _reviews(data, own),
    } | reader.dev()
    similar = {t for r in tsv(data / "jddc-intent/similarity-dev.tsv") for t in (r["a"], r["b"])}
    known = {r.text for r in jd} | {r.text for r in dev["sources"]}
    return Corpus("zh", heads(taxonomy, "jd"), jd + reader.train(), dev,
                  [_source("JDDC intents", "Apache-2.0", len(jd), len(dev["sources"]),
                           "customer messages of JD with JD's intent label (silver)"),
                   _source("JDDC similarity pairs", "Apache-2.0", len(similar - known), 0,
                           "the messages alone, labelled by the ensemble that teaches"),
                   *reader.sources()],
                  [Row(t, {}, source="jd-similarity") for t in sorted(similar - known)],
                  dialogue_counts={r["jddc_intent"]: int(r["n_uss"]) for r in tsv(data / "jddc-intent/label_taxonomy_map.tsv")
                                   if r["jddc_intent"] in taxonomy.leaves_of["jd"]})


def _english(data: Path, taxonomy: Taxonomy, own: Path) -> Corpus:
    reader = _Own("en", "bitext", taxonomy, own)
    train, dev = ([_bitext(r, taxonomy) for r in read_table(data / f"bitext/{part}.csv")] for part in ("train", "dev"))
    # Its utterances come from templates: two in five say all that they have to say.
    train = [r for r in train if bucket(r.text) >= 60]
    clinc = [row for r in tsv(data / "clinc150/train.tsv") if (row := _clinc(r))]
    return Corpus("en", heads(taxonomy, "bitext"), train + clinc + reader.train(),
                  {"sources": dev} | reader.dev(),
                  [_source("Bitext customer service", "CDLA-Sharing-1.0", len(train), len(dev),
                           "templated utterances, 27 intents"),
                   _source("CLINC150, in-scope queries", "CC-BY-3.0", len(clinc), 0,
                           "smalltalk, and other domains as what is out of an after-sales desk's scope"),
                   *reader.sources()])


def _jd(row: dict, taxonomy: Taxonomy, split: _Split, kinds: dict[str, str]) -> Row:
    label = row["label"]
    leaf = split.leaf(label, row["text"]) if label in split.labels else taxonomy.leaves_for("jd", label)[0]
    targets = {"sources": label}
    if leaf:
        targets |= {"leaves": leaf, OUT_OF_SCOPE: (OUT_OF_SCOPE,) if is_out_of_scope(leaf) else ()}
    if sha(row["text"]) in kinds:
        targets["kinds"] = tuple(kinds[sha(row["text"])].split("|"))
    if leaf and not leaf.startswith("complaint.") and leaf.split(".")[0] in ("product", "payment", "promotion", "order"):
        targets["complaint"] = "none"
    return Row(row["text"], targets, source="jd")


def _bitext(row: dict, taxonomy: Taxonomy) -> Row:
    leaves = taxonomy.leaves_for("bitext", row["intent"])
    targets = {"sources": row["intent"], "leaves": leaves[0] if len(leaves) == 1 else tuple(leaves)}
    targets |= _of_leaf(leaves[0])
    if row["intent"] != "complaint":
        targets["complaint"] = "none"
    return Row(row["utterance"], targets, source="bitext", weight=0.5)


def _clinc(row: dict) -> Row | None:
    leaf = CLINC_LEAVES.get(row["label"])
    if leaf:
        return Row(row["text"], {"leaves": leaf, OUT_OF_SCOPE: (), "act": "greeting"} if leaf.startswith("smalltalk")
                   else {"leaves": leaf, OUT_OF_SCOPE: ()}, source="clinc", weight=0.5)
    if row["label"] in CLINC_UNCLEAR:
        return None
    return Row(row["text"], {OUT_OF_SCOPE: (OUT_OF_SCOPE,)}, source="clinc", weight=0.3)


def _of_leaf(leaf: str) -> dict:
    """What a leaf says of the other heads, where it says anything."""
    group, aspect = leaf.split(".")
    targets: dict = {OUT_OF_SCOPE: (OUT_OF_SCOPE,) if is_out_of_scope(leaf) else ()}
    if kind := LEAF_KINDS.get(leaf) or GROUP_KINDS.get(group):
        targets["kinds"] = (kind,)
    if group == "smalltalk":
        targets |= {"act": "greeting", "complaint": "none"}
    elif group == "complaint" and aspect in COMPLAINTS:
        targets |= {"complaint": aspect, "sentiment": "negative", "act": "complaint"}
    elif aspect in LEAF_ACTS and group != "complaint":
        targets["act"] = LEAF_ACTS[aspect]
        # Who asks for a return or a repair may well complain: "it is defective, I demand to return it".
        if LEAF_ACTS[aspect] != "request":
            targets["complaint"] = "none"
    return targets


class _Own:
    """This project's own files, one row a line, in one of the two languages that most of them hold."""

    def __init__(self, language: str, source: str, taxonomy: Taxonomy, folder: Path):
        self._language, self._source, self._taxonomy, self._folder = language, source, taxonomy, folder

    def train(self) -> list[Row]:
        return [*self._leaves(f"{self._language}.tsv"), *self._pairs(), *self._complaints(), *self._kinds(),
                *self._dialogues(), *self._spans(dev=False), *self._outside(dev=False)]

    def dev(self) -> dict[str, list[Row]]:
        manner = [Row(r["text"], {"complaint": r["complaint"], "sentiment": r["sentiment"], "urgency": r["urgency"],
                                  "act": r["act"]}, source="own")
                  for r in self._read(f"complaints-{self._language}.tsv")]
        parity = [Row(r[self._language], {"leaves": r["leaf"]}, source="own") for r in self._read("parity.tsv")]
        return {"manner": manner, "heldOut": self._leaves(f"held-out-{self._language}.tsv"), "parity": parity,
                "spans": self._spans(dev=True), "outOfScope": self._outside(dev=True)}

    def sources(self) -> list[dict]:
        own = "Apache-2.0 (this project)"
        return [_source("own examples", own, len(self.train()), sum(map(len, self.dev().values())), "training/data/")]

    def _leaves(self, name: str) -> list[Row]:
        return [self._row(r["text"], r["leaf"], self._label(r["leaf"])) for r in self._read(name)]

    def _pairs(self) -> list[Row]:
        return [replace(self._row(r[self._language], r["leaf"], self._given(r)), source="pairs")
                for r in self._read("pairs.tsv")]

    def _dialogues(self) -> list[Row]:
        columns = ("history", "zh") if self._language == "zh" else ("en_history", "en")
        return [replace(self._row(r[columns[1]], r["leaf"], self._given(r)), history=r[columns[0]], source="dialogue")
                for r in self._read("dialogues.tsv")]

    def _complaints(self) -> list[Row]:
        rows = []
        for r in self._read("complaints.tsv"):
            if not r[self._language]:
                continue
            complaint = {r["complaint"]: 1.0}
            for second in filter(None, r["secondary"].split("|")):
                complaint[second] = 0.25
            total = sum(complaint.values())
            targets = {"complaint": {k: v / total for k, v in complaint.items()}, "sentiment": r["sentiment"],
                       "urgency": r["urgency"], "act": r["act"], "kinds": tuple(r["kinds"].split("|")), OUT_OF_SCOPE: ()}
            if r["complaint"] != "none" and r["kinds"] == "other":
                targets["leaves"] = f"complaint.{r['complaint']}"
            rows.append(Row(r[self._language], targets, source="own"))
        return rows

    def _kinds(self) -> list[Row]:
        return [Row(r[self._language], {"kinds": tuple(r["kinds"].split("|")), "act": r["act"], "urgency": r["urgency"],
                                        "sentiment": r["sentiment"]}, source="own") for r in self._read("kinds.tsv") if r[self._language]]

    def _spans(self, dev: bool) -> list[Row]:
        rows = [Row(text, {"spans": spans}, source="own") for r in self._read("spans.tsv")
                if r["language"] == self._language for text, spans in [annotated(r["text"])]]
        return [r for r in rows if (bucket(r.text) < 15) == dev]

    def _outside(self, dev: bool) -> list[Row]:
        rows = [Row(r["text"], {OUT_OF_SCOPE: (OUT_OF_SCOPE,), "kinds": ("other",), "complaint": "none"}, source="own")
                for r in self._read(f"out-of-scope-{self._language}.tsv")]
        return [r for r in rows if (bucket(r.text) < 30) == dev]

    def _row(self, text: str, leaf: str, label: str | None) -> Row:
        if leaf not in self._taxonomy.leaves:
            raise ValueError(f"no leaf {leaf}: {text}")
        targets = {"leaves": leaf} | _of_leaf(leaf)
        if label:
            targets["sources"] = label
        return Row(text, targets, source="own")

    def _given(self, row: dict) -> str | None:
        return row["source"] if self._source == "jd" and row["source"] else self._label(row["leaf"])

    def _label(self, leaf: str) -> str | None:
        """The data set's label for a leaf, where there is just one."""
        labels = [label for label, leaves in self._taxonomy.leaves_of[self._source].items() if leaf in leaves]
        return labels[0] if len(labels) == 1 else None

    def _read(self, name: str) -> list[dict]:
        return tsv(self._folder / name)


class _Split:
    """Patterns that tell apart the messages of a source label that merges several leaves; first match wins."""

    def __init__(self, rules: list[tuple[str, re.Pattern, str]]):
        self._rules = rules
        self.labels = {label for label, _, _ in rules}

    @classmethod
    def read(cls, path: Path) -> _Split:
        return cls([(row["label"], re.compile(row["pattern"]), row["leaf"]) for row in tsv(path)])

    def leaf(self, label: str, text: str) -> str | None:
        return next((leaf for of, pattern, leaf in self._rules if of == label and pattern.search(text)), None)


def annotated(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The plain text and its (start, end, type) of `[type:words]` marks.

    Raises ValueError where a mark has no known type.
    """
    plain, spans, at = "", [], 0
    for mark in re.finditer(r"\[(\w+):([^\[\]]+)\]", text):
        if mark.group(1) not in SPANS:
            raise ValueError(f"no entity type {mark.group(1)}: {text}")
        plain += text[at: mark.start()]
        spans.append((len(plain), len(plain) + len(mark.group(2)), mark.group(1)))
        plain += mark.group(2)
        at = mark.end()
    return plain + text[at:], tuple(spans)


def _reviews(data: Path, own: Path) -> list[Row]:
    """Reviews that were labelled by hand, known here by the hash of their text only."""
    labels = {r["sha"]: r for r in tsv(own / "complaint-reviews.tsv")}
    return [Row(r["text"], {"complaint": labels[sha(r["text"])]["category"],
                            "urgency": labels[sha(r["text"])]["urgency"]}, source="reviews")
            for r in tsv(data / "complaints/negative-reviews.tsv") if sha(r["text"]) in labels]


def _turns(data: Path, taxonomy: Taxonomy) -> list[Row]:
    """Dialogue turns whose intent is one of the taxonomy's labels, with what the customer said before."""
    return [Row(r["user_text"], {"sources": r["intent"]}, history=r["prev_user_sys"].split("|||")[0].strip(), source="uss")
            for r in tsv(data / "uss-jddc/valid_turns.tsv") if r["intent"] in taxonomy.leaves_of["jd"]]


def _labels_by_hash(path: Path, column: str) -> dict[str, str]:
    return {r["sha"]: r[column] for r in tsv(path)}


def _source(name: str, licence: str, train: int, dev: int, what: str) -> dict:
    return {"name": name, "licence": licence, "train": train, "dev": dev, "what": what}


def sha(text: str) -> str:
    """How a data set's text is named where the text itself is not kept: 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def skeleton(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).lower()


def bucket(text: str) -> int:
    """0 to 99 by hash, so that a new line never moves an old one between the parts."""
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16) % 100


def tsv(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_table(path: Path) -> list[dict]:
    """Rows of a .tsv (without quoting) or a .csv (with it), by their header."""
    if path.suffix == ".tsv":
        return tsv(path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
