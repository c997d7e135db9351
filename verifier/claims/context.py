"""What a text has said so far: whom and what its pronouns and "the city" can mean, and which day it speaks of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from verifier.claims.attribution import Attribution, attribution
from verifier.claims.mentions import HOLDS_OFFICE, Kind, Mention, mentions
from verifier.claims.places import CAPITAL_OF, COUNTRY_OF
from verifier.claims.wording import MODAL, NUMBER_WORD, PAST, PRESENT, WEEKDAY

_Item = TypeVar("_Item")
_REMEMBERED = 12
_COLLECTIVE = re.compile(
    r"\b(?:team|group|crew|couple|pair|police|company|party|club|government|board|council)\b", re.I
)
_VERB = re.compile(rf"{PAST.pattern}|{PRESENT.pattern}|{MODAL.pattern}")
_NO_SUBJECT = re.compile(
    r"^(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Yy]ou|[Tt]his|[Tt]hat|[Tt]here|[Ww]ho|[Ww]hat|[Nn]obody|[Oo]n|[Ii]n|"
    r"[Aa]t|[Bb]y|[Ff]or|[Ff]rom|[Ww]ith|[Aa]fter|[Bb]efore|[Dd]uring|[Ss]ince|[Uu]ntil|[Ww]hen|[Ww]hile|[Aa]s|[Ii]f|"
    r"[Oo]f|[Aa]ccording|[Oo]nly|[Aa]lthough|[Dd]espite|[Uu]nder|[Tt]o)\b"
)
_COUNTED = re.compile(rf"(?:\d[\d,]*|{NUMBER_WORD})\s((?:[a-z-]+\s){{0,2}}[a-z-]+s)$", re.IGNORECASE)
_COUNTED_THING = re.compile(
    rf"\b(?:\d[\d,]*|{NUMBER_WORD})\s((?:(?!of|percent|per|to|and|or|in|on|at|by|days|years)[a-z-]+\s){{0,2}}"
    r"(?!days|years|months|weeks|hours|minutes|times|percent|points|dollars|euros|pounds|metres|goals)[a-z-]{3,}s)\b"
)
_NEWS = re.compile(
    r"\b(?:Reuters|AFP|AP|TASS|Bloomberg|CNN|BBC|Interfax|Xinhua|Ukrinform|Sputnik|News|Times|Post|Press)\b"
)
_TOTAL = re.compile(
    r"\bthe\s(?:total|sum|volume|turnover|budget)\s(?:for|in|of)\s(?:[A-Z][a-z]+\s)?(?:1[5-9]|20)\d\d\b"
)
_ADVERBS = re.compile(r"\s(?:later|also|now|then|has|have|had|still|already|only|just|never|not|\w+ly)$")
_INTRODUCED = re.compile(
    r"\b(an?)\s((?:[a-z-]+\s){0,2}(?:package|law|bill|deal|agreement|contract|report|study|survey|programme|program|"
    r"plan|treaty|budget|loan|grant|project|order|strike|attack|raid|exercise|vote|petition|poll|fund))\b"
)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything resolved so far, most recent first.

    `reference` is the day the text was written, `day` the one it last told of (None after a vaguer period), `paragraph`
    where that was.
    """

    people: tuple[Mention, ...] = ()
    leading: str = ""  # the person the last sentence was about
    organisations: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()  # of each sentence, "" where it is a person or no plain noun phrase
    objects: str = ""  # what the last sentence counted, last: "the drones" of "34 of 35 drones"
    introduced: str = ""
    total: str = ""  # of the last sentence: "the total for 2022"
    reference: date | None = None
    day: date | None = None
    paragraph: int = -9
    events: tuple[tuple[str, date], ...] = ()  # "call" and its day, the last told first

    def person(self, female: bool) -> str:
        """The person "he" or "she" most likely is; "" if nobody fits."""
        fitting = [one for one in self.people if one.female is None or one.female is female]
        best = next((one for one in fitting if one.name == self.leading), None) or next(iter(fitting), None)
        return best.name if best else ""

    def holder(self, role: str) -> str:
        """The last named person who holds an office such as "mayor"."""
        return next((one.name for one in self.people if re.search(rf"\b{re.escape(role)}$", one.role)), "")

    @property
    def country(self) -> str:
        """The last named country, or that of the last named capital."""
        return next(iter(self.countries), "") or next((COUNTRY_OF[c] for c in self.cities if c in COUNTRY_OF), "")

    @property
    def capital(self) -> str:
        """The last named capital, or that of the last named country."""
        named = next((city for city in self.cities if city in COUNTRY_OF), "")
        return named or CAPITAL_OF.get(self.country, "")

    @property
    def plural(self) -> str:
        """The last subject that "they" can stand for."""
        fitting = [one for one in self.subjects if one and (_is_plural(one) or one in self.organisations)]
        if self.objects and not (fitting and self.subjects[0] == fitting[0]):
            return self.objects
        return next(iter(fitting), "")

    @property
    def actor(self) -> str:
        """Who did what "it" did: the country or organisation the last sentence was about, else the last one named."""
        told = next(iter(self.subjects), "")
        if told in (*self.organisations, *self.countries):
            return told
        named = next((one for one in self.organisations if not _NEWS.search(one)), "")
        return named or next((one.name for one in self.people if " " not in one.name and one.name == self.leading), "")

    @property
    def counted(self) -> str:
        """What the last subject with a number counted: "attack drones" of "Sixteen attack drones"."""
        match = next(filter(None, map(_COUNTED.match, self.subjects[:2])), None)
        return match.group(1) if match else ""

    @property
    def thing(self) -> str:
        """The last subject that "it" can stand for."""
        return next((one for one in self.subjects[:2] if one and (not _is_plural(one) or _COLLECTIVE.search(one))), "")


def after(context: Context, sentence: str) -> Context:
    """The context once a sentence, with its references resolved, has been read."""
    found = mentions(sentence)
    source = attribution(sentence)
    people = [_known(context, one) for one in found if _is_person(context, source, one)]
    people += _by_office(source, people)
    return replace(
        context,
        people=_recent(people, context.people),
        leading=_leading(source, people) or context.leading,
        organisations=_recent(_organisations(context, found), context.organisations),
        cities=_recent(_cities(context, found), context.cities),
        countries=_recent([one.name for one in found if one.kind is Kind.COUNTRY], context.countries),
        subjects=(*_subjects(context, sentence, people), *context.subjects)[:_REMEMBERED],
        objects=_objects(sentence),
        total=_total(sentence),
        introduced=introduced(sentence) or context.introduced,
    )


def _recent(new: Iterable[_Item], old: tuple[_Item, ...]) -> tuple[_Item, ...]:
    newest = tuple(new)
    return (*newest, *(one for one in old if one not in newest))[:_REMEMBERED]


def _leading(source: Attribution | None, people: list[Mention]) -> str:
    """Whom a sentence is about: who speaks in it, else who is named first."""
    speaking = [one.name for one in people if source and one.name.rsplit(" ", maxsplit=1)[-1] in source.speaker]
    return next(iter([*speaking, *(one.name for one in people)]), "")


def _by_office(source: Attribution | None, people: list[Mention]) -> list[Mention]:
    """A speaker known only by an office: "Kyiv's mayor"."""
    if people or source is None or not source.definite or not HOLDS_OFFICE.search(source.speaker):
        return []
    return [Mention(0, 0, definite(source.speaker), Kind.PERSON)]


def _is_person(context: Context, source: Attribution | None, one: Mention) -> bool:
    if one.kind is Kind.PERSON:
        return True
    if one.kind is not Kind.OTHER:
        return False
    return _full(context, one.name) is not None or (source is not None and one.name == source.speaker)


def _full(context: Context, name: str) -> Mention | None:
    return next((one for one in context.people if _names_same(one.name, name)), None)


def _names_same(full: str, name: str) -> bool:
    """A surname or first name, or the full name behind a word that only stands first."""
    words = full.split(" ")
    return name in {full, words[0], words[-1]} or name.endswith((f" {full}", f" {words[-1]}"))


def _known(context: Context, one: Mention) -> Mention:
    """The mention under the fullest name, with the office and the sex known from before."""
    before = _full(context, one.name)
    if before is None:
        return one._replace(start=0, end=0, kind=Kind.PERSON)
    return before._replace(role=one.role or before.role)


def _organisations(context: Context, found: Iterable[Mention]) -> list[str]:
    """Organisations named, those known by a longer name under that."""
    known = {one.name: full_name(context, one.name) for one in found}
    return [
        known[one.name] for one in found if one.kind is Kind.ORGANISATION or known[one.name] in context.organisations
    ]


def full_name(context: Context, short: str) -> str:
    """The long name of an organisation: "United" is "Dunmore United" once that was named."""
    return next((one for one in context.organisations if short in {one.split(" ")[0], one.split(" ")[-1]}), short)


def _cities(context: Context, found: Iterable[Mention]) -> list[str]:
    short = {one.split(" ")[0] for one in context.organisations}
    return [one.name for one in found if one.kind is Kind.CITY and one.name not in short]


def subject(sentence: str) -> str:
    """The words before the first verb, if they look like a noun phrase without a comma."""
    verb = _VERB.search(sentence, 1)
    if verb is None or _NO_SUBJECT.match(sentence) or re.match(WEEKDAY, sentence):
        return ""
    phrase = sentence[: verb.start()].strip()
    while adverb := _ADVERBS.search(phrase):
        phrase = phrase[: adverb.start()]
    if re.search(r"[,;:“”\"()–—]", phrase) or not 1 <= len(phrase.split()) <= 8:
        return ""
    return phrase


def _subjects(context: Context, sentence: str, people: list[Mention]) -> tuple[str, ...]:
    phrase = subject(sentence)
    if re.search(r"['’]s?$", phrase) or any(
        phrase.endswith(one.name) or phrase.endswith(one.name.split(" ")[-1]) for one in people
    ):
        return ("",)
    if re.fullmatch(rf"(?:{NUMBER_WORD}|\d[\d,.]*)", phrase, re.IGNORECASE):
        return ("",)
    return (definite(full_name(context, phrase)),)


def definite(phrase: str) -> str:
    """A noun phrase as it is called the second time: "a law" becomes "the law"."""
    return re.sub(r"^(?:[Aa]n?|[Tt]his|[Tt]hese|[Ss]ome|[Ss]everal)\s", "the ", phrase)


def introduced(sentence: str) -> str:
    """The last law, package, attack … that a sentence names with "a", as it is called from then on."""
    named = [match.group(2) for match in _INTRODUCED.finditer(sentence)]
    return f"the {named[-1]}" if named else ""


def _objects(sentence: str) -> str:
    counted = [match.group(1) for match in _COUNTED_THING.finditer(sentence)]
    return f"the {counted[-1]}" if counted else ""


def _total(sentence: str) -> str:
    match = _TOTAL.search(sentence)
    return match.group() if match else ""


def _is_plural(phrase: str) -> bool:
    head = re.split(r"\s(?:of|in|on|at|from|for|with|led|by|to|who|that)\s", phrase)[0]
    last = head.split(" ")[-1]
    return bool(re.search(r"[^s’']s$", last)) or bool(_COLLECTIVE.search(head)) or bool(re.search(r"\band\b", head))
