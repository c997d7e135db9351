"""Who speaks and when: whether a passage is about the time, and by the voice, that the claim names."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from verifier.judge.words import content, names, share, stem
from verifier.types import Claim, Document, Quantity, QuantityKind

# A night spans two days, and a report of the next morning is about the day before.
_SLACK = timedelta(days=1)
# A report without a date of its own is taken to speak of the weeks before it was published.
_FRESH = timedelta(days=21)
# Share of a description ("the head of military intelligence") that must fit a named speaker.
_SAME_PERSON = 0.6


class Fit(StrEnum):
    """How the frame of a passage stands to that of a claim."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"  # the claim, or the passage, does not say


def time_fit(claim: Claim, dates: Iterable[Quantity], published: date | None) -> Fit:
    """Compare the claim's period with the dates a passage names, or else with its day of publication."""
    if claim.first is None or claim.last is None:
        return Fit.OPEN
    first, last = claim.first - _SLACK, claim.last + _SLACK
    periods = [(q.first, q.last) for q in dates if q.kind is QuantityKind.DATE and q.first and q.last]
    if any(start <= last and end >= first for start, end in periods):
        return Fit.SAME
    if published is not None and first <= published <= last + _FRESH:
        return Fit.SAME
    return Fit.OTHER if periods or published is not None else Fit.OPEN


def speaker_fit(said_by: str, text: str, document: Document) -> Fit:
    """Whether a text reports what the claim's speaker said.

    A speaker known only by an office ("the mayor") is looked up among the people the document is attributed to.
    """
    asked = content(said_by)
    if not asked:
        return Fit.OPEN
    known = aliases(said_by, document)
    if not known:
        return Fit.OPEN if not names(f"- {said_by}") else _named(said_by, text)
    return Fit.SAME if known & content(text) else Fit.OTHER


def aliases(said_by: str, document: Document) -> frozenset[str]:
    """Stems by which a document may call the claim's speaker: family name and words of the office."""
    asked = content(said_by)
    for person in document.attributed_to:
        name, _, office = person.partition(",")
        surname = stem(name.split()[-1]) if name.split() else ""
        if surname in asked or share(asked, content(person)) >= _SAME_PERSON:
            return frozenset({surname}) | content(office)
    return frozenset()


def _named(said_by: str, text: str) -> Fit:
    return Fit.SAME if names(f"- {said_by}") & content(text) else Fit.OTHER
