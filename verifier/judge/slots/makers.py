"""By whom: the same deed, told to be of somebody else."""

import re

from verifier.judge.places import country
from verifier.judge.slots.text import NEGATIONS
from verifier.judge.words import form, names, stem

# "Directed by Jo Doe", "written and sung by the American singer Jo Doe": six words after it may hold the name.
_BY = re.compile(
    r"\b(?P<deed>[a-z]{3,}ed|sung|written|won|made|built|sold|drawn|led|run|held)\s(?:(?:and|,)\s[a-z]+ed\s)?"
    r"(?:[a-z]+ly\s)?by\s(?P<who>[\w'’.-]+(?:\s[\w'’.-]+){0,5})"
)
_MORE = re.compile(r"\s(?:and|or|in|on|at|for|from|to|with|who|of)\s.*|[,;].*|\.\s?[A-Z].*", re.DOTALL)
_OTHERS = re.compile(r"\s?(?:,|\band\b|\bor\b|&)\s")


def by_another(claim: str, told: str) -> str:
    """The reason why a passage names another maker than the claim; empty when it names the same, or none.

    A claim that names several is left alone, for a passage may name some of them.
    """
    if not NEGATIONS.isdisjoint(claim.split()):
        return ""
    there = {stem(word) for word in re.findall(r"\w+(?:['’]\w+)*", told)}
    for asked in _BY.finditer(claim):
        who = _named(asked["who"])
        about = names(f". {claim}") - who
        if not who or who & there or not about & there or _OTHERS.search(claim, asked.start()):
            continue
        for found in _BY.finditer(told):
            if form(found["deed"]) == form(asked["deed"]) and _named(found["who"]):
                return f"it says {_short(found)}, the claim {_short(asked)}"
    return ""


def _named(who: str) -> frozenset[str]:
    """The names among the words after "by", without those of nations; parts of a double name each for itself."""
    found = names(f". {_MORE.sub('', who)}".replace("-", " "))
    return frozenset(name for name in found if not country(name))


def _short(match: re.Match[str]) -> str:
    return f"{match['deed']} by {_MORE.sub('', match['who']).rstrip('.')}"
