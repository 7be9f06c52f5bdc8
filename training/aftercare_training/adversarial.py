"""A semi-supervised adversarial head in the manner of GAN-BERT (Croce et al. 2020), and the study that says where it wins.

A generator makes feature vectors from noise; the discriminator tells K intents and one more class, "made up". It learns
from labelled rows (supervised loss), from unlabelled ones (they are real) and from the made-up ones. Here the features
are the encoder's frozen embeddings, so that what is compared is the head alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from scipy import stats
from sklearn.linear_model import LogisticRegression
from torch import nn
from torch.nn import functional as F

from .metrics import ranking

NOISE = 100
HIDDEN = 512
SEEDS = 5


@dataclass(frozen=True)
class AdversarialSettings:
    epochs: int = 60
    batch: int = 128
    rate: float = 1e-3
    dropout: float = 0.2
    scale: float = 20.0


class Generator(nn.Sequential):
    def __init__(self, width: int, dropout: float):
        super().__init__(nn.Linear(NOISE, HIDDEN), nn.LeakyReLU(0.2), nn.Dropout(dropout), nn.Linear(HIDDEN, width))


class Discriminator(nn.Module):
    """Features [n, width] to logits [n, K + 1], the last being "made up", and the hidden features that are matched."""

    def __init__(self, width: int, labels: int, dropout: float):
        super().__init__()
        self.body = nn.Sequential(nn.Dropout(dropout), nn.Linear(width, HIDDEN), nn.LeakyReLU(0.2), nn.Dropout(dropout))
        self.out = nn.Linear(HIDDEN, labels + 1)

    def forward(self, x):
        hidden = self.body(x)
        return self.out(hidden), hidden


def fit_adversarial(labelled: np.ndarray, gold: np.ndarray, unlabelled: np.ndarray | None, labels: int, seed: int,
                    settings: AdversarialSettings = AdversarialSettings()) -> Discriminator:
    """Trains the head; without unlabelled features it is the same head with its supervised loss alone."""
    torch.manual_seed(seed)
    width = labelled.shape[1]
    real = torch.from_numpy(settings.scale * labelled)
    target = torch.from_numpy(gold)
    pool = real if unlabelled is None else torch.from_numpy(settings.scale * np.vstack([labelled, unlabelled]))
    judge, maker = Discriminator(width, labels, settings.dropout), Generator(width, settings.dropout)
    judge_steps = torch.optim.AdamW(judge.parameters(), lr=settings.rate, weight_decay=0.01)
    maker_steps = torch.optim.AdamW(maker.parameters(), lr=settings.rate, weight_decay=0.01)
    # As many steps whatever is labelled, so that few labels are not seen less often.
    for _ in range(settings.epochs * max(1, min(len(pool), 6400) // settings.batch)):
        some = torch.randint(len(real), (settings.batch,))
        logits, _ = judge(real[some])
        loss = F.cross_entropy(logits[:, :-1], target[some])
        if unlabelled is not None:
            seen = pool[torch.randint(len(pool), (settings.batch,))]
            made = maker(torch.rand(settings.batch, NOISE))
            real_logits, real_hidden = judge(seen)
            made_logits, _ = judge(made.detach())
            loss = loss - torch.log1p(-_made_up(real_logits) + 1e-6).mean() - torch.log(_made_up(made_logits) + 1e-6).mean()
        judge_steps.zero_grad()
        loss.backward()
        judge_steps.step()
        if unlabelled is not None:
            made_logits, made_hidden = judge(made)
            _, real_hidden = judge(seen)
            fooled = -torch.log1p(-_made_up(made_logits) + 1e-6).mean()
            matched = (real_hidden.mean(0).detach() - made_hidden.mean(0)).pow(2).mean()
            maker_steps.zero_grad()
            (fooled + matched).backward()
            maker_steps.step()
    return judge.eval()


def _made_up(logits: torch.Tensor) -> torch.Tensor:
    return F.softmax(logits, dim=1)[:, -1]


@torch.inference_mode()
def scores(head: Discriminator, features: np.ndarray, settings: AdversarialSettings = AdversarialSettings()) -> np.ndarray:
    return head(torch.from_numpy(settings.scale * features))[0][:, :-1].numpy()


def study(train: np.ndarray, gold: np.ndarray, dev: np.ndarray, dev_gold: list[set[int]], labels: int,
          per_class: tuple[int | None, ...] = (5, 10, None), seeds: int = SEEDS) -> list[dict]:
    """Rows of {perClass, head, top1, low, high, macroF1}: means over seeds with 95 % confidence intervals (Student's t)."""
    rows = []
    for count in per_class:
        found: dict[str, list[tuple[float, float]]] = {"adversarial": [], "same head, labels alone": [], "logistic regression": []}
        for seed in range(seeds):
            chance = np.random.default_rng(seed)
            chosen = np.concatenate([chance.permutation(np.flatnonzero(gold == c))[:count] for c in np.unique(gold)])
            rest = train[np.setdiff1d(np.arange(len(gold)), chosen)] if count else train
            for name, unlabelled in (("adversarial", rest), ("same head, labels alone", None)):
                head = fit_adversarial(train[chosen], gold[chosen], unlabelled, labels, seed)
                found[name].append(_figures(scores(head, dev), dev_gold))
            plain = LogisticRegression(C=20, max_iter=300).fit(train[chosen], gold[chosen])
            logits = np.full((len(dev), labels), -1e9)
            logits[:, plain.classes_] = plain.decision_function(dev)
            found["logistic regression"].append(_figures(logits, dev_gold))
        for name, figures in found.items():
            top1 = np.array([f[0] for f in figures])
            half = stats.t.ppf(0.975, seeds - 1) * top1.std(ddof=1) / np.sqrt(seeds) if seeds > 1 else 0.0
            rows.append({"perClass": count or "all", "head": name, "top1": round(float(top1.mean()), 4),
                         "low": round(float(top1.mean() - half), 4), "high": round(float(top1.mean() + half), 4),
                         "macroF1": round(float(np.mean([f[1] for f in figures])), 4)})
            print(rows[-1], flush=True)
    return rows


def _figures(logits: np.ndarray, right: list[set[int]]) -> tuple[float, float]:
    row = ranking(logits, right)
    return row["top1"], row["macroF1"]


def run(corpus, encoder) -> list[dict]:
    """The study over a language's source labels, on embeddings of the encoder that training starts from."""
    from .fit import FitSettings, predict
    from .model import MultiHead
    from .train import SOURCES, load

    base, tokenizer = load(encoder)
    model = MultiHead(base, [])
    labels = next(h.labels for h in corpus.heads if h.name == "sources")
    number = {label: i for i, label in enumerate(labels)}
    train = [r for r in corpus.train if r.source == SOURCES[corpus.language]]
    dev = [r for r in corpus.dev["sources"] if r.targets["sources"] in number]

    def embed(rows) -> np.ndarray:
        return predict(model, tokenizer, [(r.text, "") for r in rows], FitSettings(), set())["embedding"]

    return study(embed(train), np.array([number[r.targets["sources"]] for r in train]), embed(dev),
                 [{number[r.targets["sources"]]} for r in dev], len(labels))
