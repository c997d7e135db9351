"""The claims of a run on their way: nothing is checked twice, nothing is lost, and the order stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.runs import Order, Recording, Runs
from verifier.types import Checked, Claim, Failed, NotCheckable, Outcome, Verdict

ITEMS = [Claim(str(number), f"Claim {number}.") for number in range(6)]


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    """An empty file of runs."""
    with Runs.open(tmp_path / "runs.sqlite") as opened:
        yield opened


@dataclass
class Checker:
    """Checks claims as they come, and notes which; may take some ahead, stop or fail."""

    ahead: int = 1
    engine: str = "embedded"
    fails: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def __call__(self, items: Iterable[Claim | NotCheckable]) -> Iterator[Outcome]:
        """Check, `ahead` at a time."""
        block: list[Claim | NotCheckable] = []
        for item in items:
            block.append(item)
            if len(block) == self.ahead:
                yield from map(self._one, block)
                block = []
        yield from map(self._one, block)

    def _one(self, item: Claim | NotCheckable) -> Outcome:
        if isinstance(item, NotCheckable):
            return item
        self.asked.append(item.id)
        if item.id in self.fails:
            return Failed(item, "check", "gone", self.engine)
        return Checked(item, Verdict.SUPPORTED, 0.9, "why", self.engine)


def ids(outcomes: Iterable[Outcome]) -> list[str]:
    """Ids of outcomes."""
    return [outcome.claim.id for outcome in outcomes]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(done=st.sets(st.integers(0, 5)), stop=st.integers(0, 6), ahead=st.integers(1, 4))
def test_resumed(runs: Runs, done: set[int], stop: int, ahead: int) -> None:
    """Whatever is finished when a run is broken off, the next passes check the rest once and give all in order."""
    run = runs.begin(Order("", "", {})).id
    for number in done:
        runs.put(run, number, Checked(ITEMS[number], Verdict.SUPPORTED, 0.9, "why", "embedded"))
    first, second = Checker(ahead), Checker(ahead)
    broken = Recording(runs, run).outcomes(ITEMS, first)
    seen = [outcome for outcome, _ in zip(broken, range(stop), strict=False)]
    broken.close()  # type: ignore[attr-defined]
    finished = runs.finished(run)
    whole = list(Recording(runs, run).outcomes(ITEMS, second))

    assert ids(whole) == ids(ITEMS_AS_OUTCOMES)
    assert ids(seen) == ids(whole)[: len(seen)]
    assert set(second.asked) == {item.id for item in ITEMS} - finished
    assert len(second.asked) == len(set(second.asked))


ITEMS_AS_OUTCOMES = [Checked(item, Verdict.SUPPORTED, 0.9, "", "") for item in ITEMS]


def test_settled_early(runs: Runs) -> None:
    """What is settled before its turn is in the store at once, and is written down once."""
    run = runs.begin(Order("", "", {})).id
    recording = Recording(runs, run)

    def check(items: Iterable[Claim | NotCheckable]) -> Iterator[Outcome]:
        outcomes = list(Checker()(items))
        recording.settle(outcomes[-1])
        assert runs.finished(run) == {"5"}
        yield from outcomes

    assert ids(recording.outcomes(ITEMS, check)) == ids(ITEMS_AS_OUTCOMES)
    assert ids(runs.outcomes(run)) == ids(ITEMS_AS_OUTCOMES)


def test_again(runs: Runs) -> None:
    """Failures stay unless they are asked for again; then only what goes better counts."""
    run = runs.begin(Order("", "", {})).id
    list(Recording(runs, run).outcomes(ITEMS, Checker(fails=frozenset("14"), engine="first")))
    plain, again = Checker(), Checker(fails=frozenset("4"), engine="second")
    kept = list(Recording(runs, run).outcomes(ITEMS, plain))
    better = list(Recording(runs, run, again=True).outcomes(ITEMS, again))

    assert (plain.asked, again.asked) == ([], ["1", "4"])
    assert [outcome.claim.id for outcome in kept if isinstance(outcome, Failed)] == ["1", "4"]
    assert [(outcome.claim.id, outcome.engine) for outcome in better if isinstance(outcome, Failed)] == [("4", "first")]
    assert list(runs.outcomes(run)) == better


def test_not_checkable(runs: Runs) -> None:
    """A row without a fact is an outcome like others."""
    run = runs.begin(Order("", "", {})).id
    items = [*ITEMS[:1], NotCheckable(ITEMS[1], "a question", "embedded")]

    assert ids(Recording(runs, run).outcomes(items, Checker())) == ["0", "1"]
    assert runs.get(run).counts == {"SUPPORTED": 1, "not_checkable": 1}


@dataclass
class Purse:
    """Allows so many claims."""

    left: int

    def allows(self, waiting: int) -> bool:
        """Whether there is one left for another."""
        return waiting < self.left

    def spend(self, _outcome: Outcome) -> None:
        """One less."""
        self.left -= 1


@pytest.mark.parametrize(("left", "ahead"), [(0, 1), (2, 1), (3, 2), (5, 16), (6, 4), (9, 4)])
def test_budget(runs: Runs, left: int, ahead: int) -> None:
    """No more claims are handed out than there is money for; what was there before comes all the same, in order."""
    run = runs.begin(Order("", "", {})).id
    runs.put(run, 1, ITEMS_AS_OUTCOMES[1])
    checker = Checker(ahead)
    recording = Recording(runs, run, budget=Purse(left))
    seen = ids(recording.outcomes(ITEMS, checker))

    assert len(checker.asked) == min(left, 5)
    assert recording.stopped is (left < 5)
    assert seen == [item.id for item in ITEMS][: len(seen)]
    assert set(seen) >= set(checker.asked)
