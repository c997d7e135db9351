"""What something is: the same thing, told to be of another nation or of another kind of work."""

import re
from collections.abc import Iterator

from verifier.judge.places import country
from verifier.judge.slots.text import NEGATIONS
from verifier.judge.words import names, stem

# "Pink was an American singer": the words after the article, up to what only explains them.
_IS = re.compile(
    r"\s(?:is|was|are|were)\s(?:(?:only|also|both|once)\s)?(?:an?|the)\s"
    r"(?P<what>(?:[\w'’-]+\s){0,7}?[\w'’-]+)(?=\s(?:by|of|in|on|at|from|for|to|with|who|whose|that|which|and|or|"
    r"best|known|based|directed|written|produced|released|published|created|starring)\b|\s?[,.;:()]|\s*$)"
)
_END, _LONGEST = re.compile(r"[.;]\s"), 240  # characters of a subject
# Things of two of these kinds are two things.
_KINDS = tuple(
    frozenset(kind.split())
    for kind in (
        "song single",
        "album",
        "film movie",
        "novel book novella",
        "opera",
        "sitcom series show",
        "magazine newspaper journal",
        "river",
        "mountain volcano",
        "lake",
        "country nation",
    )
)
_PRONOUNS = frozenset("he she it they".split())


def otherwise_classed(claim: str, told: str) -> str:
    """The reason why a passage makes the claim's subject something else; empty when it does not."""
    asked = next(_classes(claim), None)
    if asked is None or not NEGATIONS.isdisjoint(claim.lower().split()):
        return ""
    subject, wanted = asked
    given = [what for other, what in _classes(told) if _is_of(subject, other) and NEGATIONS.isdisjoint(what)]
    for told_by in (_nations, _kind):
        ours = told_by(wanted)
        known = [what for what in given if told_by(what)]
        if ours and known and all(ours.isdisjoint(told_by(what)) for what in known):
            return f"it says {' '.join(known[0])}, the claim {' '.join(wanted)}"
    return ""


def _classes(text: str) -> Iterator[tuple[str, list[str]]]:
    for match in _IS.finditer(text):
        before = _END.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
        if before.strip():
            yield before, match["what"].split()


def _is_of(subject: str, other: str) -> bool:
    """Whether two subjects may be the same: all names of the one are in the other, or both are pronouns."""
    named, last = names(f". {subject}"), other.rsplit(maxsplit=1)[-1].lower()
    if not named:
        return last in _PRONOUNS
    return named <= {stem(word) for word in re.findall(r"\w+(?:-\w+)*", other)}


def _nations(words: list[str]) -> frozenset[str]:
    """The countries of the adjectives before the noun, each half of "Asian-American" for itself."""
    parts = [part for word in words[:-1] for part in (word, *word.split("-")) if part[:1].isupper()]
    return frozenset(found for part in parts if (found := country(part.lower())))


def _kind(words: list[str]) -> frozenset[str]:
    return next((kind for kind in _KINDS if words[-1].lower() in kind), frozenset())
