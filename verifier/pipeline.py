"""The whole way, from a text to verdicts: the only module that knows it all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from verifier.claims import extract, read_claim
from verifier.documents import chunk
from verifier.quantities import findings
from verifier.types import (
    Checked,
    Claim,
    Document,
    Event,
    Failed,
    Hit,
    Judgement,
    NotCheckable,
    Outcome,
    Passage,
    Read,
    Report,
)
from verifier.verdict import decide

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from verifier.retrieve import HybridRetriever, IndexProgress, Library

# Passages read for each claim; recall of the gold documents is flat beyond (see benchmarks/retrieval.py).
PASSAGES_PER_CLAIM = 10
# Claims that go through the encoder and the judge together; bounds memory in bulk runs.
BATCH = 16


Asked = Sequence[tuple[Claim, Sequence[Passage]]]
Find = Callable[[Sequence[Claim]], Asked]


class Judge(Protocol):
    """Reads claims against passages."""

    engine: str

    def judge(self, asked: Asked) -> list[Judgement]:
        """Give the stance of every passage towards its claim, a judgement for each claim."""
        ...


class Verifier:
    """Checks texts and claims against a library of documents."""

    def __init__(self, library: "Library", retriever: "HybridRetriever", judge: Judge) -> None:
        self.library = library
        self.retriever = retriever
        self._judge = judge

    @classmethod
    def open(
        cls,
        library: Path | None = None,
        *,
        progress: "Callable[[IndexProgress], None] | None" = None,
    ) -> Self:
        """Open a library folder; one that does not exist yet is filled with the sample corpus.

        Raises `LibraryError` when the folder cannot be used.
        """
        from verifier.judge.embedded import EmbeddedJudge  # noqa: PLC0415 - loads the models' libraries
        from verifier.retrieve import HybridRetriever, open_or_index  # noqa: PLC0415 - loads LangChain and Chroma

        opened = open_or_index(library, progress=progress)
        retriever = HybridRetriever(library=opened)
        return cls(opened, retriever, EmbeddedJudge())

    def close(self) -> None:
        """Let go of the library's files."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def engine(self) -> str:
        """Name of what reads the passages."""
        return self._judge.engine

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
        read = Read(extract(text, as_of=as_of), findings(text))
        yield read
        yield from self.check_claims(read.claims, batch=1)

    def check_claim(self, text: str, *, id: str = "1", as_of: date | None = None) -> Outcome:
        """Check one statement."""
        return next(self.check_claims([read_claim(text, id=id, as_of=as_of)]))

    def check_claims(self, claims: Iterable[Claim | NotCheckable], *, batch: int = BATCH) -> Iterator[Outcome]:
        """Check claims in order, a batch at a time; a claim that fails does not stop the others."""
        waiting = iter(claims)
        while block := list(islice(waiting, batch)):
            yield from self._check_block(block)

    def judge(self, claim: str, evidence: Sequence[str], *, id: str = "1") -> Outcome:
        """Check one statement against exactly the evidence given; the library is not asked."""
        return next(judge_given([Given(id, claim, evidence)], self._judge))

    def as_runnable(self) -> "Runnable[str, Report]":
        """The check as a LangChain `Runnable` from text to `Report`."""
        from langchain_core.runnables import RunnableLambda  # noqa: PLC0415 - only chains need it

        return RunnableLambda(self.check_text)

    def _check_block(self, block: Sequence[Claim | NotCheckable]) -> list[Outcome]:
        return _settle_block(block, self._with_passages, self._judge)

    def _with_passages(self, claims: Sequence[Claim]) -> Asked:
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

    The evidence of a row is read as one document, `evidence`, of its texts joined by line breaks.
    """
    from verifier.judge.embedded import EmbeddedJudge  # noqa: PLC0415 - loads the models' libraries

    waiting, reader = iter(rows), judge or EmbeddedJudge()
    while block := list(islice(waiting, BATCH)):
        evidence = {row.id: "\n".join(row.evidence) for row in block}

        def find(claims: Sequence[Claim], evidence: dict[str, str] = evidence) -> Asked:
            return [(claim, chunk(Document(doc_id="evidence", text=evidence[claim.id]))) for claim in claims]

        yield from _settle_block([read_claim(row.claim, id=row.id) for row in block], find, reader)


def _settle_block(block: Sequence[Claim | NotCheckable], find: Find, judge: Judge) -> list[Outcome]:
    claims = [claim for claim in block if isinstance(claim, Claim)]
    settled = iter(_guarded(claims, find, judge))
    return [next(settled) if isinstance(item, Claim) else replace(item, engine=judge.engine) for item in block]


def _guarded(claims: Sequence[Claim], find: Find, judge: Judge) -> list[Checked | Failed]:
    """Settle claims together; when that fails, one by one, so that only the faulty one fails."""
    try:
        asked = find(claims)
        judged = judge.judge(asked)
        return [_decided(claim, judgement) for (claim, _), judgement in zip(asked, judged, strict=True)]
    except Exception as error:  # noqa: BLE001 - whatever went wrong with one claim must not lose the others
        if len(claims) == 1:
            return [Failed(claims[0], "check", f"{type(error).__name__}: {error}", judge.engine)]
        return [outcome for claim in claims for outcome in _guarded([claim], find, judge)]


def _decided(claim: Claim, judgement: Judgement) -> Checked:
    """The verdict that follows from a judgement, with what the judge has to say beside it."""
    beside = {name: getattr(judgement, name) for name in _BESIDE}
    return replace(decide(claim, judgement.evidence, judgement.engine), **beside)


_BESIDE = ("degraded", "missing", "said", "so", "notes", "model", "prompt_version", "usage")
