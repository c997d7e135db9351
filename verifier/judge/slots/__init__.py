"""What the words of a claim ask for, slot by slot, and where a passage fills one otherwise.

A slot that a passage fills differently, in words that otherwise match, contradicts the claim; one that it leaves open
says nothing. Each rule has a module of its own and answers with a reason in words, or with nothing.
"""

from verifier.judge.slots.clash import clash, misdated
from verifier.judge.slots.classes import otherwise_classed
from verifier.judge.slots.compared import is_swapped, larger
from verifier.judge.slots.dated import dated, life_of
from verifier.judge.slots.doers import of_another
from verifier.judge.slots.makers import by_another
from verifier.judge.slots.nearest import better_placed

__all__ = [
    "better_placed",
    "by_another",
    "clash",
    "dated",
    "is_swapped",
    "larger",
    "life_of",
    "misdated",
    "of_another",
    "otherwise_classed",
]
