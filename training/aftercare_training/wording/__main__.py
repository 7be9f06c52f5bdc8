"""python -m aftercare_training.wording COMMAND …: makes the wording model; training/README.md walks through it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

MODELS = Path(__file__).parent.parent.parent.parent / "models" / "wording"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="aftercare_training.wording", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--own", type=Path, help="folder of acts and phrasings (default: training/data/wording)")
    parser.add_argument("--bitext", type=Path, help="Bitext's responses.jsonl; without it there is no start on plain English")
    parser.add_argument("--work", type=Path, default=Path("work/wording"), help="folder for what is not shipped: weights, comparisons")
    parser.add_argument("--models", type=Path, default=MODELS, help="where the model folder is written")
    parser.add_argument("--seeds", nargs="*", type=int, default=[1, 2, 3, 4, 5])
    parser.add_argument("--seed", type=int, default=1, help="export: the seed whose plain model ships")
    parser.add_argument("--epochs", type=int, help="in each stage, other than the settings' own")
    parser.add_argument("--language", choices=["zh", "en"], help="judge: the language to be judged")
    parser.add_argument("--salt", default="first", help="judge: decides the order in which pairs are shown")
    parser.add_argument("--judged", type=Path, help="judge: a judged file, to be unblinded")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(arguments)

    import torch
    torch.set_num_threads(args.threads)
    COMMANDS[args.command](args)


def _read(args):
    from .acts import OWN, ActLanguage
    from .fit import bitext_sentences
    from .pieces import Pieces
    language = ActLanguage(args.own or OWN)
    sentences = bitext_sentences(args.bitext) if args.bitext else []
    return language, sentences, Pieces.learn(language, sentences)


def _writer(args, pieces, seed: int):
    import torch

    from .model import Shape, Writer
    writer = Writer(Shape(len(pieces.names), pieces.outputs))
    writer.load_state_dict(torch.load(args.work / f"plain-{seed}.pt"))
    return writer.eval()


def prepare(args) -> None:
    """Says what there is, and what is wrong with it, before hours of training."""
    from collections import Counter

    from .acts import faults
    language, sentences, pieces = _read(args)
    taught, held = language.parts()
    wrong = [f"{p.act.topic}: {p.text}: {'; '.join(found)}" for p in language.pairs if (found := faults(language, p.act, p.text))]
    print(json.dumps({"pairs": Counter(p.act.language for p in language.pairs), "acts": len({p.act for p in language.pairs}),
                      "taught": len(taught), "heldBack": Counter(a.language for a in held), "bitextSentences": len(sentences),
                      "pieces": pieces.outputs, "faults": wrong}, ensure_ascii=False, indent=1))


def train(args) -> None:
    """Trains plain model, critic and opponent with each seed, and scores them on the acts held back."""
    from dataclasses import replace

    from .compare import one_seed
    from .fit import FitSettings
    language, sentences, pieces = _read(args)
    settings = FitSettings()
    if args.epochs:
        settings = FitSettings(*(replace(stage, epochs=args.epochs) for stage in (settings.start, settings.acts, settings.polish)))
    for seed in args.seeds:
        one_seed(language, pieces, sentences, seed, args.work, settings, say=lambda line, s=seed: print(f"seed {s}, {line}", flush=True))


def compare(args) -> None:
    from .compare import compare as run
    language, _, _ = _read(args)
    table = run(language, args.work)
    (args.work / "compare.json").write_text(json.dumps(table, indent=1), "utf-8")
    print(json.dumps(table, indent=1))


def export(args) -> None:
    """Writes the model folder from the plain model of one seed; int8 only where it says nearly the same."""
    from .export import acts_file, export as run, manifest, write_json
    language, sentences, pieces = _read(args)
    writer, folder = _writer(args, pieces, args.seed), args.models / "shared" / "1"
    figures = run(writer, language, pieces, folder)
    small = figures["int8Same"] >= SAME
    (folder / ("decoder.onnx" if small else "decoder-int8.onnx")).unlink()
    if small:
        (folder / "decoder-int8.onnx").rename(folder / "decoder.onnx")
    pieces.write(folder / "pieces.json")
    write_json(folder / "acts.json", acts_file(language))
    trained = {"seed": args.seed, "pairs": len(language.parts()[0]), "heldBack": len(language.parts()[1]), "bitextSentences": len(sentences),
               "int8": small, "int8Same": figures["int8Same"]}
    write_json(folder / "manifest.json", manifest(folder, language, pieces, writer, ["encoder.onnx", "decoder.onnx", "pieces.json", "acts.json"], trained))
    print(folder)


# Below this share of acts worded alike, what int8 saves is not worth what it changes.
SAME = 0.95


def _shipped_sentences(args, language):
    from .export import BEAMS, Onnx
    from .shipped import shipped_pieces
    folder = args.models / "shared" / "1"
    model, pieces = Onnx(folder), shipped_pieces(folder)
    return {act: model.write(language, pieces, act, BEAMS) for act in language.parts()[1]}


def judge(args) -> None:
    """Writes the pairs of one language for a blind judge, or, given a judged file, says who won."""
    from .acts import OWN, ActLanguage
    from .judge import pairs, read, store, unblind
    language = ActLanguage(args.own or OWN)
    if args.judged:
        print(json.dumps(unblind(language, read(args.judged), args.salt), indent=1))
        return
    file = args.work / f"judge-{args.language}.tsv"
    store(file, rows := pairs(language, args.language, _shipped_sentences(args, language), args.salt))
    for number, row in enumerate(rows, 1):
        print(f"{number}\t{row['topic']}, {row['style']}\n  1 {row['first']}\n  2 {row['second']}")
    print(f"Set `better` to 1, 2 or = in {file}")


def card(args) -> None:
    from .acts import OWN, ActLanguage
    from .card import write_card
    write_card(args.models / "shared" / "1", ActLanguage(args.own or OWN), args.work)


COMMANDS = {f.__name__: f for f in (prepare, train, compare, export, judge, card)}

if __name__ == "__main__":
    main()
