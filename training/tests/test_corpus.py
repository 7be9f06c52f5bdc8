from collections import Counter

import pytest
from tiny_data import LEAVES, spoken, write

from aftercare_training.corpus import annotated, bucket, kept_for_calibration, sha, skeleton
from aftercare_training.fit import Row

RETURN = spoken("zh", LEAVES[0].zh, slice(12))


def row(corpus, text: str) -> Row:
    return next(r for r in [*corpus.train, *corpus.calibration] if r.text == text)


def test_marks_become_spans_of_the_plain_text():
    assert annotated("[date:昨天]买的[product:耳机]没声音") == ("昨天买的耳机没声音", ((0, 2, "date"), (4, 6, "product")))
    assert annotated("no mark [at all]") == ("no mark [at all]", ())


def test_a_mark_of_no_known_type_is_named():
    with pytest.raises(ValueError, match="no entity type colour: a .colour:red. hat"):
        annotated("a [colour:red] hat")


def test_a_label_that_merges_leaves_is_told_apart_by_its_first_matching_pattern(zh):
    corpus = zh.corpus()
    assert row(corpus, "请问修一下").targets["leaves"] == "repair.request"
    assert row(corpus, "退货").targets["leaves"] == "return.request"
    write(zh.root / "own/split.tsv", ["label", "pattern", "leaf"], [("退换政策", "请问", "return.request"), ("退换政策", "修", "repair.request")])
    assert row(zh.corpus(), "请问修一下").targets["leaves"] == "return.request"


def test_where_no_pattern_matches_only_the_data_sets_own_label_is_taught(zh):
    assert row(zh.corpus(), "政策").targets == {"sources": "退换政策"}


def test_account_matters_have_a_leaf_and_are_out_of_scope(zh, en):
    assert row(zh.corpus(), "今天密码").targets["out_of_scope"] == ("out_of_scope",)
    targets = {(r.targets["leaves"], r.targets["out_of_scope"]) for r in en.corpus().train if r.source == "bitext"
               and r.targets["sources"] in ("recover_password", "return_it")}
    assert targets == {("account.password", ("out_of_scope",)), ("return.request", ())}


def test_kinds_of_public_messages_are_known_by_hash(zh):
    corpus = zh.corpus()
    assert row(corpus, "退货").targets["kinds"] == ("return",)
    assert "kinds" not in row(corpus, "请问修一下").targets
    assert {r.text: r.targets["kinds"] for r in corpus.dev["kinds"]} == \
        {r.text: ("return",) for r in corpus.dev["sources"] if r.text in RETURN} | {"退掉它啊": ("return", "refund")}


def test_reviews_are_known_by_hash(zh):
    reviews = zh.corpus().dev["complaint"]
    assert [r.text for r in reviews] == [f"{n}号收的平板，差评" for n in range(1, 5)]
    assert reviews[0].targets == {"complaint": "product_quality", "urgency": "low"}


def test_turns_of_known_intents_come_with_what_the_customer_said_before(zh):
    turns = zh.corpus().dev["turns"]
    assert [r.targets["sources"] for r in turns] == [leaf.jd for leaf in LEAVES if leaf.jd]
    assert {r.history for r in turns} == {"你好"}


def test_labels_are_counted_in_dialogues_where_the_taxonomy_knows_them(zh, en):
    assert zh.corpus().dialogue_counts == {leaf.jd: 100 if leaf.jd == "查物流" else 10 for leaf in LEAVES if leaf.jd}
    assert en.corpus().dialogue_counts == {}


def test_unlabelled_texts_are_those_that_have_no_label_elsewhere(zh):
    assert sorted(r.text for r in zh.corpus().unlabelled) == sorted(f"老板快{leaf.zh[0]}" for leaf in LEAVES if leaf.jd)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_row_in_twenty_calibrates_and_teaches_nothing(language, request):
    corpus = request.getfixturevalue(language).corpus()
    assert {r.source for r in corpus.calibration} <= {"jd", "pairs", "dialogue", "bitext"}
    assert all(bucket(r.text) >= 95 for r in corpus.calibration)
    assert 5 < len(corpus.calibration) < 0.1 * len(corpus.train)
    assert not {skeleton(r.text) for r in corpus.calibration} & {skeleton(r.text) for r in corpus.train}


def test_a_row_that_an_own_example_repeats_does_not_calibrate(en):
    held = next(r.text for r in en.corpus().calibration)
    write(en.root / "own/en.tsv", ["text", "leaf"], [(held.upper() + "!", "return.request")])
    assert held not in {r.text for r in en.corpus().calibration}


def test_own_examples_never_calibrate():
    texts = [f"own {n}" for n in range(200)]
    assert not any(kept_for_calibration(Row(t, {}, source="own")) for t in texts)
    assert any(kept_for_calibration(Row(t, {}, source="pairs")) for t in texts)


def test_training_rows_that_are_also_measured_are_dropped_but_for_punctuation(zh):
    before = zh.corpus()
    measured = before.dev["sources"][0].text
    own = [(f"{measured}！？", "return.request"), ("啊，退货，呢。", "return.request"), ("完全另一句", "return.request")]
    write(zh.root / "own/zh.tsv", ["text", "leaf"], own)
    after = zh.corpus()
    assert {r.text for r in after.train if r.source == "own"} & {text for text, _ in own} == {"完全另一句"}
    assert after.duplicates == before.duplicates + 2
    assert not {skeleton(r.text) for r in after.train} & {skeleton(r.text) for rows in after.dev.values() for r in rows}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_own_parts_that_are_held_out_by_hash_are_not_taught(language, request):
    corpus = request.getfixturevalue(language).corpus()
    for part, head, below in (("spans", "spans", 15), ("outOfScope", "out_of_scope", 30)):
        assert corpus.dev[part] and all(bucket(r.text) < below for r in corpus.dev[part])
        taught = [r for r in corpus.train if r.source == "own" and set(r.targets) in ({"spans"}, {"out_of_scope", "kinds", "complaint"})
                  and head in r.targets]
        assert taught and all(bucket(r.text) >= below for r in taught)


def test_what_is_measured_only_is_never_taught(en):
    corpus = en.corpus()
    assert {part: len(corpus.dev[part]) for part in ("heldOut", "parity", "manner")} == {"heldOut": 11, "parity": 10, "manner": 4}
    assert corpus.dev["parity"][0].text == "oh return it then"
    assert corpus.dev["manner"][0].targets == {"complaint": "product_quality", "sentiment": "negative", "urgency": "low", "act": "complaint"}


def test_a_second_complaint_takes_a_fifth_of_the_first(zh):
    rows = [r.targets["complaint"] for r in zh.corpus().train if isinstance(r.targets.get("complaint"), dict)]
    assert Counter(tuple(sorted(t.items())) for t in rows if "product_quality" in t) == {
        (("product_quality", 0.8), ("service", 0.2)): 6, (("product_quality", 1.0),): 10}


def test_kinds_of_own_examples_may_be_several(en):
    assert row(en.corpus(), "kettle refund and invoice 0").targets["kinds"] == ("refund", "invoice")


def test_a_dialogue_row_brings_its_history_in_its_language(zh, en):
    assert {r.history for r in zh.corpus().train if r.text == "行不行1"} == {f"{leaf.zh[0]} | 您好" for leaf in LEAVES[:6]}
    assert {r.history for r in en.corpus().train if r.text == "and then 1"} == {f"{leaf.en[0]} | hello" for leaf in LEAVES[:6]}


def test_two_in_five_templated_utterances_are_enough(en):
    kept = [r for r in en.corpus().given if r.source == "bitext"]
    assert kept and all(bucket(r.text) >= 60 for r in kept)


def test_clinc_smalltalk_is_in_scope_other_domains_are_not_and_unclear_ones_are_left_out(en):
    targets = {(r.targets.get("leaves"), r.targets["out_of_scope"]) for r in en.corpus().train if r.source == "clinc"}
    assert targets == {("smalltalk.greeting", ()), (None, ("out_of_scope",))}
    assert not [r for r in en.corpus().train if r.text == "please order that"]


def test_an_unknown_leaf_is_named(en):
    write(en.root / "own/en.tsv", ["text", "leaf"], [("hello", "no.such")])
    with pytest.raises(ValueError, match="no leaf no.such: hello"):
        en.corpus()


def test_a_label_that_the_taxonomy_lacks_is_named(zh):
    write(zh.root / "data/jddc-intent/train.tsv", ["text", "label"], [("退货", "新标签")])
    with pytest.raises(ValueError, match="no leaf for jd label 新标签"):
        zh.corpus()


def test_hashes_stay_what_they_are_since_files_name_texts_by_them():
    assert (sha("我要退货"), bucket("我要退货"), skeleton("Hi, 退货！A-1")) == ("8f946e8e153948fa", 56, "hi退货a1")
