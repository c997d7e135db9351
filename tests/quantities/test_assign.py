"""The best assignment."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from verifier.quantities.assign import assign

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.floats(0, 1), min_size=width, max_size=width), min_size=1, max_size=4)
)


def test_the_total_counts_not_the_order() -> None:
    """The first row gives way where the second has no other choice."""
    assert assign([[0.9, 0.8], [0.9, 0.0]]) == (1, 0)


def test_rows_may_stay_alone() -> None:
    """No row takes a column that it does not fit."""
    assert assign([[0.0], [0.5]]) == (None, 0)
    assert assign([[], []]) == (None, None)
    assert assign([]) == ()


@given(tables)
def test_no_other_assignment_is_better(scores: list[list[float]]) -> None:
    """The total is that of the best of all assignments, and no column is given twice."""
    found = assign(scores)
    given_columns = [column for column in found if column is not None]
    columns = [*range(len(scores[0])), *[None] * len(scores)]
    best = max(
        sum(row[c] for row, c in zip(scores, chosen, strict=True) if c is not None)
        for chosen in permutations(columns, len(scores))
    )
    total = sum(row[c] for row, c in zip(scores, found, strict=True) if c is not None)
    assert len(given_columns) == len(set(given_columns))
    assert abs(best - total) < 1e-9
