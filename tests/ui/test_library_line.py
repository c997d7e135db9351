"""What the page says of the library."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from verifier.pipeline import Verifier
from verifier.retrieve import LibraryStats
from verifier.ui.library_line import described
from verifier.ui.opening import Opening


@pytest.mark.parametrize(
    ("stats", "words"),
    [
        (
            LibraryStats(80, 1200, 56, date(2025, 8, 24)),
            "Comparing with 1,200 passages from 80 documents by 56 publishers, the newest of 24 August 2025.",
        ),
        (LibraryStats(1, 1, 1, None), "Comparing with 1 passage from 1 document by 1 publisher."),
        (
            LibraryStats(0, 0, 0, None),
            "The library is empty: every claim will lack evidence. Fill it with python -m verifier index FOLDER.",
        ),
    ],
)
def test_described(stats: LibraryStats, words: str) -> None:
    """Counts and the newest day are told, and so is that nothing is there."""
    verifier = SimpleNamespace(library=SimpleNamespace(stats=lambda: stats))
    assert described(Opening(lambda _: cast(Verifier, verifier))) == words
