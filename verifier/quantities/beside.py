"""The words of a sentence that belong to one number rather than to its neighbours: "over the city", "Amar scored"."""

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.binding import Binding
from verifier.quantities.respective import respective
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_STRONG = frozenset(";:—–")
_WEAK = frozenset(", ( )".split()) | lex.words("and but while or whereas")
_FAINT = lex.words("compared against versus vs plus from to then")
_TELLING = lex.words("before after until since without inside outside above below under over late early")
_REACH = 14  # tokens to either side


def find_beside(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `beside` of each number. Its neighbours are those of its kind; others, and dates, are among its words.

    Words before the first number of a sentence speak of all of them, unless the second has words before it as well.
    """
    items = respective(tokens, bindings)
    for index, binding in enumerate(bindings):
        if index in items:
            binding.beside = items[index]
        elif binding.amount.kind is not QuantityKind.DATE:
            words = _words(tokens, binding, _neighbour(bindings, index, -1), _neighbour(bindings, index, 1))
            binding.beside = " ".join(tokens.word[k] for k in words if _tells(tokens, k))


def _words(tokens: Tokens, binding: Binding, before: Binding | None, after: Binding | None) -> list[int]:
    begin = _split(tokens, before, binding) if before else _clause_start(tokens, binding)
    end = _split(tokens, binding, after) if after else _clause_end(tokens, binding)
    first, last = binding.amount.begin, binding.amount.end
    ahead = range(max(begin, first - _REACH), first)
    shared = before is None and after is not None and not _leads(tokens, end, after)
    return [*(() if shared else ahead), *range(last, min(end, last + _REACH))]


def _neighbour(bindings: list[Binding], index: int, step: int) -> Binding | None:
    """The next number of the same kind within reach, before or after."""
    here, k = bindings[index], index + step
    while 0 <= k < len(bindings) and bindings[k].sentence == here.sentence:
        other = bindings[k]
        if other.amount.kind is here.amount.kind and other.amount.unit == here.amount.unit:
            return other
        if abs(other.amount.begin - here.amount.begin) > 2 * _REACH:
            return None
        k += step
    return None


def _split(tokens: Tokens, one: Binding, other: Binding) -> int:
    """The first token between two numbers that belongs to the second."""
    begin, end = max(one.amount.end, min(one.after, other.amount.begin)), other.amount.begin
    for marks in (_STRONG, _WEAK, _FAINT):
        for k in range(end - 1, begin - 1, -1):
            if tokens.low[k] in marks:
                return k
    return end


def _clause_start(tokens: Tokens, binding: Binding) -> int:
    for k in range(binding.amount.begin - 1, binding.start - 1, -1):
        if tokens.word[k] in _STRONG or tokens.word[k] == ",":
            return k + 1
    return binding.start


def _clause_end(tokens: Tokens, binding: Binding) -> int:
    for k in range(binding.after, binding.stop):
        if tokens.word[k] in _STRONG:
            return k
    return binding.stop


def _leads(tokens: Tokens, begin: int, binding: Binding) -> bool:
    """Whether words of its own stand before the number."""
    return any(_tells(tokens, k) for k in range(begin, binding.amount.begin))


def _tells(tokens: Tokens, k: int) -> bool:
    return tokens.kind[k] in "wno" and (tokens.low[k] in _TELLING or not tagging.is_function(tokens.low[k]))
