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
    parser.add_argument("--epochs", type=float, help="other than the settings' own")
    parser.add_argument("--rate", type=float, help="other than the settings' own")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(arguments)

    import torch
    torch.set_num_threads(args.threads)
    COMMANDS[args.command](args)


def _lines(args):
    from .lines import read_lines
    return read_lines(args.language, args.own, args.knowledge, args.measured / "knowledge-questions.yaml")


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
    from dataclasses import replace

    import torch

    from .fit import FitSettings, fit
    from .measure import Asked, measure
    from .search import embed_all, encode
    lines = _lines(args)
    encoder, tokenizer = _encoder(args, args.start)
    settings = FitSettings()
    settings = replace(settings, **{name: value for name in ("epochs", "rate") if (value := getattr(args, name)) is not None})
    held = Asked.of(lines.dev)

    def told(model):
        return measure(lambda texts: embed_all(model, [encode(tokenizer, t) for t in texts]).numpy(), lines.articles, lines.train, held)

    args.work.mkdir(parents=True, exist_ok=True)
    print("before", json.dumps(told(encoder)), flush=True)
    trained, none = fit(encoder, tokenizer, lines, settings, lambda epoch, model: print(f"epoch {epoch}", json.dumps(told(model)), flush=True))
    torch.save(trained.state_dict(), args.work / f"{args.language}.pt")
    (args.work / f"{args.language}.json").write_text(json.dumps({
        "epochs": settings.epochs, "rate": settings.rate, "seed": settings.seed, "none": none, "train": len(lines.train), "dev": len(lines.dev),
        "dropped": lines.dropped, "figures": told(trained)}), "utf-8")


COMMANDS = {f.__name__: f for f in (prepare, train)}

if __name__ == "__main__":
    main()
