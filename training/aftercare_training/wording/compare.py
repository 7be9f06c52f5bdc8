"""Templates, the plain model and the model with its critic on the acts held back, over several seeds."""

from __future__ import annotations

import copy
import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from scipy import stats

from .acts import LANGUAGES, ActLanguage, faults
from .critic import CriticSettings, duel, rank
from .decode import write
from .fit import FitSettings, fit, polish
from .model import Shape, Writer
from .pieces import Pieces

WAYS = ("templates", "plain", "critic")


def chrf(text: str, references: list[str], most: int = 4, beta: float = 2.0) -> float:
    """Character n-gram F (Popović 2015) against the nearest of several references."""
    return max(_chrf(text.replace(" ", ""), r.replace(" ", ""), most, beta) for r in references)


def _chrf(text: str, reference: str, most: int, beta: float) -> float:
    scores = []
    for n in range(1, most + 1):
        a, b = (Counter(t[i: i + n] for i in range(len(t) - n + 1)) for t in (text, reference))
        if a and b:
            common = sum((a & b).values())
            p, r = common / sum(a.values()), common / sum(b.values())
            scores.append((1 + beta**2) * p * r / (beta**2 * p + r) if common else 0.0)
    return float(np.mean(scores)) if scores else 0.0


def one_seed(language: ActLanguage, pieces: Pieces, sentences: list[str], seed: int, work: Path,
             settings: FitSettings = FitSettings(), critic_settings: CriticSettings = CriticSettings(), say=print) -> dict:
    """Trains both ways with one seed, keeps the weights, and scores what each writes for every act held back."""
    work.mkdir(parents=True, exist_ok=True)
    plain = trained(language, pieces, sentences, seed, work, settings, say)
    taught, held = language.parts()
    acts, known = list(held), {p.text for p in taught}
    said = {"templates": [language.template(a) or "" for a in acts], "plain": [t for t, _ in write(plain, language, pieces, acts)]}
    dueller = copy.deepcopy(plain)
    critic = duel(dueller, language, pieces, seed, critic_settings, say)
    torch.save({"writer": dueller.state_dict(), "critic": critic.state_dict()}, work / f"critic-{seed}.pt")
    said["critic"] = rank(critic, dueller, language, pieces, acts, critic_settings, seed)
    result = {"seed": seed, "scores": {}, "faultless": {}, "new": {}, "said": said}
    for way, texts in said.items():
        result["scores"][way] = [chrf(t, held[a]) if t else 0.0 for a, t in zip(acts, texts)]
        result["faultless"][way] = float(np.mean([bool(t) and not faults(language, a, t) for a, t in zip(acts, texts)]))
        result["new"][way] = float(np.mean([t not in known for t in texts]))
    (work / f"seed-{seed}.json").write_text(json.dumps(result, ensure_ascii=False), "utf-8")
    return result


def trained(language: ActLanguage, pieces: Pieces, sentences: list[str], seed: int, work: Path, settings: FitSettings, say=print) -> Writer:
    """The plain model of a seed; a stage whose weights are there already is not done again."""
    work.mkdir(parents=True, exist_ok=True)
    rough, done = work / f"rough-{seed}.pt", work / f"plain-{seed}.pt"
    plain = Writer(Shape(len(pieces.names), pieces.outputs))
    if done.exists():
        plain.load_state_dict(torch.load(done))
        return plain.eval()
    if rough.exists():
        plain.load_state_dict(torch.load(rough))
    else:
        plain = fit(language, pieces, sentences, seed, settings, say)
        torch.save(plain.state_dict(), rough)
    polish(plain, language, pieces, seed, settings, say)
    torch.save(plain.state_dict(), done)
    return plain


def compare(language: ActLanguage, work: Path) -> dict:
    """Means over seeds with a 95 % interval: over seeds by Student's t, over acts by bootstrap of the seeds' mean."""
    results = [json.loads(f.read_text("utf-8")) for f in sorted(work.glob("seed-*.json"))]
    acts = list(language.parts()[1])
    table: dict = {"seeds": [r["seed"] for r in results], "acts": len(acts), "rows": []}
    for tongue in (*LANGUAGES, "both"):
        chosen = [i for i, a in enumerate(acts) if tongue in (a.language, "both")]
        scores = {way: np.array([[r["scores"][way][i] for i in chosen] for r in results]) for way in WAYS}
        for way in WAYS:
            table["rows"].append({"language": tongue, "way": way, "chrF": round(float(scores[way].mean()), 4),
                                  "overSeeds": _seeds(scores[way].mean(1)), "overActs": _acts(scores[way].mean(0))})
        for one, other in (("plain", "templates"), ("critic", "templates"), ("critic", "plain")):
            gap = scores[one] - scores[other]
            table["rows"].append({"language": tongue, "way": f"{one} less {other}", "chrF": round(float(gap.mean()), 4),
                                  "overSeeds": _seeds(gap.mean(1)), "overActs": _acts(gap.mean(0))})
    table["faultless"] = {way: round(float(np.mean([r["faultless"][way] for r in results])), 4) for way in WAYS}
    table["new"] = {way: round(float(np.mean([r["new"][way] for r in results])), 4) for way in WAYS}
    return table


def _seeds(means: np.ndarray) -> list[float] | None:
    if len(means) < 2 or means.std() == 0:
        return None
    half = stats.t.ppf(0.975, len(means) - 1) * means.std(ddof=1) / np.sqrt(len(means))
    return [round(float(means.mean() - half), 4), round(float(means.mean() + half), 4)]


def _acts(means: np.ndarray) -> list[float]:
    drawn = np.random.default_rng(7).choice(means, (2000, len(means))).mean(1)
    return [round(float(q), 4) for q in np.quantile(drawn, (0.025, 0.975))]
