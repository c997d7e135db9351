"""The predicate an amount takes part in, and whether it states a change."""

from typing import TYPE_CHECKING

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

if TYPE_CHECKING:
    from verifier.quantities.bind import Binding

_SKIPPED = lex.ADVERBS | lex.words("that which who , a the an another other some about total of further more have")
_CHANGING = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.MULTIPLE})
_MEASURED = frozenset(set(QuantityKind) - {QuantityKind.DATE, QuantityKind.TIME, QuantityKind.RANK, QuantityKind.SCORE, QuantityKind.AGE})
_CLAUSE_ENDS = frozenset(";:.!?–—")


def role_of(tokens: Tokens, bindings: "list[Binding]", index: int) -> str:
    """The main verb of the amount's clause with its particle: "shot down", "launched", "not hit"."""
    binding = bindings[index]
    amount = binding.amount
    if amount.kind in (QuantityKind.DATE, QuantityKind.TIME):
        return ""
    return (
        _governing(tokens, binding)
        or _predicate(tokens, binding.after, binding.stop, bool(binding.whole is not None or amount.of is not None))
        or _shared(bindings, index)
        or _earlier(tokens, binding)
    )


def _governing(tokens: Tokens, binding: "Binding") -> str:
    """The verb right before the amount: "shot down 54 missiles"."""
    k = binding.amount.begin - 1
    while k >= binding.start and (tokens.low[k] in lex.DETERMINERS or tokens.low[k] in ("total", "of", "by", "to", "another", "further", "about")):
        k -= 1
    particle = k if k >= binding.start and tokens.low[k] in lex.PARTICLES and tokens.low[k] not in ("in", "on") else -1
    verb = k - (particle >= 0)
    if verb < binding.start or not _is_main(tokens, verb):
        return ""
    return _negated(tokens, verb, tokens.slice(verb, k + 1).lower())


def _is_main(tokens: Tokens, k: int) -> bool:
    low = tokens.low[k]
    ing = low.endswith("ing") and len(low) > 5 and low not in ("during", "including", "according", "following")
    verb = tagging.is_participle(low) or low in lex.VERB_BASE or low in lex.VERB_THIRD or ing
    return verb and low not in lex.REPORTING and low not in lex.AUXILIARIES and tokens.kind[k] == "w" and not tokens.word[k][0].isupper()


def _predicate(tokens: Tokens, i: int, stop: int, part: bool) -> str:
    """The first main verb after token `i` in its clause; of a part, the last in a row ("launched at the capital were shot down")."""
    found = ""
    for j in range(i, min(stop, i + 25)):
        low = tokens.low[j]
        if tokens.word[j] in _CLAUSE_ENDS or (low in ("and", "but", "while", "or") and j > i) or (tokens.word[j] == "," and j > i and not tokens.low[j + 1] in ("which", "who")):
            break
        if tokens.kind[j] == "n" and j > i:
            break
        if _is_main(tokens, j):
            end = j + 1 + (tokens.low[j + 1] in lex.PARTICLES and tokens.low[j + 1] in ("down", "out", "off", "up", "back"))
            found = _negated(tokens, j, tokens.slice(j, end).lower())
            if not part or tokens.low[j - 1] in lex.AUXILIARIES:
                return found
    return found


def _negated(tokens: Tokens, verb: int, role: str) -> str:
    before = tokens.low[max(0, verb - 3) : verb]
    return f"not {role}" if any(word in lex.NEGATIONS for word in before) else role


def _shared(bindings: "list[Binding]", index: int) -> str:
    """The role of the total, or of the amount before it in the same list."""
    binding = bindings[index]
    if binding.whole is not None and binding.whole < index:
        return bindings[binding.whole].role
    if index and bindings[index - 1].sentence == binding.sentence:
        return bindings[index - 1].role
    return ""


def _earlier(tokens: Tokens, binding: "Binding") -> str:
    """The nearest verb before the amount in its clause."""
    for k in range(binding.amount.begin - 1, max(binding.start - 1, binding.amount.begin - 12), -1):
        if tokens.word[k] in _CLAUSE_ENDS:
            return ""
        if _is_main(tokens, k):
            end = k + 1 + (tokens.low[k + 1] in ("down", "out", "off", "up"))
            return _negated(tokens, k, tokens.slice(k, end).lower())
    return ""


def change_of(tokens: Tokens, amount: Amount) -> str:
    """ "rise_by", "fall_by", "rise_to", "fall_to" or "from", when the words before the amount, or right after, tell of a change."""
    if amount.kind not in _MEASURED:
        return ""
    b = amount.begin
    link = tokens.low[b - 1] if b else ""
    direction = _direction(tokens, b - 1 if link in ("by", "to", "from", "of", "at") else b)
    if direction:
        if link in ("to", "at"):
            return f"{direction}_to" if link == "to" else ""
        if link == "from":
            return "from"
        if link in ("by", "of") or amount.kind in _CHANGING or _adjacent_change(tokens, b):
            return f"{direction}_by"
    after = tokens.low[amount.end]
    if amount.kind in _CHANGING and after in lex.RISE | lex.FALL | {"more", "less", "fewer"}:
        return "rise_by" if after in lex.RISE or after == "more" else "fall_by"
    return ""


def _adjacent_change(tokens: Tokens, b: int) -> bool:
    return tokens.low[b - 1] in lex.RISE or tokens.low[b - 1] in lex.FALL


def _direction(tokens: Tokens, b: int) -> str:
    """ "rise" or "fall" by the nearest word of change before token `b` in its clause."""
    for k in range(b - 1, max(-1, b - 9), -1):
        low = tokens.low[k]
        if low in ("down", "up") and tagging.is_verb(tokens.low[k - 1]) and tokens.low[k - 1] not in lex.AUXILIARIES | lex.RISE | lex.FALL | lex.MOVE:
            continue
        if low in lex.RISE:
            return "rise"
        if low in lex.FALL:
            return "fall"
        if tokens.word[k] in _CLAUSE_ENDS or (tokens.word[k] == "," and k < b - 1):
            return ""
        if tagging.is_verb(low) and low not in lex.MOVE:
            return ""
    return ""
