"""The articles of reply-service, cut into the texts that it embeds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

# As in ArticleMeaning of reply-service.
LONGEST_PART = {"zh": 120, "en": 500}
_FILE = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_STEP = re.compile(r"\d+[.、]\s*\S.*|[-*] \S.*")


@dataclass(frozen=True)
class Article:
    id: str
    language: str
    title: str
    questions: tuple[str, ...]
    passages: tuple[str, ...]

    def ways(self) -> list[str]:
        """The ways to ask for it."""
        return list(dict.fromkeys((self.title, *self.questions)))

    def parts(self) -> list[str]:
        """Its text in parts of about the length that the encoder reads, each under the title."""
        begun = self.title + "\n"
        parts, part = [], begun
        for passage in self.passages:
            if len(part) > len(begun) and len(part) + len(passage) > LONGEST_PART[self.language]:
                parts.append(part)
                part = begun
            part += passage + "\n"
        return [*parts, part]


def read_articles(folder: Path, language: str) -> list[Article]:
    """Every article below `folder` in the language, by id. Raises ValueError naming a file that is none."""
    found = [_parse(path, language) for path in sorted(folder.rglob(f"*.{language}.md"))]
    if not found:
        raise ValueError(f"{folder} holds no article *.{language}.md")
    return sorted(found, key=lambda article: article.id)


def _parse(path: Path, language: str) -> Article:
    match = _FILE.match(path.read_text("utf-8").replace("\r\n", "\n"))
    if not match:
        raise ValueError(f"{path} does not start with front matter between two lines of ---")
    front = yaml.safe_load(match.group(1))
    return Article(front["id"], language, str(front["title"]), tuple(map(str, front["questions"])), _passages(language, match.group(2)))


def _passages(language: str, body: str) -> tuple[str, ...]:
    passages: list[str] = []
    open_ = False
    for line in map(str.strip, body.splitlines()):
        step = bool(_STEP.fullmatch(line))
        if open_ and not step and line:
            passages[-1] += ("" if language == "zh" else " ") + line
        elif line:
            passages.append(line)
        open_ = bool(line)
    return tuple(passages)
