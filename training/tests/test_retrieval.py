"""The retriever and the entailment check, made whole from tiny articles with an encoder that is far too small."""

from __future__ import annotations

import hashlib
import json
import random
import struct

import numpy as np
import onnxruntime
import pytest
import torch
import yaml

import tiny_data
from aftercare_training.fit import encode_row
from aftercare_training.graph import aligned_graph
from aftercare_training.retrieval import __main__ as program
from aftercare_training.retrieval import entailment
from aftercare_training.retrieval.articles import Article, read_articles
from aftercare_training.retrieval.contrast import Contrasts, contrast
from aftercare_training.retrieval.export import Shipped
from aftercare_training.retrieval.lines import near, pairs, read_lines
from aftercare_training.retrieval.search import SHARPNESS, likeness, texts_of
from aftercare_training.train import load

LEAVES = [leaf for leaf in tiny_data.LEAVES if not leaf.code.startswith("smalltalk")]


def write_articles(folder):
    for leaf in LEAVES:
        for language in ("zh", "en"):
            title, *questions = leaf.phrases(language)
            front = {"id": leaf.code.replace(".", "-").replace("_", "-"), "title": title, "questions": questions[:1]}
            text = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{title}\n"
            (folder / f"{front['id']}.{language}.md").write_text(text, "utf-8")


@pytest.fixture(scope="module")
def shop(tmp_path_factory, encoder_folder):
    root = tmp_path_factory.mktemp("shop")
    for name in ("knowledge", "own/reranker", "own/unanswerable", "own/entailment", "eval"):
        (root / name).mkdir(parents=True)
    write_articles(root / "knowledge")
    questions = [(leaf.code.replace(".", "-").replace("_", "-"), text) for leaf in LEAVES for text in tiny_data.spoken("en", leaf.en[1:])]
    (root / "own/reranker/en.tsv").write_text("article\tquestion\n" + "".join(f"{a}\t{q}\n" for a, q in questions), "utf-8")
    (root / "own/unanswerable/en.tsv").write_text("question\n" + "\n".join(tiny_data.spoken("en", tiny_data.OUTSIDE["en"])) + "\n", "utf-8")
    measured = [{"article": "invoice-request", "locale": "en", "question": questions[60][1] + "!"},
                {"article": "invoice-request", "locale": "en", "question": "so a bill and an invoice"}]
    (root / "eval/knowledge-questions.yaml").write_text(yaml.safe_dump(measured), "utf-8")
    (root / "eval/unanswerable-questions.yaml").write_text(yaml.safe_dump([{"locale": "en", "question": "tell a joke in the rain"}]), "utf-8")
    return root


def run(shop, encoder_folder, *command):
    program.main([*command, "--language", "en", "--encoder", str(encoder_folder), "--own", str(shop / "own"), "--knowledge", str(shop / "knowledge"),
                  "--measured", str(shop / "eval"), "--work", str(shop / "work"), "--models", str(shop / "models")])


@pytest.fixture(scope="module")
def folder(shop, encoder_folder):
    run(shop, encoder_folder, "train", "--epochs", "6", "--rate", "1e-3")
    run(shop, encoder_folder, "export")
    return shop / "models/en/1"


def test_an_article_is_cut_as_the_service_cuts_it(tmp_path):
    (tmp_path / "one.en.md").write_text("---\nid: one\ntitle: T\nquestions: [q, T]\n---\nA line\nthat goes on.\n\n1. A step.\n2. Another.\n", "utf-8")
    article = read_articles(tmp_path, "en")[0]

    assert article.passages == ("A line that goes on.", "1. A step.", "2. Another.")
    assert article.ways() == ["T", "q"]
    assert article.parts() == ["T\nA line that goes on.\n1. A step.\n2. Another.\n"]
    long = Article("long", "en", "T", ("q",), ("a" * 300, "b" * 300))
    assert long.parts() == ["T\n" + "a" * 300 + "\n", "T\n" + "b" * 300 + "\n"]


def test_what_is_near_a_measured_question_teaches_nothing(shop):
    lines = read_lines("en", shop / "own", shop / "knowledge", shop / "eval")
    measured = pairs(yaml.safe_load((shop / "eval/knowledge-questions.yaml").read_text("utf-8"))[0]["question"])

    assert lines.dropped >= 1
    assert not any(near(pairs(line.question), [measured]) for line in lines.train + lines.dev)
    assert {line.question for line in lines.train}.isdisjoint(line.question for line in lines.dev)


def test_a_line_for_an_article_that_there_is_not_is_named(shop, tmp_path):
    for name in ("reranker", "unanswerable"):
        (tmp_path / name).mkdir()
    (tmp_path / "reranker/en.tsv").write_text("article\tquestion\nno-such\twhere is it\n", "utf-8")
    (tmp_path / "unanswerable/en.tsv").write_text("question\n", "utf-8")

    with pytest.raises(ValueError, match="where is it: there is no article no-such"):
        read_lines("en", tmp_path, shop / "knowledge", shop / "eval")


def test_likeness_is_a_soft_maximum_over_the_texts_of_an_article():
    found = likeness(torch.tensor([[0.9, 0.1, 0.5]]), torch.tensor([0, 0, 1]), 2)

    expected = np.log((np.exp(SHARPNESS * 0.9) + np.exp(SHARPNESS * 0.1)) / 2) / SHARPNESS
    assert found[0].tolist() == pytest.approx([expected, 0.5], abs=1e-5)


def test_the_model_has_learned_which_article_answers(folder):
    figures = json.loads((folder / "manifest.json").read_text("utf-8"))["figures"]

    assert figures["questions"] > 20
    assert figures["asked"]["R@1"] >= 0.8


def test_the_minimum_refuses_few_of_the_lines_held_out(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))

    assert manifest["minimum"] == manifest["figures"]["asked"]["minimum"]
    assert manifest["figures"]["asked"]["refusedWrongly"] <= 0.25


def test_every_file_is_named_with_its_hash(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))

    assert set(manifest["files"]) == {path.name for path in folder.iterdir()} - {"manifest.json"}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in manifest["files"].items())


def test_lines_ship_as_vectors_in_the_order_of_their_articles(shop, folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    lines = read_lines("en", shop / "own", shop / "knowledge", shop / "eval")
    raw, width = (folder / "asked.bin").read_bytes(), 4 + manifest["dimensions"]
    asked = [text.text for i in range(len(lines.articles)) for text in texts_of(lines.articles, lines.train) if text.article == i and not text.told]

    assert len(raw) == width * sum(manifest["questions"].values()) == width * len(asked)
    last = raw[-width:]
    vector = np.frombuffer(last[4:], dtype=np.int8) * struct.unpack("<f", last[:4])[0]
    assert float(vector @ Shipped(folder).embed(asked[-1:])[0].numpy()) == pytest.approx(1, abs=0.01)


def test_evaluate_measures_what_ships(shop, folder, encoder_folder, capsys):
    run(shop, encoder_folder, "evaluate")

    figures = json.loads(capsys.readouterr().out)
    assert (figures["questions"], figures["unanswerable"]) == (2, 1)
    assert figures["asked"]["minimum"] == json.loads((folder / "manifest.json").read_text("utf-8"))["minimum"]


def test_a_label_of_a_claim_is_one_of_two(tmp_path):
    (tmp_path / "entailment").mkdir()
    (tmp_path / "entailment/en.tsv").write_text("premise\tclaim\tlabel\np\tc\tperhaps\n", "utf-8")

    with pytest.raises(ValueError, match="c: a label is supported or unsupported, not perhaps"):
        entailment.read_claims(tmp_path, "en")


def test_the_entailment_check_ships_with_its_figures_and_card(shop, encoder_folder, capsys):
    claims = [(title, claim, "supported" if right else "unsupported")
              for leaf in LEAVES for title in leaf.en for claim, right in ((f"so {title}", True), (f"not {title}", False))]
    (shop / "own/entailment/en.tsv").write_text("premise\tclaim\tlabel\n" + "".join("\t".join(c) + "\n" for c in claims), "utf-8")
    (shop / "own/entailment/contrasts-en.tsv").write_text("word\tother\nrefund\texchange\ninvoice\treceipt\n", "utf-8")
    measured = [{"locale": "en", "premise": "the lamp", "claim": "so the lamp", "label": "supported"},
                {"locale": "en", "premise": "the lamp", "claim": "not the lamp", "label": "unsupported"}]
    (shop / "eval/entailment.yaml").write_text(yaml.safe_dump(measured), "utf-8")

    run(shop, encoder_folder, "entail")

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["measured"]["rows"] == 2
    assert figures["dev"]["accuracy"] >= 0.5
    folder = shop / "entailment/en/1"
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["figures"] == figures
    run(shop, encoder_folder, "card")
    assert "F1 supported" in (folder / "README.md").read_text("utf-8")


def test_a_contrast_follows_where_sentence_and_premise_say_the_same():
    contrasts = Contrasts({"before": "after", "not": "also"}, chinese=False)
    row = entailment.Row("Pay before it is sent", {"entailment": "supported"}, "Pay before it is sent.")
    chance = random.Random(0)

    made = {(r.text, r.history, r.targets["entailment"]) for r in (contrast(row, contrasts, "entailment", "supported", "unsupported", chance) for _ in range(100))}

    same, turned = "Pay before it is sent", "Pay after it is sent"
    assert made == {(same, f"{same}.", "supported"), (turned, f"{turned}.", "supported"),
                    (turned, f"{same}.", "unsupported"), (same, f"{turned}.", "unsupported")}


def test_the_longest_word_is_turned_and_only_whole_words():
    contrasts = Contrasts({"may": "must", "may not": "must", "not": "also"}, chinese=False)

    assert contrasts.words("You may not mayor") == ["may not"]
    assert contrasts.turned("You may not mayor", "may not") == "You must mayor"


def test_the_graph_says_what_the_trained_check_says(encoder_folder):
    encoder, tokenizer = load(encoder_folder)
    model = entailment.Aligned(encoder, entailment.HEAD).eval()
    rows = [entailment.Row(claim, {"entailment": "supported"}, premise)
            for claim, premise in (("a refund", "an exchange and a refund"), ("the lamp is late", "lamp"))]
    entailment.centre(model, entailment.read(model, tokenizer, rows))
    session = onnxruntime.InferenceSession(aligned_graph(model).SerializeToString())

    for row in rows:
        ids, segments, _ = encode_row(tokenizer, row.text, row.history, 64, 32)
        inputs = [np.array([ids]), np.ones((1, len(ids)), dtype=np.int64), np.array([segments])]
        expected = model(*map(torch.tensor, inputs))["entailment"].detach().numpy()
        found = session.run(["entailment"], dict(zip(("input_ids", "attention_mask", "token_type_ids"), inputs)))[0]
        assert found == pytest.approx(expected, abs=1e-4)


def test_f1_is_of_either_label():
    rows = [entailment.Row("c", {"entailment": label}, "p") for label in ("supported", "supported", "unsupported", "unsupported")]

    figures = entailment.figures(np.array([1.0, -1.0, -1.0, -1.0]), rows, 0.0)

    assert figures == {"rows": 4, "accuracy": 0.75, "f1Supported": 0.6667, "f1Unsupported": 0.8}
