import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from aftercare_training import graph as graphs
from aftercare_training.corpus import TAGS
from aftercare_training.export import scope_of, scope_scores, weighed
from aftercare_training.fit import encode_row, pad
from aftercare_training.graph import encoder_graph, head_of, pack_graph, write_int8
from aftercare_training.model import SIGMOID, TOKENS, HeadSpec, MultiHead

HEADS = [HeadSpec("leaves", tuple("abcdefg")), HeadSpec("kinds", ("cup", "hat"), SIGMOID), HeadSpec("out_of_scope", ("o",), SIGMOID),
         HeadSpec("spans", TAGS, TOKENS)]
PACK = HeadSpec("bank", ("card", "rate", "fee"), of_embedding=True)
ROWS = [("我要退货", "您好 | 物流"), ("发票", ""), ("i want it back now please", ""), ("密码", "你好")]
OUTPUTS = ["embedding", *(h.name for h in HEADS)]


@pytest.fixture
def model(encoder) -> MultiHead:
    torch.manual_seed(1)
    return MultiHead(encoder[0], [*HEADS, PACK]).eval()


def session(graph: onnx.ModelProto | str) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(graph if isinstance(graph, str) else graph.SerializeToString(), providers=["CPUExecutionProvider"])


def feeds(tokenizer, rows) -> dict[str, torch.Tensor]:
    encoded = [encode_row(tokenizer, *row, 128, 64) for row in rows]
    return {"input_ids": pad([e[0] for e in encoded]), "attention_mask": pad([[1] * len(e[0]) for e in encoded]),
            "token_type_ids": pad([e[1] for e in encoded])}


def run(graph, fed: dict[str, torch.Tensor], outputs=tuple(OUTPUTS)) -> dict[str, np.ndarray]:
    return dict(zip(outputs, session(graph).run(list(outputs), {k: v.numpy() for k, v in fed.items()})))


def test_the_fused_graph_says_what_pytorch_says_of_padded_rows(model, encoder):
    fed = feeds(encoder[1], ROWS)
    said = run(encoder_graph(model, HEADS), fed)
    with torch.inference_mode():
        expected = model(**fed)
    for name in OUTPUTS[:-1]:
        assert np.allclose(said[name], expected[name].numpy().reshape(said[name].shape), atol=1e-4), name
    real = fed["attention_mask"].bool().numpy()
    assert np.allclose(said["spans"][real], expected["spans"].numpy()[real], atol=1e-4)


def test_a_row_is_the_same_alone_and_padded_among_longer_ones(model, encoder):
    graph = encoder_graph(model, HEADS)
    together = run(graph, feeds(encoder[1], ROWS))
    for i, row in enumerate(ROWS):
        alone = run(graph, feeds(encoder[1], [row]))
        for name in OUTPUTS[:-1]:
            assert np.allclose(alone[name][0], together[name][i], atol=1e-4), name


def test_outputs_have_the_shapes_of_their_heads_and_the_embedding_length_one(model, encoder):
    said = run(encoder_graph(model, HEADS), feeds(encoder[1], ROWS))
    tokens = feeds(encoder[1], ROWS)["input_ids"].shape[1]
    assert {name: value.shape for name, value in said.items()} == {
        "embedding": (4, 64), "leaves": (4, 7), "kinds": (4, 2), "out_of_scope": (4,), "spans": (4, tokens, len(TAGS))}
    assert np.allclose(np.linalg.norm(said["embedding"], axis=1), 1, atol=1e-5)


def test_what_was_said_before_is_heard(model, encoder):
    said = run(encoder_graph(model, HEADS), feeds(encoder[1], [("发票", ""), ("发票", "物流")]))
    assert not np.allclose(said["leaves"][0], said["leaves"][1], atol=1e-3)


def test_within_a_dialogue_the_logits_of_a_head_may_be_shifted(model, encoder):
    shift = np.arange(7) / 7
    fed = feeds(encoder[1], ROWS)
    plain, shifted = run(encoder_graph(model, HEADS), fed), run(encoder_graph(model, HEADS, {"leaves": shift}), fed)
    in_dialogue = np.array([[float(bool(history))] for _, history in ROWS])
    assert np.allclose(shifted["leaves"] - plain["leaves"], in_dialogue * shift, atol=1e-5)
    assert all(np.array_equal(shifted[name], plain[name]) for name in OUTPUTS if name != "leaves")


def test_int8_is_close_to_fp32_and_a_quarter_of_it(model, encoder, tmp_path):
    graph = encoder_graph(model, HEADS)
    assert write_int8(graph, tmp_path) == ["model.onnx"]
    assert [p.name for p in tmp_path.iterdir()] == ["model.onnx"]
    fed = feeds(encoder[1], ROWS[:1])
    whole, small = run(graph, fed), run(str(tmp_path / "model.onnx"), fed)
    assert (whole["embedding"] @ small["embedding"].T).item() > 0.99
    assert np.allclose(whole["leaves"], small["leaves"], atol=0.1 * np.abs(whole["leaves"]).max() + 0.05)
    small_weights = {w.name.removesuffix("_quantized") for w in onnx.load(tmp_path / "model.onnx").graph.initializer
                     if w.data_type in (onnx.TensorProto.INT8, onnx.TensorProto.UINT8) and w.name.endswith("_quantized")}
    # Heads, positions and segments are small, and stay exact.
    assert small_weights == {"words", *(f"{i}.{part}.weight" for i in (0, 1) for part in ("attention", "seen", "wide", "out"))}


def test_word_vectors_get_a_file_of_their_own_where_one_grows_too_large(model, encoder, tmp_path, monkeypatch):
    graph = encoder_graph(model, HEADS)
    write_int8(graph, tmp_path / "one")
    monkeypatch.setattr(graphs, "LARGEST_FILE", (tmp_path / "one/model.onnx").stat().st_size - 1)
    assert write_int8(graph, tmp_path / "two") == ["model.onnx", "embeddings.bin"]
    words = graph.graph.initializer[0]
    assert words.name == "words" and (tmp_path / "two/embeddings.bin").stat().st_size == words.dims[0] * words.dims[1]
    assert (tmp_path / "two/model.onnx").stat().st_size < (tmp_path / "one/model.onnx").stat().st_size - 10_000
    one, two = (run(str(tmp_path / name / "model.onnx"), feeds(encoder[1], ROWS)) for name in ("one", "two"))
    assert all(np.array_equal(one[name], two[name]) for name in OUTPUTS)


def unit(rows: int, around: np.ndarray, spread: float, seed: int) -> np.ndarray:
    vectors = around + np.random.default_rng(seed).normal(scale=spread, size=(rows, len(around)))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_the_head_of_a_pack_reads_the_embedding_as_pytorch_does(model, encoder):
    fed = feeds(encoder[1], ROWS)
    with torch.inference_mode():
        expected = model(**fed)
    weight, bias = head_of(model, PACK)
    graph = pack_graph(weight, bias, scope_of(expected["embedding"].numpy(), 0.7) | {"k": 2})
    intents = session(graph).run(["intents"], {"embedding": expected["embedding"].numpy()})[0]
    assert np.allclose(intents, expected["bank"].numpy(), atol=1e-4)


def test_the_graph_of_a_pack_scores_scope_as_calibration_did():
    chance = np.random.default_rng(4)
    weight, bias = chance.normal(size=(5, 16)).astype(np.float32) * 4, chance.normal(size=5).astype(np.float32)
    scope = scope_of(unit(40, np.ones(16), 0.7, 5), 0.8)
    asked = unit(9, np.ones(16), 2, 6)
    intents, outside = session(pack_graph(weight, bias, scope)).run(["intents", "out_of_scope"], {"embedding": asked})
    assert intents.shape == (9, 5) and outside.shape == (9,)
    assert np.allclose(outside, scope_scores(asked, asked @ weight.T + bias, scope), atol=1e-3)


def test_neither_energy_nor_nearness_drowns_the_other():
    chance = np.random.default_rng(11)
    held, weight = unit(60, np.ones(16), 0.7, 12), chance.normal(size=(5, 16)).astype(np.float32) * 9
    scope = weighed(scope_of(unit(40, np.ones(16), 0.7, 5), 0.8), held, held @ weight.T)
    energy, near = (scope_scores(held, held @ weight.T, scope | {other: 0}) for other in ("near", "energy"))
    assert energy.std() == pytest.approx(1, rel=0.01) and near.std() == pytest.approx(1, rel=0.01)


def test_a_row_far_from_all_that_was_taught_is_more_out_of_scope_than_a_near_one():
    centre = np.eye(16)[0]
    scope = scope_of(unit(40, centre, 0.05, 7), 1.0)
    asked = np.vstack([unit(20, centre, 0.05, 8), unit(20, -centre, 0.05, 9), unit(20, np.eye(16)[3], 0.05, 10)])
    # A head that says the same of everything leaves nearness alone to tell.
    flat = pack_graph(np.zeros((3, 16), np.float32), np.zeros(3, np.float32), scope)
    near, far, aside = np.split(session(flat).run(["out_of_scope"], {"embedding": asked})[0], 3)
    assert near.max() < aside.min() < aside.max() < far.min()


def test_a_row_of_which_the_head_is_sure_is_less_out_of_scope():
    scope = scope_of(unit(40, np.ones(16), 0.05, 7), 1.0)
    sure = pack_graph(np.vstack([np.eye(16)[0] * 9, -np.eye(16)[0]]).astype(np.float32), np.zeros(2, np.float32), scope | {"near": 0})
    first, second = session(sure).run(["out_of_scope"], {"embedding": np.eye(16, dtype=np.float32)[:2]})[0]
    assert first < second
