"""Who and what a sentence names: persons, organisations, cities, countries. Rules, no model."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from verifier.claims.places import CAPITAL_OF, COUNTRY_OF
from verifier.claims.wording import NAME_WORD, NOT_A_NAME, PAST, PRESENT


class Kind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CITY = "city"
    COUNTRY = "country"
    OTHER = "other"


class Mention(NamedTuple):
    """A name at `text[start:end]`; `role` is the office printed before it, `female` None where nothing tells."""

    start: int
    end: int
    name: str
    kind: Kind
    role: str = ""
    female: bool | None = None


_RUN = re.compile(rf"{NAME_WORD}(?:\s(?:of|de|van|von|bin|der|du|la|al)\s{NAME_WORD}|\s{NAME_WORD})*")
# "Residents of Kyiv" names Kyiv, "Bank of England" a bank.
_NO_PART = re.compile(
    r"(?!(?:Bank|University|House|Sea|Gulf|Isle|Bay|Duke|Prince|Ministry|Department|Church|Court|Council|Institute|"
    r"Republic|City|Order|School|College|Federation|Union|Association|Chamber|Board|"
    r"Office)\b)[A-Z][a-z]+\sof\s(?=[A-Z])"
)
_ORGANISATION = re.compile(
    r"\b(?:Council|Ministry|Department|University|College|Institute|United|Rovers|City|Town|Wanderers|Athletic|Party|"
    r"Bank|Foods|Group|Holdings?|Company|Agency|Service|Office|Forces?|Army|Navy|Guard|Staff|Union|Association|"
    r"Committee|Commission|Club|Court|Press|News|Times|Herald|Post|Guardian|Telegraph|Reuters|Bloomberg|Pentagon|"
    r"Kremlin|NATO|Congress|Parliament|Senate|House|Initiative|Act|League|Cup|Organi[sz]ation|Foundation|Trust|Board|"
    r"Inc|Corp|Ltd|plc|Airlines?|Airways|Motors|Records|Hospital|Museum|Police|Authority|Society|Center|Centre|"
    r"Journal|Letters|Review|[A-Z]{2,})\b"
)
_ROLE = (
    "president|vice president|prime minister|minister|foreign minister|chancellor|king|queen|prince|princess|pope|"
    "mayor|governor|senator|secretary|ambassador|spokesman|spokeswoman|spokesperson|general|colonel|major|captain|"
    "admiral|commander|commander-in-chief|chief|chief executive|director|manager|coach|striker|goalkeeper|midfielder|"
    "defender|leader|opposition leader|council leader|professor|doctor|chairman|chairwoman|head|judge|officer|analyst|"
    "economist|author|actor|actress|singer|footballer|founder|billionaire|lawyer|adviser|economist|mr|mrs|ms|dr|sir|"
    "lady|lord|founder|councillor|executive|chair|sheriff|commissioner|congressman|congresswoman|representative|"
    "teammate|researcher|historian|activist|veteran"
)
HOLDS_OFFICE = re.compile(rf"\b(?:{_ROLE})$", re.IGNORECASE)
_NO_QUALIFIER = r"(?!(?:said|says|added|when|the|a|an|by|and|with|to|of|as|for|his|her|its|their|told)\s)"
_ROLE_BEFORE = re.compile(rf"(?:^|[\s(“\"])((?:{_NO_QUALIFIER}[\w’'-]+\s)?(?:{_ROLE})\.?),?\s$", re.IGNORECASE)
_FACILITY = re.compile(
    r"\b(?:Street|Road|Park|Square|Bridge|River|Sea|Ocean|Lake|Bay|Mount|Avenue|Island|Islands|Airport|Station|Oblast|"
    r"Region|District|County|Province|Raion)\b"
)
_ROLE_INSIDE = re.compile(rf"^((?:[A-Z][\w-]+\s){{0,4}}(?:{_ROLE})\.?)\s(?=[A-Z])", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|over|from|to|across|towards?|outside|around|against|into|reached|left|visited|through|of)\s$"
)
_PLACE_NAME = re.compile(r"(?:New|North|South|East|West|San|Santa|Los|Las|Saint|St\.|Port|Fort|El|Upper|Lower)\s[A-Z]")
_REGION_BEHIND = re.compile(
    r"\s(?:[Dd]istrict|[Rr]egion|[Oo]blast|[Pp]rovince|[Cc]ounty|[Ss]tate|[Rr]aion|area|border|front|coast|valley|"
    r"bank)\b"
)
_IN_PLACE = re.compile(r"\b(?:in|near|over|across|outside|around)\s$")
_FEMALE_ROLE = re.compile(
    r"\b(?:mrs|ms|queen|princess|lady|spokeswoman|chairwoman|actress|sister|mother|daughter|wife)\b", re.I
)
_MALE_ROLE = re.compile(r"\b(?:mr|king|prince|sir|lord|spokesman|chairman|pope|brother|father|son|husband)\b", re.I)
_FEMALE_FIRST = re.compile(
    r"^(?:[A-Z][a-z]+(?:ia|na|ra|la|ja|ka|sa|ta|da|lle|tte|ne|beth)|Mary|Sarah|Hannah|Elizabeth|Ruth|Rachel|Margaret|"
    r"Susan|Karen|Ellen|Helen|Carol|Alice|Grace|Rose|Emily|Lucy|Amy|Kate|Joan|Judy|Nancy|Betty|Dorothy|Jill|Angela|"
    r"Theresa|Hillary|Kamala|Nicola|Christine|Ursula|Greta|Deborah|Megan|Lauren|Chloe|Zoe|Agnes|Ingrid|Astrid|Maud|"
    r"Sue|Liz)$"
)
_MALE_FIRST = re.compile(
    r"^(?:James|John|Robert|Michael|William|David|Richard|Joseph|Joe|Thomas|Tom|Charles|Christopher|Chris|Daniel|"
    r"Matthew|Anthony|Mark|Donald|Steven|Stephen|Paul|Andrew|Andrii|Andriy|Kenneth|Kevin|Brian|George|Timothy|Tim|"
    r"Ronald|Edward|Jason|Jeffrey|Ryan|Jacob|Gary|Nicholas|Nick|Eric|Jonathan|Larry|Justin|Scott|Brandon|Benjamin|Ben|"
    r"Samuel|Sam|Gregory|Alexander|Oleksandr|Patrick|Frank|Raymond|Jack|Dennis|Denys|Jerry|Peter|Petro|Henry|Adam|"
    r"Arthur|Boris|Vladimir|Volodymyr|Vitali|Vitaliy|Valerii|Dmitry|Dmytro|Sergei|Serhii|Ivan|Yurii|Yuri|Igor|Ihor|"
    r"Oleh|Oleg|Mykola|Mykhailo|Mikhail|Emmanuel|Jean|Pierre|Olaf|Hans|Karl|Luc|Bob|Bill|Jim|Mike|Steve|Barack|Rishi|"
    r"Keir|Narendra|Xi|Recep|Ali|Mohammed|Muhammad|Ahmed|Lionel|Emiliano|Kylian|Gianni|Byron|Kyrylo|Luis|Carlos|Jose|"
    r"Juan|Pedro)$"
)
_EITHER_FIRST = re.compile(
    r"^(?:Luca|Joshua|Sasha|Nikita|Ilya|Misha|Kolya|Mustafa|Gene|Wayne|Dwayne|Shane|Rene|Eugene|Zelensky)$"
)
_ACTS = re.compile(rf"^\s(?:(?:has|had|also|later|then)\s)*(?:{PAST.pattern}|{PRESENT.pattern})")
_FEW_WORDS = 4


def mentions(text: str) -> tuple[Mention, ...]:
    """The names of a sentence in order."""
    return tuple(found for start, end in _runs(text) if (found := _mention(text, start, end)))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, parted behind a possessive: "Pele's Guinness record"."""
    for match in _RUN.finditer(text):
        start = match.start()
        for possessive in re.finditer(r"['’]s?\s", match.group()):
            yield start, match.start() + possessive.start()
            start = match.start() + possessive.end()
        yield start, match.end()


def _mention(text: str, start: int, end: int) -> Mention | None:
    if start == 0 and (opening := _NO_PART.match(text)):
        start = opening.end()
    while start < end and (word := text[start:end].split(" ", 1)[0]) and NOT_A_NAME.match(word):
        start += len(word) + 1
    if start >= end:
        return None
    name = re.sub(r"['’]s?$", "", text[start:end])
    role = ""
    if inside := _ROLE_INSIDE.match(name):
        role = inside.group(1)
        start, name = start + inside.end(), name[inside.end() :]
    elif before := _ROLE_BEFORE.search(text[:start]):
        role = before.group(1)
    kind = _kind(text, start, start + len(name), name, role)
    female = _is_female(name, role) if kind is Kind.PERSON else None
    return Mention(start, start + len(name), name, kind, role.lower(), female) if kind else None


def _kind(text: str, start: int, end: int, name: str, role: str) -> Kind | None:
    if known := _kind_of_name(name):
        return known
    several = 1 < len(name.split()) <= _FEW_WORDS
    if role and not _is_adjective(name):
        return Kind.PERSON
    if several and not text[:start].rstrip().lower().endswith("the") and not _IN_PLACE.search(text[:start]):
        return Kind.PERSON
    if _REGION_BEHIND.match(text[end:]):
        return Kind.OTHER
    if _PLACE_BEFORE.search(text[:start]):
        return Kind.CITY
    return Kind.OTHER if start > 0 or re.match(r"['’]s\b", text[end:]) or _ACTS.match(text[end:]) else None


def _kind_of_name(name: str) -> Kind | None:
    """What a name is by its words alone."""
    if name in CAPITAL_OF:
        return Kind.COUNTRY
    if name in COUNTRY_OF:
        return Kind.CITY
    if _ORGANISATION.search(name):
        return Kind.ORGANISATION
    if _PLACE_NAME.match(name):
        return Kind.CITY
    return Kind.OTHER if _FACILITY.search(name) else None


def _is_adjective(name: str) -> bool:
    """Ukrainian, Chinese, British: what a role is qualified by, not who holds it."""
    return bool(re.search(r"(?:ian|ish|ese|ean|can|ch)$", name)) and " " not in name


def _is_female(name: str, role: str) -> bool | None:
    if _FEMALE_ROLE.search(role):
        return True
    if _MALE_ROLE.search(role):
        return False
    first = name.split(" ", maxsplit=1)[0]
    if " " not in name or _EITHER_FIRST.match(first):
        return None
    return False if _MALE_FIRST.match(first) else (True if _FEMALE_FIRST.match(first) else None)
