"""Domain packs: a set of labels and examples, described by a YAML file, that becomes a head over a language's encoder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from .corpus import bucket, read_table
from .fit import Row
from .model import HeadSpec

PACKS = Path(__file__).parent.parent / "packs"
REQUIRED = ("name", "language", "version", "title", "licence", "source", "train", "dev")


@dataclass(frozen=True)
class Pack:
    """A pack's head is of the embedding, so that it ships as a small graph of its own."""

    name: str
    language: str
    version: str
    title: str
    licence: str
    source: str
    train: list[Row]
    dev: list[Row]
    out_of_scope_dev: list[Row]
    calibration: list[Row]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(sorted({row.targets[self.name] for row in self.train}))

    @property
    def head(self) -> HeadSpec:
        return HeadSpec(self.name, self.labels, of_embedding=True)

    @classmethod
    def read(cls, name_or_file: str, data: Path) -> Pack:
        """Reads packs/NAME.yaml, or the file named, and the tables that it speaks of below `data`."""
        file = Path(name_or_file)
        file = file if file.suffix == ".yaml" else PACKS / f"{name_or_file}.yaml"
        if not file.exists():
            raise ValueError(f"no pack {name_or_file}: {file.parent} has {sorted(p.stem for p in file.parent.glob('*.yaml'))}")
        spec = yaml.safe_load(file.read_text("utf-8"))
        if lacking := [key for key in REQUIRED if key not in spec]:
            raise ValueError(f"{file} lacks {lacking}")
        name, share = spec["name"], spec["dev"].get("share")
        train = _rows(name, data, spec["train"])
        if share:
            dev = [r for r in train if bucket(r.text) < share]
            train = [r for r in train if bucket(r.text) >= share]
        else:
            dev = _rows(name, data, spec["dev"])
        outside = _rows(name, data, spec["outOfScopeDev"]) if "outOfScopeDev" in spec else []
        calibration = [r for r in train if bucket(r.text) >= 96]
        train = [r for r in train if bucket(r.text) < 96]
        if unknown := {r.targets[name] for r in dev} - {r.targets[name] for r in train}:
            raise ValueError(f"{file}: no training row has {sorted(unknown)}, which the dev part measures")
        return cls(name, spec["language"], str(spec["version"]), spec["title"], spec["licence"], spec["source"], train, dev,
                   outside, calibration)


def _rows(name: str, data: Path, table: dict) -> list[Row]:
    label, rows = table.get("label"), read_table(data / table["file"])
    if rows and (lacking := {table["text"], label or table["text"]} - rows[0].keys()):
        raise ValueError(f"{table['file']} has no column {sorted(lacking)}, only {list(rows[0])}")
    return [Row(r[table["text"]].strip(), {name: r[label]} if label else {}, source=name) for r in rows]
