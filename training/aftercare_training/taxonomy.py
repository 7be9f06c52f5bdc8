"""The tree of leaf intents and what each leaf stands for in the public data sets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Taxonomy:
    """Leaf codes in order, and for each source ("jd", "bitext") the leaves that a label stands under."""

    leaves: list[str]
    leaves_of: dict[str, dict[str, list[str]]]

    @classmethod
    def read(cls, path: Path) -> Taxonomy:
        intents = yaml.safe_load(path.read_text("utf-8"))["intents"]
        leaves_of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for intent in intents:
            for source, labels in intent["sources"].items():
                for label in labels:
                    leaves_of[source][label].append(intent["code"])
        return cls([i["code"] for i in intents], leaves_of)

    def leaves_for(self, source: str, label: str) -> list[str]:
        found = self.leaves_of[source].get(label)
        if not found:
            raise ValueError(f"the taxonomy has no leaf for {source} label {label}")
        return found


def is_out_of_scope(leaf: str) -> bool:
    """Account, membership, seller and travel matters have leaves but are not for an after-sales desk."""
    return leaf.startswith("account.")
