"""What must hold before the word of a model counts: its quote is there, speaks of the claim, and has the right numbers.

Nothing here asks a model. What fails leaves a neutral piece of evidence and a note that says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from verifier.judge.asking import Shown
from verifier.judge.numeric import NumericReading
from verifier.judge.reading import Quote, read_quote
from verifier.judge.reply import Ground, Said
from verifier.judge.window import Window, windows
from verifier.llm.quoting import find
from verifier.quantities import compare
from verifier.types import Claim, Comparison, Document, Evidence, Stance, Verdict

# Words quoted must share more of the claim than this, with the title of their document.
_TOO_FAR = 0.2
# How sure it is that a passage with orders to its reader decides nothing.
_KEPT_OUT = 0.9
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_REASON = 240
_SIDES = {Stance.SUPPORTS: Verdict.SUPPORTED, Stance.REFUTES: Verdict.REFUTED}


@dataclass(frozen=True, slots=True)
class Weighed:
    """Evidence that may be counted, and what had to be set aside for it; "" if nothing."""

    evidence: Evidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Ruling:
    stance: Stance
    score: float
    reason: str
    slip: str = ""


def weigh(claim: Claim, shown: Shown, said: Said, odds: Mapping[Verdict, float]) -> Weighed:
    """Check what the model says of a passage. `odds` of the verdicts, in 0..1, say how strong its side is."""
    undecided = _undecided(odds)
    reason = _reason(claim, shown, said)
    if said.stance is Stance.NEUTRAL:
        return Weighed(_aside(claim, shown, undecided, reason))
    place = find(said.quote, shown.text)
    if place is None:
        return _dropped(claim, shown, undecided, "the words it quotes are not in the passage")
    start, end = shown.start + place[0], shown.start + place[1]
    quote = read_quote(claim, shown.region, start, end)
    if quote.window.relevance < _TOO_FAR:
        return _dropped(claim, shown, undecided, "the words it quotes do not speak of the claim")
    ruling = _ruled(said, quote, odds, reason)
    evidence = _evidence(shown, quote.window, ruling, quote.numbers.comparisons if quote.numbers else ())
    return Weighed(evidence, f"{named(shown.region.document)}: {ruling.slip}." if ruling.slip else "")


def kept_out(claim: Claim, shown: Shown) -> Weighed:
    """A passage that was not shown to the model, because it gives orders to its reader."""
    what = f"it gives orders to its reader (“{shown.order}”)"
    note = f"{named(shown.region.document)}: not shown to the model, for {what}."
    return Weighed(_aside(claim, shown, _KEPT_OUT, f"not read: {what}"), note)


def named(document: Document) -> str:
    """A document as notes name it."""
    name = document.publisher or document.title or document.doc_id
    return f"{name}, {document.published.day} {document.published:%B %Y}" if document.published else name


def _ruled(said: Said, quote: Quote, odds: Mapping[Verdict, float], reason: str) -> _Ruling:
    """The side a checked quote takes. Numbers are compared again, and what they give is not for the model to say."""
    score = odds[_SIDES[said.stance]] + odds[Verdict.CONFLICTING]
    if quote.numbers is None or (said.stance is Stance.REFUTES and said.ground is Ground.WORDS):
        return _Ruling(said.stance, score, reason)
    counted = "; ".join(each.message for each in quote.numbers.comparisons if each.holds is quote.numbers.holds)
    fits = said.stance is Stance.SUPPORTS
    if quote.numbers.holds is (not fits):
        slip = _SLIPS[said.stance]
        return _Ruling(_OTHER[said.stance], quote.numbers.sure, f"{counted}; {slip}", slip)
    if fits not in (*quote.plain, *(each.holds for each in quote.numbers.comparisons)):
        told = "; ".join(each.message for each in quote.numbers.comparisons) or "it gives no number for this"
        return _Ruling(Stance.NEUTRAL, _undecided(odds), told, _NO_NUMBER[said.stance])
    return _Ruling(said.stance, score, _pointing(quote.numbers, fits) or reason)


def _pointing(numbers: NumericReading, fits: bool) -> str:
    """The comparisons that bear a number of the claim out, or that contradict one, in words."""
    pairs = ((each, compare(each.claim, each.evidence)) for each in numbers.comparisons)
    return "; ".join(each.message for each, plain in pairs if fits in (each.holds, plain.holds))


def _undecided(odds: Mapping[Verdict, float]) -> float:
    """How sure it is that a passage decides nothing; at least even, whatever the model says of the others."""
    return max(odds[Verdict.NOT_ENOUGH_EVIDENCE], 0.5)


_OTHER = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}
_SLIPS = {
    Stance.SUPPORTS: "the model took it to support the claim, but the numbers differ",
    Stance.REFUTES: "the model took its numbers to contradict the claim, but they agree",
}
_NO_NUMBER = {
    Stance.SUPPORTS: "said to support the claim, but no number of its quote bears out a number of the claim",
    Stance.REFUTES: "said to contradict the claim, but no number of its quote contradicts a number of the claim",
}


def _reason(claim: Claim, shown: Shown, said: Said) -> str:
    """The model's reason, unless it holds a figure that stands neither in the claim nor in the passage."""
    document = shown.region.document
    given = set(_DIGITS.findall(f"{claim.text} {shown.text} {document.title} {document.published}"))
    if said.reason and given.issuperset(_DIGITS.findall(said.reason)):
        return said.reason[:_LONGEST_REASON]
    return {
        Stance.SUPPORTS: "it says the same",
        Stance.REFUTES: "it says otherwise",
        Stance.NEUTRAL: "it does not decide the claim",
    }[said.stance]


def _evidence(shown: Shown, window: Window, ruling: _Ruling, comparisons: tuple[Comparison, ...]) -> Evidence:
    return Evidence(
        shown.region.passage,
        ruling.stance,
        round(ruling.score, 3),
        ruling.reason,
        window.text,
        window.start,
        window.end,
        comparisons,
    )


def _dropped(claim: Claim, shown: Shown, score: float, what: str) -> Weighed:
    note = f"{named(shown.region.document)}: {what}; it counts for neither side."
    return Weighed(_aside(claim, shown, score, what), note)


def _aside(claim: Claim, shown: Shown, score: float, reason: str) -> Evidence:
    """Evidence of neither side, with the words of the region that come nearest to the claim."""
    nearest = windows(claim, shown.region)[0]
    return _evidence(shown, nearest, _Ruling(Stance.NEUTRAL, score, reason), ())
