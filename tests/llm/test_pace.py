"""The rate limiter, by a clock of its own."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.llm.pace import Pace


def test_no_limit() -> None:
    """Without a limit nobody waits."""
    pace = Pace(None)

    assert [pace.book(1000) for _ in range(3)] == [0, 0, 0]


def test_calls_are_spread() -> None:
    """Sixty a minute is one a second, after a burst of a second's worth."""
    pace = Pace(60, lambda: 100.0)

    assert [pace.book() for _ in range(4)] == [0, 0, 1, 2]


@given(st.integers(1, 600), st.lists(st.tuples(st.floats(0, 5), st.integers(1, 50)), min_size=1, max_size=60))
def test_never_more_than_allowed(per_minute: int, calls: list[tuple[float, int]]) -> None:
    """In no minute more is started than the limit, a second's worth of burst, and the last call."""
    now, started = 0.0, []
    pace = Pace(per_minute, lambda: now)
    for later, cost in calls:
        now += later
        started.append((now + pace.book(cost), cost))

    for start, _ in started:
        within = [cost for at, cost in started if start <= at < start + 60]
        assert sum(within) - within[-1] <= per_minute * 61 / 60 + 1e-6
