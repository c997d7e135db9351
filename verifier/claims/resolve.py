"""Makes a sentence understandable alone: pronouns, "the city", "Friday" become what they stand for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from verifier.claims.attribution import attribution
from verifier.claims.context import Context, after, full_name
from verifier.claims.dates import date_edits, dates, event_edits, first_day, printed, told_day, told_events
from verifier.claims.edits import Edit, apply, in_case_of
from verifier.claims.mentions import Kind, mentions
from verifier.claims.wording import MODAL, MONTH, NUMBER_WORD, PAST, PRESENT, QUOTED

_DATELINE = re.compile(
    rf"^([A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){{0,2}})(?:,\s[A-Z][\w. ]+?)?(?:,\s(\d{{1,2}}\s{MONTH}(?:\s\d{{4}})?|"
    rf"{MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?))?"
    r"(?:\s\([A-Z][\w. ]+\))?\s[–—-]{1,2}\s"
)
_PRONOUN = re.compile(r"\b(he|she|they|it|his|her|their|its)\b(?!['’])", re.IGNORECASE)
_EARLY = 6  # words of a sentence within which an unexplained pronoun makes it unclear
_NEAR = 2  # paragraphs over which a day told goes without saying
_LABEL = re.compile(r"^(?:(?:[-*•–]|\d{1,3}[.)]|\([a-z\d]\)|#{1,6})\s+)+")
_EXPLETIVE = re.compile(
    r"^it\s(?:(?:is|was|has\sbeen|had\sbeen|will\sbe|would\sbe|seems?|seemed|appears?|appeared|took|takes|turned\sout|"
    r"emerged|follows|remains|became)\s(?!(?:\w+\s)?(?!expected|reported|announced|agreed|decided|hoped|feared|"
    r"believed|estimated|claimed|said)\w+ed\b)[^,;]*\b(?:that|to|who|whether|how|when|for)\b|(?:rained|snowed|"
    r"is\stime|took)\b|(?:would\s|will\s)?costs?\s[^;]*\bto\s\w+\s(?:an?|one|the)\b|"
    r"(?:was|is)\sthe\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|"
    r"only|most|largest|biggest|heaviest|worst|deadliest|highest|lowest)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:(?:On|In|At|By|Since|After|During|But|And|Yet|So|For|If|When|While|Although|Last|This|Then|Later|However|"
    r"Until)\b[^,.;:]{0,40}(?:,\s|\s))?"
)
_PREPOSITION = re.compile(r"(?:On|In|At|By|Since|After|During|For|Until)\s")
# After "it" these verbs tell of a thing; others of somebody who acts.
_NO_ACTOR = re.compile(
    r"^(?:\s(?:has|had|have|also|now|later|then|still))*\s(?:is|was|been|be|comes?|came|rose|rises|fell|falls|costs?|"
    r"stood|stands|lasted|lasts|took|takes|remained|remains|grew|grows|ended|ends|began|begins|started|contain\w*|"
    r"include\w*|weigh\w*|measure\w*|carr\w+|flew|hit|struck|will|would|could|may|might|burned|exploded|does|did|"
    r"follow\w*|matters?|needs?|works?|shows?|showed|gives?|gave|brings?|brought|means?|meant|makes?|made|became|"
    r"becomes)\b"
)
_POSSESSIVE = {"his", "her", "their", "its"}
_SUBJECT_PRONOUN = {"he", "she", "they", "it"}
_SOMEBODY = re.compile(
    r"\b(?:man|men|woman|women|boy|girl|child|people|person|mother|father|official|student|resident|soldier|tourist|"
    r"[a-z]{3,}(?:er|or|ist|man|woman))\b"
)
_OBJECT_HER = re.compile(
    r"^(?:[.,;:!?]|$|\s(?:to|in|on|at|of|for|with|from|by|and|as|that|a|the|last|about|because|when|into)\b)"
)
_FOLLOWS = (
    r"(?=['’]s\b|[,.;:)!?]|\s(?:has|had|was|were|is|are|and|or|in|on|at|by|for|from|with|to|after|before|since|during|"
    r"until|when|where|which|that|who|said|says|lost|saw|told|put|itself|itself|could|would|will|remained|early|late|"
    rf"overnight|alone|over|under|between|while|but|as)\b|\s{PAST.pattern}|$)"
)
_PLACE = re.compile(rf"\b[Tt]he\s(city|town|capital|country|nation){_FOLLOWS}")
_WHOLE = re.compile(r"\bof (?:the|that) (?:whole|total|entire sum)(?=[,.;)]|$)")
_OF_THAT = re.compile(r"\bof (?:that|this)(?=\s(?:and|but|was|were|went|came)\b|[,.;)]|$)")
_ELLIPTIC = re.compile(rf"^((?:{NUMBER_WORD}|\d[\d,]*)(?:\sothers)?)\s(?={PAST.pattern})", re.IGNORECASE)
_HOLDER = re.compile(
    rf"\b[Tt]he\s(mayor|president|prime\sminister|minister|foreign\sminister|governor|chancellor|king|queen|pope|"
    rf"manager|coach|captain|striker|professor|chief\sexecutive|leader|spokesman|spokeswoman){_FOLLOWS}"
)
_FIRM = re.compile(rf"\b[Tt]he\s(company|group|firm|bank|club|ministry|party|agency){_FOLLOWS}")
_THAT = re.compile(
    r"^(That|This)\s(?=(?:took|takes|brought|brings|was|is|made|makes|came|raised|meant|left|put|includes?|compares?|"
    r"represents?|amounts?|equals?|marks?|marked|would|will|has|had)\b)"
)
_VERB = re.compile(rf"({PAST.pattern})|{PRESENT.pattern}|{MODAL.pattern}")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A sentence made to stand alone; `unclear` says which reference it needs and nothing told, "" if none."""

    text: str
    context: Context
    unclear: str = ""
    day: date | None = None  # the day of the story just before, where that goes without saying


def resolve(sentence: str, context: Context, paragraph: int) -> Resolved:
    """Resolve a sentence's references from what came before it, and take it into the context."""
    text, context = _without_dateline(_LABEL.sub("", sentence) or sentence, context, paragraph)
    found = dates(text, context.reference or context.day)
    masked = QUOTED.sub(lambda match: "\x00" * len(match.group()), text)
    person, unclear = _pronoun_edits(masked, context)
    edits = [
        *person,
        *_noun_edits(masked, context),
        *date_edits(text, found, context.day),
        *event_edits(text, context.events),
    ]
    resolved = apply(text, edits)
    now = dates(resolved, context.reference or context.day)
    day = context.day if paragraph - context.paragraph <= _NEAR else None
    shown = resolved if now else with_day(resolved, day)
    following = replace(
        after(context, resolved),
        reference=context.reference or first_day(now),
        day=told_day(resolved, now, context.day),
        events=told_events(resolved, now, context.events),
        paragraph=paragraph if now else context.paragraph,
    )
    return Resolved(shown, following, unclear, day)


def _without_dateline(sentence: str, context: Context, paragraph: int) -> tuple[str, Context]:
    match = _DATELINE.match(sentence)
    if match is None or not (match.group(2) or match.group(1).strip().isupper()):
        return sentence, context
    day = next((one.last for one in dates(match.group(2) or "", context.reference)), None)
    place = match.group(1).strip().title()
    stated = replace(context, cities=(place, *context.cities))
    if day is not None:
        stated = replace(stated, reference=day, day=day, paragraph=paragraph)
    return sentence[match.end() :], stated


def with_day(text: str, day: date | None) -> str:
    """The day of the story after a sentence that tells what happened and names no date."""
    verb = _VERB.search(text)
    if day is None or verb is None or not verb.group(1) or verb.group(1) in {"had"}:
        return text
    end = re.search(r"[.!?…]*[\"”’»')\]]*$", text)
    at = end.start() if end else len(text)
    return f"{text[:at]} ({printed(day)}){text[at:]}"


def _pronoun_edits(text: str, context: Context) -> tuple[list[Edit], str]:
    """The first pronoun that points back to an earlier sentence, replaced; or which one nothing explains."""
    that = _THAT.match(text)
    if that:
        thing = context.introduced
        return ([Edit(0, len(that.group(1)), in_case_of(thing, "T"))] if thing else []), ""
    match = _PRONOUN.search(text)
    if match is None or _explained_within(text, match, context):
        return [], ""
    word = match.group().lower()
    if word in {"he", "she", "his", "her"}:
        name = context.person(female=word in {"she", "her"})
    else:
        name = _thing(text, match, context)
    if not name:
        return [], _unclear(text, match, context)
    ending = _possessive_ending(name) if word in _POSSESSIVE and not _is_object(text, match) else ""
    return [Edit(match.start(), match.end(), in_case_of(name, match.group()) + ending)], ""


def _possessive_ending(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _is_object(text: str, match: re.Match[str]) -> bool:
    return match.group().lower() == "her" and bool(_OBJECT_HER.match(text[match.end() :]))


def _explained_within(text: str, match: re.Match[str], context: Context) -> bool:
    """True if the sentence itself names whom the pronoun means, before it or, after "In his …", behind it."""
    word, start = match.group().lower(), match.start()
    personal = word in {"he", "she", "his", "her"}
    if not personal:
        is_expletive = word == "it" and _EXPLETIVE.match(text[start:])
        before = text[:start]
        return not _OPENING.fullmatch(before) or bool(_PREPOSITION.fullmatch(before)) or bool(is_expletive)
    if word in _POSSESSIVE and _SOMEBODY.search(text[:start]):
        return True
    surnames = [one.name.rsplit(" ", maxsplit=1)[-1] for one in context.people]
    if any(re.search(rf"\b{re.escape(name)}\b", text[:start]) for name in surnames):
        return True
    kinds = {Kind.PERSON, Kind.OTHER}
    named = [one for one in mentions(text) if one.kind in kinds and not one.name.isupper()]
    if any(one.start < start and (one.kind is Kind.PERSON or attribution(text)) for one in named):
        return True
    opens = re.match(r"(?:In|On|At|With|By|For|After|Before|During|Since|When|While|As|Despite)\s", text)
    return bool(opens) and word in _POSSESSIVE and any(one.start > start for one in named)


def _thing(text: str, match: re.Match[str], context: Context) -> str:
    word, rest = match.group().lower(), text[match.end() :]
    if word in {"they", "their"}:
        return context.plural
    if word == "its" or not _NO_ACTOR.match(rest):
        return context.actor or context.thing
    return context.thing


def _unclear(text: str, match: re.Match[str], context: Context) -> str:
    """The question that a reader would ask; "it" and "they" may also mean what no rule can name."""
    word = match.group().lower()
    if word not in _SUBJECT_PRONOUN or len(text[: match.start()].split()) >= _EARLY:
        return ""
    source = attribution(text)
    if (word in {"it", "they"} and any(context.subjects)) or (source and source.trailing and source.speaker == word):
        return ""
    return f"{'what' if word == 'it' else 'who'} {'are' if word == 'they' else 'is'} “{word}”?"


def _noun_edits(text: str, context: Context) -> Iterator[Edit]:
    """One replacement for each kind of noun phrase: place, office, organisation."""
    places: dict[str, Callable[[], str]] = {
        "city": lambda: next(iter(context.cities), ""),
        "town": lambda: next(iter(context.cities), ""),
        "capital": lambda: context.capital,
        "country": lambda: context.country,
        "nation": lambda: context.country,
    }
    yield from _first(text, _PLACE, lambda word: places[word]())
    yield from _first(text, _HOLDER, context.holder)
    if (whole := _WHOLE.search(text)) and context.introduced:
        yield Edit(whole.start(), whole.end(), f"of {context.introduced}")
    if (that := _OF_THAT.search(text)) and context.total:
        yield Edit(that.start(), that.end(), f"of {context.total}")
    if (elliptic := _ELLIPTIC.match(text)) and context.counted:
        yield Edit(elliptic.end(1), elliptic.end(1), f" of the {context.counted}")
    for one in mentions(text):
        longer = full_name(context, one.name)
        if one.kind is Kind.ORGANISATION and longer != one.name and longer.endswith(one.name) and longer not in text:
            yield Edit(one.start, one.end, longer)
    yield from _first(text, _FIRM, lambda _: next(iter(context.organisations), ""))


def _first(text: str, pattern: re.Pattern[str], name_of: Callable[[str], str]) -> Iterator[Edit]:
    match = pattern.search(text)
    name = name_of(match.group(1).lower()) if match else ""
    if match and name and name not in text:
        yield Edit(match.start(), match.start() + len("the ") + len(match.group(1)), name)
