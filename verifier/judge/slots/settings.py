"""Where: the same deed, told with another place after the same preposition."""

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.judge.places import country
from verifier.judge.slots.text import Sentence, forms, phrases
from verifier.judge.words import form

_PREPOSITIONS = frozenset("in at from off near over into".split())
# What sort of place a name says it is; places of different sorts may lie in each other.
_SORTS = frozenset(
    "sea ocean strait gulf bay river lake island district region oblast province county street square stadium airport "
    "port city village town".split()
)
_SORT_FORMS = frozenset(map(form, _SORTS))


@dataclass(frozen=True, slots=True)
class _Setting:
    deed: str
    preposition: str
    place: Sentence

    @property
    def named(self) -> frozenset[str]:
        return forms(self.place)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.place)


def elsewhere(claim: Sentence, told: Sentence) -> str:
    """The reason why a sentence puts what the claim tells in another place; empty when it does not."""
    there = forms(told)
    for asked in _settings(claim):
        for found in _settings(told) if not asked.named <= there else ():
            if (asked.deed, asked.preposition) == (found.deed, found.preposition) and _rivals(asked.named, found.named):
                return f"it says {found.preposition} {found.text}, the claim {asked.preposition} {asked.text}"
    return ""


def _settings(sentence: Sentence) -> Iterator[_Setting]:
    """Every named place with the deed that it belongs to."""
    for first, last in phrases(sentence):
        at = first - 1
        while at >= 0 and sentence[at].low in ("the", "a"):
            at -= 1
        if at < 1 or sentence[at].low not in _PREPOSITIONS:
            continue
        deed = next((word.form for word in reversed(sentence[max(0, at - 2) : at]) if word.form and not word.name), "")
        end = last + any(word.low in _SORTS for word in sentence[last : last + 1])
        if deed:
            yield _Setting(deed, sentence[at].low, sentence[first:end])


def _rivals(asked: frozenset[str], found: frozenset[str]) -> bool:
    """Whether two names are of one sort, and different."""
    if asked <= found or found <= asked or asked & _SORT_FORMS != found & _SORT_FORMS:
        return False
    return any(map(country, asked)) == any(map(country, found)) or bool(asked & _SORT_FORMS)
