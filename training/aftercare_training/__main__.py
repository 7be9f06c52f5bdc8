"""python -m aftercare_training --language zh --encoder JAR --data DIR: trains one head and writes its model folder."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .encoder import Encoder
from .examples import read_corpus
from .taxonomy import Taxonomy
from .train import SETTINGS, train

MODELS = Path(__file__).parent.parent.parent / "models" / "intent"


def main() -> None:
    parser = argparse.ArgumentParser(prog="aftercare_training", description=__doc__)
    parser.add_argument("--language", choices=sorted(SETTINGS), required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="the encoder's jar, or a folder with its two files")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds jddc-intent/, bitext/ and clinc150/")
    parser.add_argument("--taxonomy", type=Path, default=MODELS / "taxonomy.yaml")
    parser.add_argument("--out", type=Path, help="model folder to write (default: models/intent/LANGUAGE)")
    parser.add_argument("--version", default="1", help="version of the model, for its manifest")
    args = parser.parse_args()

    taxonomy = Taxonomy.read(args.taxonomy)
    corpus = read_corpus(args.language, args.data, taxonomy)
    manifest = train(args.language, args.version, corpus, taxonomy, Encoder.open(args.encoder),
                     args.out or MODELS / args.language, SETTINGS[args.language])
    print(json.dumps(manifest["figures"], indent=2))


if __name__ == "__main__":
    main()
