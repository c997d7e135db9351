"""Passages ranked by their words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectors import RandomEncoder
from verifier.retrieve import Library, words
from verifier.retrieve.lexical import terms
from verifier.retrieve.words import WordIndex

MANY = 300
QUERY = "A frequent report about ninth things, 7 of them."


def text(number: int) -> str:
    """A passage with a word that all have, one that a ninth has, and one of its own."""
    return f"Frequent w{number}{' ninth things' if number % 9 == 0 else ''}{' seven report' if number % 4 else ''}."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of many short documents."""
    folder = tmp_path_factory.mktemp("words")
    rows = [{"doc_id": f"d{number}", "text": text(number)} for number in range(MANY)]
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Library.open(folder / "library", encoder=RandomEncoder()) as library:
        library.index([folder / "many.jsonl"])
        yield library


def test_scores_are_those_of_one_query(library: Library) -> None:
    """Few passages are scored by all words at once."""
    wanted = " OR ".join(terms(QUERY))
    assert WordIndex(library._store).best(QUERY, 40) == library._store.match(wanted, 40)


def test_rare_words_choose(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many passages only those with a rare word are scored, and with the scores they have among all."""
    monkeypatch.setattr(words, "_CANDIDATES", 50)
    every = dict(library._store.match(" OR ".join(terms(QUERY)), MANY))
    found = WordIndex(library._store).best(QUERY, MANY)
    assert len(found) == len(range(0, MANY, 9))
    assert found == sorted(found, key=lambda each: (-each[1], each[0]))
    assert dict(found) == pytest.approx({number: every[number] for number, _ in found})


def test_frequent_words_alone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query of frequent words only is answered, too."""
    monkeypatch.setattr(words, "_CANDIDATES", 50)
    assert len(WordIndex(library._store).best("frequent", 500)) == MANY


def test_counts_follow_changes(tmp_path: Path) -> None:
    """A word that was nowhere is found once a document with it is there."""
    with Library.open(tmp_path / "library", encoder=RandomEncoder()) as library:
        assert library.matching("drone", 5) == []
        (tmp_path / "new.txt").write_text("A drone.")
        library.index([tmp_path / "new.txt"])
        assert len(library.matching("drone", 5)) == 1
