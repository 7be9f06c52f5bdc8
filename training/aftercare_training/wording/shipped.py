"""The vocabulary of a model folder, without what it was learnt from."""

from __future__ import annotations

import json
from pathlib import Path

from .pieces import Pieces


def shipped_pieces(folder: Path) -> Pieces:
    parts = json.loads((folder / "pieces.json").read_text("utf-8"))
    return Pieces(parts["placeholders"], parts["zh"], parts["en"], parts["symbols"])
