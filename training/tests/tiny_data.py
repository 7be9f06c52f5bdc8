"""A desk with eleven leaves and tiny data sets of its own, in the files and columns of the real ones."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from aftercare_training.corpus import sha


@dataclass(frozen=True)
class Leaf:
    code: str
    jd: str | None
    bitext: str | None
    zh: tuple[str, ...]
    en: tuple[str, ...]

    def phrases(self, language: str) -> tuple[str, ...]:
        return self.zh if language == "zh" else self.en


LEAVES = [
    Leaf("return.request", "退换政策", "return_it", ("退货", "退掉它", "不要了退", "想退"), ("return it", "send it back", "take it back", "give it back")),
    Leaf("repair.request", "退换政策", None, ("维修", "修一下", "返修", "坏了修"), ("repair it", "fix it", "mend it", "it is broken")),
    Leaf("refund.how_long", "退款周期", "track_refund", ("退款多久", "钱几天到", "到账时间", "款何时回"), ("refund time", "when is my money", "money back date", "refund days")),
    Leaf("invoice.request", "开发票", "get_invoice", ("发票", "开票", "票据", "专票"), ("invoice", "a bill", "tax paper", "receipt")),
    Leaf("logistics.where_is_it", "查物流", "track_order", ("快递到哪", "物流", "包裹在哪", "没收到"), ("where is my parcel", "track parcel", "delivery place", "parcel not here")),
    Leaf("product.other", "使用咨询", None, ("怎么用", "功能", "参数", "打不开"), ("how to use", "features", "size of", "cannot open")),
    Leaf("human.request", None, "contact_human", ("人工", "真人客服", "转客服", "找人"), ("human", "real person", "agent", "talk to somebody")),
    Leaf("account.password", "账户密码", "recover_password", ("密码", "登录不上", "账号", "改密"), ("password", "cannot log in", "my account", "new login")),
    Leaf("smalltalk.greeting", None, None, ("你好呀", "早上好", "哈喽", "晚上好"), ("good morning", "hello there", "hi hi", "good day")),
    Leaf("smalltalk.thanks", None, None, ("谢谢啦", "多谢", "感谢", "谢了"), ("thank you", "many thanks", "bye bye", "thanks a lot")),
    Leaf("complaint.product_quality", None, "complaint", ("质量差", "破烂货", "全是次品", "太假了"), ("bad quality", "it is junk", "awful thing", "all faulty")),
]
FRAMES = {
    "zh": ["{}", "我要{}", "请问{}", "帮我{}吧", "{}怎么办", "麻烦{}一下", "今天{}", "那个{}", "想问{}", "{}可以吗", "快点{}", "能{}吗",
           "老板{}", "还是{}", "{}行不行", "昨天的{}"],
    "en": ["{}", "please {}", "i want {}", "can you {}", "{} now", "{} today", "so {}", "about {}", "i ask {}", "{} for me", "need {}",
           "is it {}", "well {}", "again {}", "{} or not", "my {}"],
}
OUTSIDE = {"zh": ("天气", "下雨", "笑话", "唱歌", "股票"), "en": ("weather", "rain", "joke", "sing", "stocks")}
BANK = {"card_lost": ("lost card", "card is gone", "stolen card"), "top_up": ("top up", "add funds", "load cash"),
        "exchange_rate": ("euro rate", "dollar rate", "rate of yen")}
OPEN = {"weather": ("weather", "rain", "sunny"), "translate": ("french word", "spanish word", "say in dutch"),
        "greeting": ("good morning", "hello there", "hi hi"), "order": ("order that", "buy that", "get more")}
GRIEVANCES = {"logistics": ("送得太慢", "delivery too slow"), "service": ("客服态度差", "rude agent"),
              "price_or_promotion": ("刚买就降价", "price fell after i paid"), "other": ("真让人生气", "so angry")}
GOODS = {"zh": ("耳机", "电饭煲", "手机", "毛毯"), "en": ("kettle", "phone", "blanket", "lamp")}


def spoken(language: str, phrases: tuple[str, ...], frames: slice = slice(None)) -> list[str]:
    return [frame.format(phrase) for phrase in phrases for frame in FRAMES[language][frames]]


def write_data(folder: Path) -> Path:
    """The public sets: jddc-intent, uss-jddc, complaints, bitext, clinc150, banking77."""
    jd = [(text, leaf.jd) for leaf in LEAVES if leaf.jd for text in spoken("zh", leaf.zh, slice(12))]
    jd.append(("政策", "退换政策"))
    write(folder / "jddc-intent/train.tsv", ["text", "label"], [r for i, r in enumerate(jd) if i % 3 != 1])
    write(folder / "jddc-intent/dev.tsv", ["text", "label"], [r for i, r in enumerate(jd) if i % 3 == 1])
    write(folder / "jddc-intent/similarity-dev.tsv", ["score", "a", "b"],
          [("3", f"老板快{leaf.zh[0]}", jd[0][0]) for leaf in LEAVES if leaf.jd])
    write(folder / "jddc-intent/label_taxonomy_map.tsv", ["jddc_intent", "n_uss"],
          [(label, 100 if label == "查物流" else 10) for label in sorted({leaf.jd for leaf in LEAVES if leaf.jd})] + [("", 7)])
    write(folder / "uss-jddc/valid_turns.tsv", ["user_text", "intent", "prev_user_sys"],
          [(f"{leaf.zh[1]}啊", leaf.jd, "你好 |||您好|||") for leaf in LEAVES if leaf.jd] + [("嗯", "no such label", "")])
    write(folder / "complaints/negative-reviews.tsv", ["category", "text"], [("平板", f"{n}号收的平板，差评") for n in range(1, 7)])
    bitext = [(text, leaf.bitext) for leaf in LEAVES if leaf.bitext for text in spoken("en", leaf.en, slice(12))]
    write(folder / "bitext/train.csv", ["utterance", "intent"], [r for i, r in enumerate(bitext) if i % 3 != 1])
    write(folder / "bitext/dev.csv", ["utterance", "intent"], [r for i, r in enumerate(bitext) if i % 3 == 1])
    clinc = [(text, label) for label, phrases in OPEN.items() for text in spoken("en", phrases)]
    write(folder / "clinc150/train.tsv", ["text", "label"], [r for i, r in enumerate(clinc) if i % 4])
    write(folder / "clinc150/val.tsv", ["text", "label"], [r for i, r in enumerate(clinc) if not i % 4])
    write(folder / "clinc150/oos_val.tsv", ["text", "label"], [(f"{w} {n} zz qq", "oos") for n in range(5) for w in ("zoo", "jazz")])
    write(folder / "banking77/train.csv", ["text", "category"],
          [(text, label) for label, phrases in BANK.items() for text in spoken("en", phrases)])
    return folder


def write_own(folder: Path) -> Path:
    """What stands for training/data."""
    for language in ("zh", "en"):
        few = [(text, leaf.code) for leaf in LEAVES for text in spoken(language, leaf.phrases(language), slice(12, 15))]
        write(folder / f"{language}.tsv", ["text", "leaf"], few)
        write(folder / f"held-out-{language}.tsv", ["text", "leaf"],
              [(FRAMES[language][15].format(leaf.phrases(language)[2]), leaf.code) for leaf in LEAVES])
        write(folder / f"complaints-{language}.tsv", ["text", "complaint", "sentiment", "urgency", "act"],
              [(f"{goods}{'' if language == 'zh' else ' '}{LEAVES[10].phrases(language)[0]}", "product_quality", "negative", "low", "complaint")
               for goods in GOODS[language]])
        write(folder / f"out-of-scope-{language}.tsv", ["text"], [(t,) for t in spoken(language, OUTSIDE[language], slice(12))])
    both = list(zip(FRAMES["zh"], FRAMES["en"]))[:6]
    write(folder / "pairs.tsv", ["leaf", "source", "zh", "en"],
          [(leaf.code, "", f"在，{a.format(zh)}", f"ok, {b.format(en)}")
           for leaf in LEAVES for zh, en in zip(leaf.zh, leaf.en) for a, b in both])
    write(folder / "parity.tsv", ["leaf", "zh", "en"],
          [(leaf.code, f"啊{leaf.zh[0]}呢", f"oh {leaf.en[0]} then") for leaf in LEAVES if not leaf.code.startswith("account")])
    write(folder / "dialogues.tsv", ["history", "zh", "en_history", "en", "leaf", "source"],
          [(f"{leaf.zh[0]} | 您好", f"行不行{n}", f"{leaf.en[0]} | hello", f"and then {n}", leaf.code, leaf.jd or "")
           for leaf in LEAVES[:6] for n in range(6)])
    write(folder / "complaints.tsv", ["zh", "en", "complaint", "secondary", "sentiment", "urgency", "act", "kinds"],
          [(f"{zh}，{a}", f"{en}, {b}", "product_quality", "service" if n % 3 == 0 else "", "negative", "low", "complaint", "other")
           for n, (zh, en, a, b) in enumerate((zh, en, f[0], f[1]) for zh, en in zip(LEAVES[10].zh, LEAVES[10].en)
                                              for f in zip(GOODS["zh"], GOODS["en"]))] +
          [(f"{zh}，{g}", f"{en}, {h}", category, "", "negative", "high", "complaint", "human")
           for category, (zh, en) in GRIEVANCES.items() for g, h in zip(GOODS["zh"], GOODS["en"])])
    write(folder / "kinds.tsv", ["zh", "en", "kinds", "act", "urgency", "sentiment"],
          [(f"{g}{zh}{n}", f"{h} {en} {n}", kinds, "request", "normal", "neutral")
           for zh, en, kinds in (("退货", "return it", "return"), ("退款开票", "refund and invoice", "refund|invoice"))
           for n in range(5) for g, h in zip(GOODS["zh"], GOODS["en"])])
    write(folder / "spans.tsv", ["language", "text"],
          [("zh", f"[product:{g}]的单号[order:{n}]没到") for g in GOODS["zh"] for n in range(301, 331)] +
          [("en", f"my [product:{g}] in order [order:{n}] is late") for g in GOODS["en"] for n in range(301, 331)])
    write(folder / "split.tsv", ["label", "pattern", "leaf"],
          [("退换政策", "修", "repair.request"), ("退换政策", "退", "return.request")])
    write(folder / "kinds-jddc.tsv", ["sha", "kinds"],
          [(sha(text), "return") for text in spoken("zh", LEAVES[0].zh, slice(12))] +
          [(sha(f"{LEAVES[0].zh[1]}啊"), "return|refund")])
    write(folder / "complaint-reviews.tsv", ["sha", "category", "secondary", "urgency"],
          [(sha(f"{n}号收的平板，差评"), "product_quality", "", "low") for n in range(1, 5)])
    return folder


def write_taxonomy(file: Path) -> Path:
    sources = [f"  - {{code: {leaf.code}, sources: {{jd: [{leaf.jd or ''}], bitext: [{leaf.bitext or ''}]}}}}" for leaf in LEAVES]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["version: 2", "intents:", *sources]), "utf-8")
    return file


def write(file: Path, header: list[str], rows: list[tuple]) -> None:
    """A .csv with commas or a .tsv with tabs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as out:
        if file.suffix == ".csv":
            csv.writer(out).writerows([header, *rows])
        else:
            out.writelines("\t".join(map(str, row)) + "\n" for row in [header, *rows])


def words_and_characters() -> tuple[list[str], str]:
    """What the tiny tokenizer has to know."""
    english = " ".join([*FRAMES["en"], *OUTSIDE["en"], *GOODS["en"], *(p for leaf in LEAVES for p in leaf.en), *(en for _, en in GRIEVANCES.values()),
                        *(p for phrases in [*BANK.values(), *OPEN.values()] for p in phrases)])
    chinese = "".join([*FRAMES["zh"], *OUTSIDE["zh"], *GOODS["zh"], *(p for leaf in LEAVES for p in leaf.zh), *(zh for zh, _ in GRIEVANCES.values()), "在啊呢您的单号没到收平板差评"])
    characters = "".join(sorted(c for c in set(chinese) if not c.isascii())) + "abcdefghijklmnopqrstuvwxyz0123456789,.|"
    return sorted(set(re.findall("[a-z]+", english))), characters
