"""Small changes to a sentence that change what it says, each in one respect.

An edit takes a sentence and returns the changed one, or None where it does not apply.
"""

import random
import re
from collections.abc import Callable

from training.masking import MONTHS, number_spans

Edit = Callable[[str, random.Random], str | None]

_AUXILIARY = re.compile(
    r"\b(is|was|are|were|has|have|had|can|will|would|could|should|does|did|do)\b(?! not| never|n't)"
)
_NEGATED = re.compile(
    r"\b(is|was|are|were|has|have|had|can|will|would|could|should) not\b"
    r"|\b(is|was|are|were|has|have|had|could|would)n't\b"
)
_CLAUSE = re.compile(r"\b(who|which|that|whose|where|when|while|if|because|although|after|before|as|since)\b|[;:]")
_PAST = {
    "became": "become", "began": "begin", "won": "win", "lost": "lose", "made": "make", "took": "take", "gave": "give",
    "went": "go", "came": "come", "wrote": "write", "grew": "grow", "fell": "fall", "rose": "rise", "left": "leave",
    "led": "lead", "met": "meet", "said": "say", "told": "tell", "held": "hold", "found": "find", "sent": "send",
    "sold": "sell", "bought": "buy", "hit": "hit", "struck": "strike", "shot": "shoot", "saw": "see", "spoke": "speak",
    "released": "release", "received": "receive", "served": "serve", "died": "die", "moved": "move", "used": "use",
    "produced": "produce", "announced": "announce", "increased": "increase", "decreased": "decrease",
    "reached": "reach", "played": "play", "starred": "star", "appeared": "appear", "started": "start",
    "ended": "end", "launched": "launch", "attacked": "attack", "destroyed": "destroy", "damaged": "damage",
    "killed": "kill", "joined": "join", "returned": "return", "created": "create", "included": "include",
    "caused": "cause", "showed": "show", "reported": "report", "confirmed": "confirm", "signed": "sign",
    "opened": "open", "closed": "close", "married": "marry", "attended": "attend", "founded": "found",
    "directed": "direct", "developed": "develop", "worked": "work", "lived": "live", "remained": "remain",
}  # fmt: skip
_PAST_VERB = re.compile(r"(?<=[a-z)] )(" + "|".join(_PAST) + r")\b(?! by\b)")

_OPPOSITES = (
    ("increased", "decreased"), ("increase", "decrease"), ("increases", "decreases"), ("rose", "fell"),
    ("rise", "fall"), ("before", "after"), ("higher", "lower"), ("highest", "lowest"), ("larger", "smaller"),
    ("largest", "smallest"), ("more", "less"), ("most", "least"), ("first", "last"), ("won", "lost"),
    ("best", "worst"), ("better", "worse"), ("northern", "southern"), ("north", "south"), ("eastern", "western"),
    ("east", "west"), ("early", "late"), ("earlier", "later"), ("older", "younger"), ("older", "newer"),
    ("old", "new"), ("male", "female"), ("son", "daughter"), ("father", "mother"), ("brother", "sister"),
    ("husband", "wife"), ("positive", "negative"), ("success", "failure"), ("successful", "unsuccessful"),
    ("accepted", "rejected"), ("approved", "rejected"), ("allowed", "banned"), ("supported", "opposed"),
    ("confirmed", "denied"), ("began", "ended"), ("opened", "closed"), ("arrived", "left"), ("joined", "left"),
    ("guilty", "innocent"), ("public", "private"), ("major", "minor"), ("common", "rare"),
    ("effective", "ineffective"), ("strong", "weak"), ("rich", "poor"), ("long", "short"), ("above", "below"),
    ("bought", "sold"), ("imports", "exports"), ("imported", "exported"), ("gained", "lost"),
    ("improved", "worsened"), ("significant", "insignificant"), ("associated with", "unrelated to"),
    ("inside", "outside"), ("rural", "urban"), ("winter", "summer"), ("day", "night"), ("morning", "evening"),
    ("domestic", "foreign"), ("alive", "dead"), ("always", "never"), ("often", "rarely"), ("with", "without"),
    ("survived", "died"), ("safe", "dangerous"),
)  # fmt: skip
_OPPOSITE = dict(_OPPOSITES) | {b: a for a, b in reversed(_OPPOSITES)}
_OPPOSITE_WORD = re.compile(r"\b(" + "|".join(sorted(_OPPOSITE, key=len, reverse=True)) + r")\b")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = re.compile(
    r"(?<=[Ii]n |[Oo]n |\d\d |.\d |of |by )(" + "|".join(MONTHS) + r")\b|\b(" + "|".join(MONTHS) + r")(?= \d)"
)
_WEEKDAY = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\b")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-2]\d)\b(?![\d,.]\d|['’]?s)")
_OPEN_ENDED = re.compile(r"\b(before|after|since|until|between|by|prior)\b", re.IGNORECASE)
_ACTOR = r"(?:[A-Z][\w'.-]*\w(?: (?:of |the |de |van )?[A-Z][\w'.-]*\w){0,3})"
_ACTIVE = re.compile(
    rf"^(?P<a>(?:The )?{_ACTOR}) (?P<verb>(?:was |were )?(?:defeated|beat|attacked|acquired|bought|sued|succeeded"
    r"|replaced|invited|accused|praised|criticized|hired|fired|followed|preceded|outsold|influenced|supplied|founded|inspired"
    rf"|killed|led|joined|owned)(?: by)?) (?P<b>(?:the )?{_ACTOR})"
)
_FROM_TO = re.compile(rf"\bfrom (?P<a>(?:the )?{_ACTOR}) to (?P<b>(?:the )?{_ACTOR})")


def negate(text: str, rng: random.Random) -> str | None:
    """Put "not" into the main clause, or take it out."""
    negated = _NEGATED.search(text)
    if negated:
        return text[: negated.start()] + (negated[1] or negated[2]) + text[negated.end() :]
    clause = _CLAUSE.search(text)
    end = clause.start() if clause and clause.start() else len(text)
    auxiliary = _AUXILIARY.search(text, 0, end)
    if auxiliary:
        word = rng.choice((" not", " not", " never")) if auxiliary[1] in ("has", "have", "had", "was") else " not"
        return text[: auxiliary.end()] + word + text[auxiliary.end() :]
    verb = _PAST_VERB.search(text, 0, end)
    if verb:
        lead = rng.choice(("did not ", "didn't ", "never "))
        return text[: verb.start()] + lead + (verb[1] if lead == "never " else _PAST[verb[1]]) + text[verb.end() :]
    return None


def oppose(text: str, rng: random.Random) -> str | None:
    """Replace a word by its opposite."""
    return _replace_one(_OPPOSITE_WORD, text, lambda word: _OPPOSITE[word], rng)


def swap_roles(text: str, rng: random.Random) -> str | None:
    """Exchange who did it and to whom, or where from and where to."""
    match = _ACTIVE.search(text) or _FROM_TO.search(text)
    if match is None or match["a"].lower() == match["b"].lower():
        return None
    (a0, a1), (b0, b1) = match.span("a"), match.span("b")
    first, second = match["b"], match["a"]
    if a0 == 0:
        first, second = first[0].upper() + first[1:], second.replace("The ", "the ", 1)
    return text[:a0] + first + text[a1:b0] + second + text[b1:]


def shift_date(text: str, rng: random.Random) -> str | None:
    """Another month, weekday or year; None where the date is only a bound, for then the other date may hold as well."""
    if _OPEN_ENDED.search(text):
        return None
    choices: list[tuple[re.Pattern[str], Callable[[str], str]]] = [
        (_MONTH, lambda word: rng.choice([month for month in MONTHS if month != word])),
        (_WEEKDAY, lambda word: rng.choice([day for day in _WEEKDAYS if day != word])),
        (_YEAR, lambda word: str(int(word) + rng.choice((-20, -10, -3, -2, -1, 1, 2, 3, 10, 14)))),
    ]
    rng.shuffle(choices)
    for pattern, other in choices:
        changed = _replace_one(pattern, text, other, rng)
        if changed:
            return changed
    return None


def change_number(text: str, rng: random.Random) -> str | None:
    """Another number where digits stand that are no date."""
    spans = number_spans(text)
    if not spans:
        return None
    start, end = rng.choice(spans)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    value = int(text[start:end])
    other = rng.choice([max(0, value - 1), value + 1, value * 2, value + 10, value * 10, value // 2, value + 3])
    return None if other == value else text[:start] + str(other) + text[end:]


def _replace_one(pattern: re.Pattern[str], text: str, other: Callable[[str], str], rng: random.Random) -> str | None:
    matches = list(pattern.finditer(text))
    if not matches:
        return None
    match = rng.choice(matches)
    return text[: match.start()] + other(match[0]) + text[match.end() :]
