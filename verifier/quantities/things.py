"""What is counted and what happened to it: how far two noun phrases or predicates mean the same."""

import re
from functools import lru_cache

# One group a line: words that news reports use for one another.
_SYNONYMS = """
drone drones uav uavs shahed shaheds geran gerans unmanned quadcopter
missile missiles rocket rockets projectile
person people resident residents inhabitant citizen human individual population folk men-and-women
soldier soldiers serviceman servicemen troop troops fighter militant rebel combatant
dead death deaths fatality fatalities killed body bodies casualty toll victim life
wounded injured injury injuries hurt
child children kid minor
home house household dwelling apartment flat
employee worker staff job
company firm business corporation
student pupil
vehicle car automobile
plane aircraft jet airplane
ship vessel warship boat
euro euros eur
kilometre kilometer km
voter elector
vote ballot
seat mandate
building block
strike attack raid bombardment barrage assault salvo
goal goals
case infection
patient sufferer
country nation state
city town capital
hospital clinic
film movie picture
book novel title
copy unit
area region province oblast district
""".strip()

# A general word and the things it takes in.
_GENERAL = """
weapon drone missile bomb shell munition
target drone missile
projectile missile shell
person soldier child woman man civilian employee student voter patient official dead wounded teenager girl boy
vehicle tank truck
casualty dead wounded
fossil oil gas coal
""".strip()

# Predicates and the nouns made of them; one concept a line, named by its first word.
_PREDICATES = """
launch launched fire fired firing send sent use used using shot-at direct directed release deploy
aim aimed bound target targeted headed heading toward towards meant against course
down downed shoot shot destroy destroyed intercept intercepted interception stop stopped bring brought
down interceptions downings shootdowns
down eliminate neutralise neutralize halt halted kills repel
hit hits struck strike reach reached impact impacts landed
destroy destroyed ruin ruined demolish
damage damaged
die died dead death deaths kill killed dying killing fatality fatalities toll perish lost bodies
wound wounded injure injured injury injuries hurt
miss missing unaccounted sought
rescue rescued save saved pulled
evacuate evacuated displace displaced flee fled
arrest arrested detain detained
buy bought purchase purchased order ordered import imported acquire contract
sell sold export exported deliver delivered supply supplied shipment shipped provide provided
produce produced producing production build built building make made making manufacture manufacturing
cost price worth
support supported favour favor backed approve
oppose opposed reject against-it
win won victory
lose lost defeat
score scored
live lived resident
employ employed work
join joined enlist
recover recovered
test tested
vaccinate vaccinated
""".strip()

_PLACES = """
city capital
approach approaches approaching way outskirts before near close outside suburbs around
north northern
south southern
east eastern
west western
country nationwide national ukraine-wide countrywide
""".strip()

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "servicemen": "serviceman",
    "feet": "foot", "lives": "life", "wives": "wife", "crises": "crisis", "criteria": "criterion", "mice": "mouse",
    "aircraft": "aircraft", "species": "species", "series": "series", "troops": "troop", "bodies": "body",
}  # fmt: skip
_LIGHT = frozenset(  # words for numbers themselves, which do not say what is counted
    "figure number total count toll tally sum amount estimate share rate level record percentage proportion part whole "
    "value data calculation more peak maximum".split()
)
_DEEDS = frozenset("interceptions interception kills kill downings shootdowns".split())
_EXCEPTION = "exception"  # one of a total that differs from all others
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d+")
_CUT = re.compile(
    r"\b(?:of|in|on|at|from|by|for|with|to|over|under|near|who|which|that|and|or|between|against|during)\b|,"
)
_EMPTY = frozenset(
    "the a an of in on at to by for and was were be been have had has is are it its their his her this that over "
    "across above within into".split()
)
_EXCLUSIVE = tuple(
    frozenset(group.split())
    for group in ("cruise ballistic", "civilian military soldier", "man woman child", "male female", "import export",
                  "residential administrative", "north south east west", "first second third", "gross net",
                  "old new", "urban rural", "public private", "foreign domestic", "primary secondary")
)  # fmt: skip


def lemma(word: str) -> str:
    """The singular, by rule and a short list."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _table(lines: str) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in lines.splitlines():
        words = line.split()
        for word in {*words, *map(lemma, words)}:
            table[word] = table.get(word, frozenset()) | {words[0]}
    return table


_CONCEPT = _table(_SYNONYMS)
_PREDICATE = _table(_PREDICATES)
_PLACE = _table(_PLACES)
_NEAR = frozenset({"approach"})
_KINDS = {line.split()[0]: frozenset(line.split()[1:]) for line in _GENERAL.splitlines()}


@lru_cache(maxsize=2**16)
def words(phrase: str) -> tuple[str, ...]:
    """The words that matter, as singulars in small letters."""
    return tuple(lemma(word) for word in _WORD.findall(phrase) if word.lower() not in _EMPTY)


@lru_cache(maxsize=2**16)
def head(phrase: str) -> str:
    """The noun that a phrase is about: its last word before any preposition."""
    found = words(_CUT.split(phrase.strip(), maxsplit=1)[0]) or words(phrase)
    return found[-1] if found and found[-1] not in _LIGHT else ""


def _concepts(word: str) -> frozenset[str]:
    return _CONCEPT.get(word, frozenset({word}))


@lru_cache(maxsize=2**16)
def thing_likeness(one: str, other: str) -> float | None:
    """How far two counted things are the same, 0 to 1; None when a phrase is empty and nothing can be said."""
    ours, theirs = head(one), head(other)
    if (ours == _EXCEPTION) != (theirs == _EXCEPTION):
        return 0.0
    if not ours or not theirs:
        return None
    if _exclusive(one, other):
        return 0.3
    if ours == theirs:
        return _same_noun(one, other)
    if ours.endswith("ing") and theirs.endswith("ing"):  # deeds: "making one costs", "building one costs"
        return 0.95 if predicates(ours) & predicates(theirs) else None
    return _alike(one, other, ours, theirs)


def _alike(one: str, other: str, ours: str, theirs: str) -> float:
    """How alike two phrases are whose head nouns differ."""
    if _concepts(ours) & _concepts(theirs):
        return 0.95
    both = " and " in one or " and " in other  # "missiles and drones" are all the weapons of a text
    general = max(_general(ours, theirs), _general(theirs, ours))
    return max(_named(one, theirs), _named(other, ours), 0.9 if both and general > 0.5 else general)


def _same_noun(one: str, other: str) -> float:
    if (" and " in one) != (" and " in other):
        return 0.3  # "states and territories" are more than the states
    if _other_matter(one, other):
        return 0.4
    return 0.8 if _differently_named(one, other) else 1.0


def _other_matter(one: str, other: str) -> bool:
    """Whether two phrases say what their noun is made of, and differ: cups of sugar and cups of milk."""
    ours, theirs = (words(phrase.partition(" of ")[2]) for phrase in (one, other))
    concepts = [frozenset().union(*map(_concepts, found)) for found in (ours, theirs)]
    return bool(ours and theirs) and not concepts[0] & concepts[1]


def _differently_named(one: str, other: str) -> bool:
    """Whether two phrases qualify their noun by different names: Grammy awards and Juventud awards."""
    noun = _concepts(head(one))  # a name for the thing itself, as Shahed for a drone, does not set it apart
    ours, theirs = (
        {word for word in _WORD.findall(phrase) if word[0].isupper() and not _concepts(lemma(word)) & noun}
        for phrase in (one, other)
    )
    return bool(ours and theirs) and not ours & theirs


def _named(phrase: str, noun: str) -> float:
    """“strike drones of the Shahed type” names what another text calls Shaheds."""
    return 0.8 if any(_concepts(word) & _concepts(noun) for word in words(phrase)) else 0.1


def _general(general: str, special: str) -> float:
    kinds = frozenset().union(*(_KINDS.get(concept, frozenset()) for concept in _concepts(general) | {general}))
    return 0.55 if kinds & (_concepts(special) | {special}) else 0.1


def _exclusive(one: str, other: str) -> bool:
    ours, theirs = set(words(one)), set(words(other))
    return any(ours & group and theirs & group and not ours & theirs & group for group in _EXCLUSIVE)


@lru_cache(maxsize=2**16)
def predicates(phrase: str) -> frozenset[str]:
    """The concepts of the verbs, and the nouns made of verbs, in a phrase."""
    return frozenset().union(*(_PREDICATE.get(word, frozenset()) for word in _WORD.findall(phrase.lower())))


def names_deed(thing: str) -> bool:
    """Whether a counted thing is what was done rather than to whom: "45 interceptions"."""
    return thing.lower() in _DEEDS


@lru_cache(maxsize=2**16)
def concept(word: str) -> str | None:
    """One name for all words that news reports use for one another; None for a word that has no such fellows."""
    found = predicates(word) or _CONCEPT.get(lemma(word))
    return max(found) if found else None


@lru_cache(maxsize=2**16)
def marks(phrase: str) -> frozenset[str]:
    """The words of a phrase, each by one name for all that are used for one another, and its figures."""
    found = frozenset(_mark(word) for word in _WORD.findall(phrase) if word.lower() not in _EMPTY)
    return found | frozenset(_FIGURE.findall(phrase))


def _mark(word: str) -> str:
    places = _PLACE.get(lemma(word))
    return max(places) if places else concept(word.lower()) or lemma(word)


@lru_cache(maxsize=2**16)
def is_weapon(thing: str) -> bool:
    """Whether the thing is one that is shot down rather than killed."""
    return any(_concepts(word) & {"drone", "missile", "plane"} for word in words(thing))


@lru_cache(maxsize=2**16)
def place_likeness(one: str, other: str) -> float | None:
    """1 for the same place, 0 for two named ones; None when a phrase is empty or too general to tell."""
    ours, theirs = _place_words(one), _place_words(other)
    if not ours or not theirs:
        return None
    if ours & theirs:
        return 1.0
    return 0.0


def _place_words(phrase: str) -> frozenset[str]:
    found = frozenset().union(*(_PLACE.get(word, frozenset({word})) for word in words(phrase)))
    # "Before the city" is not the city.
    return _NEAR if found >= _NEAR else found


def is_named(phrase: str) -> bool:
    """Whether the phrase holds a proper name."""
    return any(word[0].isupper() for word in _WORD.findall(phrase) if word.lower() not in _EMPTY)
