"""Noise that real messages carry and the examples lack: typos, homophones, other scripts, two wishes at once, a dialogue."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from .fit import Row

# Characters that a phonetic keyboard confuses, each group sounding alike.
HOMOPHONES = ["的得地", "在再", "做作坐", "他她它", "那哪", "吗嘛马", "货或获", "退腿推", "换还环", "修休", "单担", "订定", "发法",
              "票飘", "到道倒", "已以", "像向象", "价架假", "保包宝", "收手", "件建见", "运云", "费废", "款宽", "查茶", "是事试",
              "理里", "服付福", "物务误", "流留", "时实十", "会回", "要药", "有友又", "几机寄", "买卖", "问文", "帮邦", "申身深", "请情清"]
SOUNDS_LIKE = {c: group.replace(c, "") for group in HOMOPHONES for c in group}
# Simplified to traditional, for frequent characters of this trade where one stands for one.
TRADITIONAL = str.maketrans("货换单发费运价问题订这还没时间为给钱电话员说买卖个请帮师务误书样对线网机关开门见质处级过进车长张来视频数据绿红黄蓝号码钟头脑",
                            "貨換單發費運價問題訂這還沒時間為給錢電話員說買賣個請幫師務誤書樣對線網機關開門見質處級過進車長張來視頻數據綠紅黃藍號碼鐘頭腦")
CODE_MIX = {"退款": "refund", "发票": "invoice", "订单": "order", "快递": "express", "优惠券": "coupon", "退货": "return"}
PUNCTUATION = "，。？！,.?!、~…"


@dataclass(frozen=True)
class Shares:
    """How large a part of the rows each kind of noise meets in an epoch."""

    noise: float = 0.15
    joined: float = 0.06
    history: float = 0.12
    same_topic: float = 0.5
    # The service is given the customer's earlier messages; agents' answers are there to be learned from, not relied on.
    customer_alone: float = 0.6


def augmenter(rows: list[Row], chinese: bool, shares: Shares = Shares()) -> Callable[[Row, random.Random], Row]:
    """A function for `fit`: most rows come back as they are."""
    wishes = [r for r in rows if isinstance(r.targets.get("leaves"), str) and not r.history]
    by_leaf: dict[str, list[Row]] = defaultdict(list)
    for row in wishes:
        by_leaf[row.targets["leaves"]].append(row)

    def augment(row: Row, chance: random.Random) -> Row:
        if "spans" in row.targets:
            return row
        leaf = row.targets.get("leaves")
        if isinstance(leaf, str) and not row.history:
            if chance.random() < shares.joined:
                return _join(row, chance.choice(wishes), chinese, chance)
            if chance.random() < shares.history:
                pool = by_leaf[leaf] if chance.random() < shares.same_topic else wishes
                row = replace(row, history=chance.choice(pool).text)
        if " | " in row.history and chance.random() < shares.customer_alone:
            row = replace(row, history=row.history.split(" | ")[0])
        if chance.random() < shares.noise:
            row = replace(row, text=(_chinese_noise if chinese else _english_noise)(row.text, chance))
        return row

    return augment


def _join(one: Row, two: Row, chinese: bool, chance: random.Random) -> Row:
    """Two wishes in one message; only what both rows say of a head is kept."""
    a, b = one.targets["leaves"], two.targets["leaves"]
    if a.split(".")[0] in (b.split(".")[0], "smalltalk", "account") or b.split(".")[0] in ("smalltalk", "account"):
        return one
    glue = chance.choice(["，", "，另外", "，还有", "。", " "] if chinese else [", ", ", also ", " and ", ". ", " - and another thing, "])
    targets: dict = {"leaves": (a, b), "out_of_scope": ()}
    if "kinds" in one.targets and "kinds" in two.targets:
        targets["kinds"] = tuple(dict.fromkeys(k for k in one.targets["kinds"] + two.targets["kinds"] if k != "other")) \
            or ("other",)
    return Row(one.text.rstrip("，。？！,.?! ") + glue + two.text, targets, source=one.source, weight=one.weight)


def _chinese_noise(text: str, chance: random.Random) -> str:
    way = chance.randrange(6)
    if way == 0:
        return text.translate(TRADITIONAL)
    if way == 1:
        return "".join(c for c in text if c not in PUNCTUATION) or text
    if way == 2:
        return next((text.replace(zh, en, 1) for zh, en in CODE_MIX.items() if zh in text), text)
    if way == 3 and len(text) > 6:
        at = chance.randrange(len(text))
        return text[:at] + text[at + 1:]
    if way == 4:
        return chance.choice(["你好，", "您好", "请问", "亲，", "在吗 ", "那个"]) + text
    places = [i for i, c in enumerate(text) if c in SOUNDS_LIKE]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(SOUNDS_LIKE[text[at]]) + text[at + 1:]


def _english_noise(text: str, chance: random.Random) -> str:
    way = chance.randrange(5)
    if way == 0:
        return "".join(c for c in text if c not in PUNCTUATION) or text
    if way == 1:
        return chance.choice(["hi, ", "hello ", "hey ", "please help, ", "excuse me, "]) + text
    if way == 2:
        return text.replace("'", "")
    letters = [i for i in range(1, len(text) - 1) if text[i - 1: i + 2].isalpha()]
    if not letters:
        return text
    at = chance.choice(letters)
    return text[:at] + text[at + 1] + text[at] + text[at + 2:] if way == 3 else text[:at] + text[at + 1:]
