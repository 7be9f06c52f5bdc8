"""A tiny encoder and a tiny data set, so that the tests need neither the real encoder nor the real data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, pre_tokenizers, processors

from aftercare_training.encoder import Encoder

DIMENSIONS = 64
TOPICS = {
    "return.request": ["return", "send back", "take back", "give back"],
    "invoice.request": ["invoice", "bill", "receipt", "tax paper"],
    "human.request": ["agent", "person", "human", "operator"],
    "account.password": ["password", "login", "passcode", "sign in"],
}
FRAMES = ["{} please", "i want {}", "my {} now", "{} for order", "need {} today", "about {}", "{} again", "the {} thing"]
WEATHER = ["weather", "sunshine", "rainy day", "thunder"]


def messages(words: list[str], frames: list[str]) -> list[str]:
    return [frame.format(word) for word in words for frame in frames]


@pytest.fixture(scope="session")
def encoder_folder(tmp_path_factory) -> Path:
    """A folder with model.onnx and tokenizer.json: every token's hidden state is the mean of random word vectors."""
    folder = tmp_path_factory.mktemp("encoder")
    words = sorted({w for topic in [*TOPICS.values(), WEATHER, FRAMES] for phrase in topic for w in phrase.split()})
    vocabulary = {"[PAD]": 0, "[CLS]": 1, "[SEP]": 2, "[UNK]": 3} | {w: i + 4 for i, w in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\s+"), "removed")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    tokenizer.save(str(folder / "tokenizer.json"))
    vectors = np.random.default_rng(7).normal(size=(len(vocabulary), DIMENSIONS)).astype(np.float32)
    ids = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "tokens"])
           for n in ("input_ids", "attention_mask")]
    nodes = [
        helper.make_node("Gather", ["vectors", "input_ids"], ["words"]),
        helper.make_node("ReduceMean", ["words"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("Add", ["mean", "mean"], ["last_hidden_state"]),
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", 1, DIMENSIONS])
    graph = helper.make_graph(nodes, "tiny", ids, [output], [numpy_helper.from_array(vectors, "vectors")])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), folder / "model.onnx")
    return folder


@pytest.fixture(scope="session")
def encoder(encoder_folder) -> Encoder:
    return Encoder.open(encoder_folder)


@pytest.fixture
def tiny(tmp_path) -> Path:
    """taxonomy.yaml, data/ with the three English sets, own/ with the project's own files."""
    taxonomy = ["version: 1", "intents:"]
    sources = {"return.request": "give_back", "invoice.request": "get_bill", "account.password": "lost_password"}
    for leaf in TOPICS:
        bitext = sources.get(leaf, "")
        taxonomy.append(f"  - {{code: {leaf}, sources: {{jd: [], bitext: [{bitext}]}}}}")
    (tmp_path / "taxonomy.yaml").write_text("\n".join(taxonomy), "utf-8")

    rows = [(text, sources[leaf]) for leaf, words in TOPICS.items() if leaf in sources for text in messages(words, FRAMES)]
    write(tmp_path / "data/bitext/train.csv", ",", ["utterance", "intent"], rows[0::2])
    write(tmp_path / "data/bitext/dev.csv", ",", ["utterance", "intent"], rows[1::2])
    weather = [(text, "weather") for text in messages(WEATHER, FRAMES)]
    write(tmp_path / "data/clinc150/train.tsv", "\t", ["text", "label"], weather[0::2] + [("order it now", "order")])
    write(tmp_path / "data/clinc150/val.tsv", "\t", ["text", "label"], weather[1::2])
    for part in ("train", "val"):
        write(tmp_path / f"data/clinc150/oos_{part}.tsv", "\t", ["text", "label"], [("thunder sunshine", "oos")])
    people = [(text, "human.request") for text in messages(TOPICS["human.request"], FRAMES)]
    write(tmp_path / "own/en.tsv", "\t", ["text", "leaf"], people)
    write(tmp_path / "own/held-out-en.tsv", "\t", ["text", "leaf"], [("operator person", "human.request")])
    write(tmp_path / "own/out-of-scope-en.tsv", "\t", ["text"], [(f"sunshine {n}",) for n in range(20)])
    return tmp_path


def write(path: Path, separator: str, header: list[str], rows: list[tuple]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(separator.join(row) + "\n" for row in [header, *rows]), "utf-8")
