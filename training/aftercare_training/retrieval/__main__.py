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
    from .lines import read_measured
    from .measure import Asked, measure
    from .search import texts_of
    lines, folder = _lines(args), args.models / args.language / args.version
    shipped = Shipped(folder)
    rows = [row for name in ("knowledge", "unanswerable") for row in read_measured(args.measured / f"{name}-questions.yaml", args.language)]
    asked = Asked([row["question"] for row in rows], [{row["article"], *row.get("also", [])} if "article" in row else set() for row in rows])
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


def card(args) -> None:
    """Writes the folders' README.md."""
    from .card import write_card
    for kind in ("retrieval", "entailment"):
        folder = args.models.parent / kind / args.language / args.version
        if folder.is_dir():
            write_card(folder, kind)


COMMANDS = {f.__name__: f for f in (prepare, train, export, evaluate, entail, card)}

if __name__ == "__main__":
    main()
