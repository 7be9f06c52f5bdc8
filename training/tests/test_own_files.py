"""The files in training/data and the taxonomy, as they are."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from aftercare_training.card import NOTES
from aftercare_training.corpus import (ACTS, COMPLAINTS, KINDS, OWN, SENTIMENTS, URGENCIES, annotated, skeleton, tsv)
from aftercare_training.packs import PACKS
from aftercare_training.taxonomy import Taxonomy

MODELS = Path(__file__).parent.parent.parent / "models"
TAXONOMY = MODELS / "intent" / "taxonomy.yaml"
CASE_KINDS = {"return", "exchange", "refund_only", "repair", "resend", "price_protection", "invoice", "logistics", "complaint"}
COLUMNS = {"complaint": COMPLAINTS, "category": COMPLAINTS, "sentiment": SENTIMENTS, "urgency": URGENCIES, "act": ACTS}
LABELLED = ["complaints.tsv", "complaints-zh.tsv", "complaints-en.tsv", "kinds.tsv", "kinds-jddc.tsv", "complaint-reviews.tsv"]


def intents() -> list[dict]:
    return yaml.safe_load(TAXONOMY.read_text("utf-8"))["intents"]


def taught(language: str) -> list[str]:
    return [r[language] for name in ("pairs", "dialogues", "complaints", "kinds") for r in tsv(OWN / f"{name}.tsv")] + \
        [r["text"] for name in (language, f"out-of-scope-{language}") for r in tsv(OWN / f"{name}.tsv")]


def test_every_leaf_stands_once_in_its_group_with_both_names():
    codes = [i["code"] for i in intents()]
    assert len(codes) == len(set(codes))
    for intent in intents():
        assert intent["code"].startswith(intent["group"] + ".")
        assert intent["zh"] and intent["en"] and isinstance(intent["needsOrder"], bool)
        assert intent.get("kind", "return") in CASE_KINDS


@pytest.mark.parametrize("card, notes", [("intent/after-sales/zh", "zh"), ("intent/after-sales/en", "en"), ("intent/banking77/en", "banking77"),
                                         ("intent/clinc150/en", "clinc150"), ("wording/shared", "wording")])
def test_a_card_ends_with_what_its_notes_say(card, notes):
    newest = max((p for p in (MODELS / card).iterdir() if p.name.isdigit()), key=lambda p: int(p.name))
    assert (newest / "README.md").read_text("utf-8").endswith((NOTES / f"{notes}.md").read_text("utf-8"))


def test_every_label_of_both_data_sets_has_a_leaf():
    taxonomy = Taxonomy.read(TAXONOMY)
    assert (len(taxonomy.leaves_of["jd"]), len(taxonomy.leaves_of["bitext"])) == (123, 27)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_leaf_has_own_examples(language):
    own = Counter(r["leaf"] for name in (language, "pairs", "dialogues") for r in tsv(OWN / f"{name}.tsv"))
    assert {leaf: n for leaf in Taxonomy.read(TAXONOMY).leaves if (n := own[leaf]) < 15} == {}


@pytest.mark.parametrize("name", ["zh", "en", "held-out-zh", "held-out-en", "pairs", "dialogues", "parity"])
def test_every_leaf_that_is_named_exists(name):
    assert {r["leaf"] for r in tsv(OWN / f"{name}.tsv")} <= set(Taxonomy.read(TAXONOMY).leaves)


@pytest.mark.parametrize("name", ["pairs", "dialogues"])
def test_every_label_of_jd_that_is_named_stands_for_the_leaf(name):
    of = Taxonomy.read(TAXONOMY).leaves_of["jd"]
    assert [r for r in tsv(OWN / f"{name}.tsv") if r["source"] and r["leaf"] not in of[r["source"]]] == []


@pytest.mark.parametrize("name", LABELLED)
def test_hand_made_labels_are_those_of_the_heads(name):
    rows = tsv(OWN / name)
    assert rows
    for row in rows:
        assert all(row[column] in labels for column, labels in COLUMNS.items() if column in row), row
        if "kinds" in row:
            kinds = row["kinds"].split("|")
            assert set(kinds) <= set(KINDS) and len(kinds) == len(set(kinds)), row
        if row.get("secondary"):
            assert set(row["secondary"].split("|")) <= set(COMPLAINTS) - {row.get("complaint", row.get("category"))}, row


@pytest.mark.parametrize("name", ["kinds-jddc.tsv", "complaint-reviews.tsv"])
def test_a_text_that_is_named_by_hash_is_labelled_once(name):
    hashes = [r["sha"] for r in tsv(OWN / name)]
    assert len(hashes) == len(set(hashes))
    assert all(len(h) == 16 for h in hashes)


def test_every_mark_of_a_span_is_closed_and_of_a_known_type():
    for row in tsv(OWN / "spans.tsv"):
        text, _ = annotated(row["text"])
        assert row["language"] in ("zh", "en") and "[" not in text and "]" not in text


@pytest.mark.parametrize("file", sorted(p.name for p in OWN.glob("*.tsv")))
def test_every_line_has_all_columns(file):
    assert [row for row in tsv(OWN / file) if None in row or None in row.values()] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_measured_only_is_not_taught_even_with_other_punctuation(language):
    measured = {skeleton(r["text"]) for r in tsv(OWN / f"held-out-{language}.tsv")} | {skeleton(r[language]) for r in tsv(OWN / "parity.tsv")}
    assert sorted(measured & {skeleton(text) for text in taught(language)}) == []


def test_every_pack_is_described_in_full():
    for file in PACKS.glob("*.yaml"):
        spec = yaml.safe_load(file.read_text("utf-8"))
        assert spec["name"] == file.stem and spec["language"] in ("zh", "en") and isinstance(spec["version"], str)
