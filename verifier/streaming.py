"""Claims of which many are with a judge at the same time; their outcomes come in order all the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from verifier.engines import Asked, StreamingJudge
from verifier.types import Checked, Claim, Failed, Judgement, NotCheckable, Outcome, Passage
from verifier.verdict import decide

Find = Callable[[Sequence[Claim]], Asked]
_TOGETHER = 16  # claims looked up at a time

_BESIDE = ("degraded", "missing", "said", "so", "notes", "model", "prompt_version", "usage")


def decided(claim: Claim, judgement: Judgement) -> Checked:
    """The verdict that follows from a judgement, with what the judge has to say beside it."""
    beside = {name: getattr(judgement, name) for name in _BESIDE}
    return replace(decide(claim, judgement.evidence, judgement.engine, judgement.measured_as), **beside)


def failed(claim: Claim, error: Exception, engine: str) -> Failed:
    """A claim that an error has kept from being checked."""
    return Failed(claim, "check", f"{type(error).__name__}: {error}", engine)


class Stream:
    """One pass over claims. They are taken when there is room for them, so that thousands need no more memory.

    `settled` is told each outcome as soon as it is there, which may be before its turn.
    """

    def __init__(
        self, find: Find, judge: StreamingJudge, settled: Callable[[Outcome], None] = lambda _outcome: None
    ) -> None:
        self._find = find
        self._judge = judge
        self._told = settled
        self._sent: dict[int, tuple[int, Claim]] = {}  # by the judge's number: place and claim
        self._settled: dict[int, Outcome] = {}  # by place: what waits for an earlier one

    def outcomes(self, items: Iterable[Claim | NotCheckable]) -> Iterator[Outcome]:
        """What came of each item, in order; a claim that fails does not stop the others."""
        given = 0
        for number, judgement in self._judge.stream(self._looked_up(items)):
            place, claim = self._sent.pop(number)
            self._settled[place] = self._outcome(claim, judgement)
            self._told(self._settled[place])
            while given in self._settled:
                yield self._settled.pop(given)
                given += 1
        yield from (self._settled[place] for place in sorted(self._settled))

    def _outcome(self, claim: Claim, judgement: Judgement | Exception) -> Outcome:
        if isinstance(judgement, Exception):
            return failed(claim, judgement, self._judge.engine)
        return decided(claim, judgement)

    def _looked_up(self, items: Iterable[Claim | NotCheckable]) -> Iterator[tuple[Claim, Sequence[Passage]]]:
        """The claims with their passages; what needs no judge is settled at once."""
        waiting = enumerate(items)
        sent = 0
        while block := list(islice(waiting, _TOGETHER)):
            for place, item in block:
                if isinstance(item, NotCheckable):
                    self._settled[place] = replace(item, engine=self._judge.engine)
            claims = [(place, item) for place, item in block if isinstance(item, Claim)]
            for place, asked in self._found(claims):
                self._sent[sent] = (place, asked[0])
                sent += 1
                yield asked

    def _found(self, claims: Sequence[tuple[int, Claim]]) -> Iterator[tuple[int, tuple[Claim, Sequence[Passage]]]]:
        """Look claims up together; when that fails, one by one, so that only the faulty one fails."""
        try:
            found = self._find([claim for _, claim in claims])
        except Exception as error:  # noqa: BLE001 - whatever went wrong with one claim must not lose the others
            if len(claims) == 1:
                [(place, claim)] = claims
                self._settled[place] = failed(claim, error, self._judge.engine)
                return
            for each in claims:
                yield from self._found([each])
            return
        yield from ((place, asked) for (place, _), asked in zip(claims, found, strict=True))
