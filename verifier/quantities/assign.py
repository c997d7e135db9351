"""The best one-to-one assignment of rows to columns."""

from collections.abc import Sequence


def assign(scores: Sequence[Sequence[float]]) -> tuple[int | None, ...]:
    """For each row the column given to it, so that the sum of scores is greatest; None where no positive score is left.

    The Hungarian method with potentials, O(rows² · columns). Every row may also stay alone, at a score of zero.
    """
    rows = len(scores)
    if not rows:
        return ()
    width = len(scores[0])
    cost = [[-score for score in row] + [0.0] * rows for row in scores]
    owner = _match(cost)
    chosen: list[int | None] = [None] * rows
    for column, row in enumerate(owner[:width]):
        if row is not None and scores[row][column] > 0:
            chosen[row] = column
    return tuple(chosen)


def _match(cost: list[list[float]]) -> list[int | None]:
    """The row of each column, at the least total cost; there are at least as many columns as rows."""
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * rows, [0.0] * columns
    owner: list[int | None] = [None] * columns
    for row in range(rows):
        _augment(cost, row, row_price, column_price, owner)
    return owner


def _augment(
    cost: list[list[float]], start: int, row_price: list[float], column_price: list[float], owner: list[int | None]
) -> None:
    """Give `start` a column, moving the rows on the cheapest alternating path."""
    columns = len(column_price)
    slack, previous = [float("inf")] * columns, [-1] * columns
    seen: set[int] = set()
    row, current = start, -1
    while True:
        for column in range(columns):
            reduced = cost[row][column] - row_price[row] - column_price[column]
            if column not in seen and reduced < slack[column]:
                slack[column], previous[column] = reduced, current
        current = min((column for column in range(columns) if column not in seen), key=slack.__getitem__)
        step = slack[current]
        row_price[start] += step
        for column in seen:
            row_price[_owner(owner, column)] += step
            column_price[column] -= step
        slack = [s if column in seen else s - step for column, s in enumerate(slack)]
        seen.add(current)
        if owner[current] is None:
            break
        row = _owner(owner, current)
    while current >= 0:
        before = previous[current]
        owner[current] = start if before < 0 else owner[before]
        current = before


def _owner(owner: list[int | None], column: int) -> int:
    row = owner[column]
    assert row is not None  # noqa: S101 - columns on the path are owned
    return row
