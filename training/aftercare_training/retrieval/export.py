"""The folder that ships: int8 graph, tokenizer, vectors of the lines, and a manifest with the minimum likeness."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from ..export import sha256, write_manifest
from ..graph import encoder_graph, write_int8
from ..model import MultiHead
from .lines import Lines
from .measure import Asked, measure
from .search import MAX_TOKENS, encode, texts_of

SCHEMA = 1


class Int8Graph:
    """A graph of a folder as the service runs it, one text at a time."""

    def __init__(self, folder: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def run(self, text: str, output: str) -> np.ndarray:
        """The output's row of the text; of an output of tokens, those of first and last special one too."""
        ids = np.array([encode(self._tokenizer, text)])
        return self._session.run([output], {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0][0]


class Shipped(Int8Graph):
    """The retriever's."""

    def embed(self, texts: list[str]) -> torch.Tensor:
        return torch.from_numpy(np.array([self.run(text, "embedding") for text in texts]))


def export(encoder: BertModel, tokenizer: Tokenizer, lines: Lines, trained: dict, folder: Path) -> Path:
    """Writes the folder; the minimum, and the figures, rest on the lines held out and on the int8 graph."""
    files = write_int8(encoder_graph(MultiHead(encoder, []), []), folder)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    shipped = Shipped(folder)
    bank = shipped.embed([text.text for text in texts_of(lines.articles, lines.train)])
    held = Asked.of(lines.dev)
    figures = measure(bank, shipped.embed(held.questions), lines, held)
    questions = write_asked(bank, lines, folder / "asked.bin")
    files = [*files, "tokenizer.json", "asked.bin"]
    write_manifest(folder, {
        "schema": SCHEMA, "name": f"retrieval-{lines.articles[0].language}", "language": lines.articles[0].language,
        "version": folder.name, "graph": "model.onnx", "tokenizer": "tokenizer.json", "asked": "asked.bin",
        "files": {name: sha256(folder / name) for name in files}, "dimensions": bank.shape[1], "maxTokens": MAX_TOKENS,
        "minimum": figures["asked"]["minimum"], "trained": trained, "figures": figures, "questions": questions})
    return folder


def write_asked(bank: torch.Tensor, lines: Lines, file: Path) -> dict[str, int]:
    """Each line's vector as a float32 scale and int8 values, article by article; returns how many each article has."""
    texts = texts_of(lines.articles, lines.train)
    counts: dict[str, int] = {}
    with file.open("wb") as out:
        for number, article in enumerate(lines.articles):
            for vector in (bank[i].numpy() for i, text in enumerate(texts) if text.article == number and not text.told):
                scale = float(np.abs(vector).max()) / 127
                out.write(struct.pack("<f", scale) + np.round(vector / scale).astype(np.int8).tobytes())
                counts[article.id] = counts.get(article.id, 0) + 1
    return counts


def read_trained(work: Path, language: str) -> dict:
    file = work / f"{language}.json"
    if not file.exists():
        raise FileNotFoundError(f"{file} is missing: run train first")
    return json.loads(file.read_text("utf-8"))
