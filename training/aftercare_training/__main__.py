"""python -m aftercare_training COMMAND --language zh|en …: each step of making a model; training/README.md walks through them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

MODELS = Path(__file__).parent.parent.parent / "models" / "intent"


def main() -> None:
    parser = argparse.ArgumentParser(prog="aftercare_training", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--language", choices=["zh", "en"], required=True)
    parser.add_argument("--encoder", type=Path, help="the jar of BGE small (fp32), or a folder with its two files")
    parser.add_argument("--data", type=Path, help="folder that holds jddc-intent/, bitext/, clinc150/ and banking77/")
    parser.add_argument("--own", type=Path, help="folder of this project's own examples (default: training/data)")
    parser.add_argument("--work", type=Path, help="folder for what is not shipped: teachers, weights (default: work/LANGUAGE)")
    parser.add_argument("--taxonomy", type=Path, default=MODELS / "taxonomy.yaml")
    parser.add_argument("--models", type=Path, default=MODELS, help="where model folders are written")
    parser.add_argument("--version", help="version of the model folder (default: the newest there is)")
    parser.add_argument("--packs", nargs="*", help="packs of the language that are trained along (default: all)")
    parser.add_argument("--pack", help="pack: the name of a pack, or its YAML file")
    parser.add_argument("--folds", nargs="*", type=int, help="teach: only these folds, to spread the work over processes")
    parser.add_argument("--start", type=Path, help="train: the model.pt of an earlier run, to go on from it where few rows are new")
    parser.add_argument("--known", type=Path, help="train: this project's own examples as they were for --start")
    parser.add_argument("--epochs", type=float, help="train: other than the settings' own")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    args.work = args.work or Path("work") / args.language
    args.version = args.version or _newest(args.models / "after-sales" / args.language)

    import torch
    torch.set_num_threads(args.threads)
    COMMANDS[args.command](args)


def _newest(folder: Path) -> str:
    return str(max((int(f.name) for f in folder.glob("*") if f.name.isdigit()), default=1))


def _corpus(args, own: Path | None = None):
    from .corpus import OWN, read_corpus
    from .taxonomy import Taxonomy
    return read_corpus(args.language, args.data, Taxonomy.read(args.taxonomy), own or args.own or OWN)


def _packs(args):
    from .packs import PACKS, Pack
    names = args.packs if args.packs is not None else sorted(p.stem for p in PACKS.glob("*.yaml"))
    return [pack for name in names if (pack := Pack.read(name, args.data)).language == args.language]


def _folder(args) -> Path:
    return args.models / "after-sales" / args.language / args.version


def prepare(args) -> None:
    """Reads everything and says what there is, so that a fault in the data shows before hours of training."""
    corpus = _corpus(args)
    print(json.dumps({"train": len(corpus.train), "calibration": len(corpus.calibration), "duplicates": corpus.duplicates,
                      "dev": {name: len(rows) for name, rows in corpus.dev.items()}, "unlabelled": len(corpus.unlabelled),
                      "sources": corpus.sources,
                      "packs": {p.name: {"train": len(p.train), "dev": len(p.dev)} for p in _packs(args)}},
                     ensure_ascii=False, indent=2))


def teach(args) -> None:
    from .train import teach as run
    run(_corpus(args), args.encoder, args.work, args.folds)


def train(args) -> None:
    from dataclasses import replace

    from .evaluate import progress
    from .train import SETTINGS, further, train as run
    corpus, packs = _corpus(args), _packs(args)
    earlier = _corpus(args, args.known) if args.known else None
    settings = further(SETTINGS[args.language]) if args.start else SETTINGS[args.language]
    if args.epochs:
        settings = replace(settings, epochs=args.epochs)
    run(corpus, packs, args.encoder, args.work, settings, progress(corpus, packs, settings), args.start,
        {(r.text, r.history) for r in earlier.train + earlier.unlabelled} if earlier else frozenset())


def export(args) -> None:
    from .export import export as run
    print(run(_corpus(args), _packs(args), args.encoder, args.work, args.taxonomy, args.models, args.version))


def gpu(args) -> None:
    """Writes the graph for GPUs beside the one for CPUs: int8 is slower there than half precision."""
    from .export import export_half
    print(export_half(_folder(args), args.work))


def evaluate(args) -> None:
    from .evaluate import measure, measure_pack
    from .shipped import Shipped
    fp32 = (args.work / "fp32.onnx").absolute()
    figures = {"after-sales": measure(_folder(args), _corpus(args), fp32 if fp32.exists() else None)}
    for pack in _packs(args):
        folder = args.models / pack.name / pack.language / pack.version
        figures[pack.name] = measure_pack(folder, pack, Shipped(_folder(args)))
    print(json.dumps(figures, indent=2))


def files(args) -> None:
    """Writes what is measured as FILE.tsv (text, label, context) into the work folder, for `./aftercare eval intent FILE.tsv`.

    Hand-made labels of a data set's texts, and held-out parts of packs, come together with their texts only there.
    """
    import csv
    parts = _corpus(args).dev
    wanted = {"kinds": ("kinds", "kinds"), "complaint": ("complaint", "complaint"), "turns": ("turns", "sources")}
    tables = {name: [(r.text, r.targets[head], r.history) for r in parts[part]] for name, (part, head) in wanted.items()
              if part in parts}
    tables |= {pack.name: [(r.text, r.targets[pack.name], "") for r in pack.dev]
               + [(r.text, "oos", "") for r in pack.out_of_scope_dev] for pack in _packs(args)}
    args.work.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (args.work / f"{name}.tsv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, escapechar="\\", lineterminator="\n")
            out.writerow(("text", "label", "context"))
            out.writerows((" ".join(text.split()), label if isinstance(label, str) else "|".join(label), history)
                          for text, label, history in rows)
        print(args.work / f"{name}.tsv")


def card(args) -> None:
    from .card import write_card, write_pack_card
    training = json.loads((args.work / "training.json").read_text("utf-8"))
    write_card(_folder(args), _corpus(args), training)
    for pack in _packs(args):
        write_pack_card(args.models / pack.name / pack.language / pack.version, pack, pack.name in training["packs"])


def pack(args) -> None:
    """A new pack over the encoder that ships, which stays as it is: minutes instead of an hour."""
    from .card import write_pack_card
    from .evaluate import measure_pack
    from .pack_head import fit_pack
    from .packs import Pack
    from .shipped import Shipped
    chosen, encoder = Pack.read(args.pack, args.data), Shipped(_folder(args))
    folder = fit_pack(chosen, encoder, args.models)
    print(json.dumps(measure_pack(folder, chosen, encoder), indent=2))
    write_pack_card(folder, chosen, along=False)


def adversarial(args) -> None:
    from .adversarial import run
    print(json.dumps(run(_corpus(args), args.encoder), indent=2))


COMMANDS = {f.__name__: f for f in (prepare, teach, train, export, gpu, evaluate, files, card, pack, adversarial)}

if __name__ == "__main__":
    main()
