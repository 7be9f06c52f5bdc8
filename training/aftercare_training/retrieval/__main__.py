"""python -m aftercare_training.retrieval COMMAND --language zh|en …: makes the retriever; training/README.md walks through it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
OWN = ROOT / "training" / "data"
KNOWLEDGE = ROOT / "reply-service/src/main/resources/knowledge"
MEASURED = ROOT / "reply-service/src/test/resources/eval"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="aftercare_training.retrieval", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--language", choices=["zh", "en"], required=True)
    parser.add_argument("--encoder", type=Path, help="fp32 jar or folder to start from")
    parser.add_argument("--start", type=Path, help="train: weights of an earlier run to go on from")
    parser.add_argument("--own", type=Path, default=OWN, help="folder of lines (default: training/data)")
    parser.add_argument("--knowledge", type=Path, default=KNOWLEDGE, help="folder of articles")
    parser.add_argument("--measured", type=Path, default=MEASURED, help="folder of measured questions, which teach nothing")
    parser.add_argument("--work", type=Path, default=Path("work/retrieval"), help="folder for what is not shipped")
    parser.add_argument("--models", type=Path, default=ROOT / "models/retrieval", help="where the model folder is written")
    parser.add_argument("--version", default="1", help="name of the model folder")
    parser.add_argument("--epochs", type=float, help="other than the settings' own")
    parser.add_argument("--rate", type=float, help="other than the settings' own")
    parser.add_argument("--ways", type=int, help="other than the settings' own")
    parser.add_argument("--parts", type=int, help="other than the settings' own")
    parser.add_argument("--layers", type=int, help="rerank-train: other than the settings' own")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(arguments)

    import torch
    torch.set_num_threads(args.threads)
    COMMANDS[args.command](args)


def _lines(args):
    from .lines import read_lines
    return read_lines(args.language, args.own, args.knowledge, args.measured)


def _encoder(args, weights: Path | None):
    import torch

    from ..train import load
    encoder, tokenizer = load(args.encoder)
    if weights:
        encoder.load_state_dict(torch.load(weights, weights_only=True))
    return encoder, tokenizer


def _measured(args):
    from .lines import read_measured
    from .measure import Asked
    rows = [row for name in ("knowledge", "unanswerable") for row in read_measured(args.measured / f"{name}-questions.yaml", args.language)]
    return Asked([row["question"] for row in rows], [{row["article"], *row.get("also", [])} if "article" in row else set() for row in rows])


def prepare(args) -> None:
    """Says what there is, before anything is trained."""
    lines = _lines(args)
    asked = {line.article for line in lines.train}
    print(json.dumps({"articles": len(lines.articles), "train": len(lines.train), "dev": len(lines.dev), "dropped": lines.dropped,
                      "withoutLines": [a.id for a in lines.articles if a.id not in asked]}, ensure_ascii=False))


def train(args) -> None:
    """Trains the encoder, and says after each epoch what it finds among the lines held out."""
    from dataclasses import asdict, replace

    import torch

    from .fit import FitSettings, fit
    from .measure import Asked, measure
    from .search import embed_all, encode, texts_of
    lines = _lines(args)
    encoder, tokenizer = _encoder(args, args.start)
    settings = FitSettings()
    settings = replace(settings, **{name: value for name in ("epochs", "rate", "ways", "parts") if (value := getattr(args, name)) is not None})
    held = Asked.of(lines.dev)

    def read(model, texts):
        return embed_all(model, [encode(tokenizer, text) for text in texts])

    def say(epoch, model, bank):
        print(f"epoch {epoch}", json.dumps(measure(bank, read(model, held.questions), lines, held)), flush=True)

    args.work.mkdir(parents=True, exist_ok=True)
    trained, none = fit(encoder, tokenizer, lines, settings, say)
    bank = read(trained, [text.text for text in texts_of(lines.articles, lines.train)])
    torch.save(trained.state_dict(), args.work / f"{args.language}.pt")
    (args.work / f"{args.language}.json").write_text(json.dumps({
        "settings": asdict(settings), "none": none, "train": len(lines.train), "dev": len(lines.dev),
        "dropped": lines.dropped, "figures": measure(bank, read(trained, held.questions), lines, held)}), "utf-8")


def export(args) -> None:
    """Writes the model folder from the trained weights."""
    from .export import export as run, read_trained
    encoder, tokenizer = _encoder(args, args.work / f"{args.language}.pt")
    print(run(encoder.eval(), tokenizer, _lines(args), read_trained(args.work, args.language), args.models / args.language / args.version))


def evaluate(args) -> None:
    """What the shipped folder finds of the measured questions, by meaning; the service's own figures are its bench's."""
    from .export import Shipped
    from .measure import measure
    from .search import texts_of
    lines, folder = _lines(args), args.models / args.language / args.version
    shipped, asked = Shipped(folder), _measured(args)
    bank = shipped.embed([text.text for text in texts_of(lines.articles, lines.train)])
    minimum = json.loads((folder / "manifest.json").read_text("utf-8"))["minimum"]
    print(json.dumps(measure(bank, shipped.embed(asked.questions), lines, asked, minimum)))


def entail(args) -> None:
    """Trains the check that a sentence follows from its premise, and writes its folder beside that of the retriever."""
    from dataclasses import replace

    from .contrast import Contrasts
    from .entailment import Settings, export as write, read_claims, read_measured, train as teach
    encoder, tokenizer = _encoder(args, args.start)
    claims = read_claims(args.own, args.language)
    settings = replace(Settings(), **{name: value for name in ("epochs", "rate") if (value := getattr(args, name)) is not None})
    model = teach(encoder, tokenizer, claims, Contrasts.read(args.own, args.language), settings)
    folder = args.models.parent / "entailment" / args.language / args.version
    print(json.dumps(write(model, tokenizer, claims, read_measured(args.measured / "entailment.yaml", args.language), args.language, folder)))


def _retriever(args) -> Path:
    """The retriever's newest folder: whose layers a reranker takes, and whose likeness it is weighed against."""
    versions = [path for path in (args.models / args.language).glob("*") if path.name.isdigit()]
    if not versions:
        raise FileNotFoundError(f"{args.models / args.language} holds no retriever: run train and export first")
    return max(versions, key=lambda path: int(path.name))


def _rerank_folder(args) -> Path:
    return args.models.parent / "rerank" / args.language / args.version


def rerank_train(args) -> None:
    """Trains the comparison token by token, and says after each epoch what it would find among the lines held out."""
    import time
    from dataclasses import replace

    import torch

    from . import rerank
    lines, of = _lines(args), _retriever(args)
    settings = rerank.RerankSettings.of(args.language)
    settings = replace(settings, **{name: value for name in ("epochs", "rate", "layers") if (value := getattr(args, name)) is not None})
    found = rerank.Found.read(of, lines, args.work / f"{args.language}-found.npz")
    states = rerank.States.read(*rerank.open_layers(of, settings.layers), lines)
    reduction = rerank.Reduction.of(states.articles, settings.reduced)
    states = states.mapped(reduction)
    right = rerank.numbers(lines, lines.dev).numpy()
    start = time.time()

    def say(epoch, averaged):
        held = rerank.reread(averaged, states, found.held)
        weight = rerank.weigh(held, right)
        told = rerank.figures(found.held, [{int(r)} if r >= 0 else set() for r in right], held, weight)
        print(f"epoch {epoch} weight {weight:.3f} {json.dumps(told)} {time.time() - start:.0f} s", flush=True)

    say(0, rerank.Late(states.train[0].shape[1]))
    trained = rerank.train(lines, found, states, settings, say)
    weight, bias = trained.head(reduction)
    torch.save({"weight": weight, "bias": bias}, args.work / f"rerank-{args.language}.pt")
    (args.work / f"rerank-{args.language}.json").write_text(json.dumps(rerank.told(settings, lines)), "utf-8")


def rerank_export(args) -> None:
    """Writes the reranker's folder, weighed and measured on the lines held out."""
    import torch

    from . import rerank
    from .export import read_trained
    lines, of, trained = _lines(args), _retriever(args), read_trained(args.work, f"rerank-{args.language}")
    encoder, tokenizer = rerank.open_layers(of, trained["settings"]["layers"])
    head = torch.load(args.work / f"rerank-{args.language}.pt", weights_only=True)
    found = rerank.Found.read(of, lines, args.work / f"{args.language}-found.npz")
    print(json.dumps(rerank.export(encoder, tokenizer, head["weight"], head["bias"], lines, found, trained, _rerank_folder(args), of)))


def rerank_evaluate(args) -> None:
    """What the shipped reranker makes of what is found of the measured questions, by meaning."""
    from . import rerank
    print(json.dumps(rerank.evaluate(_rerank_folder(args), _retriever(args), _lines(args), _measured(args))))


def card(args) -> None:
    """Writes the folders' README.md."""
    from .card import write_card
    for kind in ("retrieval", "entailment", "rerank"):
        folder = args.models.parent / kind / args.language / args.version
        if folder.is_dir():
            write_card(folder, kind)


COMMANDS = {f.__name__.replace("_", "-"): f for f in (prepare, train, export, evaluate, entail, rerank_train, rerank_export, rerank_evaluate, card)}

if __name__ == "__main__":
    main()
