"""One small vocabulary for both languages: control symbols, Chinese characters, English pieces, placeholders as single pieces.

Digits are in none of them, so a literal number cannot be written at all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from .acts import ActLanguage

PAD, BOS, EOS = 0, 1, 2
SPACE = "▁"
ENGLISH_PIECES = 1200
_PART = re.compile(r"(\{[a-z_.]+})")


@dataclass
class Pieces:
    """Ids in this order: pad, bos, eos; placeholders; Chinese; English; and last, what only the encoder reads."""

    placeholders: list[str]
    zh: list[str]
    en: list[str]
    symbols: list[str]
    english: Tokenizer | None = None

    def __post_init__(self):
        self.names = ["<pad>", "<bos>", "<eos>", *(f"{{{p}}}" for p in self.placeholders), *self.zh, *self.en, *self.symbols]
        first_zh = 3 + len(self.placeholders)
        self.outputs = first_zh + len(self.zh) + len(self.en)
        self.range = {"zh": (first_zh, first_zh + len(self.zh)), "en": (first_zh + len(self.zh), self.outputs)}
        self._placeholder = {f"{{{p}}}": 3 + i for i, p in enumerate(self.placeholders)}
        self._piece = {"zh": {c: first_zh + i for i, c in enumerate(self.zh)},
                       "en": {c: first_zh + len(self.zh) + i for i, c in enumerate(self.en)}}
        self._symbol = {s: self.outputs + i for i, s in enumerate(self.symbols)} | self._placeholder

    @staticmethod
    def learn(language: ActLanguage, english: list[str]) -> "Pieces":
        """Characters and pieces of what teaches; `english` is further text that the pieces are learnt from."""
        taught, _ = language.parts()
        zh = sorted({c for p in taught if p.act.language == "zh" for part in _PART.split(p.text)[::2] for c in part})
        bpe = Tokenizer(models.BPE())
        bpe.normalizer = normalizers.Sequence([])
        bpe.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Metaspace(prepend_scheme="never", split=True), pre_tokenizers.Punctuation()])
        own = [part for p in taught if p.act.language == "en" for part in _PART.split(p.text)[::2]]
        bpe.train_from_iterator([*own, *own, *english], trainers.BpeTrainer(vocab_size=ENGLISH_PIECES, show_progress=False))
        en = [piece for piece, _ in sorted(bpe.get_vocab().items(), key=lambda item: item[1])]
        symbols = sorted({s for p in language.pairs for s in p.act.symbols() if s.startswith("<")} | {"<free>"})
        return Pieces(language.placeholders, zh, en, symbols, bpe)

    def encode_act(self, symbols: list[str]) -> list[int]:
        return [self._symbol[s] for s in symbols]

    def encode(self, language: str, text: str) -> list[int]:
        """The ids of a text; characters that no teaching text has are left out."""
        ids = []
        for part in _PART.split(text):
            if part in self._placeholder:
                ids.append(self._placeholder[part])
            elif language == "zh":
                ids += [self._piece["zh"][c] for c in part if c in self._piece["zh"]]
            else:
                ids += [self._piece["en"][t] for t in self.english.encode(part).tokens]
        return ids

    def decode(self, ids: list[int]) -> str:
        return "".join(self.names[i] for i in ids if i > EOS).replace(SPACE, " ").strip()

    def write(self, file: Path) -> None:
        parts = {"placeholders": self.placeholders, "zh": self.zh, "en": self.en, "symbols": self.symbols}
        file.write_text(json.dumps(parts, ensure_ascii=False, indent=0), "utf-8")
