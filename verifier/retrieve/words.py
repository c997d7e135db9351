"""Passages ranked by their words, with BM25 by SQLite's full-text index.

SQLite scores every passage that holds any word of a query: half of all, for the frequent words of a claim. So the rare
words choose the passages, a few thousand of them, and the frequent ones only add to the scores of those. A passage that
holds none of the rare words is not found; it would seldom be among the first hundred.
"""

import threading
from collections.abc import Sequence
from datetime import date

from verifier.retrieve.lexical import terms
from verifier.retrieve.store import Store

Scored = list[tuple[int, float]]  # numbers and BM25 scores of passages

_CANDIDATES = 4000  # passages that may be scored, as long as there are other words
_REMEMBERED = 100_000  # words whose number of passages is kept
# For a search as of a day, so many times more passages are looked at before the slow filter is asked.
_WIDER = 4


class WordIndex:
    """BM25 scores of passages. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._using = threading.Lock()
        self._generation = ""
        self._counts: dict[str, int] = {}

    def best(self, text: str, limit: int, as_of: date | None = None) -> Scored:
        """Numbers and scores of the passages that best match the words of a text, best first.

        With a day, only passages of documents published on or before it.
        """
        rare, frequent = self._parted(terms(text))
        if not rare:
            return []
        if as_of is None:
            return self._ranked(rare, frequent, limit)
        found = self._ranked(rare, frequent, _WIDER * limit)
        allowed = self._store.among([number for number, _ in found], as_of)
        kept = [(number, score) for number, score in found if number in allowed]
        if len(kept) < limit and len(found) == _WIDER * limit:
            kept = self._store.match(_any([*rare, *frequent]), limit, as_of)
        return kept[:limit]

    def _parted(self, wanted: Sequence[str]) -> tuple[list[str], list[str]]:
        """The terms that choose the passages, and the others; those that stand nowhere are left out."""
        counts = self._counted(wanted)
        rising = sorted((term for term in counts if counts[term]), key=lambda term: counts[term])
        scored = 0
        for at, term in enumerate(rising):
            scored += counts[term]
            if at and scored > _CANDIDATES:
                return rising[:at], rising[at:]
        return rising, []

    def _counted(self, wanted: Sequence[str]) -> dict[str, int]:
        """How many passages hold each term."""
        generation = self._store.generation
        with self._using:
            if generation != self._generation or len(self._counts) > _REMEMBERED:
                self._generation, self._counts = generation, {}
            for term in wanted:
                if term not in self._counts:
                    self._counts[term] = self._store.count_matching(term)
            return {term: self._counts[term] for term in wanted}

    def _ranked(self, rare: Sequence[str], frequent: Sequence[str], limit: int) -> Scored:
        found = self._store.match(_any(rare), limit)
        if not frequent:
            return found
        # A passage with frequent words has its whole score here, and there what its rare ones are worth.
        whole = self._store.match(f"({_any(rare)}) AND ({_any(frequent)})", limit)
        return sorted({**dict(found), **dict(whole)}.items(), key=lambda each: (-each[1], each[0]))[:limit]


def _any(wanted: Sequence[str]) -> str:
    return " OR ".join(wanted)
