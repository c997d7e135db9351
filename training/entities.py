"""Finds names by their capitals and exchanges them for others of the same type: rough, and enough to make pairs."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_NAME = re.compile(r"\b[A-Z][\w'’.-]*[\w](?: (?:(?:of|the|de|van|von|and) )?[A-Z][\w'’.-]*[\w])*")
_PLACES = frozenset(
    """
    Africa Afghanistan Alabama Alaska America Argentina Asia Athens Atlanta Australia Austria Baghdad
    Bangladesh Barcelona Beijing Belarus Belgium Berlin Boston Brazil Britain Brussels Bulgaria California
    Cambridge Canada Chicago Chile China Colombia Colorado Croatia Cuba Delhi Denmark Detroit Dublin Edinburgh
    Egypt England Estonia Ethiopia Europe Finland Florida France Geneva Georgia Germany Ghana Glasgow Greece
    Hollywood Houston Hungary Iceland India Indonesia Iran Iraq Ireland Israel Istanbul Italy Jamaica Japan
    Jerusalem Kenya Kharkiv Kyiv Latvia Lebanon Libya Lisbon Lithuania Liverpool London Lviv Madrid Malaysia
    Manchester Massachusetts Melbourne Mexico Michigan Minnesota Moldova Montreal Moscow Mumbai Munich
    Netherlands Nigeria Norway Odesa Ohio Oregon Oxford Pakistan Paris Pennsylvania Peru Philadelphia
    Philippines Poland Portugal Prague Romania Rome Russia Scotland Seattle Serbia Shanghai Singapore Slovakia
    Somalia Spain Stockholm Sudan Sweden Switzerland Sydney Syria Taiwan Texas Thailand Tokyo Toronto Tunisia
    Turkey Uganda Ukraine Utah Venezuela Vienna Vietnam Virginia Wales Warsaw Washington Wisconsin Yemen
    Zimbabwe Wuhan Crimea Donetsk Kherson Zaporizhzhia
    """.split()
) | {
    "New York", "New York City", "Los Angeles", "San Francisco", "New Zealand", "South Africa", "South Korea",
    "Las Vegas", "North Korea", "United States", "United Kingdom", "Saudi Arabia", "Hong Kong", "New Jersey",
    "New Orleans", "Sri Lanka",
}  # fmt: skip
_PEOPLES = frozenset(
    """
    African American Argentine Australian Austrian Belgian Brazilian British Bulgarian Canadian Chilean
    Chinese Cuban Czech Danish Dutch Egyptian English European Finnish French German Greek Hungarian Icelandic
    Indian Indonesian Iranian Iraqi Irish Israeli Italian Jamaican Japanese Jewish Kenyan Korean Latvian
    Lebanese Mexican Nigerian Norwegian Pakistani Persian Polish Portuguese Romanian Russian Scottish Serbian
    Spanish Swedish Swiss Syrian Thai Turkish Ukrainian Vietnamese Welsh
    """.split()
)
_BODY = re.compile(
    r"\b(University|College|School|Company|Corporation|Party|Ministry|Army|Force|Navy|Council|Committee|Association|Club|Institute|Records|Studios"
    r"|Bank|Group|Union|League|Times|News|Agency|Court|Museum|Church)\b"
)
_NOT_NAMES = frozenset(
    """
    The A An In On At It He She They This That These Those His Her Its Their As For From After Before During
    While When Although However But And Or If By With Of To Then There Since Under Both Some Many Most All No
    Not One Two Three We You Our My Who What Which I January February March April May June July August
    September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Also Another
    Other Such Each Between Because Despite Unlike Like According Once Early Later Additionally Following
    """.split()
)

Pool = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Names:
    """Where a name to put in may come from: the same page first, else anywhere."""

    near: Pool
    far: Pool


def names(text: str) -> list[tuple[int, int, str]]:
    """(start, end, type) of each name; types are place, people, body, person (two words or more) and other."""
    found = []
    for match in _NAME.finditer(text):
        start, words = match.start(), match[0]
        first = words.split(" ", 1)[0]
        if first in _NOT_NAMES:
            if " " not in words:
                continue
            start += len(first) + 1
            words = words[len(first) + 1 :]
            if words.split(" ", 1)[0] in _NOT_NAMES or not words[0].isupper():
                continue
        elif start == 0 and " " not in words and words not in _PLACES:
            continue  # a capital at the start of a sentence says nothing
        found.append((start, match.end(), _type(words)))
    return found


def pool(sentences: Iterable[str]) -> Pool:
    """Names by type, each once."""
    by_type: dict[str, dict[str, None]] = defaultdict(dict)
    for sentence in sentences:
        for start, end, kind in names(sentence):
            by_type[kind][sentence[start:end]] = None
    return {kind: list(found) for kind, found in by_type.items()}


def exchange(text: str, choices: Names, rng: random.Random) -> tuple[str, bool] | None:
    """Exchange one name for another of its type, a near one where there is one; also whether it was the subject."""
    found = [name for name in names(text) if name[2] in choices.far]
    if not found:
        return None
    start, end, kind = rng.choice(found)
    old = text[start:end]
    candidates = [
        name for name in choices.near.get(kind, ()) if not _overlap(name, old) and name not in text
    ] or choices.far[kind]
    new = rng.choice(candidates)
    if _overlap(new, old) or new in text:
        return None
    return text[:start] + new + text[end:], start <= 4


def _type(name: str) -> str:
    if name in _PLACES:
        return "place"
    if name in _PEOPLES:
        return "people"
    if _BODY.search(name):
        return "body"
    if name.isupper():
        return "acronym"
    return "person" if 1 <= name.count(" ") <= 2 and " of " not in name and " the " not in name else "other"


def _overlap(one: str, other: str) -> bool:
    """Whether two names share a word, as a person's full name and surname do."""
    return bool(set(one.lower().split()) & set(other.lower().split()))
