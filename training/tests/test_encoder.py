import zipfile

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from aftercare_training.encoder import from_graph, open_encoder
from aftercare_training.fit import encode_row, pad


@pytest.fixture
def graph(encoder_folder) -> onnx.ModelProto:
    return onnx.load(encoder_folder / "tiny.onnx")


def test_the_model_says_what_the_exported_graph_says(encoder_folder):
    model, tokenizer = open_encoder(encoder_folder)
    rows = [encode_row(tokenizer, text, history, 128, 64) for text, history in (("我要退货", "您好 | 物流"), ("i want it", ""), ("发票", ""))]
    feeds = {"input_ids": pad([r[0] for r in rows]), "attention_mask": pad([[1] * len(r[0]) for r in rows]),
             "token_type_ids": pad([r[1] for r in rows])}
    session = onnxruntime.InferenceSession(str(encoder_folder / "tiny.onnx"), providers=["CPUExecutionProvider"])
    exported = session.run(None, {name: value.numpy() for name, value in feeds.items()})[0]
    with torch.inference_mode():
        states = model.eval()(**feeds).last_hidden_state.numpy()
    for row, (ids, _, _) in enumerate(rows):
        assert np.allclose(states[row, : len(ids)], exported[row, : len(ids)], atol=1e-4)


def test_a_jar_is_read_like_a_folder(encoder_folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "encoder.jar", "w") as jar:
        for file in encoder_folder.iterdir():
            jar.write(file, f"bge/{file.name}")
    from_folder, from_jar = open_encoder(encoder_folder)[0].state_dict(), open_encoder(tmp_path / "encoder.jar")[0].state_dict()
    assert all(torch.equal(value, from_jar[name]) for name, value in from_folder.items())


def test_two_graphs_in_a_folder_are_refused_by_name(encoder_folder, tmp_path):
    for name in ("one.onnx", "two.onnx"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(ValueError, match=r"one file ending in \.onnx.*one\.onnx.*two\.onnx"):
        open_encoder(tmp_path)


def test_a_graph_without_word_vectors_is_refused(graph):
    graph.graph.initializer.remove(next(i for i in graph.graph.initializer if "word_embeddings" in i.name))
    with pytest.raises(ValueError, match="no embeddings.word_embeddings.weight"):
        from_graph(graph)


def test_a_graph_with_a_product_too_many_is_refused(graph):
    graph.graph.node.append(next(n for n in graph.graph.node if n.op_type == "MatMul"))
    with pytest.raises(ValueError, match="13 weight products for 2 layers"):
        from_graph(graph)


def test_a_graph_that_lacks_a_bias_is_refused(graph):
    graph.graph.initializer.remove(next(i for i in graph.graph.initializer if i.name.endswith("query.bias")))
    with pytest.raises(ValueError, match="query.bias"):
        from_graph(graph)


def test_a_graph_that_hides_its_attention_heads_is_refused(graph):
    for node in graph.graph.node:
        node.name = ""
    with pytest.raises(ValueError, match="attention heads"):
        from_graph(graph)
