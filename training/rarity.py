"""How many of a background of texts hold each word: what `link` tells rare words from common ones by.

    python -m training.rarity FOLDER [FOLDER ...]     writes src/onrecord/vocab/rarity.yml

A fixed background, and not the record itself, so that how alike two reports are never depends on a third one."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from onrecord.link.wording import tokens
from training.recipe import VOCAB, stamp

FEWEST = 2  # texts that a word must stand in; rarer ones all count as unseen


def texts(folder: Path) -> Iterator[str]:
    """Plain texts, the `text` of JSON documents, and the tokens of XML ones."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".txt" and file.stem not in ("README", "LICENSE"):
            yield file.read_text(encoding="utf-8")
        elif file.name == "documents.json":
            yield from _json(file.read_text(encoding="utf-8"))
        elif file.suffix == ".xml" and "intra-doc" in file.as_posix():
            yield " ".join(token.text or "" for token in ElementTree.parse(file).iter("token"))


def _json(text: str) -> Iterator[str]:
    """Documents as one list, or one object a line."""
    try:
        rows = json.loads(text)
    except json.JSONDecodeError:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    yield from (row["text"] for row in rows if row.get("text"))


def table(folders: list[Path]) -> tuple[int, dict[str, int]]:
    """(number of texts, word -> texts that hold it)."""
    held: Counter[str] = Counter()
    number = 0
    for folder in folders:
        for text in texts(folder):
            held.update(set(tokens(text)))
            number += 1
    return number, {word: times for word, times in sorted(held.items()) if times >= FEWEST}


def main(folders: list[str]) -> None:
    """Writes the vocabulary: words of one count side by side, so that the file stays small."""
    number, held = table([Path(folder) for folder in folders])
    by_count: dict[int, list[str]] = {}
    for word, times in held.items():
        by_count.setdefault(times, []).append(word)
    lines = [
        "# How many of `texts` background texts hold each word: count: words. Words of fewer than two texts are left out.",
        "# Counted by training/rarity.py (training/README.md); do not edit by hand.",
        f"texts: {number}",
        "words:",
        *(f'  {times}: "{" ".join(words)}"' for times, words in sorted(by_count.items())),
    ]
    (VOCAB / "rarity.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    stamp(["rarity"])
    print(f"{number} texts, {len(held)} words")


if __name__ == "__main__":
    main(sys.argv[1:])
