"""Numbers in the same place of two sentences with the same words.

"Amar scored 64 percent and Bhavan 36" beside "Amar scored 54 percent and Bhavan 36": where a sentence repeats the
claim's, each number answers the one in its place, and nothing has to be guessed from what they count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Self

from verifier.quantities import compare
from verifier.types import Comparison, Quantity, QuantityKind

# Share of the words of both that must stand in the same order.
_ALIKE = 0.85
_FEWEST = 4  # words; shorter sentences are alike by chance
_LONGEST = 100  # words; no sentence is longer, and comparing takes the square of it
_SURE = 0.95
# They say when; they belong to the frame (frame.py), not to the numbers to be checked.
WHEN = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Parallel:
    """The numbers that stand in the same place. `verbatim`: all the other words, too, are the same in both."""

    comparisons: tuple[Comparison, ...]
    verbatim: bool

    def moved(self, by: int) -> Self:
        """The same with offsets of the evidence into a text that begins so much earlier."""
        return replace(self, comparisons=tuple(replace(c, evidence=_moved(c.evidence, by)) for c in self.comparisons))


def _moved(number: Quantity, by: int) -> Quantity:
    return replace(number, start=number.start + by, end=number.end + by)


def parallel(claim: str, asked: Sequence[Quantity], sentence: str, found: Sequence[Quantity]) -> Parallel | None:
    """Compare by place, where a sentence has nearly the words of the claim; None where it has not.

    Offsets of `asked` are into `claim`, those of `found` into `sentence`. Dates and clock times are words like others.
    """
    asked, found = ([q for q in numbers if q.kind not in WHEN] for numbers in (asked, found))
    ours, theirs = _tokens(claim, asked), _tokens(sentence, found)
    if min(_words(ours), _words(theirs)) < _FEWEST or max(len(ours), len(theirs)) > _LONGEST:
        return None
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return None
    pairs = [
        (ours[block.a + k][1], theirs[block.b + k][1])
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    ]
    compared = [replace(compare(one, other), sure=_SURE) for one, other in pairs if one and other]
    return Parallel(tuple(compared), matcher.ratio() == 1.0) if asked and len(compared) == len(asked) else None


def _tokens(text: str, numbers: Sequence[Quantity]) -> list[tuple[str, Quantity | None]]:
    """Words and marks in small letters; each number, with hedge and unit, is one token that all numbers share."""
    tokens: list[tuple[str, Quantity | None]] = []
    at = 0
    for number in sorted(numbers, key=lambda number: number.start):
        if number.start >= at:
            tokens += [(word.lower(), None) for word in _TOKEN.findall(text, at, number.start)]
            tokens.append((_NUMBER, number))
            at = number.end
    tokens += [(word.lower(), None) for word in _TOKEN.findall(text, at)]
    while tokens and tokens[-1][0] in ".!?":
        tokens.pop()
    return tokens


def _words(tokens: Sequence[tuple[str, Quantity | None]]) -> int:
    return sum(word.isalpha() for word, _ in tokens)
