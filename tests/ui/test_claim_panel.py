"""The head of an open claim."""

from dataclasses import replace

from tests.ui.values import CLAIM, FAILED, REFUTED, SUPPORTED
from verifier.types import NotCheckable, Outcome, Source
from verifier.ui.claim_panel import head
from verifier.ui.text_view import Block


def _words(*blocks: Block) -> str:
    return "\n".join("".join(span.text for span in block.spans) + _words(*block.blocks) for block in blocks)


def _head(outcome: Outcome | None) -> str:
    return _words(*head(CLAIM, outcome))


def test_verdict_confidence_claim_and_why() -> None:
    """The head of a checked claim has all four, and says which number was not found."""
    words = _head(REFUTED)
    for part in (
        "✕ Refuted",
        "confidence 90 %, high",
        CLAIM.text,
        REFUTED.why,
        "Not found: a number to set against five.",
    ):
        assert part in words


def test_a_failure_is_no_verdict() -> None:
    """A failed claim shows what went wrong, no verdict and no confidence."""
    words = _head(FAILED)
    assert "The model cannot be read." in words
    assert "confidence" not in words


def test_a_row_that_is_no_claim() -> None:
    """A row without a checkable fact is told the reason."""
    assert "a question" in _head(NotCheckable(CLAIM, "a question", "embedded"))


def test_a_claim_that_waits() -> None:
    """A claim not reached says just that."""
    assert "has not been checked yet" in _head(None)


def test_a_completed_claim_shows_its_sentence() -> None:
    """Where context was added, the words of the text stand below."""
    sentence = "Of nine sent, two fell short and five over the city."
    claim = replace(CLAIM, source=Source(0, len(sentence), sentence))
    assert f"In the text: {sentence}" in _words(*head(claim, SUPPORTED))
    assert "In the text" not in _head(SUPPORTED)
