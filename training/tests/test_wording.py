"""The wording model's data, its rules of decoding, and a whole run with a model that is far too small to be any good."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

import numpy as np
import pytest
import torch

from aftercare_training.wording import __main__ as program
from aftercare_training.wording.acts import LANGUAGES, Act, ActLanguage, faults
from aftercare_training.wording.compare import chrf
from aftercare_training.wording.decode import Grammar, best_allowed, write
from aftercare_training.wording.export import Onnx, export
from aftercare_training.wording.fit import bitext_sentences
from aftercare_training.wording.judge import pairs, unblind
from aftercare_training.wording.model import Shape, Writer
from aftercare_training.wording.pieces import EOS, Pieces


@pytest.fixture(scope="module")
def own() -> ActLanguage:
    return ActLanguage()


@pytest.fixture(scope="module")
def pieces(own) -> Pieces:
    return Pieces.learn(own, [])


@pytest.fixture(scope="module")
def writer(own, pieces) -> Writer:
    """Untrained, and keen on what it may mostly not say: placeholders of any act, names of rights, the end."""
    torch.manual_seed(3)
    model = Writer(Shape(len(pieces.names), pieces.outputs, width=16, heads=2, inner=16)).eval()
    stops = [EOS, *range(EOS + 1, pieces.range["zh"][0]), *pieces.encode("zh", "。"), *pieces.encode("en", ".")]
    rights = {p for language, guards in own.spec["guards"].items() for term in guards for p in pieces.encode(language, term)}
    with torch.no_grad():
        model.embedding.weight[:, 0] = 0
        model.embedding.weight[list(rights), 0] = 0.6
        model.embedding.weight[stops, 0] = 1
        model.norm.bias[0] = 4
        # As much as the words do, so that it shows where a place is taken for another.
        model.place.weight *= 20
    return model


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_there_are_enough_phrasings_of_every_topic(own, tongue):
    count = Counter(p.act.topic for p in own.pairs if p.act.language == tongue)
    assert count.keys() == own.topics.keys() and sum(count.values()) >= 1200 and min(count.values()) >= 10


def test_no_phrasing_and_no_template_says_what_its_act_does_not_carry(own):
    said = [(p.act, p.text) for p in own.pairs] + list(own.templates.items())
    assert [(a.topic, t, found) for a, t in said if (found := faults(own, a, t))] == []


def test_phrasings_hold_only_placeholders_of_their_topic_and_never_two_side_by_side(own):
    assert [p.text for p in own.pairs if set(p.act.slots) - set(own.topics[p.act.topic]["slots"]) or "}{" in p.text] == []


def test_every_act_has_a_template_to_be_measured_against(own):
    assert {(p.act.language, p.act.topic, p.act.slots) for p in own.pairs if own.template(p.act) is None} == set()


def test_what_is_held_back_is_not_taught(own):
    taught, held = own.parts()
    assert {p.act for p in taught}.isdisjoint(held)
    assert Counter(a.language for a in held) == {"zh": 100, "en": 100}
    assert {(a.language, a.topic) for a in held} <= {(p.act.language, p.act.topic) for p in taught}


def test_every_phrasing_that_teaches_can_be_spelt(own, pieces):
    assert [p.text for p in own.parts()[0] if pieces.decode(pieces.encode(p.act.language, p.text)) != p.text] == []


def test_no_piece_is_a_digit(pieces):
    assert not any(c.isdigit() for name in [*pieces.zh, *pieces.en] for c in name)


def test_even_an_untrained_model_writes_no_fault(own, pieces, writer):
    acts = list(own.parts()[1])[::5]
    said = write(writer, own, pieces, acts, temperature=0.5, seed=1)
    texts = [(a, t) for a, (t, _) in zip(acts, said) if t]
    assert len({t for _, t in texts}) >= 20 and {a.language for a, _ in texts} == set(LANGUAGES)
    assert [(t, found) for a, t in texts if (found := faults(own, a, t))] == []


def test_the_end_waits_for_every_placeholder(own, pieces):
    act = Act("en", "promise.refund", "plain", ("refund.amount", "refund.due"))
    grammar = Grammar(own, pieces, act)
    for piece in pieces.encode("en", "Your refund of {refund.amount} is fine."):
        grammar.took(piece)
    assert not grammar.allows(EOS)
    for piece in pieces.encode("en", " It comes by {refund.due}."):
        assert grammar.allows(piece)
        grammar.took(piece)
    assert grammar.allows(EOS)


def test_a_right_that_the_act_does_not_carry_cannot_be_spelt(own, pieces):
    grammar = Grammar(own, pieces, Act("zh", "close.thanks", "plain", ()))
    first, second = pieces.encode("zh", "退款")
    grammar.took(first)
    assert not grammar.allows(second)
    scores = np.full(pieces.outputs, -np.inf)
    scores[second] = 1
    assert best_allowed(scores, grammar) == -1


def test_the_step_with_its_cache_writes_what_whole_sentences_score(own, pieces, writer):
    acts, text = [Act("zh", "promise.answer", "plain", ("case.due",))], pieces.encode("zh", "{case.due}前答复您。")
    prompt = torch.tensor([pieces.encode_act(acts[0].symbols())])
    whole = writer(prompt, torch.tensor([[1, *text]]))[0]
    crossed, past = writer.crossed(writer.encode(prompt)), writer.nothing(1)
    for place, token in enumerate([1, *text]):
        scores, present = writer.decode(torch.tensor([[token]]), crossed, None, past, None, torch.tensor([place]))
        past = [(torch.cat((a, c), -2), torch.cat((b, d), -2)) for (a, b), (c, d) in zip(past, present)]
        torch.testing.assert_close(scores[0, 0], whole[place], atol=1e-4, rtol=1e-4)


def test_the_exported_graphs_write_what_the_model_writes(own, pieces, writer, tmp_path):
    export(writer, own, pieces, tmp_path, say=lambda _: None)
    acts = list(own.parts()[1])[::25]
    onnx, said = Onnx(tmp_path), [t for t, _ in write(writer, own, pieces, acts)]
    assert sum(map(bool, said)) >= len(acts) / 2 and len(set(said)) >= 4
    assert [onnx.write(own, pieces, a) for a in acts] == said


def test_bitext_lends_sentences_without_numbers_and_with_our_placeholders(tmp_path):
    file = tmp_path / "responses.jsonl"
    file.write_text(json.dumps({"output_text": "I see your order {{Order Number}} here. Wait 3 days. Ask {{Store Name}}. 1. Log in to your account."}), "utf-8")
    assert bitext_sentences(file) == ["I see your order {order.id} here.", "Log in to your account."]


def test_likeness_is_nought_and_one_at_its_ends():
    assert chrf("好的。", ["不行", "好的。"]) == 1 and chrf("abc", ["xyz"]) == 0


def test_judging_is_blind_and_counts_for_the_right_side(own):
    acts = [a for a in own.parts()[1] if a.language == "en"]
    rows = pairs(own, "en", {a: "Model." for a in acts}, "salt")
    assert {r["first"] == "Model." for r in rows} == {True, False}
    for row in rows:
        row["better"] = "1" if row["first"] == "Model." else "2"
    rows[0]["better"] = "="
    table = unblind(own, rows, "salt")["en"]
    assert (table["model"], table["template"], table["same"], table["preferred"]) == (99, 0, 1, 1.0)
    rows[0]["better"] = ""
    with pytest.raises(ValueError, match="is not judged"):
        unblind(own, rows, "salt")


def test_one_command_after_the_other_makes_a_model_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(ActLanguage, "parts", lambda self, whole=ActLanguage.parts: _few(*whole(self)))
    arguments = ["--work", str(tmp_path / "work"), "--models", str(tmp_path / "models")]
    program.main(["train", *arguments, "--seeds", "1", "2", "--epochs", "1"])
    program.main(["compare", *arguments])
    program.main(["export", *arguments, "--seed", "2"])
    program.main(["judge", *arguments, "--language", "zh"])
    program.main(["card", *arguments])
    folder = tmp_path / "models/shared/1"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert {f.name for f in folder.iterdir()} == {*manifest["files"], "manifest.json", "README.md"}
    assert all(hashlib.sha256((folder / n).read_bytes()).hexdigest() == sha for n, sha in manifest["files"].items())
    assert sum(f.stat().st_size for f in folder.iterdir()) < 30_000_000
    assert json.loads((tmp_path / "work/compare.json").read_text("utf-8"))["seeds"] == [1, 2]
    card = (folder / "README.md").read_text("utf-8")
    assert all(f"| `{n}` | `{sha}` |" in card for n, sha in manifest["files"].items())


def _few(taught, held):
    return taught[::60], dict(list(held.items())[::20])
