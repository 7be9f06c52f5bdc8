import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from aftercare_training.examples import OWN, read_corpus
from aftercare_training.taxonomy import Taxonomy
from conftest import write

TAXONOMY = Path(__file__).parent.parent.parent / "models" / "intent" / "taxonomy.yaml"
KINDS = {"return", "exchange", "refund_only", "repair", "resend", "price_protection", "invoice", "logistics", "complaint"}


def own_rows(name: str) -> list[dict]:
    with (OWN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def intents() -> list[dict]:
    return yaml.safe_load(TAXONOMY.read_text("utf-8"))["intents"]


def test_every_leaf_stands_once_in_its_group_with_both_names():
    codes = [i["code"] for i in intents()]
    assert len(codes) == len(set(codes))
    for intent in intents():
        assert intent["code"].startswith(intent["group"] + ".")
        assert intent["zh"] and intent["en"] and isinstance(intent["needsOrder"], bool)
        assert intent.get("kind", "return") in KINDS


def test_every_label_of_both_data_sets_has_a_leaf():
    taxonomy = Taxonomy.read(TAXONOMY)
    assert (len(taxonomy.leaves_of["jd"]), len(taxonomy.leaves_of["bitext"])) == (123, 27)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_own_examples_name_known_leaves_and_never_contradict_each_other(language):
    rows = own_rows(f"{language}.tsv")
    assert {r["leaf"] for r in rows} <= set(Taxonomy.read(TAXONOMY).leaves)
    assert not [text for text, n in Counter(r["text"].lower() for r in rows).items() if n > 1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_held_out_message_is_taught(language):
    def plain(row):
        return re.sub(r"\W", "", row["text"]).lower()

    taught = {plain(r) for name in (f"{language}.tsv", f"out-of-scope-{language}.tsv") for r in own_rows(name)}
    assert not taught & {plain(r) for r in own_rows(f"held-out-{language}.tsv")}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_complaint_rows_use_the_labels_of_the_contract(language):
    rows = own_rows(f"complaints-{language}.tsv")
    assert len(rows) >= 100
    for row in rows:
        assert row["complaint"] in {"product_quality", "logistics", "service", "price_or_promotion", "other", "none"}
        assert row["sentiment"] in {"negative", "neutral", "positive"}
        assert row["urgency"] in {"high", "normal", "low"}
        assert row["act"] in {"request", "question", "complaint", "statement", "greeting"}


def test_account_matters_have_a_leaf_and_are_out_of_scope(tiny):
    corpus = read_corpus("en", tiny / "data", Taxonomy.read(tiny / "taxonomy.yaml"), tiny / "own")
    password = next(e for e in corpus.train if e.sense == "bitext:lost_password")
    assert password.leaves == ("account.password",) and password.out_of_scope


def test_clinc_intents_that_a_customer_might_mean_are_left_out(tiny):
    corpus = read_corpus("en", tiny / "data", Taxonomy.read(tiny / "taxonomy.yaml"), tiny / "own")
    assert "order it now" not in {e.text for e in corpus.train + corpus.out_of_scope_train}


def test_an_unknown_leaf_is_named(tiny):
    write(tiny / "own/en.tsv", "\t", ["text", "leaf"], [("hello", "no.such")])
    with pytest.raises(ValueError, match="no.such"):
        read_corpus("en", tiny / "data", Taxonomy.read(tiny / "taxonomy.yaml"), tiny / "own")


def test_a_merged_label_is_told_apart_by_its_first_matching_pattern(tmp_path):
    (tmp_path / "taxonomy.yaml").write_text(
        "intents:\n"
        "  - {code: return.request, sources: {jd: [policy]}}\n"
        "  - {code: repair.request, sources: {jd: [policy]}}\n", "utf-8")
    for part in ("train", "dev"):
        write(tmp_path / f"data/jddc-intent/{part}.tsv", "\t", ["text", "label"],
              [("修不好就退", "policy"), ("我要退", "policy"), ("唉", "policy")])
    write(tmp_path / "own/split.tsv", "\t", ["label", "pattern", "leaf"],
          [("policy", "修", "repair.request"), ("policy", "退", "return.request")])
    for name in ("zh", "held-out-zh"):
        write(tmp_path / f"own/{name}.tsv", "\t", ["text", "leaf"], [])
    write(tmp_path / "own/out-of-scope-zh.tsv", "\t", ["text"], [])

    corpus = read_corpus("zh", tmp_path / "data", Taxonomy.read(tmp_path / "taxonomy.yaml"), tmp_path / "own")

    assert [e.leaves for e in corpus.train] == [("repair.request",), ("return.request",)]
    assert corpus.dev[0].leaves == ("return.request", "repair.request")
