"""Everything that rules can read in a stretch of a document, before any model is asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from verifier.judge.frame import Fit, time_fit
from verifier.judge.numeric import Around, NumericReading, in_place, read_numbers, said_by, slots
from verifier.judge.parallel import Parallel, parallel
from verifier.judge.places import country
from verifier.judge.slots import (
    better_placed,
    by_another,
    clash,
    dated,
    is_swapped,
    larger,
    life_of,
    misdated,
    of_another,
    otherwise_classed,
)
from verifier.judge.speaker import speaker_fit, voice_fit
from verifier.judge.toll import tolls
from verifier.judge.window import Region, Window, windows, within
from verifier.judge.words import content, matter, names, share
from verifier.quantities import compare, parse
from verifier.types import Claim, Comparison, ComparisonCode, Quantity, QuantityKind

# Windows of a region whose numbers are read; windows that the entailment model is asked about, by words and by vectors.
_TRIED, _ASKED, _NEAREST = 10, 3, 2
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?:\b[A-Z]\w+ ){2}$")  # one capitalised word may also be a place: "In Kyiv 12 people"
Near = Callable[[int, int], float]
# How sure it is that a toll told outright is the one the claim gives, and the share of its names that must be there.
_TOLD, _SAME_EVENT = 0.9, 0.5
# Windows of a region that rules about prose are asked about.
_RULED = 6
_LONGEST = 2000  # characters of words that may state something; more are a table or a list
# The share of the claim's words that must stand beside figures that are compared.
_COMPARED = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """The most telling words of a region, with their numbers, time and speaker beside the claim's.

    `named` in 0..1 is the share of the names in the claim that the document gives. `clash` says in words where the
    window fills a slot of the claim otherwise, `borne` where it bears the claim out; each is empty where no rule sees
    that. `ruled`: a rule chose these words, and they come before others of the region. `stated` in 0..1 is
    how much of the claim's names ties to it a date, a kind or a maker that the words state, none where it dates a deed
    that may be done again; None where they state nothing.
    """

    region: Region
    window: Window
    numbers: NumericReading | None  # None when the claim has no numbers to check
    time: Fit
    speaker: Fit
    named: float
    clash: str = ""
    borne: str = ""
    ruled: bool = False
    stated: float | None = None


def read(claim: Claim, region: Region, near: Near = lambda first, last: 0.0) -> tuple[Reading, ...]:
    """Choose the words of a region that may answer the claim, and read them.

    Numbers point to one window; for prose the model has to choose among the first few, those with the claim's words
    and those nearest to it: `near` gives the cosine of the claim and the sentences from one to another.
    """
    document = region.document
    text = f"{document.title} {document.text[region.start : region.end]}"
    there = content(text)
    named = share(names(claim.text), there | content(f"{document.publisher} {' '.join(document.attributed_to)}"))
    speaker = speaker_fit(claim.said_by, claim.text, text, document)
    around = (*parse(document.title, reference=document.published), *region.quantities)

    def reading(window: Window, numbers: NumericReading | None) -> Reading:
        near = within(region.quantities, window.start, window.end)
        time = time_fit(claim, near, around, document.published)
        return Reading(region, window, numbers, time, speaker, named)

    asked = said_by(_not_named(claim, text), claim.said_by)
    tried = windows(claim, region, near)
    counts = bool(slots(asked))
    if counts:
        pairs = [(each, _numbers(claim, asked, region, each, there)) for each in tried[:_TRIED]]
        found = [_placed(claim, reading(*max(pairs, key=_telling)))]
        if found[0].numbers and found[0].numbers.verbatim:
            return tuple(found)
    else:
        nearest = sorted(tried[_ASKED:], key=lambda window: -window.near)[:_NEAREST]
        found = [reading(window, None) for window in (*tried[:_ASKED], *nearest)]
    weighed = () if counts else filter(None, (_weighed(claim, reading(window, None)) for window in tried[:_RULED]))
    clashing = (_clashing(claim, reading(window, None), counts=counts) for window in tried[:_RULED])
    told = (_told(reading(window, None), comparison) for window, comparison in tolls(claim, slots(asked), region))
    stated = iter(()) if counts else filter(None, (_stated(claim, reading(window, None)) for window in tried[:_RULED]))
    return (*found, *islice(stated, 1), *islice(filter(None, (*told, *weighed, *clashing)), 1))


def _placed(claim: Claim, reading: Reading) -> Reading:
    """The reading, contradicted when its one agreeing number stands in other words than one that differs."""
    numbers, window = reading.numbers, reading.window
    if numbers is None or not numbers.holds or len(numbers.comparisons) != 1:
        return reading
    found = within(reading.region.quantities, window.start, window.end)
    agreeing = numbers.comparisons[0]
    if agreeing.claim.kind is QuantityKind.MULTIPLE and is_swapped(claim.text, agreeing.evidence, window, found):
        swapped = replace(
            agreeing, code=ComparisonCode.DIFFERS, holds=False, message=f"{agreeing.message}, the other way round"
        )
        return replace(
            reading,
            numbers=NumericReading((swapped,), False, 0.0, 1.0, numbers.sure),
            clash=swapped.message,
            ruled=True,
        )
    rival = better_placed(claim.text, agreeing, window, found) or of_another(claim.text, agreeing, window, found)
    if rival is None:
        return reading
    against = NumericReading((rival,), False, 0.0, 1.0, numbers.sure)
    return replace(reading, numbers=against, clash=rival.message, ruled=True)


def _told(reading: Reading, toll: Comparison) -> Reading | None:
    """The reading of a sentence that says outright what a toll has come to, when it is the toll of the claim."""
    if toll.holds is None or reading.named < _SAME_EVENT or Fit.OTHER in (reading.time, reading.speaker):
        return None
    agreed = 1.0 if toll.holds else 0.0
    numbers = NumericReading((toll,), toll.holds, agreed, 1.0, _TOLD)
    return replace(reading, numbers=numbers, clash="" if toll.holds else toll.message, ruled=True)


def _weighed(claim: Claim, reading: Reading) -> Reading | None:
    """The reading of figures that show which is more of what the claim compares; None where there are none."""
    window = reading.window
    if window.relevance < _COMPARED or Fit.OTHER in (reading.time, reading.speaker):
        return None
    found = larger(claim.text, window, within(reading.region.quantities, window.start, window.end))
    if found is None:
        return None
    holds, reason = found
    return replace(reading, clash="" if holds else reason, borne=reason if holds else "", ruled=True)


def _stated(claim: Claim, reading: Reading) -> Reading | None:
    """The reading of words that state a date, a kind or a maker of what the claim is about; None where none do."""
    window = reading.window
    if len(window.text) > _LONGEST:
        return None
    if found := dated(claim, window.text, within(reading.region.quantities, window.start, window.end)):
        (holds, reason), tied = found, reading.named if life_of(claim) else 0.0
    else:
        holds, reason, tied = (
            False,
            otherwise_classed(claim.text, window.text) or by_another(claim.text, window.text),
            1.0,
        )
    if not reason:
        return None
    return replace(reading, clash="" if holds else reason, borne=reason if holds else "", ruled=True, stated=tied)


def _clashing(claim: Claim, reading: Reading, *, counts: bool) -> Reading | None:
    """The reading with the reason why it contradicts the claim; None when no rule sees one."""
    window = reading.window
    dates = within(reading.region.quantities, window.start, window.end)
    reason = "" if counts else misdated(claim, window.text, window.relevance, dates)
    if reading.time is not Fit.OTHER:
        reason = reason or clash(claim, window.text, window.relevance, counts=counts)
    return replace(reading, clash=reason, ruled=True) if reason else None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody chose, with their numbers beside the claim's, which are None when the claim has none.

    `plain` holds whether each number of the claim fits each number of the words, whatever the two count.
    """

    window: Window
    numbers: NumericReading | None
    plain: tuple[bool | None, ...] = ()


def read_quote(claim: Claim, region: Region, start: int, end: int) -> Quote:
    """Read the words from `start` to `end` of the document; relevance is that of the whole sentences they stand in."""
    document = region.document
    inside = [document.text[a:b] for a, b in region.sentences if a < end and start < b]
    relevance = share(matter(claim.text), content(" ".join([document.title, *inside])))
    window = Window(start, end, document.text[start:end], relevance, len(inside))
    asked = said_by(_not_named(claim, window.text), claim.said_by)
    if not slots(asked):
        return Quote(window, None)
    there = content(f"{document.title} {document.text[region.start : region.end]}")
    found = within(region.quantities, start, end)
    plain = tuple(compare(ours, theirs).holds for ours in slots(asked) for theirs in found)
    return Quote(window, _numbers(claim, asked, region, window, there), plain)


def _numbers(
    claim: Claim, asked: Sequence[Quantity], region: Region, window: Window, there: frozenset[str]
) -> NumericReading:
    if repeated := _repeated(claim, asked, region, window):
        return in_place(repeated)
    found = within(region.quantities, window.start, window.end)
    heard = [_heard(claim, quantity, region, window.start + quantity.start) for quantity in found]
    abroad = content(window.text) if _is_abroad(claim, window) else frozenset()
    return read_numbers(asked, heard, Around(there, window.relevance, region.quantities, abroad))


def _not_named(claim: Claim, told: str) -> tuple[Quantity, ...]:
    """The claim's quantities without figures that end a name which the passage gives, too: "Pitch Perfect 2"."""
    kept = []
    for quantity in claim.quantities:
        name = _NAME.search(claim.text, 0, quantity.start)
        if not (name and quantity.kind is QuantityKind.COUNT and f"{name.group()}{quantity.text}" in told):
            kept.append(quantity)
    return tuple(kept)


def _is_abroad(claim: Claim, window: Window) -> bool:
    """Whether the words speak of a country that the claim does not name."""
    return bool(_countries(window.text) - _countries(claim.text))


def _countries(text: str) -> frozenset[str]:
    return frozenset(found for word in _WORD.findall(text) if (found := country(word.lower())))


def _repeated(claim: Claim, asked: Sequence[Quantity], region: Region, window: Window) -> Parallel | None:
    """The claim's numbers beside those of a sentence of the window that repeats its words, if one does."""
    for start, end in region.sentences:
        if window.start <= start and end <= window.end:
            there = within(region.quantities, start, end)
            if found := parallel(claim.text, asked, region.document.text[start:end], there):
                return found.moved(start - window.start)
    return None


def _heard(claim: Claim, quantity: Quantity, region: Region, at: int) -> Quantity:
    """The quantity under the name that the claim gives its speaker, when that is who speaks; `at` is its place."""
    sentence = next((f"{region.document.text[a:b]}" for a, b in region.sentences if a <= at < b), "")
    match voice_fit(claim.said_by, claim.text, quantity.said_by, sentence, region.document):
        case Fit.SAME:
            return replace(quantity, said_by=claim.said_by)
        case Fit.OTHER:
            return replace(quantity, said_by=quantity.said_by or "Somebody else")
        case Fit.OPEN:
            return quantity


def _telling(pair: tuple[Window, NumericReading]) -> float:
    """Words that answer the claim's own number come before others that merely give one of the kind."""
    window, numbers = pair
    return window.rank + 0.4 * numbers.agreed + 0.3 * numbers.settled + 0.2 * numbers.sure
