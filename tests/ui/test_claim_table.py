"""The table of claims."""

from tests.ui.values import FAILED, REFUTED, SENTENCES
from verifier.types import Read
from verifier.ui.claim_table import columns
from verifier.ui.run import Progress


def test_columns() -> None:
    """A claim that failed has no confidence and no counts."""
    progress = Progress(Read((SENTENCES[1], SENTENCES[1]), ()), (REFUTED, FAILED))
    table = columns(progress, [0, 1])
    assert table["Verdict"] == ["✕ Refuted", "⚠\ufe0e Could not check"]
    assert (table["Confidence"], table["For"], table["Against"]) == ([0.9, None], [0, None], [2, None])
