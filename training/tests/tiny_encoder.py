"""A tiny BERT with random weights, written as PyTorch's exporter writes one: the names and steps that `from_graph` reads."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

WIDTH, LAYERS, HEADS, PLACES = 64, 2, 4, 512


class ExportedBert:
    def __init__(self, vocabulary: int, seed: int = 5):
        self._chance = np.random.default_rng(seed)
        self._nodes: list = []
        self._weights: dict[str, np.ndarray] = {}
        x = self._layer_norm(self._embedded(vocabulary), "embeddings")
        mask = self._node("Unsqueeze", "attention_mask", self._constant(np.array([1, 2])))
        away = self._node("Sub", self._constant(np.float32(1)), self._node("Cast", mask, to=TensorProto.FLOAT))
        self._mask = self._node("Mul", away, self._constant(np.finfo(np.float32).min))
        for i in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{i}")
        self._nodes.append(helper.make_node("Identity", [x], ["last_hidden_state"]))

    def model(self) -> onnx.ModelProto:
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "t"])
                  for name in ("input_ids", "attention_mask", "token_type_ids")]
        states = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["n", "t", WIDTH])
        weights = [numpy_helper.from_array(value, name) for name, value in self._weights.items()]
        graph = helper.make_graph(self._nodes, "bert", inputs, [states], weights)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)

    def _embedded(self, vocabulary: int) -> str:
        words = self._node("Gather", self._weight("embeddings.word_embeddings.weight", vocabulary, WIDTH), "input_ids")
        kinds = self._node("Gather", self._weight("embeddings.token_type_embeddings.weight", 2, WIDTH, spread=0.3), "token_type_ids")
        length = self._node("Shape", "input_ids", start=1, end=2)
        places = self._node("Slice", self._constant(np.arange(PLACES)[None]), self._constant(np.array([0])), length,
                            self._constant(np.array([1])))
        placed = self._node("Gather", self._weight("embeddings.position_embeddings.weight", PLACES, WIDTH, spread=0.1), places)
        return self._node("Add", self._node("Add", words, kinds), placed)

    def _layer(self, x: str, at: str) -> str:
        query, key, value = (self._split(self._linear(x, f"{at}.attention.self.{part}", WIDTH, WIDTH))
                             for part in ("query", "key", "value"))
        scores = self._node("MatMul", query, self._node("Transpose", key, perm=[0, 1, 3, 2]))
        scaled = self._node("Div", scores, self._constant(np.float32(math.sqrt(WIDTH / HEADS))), at=f"/{at}/attention/self")
        shares = self._node("Softmax", self._node("Add", scaled, self._mask), axis=-1)
        joined = self._node("Transpose", self._node("MatMul", shares, value), perm=[0, 2, 1, 3])
        flat = self._node("Reshape", joined, self._constant(np.array([0, 0, WIDTH])))
        seen = self._linear(flat, f"{at}.attention.output.dense", WIDTH, WIDTH)
        x = self._layer_norm(self._node("Add", seen, x), f"{at}.attention.output")
        wide = self._gelu(self._linear(x, f"{at}.intermediate.dense", WIDTH, 2 * WIDTH))
        out = self._linear(wide, f"{at}.output.dense", 2 * WIDTH, WIDTH)
        return self._layer_norm(self._node("Add", out, x), f"{at}.output")

    def _split(self, x: str) -> str:
        parts = self._node("Reshape", x, self._constant(np.array([0, 0, HEADS, WIDTH // HEADS])))
        return self._node("Transpose", parts, perm=[0, 2, 1, 3])

    def _linear(self, x: str, module: str, inside: int, outside: int) -> str:
        # The exporter transposes the weight and forgets its name.
        weight = self._weight(f"onnx::MatMul_{len(self._weights)}", inside, outside, spread=1 / math.sqrt(inside))
        return self._node("Add", self._weight(f"{module}.bias", outside, spread=0.1), self._node("MatMul", x, weight))

    def _layer_norm(self, x: str, module: str) -> str:
        apart = self._node("Sub", x, self._node("ReduceMean", x, axes=[-1]))
        variance = self._node("ReduceMean", self._node("Mul", apart, apart), axes=[-1])
        spread = self._node("Sqrt", self._node("Add", variance, self._constant(np.float32(1e-12))))
        even = self._node("Div", apart, spread, at=f"/{module}/LayerNorm")
        gamma = self._weight(f"{module}.LayerNorm.weight", WIDTH, spread=0.1, middle=1)
        return self._node("Add", self._node("Mul", even, gamma), self._weight(f"{module}.LayerNorm.bias", WIDTH, spread=0.1))

    def _gelu(self, x: str) -> str:
        erf = self._node("Erf", self._node("Div", x, self._constant(np.float32(math.sqrt(2)))))
        return self._node("Mul", self._node("Mul", x, self._node("Add", erf, self._constant(np.float32(1)))),
                          self._constant(np.float32(0.5)))

    def _weight(self, name: str, *shape: int, spread: float = 1.0, middle: float = 0.0) -> str:
        self._weights[name] = self._chance.normal(middle, spread, shape).astype(np.float32)
        return name

    def _constant(self, value) -> str:
        return self._node("Constant", value=numpy_helper.from_array(np.asarray(value)))

    def _node(self, kind: str, *inputs: str, at: str = "", **attributes) -> str:
        output = f"{at}/{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output


def tiny_tokenizer(words: list[str], characters: str) -> Tokenizer:
    """Whole words, single characters and, as the rest of a word, characters after ##."""
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words, *characters, *(f"##{c}" for c in characters if c.isascii())]
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(dict.fromkeys(pieces))}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    # As published ones do, and as no row may be treated.
    tokenizer.enable_truncation(8)
    tokenizer.enable_padding(length=8)
    return tokenizer


def write_encoder(folder: Path, words: list[str], characters: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = tiny_tokenizer(words, characters)
    tokenizer.save(str(folder / "tiny-tokenizer.json"))
    onnx.save(ExportedBert(tokenizer.get_vocab_size()).model(), folder / "tiny.onnx")
    return folder
