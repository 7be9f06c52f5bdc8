import random
from dataclasses import replace

import numpy as np
import pytest
import torch

from aftercare_training.corpus import TAGS
from aftercare_training.fit import FitSettings, Row, _batches, _schedule, _targets, bio, encode_row, fit, predict
from aftercare_training.model import SIGMOID, TOKENS, HeadSpec, MultiHead, loss_of
from aftercare_training.shipped import spans_of

COLOUR = HeadSpec("colour", ("red", "green", "blue"))
HELD = HeadSpec("held", ("cup", "hat"), SIGMOID)
SPANS = HeadSpec("spans", TAGS, TOKENS)
ROWS = [Row(text, {"colour": colour, "held": held}) for text, colour, held in
        (("发票", "red", ("cup",)), ("物流", "green", ("hat",)), ("密码", "blue", ()), ("谢了", "red", ("cup", "hat")))] * 8
QUICK = FitSettings(epochs=12, batch=8, rate=2e-3, head_rate=1e-2)


def tokens(tokenizer, row) -> list[str]:
    return [tokenizer.id_to_token(i) for i in row]


def untrained(encoder, *heads: HeadSpec) -> MultiHead:
    torch.manual_seed(0)
    return MultiHead(encoder[0], list(heads))


def test_a_text_without_history_is_one_segment(tokenizer):
    ids, segments, offsets = encode_row(tokenizer, "退货", "", 128, 64)
    assert tokens(tokenizer, ids) == ["[CLS]", "退", "货", "[SEP]"]
    assert segments == [0, 0, 0, 0]
    assert offsets == [(0, 1), (1, 2)]


def test_the_history_is_a_second_segment_with_a_mark_of_its_own(tokenizer):
    ids, segments, _ = encode_row(tokenizer, "退货", "你好 | 物流", 128, 64)
    assert tokens(tokenizer, ids) == ["[CLS]", "退", "货", "[SEP]", "你", "好", "|", "物", "流", "[SEP]"]
    assert segments == [0] * 4 + [1] * 6


def test_of_a_long_history_the_end_is_kept(tokenizer):
    ids, _, _ = encode_row(tokenizer, "退货", "你好物流", 128, 2)
    assert tokens(tokenizer, ids)[4:] == ["物", "流", "[SEP]"]


def test_of_a_long_text_the_beginning_is_kept_and_no_room_is_left_for_history(tokenizer):
    ids, segments, offsets = encode_row(tokenizer, "我要退货" * 10, "你好", 8, 64)
    assert tokens(tokenizer, ids) == ["[CLS]", "我", "要", "退", "货", "我", "要", "[SEP]"]
    assert segments == [0] * 8
    assert len(offsets) == 6


def test_the_history_gets_the_room_that_the_text_leaves(tokenizer):
    ids, _, _ = encode_row(tokenizer, "我要退货", "你好物流", 9, 64)
    assert tokens(tokenizer, ids) == ["[CLS]", "我", "要", "退", "货", "[SEP]", "物", "流", "[SEP]"]


def test_tags_come_back_as_the_spans_that_they_were_made_of(tokenizer):
    text, spans = "my kettle lamp in order 3012", ((3, 9, "product"), (10, 14, "product"), (24, 28, "order"))
    _, _, offsets = encode_row(tokenizer, text, "", 128, 64)
    tags = bio(offsets, spans)
    assert tags == ["O", "B-product", "B-product", "O", "O", "B-order", "I-order", "I-order", "I-order"]
    assert spans_of(tags, offsets) == set(spans)


def test_spans_that_end_with_the_text_or_begin_with_an_inner_tag_are_found():
    offsets = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]
    assert spans_of(["I-order", "I-order", "O", "B-date", "I-order"], offsets) == {(0, 2, "order"), (3, 4, "date"), (4, 5, "order")}


def test_a_softmax_target_is_smoothed_a_given_distribution_is_not():
    rows = [Row("", {"colour": "green"}), Row("", {}), Row("", {"colour": ("red", "blue")}, weight=0.5),
            Row("", {"colour": {"red": 0.7, "blue": 0.3}})]
    taught, target, weight = _targets(COLOUR, rows, [], 0, smoothing=0.3)
    assert taught == [0, 2, 3]
    assert torch.allclose(target, torch.tensor([[0.1, 0.8, 0.1], [0.45, 0.1, 0.45], [0.7, 0, 0.3]]))
    assert weight.tolist() == [1, 0.5, 1]


def test_labels_that_hold_together_are_each_taught_in_full():
    _, target, _ = _targets(HELD, [Row("", {"held": ("cup", "hat")}), Row("", {"held": ()})], [], 0, smoothing=0.3)
    assert target.tolist() == [[1, 1], [0, 0]]


def test_tags_are_taught_for_the_tokens_of_the_text_alone():
    _, target, _ = _targets(SPANS, [Row("", {"spans": ((0, 2, "order"),)})], [[(0, 1), (1, 2), (2, 3)]], 6, smoothing=0)
    assert target.tolist() == [[-100, TAGS.index("B-order"), TAGS.index("I-order"), TAGS.index("O"), -100, -100]]


def test_the_loss_of_a_distribution_is_its_cross_entropy_times_the_weight():
    logits = torch.log(torch.tensor([[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]]))
    target = torch.tensor([[1.0, 0, 0], [0, 0.5, 0.5]])
    expected = 2 * np.log(2) - 0.5 * (np.log(0.1) + np.log(0.8))
    assert loss_of(COLOUR, logits, target, torch.tensor([2.0, 1.0])).item() == pytest.approx(expected, rel=1e-5)


def test_tokens_without_a_tag_cost_nothing():
    logits = torch.zeros(1, 4, len(TAGS))
    logits[0, 3, 5] = 100
    target = torch.tensor([[-100, 0, -100, -100]])
    assert loss_of(SPANS, logits, target, torch.ones(1)).item() == pytest.approx(np.log(len(TAGS)), rel=1e-5)


def test_a_batch_masks_its_padding_and_every_row_is_in_one_batch(tokenizer):
    rows = [Row("退" * length, {"colour": "red"}, history="货" * (length % 3)) for length in range(1, 24)]
    batches = list(_batches(rows, tokenizer, [COLOUR], replace(QUICK, batch=5), random.Random(0)))
    assert sorted(int((ids == tokenizer.token_to_id("退")).sum()) for b in batches for ids in b["ids"]) == list(range(1, 24))
    for b in batches:
        assert torch.equal(b["mask"], (b["ids"] != tokenizer.token_to_id("[PAD]")).long())
        assert len(b["ids"]) <= 5 and b["ids"].shape == b["segments"].shape
        # Rows of like length stand together.
        assert b["mask"].sum() > 0.7 * b["mask"].numel()


def test_the_rate_rises_then_falls_to_nothing():
    assert [_schedule(p, 0.1) for p in (0, 0.05, 0.1, 0.55, 1)] == pytest.approx([0, 0.5, 1, 0.5, 0])


def test_a_model_learns_every_head(encoder):
    model = fit(untrained(encoder, COLOUR, HELD), encoder[1], ROWS, QUICK)
    said = predict(model, encoder[1], [(r.text, "") for r in ROWS[:4]], QUICK, {"colour", "held"})
    assert said["colour"].argmax(1).tolist() == [0, 1, 2, 0]
    assert (said["held"] > 0).tolist() == [[True, False], [False, True], [False, False], [True, True]]


def test_spans_are_learned(encoder):
    rows = [Row(f"单{n}退", {"spans": ((1, 4, "order"),)}) for n in range(101, 131)]
    model = fit(untrained(encoder, SPANS), encoder[1], rows, QUICK)
    ids, segments, _ = encode_row(encoder[1], "单144退", "", 128, 64)
    with torch.inference_mode():
        logits = model(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long), torch.tensor([segments]))["spans"][0]
    assert [TAGS[i] for i in logits[1:-1].argmax(1)] == ["O", "B-order", "I-order", "I-order", "O"]


def test_the_same_seed_gives_the_same_weights_and_another_seed_others(encoder):
    def weights(seed: int) -> torch.Tensor:
        torch.manual_seed(0)
        model = MultiHead(type(encoder[0])(encoder[0].config, add_pooling_layer=False), [COLOUR])
        model.encoder.load_state_dict(encoder[0].state_dict())
        fitted = fit(model, encoder[1], ROWS, replace(QUICK, epochs=1, seed=seed), lambda row, chance: replace(row, weight=chance.random()))
        return torch.cat([p.flatten() for p in fitted.parameters()])

    assert torch.equal(weights(1), weights(1))
    assert not torch.equal(weights(1), weights(2))


def test_frozen_word_vectors_stay_as_they_are_while_the_rest_learns(encoder):
    before = {name: p.clone() for name, p in encoder[0].named_parameters()}
    after = dict(fit(untrained(encoder, COLOUR), encoder[1], ROWS, replace(QUICK, epochs=1, freeze_words=True)).encoder.named_parameters())
    same = {name for name, p in before.items() if torch.equal(p, after[name])}
    assert same == {"embeddings.word_embeddings.weight"}


def test_what_comes_back_is_the_average_of_the_weights_not_the_last(encoder):
    model = untrained(encoder, COLOUR)
    averaged = fit(model, encoder[1], ROWS, replace(QUICK, epochs=2))
    assert not torch.equal(averaged.heads["colour"].weight, model.heads["colour"].weight)
    last = untrained(encoder, COLOUR)
    assert torch.equal(fit(last, encoder[1], ROWS, replace(QUICK, epochs=2, average=0)).heads["colour"].weight, last.heads["colour"].weight)


def test_every_row_is_augmented_in_every_epoch_and_reported_after_it(encoder):
    seen, reported = [], []

    def augment(row: Row, chance: random.Random) -> Row:
        seen.append(row)
        return row

    fit(untrained(encoder, COLOUR), encoder[1], ROWS, replace(QUICK, epochs=2), augment, lambda epoch, model: reported.append(epoch))
    assert (len(seen), reported) == (2 * len(ROWS), [1, 2])


def test_a_row_is_answered_in_its_place_whatever_stands_beside_it(encoder):
    model = untrained(encoder, COLOUR)
    rows = [("我要退货", ""), ("发票", "你好 | 物流"), ("i want it", ""), ("密", "")]
    together = predict(model, encoder[1], rows, QUICK, {"colour"}, batch=3)
    for i, row in enumerate(rows):
        alone = predict(model, encoder[1], [row], QUICK, {"colour"})
        assert np.allclose(together["colour"][i], alone["colour"][0], atol=1e-5)
    assert np.allclose(np.linalg.norm(together["embedding"], axis=1), 1, atol=1e-5)
