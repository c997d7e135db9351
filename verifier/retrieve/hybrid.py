"""Search by meaning and by words at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from math import inf
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from verifier.origins import origins
from verifier.quantities import align, parse, refigured
from verifier.retrieve.embed import Encoder, Vectors
from verifier.retrieve.library import Library
from verifier.types import Copy, Hit, Passage, Quantity

_DEPTH = 100  # passages taken from each search
# Share of the cosine in a passage's score; the rest is BM25 relative to the best passage's. Such a weighted sum finds
# more than fusing ranks (Bruch, Gai & Ingber, TOIS 2023), and so it did here: see benchmarks/retrieval.py.
_COSINE_SHARE = 0.6
# Each further passage of a document counts so much less: other documents say what the first passage does not.
_REPETITION = 0.1
# Of the best passages so many are looked at for numbers that answer the query's; those that have one gain so much,
# whether it is the same number or not: enough to pass those that merely hold the number the query has, which may be
# wrong (benchmarks/altered.py). With more of them, passages on the matter without a number fall out of the first ten.
_COMPARED = 12
_COMPARABLE = 0.3
# Of so many passages, those published in the days of which the query speaks gain so much: daily reports are alike but
# for the day (benchmarks/retrieval.py with `--samples`).
_DATED = 24
_OF_THE_DAY = 0.1
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=3)
# The number of a claim may be wrong, so the first passages are chosen as if it were another one; only the others may be
# found by it (benchmarks/altered.py).
_BLIND = 5
_ANY_NUMBER = "7"  # a vector with some number in it is nearer to passages that count than one with a gap

AsOf = date | None


class HybridRetriever(BaseRetriever):
    """Finds passages of a library by vectors, by BM25 and by the quantities in them, fused into one score.

    The first few are found as if the query's numbers were others.

    `search` and `search_batch` give `Hit`s; as a LangChain retriever it gives `k` LangChain documents, with `as_of`
    applied. With a day as `as_of`, only passages of documents published on or before it are found; documents without a
    date are left out then, for nothing says that they were there.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 10
    as_of: date | None = None

    @property
    def encoder(self) -> Encoder:
        """The model that makes the vectors."""
        return self.library.encoder

    def search(self, query: str, k: int = 10, as_of: AsOf = None) -> tuple[Hit, ...]:
        """The `k` best passages for a query, best first."""
        return self.search_batch([query], k, as_of=[as_of])[0]

    def search_batch(
        self, queries: Sequence[str], k: int = 10, as_of: Sequence[AsOf] | None = None
    ) -> list[tuple[Hit, ...]]:
        """The same for many queries, which are encoded together; `as_of` has one entry per query."""
        days = as_of if as_of is not None else [None] * len(queries)
        texts = [refigured(query, parse(query), _ANY_NUMBER) for query in queries]
        each = zip(queries, texts, self.encoder.encode(texts), days, strict=True)
        return [self._search(query, text, vector, k, day) for query, text, vector, day in each]

    def _search(self, query: str, text: str, vector: Vectors, k: int, as_of: AsOf) -> tuple[Hit, ...]:
        """Hits for a query, given with any number in the place of its own and as the vector of that."""
        if not query.strip():
            return ()
        depth = max(_DEPTH, k)
        asked = parse(text)
        wordings = dict.fromkeys((refigured(text, asked, "") or query, query))  # one where there is no number
        matching = [dict(self.library.matching(wording, depth, as_of)) for wording in wordings]
        near = self.library.nearest(vector, depth, as_of)
        cosines = self.library.cosines(vector, set(near).union(*matching))
        documents = self.library.documents_of(cosines)
        blind, *by_number = (self._ranked(spread(fuse(cosines, words), documents), asked, k) for words in matching)
        found = continued(blind, by_number[0]) if by_number else blind
        top = max((score for _, score in found), default=0.0)
        return tuple(
            Hit(replace(passage, found=max(0.0, score / top) if top > 0 else 1.0), rank, score)
            for rank, (passage, score) in enumerate(gather_copies(found)[:k], start=1)
        )

    def _ranked(self, scores: Mapping[int, float], asked: Sequence[Quantity], k: int) -> list[tuple[Passage, float]]:
        best = sorted(scores, key=lambda number: (-scores[number], number))
        passages = self.library.passages(best[: max(2 * k, _DATED)])
        found = [(passages[number], scores[number]) for number in best if number in passages]
        return lift_comparable(asked, lift_dated(asked, found))

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
    ) -> list[LangChainDocument]:
        return [_as_langchain(hit) for hit in self.search(query, self.k, self.as_of)]


def fuse(cosines: Mapping[int, float], words: Mapping[int, float]) -> dict[int, float]:
    """Score of each passage from its cosine and its BM25 score, if it has one; 1 would be the best by both."""
    best = max(words.values(), default=1.0)
    return {
        number: _COSINE_SHARE * cosine + (1 - _COSINE_SHARE) * words.get(number, 0.0) / best
        for number, cosine in cosines.items()
    }


def spread(scores: Mapping[int, float], documents: Mapping[int, int]) -> dict[int, float]:
    """Scores of passages, lowered for each better passage of the same document."""
    better: Counter[int] = Counter()
    lowered: dict[int, float] = {}
    for number in sorted(scores, key=lambda number: (-scores[number], number)):
        document = documents.get(number, -number)
        lowered[number] = scores[number] - _REPETITION * better[document]
        better[document] += 1
    return lowered


def lift_dated(asked: Sequence[Quantity], found: Sequence[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """Ranked passages, of which those published in the days that the query names come earlier."""
    spans = [(q.first, q.last) for q in asked if q.first and q.last and q.last - q.first <= _AFTER]

    def gain(day: date | None) -> float:
        told = day is not None and any(day - first >= -_BEFORE and day - last <= _AFTER for first, last in spans)
        return _OF_THE_DAY if told else 0.0

    lifted = [(passage, score + gain(passage.document.published)) for passage, score in found[:_DATED]]
    return sorted([*lifted, *found[_DATED:]], key=lambda each: -each[1])


def lift_comparable(asked: Sequence[Quantity], found: Sequence[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """Ranked passages, of which those with a quantity that answers one of the query's come earlier; the first stays."""
    if all(quantity.low is None for quantity in asked):
        return list(found)
    wanted = tuple(asked)
    lifted = [(passage, score + _COMPARABLE * _answers(wanted, passage.text)) for passage, score in found[1:_COMPARED]]
    return [*found[:1], *sorted([*lifted, *found[_COMPARED:]], key=lambda each: -each[1])]


@lru_cache(maxsize=8 * _COMPARED)  # the two rankings of a search share most of their passages
def _answers(asked: tuple[Quantity, ...], text: str) -> bool:
    """Whether a text has a quantity that answers one of those asked for."""
    return any(pair.claim.low is not None for pair in align(asked, parse(text)))


def continued(
    first: Sequence[tuple[Passage, float]], others: Sequence[tuple[Passage, float]]
) -> list[tuple[Passage, float]]:
    """The best of one ranking, then all of another that are not among them, with scores that go on falling."""
    head = list(first[:_BLIND])
    known = {passage.passage_id for passage, _ in head}
    last = head[-1][1] if head else inf
    return [*head, *((passage, min(score, last)) for passage, score in others if passage.passage_id not in known)]


def gather_copies(found: Sequence[tuple[Passage, float]]) -> list[tuple[Passage, float]]:
    """Ranked passages, one of each origin; those of other documents that copy a better one are named with it."""
    passages = [passage for passage, _ in found]
    first = origins([passage.text for passage in passages], [passage.document.publisher for passage in passages])
    copies: dict[int, list[Copy]] = {}
    kept = []
    for at, (passage, origin) in enumerate(zip(passages, first, strict=True)):
        if passage.document.doc_id == passages[origin].document.doc_id:
            kept.append(at)
        else:
            copies.setdefault(origin, []).append(Copy.of(passage.document))
    return [(replace(passages[at], copies=tuple(copies.get(at, ()))), found[at][1]) for at in kept]


def _as_langchain(hit: Hit) -> LangChainDocument:
    document, passage = hit.passage.document, hit.passage
    metadata: dict[str, Any] = {
        "doc_id": document.doc_id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
        "copies": [copy.doc_id for copy in passage.copies],
    }
    return LangChainDocument(page_content=passage.text, metadata=metadata, id=passage.passage_id)
