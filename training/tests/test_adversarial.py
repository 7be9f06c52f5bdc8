from dataclasses import replace

import numpy as np
import torch

from aftercare_training.adversarial import AdversarialSettings, fit_adversarial, scores, study

QUICK = AdversarialSettings(epochs=60, batch=32)


def clouds(rows: int, centres: list[int], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows of length one around axes of a space of twelve dimensions."""
    chance = np.random.default_rng(seed)
    gold = np.repeat(np.arange(len(centres)), rows)
    vectors = np.eye(12)[np.array(centres)[gold]] + chance.normal(scale=0.15, size=(len(gold), 12))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), gold


def made_up(head, features: np.ndarray) -> np.ndarray:
    with torch.inference_mode():
        return torch.softmax(head(torch.from_numpy(QUICK.scale * features))[0], dim=1)[:, -1].numpy()


def test_a_toy_problem_is_learned_from_three_rows_a_class():
    few, gold = clouds(3, [0, 1, 2, 3], 0)
    rest, _ = clouds(60, [0, 1, 2, 3], 1)
    asked, right = clouds(40, [0, 1, 2, 3], 2)
    head = fit_adversarial(few, gold, rest, 4, seed=0, settings=QUICK)
    assert scores(head, asked, QUICK).shape == (160, 4)
    assert (scores(head, asked, QUICK).argmax(1) == right).mean() > 0.95


def test_unlabelled_rows_are_held_for_real():
    few, gold = clouds(20, [0, 1], 0)
    unlabelled, _ = clouds(100, [2], 1)
    # So early that the generator has not yet learned to make rows like them.
    head = fit_adversarial(few, gold, unlabelled, 2, seed=0, settings=replace(QUICK, epochs=2))
    assert made_up(head, clouds(50, [2], 2)[0]).mean() < 0.2


def test_other_unlabelled_rows_make_another_head():
    few, gold = clouds(20, [0, 1], 0)

    def weights(unlabelled: np.ndarray) -> torch.Tensor:
        return fit_adversarial(few, gold, unlabelled, 2, seed=0, settings=replace(QUICK, epochs=2)).out.weight

    assert not torch.equal(weights(clouds(20, [2], 1)[0]), weights(clouds(20, [3], 1)[0]))


def test_without_unlabelled_rows_only_labels_are_learned():
    few, gold = clouds(20, [0, 1], 0)
    head = fit_adversarial(few, gold, None, 2, seed=0, settings=QUICK)
    asked, right = clouds(50, [0, 1], 2)
    assert (scores(head, asked, QUICK).argmax(1) == right).mean() > 0.95


def test_the_same_seed_gives_the_same_head():
    few, gold = clouds(10, [0, 1], 0)

    def weights(seed: int) -> torch.Tensor:
        return fit_adversarial(few, gold, few, 2, seed, replace(QUICK, epochs=3)).out.weight

    assert torch.equal(weights(1), weights(1))
    assert not torch.equal(weights(1), weights(2))


def test_the_study_compares_three_heads_with_intervals_around_their_means():
    train, gold = clouds(50, [0, 1, 2], 0)
    dev, right = clouds(20, [0, 1, 2], 1)
    rows = study(train, gold, dev, [{int(g)} for g in right], 3, per_class=(2, None), seeds=2)
    assert [(r["perClass"], r["head"]) for r in rows] == [
        (count, head) for count in (2, "all") for head in ("adversarial", "same head, labels alone", "logistic regression")]
    assert all(r["low"] <= r["top1"] <= r["high"] for r in rows)
    assert all(r["top1"] > 0.9 for r in rows if r["perClass"] == "all")
