"""Whether an amount tells of a change: by how much, from where, to where."""

from itertools import pairwise

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.binding import Binding
from verifier.quantities.phrases import NUMBER_WORDS
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_RELATIVE = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.MULTIPLE})
_UNCHANGING = frozenset({QuantityKind.DATE, QuantityKind.TIME, QuantityKind.RANK, QuantityKind.SCORE, QuantityKind.AGE})
_RISEN = lex.RISE | lex.words("doubled doubling tripled tripling trebled quadrupled")
_FALLEN = lex.FALL | lex.words("halved halving")
_COLLECTING = lex.words("raise raises raised raising gain gains gained added")  # "raised $20m" from investors
_EQUATING = lex.words("equivalent equal due close according prior compared relative next as")
_LEVELS = lex.words("peak high low maximum minimum level base")  # "80% from a peak of $81,000"
_COMPARED = lex.words("less fewer more")
_ABOVE = lex.words("more higher larger greater bigger longer older")
_BELOW = lex.words("less fewer lower smaller shorter younger")
_STANDING = {"short": ("of", "fall_by"), "behind": ("", "fall_by"), "ahead": ("of", "rise_by")}
_WAYS = frozenset("metre kilometre mile foot yard inch centimetre nautical_mile light_year".split())
_LEADS = lex.words("lead margin gap surplus advantage difference")
_LAGS = lex.words("deficit shortfall")
_EQUALS = lex.words("of was is were comes came amounts amounted to just only about roughly some nearly almost by")
_CLAUSE_ENDS = frozenset(";:.!?–—")
_REACH = 9


def find_changes(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `change` of every binding."""
    for index, binding in enumerate(bindings):
        before = bindings[index - 1] if index else None
        binding.change = binding.amount.change or _compared(tokens, binding) or _change(tokens, binding, before)
    for one, two in pairwise(b for b in bindings if b.amount.kind is not QuantityKind.DATE):
        _pair(tokens, one, two)


def _change(tokens: Tokens, binding: Binding, before: Binding | None) -> str:
    amount = binding.amount
    if amount.kind in _UNCHANGING:
        return ""
    begin, after = amount.begin, tokens.low[amount.end]
    link = tokens.low[begin - 1] if begin > binding.start else ""
    level = link == "of" and tokens.low[begin - 2] in _LEVELS
    linked = begin - (link in ("by", "to", "from", "of"))
    direction = "" if level else _direction(tokens, linked, binding.start)
    if not direction and link in ("to", "from") and before and before.change and before.sentence == binding.sentence:
        direction = (
            before.change.partition("_")[0] if _adjoins(tokens, before, begin) and before.change != "from" else ""
        )
    if not direction and before and tokens.low[begin - 2 : begin] == [",", "or"] and before.change.endswith("_by"):
        return before.change if amount.kind in _RELATIVE else ""
    if direction:
        return _named(tokens, binding, link, direction)
    if amount.kind not in _RELATIVE and not (amount.kind is QuantityKind.FRACTION and after in _COMPARED):
        return ""
    if after in _RISEN or after in ("more", "above"):
        return "rise_by"
    return "fall_by" if after in _FALLEN or after in ("less", "fewer", "below") else ""


def _compared(tokens: Tokens, binding: Binding) -> str:
    """The way of a difference, as in "34,000 more cars than it sold", "three higher than", "a lead of two"."""
    begin, end = binding.amount.begin, binding.amount.end
    if binding.amount.kind in _UNCHANGING or (begin > binding.start and tokens.low[begin - 1] == "by"):
        return ""
    at = end + (tokens.low[end] == "worth")
    word = tokens.low[at]
    if word in _STANDING and binding.amount.unit not in _WAYS:  # "3 miles short of the runway"
        follows, way = _STANDING[word]
        return way if not follows or tokens.low[at + 1] == follows else ""
    if word in _ABOVE | _BELOW and _than_follows(tokens, at + 1):
        return "rise_by" if word in _ABOVE else "fall_by"
    return _margin(tokens, binding)


def _than_follows(tokens: Tokens, at: int) -> bool:
    ahead = tokens.low[at : at + _REACH - 1]
    until = next((k for k, word in enumerate(ahead) if word in _CLAUSE_ENDS or word == ","), len(ahead))
    return "than" in ahead[:until]


def _margin(tokens: Tokens, binding: Binding) -> str:
    """The way of what is called a lead or a gap, as in "its lead over Russia comes to 0.6 million tons"."""
    if binding.amount.kind in _RELATIVE or tokens.low[binding.amount.begin - 1] not in _EQUALS:
        return ""
    for k in range(binding.amount.begin - 1, max(binding.start - 1, binding.amount.begin - 2 * _REACH), -1):
        if tokens.low[k] in _LEADS:
            return "rise_by"
        if tokens.low[k] in _LAGS:
            return "fall_by"
        changed = tokens.low[k] in _RISEN or tokens.low[k] in _FALLEN  # "the gap narrowed to 0.6"
        if changed or (tokens.low[k] in lex.AUXILIARIES and tokens.low[k] not in _EQUALS):
            return ""
    return ""


def _adjoins(tokens: Tokens, before: Binding, begin: int) -> bool:
    """Nothing but the counted noun and a few words stands between the two amounts."""
    return begin - before.after <= 4 and not any(word in _CLAUSE_ENDS for word in tokens.word[before.after : begin])


def _named(tokens: Tokens, binding: Binding, link: str, direction: str) -> str:
    amount, begin = binding.amount, binding.amount.begin
    if link == "from":
        return "" if _is_giver(tokens, binding) else "from"
    foreign = binding.thing and amount.kind is QuantityKind.COUNT and not _touches_change(tokens, begin - 1)
    if link == "to" and (foreign or tokens.low[begin - 2] in _EQUATING):
        return ""
    if link == "to" or tokens.low[begin] in ("below", "under", "above", "over", "past", "beyond"):
        return f"{direction}_to"
    margin = link == "by" and tokens.low[begin - 2] == "lost" and amount.kind is QuantityKind.COUNT
    if margin or (tokens.low[begin - 1] == "lost" and tokens.low[amount.end] == "of"):
        return ""
    collected = amount.kind is QuantityKind.MONEY and tokens.low[begin - 1] in _COLLECTING
    adjacent = tokens.low[begin - 1] in _RISEN or tokens.low[begin - 1] in _FALLEN
    if link in ("by", "of") or amount.kind in _RELATIVE or (adjacent and not binding.thing and not collected):
        return f"{direction}_by"
    return ""


def _is_giver(tokens: Tokens, binding: Binding) -> bool:
    """As in "raised £2m from 340 investors"."""
    begin = binding.amount.begin
    counted = binding.amount.kind is QuantityKind.COUNT and bool(binding.thing)
    return counted and not _COLLECTING.isdisjoint(tokens.low[max(0, begin - 8) : begin])


def _touches_change(tokens: Tokens, k: int) -> bool:
    """The word before token `k` tells of the change, or a number does: "rose to 47 people", "by three to 25 people"."""
    before = tokens.low[k - 1]
    return before in _RISEN or before in _FALLEN or tokens.kind[k - 1] == "n" or before in NUMBER_WORDS or before == "%"


def _direction(tokens: Tokens, b: int, start: int) -> str:
    """As in "rise" or "fall" by the nearest word of change before token `b` in its clause."""
    for k in range(b - 1, max(start - 1, b - _REACH), -1):
        low = tokens.low[k]
        if low in ("down", "up", "over", "under", "above", "below") and k > start and _is_particle(tokens, k):
            continue
        if low in _RISEN:
            return "rise"
        if low in _FALLEN:
            return "fall" if low not in ("lost", "lose", "loses") or k == b - 1 else ""
        if tokens.word[k] in _CLAUSE_ENDS or (tokens.word[k] == "," and k < b - 1):
            return ""
        if tagging.is_verb(low) and low not in lex.MOVE and low != "own":
            return ""
    return ""


def _is_particle(tokens: Tokens, k: int) -> bool:
    """As in "up" of "used up" says nothing of a rise; that of "is up" does."""
    before = tokens.low[k - 1]
    if tokens.low[k] in ("over", "under", "above", "below"):
        return True
    return tagging.is_verb(before) and before not in lex.AUXILIARIES | lex.RISE | lex.FALL | lex.MOVE


def _pair(tokens: Tokens, one: Binding, two: Binding) -> None:
    """As in "went from 800 to 1,100": the figures tell which way."""
    a, b = one.amount, two.amount
    if one.sentence != two.sentence or a.kind in _UNCHANGING or a.kind is not b.kind or a.low is None or b.low is None:
        return
    between = tokens.low[one.after : b.begin - 1]
    near = len(between) <= 8 and not any(word in _CLAUSE_ENDS or tagging.is_verb(word) for word in between)
    if near and a.begin > one.start and tokens.low[a.begin - 1] == "from" and tokens.low[b.begin - 1] == "to":
        one.change, two.change = "from", "rise_to" if b.low > a.low else "fall_to"
        two.thing = two.thing or one.thing
