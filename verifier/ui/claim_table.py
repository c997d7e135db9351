"""All claims as a table, for people who scan lists."""

from collections.abc import Callable, Sequence

import streamlit as st

from verifier.types import Checked
from verifier.ui.looks import LOOKS, status_of
from verifier.ui.run import Progress

_KEY = "claim-table"


def columns(progress: Progress, shown: Sequence[int]) -> dict[str, Sequence[str | float | None]]:
    """The table by column; a claim without a verdict has no confidence and no counts."""
    outcomes = [progress.outcome(number) for number in shown]
    checked = [outcome if isinstance(outcome, Checked) else None for outcome in outcomes]
    return {
        "Verdict": [str(LOOKS[status_of(outcome)]) for outcome in outcomes],
        "Claim": [progress.claims[number].text for number in shown],
        "Confidence": [each.confidence if each else None for each in checked],
        "For": [len(each.supporting) if each else None for each in checked],
        "Against": [len(each.conflicting) if each else None for each in checked],
    }


def show(progress: Progress, shown: Sequence[int], choose: Callable[[int], None]) -> None:
    """Draw the table; choosing a row opens its claim."""

    def chosen() -> None:
        rows = st.session_state[_KEY].selection.rows
        if rows and rows[0] < len(shown):
            choose(shown[rows[0]])

    st.dataframe(
        columns(progress, shown),
        key=_KEY,
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        column_config={
            "Verdict": st.column_config.TextColumn(width=165),
            "Claim": st.column_config.TextColumn(width=230),
            "Confidence": st.column_config.NumberColumn(format="percent", width=85),
        },
    )
