"""Sums and omitted sentences beside the article."""

from tests.ui.values import SENTENCES
from verifier.types import Finding
from verifier.ui.text_notes import left_out, sums

_WRONG = Finding("share", "contradicted", "54 of 69 is 78 %, not nine in ten", "54 / 69 = 0.78", (), 0, 1)
_RIGHT = Finding("parts", "confirmed", "2 + 5 = 7", "2 + 5 = 7", (), 0, 1)


def test_sums_are_told_apart() -> None:
    """Contradicted and confirmed sums never stand in one list."""
    assert [block.spans[1].text for block in sums((_WRONG, _RIGHT), "contradicted")] == [
        "54 of 69 is 78 %, not nine in ten"
    ]
    assert [block.spans[1].text for block in sums((_WRONG, _RIGHT), "confirmed")] == ["2 + 5 = 7"]


def test_arithmetic_is_shown_once() -> None:
    """The worked sum follows the message unless it is the message."""
    (wrong,), (right,) = sums((_WRONG,), "contradicted"), sums((_RIGHT,), "confirmed")
    assert ([inner.spans[0].text for inner in wrong.blocks], [*right.blocks]) == (["54 / 69 = 0.78"], [])


def test_omitted_sentences_have_a_reason() -> None:
    """Every sentence without a claim is listed with the reason."""
    (block,) = left_out(SENTENCES)
    assert (
        block.spans[0].text,
        block.blocks[0].spans[0].text,
    ) == ("Nobody slept.", "– Not checkable: a mood, not a fact")
