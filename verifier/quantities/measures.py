"""Quantities proper: a number or two with hedge, unit and age."""

from verifier.quantities import lexicon as lex
from verifier.quantities import one, tagging
from verifier.quantities.ages import decade_of_life, with_age
from verifier.quantities.amounts import Amount
from verifier.quantities.guards import names_in_words
from verifier.quantities.hedges import hedge_after, hedge_before, inclusive
from verifier.quantities.operand import Operand
from verifier.quantities.operands import read_operand
from verifier.quantities.ranges import chained, joined
from verifier.quantities.tokens import Tokens
from verifier.types import BOUNDS, Hedge, QuantityKind

_OUTER = BOUNDS | {Hedge.ALMOST}
_DIFFERING = lex.words("more less fewer higher lower greater larger smaller above below")
_PLACES = lex.words("regions cities countries states districts provinces oblasts counties towns villages areas sites")
_IDIOMS = lex.words("way off sided dimensional")  # "two-way", "one-off"
_GONE = lex.words("go went goes gone come came moved is was are were")
_LASTING = lex.words("for lasted took takes after is was of lasting just well")
_SPREAD = lex.words("spread scattered distributed divided stretched extended staggered shared")
_TOPICS = lex.words("talk film story book question questions report said concern concerns worried")


def read_quantity(tokens: Tokens, i: int, floor: int) -> Amount | None:
    """The count, share, measure, sum, duration, age, range or score whose first number is at token `i`."""
    if (tokens.low[i] == "one" and not one.counts(tokens, i)) or (i and tokens.low[i - 1] == "per"):
        return None
    if names_in_words(tokens, i):
        return None
    decade = decade_of_life(tokens, i)
    if decade:
        return hedged(tokens, decade, floor)
    first = read_operand(tokens, i, floor)
    if not first or first.end <= i or (tokens.low[i] in ("a", "an") and first.end == i + 1):
        return None
    if tokens.word[first.end] == "-" and tokens.low[first.end + 1] in _IDIOMS:
        return None
    first = chained(tokens, first)
    amount = joined(tokens, first, i, floor) or _amount(first, i)
    return _percent_label(tokens, amount, floor) or hedged(tokens, with_age(tokens, amount, floor), floor)


def _percent_label(tokens: Tokens, amount: Amount, floor: int) -> Amount | None:
    """As in "per cent of 22", all of a line or clause: the unit is put first, as in a form."""
    k = amount.begin - 2
    if k < floor or tokens.low[k + 1] != "of" or amount.kind is not QuantityKind.COUNT:
        return None
    begin = k - (tokens.low[k] == "cent" and tokens.low[k - 1] == "per")
    named = begin < k or tokens.low[k] in ("percent", "percents")
    alone = tokens.kind[amount.end] == "s" and (begin == 0 or tokens.kind[begin - 1] == "s")
    return amount._replace(begin=begin, kind=QuantityKind.PERCENT) if named and alone and begin >= floor else None


def _amount(operand: Operand, figure: int) -> Amount:
    return Amount(
        operand.begin,
        operand.end,
        operand.kind,
        operand.value,
        operand.value,
        unit=operand.unit.name if operand.unit else "",
        step=operand.step,
        of=operand.of,
        figure=figure,
    )


def hedged(tokens: Tokens, amount: Amount, floor: int) -> Amount:
    """`amount` with the hedge words around it, of which those before may not begin before token `floor`."""
    before, begin = _before(tokens, amount, floor)
    after, end = _after(tokens, amount)
    if amount.hedge is Hedge.RANGE:
        hedge = Hedge.RANGE
    elif after and (before in (None, Hedge.EXACT) or after in BOUNDS):
        hedge = after
    else:
        hedge = before or amount.hedge
    widened = inclusive(tokens, end, hedge)
    return amount._replace(hedge=widened[0], begin=begin, end=widened[1])


def _before(tokens: Tokens, amount: Amount, floor: int) -> tuple[Hedge | None, int]:
    """Hedge and first token of the words before the amount; of two, a bound outdoes the rest: "up to about 50"."""
    begin = amount.begin
    inner = hedge_before(tokens, begin, floor)
    across = inner and tokens.low[inner[1]] == "over" and amount.kind is QuantityKind.MEASURE  # "31 tonnes over 9 km"
    if not inner or _only_looks(tokens, amount, inner[1]) or _states_difference(tokens, inner[1], floor, bool(across)):
        return None, begin
    outer = hedge_before(tokens, inner[1], floor)
    if outer and outer[0] in _OUTER and inner[0] not in BOUNDS and not _only_looks(tokens, amount, outer[1]):
        return outer
    return inner


def _states_difference(tokens: Tokens, begin: int, floor: int, across: bool) -> bool:
    """As in "1.1 megajoules more than 2.05": the words belong to the amount before."""
    return 0 < floor == begin and (across or tokens.low[floor] in _DIFFERING)


def _after(tokens: Tokens, amount: Amount) -> tuple[Hedge | None, int]:
    end = amount.end
    found = hedge_after(tokens, end)
    if not found or (found[1] - end == 1 and tokens.word[end] in ("+", "plus") and not tokens.touching(end)):
        return None, end
    return found


def _only_looks(tokens: Tokens, amount: Amount, begin: int) -> bool:
    """The words before the number only look like a hedge: "over five years", "went up to 20", "over 11 regions"."""
    word, before = tokens.low[begin], tokens.low[begin - 1] if begin else ""
    if word == "up" and before in _GONE:
        return True
    if begin + 1 != amount.begin:
        return False
    if word in ("over", "inside") and amount.kind is QuantityKind.DURATION:
        return before not in _LASTING
    told = tokens.kind[begin - 1] == "n" or tagging.is_participle(before) or before in ("down", "fell")
    placed = told and not _PLACES.isdisjoint(tokens.low[amount.end : amount.end + 2])
    if word == "over" and (placed or before in _SPREAD):
        return True
    if (word == "about" and before in _TOPICS) or (word == "past" and before in ("the", "this")):
        return True
    return (word == "some" and tokens.low[amount.begin] == "of") or word == "c"
