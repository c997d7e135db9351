"""From a text to its sentences and their claims; every sentence ends as a claim or with the reason why not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from verifier.claims.attribution import attribution
from verifier.claims.context import Context, after
from verifier.claims.dates import dates, period
from verifier.claims.furniture import furniture, is_heading, opens_comments
from verifier.claims.resolve import Resolved, resolve, with_day
from verifier.claims.split import split
from verifier.claims.wording import TERMINAL
from verifier.claims.worth import Level, Worth, worths
from verifier.claims.worthiness import LONGEST, plain_obstacle
from verifier.quantities.parse import parse
from verifier.sentences import spans
from verifier.types import Claim, NotCheckable, Sentence, SentenceKind, Source

# A comment section is believed only behind a story: "Comments" also stands in menus on top.
_STORY = 3
_ANYTHING = re.compile(r"[^\W_]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\n\r]*\r")
_CHECKABLE = "states what can be looked up"


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its place on the page."""

    start: int
    end: int
    text: str
    paragraph: int
    alone: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading has come to: the context, how many sentences were story, whether comments have begun."""

    context: Context
    as_of: date | None
    level: Level
    story: int = 0
    in_comments: bool = False


def extract(text: str, *, as_of: date | None = None, level: Level = Level.USUAL) -> tuple[Sentence, ...]:
    """Every sentence of `text` after its headline, with its claims or the reason for none.

    `as_of` is the day from which "Friday" is counted where the text itself names no day; claims carry it on. `level`
    says how readily a sentence is taken for a claim.
    """
    lines = tuple(_lines(text))
    headline = _headline(lines)
    reader = _Reader(_first_context(headline, as_of), as_of, level)
    worth = _worths(lines)
    found: list[Sentence] = []
    for line in lines:
        if line is not headline:
            sentence, reader = _read(len(found), line, reader, worth.get(line.text), is_story=headline is not None)
            found.append(sentence)
    return tuple(found)


def _worths(lines: Iterable[_Line]) -> dict[str, Worth]:
    """How likely each sentence is worth checking, all at once; a line too long to be a sentence has no such chance."""
    texts = list(dict.fromkeys(line.text for line in lines if len(line.text) <= LONGEST))
    return dict(zip(texts, worths(texts), strict=True))


def read_claim(text: str, *, id: str, as_of: date | None = None) -> Claim | NotCheckable:
    """A row that somebody gave as a claim, taken as it stands unless it plainly states nothing."""
    plain = " ".join(text.split())
    claim = as_claim(plain, id, as_of, as_of)
    reason = _plain_reason(plain)
    return NotCheckable(claim, reason, engine="") if reason else claim


def as_it_stands(text: str, *, id: str) -> Claim | NotCheckable:
    """A row that somebody gave with its own evidence: a claim whatever it is, unless nothing is in it."""
    found = read_claim(text, id=id)
    return found.claim if isinstance(found, NotCheckable) and _ANYTHING.search(text) else found


def _plain_reason(text: str) -> str:
    if not _ANYTHING.search(text):
        return "the row is empty"
    kind = "" if TERMINAL.search(text) else furniture(text, alone=True)
    return f"page furniture: {kind}" if kind else plain_obstacle(text)


def as_claim(text: str, claim_id: str, as_of: date | None, reference: date | None) -> Claim:
    """A statement with its numbers, its period and its speaker; weekdays are counted from `reference`."""
    quantities = parse(text, reference=reference)
    first, last = period(text, quantities, reference)
    source = attribution(text)
    return Claim(
        id=claim_id,
        text=text,
        as_of=as_of,
        quantities=quantities,
        said_by=source.speaker if source and source.named else "",
        first=first,
        last=last,
    )


def _period(text: str, reference: date | None) -> tuple[date | None, date | None]:
    return period(text, dates(text, reference), reference)


def _lines(text: str) -> Iterator[_Line]:
    paragraph, at = 0, 0
    for start, end in spans(text):
        paragraph += bool(_BLANK_LINE.search(text, at, start))
        yield _Line(start, end, text[start:end], paragraph, _is_alone(text, start, end))
        at = end


def _is_alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 80) : start].rstrip(" \t")
    behind = text[end : end + 80].lstrip(" \t")
    return (not before or before[-1] in "\r\n") and (not behind or behind[0] in "\r\n")


def _headline(lines: Iterable[_Line]) -> _Line | None:
    """The first line without a full stop, if a story follows it."""
    candidates = [line for line in lines if not (line.alone and furniture(line.text, alone=True))]
    if not candidates or not candidates[0].alone or not is_heading(candidates[0].text):
        return None
    return candidates[0] if any(TERMINAL.search(line.text) for line in candidates[1:]) else None


def _first_context(headline: _Line | None, as_of: date | None) -> Context:
    """The places a headline names count until the story names others."""
    named = after(Context(), headline.text) if headline else Context()
    return Context(cities=named.cities, countries=named.countries, reference=as_of)


def _read(index: int, line: _Line, reader: _Reader, worth: Worth | None, *, is_story: bool) -> tuple[Sentence, _Reader]:
    reader = replace(reader, in_comments=reader.in_comments or (reader.story >= _STORY and opens_comments(line.text)))
    reason = _page_reason(line, reader, is_story=is_story)
    if reason or worth is None:
        return _sentence(index, line, SentenceKind.NOT_CHECKABLE, reason), _dated(reader, line, reason)
    resolved = resolve(" ".join(line.text.split()), reader.context, line.paragraph)
    reader = replace(reader, context=resolved.context, story=reader.story + 1)
    chance = round(worth.chance, 3)
    if reason := worth.reason_against(reader.level):
        return _sentence(index, line, SentenceKind.NOT_CHECKABLE, reason, chance), reader
    if resolved.unclear:
        return _sentence(index, line, SentenceKind.AMBIGUOUS, resolved.unclear, chance), reader
    claims = tuple(_claims(index, line, resolved, reader))
    return replace(_sentence(index, line, SentenceKind.CLAIM, _CHECKABLE, chance), claims=claims), reader


def _page_reason(line: _Line, reader: _Reader, *, is_story: bool) -> str:
    if len(line.text) > LONGEST:
        return f"longer than {LONGEST} characters, not one statement"
    if reader.in_comments:
        return "page furniture: comment section"
    if kind := furniture(line.text, alone=line.alone):
        return f"page furniture: {kind}"
    return "page furniture: heading" if is_story and line.alone and is_heading(line.text) else ""


def _dated(reader: _Reader, line: _Line, reason: str) -> _Reader:
    """A line of publication tells from which day "Friday" is counted."""
    if not reason.endswith(("date of publication", "dateline")):
        return reader
    day = next((one.last for one in dates(line.text.title(), None) if one.last), None)
    if day is None:
        return reader
    context = replace(reader.context, reference=day)
    if reason.endswith("dateline"):
        context = replace(context, day=day, paragraph=line.paragraph)
    return replace(reader, context=context)


def _claims(index: int, line: _Line, resolved: Resolved, reader: _Reader) -> Iterator[Claim]:
    texts = split(resolved.text)
    reference = resolved.context.reference or resolved.context.day
    if len(texts) > 1 and not dates(texts[0], reference):
        texts = (with_day(texts[0], resolved.day), *texts[1:])
    opening = _period(texts[0], reference)
    for number, text in enumerate(texts, start=1):
        name = f"s{index}" if len(texts) == 1 else f"s{index}.{number}"
        claim = as_claim(text, name, reader.as_of, reference)
        first, last = (claim.first, claim.last) if claim.first or claim.last else opening
        yield replace(claim, first=first, last=last, source=Source(line.start, line.end, line.text))


def _sentence(index: int, line: _Line, kind: SentenceKind, reason: str, worth: float | None = None) -> Sentence:
    return Sentence(index, line.start, line.end, line.text, kind, reason, worth=worth)
