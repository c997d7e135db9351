"""Lists of numbers that go with lists of names: "won 3, 5 and 7 medals in judo, rowing and sailing respectively"."""

from verifier.quantities import lexicon as lex
from verifier.quantities.binding import Binding
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_LINKS = frozenset(", and or &".split())
_ENDS = frozenset(";:.!?—–")
_OPENERS = lex.words("in for to from at on by of")
_AHEAD, _ITEM = 10, 4  # tokens from the numbers to the names, and of a name


def respective(tokens: Tokens, bindings: list[Binding]) -> dict[int, str]:
    """The name that goes with each number, by the number's index."""
    found: dict[int, str] = {}
    index = 0
    while index < len(bindings):
        last = index
        while last + 1 < len(bindings) and _linked(tokens, bindings[last], bindings[last + 1]):
            last += 1
        if last > index:
            number = last - index + 1
            names = _after(tokens, bindings[last], number) or _before(tokens, bindings, index, last)
            found |= dict(zip(range(index, last + 1), names, strict=False))
        index = last + 1
    return found


def _linked(tokens: Tokens, one: Binding, other: Binding) -> bool:
    """Nothing but a comma or "and" stands between two numbers of one kind."""
    between = tokens.low[one.amount.end : min(other.amount.begin, one.amount.end + 3)]
    alike = one.amount.kind is other.amount.kind is not QuantityKind.DATE
    gap = other.amount.begin - one.amount.end
    return alike and one.sentence == other.sentence and 0 < gap < 3 and all(word in _LINKS for word in between)


def _after(tokens: Tokens, last: Binding, number: int) -> list[str]:
    """The names after the numbers; what follows the last of them is no part of it."""
    for k in range(last.amount.end, min(last.stop, last.amount.end + _AHEAD)):
        if tokens.low[k] in _OPENERS and tokens.kind[k + 1] == "w":
            names = _items(tokens, k + 1, last.stop)
            if len(names) == number:
                return names
    return []


def _before(tokens: Tokens, bindings: list[Binding], index: int, last: int) -> list[str]:
    """The names before the numbers, as "respectively" after them tells."""
    end = bindings[last].after
    if "respectively" not in tokens.low[end : min(bindings[last].stop, end + _AHEAD)]:
        return []
    names = _items(tokens, bindings[index].start, bindings[index].amount.begin)
    return names if len(names) == last - index + 1 else []


def _items(tokens: Tokens, begin: int, stop: int) -> list[str]:
    """The parts of a list, as far as the first end of a clause."""
    items: list[list[str]] = [[]]
    for k in range(begin, stop):
        if tokens.word[k] in _ENDS or tokens.low[k] == "respectively":
            break
        if tokens.low[k] not in _LINKS:
            items[-1].append(tokens.word[k])
        elif items[-1]:
            items.append([])
    return [" ".join(item[:_ITEM]) for item in items if item]
