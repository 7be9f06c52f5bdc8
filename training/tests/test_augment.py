import random

import pytest

from aftercare_training.augment import Shares, augmenter
from aftercare_training.fit import Row

ROWS = [
    Row("我要退款，订单发错货了", {"leaves": "refund.request", "kinds": ("refund",), "out_of_scope": (), "complaint": "none"}, source="pairs"),
    Row("开发票怎么操作呢？", {"leaves": "invoice.request", "kinds": ("invoice",), "out_of_scope": ()}, source="own", weight=0.5),
    Row("快递到哪里了", {"leaves": "logistics.where_is_it", "kinds": ("other",)}, source="jd"),
    Row("密码忘记了怎么办", {"leaves": "account.password", "out_of_scope": ("out_of_scope",)}),
    Row("你好呀，在吗", {"leaves": "smalltalk.greeting", "act": "greeting"}),
    Row("还没到账", {"leaves": "refund.status"}, history="退款多久 | 三天"),
    Row("单号A1003没有收到", {"spans": ((2, 7, "order"),)}),
    Row("两个都要", {"sources": {"a": 0.6, "b": 0.4}}),
]
ENGLISH = [Row("where's my parcel, please?", {"leaves": "logistics.where_is_it"}), Row("i don't want it back", {"leaves": "return.request"})]
ALWAYS = Shares(noise=1, joined=0, history=1)


def many(rows: list[Row], chinese: bool, shares: Shares, times: int = 150, seed: int = 3) -> list[tuple[Row, Row]]:
    augment, chance = augmenter(rows, chinese, shares), random.Random(seed)
    return [(row, augment(row, chance)) for _ in range(times) for row in rows]


@pytest.mark.parametrize("rows, chinese", [(ROWS, True), (ENGLISH, False)])
def test_noise_and_history_change_no_label(rows, chinese):
    pairs = many(rows, chinese, ALWAYS)
    assert {(after.targets == before.targets, after.source, after.weight) for before, after in pairs} \
        == {(True, r.source, r.weight) for r in rows}
    changed = {before.text for before, after in pairs if after.text != before.text}
    assert changed == {r.text for r in rows if "spans" not in r.targets}


def test_a_text_is_never_lost_in_noise():
    assert all(after.text.strip() for _, after in many([*ROWS, Row("？", {}), Row("!", {})], True, ALWAYS))


def test_two_wishes_in_one_message_hold_together():
    joined = [(before, after) for before, after in many(ROWS, True, Shares(joined=1)) if isinstance(after.targets.get("leaves"), tuple)]
    assert joined
    for before, after in joined:
        first, second = after.targets["leaves"]
        other = next(r for r in ROWS if r.targets.get("leaves") == second and not r.history)
        assert first == before.targets["leaves"]
        assert after.text.startswith(before.text.rstrip("？，")) and after.text.endswith(other.text)
        assert after.targets["out_of_scope"] == ()
        assert set(after.targets) <= {"leaves", "out_of_scope", "kinds"}
        assert (after.source, after.weight) == (before.source, before.weight)


def test_joined_kinds_are_those_of_both_and_other_only_where_nothing_else_is():
    kinds = {after.targets["leaves"]: after.targets["kinds"] for _, after in many(ROWS, True, Shares(joined=1))
             if isinstance(after.targets.get("leaves"), tuple)}
    assert kinds["refund.request", "invoice.request"] == ("refund", "invoice")
    assert kinds["logistics.where_is_it", "refund.request"] == ("refund",)


def test_what_is_no_wish_for_this_desk_is_never_joined():
    leaves = {after.targets["leaves"] for _, after in many(ROWS, True, Shares(joined=1)) if "leaves" in after.targets}
    assert not [pair for pair in leaves if isinstance(pair, tuple) and {p.split(".")[0] for p in pair} & {"account", "smalltalk"}]


def test_a_row_that_has_a_history_keeps_it_or_the_customers_part_and_is_not_joined():
    def told(alone: float) -> set[tuple[str, str]]:
        pairs = many(ROWS, True, Shares(noise=0, joined=1, history=1, customer_alone=alone))
        return {(after.text, after.history) for before, after in pairs if before.history}

    assert told(alone=0) == {("还没到账", "退款多久 | 三天")}
    assert told(alone=1) == {("还没到账", "退款多久")}


def test_a_history_is_a_message_of_the_same_leaf_where_the_topic_stays():
    rows = [*ROWS, Row("退钱给我", {"leaves": "refund.request"})]
    refund = {"我要退款，订单发错货了", "退钱给我"}
    told = {after.history for before, after in many(rows, True, Shares(noise=0, joined=0, history=1, same_topic=1))
            if before.targets.get("leaves") == "refund.request"}
    assert told == refund
    strayed = {after.history for before, after in many(rows, True, Shares(noise=0, joined=0, history=1, same_topic=0))
               if before.targets.get("leaves") == "refund.request"}
    assert strayed > refund


def test_rows_with_spans_stay_as_they_are():
    assert all(after is before for before, after in many(ROWS, True, Shares(1, 1, 1)) if "spans" in before.targets)


def test_most_rows_come_back_as_they_are():
    pairs = many(ROWS, True, Shares(), times=400)
    assert 0.6 < sum(after == before for before, after in pairs) / len(pairs) < 0.95


def test_the_same_seed_makes_the_same_noise():
    assert many(ROWS, True, Shares(), seed=1) == many(ROWS, True, Shares(), seed=1)
    assert many(ROWS, True, Shares(), seed=1) != many(ROWS, True, Shares(), seed=2)
