"""The graph that ships: one ONNX file with fused layers and all heads, in fp32 and in int8."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16

from .model import COSINE_SCALE, TOKENS, Aligned, HeadSpec, MultiHead

# ONNX Runtime's own operators, which run a layer in six steps; they exist for CPU and CUDA.
FUSED = "com.microsoft"
WORDS = "words"
LARGEST_FILE = 30_000_000


class _Builder:
    def __init__(self, model: MultiHead):
        self.state = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
        self.nodes: list = []
        self.weights: list = []

    def weight(self, name: str, value: np.ndarray) -> str:
        # ascontiguousarray would make a vector of a scalar.
        value = np.asarray(value)
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value) if value.ndim else value, name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes) -> str:
        outputs = [output] if isinstance(output, str) else output
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=f"{outputs[0]}/{kind}", domain=domain, **attributes))
        return outputs[0]

    def linear(self, module: str, x: str, out: str, scale: float = 1.0) -> str:
        """x times the module's weight, times scale, plus its bias."""
        product = self.node("MatMul", [x, self.weight(f"{out}.weight", scale * self.state[f"{module}.weight"].T)], f"{out}.product")
        return self.node("Add", [product, self.weight(f"{out}.bias", self.state[f"{module}.bias"])], out)


def encoder_graph(model: MultiHead, heads: list[HeadSpec], in_dialogue: dict[str, np.ndarray] | None = None) -> onnx.ModelProto:
    """fp32 graph: input_ids, attention_mask, token_type_ids (int64 [n, t]) to `embedding` and the logits of the heads.

    in_dialogue: for a head, what is added to its logits where there is a second segment.
    """
    b = _Builder(model)
    config = model.encoder.config
    states = _layers(b, _embeddings(b, config), config)
    b.weight("zero", np.array(0, dtype=np.int64))
    first = b.node("Gather", [states, "zero"], "first", axis=1)
    b.node("LpNormalization", [first], "embedding", axis=1, p=2)
    outputs = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", config.hidden_size])]
    for spec in heads:
        outputs.append(_head(b, spec, states, first, (in_dialogue or {}).get(spec.name)))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"])
              for n in ("input_ids", "attention_mask", "token_type_ids")]
    return _checked(b, "understanding", inputs, outputs)


def aligned_graph(model: Aligned) -> onnx.ModelProto:
    """fp32 graph of the entailment check: input_ids, attention_mask, token_type_ids (int64 [n, t]) to its logits [n, labels]."""
    b = _Builder(model)
    spec = model.specs[0]
    for name, number in (("claim", 0), ("premise", 1)):
        b.weight(name, np.array(number, dtype=np.int64))
    for name, axis in (("tokens", 1), ("values", 2)):
        b.weight(name, np.array([axis], dtype=np.int64))
    there = b.node("Cast", ["attention_mask"], "there", to=TensorProto.BOOL)
    same = b.node("Equal", [b.node("Unsqueeze", ["token_type_ids", "values"], "own"),
                            b.node("Unsqueeze", ["token_type_ids", "tokens"], "others")], "same")
    seen = b.node("Unsqueeze", [there, "tokens"], "seen")
    kinds = b.node("Mul", ["token_type_ids", "claim"], "kinds")
    _layers(b, _embeddings(b, model.encoder.config, kinds), model.encoder.config, b.node("And", [same, seen], "mine"))
    x = b.node("Concat", [f"{depth - 1}.out" for depth in model.depths], "states", axis=2)
    x = b.node("Sub", [x, b.weight("shift", b.state["shift"])], "centred")
    x = b.node("Mul", [x, b.weight("gain", b.state["gain"])], "scaled")

    own = b.linear("heads.project", x, "project")
    key = b.node("LpNormalization", [b.linear("heads.key", x, "key")], "key.one", axis=2, p=2)
    alike = b.node("MatMul", [key, b.node("Transpose", [key], "key.turned", perm=[0, 2, 1])], "alike")
    alike = b.node("Mul", [alike, b.weight("sharpness", b.state["heads.sharpness"])], "alike.sharp")
    across = b.node("And", [b.node("Not", [same], "other"), seen], "across")
    alike = b.node("Where", [across, alike, b.weight("nowhere", np.float32(model.NOWHERE))], "alike.across")
    met = b.node("MatMul", [b.node("Softmax", [alike], "share", axis=2), own], "met")
    apart = b.node("Abs", [b.node("Sub", [own, met], "difference")], "apart")
    both = b.node("Concat", [own, met, apart, b.node("Mul", [own, met], "product")], "both", axis=2)
    compared = _gelu(b, "heads.compare", both, "compared")

    pooled = []
    for part in ("claim", "premise"):
        inside = b.node("And", [b.node("Equal", ["token_type_ids", part], f"{part}.is"), there], f"{part}.there")
        inside = b.node("Unsqueeze", [inside, "values"], f"{part}.inside")
        weight = b.node("Cast", [inside], f"{part}.weight", to=TensorProto.FLOAT)
        total = b.node("ReduceSum", [b.node("Mul", [compared, weight], f"{part}.each"), "tokens"], f"{part}.sum", keepdims=0)
        count = b.node("ReduceSum", [weight, "tokens"], f"{part}.tokens", keepdims=0)
        count = b.node("Max", [count, b.weight(f"{part}.one", np.float32(1))], f"{part}.count")
        pooled.append(b.node("Div", [total, count], f"{part}.mean"))
        least = b.node("Where", [inside, compared, b.weight(f"{part}.below", np.float32(model.BELOW))], f"{part}.or.below")
        pooled.append(b.node("ReduceMax", [least], f"{part}.max", axes=[1], keepdims=0))
    joined = _gelu(b, "heads.join", b.node("Concat", pooled, "pooled", axis=1), "joined")
    b.linear("heads.label", joined, spec.name)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"])
              for n in ("input_ids", "attention_mask", "token_type_ids")]
    return _checked(b, "entailment", inputs, [helper.make_tensor_value_info(spec.name, TensorProto.FLOAT, ["n", len(spec.labels)])])


def _gelu(b: _Builder, module: str, x: str, out: str) -> str:
    product = b.node("MatMul", [x, b.weight(f"{out}.weight", b.state[f"{module}.weight"].T)], f"{out}.product")
    return b.node("BiasGelu", [product, b.weight(f"{out}.bias", b.state[f"{module}.bias"])], out, FUSED)


def _embeddings(b: _Builder, config, kinds: str = "token_type_ids") -> str:
    words = b.node("Gather", [b.weight(WORDS, b.state["encoder.embeddings.word_embeddings.weight"]), "input_ids"], "word")
    kinds = b.node("Gather", [b.weight("segments", b.state["encoder.embeddings.token_type_embeddings.weight"]),
                              kinds], "segment")
    b.weight("from", np.array([0], dtype=np.int64))
    b.weight("along", np.array([0], dtype=np.int64))
    length = b.node("Shape", ["input_ids"], "length", start=1, end=2)
    places = b.node("Slice", [b.weight("positions", b.state["encoder.embeddings.position_embeddings.weight"]), "from",
                              length, "along"], "place")
    placed = b.node("Add", [words, places], "placed")
    return b.node("SkipLayerNormalization",
                  [placed, kinds, b.weight("norm.gamma", b.state["encoder.embeddings.LayerNorm.weight"]),
                   b.weight("norm.beta", b.state["encoder.embeddings.LayerNorm.bias"])],
                  "embedded", FUSED, epsilon=config.layer_norm_eps)


def _layers(b: _Builder, x: str, config, mask: str = "attention_mask") -> str:
    mask = b.node("Cast", [mask], "mask", to=TensorProto.INT32)
    for i in range(config.num_hidden_layers):
        at = f"encoder.encoder.layer.{i}."
        attention = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
        joined = b.weight(f"{i}.attention.weight", np.hstack([b.state[f"{a}.weight"].T for a in attention]))
        bias = b.weight(f"{i}.attention.bias", np.hstack([b.state[f"{a}.bias"] for a in attention]))
        seen = b.node("Attention", [x, joined, bias, mask], f"{i}.attention", FUSED, num_heads=config.num_attention_heads)
        x = _residual(b, f"{i}.seen", seen, x, f"{at}attention.output.", config)
        wide = b.node("MatMul", [x, b.weight(f"{i}.wide.weight", b.state[f"{at}intermediate.dense.weight"].T)], f"{i}.wide.product")
        wide = b.node("BiasGelu", [wide, b.weight(f"{i}.wide.bias", b.state[f"{at}intermediate.dense.bias"])], f"{i}.wide", FUSED)
        x = _residual(b, f"{i}.out", wide, x, f"{at}output.", config)
    return x


def _residual(b: _Builder, name: str, x: str, skip: str, module: str, config) -> str:
    product = b.node("MatMul", [x, b.weight(f"{name}.weight", b.state[f"{module}dense.weight"].T)], f"{name}.product")
    return b.node("SkipLayerNormalization",
                  [product, skip, b.weight(f"{name}.gamma", b.state[f"{module}LayerNorm.weight"]),
                   b.weight(f"{name}.beta", b.state[f"{module}LayerNorm.bias"]),
                   b.weight(f"{name}.bias", b.state[f"{module}dense.bias"])],
                  name, FUSED, epsilon=config.layer_norm_eps)


def _head(b: _Builder, spec: HeadSpec, states: str, first: str, in_dialogue: np.ndarray | None = None):
    shape = ["n", "t", len(spec.labels)] if spec.kind == TOKENS else ["n", len(spec.labels)]
    if len(spec.labels) == 1:
        column = b.linear(f"heads.{spec.name}", first, f"{spec.name}.column")
        b.weight(f"{spec.name}.flat", np.array([-1], dtype=np.int64))
        b.node("Reshape", [column, f"{spec.name}.flat"], spec.name)
        shape = ["n"]
    elif in_dialogue is not None:
        alone = b.linear(f"heads.{spec.name}", first, f"{spec.name}.alone")
        second = b.node("Cast", ["token_type_ids"], "second", to=TensorProto.FLOAT)
        any_second = b.node("ReduceMax", [second], "dialogue", axes=[1], keepdims=1)
        shift = b.weight(f"{spec.name}.dialogue", in_dialogue.astype(np.float32)[None, :])
        b.node("Add", [alone, b.node("Mul", [any_second, shift], f"{spec.name}.shift")], spec.name)
    else:
        b.linear(f"heads.{spec.name}", states if spec.kind == TOKENS else first, spec.name)
    return helper.make_tensor_value_info(spec.name, TensorProto.FLOAT, shape)


def pack_graph(weight: np.ndarray, bias: np.ndarray, scope: dict) -> onnx.ModelProto:
    """A pack's head: `embedding` [n, dimensions] to `intents` [n, labels] and `out_of_scope` [n], a logit.

    scope holds "neighbours" [rows, dimensions] of length one, and the coefficients of a line over the energy of the
    logits and the mean similarity of the nearest neighbours: {"k", "energy", "near", "bias", "temperature"}.
    """
    b = _Builder.__new__(_Builder)
    b.nodes, b.weights = [], []
    product = b.node("MatMul", ["embedding", b.weight("weight", weight.T.astype(np.float32))], "product")
    b.node("Add", [product, b.weight("bias", bias.astype(np.float32))], "intents")
    cold = b.node("Div", ["intents", b.weight("temperature", np.float32(scope["temperature"]))], "cold")
    energy = b.node("ReduceLogSumExp", [cold], "energy", axes=[1], keepdims=0)
    parts = b.node("Mul", [energy, b.weight("energy.weight", np.float32(scope["energy"]))], "energy.part")
    if scope.get("near"):
        b.weights.append(numpy_helper.from_array(scope["neighbours"], "neighbours"))
        b.node("Cast", ["neighbours"], "neighbours.float", to=TensorProto.FLOAT)
        scaled = b.node("Mul", ["neighbours.float", b.weight("neighbours.scale", np.float32(scope["scale"]))], "neighbours.real")
        alike = b.node("MatMul", ["embedding", scaled], "alike")
        b.node("TopK", [alike, b.weight("k", np.array([scope["k"]], dtype=np.int64))], ["nearest", "which"], axis=1)
        near = b.node("ReduceMean", ["nearest"], "near", axes=[1], keepdims=0)
        weighted = b.node("Mul", [near, b.weight("near.weight", np.float32(scope["near"]))], "near.part")
        parts = b.node("Add", [parts, weighted], "parts")
    b.node("Add", [parts, b.weight("out.bias", np.float32(scope["bias"]))], "out_of_scope")
    inputs = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", weight.shape[1]])]
    outputs = [helper.make_tensor_value_info("intents", TensorProto.FLOAT, ["n", weight.shape[0]]),
               helper.make_tensor_value_info("out_of_scope", TensorProto.FLOAT, ["n"])]
    return _checked(b, "pack_head", inputs, outputs)


def head_of(model: MultiHead, spec: HeadSpec) -> tuple[np.ndarray, np.ndarray]:
    """Weight and bias over the embedding, the cosine's scale folded in."""
    head = model.heads[spec.name]
    return COSINE_SCALE * head.weight.detach().numpy(), head.bias.detach().numpy()


def _checked(b: _Builder, name: str, inputs: list, outputs: list) -> onnx.ModelProto:
    graph = helper.make_graph(b.nodes, name, inputs, outputs, b.weights)
    model = helper.make_model(graph, producer_name="aftercare", ir_version=9,
                              opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)])
    onnx.checker.check_model(model)
    return model


def write_half(graph: onnx.ModelProto, target: Path) -> None:
    """Writes the graph with weights and arithmetic in fp16; inputs and outputs stay as they are."""
    onnx.save(convert_float_to_float16(graph, keep_io_types=True), target)


def write_int8(graph: onnx.ModelProto, folder: Path) -> list[str]:
    """Writes model.onnx with int8 weights, per channel; word vectors go to embeddings.bin where one file would grow too large.

    Returns the names of the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    source, target = folder / "fp32.onnx", folder / "model.onnx"
    onnx.save(graph, source)
    heads = [n.name for n in graph.graph.node if n.op_type == "MatMul" and n.name[0].isalpha()]
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False,
                     op_types_to_quantize=["MatMul", "Attention"], nodes_to_exclude=heads,
                     extra_options={"DefaultTensorType": TensorProto.FLOAT})
    source.unlink()
    small = onnx.load(target)
    _shrink_words(small.graph)
    onnx.save(small, target)
    if target.stat().st_size <= LARGEST_FILE:
        return ["model.onnx"]
    model = onnx.load(target)
    words = next(w for w in model.graph.initializer if w.name.startswith(WORDS) and len(w.dims) == 2)
    raw = numpy_helper.to_array(words).tobytes()
    (folder / "embeddings.bin").write_bytes(raw)
    words.ClearField("raw_data")
    words.ClearField("int32_data")
    words.data_location = TensorProto.EXTERNAL
    del words.external_data[:]
    for key, value in (("location", "embeddings.bin"), ("offset", "0"), ("length", str(len(raw)))):
        words.external_data.add(key=key, value=value)
    target.write_bytes(model.SerializeToString())
    return ["model.onnx", "embeddings.bin"]


def _shrink_words(graph: onnx.GraphProto) -> None:
    """Word vectors in int8, each by a scale of its own: by one scale for all, the few long ones would coarsen the rest."""
    words = next(w for w in graph.initializer if w.name == WORDS)
    vectors = numpy_helper.to_array(words)
    scale = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9).astype(np.float32) / 127
    small = np.round(vectors / scale).astype(np.int8)
    graph.initializer.remove(words)
    graph.initializer.extend([numpy_helper.from_array(small, f"{WORDS}_quantized"), numpy_helper.from_array(scale, "scale.words")])
    at = next(i for i, n in enumerate(graph.node) if n.name == "word/Gather")
    gather = graph.node[at]
    ids, out = gather.input[1], gather.output[0]
    graph.node.remove(gather)
    for i, node in enumerate([
            helper.make_node("Gather", [f"{WORDS}_quantized", ids], ["word.small"], name="word.small/Gather"),
            helper.make_node("Cast", ["word.small"], ["word.whole"], name="word.whole/Cast", to=TensorProto.FLOAT),
            helper.make_node("Gather", ["scale.words", ids], ["word.scale"], name="word.scale/Gather"),
            helper.make_node("Mul", ["word.whole", "word.scale"], [out], name="word/Mul")]):
        graph.node.insert(at + i, node)
