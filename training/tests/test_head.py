import numpy as np
import onnxruntime
import pytest
from scipy.special import softmax

from aftercare_training.export import head_graph
from aftercare_training.head import Head, fit_senses, fit_temperature, out_of_fold, threshold_at, to_leaves

RANDOM = np.random.default_rng(3)


@pytest.fixture
def head() -> Head:
    return Head(
        leaves=["return.request", "invoice.request", "account.password"],
        senses=["a", "b", "c", "d"],
        leaf_of_sense=np.array([0, 0, 1, 2]),
        in_scope=np.array([0, 1]),
        weights=RANDOM.normal(size=(8, 4)) * 5,
        bias=RANDOM.normal(size=4),
        out_of_scope_weights=RANDOM.normal(size=9),
        out_of_scope_bias=0.3,
        temperature=0.8,
        out_of_scope_threshold=0.5,
    )


def run(head: Head, embeddings: np.ndarray) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(head_graph(head).SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["logits", "out_of_scope"], {"embedding": embeddings.astype(np.float32)})


def test_the_graph_says_what_the_head_says(head):
    embeddings = RANDOM.normal(size=(5, 8))
    logits, out_of_scope = run(head, embeddings)
    assert np.allclose(logits, head.logits(embeddings), atol=1e-3)
    assert np.allclose(out_of_scope, head.out_of_scope(embeddings), atol=1e-3)
    assert logits.shape == (5, 3) and out_of_scope.shape == (5,)


def test_the_graph_stays_finite_for_extreme_embeddings(head):
    logits, out_of_scope = run(head, RANDOM.normal(size=(5, 8)) * 100)
    assert np.isfinite(logits).all() and np.isfinite(out_of_scope).all()


def test_probabilities_of_senses_add_up_to_those_of_their_leaf():
    senses = RANDOM.normal(size=(4, 3))
    leaves = softmax(to_leaves(senses, np.array([0, 1, 0]), 2), axis=1)
    probabilities = softmax(senses, axis=1)
    assert np.allclose(leaves[:, 0], probabilities[:, 0] + probabilities[:, 2])


def test_overconfident_logits_are_cooled():
    gold = RANDOM.integers(0, 3, 400)
    said = np.where(RANDOM.random(400) < 0.6, gold, RANDOM.integers(0, 3, 400))
    assert fit_temperature(np.eye(3)[said] * 10, gold) > 2


def test_a_sense_that_the_other_folds_lack_is_never_predicted():
    embeddings = RANDOM.normal(size=(21, 4))
    senses = np.r_[np.tile([0, 1], 10), 2]
    assert out_of_fold(embeddings, senses, np.ones(21), c=1.0)[20].argmax() != 2


def test_two_senses_are_told_apart_like_many():
    embeddings = np.vstack([np.ones((10, 2)), -np.ones((10, 2))])
    weights, bias = fit_senses(embeddings, np.repeat([0, 1], 10), np.ones(20), c=10.0)
    assert ((embeddings @ weights + bias).argmax(axis=1) == np.repeat([0, 1], 10)).all()


def test_the_threshold_turns_away_the_share_that_was_asked_for():
    assert np.mean(np.arange(1000) > threshold_at(np.arange(1000), 0.03)) == pytest.approx(0.03)
