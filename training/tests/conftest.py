"""Fixtures: a tiny encoder, tiny data, and a whole run of the pipeline for each language."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
import tiny_data
import torch
from tiny_encoder import write_encoder
from tokenizers import Tokenizer
from transformers import BertModel

from aftercare_training import __main__ as program
from aftercare_training import adversarial, card
from aftercare_training import train as training
from aftercare_training.corpus import Corpus, read_corpus
from aftercare_training.fit import FitSettings
from aftercare_training.taxonomy import Taxonomy

torch.set_num_threads(1)
# The tiny encoder knows no language, so it has more to learn in fewer steps than the real one.
QUICK = FitSettings(epochs=6, rate=2e-3, head_rate=5e-3)


@dataclass
class Workshop:
    """Everything that a run needs, in one temporary folder."""

    root: Path
    language: str
    encoder: Path
    said: dict[str, str] = field(default_factory=dict)

    def run(self, command: str, *more: str, work: str = "work") -> str:
        """python -m aftercare_training COMMAND …; returns what was printed."""
        arguments = ["aftercare_training", command, "--language", self.language, "--encoder", self.encoder,
                     "--data", self.root / "data", "--own", self.root / "own", "--work", self.root / work,
                     "--taxonomy", self.root / "models/taxonomy.yaml", "--models", self.root / "models", *more]
        with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as out:
            patch.setattr(sys, "argv", list(map(str, arguments)))
            patch.setattr(training, "SETTINGS", {"zh": QUICK, "en": QUICK})
            patch.setattr(training, "TEACHER_SETTINGS", QUICK)
            patch.setattr(card, "NOTES", self.root / "notes")
            patch.setattr(adversarial, "study", partial(adversarial.study, per_class=(3, None), seeds=2))
            program.main()
        self.said[command] = out.getvalue()
        return self.said[command]

    def corpus(self) -> Corpus:
        return read_corpus(self.language, self.root / "data", Taxonomy.read(self.root / "models/taxonomy.yaml"), self.root / "own")

    @property
    def folder(self) -> Path:
        return self.root / "models/after-sales" / self.language / "2"

    def manifest(self, pack: str = "after-sales", version: str = "2") -> dict:
        return json.loads((self.root / "models" / pack / self.language / version / "manifest.json").read_text("utf-8"))


def furnished(root: Path, language: str, encoder: Path) -> Workshop:
    tiny_data.write_data(root / "data")
    tiny_data.write_own(root / "own")
    tiny_data.write_taxonomy(root / "models/taxonomy.yaml")
    (root / "notes").mkdir(exist_ok=True)
    for name in ("zh", "en"):
        (root / "notes" / f"{name}.md").write_text(f"Noted by hand for {name}.", "utf-8")
    return Workshop(root, language, encoder)


@pytest.fixture(scope="session")
def encoder_folder(tmp_path_factory) -> Path:
    return write_encoder(tmp_path_factory.mktemp("encoder"), *tiny_data.words_and_characters())


@pytest.fixture
def encoder(encoder_folder) -> tuple[BertModel, Tokenizer]:
    return training.load(encoder_folder)


@pytest.fixture(scope="session")
def tokenizer(encoder_folder) -> Tokenizer:
    return training.load(encoder_folder)[1]


@pytest.fixture
def zh(tmp_path, encoder_folder) -> Workshop:
    return furnished(tmp_path, "zh", encoder_folder)


@pytest.fixture
def en(tmp_path, encoder_folder) -> Workshop:
    return furnished(tmp_path, "en", encoder_folder)
