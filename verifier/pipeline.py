"""The whole way, from a text to verdicts: the only module that knows it all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from verifier.claims import as_it_stands, read_claim
from verifier.documents import chunk
from verifier.engines import Asked, Choice, Engine, Judge, StreamingJudge, choose, embedded, for_given, over
from verifier.streaming import Find, Stream, decided, failed
from verifier.types import (
    Checked,
    Claim,
    Document,
    Event,
    Failed,
    Hit,
    NotCheckable,
    Outcome,
    Read,
    Report,
)

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

    from verifier.llm import Client
    from verifier.retrieve import HybridRetriever, IndexProgress, Library

# Passages read for each claim; recall of the gold documents is flat beyond (see benchmarks/retrieval.py).
PASSAGES_PER_CLAIM = 10
# Claims that go through the encoder and the judge together; bounds memory in bulk runs.
BATCH = 16


class Verifier:
    """Checks texts and claims against a library of documents."""

    def __init__(self, library: "Library", retriever: "HybridRetriever", engine: Engine | Judge) -> None:
        self.library = library
        self.retriever = retriever
        self._engine = engine if isinstance(engine, Engine) else Engine(engine)
        self._judge = self._engine.judge
        self._own: Engine | None = None  # to be closed with the library

    @classmethod
    def open(
        cls,
        library: Path | None = None,
        *,
        chroma: str | None = None,
        progress: "Callable[[IndexProgress], None] | None" = None,
        llm: "BaseChatModel | Client | None" = None,
        engine: Engine | str = Choice.EMBEDDED,
    ) -> Self:
        """Open a library folder; one that does not exist yet is filled with the sample corpus.

        Its vectors are on the Chroma server `chroma`, if an address or "cloud" is given or in the environment.

        Texts and passages are read by `llm`, a LangChain chat model, if one is given; else by `engine`, or the engine
        of that name: "embedded", "llm" as the environment describes it, or "auto", which is the latter where it can be.

        Raises `LibraryError` when the folder cannot be used, `ConfigError` when the engine cannot.
        """
        from verifier.retrieve import HybridRetriever, open_or_index  # noqa: PLC0415 - loads LangChain and Chroma

        reader = engine if isinstance(engine, Engine) else over(llm) if llm is not None else choose(engine)
        opened = open_or_index(library, chroma=chroma, progress=progress)
        verifier = cls(opened, HybridRetriever(library=opened), reader)
        verifier._own = None if llm is not None or reader is engine else reader
        return verifier

    def reading_by(self, engine: Engine) -> Self:
        """The same library, read by another engine; only the first of the two is to be closed."""
        return type(self)(self.library, self.retriever, engine)

    def close(self) -> None:
        """Let go of the library's files, and of connections that were not given."""
        self.library.close()
        if self._own is not None:
            self._own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def engine(self) -> str:
        """Name of what reads the passages."""
        return self._judge.engine

    @property
    def where(self) -> str:
        """The model and the server that claims and passages are sent to; "" when they stay on this machine."""
        return self._engine.where

    def search(self, query: str, k: int = PASSAGES_PER_CLAIM, *, as_of: date | None = None) -> tuple[Hit, ...]:
        """Find the `k` passages nearest to a query, best first."""
        return self.retriever.search(query, k, as_of=as_of)

    def check_text(self, text: str, *, as_of: date | None = None) -> Report:
        """Check every claim of a text."""
        events = self.stream(text, as_of=as_of)
        read = next(events)
        assert isinstance(read, Read)  # noqa: S101 - the first event by construction
        outcomes = tuple(event for event in events if not isinstance(event, Read))
        return Report(text, read.sentences, read.findings, outcomes, self.engine)

    def stream(self, text: str, *, as_of: date | None = None) -> Iterator[Event]:
        """Check a text step by step: first `Read`, then the outcome of each claim in text order."""
        read = self.read(text, as_of=as_of)
        yield read
        yield from self.check_claims(read.claims, batch=1)

    def read(self, text: str, *, as_of: date | None = None) -> Read:
        """Split a text into sentences and their claims; nothing is checked yet."""
        return self._engine.read(text, as_of)

    def check_claim(self, text: str, *, id: str = "1", as_of: date | None = None) -> Outcome:
        """Check one statement."""
        return next(self.check_claims([read_claim(text, id=id, as_of=as_of)]))

    def check_claims(
        self,
        claims: Iterable[Claim | NotCheckable],
        *,
        batch: int = BATCH,
        settled: Callable[[Outcome], None] = lambda _outcome: None,
    ) -> Iterator[Outcome]:
        """Check claims in order; a claim that fails does not stop the others.

        They are looked up a `batch` at a time. A language model reads many claims at the same time; `settled` is told
        each outcome as soon as it is there, which may be before its turn.
        """
        if isinstance(self._judge, StreamingJudge):
            yield from Stream(self.with_passages, self._judge, settled).outcomes(claims)
            return
        waiting = iter(claims)
        while block := list(islice(waiting, batch)):
            outcomes = self._check_block(block)
            for outcome in outcomes:
                settled(outcome)
            yield from outcomes

    def judge(self, claim: str, evidence: Sequence[str], *, id: str = "1") -> Outcome:
        """Check one statement against exactly the evidence given; the library is not asked."""
        return next(judge_given([Given(id, claim, evidence)], self._judge))

    def as_runnable(self) -> "Runnable[str, Report]":
        """The check as a LangChain `Runnable` from text to `Report`."""
        from langchain_core.runnables import RunnableLambda  # noqa: PLC0415 - only chains need it

        return RunnableLambda(self.check_text)

    def _check_block(self, block: Sequence[Claim | NotCheckable]) -> list[Outcome]:
        return _settle_block(block, self.with_passages, self._judge)

    def with_passages(self, claims: Sequence[Claim]) -> Asked:
        """The claims with the passages they would be checked against."""
        hits = self.retriever.search_batch(
            [claim.text for claim in claims], PASSAGES_PER_CLAIM, as_of=[claim.as_of for claim in claims]
        )
        return [(claim, tuple(hit.passage for hit in found)) for claim, found in zip(claims, hits, strict=True)]


@dataclass(frozen=True, slots=True)
class Given:
    """A statement with the evidence to judge it by."""

    id: str
    claim: str
    evidence: Sequence[str]


def judge_given(rows: Iterable[Given], judge: Judge | None = None) -> Iterator[Outcome]:
    """Check statements, in order, each against exactly its own evidence, without a library.

    The evidence of a row is read as one document, `evidence`, of its texts joined by line breaks. What it is held
    against is what was handed over: whether that is worth checking is not asked, unless it is empty.
    """
    waiting, reader = iter(rows), for_given(judge or embedded().judge)
    evidence: dict[str, str] = {}

    def claims(some: Iterable[Given]) -> Iterator[Claim | NotCheckable]:
        for row in some:
            evidence[row.id] = "\n".join(row.evidence)
            yield as_it_stands(row.claim, id=row.id)

    def find(asked: Sequence[Claim]) -> Asked:
        return [(claim, chunk(Document(doc_id="evidence", text=evidence[claim.id]))) for claim in asked]

    if isinstance(reader, StreamingJudge):
        yield from Stream(find, reader).outcomes(claims(waiting))
        return
    while block := list(claims(islice(waiting, BATCH))):
        yield from _settle_block(block, find, reader)


def _settle_block(block: Sequence[Claim | NotCheckable], find: Find, judge: Judge) -> list[Outcome]:
    claims = [claim for claim in block if isinstance(claim, Claim)]
    settled = iter(_guarded(claims, find, judge))
    return [next(settled) if isinstance(item, Claim) else replace(item, engine=judge.engine) for item in block]


def _guarded(claims: Sequence[Claim], find: Find, judge: Judge) -> list[Checked | Failed]:
    """Settle claims together; when that fails, one by one, so that only the faulty one fails."""
    try:
        asked = find(claims)
        judged = judge.judge(asked)
        return [decided(claim, judgement) for (claim, _), judgement in zip(asked, judged, strict=True)]
    except Exception as error:  # noqa: BLE001 - whatever went wrong with one claim must not lose the others
        if len(claims) == 1:
            return [failed(claims[0], error, judge.engine)]
        return [outcome for claim in claims for outcome in _guarded([claim], find, judge)]
