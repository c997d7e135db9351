"""Who speaks and when: whether a passage is about the time, and by the voice, that the claim names."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from verifier.judge.places import government
from verifier.judge.words import content, names, share, stem
from verifier.types import Claim, Document, Quantity, QuantityKind

# A night spans two days, and a report of the next morning is about the day before.
_SLACK = timedelta(days=1)
# Without a date of its own a report speaks of the days, or for longer periods the weeks, before it was published.
_FRESH_DAYS, _FRESH_WEEKS = timedelta(days=3), timedelta(days=60)
_SHORT = timedelta(days=3)
# Words that say how high somebody stands, not who it is.
_RANKS = content("senior top high official officer chief head deputy")
# Share of a description ("the head of military intelligence") that must fit a named speaker.
_SAME_OFFICE = 0.5


class Fit(StrEnum):
    """How the frame of a passage stands to that of a claim."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"  # the claim, or the passage, does not say


def time_fit(claim: Claim, near: Iterable[Quantity], around: Iterable[Quantity], published: date | None) -> Fit:
    """Compare the claim's period with the dates `near` the words in question and `around` them.

    A day beside the words says which day is meant. Longer periods are often named for comparison only ("more than in
    2021"), so any that fits will do. A passage without dates is taken to speak of the time before it was published.
    """
    if claim.first is None or claim.last is None:
        return Fit.OPEN
    asked = (claim.first, claim.last)
    close, wide = _periods(near), _periods(around)
    days = [period for period in close if _is_short(period)]
    if _is_short(asked) and days:
        return Fit.SAME if any(_coincide(asked, day) for day in days) else Fit.OTHER
    if any(_coincide(asked, period) for period in close + wide):
        return Fit.SAME
    if published is None:
        return Fit.OTHER if close or wide else Fit.OPEN
    fresh = _FRESH_DAYS if _is_short(asked) else _FRESH_WEEKS
    return Fit.SAME if claim.first - _SLACK <= published <= claim.last + fresh else Fit.OTHER


def _coincide(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two periods share more than half of the shorter one: two nights in a row share a day, no more."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    shorter = min((one[1] - one[0]).days, (other[1] - other[0]).days) + 1
    return 2 * shared > shorter


def _is_short(period: tuple[date, date]) -> bool:
    return period[1] - period[0] <= _SHORT


def _periods(quantities: Iterable[Quantity]) -> list[tuple[date, date]]:
    return [(q.first, q.last) for q in quantities if q.kind is QuantityKind.DATE and q.first and q.last]


def speaker_fit(said_by: str, text: str, document: Document) -> Fit:
    """Whether a text reports what the claim's speaker said.

    A speaker known only by an office ("the mayor") is looked up among the people the document is attributed to; a
    capital speaks for its government.
    """
    asked = names(f"- {said_by}")
    called = aliases(said_by, document) or asked
    if not called:
        return Fit.OPEN
    there = content(f"{text} {document.publisher} {document.extra.get('country', '')}")
    return Fit.SAME if called & there or _governments(asked) & there else Fit.OTHER


def aliases(said_by: str, document: Document) -> frozenset[str]:
    """Stems by which a document may call the claim's speaker: family name, and words of the office."""
    asked = content(said_by) - _RANKS
    for person in document.attributed_to:
        name, _, office = person.partition(",")
        surname = stem(name.split()[-1]) if name.split() else ""
        if surname in asked or (asked and share(asked, content(person)) >= _SAME_OFFICE):
            return frozenset({surname}) | content(office)
    return frozenset()


def _governments(asked: frozenset[str]) -> frozenset[str]:
    return frozenset(country for word in asked if (country := government(word)))
