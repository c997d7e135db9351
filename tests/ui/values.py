"""Values the view tests share: one claim with three numbers, and what two documents say of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from verifier.types import (
    Checked,
    Claim,
    Comparison,
    ComparisonCode,
    Document,
    Evidence,
    Failed,
    Passage,
    Quantity,
    QuantityKind,
    Sentence,
    SentenceKind,
    Source,
    Stance,
    Verdict,
)

TEXT = "Nobody slept. Of nine drones sent, two fell short and five over the city."
CLAIM_TEXT = "Of nine drones sent, two fell short and five over the city."


def number(text: str, printed: str, value: int) -> Quantity:
    """The count `printed` where it first stands in `text`."""
    start = text.index(printed)
    low = Decimal(value)
    return Quantity(start, start + len(printed), printed, QuantityKind.COUNT, low, low, thing="drones")


CLAIM = Claim(
    "1",
    CLAIM_TEXT,
    quantities=(number(CLAIM_TEXT, "nine", 9), number(CLAIM_TEXT, "two", 2), number(CLAIM_TEXT, "five", 5)),
    source=Source(14, 14 + len(CLAIM_TEXT), CLAIM_TEXT),
)
SENTENCES = (
    Sentence(0, 0, 13, "Nobody slept.", SentenceKind.NOT_CHECKABLE, "a mood, not a fact"),
    Sentence(1, 14, len(TEXT), CLAIM_TEXT, SentenceKind.CLAIM, "", (CLAIM,)),
)


def document(name: str, text: str, published: date | None = date(2022, 12, 30)) -> Document:
    """A report of a publisher called `name`."""
    return Document(name.lower(), text, f"Report of {name}", name, f"https://{name.lower()}.example/report", published)


def evidence(source: Document, quote: str, stance: Stance, *comparisons: Comparison) -> Evidence:
    """A quote from a passage that is the whole document."""
    start = source.text.index(quote)
    passage = Passage(source, 0, len(source.text), source.text)
    return Evidence(passage, stance, 0.9, "the same night", quote, start, start + len(quote), comparisons)


def comparison(claimed: Quantity, found: Quantity, holds: bool | None) -> Comparison:
    """A comparison whose message names both numbers."""
    code = {True: ComparisonCode.EQUAL, False: ComparisonCode.DIFFERS, None: ComparisonCode.DIFFERENT_SCOPE}[holds]
    return Comparison(code, f"claim: {claimed.text}; found: {found.text}", claimed, found, holds)


QUOTE = "Seven drones came, two fell short."
MAYOR = evidence(
    document("Mayor", f"The mayor spoke. {QUOTE} Glass broke."),
    QUOTE,
    Stance.REFUTES,
    comparison(CLAIM.quantities[0], number(QUOTE, "Seven", 7), False),
    comparison(CLAIM.quantities[1], number(QUOTE, "two", 2), True),
)
AGENCY = evidence(
    document("Agency", "It counted 7 drones.", date(2022, 12, 29)),
    "It counted 7 drones.",
    Stance.REFUTES,
    comparison(CLAIM.quantities[0], number("It counted 7 drones.", "7", 7), False),
)
REFUTED = Checked(
    CLAIM, Verdict.REFUTED, 0.9, "2 documents contradict it.", "embedded", (), (MAYOR, AGENCY), (MAYOR, AGENCY)
)
SUPPORTED = replace(REFUTED, verdict=Verdict.SUPPORTED, supporting=(MAYOR,), conflicting=())
FAILED = Failed(CLAIM, "judge", "The model cannot be read.", "embedded")
