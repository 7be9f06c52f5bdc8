"""The act language (acts.yaml) and the phrasings of it (zh.yaml, en.yaml): what teaches, what is held back, what a sentence may hold."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml

OWN = Path(__file__).parent.parent.parent / "data" / "wording"
LANGUAGES = ("zh", "en")
SIGNS = {"!": "upset", "-": "brief", "+": "full", "*": "vip"}
PLACEHOLDER = re.compile(r"\{([a-z_.]+)}")
# What a sentence may not say by itself: digits of any script, and numbers written as words beside a unit.
LITERAL = {
    "zh": r"\d|[一二两三四五六七八九十百千万半几]+(?:个)?(?:天|日|小时|钟头|分钟|工作日|周|星期|月|年|元|块钱|折|倍|成|％)",
    "en": r"\d|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million|dozen"
          r"|(?:an?|one) (?:hour|day|week|month|year))\b",
}
# So many acts of a language are never taught: all phrasings of a topic in one style with one set of placeholders.
HELD_BACK = 100


@dataclass(frozen=True)
class Act:
    language: str
    topic: str
    style: str
    slots: tuple[str, ...]

    @property
    def type(self) -> str:
        return self.topic.split(".")[0]

    def symbols(self) -> list[str]:
        """What the encoder reads: no text, so that nothing a customer wrote can reach it."""
        kind, matter = self.topic.split(".")
        return [f"<{self.language}>", f"<{self.style}>", f"<{kind}>", *(f"<{word}>" for word in matter.split("_")),
                *(f"{{{slot}}}" for slot in self.slots)]


@dataclass(frozen=True)
class Pair:
    act: Act
    text: str


class ActLanguage:
    def __init__(self, folder: Path = OWN):
        self.spec = yaml.safe_load((folder / "acts.yaml").read_text("utf-8"))
        self.topics: dict[str, dict] = self.spec["topics"]
        self.placeholders: list[str] = list(self.spec["placeholders"])
        self.styles: list[str] = list(self.spec["styles"])
        self.pairs: list[Pair] = []
        self.templates: dict[Act, str] = {}
        for language in LANGUAGES:
            for topic, block in yaml.safe_load((folder / f"{language}.yaml").read_text("utf-8")).items():
                for line in block.splitlines():
                    self._read(language, topic, line.strip())

    def _read(self, language: str, topic: str, line: str) -> None:
        sign, text = (line[0], line[2:]) if line[0] in {"=", *SIGNS} and line[1] == " " else ("", line)
        act = Act(language, topic, SIGNS.get(sign, "plain"), slots_of(text))
        if sign == "=":
            self.templates[act] = text
        else:
            self.pairs.append(Pair(act, text))

    def forbidden(self, act: Act) -> list[str]:
        """The rights and commitments that a sentence of this act may not name."""
        carried = set(self.topics[act.topic].get("carries", ()))
        return [term for term, needs in self.spec["guards"][act.language].items() if not carried & set(needs)]

    def template(self, act: Act) -> str | None:
        return self.templates.get(Act(act.language, act.topic, "plain", act.slots))

    def parts(self) -> tuple[list[Pair], dict[Act, list[str]]]:
        """What teaches, and the acts held back with their own phrasings: one act a topic at most, chosen by hash."""
        groups: dict[Act, list[str]] = defaultdict(list)
        for pair in self.pairs:
            groups[pair.act].append(pair.text)
        held: dict[Act, list[str]] = {}
        for language in LANGUAGES:
            topics = sorted({a.topic for a in groups}, key=lambda t: _hash(f"{language} {t}"))
            for topic in topics[:HELD_BACK]:
                # Not the act that has most of the topic's phrasings, or little would be left to teach the topic.
                acts = sorted((a for a in groups if (a.language, a.topic) == (language, topic)), key=lambda a: (len(groups[a]), str(a)))
                act = min(acts[:-1], key=lambda a: _hash(str(a)))
                held[act] = groups[act]
        return [p for p in self.pairs if p.act not in held], held


def faults(language: ActLanguage, act: Act, text: str) -> list[str]:
    """What is wrong with a sentence for an act; the Java side checks the same before a sentence may leave."""
    found = []
    if sorted(PLACEHOLDER.findall(text)) != sorted(act.slots):
        found.append(f"placeholders {PLACEHOLDER.findall(text)} are not {list(act.slots)}")
    bare = PLACEHOLDER.sub("", text)
    if re.search(LITERAL[act.language], bare, re.IGNORECASE):
        found.append("a number of its own")
    found += [f"names {term}" for term in language.forbidden(act) if term in bare.lower()]
    return found


def slots_of(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(PLACEHOLDER.findall(text))))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
