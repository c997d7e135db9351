"""Terms with their definitions, from two public works: words of science that encyclopedia and news seldom use.

The Gene Ontology (CC BY 4.0) as the SQLite file of the Debian package `r-bioc-go.db`, WordNet 3.0 (WordNet licence) as
the `data.*` files of `wordnet-base`. Neighbours in both are of one matter more often than not.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

Entry = tuple[str, str]  # term or title, and the text under it


def gene_ontology(file: Path) -> Iterator[Entry]:
    """The terms of GO.sqlite, by their numbers."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
        yield from database.execute("SELECT term, definition FROM go_term WHERE definition > '' ORDER BY go_id")


def wordnet(folder: Path) -> Iterator[Entry]:
    """The synonym sets of WordNet's data files, their words as one term; format: wndb(5WN)."""
    for file in sorted(folder.glob("data.*")):
        for line in file.read_text(encoding="ascii").splitlines():
            fields, _, gloss = line.partition(" | ")
            if gloss:  # lines of the licence have none
                yield _words(fields.split()), gloss.strip()


def _words(fields: list[str]) -> str:
    """Every second field after the count of words, which is hexadecimal."""
    words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
    return ", ".join(word.partition("(")[0].replace("_", " ") for word in words)
