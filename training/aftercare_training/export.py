"""Writes a head as the ONNX graph and the manifest that intent-service loads."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .head import LEAST, MOST, Head


def head_graph(head: Head) -> onnx.ModelProto:
    """embedding [n, d] in; logits [n, leaves] (before temperature) and out_of_scope [n] (a probability) out."""
    groups = np.zeros((len(head.senses), len(head.leaves)), dtype=np.float32)
    groups[np.arange(len(head.senses)), head.leaf_of_sense] = 1
    constants = {
        "weights": head.weights,
        "bias": head.bias,
        "groups": groups,
        "tiny": np.array(1e-30),
        "one": np.array(1.0),
        "least": np.array(LEAST),
        "most": np.array(MOST),
        "out_of_scope_weights": head.out_of_scope_weights[:, None],
        "out_of_scope_bias": np.array([head.out_of_scope_bias]),
    }
    nodes = [
        helper.make_node("Gemm", ["embedding", "weights", "bias"], ["senses"]),
        # Log-sum-exp of the senses of each leaf, kept finite by the largest sense.
        helper.make_node("ReduceMax", ["senses"], ["largest"], axes=[1], keepdims=1),
        helper.make_node("Sub", ["senses", "largest"], ["shifted"]),
        helper.make_node("Exp", ["shifted"], ["shares"]),
        helper.make_node("MatMul", ["shares", "groups"], ["leaf_shares"]),
        helper.make_node("Max", ["leaf_shares", "tiny"], ["positive"]),
        helper.make_node("Log", ["positive"], ["leaf_logs"]),
        helper.make_node("Add", ["leaf_logs", "largest"], ["logits"]),
        # The log odds of the surest in-scope leaf, the last input of the out-of-scope unit.
        helper.make_node("Softmax", ["logits"], ["leaf_probabilities"], axis=1),
        helper.make_node("Gather", ["leaf_probabilities", "in_scope"], ["in_scope_probabilities"], axis=1),
        helper.make_node("ReduceMax", ["in_scope_probabilities"], ["best"], axes=[1], keepdims=1),
        helper.make_node("Clip", ["best", "least", "most"], ["surest"]),
        helper.make_node("Log", ["surest"], ["log_surest"]),
        helper.make_node("Sub", ["one", "surest"], ["rest"]),
        helper.make_node("Log", ["rest"], ["log_rest"]),
        helper.make_node("Sub", ["log_surest", "log_rest"], ["log_odds"]),
        helper.make_node("Concat", ["embedding", "log_odds"], ["scope_features"], axis=1),
        helper.make_node("Gemm", ["scope_features", "out_of_scope_weights", "out_of_scope_bias"], ["out_of_scope_logit"]),
        helper.make_node("Sigmoid", ["out_of_scope_logit"], ["out_of_scope_column"]),
        helper.make_node("Reshape", ["out_of_scope_column", "flat"], ["out_of_scope"]),
    ]
    initializers = [numpy_helper.from_array(np.asarray(v, dtype=np.float32), k) for k, v in constants.items()]
    initializers.append(numpy_helper.from_array(np.array([-1], dtype=np.int64), "flat"))
    initializers.append(numpy_helper.from_array(head.in_scope.astype(np.int64), "in_scope"))
    dimensions = head.weights.shape[0]
    graph = helper.make_graph(
        nodes,
        "intent_head",
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", dimensions])],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", len(head.leaves)]),
            helper.make_tensor_value_info("out_of_scope", TensorProto.FLOAT, ["n"]),
        ],
        initializers,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    return model


def write_head(head: Head, folder: Path) -> str:
    """Writes head.onnx and returns its SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = head_graph(head).SerializeToString(deterministic=True)
    (folder / "head.onnx").write_bytes(graph)
    return hashlib.sha256(graph).hexdigest()


def write_manifest(folder: Path, manifest: dict) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")
