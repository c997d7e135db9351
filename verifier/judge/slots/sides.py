"""Whose: in a text about two sides, what the claim gives to one of them belongs to the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from verifier.judge.places import country
from verifier.judge.slots.text import Sentence, Word, phrases

# Words for what each of two sides has; "the Russian ships" are Russia's.
_GROUPS = frozenset(
    "side sides ship ships warship warships vessel vessels contingent group fleet navy team squad crew delegation "
    "forces troops unit units camp squadron players".split()
)
_CUTS = frozenset([",", ";", ":", "(", "and", "while", "but", "whereas"])
_OCCASIONS = frozenset("at for during in through via past from off near".split())
_REACH = 3  # words before a name: "for the exercise Joint Sea"


def other_side(claim: Sentence, told: Sequence[Sentence]) -> str:
    """The reason why what the claim gives to one side is the other's; empty when it is not."""
    ours = _owner(claim)
    theirs = {nation for sentence in told for word in sentence if (nation := _nation(word))}
    if not ours or len(theirs) != 2 or ours not in theirs:
        return ""
    (rival,) = theirs - {ours}
    owners = _owners(told)
    for first, last in phrases(claim):
        named = claim[first:last]
        before = {word.low for word in claim[max(0, first - _REACH) : first]}
        if not before & _OCCASIONS and not any(map(_nation, named)) and owners.get(named[-1].form) == {rival}:
            return f"it counts {' '.join(word.text for word in named)} to {rival.title()}, not {ours.title()}"
    return ""


def _owner(claim: Sentence) -> str:
    """The nation that the claim calls a side, "the Chinese contingent", when it names no other."""
    sides = {nation for word, after in pairwise(claim) if after.low in _GROUPS and (nation := _nation(word))}
    others = set(map(_nation, claim)) - sides - {""}
    return sides.pop() if len(sides) == 1 and not others else ""


def _owners(told: Sequence[Sentence]) -> dict[str, set[str]]:
    """The nations that each name stands under: the one in its own part of the sentence, else the last before it."""
    owners: dict[str, set[str]] = {}
    for sentence in told:
        last = ""
        for part in _parts(sentence):
            nations = [nation for word in part if (nation := _nation(word))]
            own = nations[0] if nations else last
            for word in part:
                if own and word.name and not _nation(word):
                    owners.setdefault(word.form, set()).add(own)
            last = nations[-1] if nations else last
    return owners


def _parts(told: Sentence) -> Iterator[Sentence]:
    begin = 0
    for at, word in enumerate(told):
        if word.low in _CUTS:
            yield told[begin:at]
            begin = at + 1
    yield told[begin:]


def _nation(word: Word) -> str:
    return country(word.low.removesuffix("'s").removesuffix("’s")) or ""
