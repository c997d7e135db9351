"""Cards of evidence and the account of how a verdict came about."""

from dataclasses import replace

from tests.ui.values import AGENCY, MAYOR, REFUTED
from verifier.ui.evidence_view import card, decided, gaps, not_found
from verifier.ui.text_view import Block


def _words(*blocks: Block) -> str:
    return "\n".join("".join(span.text for span in block.spans) + _words(*block.blocks) for block in blocks)


def test_card_shows_the_comparisons() -> None:
    """Each compared number is a sentence, marked as equal or not."""
    compared = [block for block in card(MAYOR).blocks if block.style.startswith("compare")]
    assert [block.spans[0].text for block in compared] == ["≠ claim: nine; found: Seven", "= claim: two; found: two"]
    assert [block.style for block in compared] == ["compare differs", "compare holds"]


def test_card_without_numbers_shows_the_reason() -> None:
    """Where nothing was compared the reason stands."""
    assert "the same night" in _words(card(replace(MAYOR, comparisons=())))


def test_card_names_its_source() -> None:
    """Publisher, date and title are there, and the title links to the document."""
    origin = card(MAYOR).blocks[-1]
    assert "".join(span.text for span in origin.spans) == "Mayor · 30 December 2022 · Report of Mayor"
    assert origin.spans[-1].href == "https://mayor.example/report"


def test_card_names_the_page() -> None:
    """In a document with pages, the one with the quote is named last."""
    paged = replace(MAYOR.passage.document, pages=(0, 0, MAYOR.start + 1))
    origin = card(replace(MAYOR, passage=replace(MAYOR.passage, document=paged))).blocks[-1]
    assert origin.spans[-1].text == " · page 2"


def test_decided_lists_every_passage() -> None:
    """How many passages were read, by which engine, and what came of each."""
    head, *items = decided(REFUTED)
    assert head.spans[0].text.startswith("2 passages read")
    assert "embedded engine" in head.spans[0].text
    assert [item.spans[0].text for item in items] == ["1. Mayor, 30 December 2022", "2. Agency, 29 December 2022"]


def test_numbers_without_a_counterpart_are_named() -> None:
    """The claim's number that no source gives is said to be missing."""
    assert [quantity.text for quantity in not_found(REFUTED)] == ["five"]
    assert _words(*gaps(REFUTED)) == "Not found: a number to set against five."


def test_nothing_missing_is_not_mentioned() -> None:
    """A claim whose numbers were all found has no line about gaps."""
    claim = replace(REFUTED.claim, quantities=REFUTED.claim.quantities[:1])
    assert gaps(replace(REFUTED, claim=claim, conflicting=(AGENCY,))) == ()
