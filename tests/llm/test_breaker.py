"""The circuit breaker, by a clock of its own."""

from verifier.llm import FaultKind
from verifier.llm.breaker import Breaker
from verifier.llm.faults import Failure

DOWN = Failure(FaultKind.SERVER, "down", 500)


class Clock:
    """Time as it is told."""

    now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def test_opens_after_failures_in_a_row() -> None:
    """A success in between starts the count anew."""
    breaker = Breaker(2, 10, Clock())
    for failure in (DOWN, None, DOWN):
        breaker.heard(failure)
    assert breaker.refusal() is None

    breaker.heard(DOWN)
    refused = breaker.refusal()
    assert refused is not None
    assert refused.kind is FaultKind.CIRCUIT_OPEN
    assert "down" in refused.said


def test_one_tries_after_the_rest() -> None:
    """Half open, one is let through; its failure keeps the others out, its success lets them in."""
    clock = Clock()
    breaker = Breaker(1, 10, clock)
    breaker.heard(DOWN)
    clock.now += 11

    assert breaker.refusal() is None
    assert breaker.refusal() is not None
    breaker.heard(DOWN)
    assert breaker.refusal() is not None
    clock.now += 11
    assert breaker.refusal() is None
    breaker.heard(None)
    assert breaker.refusal() is None


def test_one_that_is_never_heard_of_again() -> None:
    """If the one that tries is given up by its caller, another one tries later."""
    clock = Clock()
    breaker = Breaker(1, 10, clock)
    breaker.heard(DOWN)
    clock.now += 11
    assert breaker.refusal() is None
    clock.now += 11

    assert breaker.refusal() is None


def test_what_counts() -> None:
    """A rate limit is no failure of the server and no success; a refused question shows that the server works."""
    breaker = Breaker(2, 10, Clock())
    breaker.heard(DOWN)
    breaker.heard(Failure(FaultKind.RATE_LIMIT))
    assert breaker.refusal() is None
    breaker.heard(Failure(FaultKind.BAD_REQUEST))
    breaker.heard(DOWN)
    assert breaker.refusal() is None
    breaker.heard(Failure(FaultKind.AUTH))
    assert breaker.refusal() is not None
