import hashlib
import json

import numpy as np
import onnxruntime
import pytest

from aftercare_training.examples import read_corpus
from aftercare_training.taxonomy import Taxonomy
from aftercare_training.train import Settings, train


@pytest.fixture
def model(tiny, encoder):
    taxonomy = Taxonomy.read(tiny / "taxonomy.yaml")
    corpus = read_corpus("en", tiny / "data", taxonomy, tiny / "own")
    train("en", "7", corpus, taxonomy, encoder, tiny / "model", Settings())
    return tiny / "model"


def manifest(model) -> dict:
    return json.loads((model / "manifest.json").read_text("utf-8"))


def understand(model, encoder, text: str) -> tuple[str, bool]:
    about = manifest(model)
    session = onnxruntime.InferenceSession(model / about["head"], providers=["CPUExecutionProvider"])
    logits, out_of_scope = session.run(["logits", "out_of_scope"], {"embedding": encoder.embed([text])})
    return about["labels"][int(np.argmax(logits[0]))], bool(out_of_scope[0] > about["outOfScope"]["threshold"])


def test_the_manifest_names_the_head_that_was_written(model, encoder):
    about = manifest(model)
    assert about["sha256"] == hashlib.sha256((model / "head.onnx").read_bytes()).hexdigest()
    assert (about["name"], about["version"], about["dimensions"]) == ("intent-en", "7", encoder.dimensions)
    assert about["labels"] == ["return.request", "invoice.request", "human.request", "account.password"]


def test_the_written_head_tells_leaves_apart(model, encoder):
    assert understand(model, encoder, "about take back") == ("return.request", False)
    assert understand(model, encoder, "operator for order") == ("human.request", False)


def test_weather_and_passwords_are_out_of_scope(model, encoder):
    assert understand(model, encoder, "need rainy day today")[1]
    assert understand(model, encoder, "need passcode today") == ("account.password", True)


def test_the_card_carries_the_figures_of_the_manifest(model):
    card = (model / "README.md").read_text("utf-8")
    figures = manifest(model)["figures"]
    assert f"| dev part, leaves | {figures['dev']['rows']} | {figures['dev']['top1']} |" in card
    assert manifest(model)["sha256"] in card


def test_training_twice_gives_the_same_bytes(model, tiny, encoder):
    taxonomy = Taxonomy.read(tiny / "taxonomy.yaml")
    corpus = read_corpus("en", tiny / "data", taxonomy, tiny / "own")
    train("en", "7", corpus, taxonomy, encoder, tiny / "again", Settings())
    assert (tiny / "again/head.onnx").read_bytes() == (model / "head.onnx").read_bytes()
