"""The comparison token by token, made whole over the retriever of tiny articles."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
import torch

from aftercare_training.encoder import from_shipped
from aftercare_training.retrieval import rerank
from aftercare_training.retrieval.export import Shipped
from aftercare_training.retrieval.lines import read_lines
from aftercare_training.retrieval.search import encode
from test_retrieval import folder, run, shop  # noqa: F401  fixtures


@pytest.fixture(scope="module")
def reranker(shop, folder, encoder_folder):  # noqa: F811
    run(shop, encoder_folder, "rerank-train", "--layers", "1", "--epochs", "2")
    run(shop, encoder_folder, "rerank-export")
    return shop / "rerank/en/1"


def test_a_shipped_retriever_is_opened_with_the_weights_that_it_has(folder):  # noqa: F811
    encoder, tokenizer = from_shipped(folder)
    ids = torch.tensor([encode(tokenizer, "where is my parcel")])
    with torch.inference_mode():
        first = encoder.eval()(input_ids=ids).last_hidden_state[0, 0]

    shipped = Shipped(folder).embed(["where is my parcel"])[0]
    assert float(torch.nn.functional.normalize(first, dim=0) @ shipped) > 0.99


def test_a_graph_that_is_no_encoder_is_refused_by_name(folder, tmp_path):  # noqa: F811
    import onnx
    graph = onnx.load(folder / "model.onnx")
    del graph.graph.node[:]
    onnx.save(graph, tmp_path / "model.onnx")

    with pytest.raises(ValueError, match="model.onnx is no int8 encoder of this project"):
        from_shipped(tmp_path)


def test_a_score_is_the_weighed_mean_of_the_likeness_of_nearest_tokens():
    model = rerank.Late(4)
    model.project.weight.data = torch.eye(rerank.WIDTH, 4)
    model.matters.weight.data = torch.tensor([[5.0, 0.0, 0.0, 0.0]])
    question = torch.tensor([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
    article = torch.tensor([[0.0, 3.0, 0.0, 0.0], [0.6, 0.8, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    near = rerank.Near([article]).read(model).to(model, question, [0])

    states, mask = rerank.padded([question, question[:1]])
    found, _ = rerank.padded([near, near[:, :1]], 1)
    means = rerank.compared(model.score(states, mask, found), model)

    heavy, even = np.log1p(np.exp(5 + rerank.EVEN)), 1.0
    assert near[0].tolist() == [article[1].tolist(), article[0].tolist()]
    assert means[:, 0].tolist() == pytest.approx([(heavy * 0.6 + even * 1.0) / (heavy + even), 0.6], abs=1e-5)


def test_the_head_over_states_says_what_the_model_says_over_reduced_ones():
    torch.manual_seed(3)
    states = [torch.randn(30, 16) for _ in range(6)]
    reduction = rerank.Reduction.of(states, 8)
    model = rerank.Late(8)
    torch.nn.init.normal_(model.project.weight)
    torch.nn.init.normal_(model.matters.weight)
    weight, bias = model.head(reduction)

    direct = states[0] @ weight.T + bias
    reduced = reduction(states[0])
    assert torch.allclose(direct[:, : rerank.WIDTH], model.project(reduced), atol=1e-4)
    assert torch.allclose(torch.nn.functional.softplus(direct[:, rerank.WIDTH]), model.weights(reduced), atol=1e-4)


def test_scores_are_weighed_by_what_they_tell_of_the_right_article():
    chance = np.random.default_rng(1)
    right = np.zeros(200, dtype=int)
    articles = np.tile(np.arange(4), (200, 1))
    told = (articles == 0) * 0.1 + chance.normal(0, 0.05, (200, 4))
    nothing = chance.normal(0, 0.05, (200, 4))

    assert rerank.weigh(rerank.Reread(articles, nothing, told), right) > 3
    assert rerank.weigh(rerank.Reread(articles, told, nothing), right) < 0.3


def test_the_reranker_ships_with_hashes_and_figures_before_and_after(shop, reranker, folder):  # noqa: F811
    manifest = json.loads((reranker / "manifest.json").read_text("utf-8"))

    assert set(manifest["files"]) == {path.name for path in reranker.iterdir()} - {"manifest.json", "README.md"}
    assert all(hashlib.sha256((reranker / name).read_bytes()).hexdigest() == digest for name, digest in manifest["files"].items())
    assert manifest["retriever"] == rerank.retriever(folder)
    assert manifest["figures"]["after"]["R@1"] >= manifest["figures"]["before"]["R@1"] - 0.05


def test_training_twice_gives_the_same_weights(shop, reranker, encoder_folder):  # noqa: F811
    first = torch.load(shop / "work/rerank-en.pt", weights_only=True)
    run(shop, encoder_folder, "rerank-train", "--layers", "1", "--epochs", "2")

    again = torch.load(shop / "work/rerank-en.pt", weights_only=True)
    assert all(torch.equal(first[name], again[name]) for name in first)


def test_evaluate_measures_the_shipped_reranker(shop, reranker, encoder_folder, capsys):  # noqa: F811
    run(shop, encoder_folder, "rerank-evaluate")

    assert set(json.loads(capsys.readouterr().out)) == {"before", "after"}


def test_the_card_says_what_comes_first_before_and_after(shop, reranker, encoder_folder):  # noqa: F811
    run(shop, encoder_folder, "card")

    card = (reranker / "README.md").read_text("utf-8")
    figures = json.loads((reranker / "manifest.json").read_text("utf-8"))["figures"]
    assert f"| after reranking | {figures['after']['R@1']} | {figures['after']['R@5']} |" in card


def test_a_reranker_of_another_retriever_is_refused(shop, reranker, folder, tmp_path):  # noqa: F811
    other = tmp_path / "en/1"
    other.mkdir(parents=True)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"]["model.onnx"] = "0" * 64
    (other / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    with pytest.raises(ValueError, match="was fitted to retrieval-en 1 .*: train it again"):
        rerank.evaluate(reranker, other, read_lines("en", shop / "own", shop / "knowledge", shop / "eval"), None)


def test_more_layers_than_there_are_cannot_be_taken(folder):  # noqa: F811
    with pytest.raises(ValueError, match="9 of them cannot be taken"):
        rerank.open_layers(folder, 9)
