"""Late interaction (ColBERT, Khattab & Zaharia 2020) over the best that the retriever finds.

Each token of a question is compared with every token of every text of an article; the likeness of its nearest, weighed by
how much the token matters, says how well the article answers. Articles' tokens can be read beforehand.
"""

from __future__ import annotations

import copy
import json
import math
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import minimize
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import BertModel

from ..encoder import from_shipped
from ..export import sha256, write_manifest
from ..fit import pad
from ..graph import encoder_graph, write_int8
from ..model import TOKENS, HeadSpec, MultiHead
from .articles import Article
from .export import Int8Graph, Shipped
from .fit import schedule
from .lines import Lines
from .measure import Asked
from .search import MAX_TOKENS, encode, likeness, recall, texts_of

SCHEMA = 1
# A token's vector and, last, the logit of how much it matters.
WIDTH = 128
OUTPUT = HeadSpec("late", tuple(map(str, range(WIDTH))) + ("matters",), TOKENS)
# How many of the best are compared token by token.
CANDIDATES = 20
# So that every token matters about as much as any other before training: softplus of it is 1.
EVEN = math.log(math.e - 1)
# After so many steps the articles' tokens are read anew, from which the nearest are chosen.
REFRESHED = 10


@dataclass(frozen=True)
class RerankSettings:
    """layers: of the retriever's, whose states are compared; they stay as they are. reduced: the directions in which states
    differ most, and in which vectors are taught. negatives: wrong articles beside the right one, half of them the nearest,
    half from the `pool` nearest. prior: weight of the retriever's likeness beside the score, in training. withheld: weight of
    the loss that asks for "no article" where the right one is left out."""

    layers: int = 2
    reduced: int = 192
    epochs: float = 2
    batch: int = 32
    negatives: int = 7
    pool: int = 15
    rate: float = 2e-3
    warmup: float = 0.05
    prior: float = 12.0
    dropout: float = 0.1
    average: float = 0.98
    withheld: float = 0.2
    smoothing: float = 0.05
    seed: int = 0

    @staticmethod
    def of(language: str) -> RerankSettings:
        # The English retriever has twelve layers for the Chinese four.
        return RerankSettings() if language == "zh" else RerankSettings(layers=6)


@dataclass(frozen=True)
class Found:
    """Likeness of the lines that teach and of those held out to every article [lines, articles], as the retriever has it.

    A line that teaches is not among the ways to ask that it is compared with.
    """

    train: torch.Tensor
    held: torch.Tensor

    @staticmethod
    def read(folder: Path, lines: Lines, file: Path) -> Found:
        """From `file` where it was written for this retriever and these lines; else by its encoder, and written there."""
        key = f"{retriever(folder)} {len(lines.train)} {len(lines.dev)}"
        if file.exists() and str((saved := np.load(file))["key"]) == key:
            return Found(torch.from_numpy(saved["train"]), torch.from_numpy(saved["held"]))
        shipped, texts = Shipped(folder), texts_of(lines.articles, lines.train)
        bank = shipped.embed([text.text for text in texts])
        owner, told = torch.tensor([text.article for text in texts]), {(t.article, t.text): i for i, t in enumerate(texts)}
        number = {article.id: i for i, article in enumerate(lines.articles)}
        alike = shipped.embed([line.question for line in lines.train]) @ bank.T
        for row, line in enumerate(lines.train):
            if line.article:
                alike[row, told[number[line.article], line.question]] = -1.0
        held = shipped.embed([line.question for line in lines.dev]) @ bank.T
        found = Found(likeness(alike, owner, len(number)), likeness(held, owner, len(number)))
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, key=np.array(key), train=found.train.numpy(), held=found.held.numpy())
        return found


def retriever(folder: Path) -> str:
    """Name, version and hash of the retriever, as reply-service calls it."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return f"{manifest['name']} {manifest['version']} {manifest['files'][manifest['graph']][:12]}"


def texts_to_read(article: Article) -> list[str]:
    """Its ways to ask and the parts of its text."""
    return [*article.ways(), *article.parts()]


def numbers(lines: Lines, of: list) -> torch.Tensor:
    """Of each line the number of its article, -1 where none answers."""
    number = {article.id: i for i, article in enumerate(lines.articles)}
    return torch.tensor([number[line.article] if line.article else -1 for line in of])


def open_layers(folder: Path, layers: int) -> tuple[BertModel, Tokenizer]:
    """The lower layers of a retriever."""
    encoder, tokenizer = from_shipped(folder)
    if not 0 < layers <= len(encoder.encoder.layer):
        raise ValueError(f"{folder} has {len(encoder.encoder.layer)} layers; {layers} of them cannot be taken")
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    return encoder.eval(), tokenizer


@torch.no_grad()
def read_states(encoder: BertModel, tokenizer: Tokenizer, texts: list[str], batch: int = 64) -> list[torch.Tensor]:
    """Of each text the states of its tokens [t, dimensions], special ones left out."""
    rows = [encode(tokenizer, text) for text in texts]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found: list[torch.Tensor] = [torch.empty(0)] * len(rows)
    for start in range(0, len(order), batch):
        part = order[start: start + batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = encoder(input_ids=pad([rows[i] for i in part]), attention_mask=pad([[1] * len(rows[i]) for i in part])).last_hidden_state
        for i, of_row in zip(part, states):
            found[i] = of_row[1: len(rows[i]) - 1].float()
    return found


@dataclass(frozen=True)
class States:
    """What the layers read of the lines that teach, of those held out, and of the articles (all texts of each in one)."""

    train: list[torch.Tensor]
    held: list[torch.Tensor]
    articles: list[torch.Tensor]

    @staticmethod
    def read(encoder: BertModel, tokenizer: Tokenizer, lines: Lines) -> States:
        texts = [texts_to_read(article) for article in lines.articles]
        states = iter(read_states(encoder, tokenizer, [text for some in texts for text in some]))
        return States(read_states(encoder, tokenizer, [line.question for line in lines.train]),
                      read_states(encoder, tokenizer, [line.question for line in lines.dev]),
                      [torch.cat([next(states) for _ in some]) for some in texts])

    def mapped(self, of: Callable[[torch.Tensor], torch.Tensor]) -> States:
        return States(*([of(states) for states in some] for some in (self.train, self.held, self.articles)))


@dataclass(frozen=True)
class Reduction:
    """States to the directions in which they differ most, each state of a length of about one."""

    middle: torch.Tensor
    directions: torch.Tensor
    scale: torch.Tensor

    @staticmethod
    def of(states: list[torch.Tensor], to: int) -> Reduction:
        torch.manual_seed(0)
        sample = torch.cat(states[::3])
        middle = sample.mean(0)
        directions = torch.svd_lowrank(sample - middle, q=min(to, sample.shape[1]), niter=2)[2]
        return Reduction(middle, directions, ((sample - middle) @ directions).std() * math.sqrt(directions.shape[1]))

    def __call__(self, states: torch.Tensor) -> torch.Tensor:
        return (states - self.middle) @ self.directions / self.scale


class Late(nn.Module):
    """Tokens' vectors and weights from their reduced states; the score of a question and an article from both."""

    def __init__(self, reduced: int):
        super().__init__()
        self.project = nn.Linear(reduced, WIDTH, bias=False)
        self.project.weight.data = torch.eye(WIDTH, reduced)
        self.matters = nn.Linear(reduced, 1)
        nn.init.zeros_(self.matters.weight)
        nn.init.constant_(self.matters.bias, EVEN)
        # The mean likeness of nearest tokens lies about here, and differs by little.
        self.middle, self.gain = nn.Parameter(torch.tensor(0.55)), nn.Parameter(torch.tensor(3.0))

    def vectors(self, reduced: torch.Tensor) -> torch.Tensor:
        """[…, WIDTH] of length one."""
        return F.normalize(self.project(reduced), dim=-1)

    def weights(self, reduced: torch.Tensor) -> torch.Tensor:
        return F.softplus(self.matters(reduced)[..., 0])

    def score(self, question: torch.Tensor, of_question: torch.Tensor, nearest: torch.Tensor) -> torch.Tensor:
        """[n, k] of n questions [n, t, reduced], whose tokens the mask tells from padding, and of each the nearest tokens of
        k articles [n, k, t, reduced]."""
        alike = (self.vectors(question)[:, None] * self.vectors(nearest)).sum(3)
        weight = self.weights(question) * of_question
        mean = (alike * weight[:, None]).sum(2) / weight.sum(1, keepdim=True).clamp(min=1e-9)
        return torch.exp(self.gain) * (mean - self.middle)

    def head(self, reduction: Reduction) -> tuple[torch.Tensor, torch.Tensor]:
        """Weight and bias of both over the states as they are."""
        weight = torch.cat([self.project.weight, self.matters.weight]).detach() @ reduction.directions.T / reduction.scale
        bias = torch.cat([torch.zeros(WIDTH), self.matters.bias.detach()]) - weight @ reduction.middle
        return weight, bias


class Near:
    """Which tokens of articles are nearest to a question's, by the vectors of a model as they were last read."""

    def __init__(self, articles: list[torch.Tensor]):
        self._articles = articles
        self._vectors: list[torch.Tensor] = []

    @torch.no_grad()
    def read(self, model: Late) -> Near:
        lengths = [len(states) for states in self._articles]
        self._vectors = list(model.vectors(torch.cat(self._articles)).split(lengths))
        return self

    @torch.no_grad()
    def to(self, model: Late, question: torch.Tensor, articles: list[int]) -> torch.Tensor:
        """Reduced states [k, t, reduced] of the nearest tokens of k articles to a question's t."""
        asked = model.vectors(question)
        return torch.stack([self._articles[a][(asked @ self._vectors[a].T).argmax(1)] for a in articles])


def padded(rows: list[torch.Tensor], dim: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows whose tokens lie along `dim`, as one tensor, and the mask [n, t] of what is no padding."""
    length = torch.tensor([row.shape[dim] for row in rows])
    rows = [row.transpose(0, dim) for row in rows]
    states = nn.utils.rnn.pad_sequence(rows, batch_first=True).transpose(1, 1 + dim)
    return states, torch.arange(int(length.max()))[None] < length[:, None]


def train(lines: Lines, found: Found, states: States, settings: RerankSettings, after: Callable[[int, Late], None] | None = None) -> Late:
    """Trains on reduced states and returns the model with averaged weights; `after` sees it after each epoch.

    A list is a question with its article and wrong ones that the retriever finds near; one more class, of learned score,
    stands for "none of these".
    """
    chance = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    model = Late(states.train[0].shape[1])
    none = nn.Parameter(torch.tensor(0.0))
    averaged = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW([
        {"params": [*model.project.parameters(), *model.matters.parameters()], "lr": settings.rate},
        {"params": [model.middle, model.gain, none], "lr": 5 * settings.rate}], weight_decay=0.0)
    base = [group["lr"] for group in optimiser.param_groups]
    right = numbers(lines, lines.train)
    pool = min(settings.pool, len(lines.articles) - 1)
    near = found.train.topk(pool + 1, 1).indices.tolist()
    near_tokens = Near(states.articles)
    wrong = min(settings.negatives, pool)
    steps, step, total, start = math.ceil(len(right) / settings.batch * settings.epochs), 0, 0.0, time.process_time()

    def list_of(i: int) -> list[int]:
        others = [a for a in near[i] if a != right[i]]
        first = int(right[i]) if right[i] >= 0 else others.pop(0)
        others = others[:pool]
        return [first, *others[: wrong // 2], *chance.sample(others[wrong // 2:], min(wrong, len(others)) - wrong // 2)]

    for epoch in range(math.ceil(settings.epochs)):
        model.train()
        for part in _batches(states.train, settings.batch, chance):
            if step == steps:
                break
            lists = [list_of(i) for i in part]
            least = min(map(len, lists))
            lists = torch.tensor([some[:least] for some in lists])
            if step % REFRESHED == 0:
                near_tokens.read(model)
            question, of_question = padded([states.train[i] for i in part])
            nearest, _ = padded([near_tokens.to(model, states.train[i], some) for i, some in zip(part, lists.tolist())], 1)
            scores = model.score(F.dropout(question, settings.dropout), of_question, F.dropout(nearest, settings.dropout))
            scores = scores + settings.prior * (found.train[torch.tensor(part)].gather(1, lists) - 0.5)
            logits = torch.cat([scores, none.expand(len(part), 1)], 1)
            answered = right[part] >= 0
            last = torch.full((len(part),), logits.shape[1] - 1)
            loss = F.cross_entropy(logits, torch.where(answered, 0, last), label_smoothing=settings.smoothing)
            if settings.withheld and answered.any():
                rest = torch.cat([torch.full((len(part), 1), -1e4), logits[:, 1:]], 1)
                loss = loss + settings.withheld * F.cross_entropy(rest[answered], last[answered])
            scale = schedule(step / steps, settings.warmup)
            for group, rate in zip(optimiser.param_groups, base):
                group["lr"] = rate * scale
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.item()
            with torch.no_grad():
                for mean, now in zip(averaged.parameters(), model.parameters()):
                    mean.lerp_(now, 1 - min(settings.average, step / (step + 10)))
            if step % 20 == 0:
                print(f"step {step}/{steps} loss {total / 20:.3f} {time.process_time() - start:.0f} s of CPU", flush=True)
                total = 0.0
        if after:
            after(epoch + 1, averaged)
    return averaged


def _batches(questions: list[torch.Tensor], size: int, chance: random.Random) -> list[list[int]]:
    """Shuffled batches of questions of like length."""
    order = list(range(len(questions)))
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 8):
        part = sorted(order[start: start + size * 8], key=lambda i: len(questions[i]))
        batches += [part[i: i + size] for i in range(0, len(part), size)]
    chance.shuffle(batches)
    return batches


@dataclass(frozen=True)
class Reread:
    """The best articles of questions, best first [n, k], with the likeness by which they were found and the new scores."""

    articles: np.ndarray
    likeness: np.ndarray
    scores: np.ndarray

    def fused(self, weight: float) -> np.ndarray:
        return self.likeness + weight * self.scores


def best_of(alike: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    best = alike.topk(min(CANDIDATES, alike.shape[1]), 1)
    return best.indices, best.values


def weigh(held: Reread, right: np.ndarray) -> float:
    """How much likeness one unit of score is worth: by logistic regression over the lists that hold the right article."""
    hit = held.articles == right[:, None]
    rows = hit.any(1)
    place = hit[rows].argmax(1)

    def loss(x: np.ndarray) -> float:
        logits = np.exp(x[0]) * held.likeness[rows] + x[1] * held.scores[rows]
        top = logits.max(1)
        return float((top + np.log(np.exp(logits - top[:, None]).sum(1)) - logits[np.arange(len(place)), place]).mean())

    sharp, score = minimize(loss, np.array([np.log(20.0), 10.0]), method="Nelder-Mead", options={"maxiter": 1000}).x
    return float(max(0.0, score) / np.exp(sharp))


def figures(found: torch.Tensor, right: list[set[int]], held: Reread, weight: float) -> dict:
    """What is found first and among five of the questions that have an answer, before and after reading again.

    What is refused stays as it was: the order is new, how near the best article is says the likeness that found it.
    """
    answerable = np.array([bool(r) for r in right])
    known = [r for r in right if r]
    before = found.numpy()
    # Those that were not read again stand behind, in their order.
    after = before - 2.0
    np.put_along_axis(after, held.articles, held.fused(weight).astype(after.dtype), 1)
    return {name: {f"R@{n}": round(recall(scores[answerable], known, n), 4) for n in (1, 5)} for name, scores in (("before", before), ("after", after))}


@torch.no_grad()
def reread(model: Late, states: States, alike: torch.Tensor, batch: int = 16) -> Reread:
    """As the model in training says of the lines held out."""
    which, values = best_of(alike)
    near, scores = Near(states.articles).read(model), []
    for start in range(0, len(alike), batch):
        rows = range(start, min(start + batch, len(alike)))
        nearest, _ = padded([near.to(model, states.held[i], which[i].tolist()) for i in rows], 1)
        scores.append(compared(model.score(*padded([states.held[i] for i in rows]), nearest), model))
    return Reread(which.numpy(), values.numpy(), torch.cat(scores).numpy())


def compared(scores: torch.Tensor, model: Late) -> torch.Tensor:
    """The mean likeness itself, which is what the service computes."""
    return scores / torch.exp(model.gain) + model.middle


class ShippedLate(Int8Graph):
    """The reranker's."""

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Vectors [t, WIDTH] of length one, and weights [t], of the text's own tokens."""
        tokens = self.run(text, OUTPUT.name)[1:-1]
        vectors = tokens[:, :WIDTH]
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.logaddexp(0, tokens[:, WIDTH])

    def article(self, article: Article) -> np.ndarray:
        return np.concatenate([self.read(text)[0] for text in texts_to_read(article)])

    def reread(self, lines: Lines, questions: list[str], alike: torch.Tensor) -> Reread:
        articles = [self.article(article) for article in lines.articles]
        which, values = best_of(alike)
        scores = np.zeros(values.shape, dtype=np.float32)
        for row, (question, best) in enumerate(zip(questions, which.tolist())):
            vectors, weights = self.read(question)
            for place, article in enumerate(best):
                scores[row, place] = (weights * (vectors @ articles[article].T).max(1)).sum() / max(weights.sum(), 1e-9) if len(weights) else 0.0
        return Reread(which.numpy(), values.numpy(), scores)


def export(encoder: BertModel, tokenizer: Tokenizer, weight: torch.Tensor, bias: torch.Tensor, lines: Lines, found: Found, trained: dict,
           folder: Path, of: Path) -> dict:
    """Writes the folder; weight and figures rest on the lines held out and on the int8 graph."""
    model = MultiHead(encoder, [OUTPUT]).eval()
    model.heads[OUTPUT.name].weight.data, model.heads[OUTPUT.name].bias.data = weight, bias
    files = [*write_int8(encoder_graph(model, [OUTPUT]), folder), "tokenizer.json"]
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    right = numbers(lines, lines.dev).numpy()
    held = ShippedLate(folder).reread(lines, [line.question for line in lines.dev], found.held)
    worth = round(weigh(held, right), 4)
    language = lines.articles[0].language
    told = figures(found.held, [{int(r)} if r >= 0 else set() for r in right], held, worth)
    write_manifest(folder, {
        "schema": SCHEMA, "name": f"rerank-{language}", "language": language, "version": folder.name, "graph": "model.onnx",
        "tokenizer": "tokenizer.json", "files": {name: sha256(folder / name) for name in files}, "dimensions": WIDTH, "maxTokens": MAX_TOKENS,
        "candidates": CANDIDATES, "retriever": retriever(of), "weight": worth, "trained": trained, "figures": {"questions": int((right >= 0).sum()), **told}})
    return told


def evaluate(folder: Path, of: Path, lines: Lines, asked: Asked) -> dict:
    """What the shipped folders find of these questions, by meaning and by reading again."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    if manifest["retriever"] != retriever(of):
        raise ValueError(f"{folder} was fitted to {manifest['retriever']}, not to {retriever(of)}: train it again")
    shipped, texts = Shipped(of), texts_of(lines.articles, lines.train)
    bank = shipped.embed([text.text for text in texts])
    alike = likeness(shipped.embed(asked.questions) @ bank.T, torch.tensor([text.article for text in texts]), len(lines.articles))
    number = {article.id: i for i, article in enumerate(lines.articles)}
    held = ShippedLate(folder).reread(lines, asked.questions, alike)
    return figures(alike, [{number[i] for i in ids} for ids in asked.answers], held, manifest["weight"])


def told(settings: RerankSettings, lines: Lines) -> dict:
    return {"settings": asdict(settings), "train": len(lines.train), "dev": len(lines.dev), "dropped": lines.dropped}
