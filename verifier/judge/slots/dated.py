"""When: the date that a passage gives the one event whose date a claim gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from verifier.judge.bounds import BOUNDING, bound
from verifier.judge.slots.text import NEGATIONS, sentences
from verifier.judge.undated import undated
from verifier.judge.words import content, matter, names, stem
from verifier.quantities import parse
from verifier.sentences import spans
from verifier.types import Claim, Quantity, QuantityKind

# The two events that a life has once, whatever the words: a passage need not use the claim's.
_BORN, _DIED = "born", "died"
_LIFE = {
    _BORN: re.compile(r"\b(?:born|birth|birthday|birthdate)\b", re.IGNORECASE),
    _DIED: re.compile(
        r"\b(?:died|dies|dying|death|deceased|passed away|assassinated|suicide|hanged)\b",
        re.IGNORECASE,
    ),
}
_REACH = 60  # characters between such a word, or a name, and the date that belongs to it
# Between two dates of a life, with a place perhaps: (1853, United Kingdom – 30 April 1907).
_SPAN = re.compile(r"[^()\d]{0,40}?(?:--|[-–—−]|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_OPENING = re.compile(r"^(?:in|on|during)\s+(?:the\s+)?(?:\w+day,?\s+)?$", re.IGNORECASE)
_PREDICATE = re.compile(r"\b(?:is|was|are|were|has|had)\b|[.;]")
_ON = re.compile(r"\s(?!(?:of|the|and|de|la|von|van)\b)[a-z]")  # where a text goes on after the name it begins with
_WHEN = re.compile(
    r"\b(?:in|on|during|until|before|after|prior to|(?:earlier|later) than)\s+(?:the\s+)?(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\b(?:about|around|approximately|circa|c\.|some time|sometime)\s+(?:in\s+)?$", re.IGNORECASE)
_COMPARING = re.compile(r"(?<!later )(?<!earlier )\bthan\b")
_OPEN = re.compile(r"\s*(?:or|and) (?:later|earlier|before|after)\b", re.IGNORECASE)

Found = tuple[bool, str]


def dated(claim: Claim, told: str, dates: Sequence[Quantity]) -> Found | None:
    """Whether a passage dates the claim's event so, and the reason; None when it does not date it, or not exactly.

    `dates` are the passage's quantities, with offsets into `told`. The claim must have one date, and say what was then.
    """
    asked = [each for each in claim.quantities if each.kind is QuantityKind.DATE]
    if len(asked) != 1 or _COMPARING.search(claim.text):
        return None
    if _ROUGH.search(claim.text, 0, asked[0].start) or _OPEN.match(claim.text, asked[0].end):
        return None
    known = [each for each in dates if each.kind is QuantityKind.DATE and not BOUNDING.search(told, 0, each.start)]
    found = [(_holds(claim, asked[0], day), day) for day in _of_the_event(claim, asked[0], told, known)]
    denied = not NEGATIONS.isdisjoint(word.text for sentence in sentences(undated(claim)) for word in sentence)
    if so := next((day for holds, day in found if holds), None):
        return (
            (not denied, f"it says {so.text}, so {_words(claim, asked[0])} holds") if _all_told(claim, told) else None
        )
    if other := next((day for holds, day in found if holds is False), None):
        return denied, f"it says {other.text}, the claim {_words(claim, asked[0])}"
    if not found and _is_of_other_end(claim, asked[0], told, known):
        return denied, f"it says {asked[0].text} of the other end of a life"
    return None


def _is_of_other_end(claim: Claim, asked: Quantity, told: str, known: Sequence[Quantity]) -> bool:
    """Whether the claim gives as the date of a death what the passage gives as that of the birth, or the reverse."""
    life = life_of(claim)
    if not life or bound(claim):
        return False
    days = _of_a_life(_DIED if life == _BORN else _BORN, claim, told, known)
    return any(_holds(claim, asked, day) for day in days)


def _words(claim: Claim, asked: Quantity) -> str:
    limits = bound(claim)
    return claim.text[limits.start : limits.end] if limits else asked.text


def _all_told(claim: Claim, told: str) -> bool:
    """Whether the passage has the matter of the claim, but for its date, the words for a life, and whom it is about."""
    text = undated(claim)
    for words in _LIFE.values():
        text = words.sub("", text)
    begin = _ON.search(text)
    about = names(f". {text[: begin.start()]}") if begin else frozenset()
    return matter(text) - about <= content(told)


def _holds(claim: Claim, asked: Quantity, told: Quantity) -> bool | None:
    """Whether a date lies in the days that the claim allows; None when only a part of it does."""
    if not (told.first and told.last):
        return None
    if not (asked.first and asked.last):  # "on March 11", of the year that is told
        claim = replace(claim, quantities=parse(claim.text, reference=told.first))
        asked = next(each for each in claim.quantities if each.kind is QuantityKind.DATE)
    limits = bound(claim)
    first, last = (limits.first, limits.last) if limits else (asked.first, asked.last)
    if not (first and last) or (told.last < first or last < told.first):
        return False if first and last else None
    return True if first <= told.first and told.last <= last else None


def _of_the_event(claim: Claim, asked: Quantity, told: str, known: Sequence[Quantity]) -> Iterator[Quantity]:
    """The dates of the passage that are those of the claim's event."""
    if life := life_of(claim):
        yield from _of_a_life(life, claim, told, known)
    elif deeds := _deeds(claim.text, asked, known=()):
        same = [day for day in known if deeds & _deeds(told, day, known)]
        holding = [day for day in known if _holds(claim, asked, day) is not False]
        # "In 1985 and 1987", "listed in 1985 and restored in 1987": the date asked for may be that of another deed.
        yield from (day for day in same if day in holding or not holding)


def life_of(claim: Claim) -> str:
    """Which event of a life the claim tells, birth or death; empty for none, and for both."""
    found = [kind for kind, words in _LIFE.items() if words.search(claim.text)]
    return found[0] if len(found) == 1 else ""


def _of_a_life(kind: str, claim: Claim, told: str, known: Sequence[Quantity]) -> Iterator[Quantity]:
    """Dates after a word for birth or death, and those that stand in brackets after the name: (1920 – 2009)."""
    for at, day in enumerate(known):
        if _next_word(told, day, known[at - 1].end if at else 0) == kind or _first_word(told, day, known) == kind:
            yield day
            continue
        opened = told.rfind("(", 0, day.start)
        if opened < 0 or ")" in told[opened : day.start] or not _is_after_name(claim, told[:opened]):
            continue
        before, after = known[at - 1] if at else None, known[at + 1] if at + 1 < len(known) else None
        if before and before.start > opened and _SPAN.fullmatch(told[before.end : day.start]):
            if kind == _DIED:
                yield day
        elif after and _SPAN.fullmatch(told[day.end : after.start]):
            if kind == _BORN:
                yield day
        elif day.first and day.last and day.last.year - day.first.year > 9 and _SPAN.search(day.text):
            year = day.first.year if kind == _BORN else day.last.year
            yield replace(day, first=date(year, 1, 1), last=date(year, 12, 31))


def _next_word(told: str, day: Quantity, after: int) -> str:
    """Which of birth and death is told last before a date, and after the date before it."""
    text = told[max(after, day.start - _REACH) : day.start]
    ends = {kind: max((match.end() for match in words.finditer(text)), default=-1) for kind, words in _LIFE.items()}
    last = max(ends, key=lambda kind: ends[kind])
    return last if ends[last] >= 0 and not re.search(r"\.\s", text[ends[last] :]) else ""


def _first_word(told: str, day: Quantity, known: Sequence[Quantity]) -> str:
    """Which of birth and death is told first after a date that opens its sentence: "On 13 November he died"."""
    text = _opened(told, day, known)
    starts = {kind: match.start() for kind, words in _LIFE.items() if (match := words.search(text))}
    return min(starts, key=lambda kind: starts[kind], default="")


def _opened(told: str, day: Quantity, known: Sequence[Quantity]) -> str:
    """The words that follow a date which opens its sentence, up to the next date; none after another."""
    begin, end = next(((begin, end) for begin, end in spans(told) if begin <= day.start < end), (0, 0))
    if not _OPENING.match(told[begin : day.start]):
        return ""
    return told[day.end : min([each.start for each in known if each.start > day.start] + [end])]


def _is_after_name(claim: Claim, text: str) -> bool:
    """Whether a text ends with somebody the claim names, and perhaps a title or a name more."""
    tail = text[-_REACH:]
    tail = tail[max((match.end() for match in _PREDICATE.finditer(tail)), default=0) :]
    named = names(f". {claim.text}")
    return any(stem(word) in named for word in re.findall(r"\w+", tail) if word[0].isupper())


def _deeds(text: str, day: Quantity, known: Sequence[Quantity]) -> frozenset[str]:
    """Forms of the word before a date that tells what happened then, or of those after a date that opens a sentence."""
    if opened := _opened(text, day, known):
        return frozenset(
            word.form for sentence in sentences(opened) for word in sentence if word.form and not word.name
        )
    leading = _WHEN.search(text, 0, day.start)
    before = sentences(text[: leading.start()]) if leading else ()
    word = next((word for word in reversed(before[-1]) if word.form and not word.name), None) if before else None
    return frozenset({word.form}) if word else frozenset()
