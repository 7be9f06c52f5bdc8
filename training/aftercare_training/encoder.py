"""The encoder that training starts from: BGE small, read out of the ONNX graph that a Maven artifact carries."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

# The order in which an exported BERT layer multiplies by its weights, whose names the export has lost.
_MATMULS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
            "intermediate.dense", "output.dense")


def open_encoder(path: Path) -> tuple[BertModel, Tokenizer]:
    """Opens a jar, or a folder, that holds one fp32 *.onnx and one *tokenizer.json.

    Raises ValueError where either is missing or the graph is no exported BERT.
    """
    if path.is_dir():
        files = {str(p): p.read_bytes for p in sorted(path.iterdir()) if p.is_file()}
        return _from_files(files)
    with zipfile.ZipFile(path) as jar:
        return _from_files({n: lambda n=n: jar.read(n) for n in jar.namelist()})


def _from_files(files: dict) -> tuple[BertModel, Tokenizer]:
    graph = onnx.load_from_string(files[_only(files, ".onnx")]())
    tokenizer = Tokenizer.from_str(files[_only(files, "tokenizer.json")]().decode("utf-8"))
    return from_graph(graph), tokenizer


def _only(files: dict, suffix: str) -> str:
    found = [name for name in files if name.endswith(suffix)]
    if len(found) != 1:
        raise ValueError(f"expected one file ending in {suffix}, found {found}")
    return found[0]


def from_graph(graph: onnx.ModelProto) -> BertModel:
    """A trainable BertModel with the weights of an exported graph."""
    weights = {i.name: numpy_helper.to_array(i) for i in graph.graph.initializer}
    if "embeddings.word_embeddings.weight" not in weights:
        raise ValueError("the graph is no exported BERT: it has no embeddings.word_embeddings.weight")
    # Weights of linear layers were transposed into anonymous initialisers; they are met in the order of the layers.
    anonymous = [weights[name] for node in graph.graph.node if node.op_type == "MatMul"
                 for name in node.input if name in weights]
    layers = 1 + max(int(m.group(1)) for name in weights if (m := re.match(r"encoder\.layer\.(\d+)\.", name)))
    if len(anonymous) != layers * len(_MATMULS):
        raise ValueError(f"the graph has {len(anonymous)} weight products for {layers} layers, not {len(_MATMULS)} a layer")
    vocabulary, width = weights["embeddings.word_embeddings.weight"].shape
    config = BertConfig(vocab_size=vocabulary, hidden_size=width, num_hidden_layers=layers,
                        num_attention_heads=_heads(graph, width), intermediate_size=anonymous[4].shape[1])
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(np.array(value)) for name, value in weights.items()
             if name.startswith(("embeddings.", "encoder."))}
    for i, value in enumerate(anonymous):
        name = f"encoder.layer.{i // len(_MATMULS)}.{_MATMULS[i % len(_MATMULS)]}.weight"
        state[name] = torch.from_numpy(np.ascontiguousarray(value.T))
    missing, unexpected = model.load_state_dict(state, strict=False)
    missing = [name for name in missing if "position_ids" not in name]
    if missing or unexpected:
        raise ValueError(f"the graph is no exported BERT: missing {missing[:3]}, unexpected {unexpected[:3]}")
    return model


def from_shipped(folder: Path) -> tuple[BertModel, Tokenizer]:
    """A trainable BertModel with the weights of a folder that `export` wrote; they are as exact as its int8 graph.

    Raises ValueError where the graph in it is none of `encoder_graph`.
    """
    graph = onnx.load(folder / "model.onnx").graph
    weights = {i.name: numpy_helper.to_array(i, str(folder)) for i in graph.initializer}
    attention = [node for node in graph.node if node.op_type == "QAttention"]
    words = next((name for name in weights if name.startswith("words") and weights[name].ndim == 2), None)
    if words is None or not attention:
        raise ValueError(f"{folder / 'model.onnx'} is no int8 encoder of this project: it has no words or no attention")

    def linear(name: str) -> torch.Tensor:
        return torch.from_numpy(weights[f"{name}_quantized"].astype(np.float32) * weights[f"{name}_scale"]).T.contiguous()

    state = {"embeddings.word_embeddings.weight": torch.from_numpy(weights[words].astype(np.float32) * weights["scale.words"])}
    for name, source in (("position_embeddings.weight", "positions"), ("token_type_embeddings.weight", "segments"),
                         ("LayerNorm.weight", "norm.gamma"), ("LayerNorm.bias", "norm.beta")):
        state[f"embeddings.{name}"] = torch.from_numpy(np.array(weights[source]))
    for i in range(len(attention)):
        at = f"encoder.layer.{i}."
        joined, biases = linear(f"{i}.attention.weight").chunk(3), np.split(weights[f"{i}.attention.bias"], 3)
        for part, weight, bias in zip(("query", "key", "value"), joined, biases):
            state[f"{at}attention.self.{part}.weight"], state[f"{at}attention.self.{part}.bias"] = weight, torch.from_numpy(np.array(bias))
        for name, module in (("seen", "attention.output."), ("out", "output.")):
            state[f"{at}{module}dense.weight"] = linear(f"{i}.{name}.weight")
            for end, source in (("dense.bias", "bias"), ("LayerNorm.weight", "gamma"), ("LayerNorm.bias", "beta")):
                state[f"{at}{module}{end}"] = torch.from_numpy(np.array(weights[f"{i}.{name}.{source}"]))
        state[f"{at}intermediate.dense.weight"] = linear(f"{i}.wide.weight")
        state[f"{at}intermediate.dense.bias"] = torch.from_numpy(np.array(weights[f"{i}.wide.bias"]))
    vocabulary, width = state["embeddings.word_embeddings.weight"].shape
    heads = next(a.i for a in attention[0].attribute if a.name == "num_heads")
    config = BertConfig(vocab_size=vocabulary, hidden_size=width, num_hidden_layers=len(attention), num_attention_heads=heads,
                        intermediate_size=state["encoder.layer.0.intermediate.dense.bias"].shape[0])
    model = BertModel(config, add_pooling_layer=False)
    missing, _ = model.load_state_dict(state, strict=False)
    if any("position_ids" not in name for name in missing):
        raise ValueError(f"{folder / 'model.onnx'} is no int8 encoder of this project: missing {missing[:3]}")
    return model, Tokenizer.from_file(str(folder / "tokenizer.json"))


def _heads(graph: onnx.ModelProto, width: int) -> int:
    """Attention heads, read from the scale by which scores are divided: the square root of a head's width."""
    constants = {n.output[0]: numpy_helper.to_array(n.attribute[0].t) for n in graph.graph.node
                 if n.op_type == "Constant" and n.attribute and n.attribute[0].name == "value"}
    for node in graph.graph.node:
        if node.op_type == "Div" and node.input[1] in constants and constants[node.input[1]].size == 1:
            scale = float(constants[node.input[1]])
            if 4 <= scale <= 16 and "attention" in node.name:
                return round(width / scale ** 2)
    raise ValueError("the graph does not show how many attention heads it has")
