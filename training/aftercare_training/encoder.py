"""The frozen encoder: the same int8 ONNX graph and tokenizer that the Java services load."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer


class Encoder:
    """Turns texts into L2-normalised CLS embeddings, shape [n, dimensions]."""

    def __init__(self, graph: bytes, tokenizer: str, name: str, max_tokens: int = 128):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.enable_truncation(max_tokens)
        self._tokenizer.no_padding()
        self.name = name
        self.max_tokens = max_tokens
        self.sha256 = hashlib.sha256(graph).hexdigest()
        self.dimensions = self.embed(["?"]).shape[1]

    @classmethod
    def open(cls, path: Path, max_tokens: int = 128) -> Encoder:
        """Opens a jar, or a folder, that holds one *.onnx and one *tokenizer.json."""
        if path.is_dir():
            files = {str(p): p.read_bytes for p in sorted(path.iterdir())}
            return cls._from_files(files, max_tokens)
        with zipfile.ZipFile(path) as jar:
            return cls._from_files({n: lambda n=n: jar.read(n) for n in jar.namelist()}, max_tokens)

    @classmethod
    def _from_files(cls, files: dict, max_tokens: int) -> Encoder:
        graph = _only(files, ".onnx")
        tokenizer = _only(files, "tokenizer.json")
        return cls(files[graph](), files[tokenizer]().decode("utf-8"), Path(graph).stem, max_tokens)

    def embed(self, texts: list[str]) -> np.ndarray:
        # One text at a time: int8 activations are scaled per batch, so only so are the numbers those of the service.
        return np.concatenate([self._embed_one(text) for text in texts])

    def _embed_one(self, text: str) -> np.ndarray:
        encoding = self._tokenizer.encode(text)
        feeds = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        feeds = {k: np.array([v], dtype=np.int64) for k, v in feeds.items() if k in self._inputs}
        cls = self._session.run(None, feeds)[0][:, 0, :]
        return (cls / np.linalg.norm(cls, axis=1, keepdims=True)).astype(np.float32)


def _only(files: dict, suffix: str) -> str:
    found = [name for name in files if name.endswith(suffix)]
    if len(found) != 1:
        raise ValueError(f"expected one file ending in {suffix}, found {found}")
    return found[0]
