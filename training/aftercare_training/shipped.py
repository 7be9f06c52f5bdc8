"""A model folder as the service runs it: the int8 graph, one message at a time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
from scipy.special import expit, softmax
from tokenizers import Tokenizer

from .fit import encode_row


class Shipped:
    """Heads of a model folder over texts; packs are asked through their encoder."""

    def __init__(self, folder: Path, threads: int = 1, graph: str | None = None):
        self.folder = folder
        self.manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / (graph or self.manifest["graph"])), options,
                                                     providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / self.manifest["tokenizer"]))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def ask(self, rows: list[tuple[str, str]], outputs: list[str]) -> dict[str, list[np.ndarray]]:
        """Raw outputs of (text, history) rows. One at a time: int8 activations are scaled per run, as in the service."""
        found: dict[str, list] = {name: [] for name in outputs}
        for text, history in rows:
            ids, segments, _ = self.encode(text, history)
            values = self._session.run(outputs, {
                "input_ids": np.array([ids]), "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
                "token_type_ids": np.array([segments])})
            for name, value in zip(outputs, values):
                found[name].append(value[0])
        return found

    def encode(self, text: str, history: str):
        return encode_row(self._tokenizer, text, history, self.manifest["maxTokens"], self.manifest["maxHistoryTokens"])

    def labels(self, head: str) -> list[str]:
        return self.manifest["heads"][head]["labels"]

    def probabilities(self, head: str, logits: list[np.ndarray]) -> np.ndarray:
        spec = self.manifest["heads"][head]
        stacked = np.array(logits)
        return expit(stacked) if "thresholds" in spec else softmax(stacked / spec.get("temperature", 1.0), axis=1)


def spans_of(tags: list[str], offsets: list[tuple[int, int]]) -> set[tuple[int, int, str]]:
    """Spans (start, end, type) of BIO tags; an I that follows nothing of its type begins one."""
    spans, open_ = set(), None
    for tag, (start, end) in zip(tags, offsets):
        part, _, kind = tag.partition("-")
        if part == "I" and open_ and open_[2] == kind:
            open_ = (open_[0], end, kind)
            continue
        if open_:
            spans.add(open_)
        open_ = None if tag == "O" else (start, end, kind)
    return spans | ({open_} if open_ else set())
