"""Several claims in one sentence, where that is safe: each part must stand alone and keep its own numbers.

Numbers that are parts of one whole are never torn apart: "Of seven drones two … and five …" stays one claim.
"""

import re

from verifier.claims.attribution import attribution, without_attribution
from verifier.claims.context import introduced
from verifier.claims.edits import in_case_of
from verifier.claims.wording import MODAL, NAME_WORD, NUMBER_WORD, PAST, PRESENT, QUOTED, has_number, names

_PART_WHOLE = re.compile(
    rf"^(?:of|out of|among)\s|\bof\s(?:them|these|those|which|whom)\b|\b(?:the\s(?:rest|others|other|remaining|"
    rf"remainder)|"
    r"respectively|each|both|the\sformer|the\slatter|including|among\sthem|in\stotal|altogether)\b|"
    rf",\s(?:and|but)?\s?(?:{NUMBER_WORD}|\d[\d,.]*)\s(?:were|was|had|have|are|more|others?)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r";\s+(?:and\s|but\s)?|,\s(?:and|but|yet|while|whereas|although|though)\s(?=\S)")
_VERB = re.compile(rf"\b(?:{PAST.pattern}|{PRESENT.pattern}|{MODAL.pattern})")
_SUBJECT_START = re.compile(
    rf"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|by\sthe\send\sof|in|on|at|"
    rf"{NAME_WORD})\s|"
    r"[a-z]+s\s(?:in|of|from|for|were|have|had|are)\b"
)
# A number at the end of a clause whose unit or noun stands in the clause before: "…, a missile half a million".
_BARE_NUMBER = re.compile(
    r"(?<![\w.,-])(?!(?:1[5-9]|20)\d\d\b)(?:\d[\d.,]*\d|\d)(?:\s(?:million|billion|trillion))?(?=[.,;)]*(?:\s\(|,|$))|"
    rf"\bhalf\sa\s(?:million|billion)(?=[.,;]|$)|\b{NUMBER_WORD}(?=[.,;]|$)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3  # of a clause without its "he said"
_HANGING = re.compile(
    r"^(?:he|she|it|they|his|her|its|their|this|that|these|those|which|who|so|did|does|had|was)\b", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"^(?:(?:if|when|although|though|while|as|because)|(?:since|after|before)\s(?:he|she|it|they|we))\s", re.IGNORECASE
)
_DANGLING = re.compile(r"\b(?:the\s(?:sum|figure|number|total|amount|toll))\b", re.IGNORECASE)
_MADE_UP = re.compile(
    r",?\s(?:made\sup\sof|consisting\sof|comprising|composed\sof)\s(?P<first>.+?)\sand\s(?P<second>[^,;]+?)(?=[,;.]|"
    r"\s\(|$)"
)
_SUM = re.compile(r"^(?:about\s|some\s|almost\s|more\sthan\s)?[$€£]?\d[\d.,]*\s?(?:million|billion|trillion|bn|m)?\b")
_SHARE_OF_WHOLE = re.compile(
    r"^(?P<who>[A-Z][^,.;]{1,60}?)\s(?P<gets>receives?|received|gets?|got|is given|was given)\s"
    r"(?P<sum>[$€£]?\d[^,;]{0,60}),\s(?P<share>[a-z][^,;]{2,40}?)\sof\s(?P<whole>the\s[^,;.]{3,60})\.$"
)
_UNIT = re.compile(
    r"\d[\d.,]*\s(?:(?:million|billion|trillion)\s)?(dollars|euros|pounds|tonnes|people|yuan|roubles|hryvnias)\b"
)
_HEAD = re.compile(r"\b(?:an?|the)\s((?:[a-z-]+\s){1,3}?)of\s[\d$€£]")
_FOR = re.compile(r"\b(?:million|billion|trillion|percent|thousand|\d)\s(?:[a-z]+\s)?(for\s[A-Z][\w-]+)")
_TRAILING_DAY = re.compile(r"\s\((\d{1,2}\s[A-Z][a-z]+\s\d{4})\)(?=[.!?…]?[\"”’»')]*$)")


def split(text: str) -> tuple[str, ...]:
    """The claims of a sentence, each understandable alone; the sentence itself where no rule is sure."""
    if _PART_WHOLE.search(_before_composition(text)) or QUOTED.search(text):
        return (text,)
    return _composition(text) or _share(text) or _clauses(text)


def _before_composition(text: str) -> str:
    match = _MADE_UP.search(text)
    return text[: match.start()] if match else text


def _composition(text: str) -> tuple[str, ...]:
    """Whole and parts of "a package of 3, made up of 1 from A and 2 under B", each as a claim."""
    match = _MADE_UP.search(text)
    if match is None:
        return ()
    head, parts = _HEAD.search(text[: match.start()]), (match["first"], match["second"])
    if head is None or not all(_SUM.match(part) for part in parts):
        return ()
    unit = _UNIT.search(text[: match.start()])
    named = head.group(1).strip()
    rest = text[match.end() :]
    whole = f"{text[: match.start()]}{rest if rest.strip(' .') else '.'}"
    return (whole, *(f"The {named} included {_with_unit(part, unit.group(1) if unit else '')}{rest}" for part in parts))


def _share(text: str) -> tuple[str, ...]:
    """A sum, and the share of a whole that it is said to be: "receives 858 billion, two thirds of the law"."""
    match = _SHARE_OF_WHOLE.match(text)
    if match is None:
        return ()
    return (
        f"{match['who']} {match['gets']} {match['sum']} in {match['whole']}.",
        f"{match['who']} {match['gets']} {match['share']} of {match['whole']}.",
    )


def _with_unit(part: str, unit: str) -> str:
    """A part with the unit of the whole: "1 billion dollars from stocks"."""
    match = _SUM.match(part)
    if match is None or not unit or unit in part or match.group()[0] in "$€£":
        return part
    return f"{match.group().rstrip()} {unit}{part[match.end() :]}"


def _clauses(text: str) -> tuple[str, ...]:
    """Co-ordinated clauses, if each has a subject and a verb of its own and nothing to look at."""
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if _stands_alone(left) and _starts_anew(right) and not _leans(joint.group(), right):
            return (_first(left, right), *_clauses(_second(left, right)))
    return (text,)


def _stands_alone(clause: str) -> bool:
    source = attribution(clause)
    if source and not source.trailing and source.end >= len(clause):
        return False
    return _has_clause(clause) and not _SUBORDINATE.match(clause)


def _has_clause(clause: str) -> bool:
    verb = _VERB.search(clause)
    return verb is not None and verb.start() > 0 and bool(has_number(clause) or names(clause))


def _starts_anew(clause: str) -> bool:
    verb = _VERB.search(clause)
    if verb is None or not _SUBJECT_START.match(clause):
        return False
    if len(without_attribution(clause, attribution(clause)).split()) < _FEWEST_WORDS:
        return False
    return 0 < len(clause[: verb.start()].split()) <= 14 and _has_clause(clause)


def _leans(joint: str, right: str) -> bool:
    """A clause leans on the one before by a number without its noun or, unless a semicolon parts them, a pronoun."""
    if _BARE_NUMBER.search(right) and not _DANGLING.search(right):
        return True
    return bool(_HANGING.match(right)) and not joint.startswith(";")


def _first(left: str, right: str) -> str:
    """The clause before the joint; a day added at the end of the sentence is its day too."""
    day = _TRAILING_DAY.search(right)
    return f"{left.rstrip(' ,;')}{day.group() if day else ''}."


def _second(left: str, right: str) -> str:
    """The clause behind the joint with what it shares with the one before: the speaker, what a sum was for."""
    source = attribution(left)
    right = _with_subject(left, right)
    if (dangling := _DANGLING.search(right)) and (purpose := _FOR.search(left)) and " of " not in right:
        right = f"{right[: dangling.end()]} {purpose.group(1)}{_in_what(left)}{right[dangling.end() :]}"
        right = _with_currency(right, left)
    if source and not attribution(right):
        return f"{in_case_of(source.speaker, 'A')} said {right}"
    return in_case_of(right, "A")


def _in_what(left: str) -> str:
    return f" in {named}" if (named := introduced(left)) else ""


def _with_currency(right: str, left: str) -> str:
    """A sum with the currency of the clause before: "at 47 billion dollars"."""
    unit = _UNIT.search(left)
    if unit is None or unit.group(1) in right:
        return right
    return re.sub(r"(\d[\d.,]*\s(?:million|billion|trillion))(?=[.,;]|$)", rf"\1 {unit.group(1)}", right, count=1)


def _with_subject(left: str, right: str) -> str:
    """After a semicolon "it had hired 2,360" means the subject of the clause before."""
    match = re.search(r"(?:^|\s)(it|he|she|they)\s(?=has|had|was|were|is|are)", right)
    subject = re.search(rf"(?:^|\s)((?:the|The)\s[a-z]+|{NAME_WORD}(?:\s{NAME_WORD})?)\s(?={PAST.pattern})", left)
    if match is None or subject is None or match.start() > 30:
        return right
    return f"{right[: match.start(1)]}{subject.group(1).replace('The ', 'the ')}{right[match.end(1) :]}"
