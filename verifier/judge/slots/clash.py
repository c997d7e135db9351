"""Asks every rule about the sentences of a passage."""

from collections.abc import Callable, Sequence

from verifier.judge.slots.days import otherwise_dated
from verifier.judge.slots.negation import denied
from verifier.judge.slots.opposites import before_for_after, opposite
from verifier.judge.slots.settings import elsewhere
from verifier.judge.slots.sides import other_side
from verifier.judge.slots.text import Sentence, forms, sentences
from verifier.judge.slots.universals import not_all
from verifier.judge.words import share
from verifier.types import Claim, Quantity

# The share of the claim's words that the passage, and the sentence in it, must hold before a rule may speak.
_RULES: tuple[tuple[Callable[[Sentence, Sentence], str], float, float], ...] = (
    (opposite, 0.55, 0.34),
    (before_for_after, 0.55, 0.1),
    (elsewhere, 0.7, 0.34),
    (not_all, 0.6, 0.34),
)
_DENIED = (denied, 0.6, 0.5)
_SIDES = 0.6
_DATED = 0.6


def clash(claim: Claim, passage: str, relevance: float, *, counts: bool) -> str:
    """Why the passage contradicts the claim, as far as rules can tell; empty when they cannot.

    `relevance` in 0..1 is the share of the claim's words that the passage holds; `counts` says whether numbers decide
    the claim: what "no" is said of is left to those then.
    """
    asked = sentences(claim.text)
    told = sentences(passage)
    if not asked:
        return ""
    matter = forms(asked[0])
    for rule, least, alike in _RULES if counts else (*_RULES, _DENIED):
        for sentence in told:
            if rule is elsewhere and _is_there(asked[0], passage):
                continue
            if relevance >= least and share(matter, forms(sentence)) >= alike and (reason := rule(asked[0], sentence)):
                return reason
    return other_side(asked[0], told) if relevance >= _SIDES else ""


def _is_there(claim: Sentence, passage: str) -> bool:
    """Whether all names of the claim stand in the passage, so that it may tell of two places."""
    return all(word.text in passage for word in claim[1:] if word.name)


def misdated(claim: Claim, passage: str, relevance: float, dates: Sequence[Quantity]) -> str:
    """Why the passage gives the event of the claim another date; empty when it does not, or cannot be told."""
    return otherwise_dated(claim, passage, dates, relevance) if relevance >= _DATED else ""
