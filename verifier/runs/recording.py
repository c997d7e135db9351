"""The claims of one run on their way: what is finished comes from the store, the rest is checked and written down."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Protocol

from verifier.runs.store import Runs
from verifier.types import Checked, Claim, Failed, NotCheckable, Outcome

Item = Claim | NotCheckable
Check = Callable[[Iterable[Item]], Iterator[Outcome]]


class Budget(Protocol):
    """Says whether there is money for one more claim."""

    def allows(self, waiting: int) -> bool:
        """Whether one more claim may be asked about while so many are on their way."""
        ...

    def spend(self, outcome: Outcome) -> None:
        """Take note of what a claim has cost."""
        ...


class Recording:
    """One pass over the claims of a run.

    `again` checks once more what failed, or was read by another engine than the one asked for; what was there before
    stays unless that goes better. When the `budget` allows no further claim, none is handed out, and `stopped` says so.
    """

    def __init__(self, runs: Runs, run: str, *, again: bool = False, budget: Budget | None = None) -> None:
        self.stopped = False
        self._runs = runs
        self._run = run
        self._budget = budget
        self._known = runs.finished(run)
        self._kept = runs.finished(run, well=True) if again else self._known
        self._taken: deque[str] = deque()  # ids of claims that were taken and not given back yet, in order
        self._places: dict[str, int] = {}  # of the claims that are being checked

    def outcomes(self, items: Iterable[Item], check: Check) -> Iterator[Outcome]:
        """What came of each claim, in order; `check` gives the outcomes of those that are not finished, in order."""
        left: Iterator[tuple[int, Item]] = enumerate(items)
        while True:
            self._held: list[tuple[int, Item]] = []
            for outcome in check(self._unfinished(left)):
                yield from self._finished_before(outcome.claim.id)
                self.settle(outcome)
                yield self._what_counts(outcome)
            yield from self._finished_before(None)
            if not self._held:
                return
            if not self._allowed():
                self.stopped = True
                return
            left = chain(self._held, left)

    def settle(self, outcome: Outcome) -> None:
        """Write down what came of a claim, as soon as it is known."""
        place = self._places.pop(outcome.claim.id, None)
        if place is None:
            return  # it has been written down already
        if self._budget is not None:
            self._budget.spend(outcome)
        if not self._is_no_better(outcome):
            self._runs.put(self._run, place, outcome)

    def _unfinished(self, items: Iterator[tuple[int, Item]]) -> Iterator[Item]:
        """The claims to check; the others are passed by, and given back in their turn."""
        for place, item in items:
            name = _name(item)
            if name not in self._kept:
                if not self._allowed():
                    self._held = [(place, item)]
                    return
                self._places[name] = place
                self._taken.append(name)
                yield item
            else:
                self._taken.append(name)

    def _allowed(self) -> bool:
        return self._budget is None or self._budget.allows(len(self._places))

    def _finished_before(self, name: str | None) -> Iterator[Outcome]:
        while self._taken and (taken := self._taken.popleft()) != name:
            if found := self._runs.outcome(self._run, taken):
                yield found

    def _what_counts(self, outcome: Outcome) -> Outcome:
        if not self._is_no_better(outcome):
            return outcome
        return self._runs.outcome(self._run, outcome.claim.id) or outcome

    def _is_no_better(self, outcome: Outcome) -> bool:
        """Whether what was known of the claim before is kept."""
        unwell = isinstance(outcome, Failed) or (isinstance(outcome, Checked) and bool(outcome.degraded))
        return unwell and outcome.claim.id in self._known


def _name(item: Item) -> str:
    return item.id if isinstance(item, Claim) else item.claim.id
