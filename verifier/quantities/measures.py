"""Quantities proper: operands joined to ranges and scores, with hedge, age and unit."""

from decimal import Decimal

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.hedges import hedge_after, hedge_before
from verifier.quantities.numerals import SMALL
from verifier.quantities.operands import Operand, read_operand
from verifier.quantities.tokens import Tokens
from verifier.types import Hedge, QuantityKind

_DASHES = frozenset("- – — ‑ −".split())
_SCORING = lex.words(
    "won win wins beat beats lost lose loses draw drew defeat defeated victory score scored scoreline vote votes voted match game final lead led leading trail trailed "
    "penalties shootout set sets tie tied winner equaliser goal goals ahead thrashed edged split ruling passed approved down"
)
_PRONOUN_BEFORE_ONE = lex.words(
    "this that the which no any every each another some big good new old last first next right wrong such his her its their number day someone"
)
_NOT_COUNTED_AFTER_ONE = lex.words(
    "another day way hand thing side must can should would could may might of to that who whose , . ; : ? ! ) who's 's knows wonders needs might's time"
)
_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN})


def read_quantity(tokens: Tokens, i: int, floor: int) -> Amount | None:
    """The count, share, measure, sum, duration, age, range or score whose first number is at token `i`."""
    if (tokens.low[i] == "one" and not _counts_one(tokens, i)) or (i and tokens.low[i - 1] == "per"):
        return None
    first = read_operand(tokens, i, floor)
    if not first or first.end <= i or (tokens.low[i] in ("a", "an") and _only_article(first, i)):
        return None
    decade = _decade_of_life(tokens, first, i)
    amount = decade or _join(tokens, first, i, floor) or _amount(first, i)
    amount = _as_age(tokens, amount)
    return hedged(tokens, amount, floor)


def _only_article(operand: Operand, i: int) -> bool:
    return operand.end == i + 1


def _amount(operand: Operand, figure: int) -> Amount:
    unit = operand.unit.name if operand.unit else ""
    return Amount(
        operand.begin,
        operand.end,
        operand.kind,
        operand.value,
        operand.value,
        unit=unit,
        step=operand.step,
        of=operand.of,
        figure=figure,
    )


def _counts_one(tokens: Tokens, i: int) -> bool:
    """ "one" is a number here, not a pronoun."""
    before, after = tokens.low[i - 1] if i else "", tokens.low[i + 1]
    if before in _PRONOUN_BEFORE_ONE and not tagging.is_nominal(tokens, i + 1):
        return False
    if before in _PRONOUN_BEFORE_ONE and tagging.is_plural(after):
        return False
    if before == "only" and tokens.low[i - 2] in lex.DETERMINERS:
        return False
    if before in ("no", "which", "this", "that", "number", "each", "any", "every"):
        return False
    if after in (
        "million",
        "hundred",
        "thousand",
        "billion",
        "in",
        "out",
        "third",
        "half",
        "quarter",
        "fifth",
        "or",
        "to",
    ) or after in ("-", "%"):
        return after != "to" or tokens.low[i + 2] in SMALL
    if after == "of":
        return tokens.low[i + 2] in ("which", "whom", "every") or _number_follows(tokens, i + 2)
    if after in _NOT_COUNTED_AFTER_ONE:
        return (
            after in (",", ".", ";")
            and before in ("and", "least", "only", "just", "but", "exactly")
            and tokens.low[i - 2] != "no"
        )
    return True


def _number_follows(tokens: Tokens, j: int) -> bool:
    j += tokens.low[j] in ("the", "these", "those", "his", "her", "its", "their")
    return tokens.kind[j] == "n" or tokens.low[j] in SMALL or read_operand(tokens, j, j) is not None


def _join(tokens: Tokens, first: Operand, i: int, floor: int) -> Amount | None:
    """A range or score made of `first` and the operand after a dash, "to", "and" or "or"."""
    j = first.end
    sign = tokens.low[j]
    if sign not in _CONNECTORS or first.of is not None and sign != "to":
        return None
    k = j + 1
    while tokens.word[k] in _CURRENCY_SIGNS and tokens.word[k]:
        k += 1
    if tokens.low[k] in (
        "about",
        "around",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "perhaps",
        "even",
        "as",
    ) and sign in ("and", "to"):
        k += 1
    second = read_operand(tokens, k, j + 1)
    if not second or tokens.low[k] in ("a", "an") and second.end == k + 1 or second.of is not None:
        return None
    opener = tokens.low[first.begin - 1] if first.begin > floor else ""
    once = first.unit is None or second.unit is None or first.begin < i
    first, second = _level(first, second)
    if sign == "±":
        return _range(first, second, i)._replace(high=first.value, hedge=Hedge.ABOUT)
    if sign in _DASHES:
        return _dashed(tokens, first, second, i)
    if not _same_sort(first, second) or second.value <= first.value:
        return _odds(tokens, first, second, i) if sign == "to" else None
    if sign == "and":
        return _range(first, second, i, first.begin - 1) if opener == "between" else None
    if sign == "to":
        if opener == "from":
            return None if _change_before(tokens, first.begin - 1) else _range(first, second, i, first.begin - 1)
        return None if opener == "by" or _change_before(tokens, first.begin) else _range(first, second, i)
    return _range(first, second, i) if sign == "or" and once and _adjacent(first, second) else None


_CONNECTORS = _DASHES | {"to", "and", "or", "through", "till", "until", "±"}
_CURRENCY_SIGNS = "$£€¥US"


def _level(first: Operand, second: Operand) -> tuple[Operand, Operand]:
    """Unit and scale printed once hold for both: "20 to 50 thousand dollars", "$20-50"."""
    if second.unit and not first.unit and first.kind is QuantityKind.COUNT:
        first = first.scaled(second.unit.factor)._replace(unit=second.unit, kind=second.kind)
    elif first.unit and not second.unit and second.kind is QuantityKind.COUNT:
        second = second.scaled(first.unit.factor)._replace(unit=first.unit, kind=first.kind)
    if second.scale > 1 and first.scale == 1 and first.value < second.value / second.scale:
        first = first.scaled(second.scale)
    return first, second


def _same_sort(first: Operand, second: Operand) -> bool:
    return first.kind is second.kind and first.unit == second.unit


def _adjacent(first: Operand, second: Operand) -> bool:
    """ "two or three", "20 or 30": not a choice between distant numbers."""
    return second.value <= 2 * first.value or second.value - first.value <= 2


def _range(first: Operand, second: Operand, figure: int, begin: int | None = None) -> Amount:
    unit = second.unit.name if second.unit else ""
    step = max(first.step, second.step)
    return Amount(
        first.begin if begin is None else begin,
        second.end,
        second.kind,
        first.value,
        second.value,
        Hedge.RANGE,
        unit,
        step,
        figure=figure,
    )


def _dashed(tokens: Tokens, first: Operand, second: Operand, i: int) -> Amount | None:
    """ "10–20 people" is a range, "52-48" a score; a dash with spaces joins nothing."""
    dash = first.end
    if (
        not (tokens.touching(dash) and tokens.touching(dash + 1))
        or tokens.word[second.end] == "-"
        and tokens.kind[second.end + 1] == "n"
    ):
        return None
    plain = not (first.unit or second.unit) and tokens.kind[i] == "n"
    small = plain and first.value < 1000 and second.value < 1000 and first.scale == second.scale == 1
    if small and (first.value >= second.value or _in_contest(tokens, i, second.end)):
        return Amount(i, second.end, QuantityKind.SCORE, first.value, second.value, figure=i)
    if first.value < second.value and _same_sort(first, second):
        return _range(first, second, i)
    return None


def _in_contest(tokens: Tokens, i: int, j: int) -> bool:
    """Words of a match or vote stand near, and nothing countable after."""
    near = tokens.low[max(0, i - 6) : i] + tokens.low[j : j + 5]
    return any(word in _SCORING for word in near) and not tagging.is_plural(tokens.low[j])


def _odds(tokens: Tokens, first: Operand, second: Operand, i: int) -> Amount | None:
    """ "won 3 to 1" """
    plain = first.kind is QuantityKind.COUNT and second.kind is QuantityKind.COUNT and first.scale == second.scale == 1
    contest = any(word in _SCORING for word in tokens.low[max(0, i - 5) : i])
    if plain and contest and first.value < 1000 and not tagging.is_nominal(tokens, second.end):
        return Amount(i, second.end, QuantityKind.SCORE, first.value, second.value, figure=i)
    return None


def _change_before(tokens: Tokens, i: int) -> bool:
    """A verb or noun of change governs what begins at token `i`."""
    for k in range(i - 1, max(-1, i - 8), -1):
        word = tokens.low[k]
        if word in lex.RISE or word in lex.FALL or word in lex.MOVE:
            return True
        if word in ".;:!?" or tagging.is_verb(word):
            return False
    return False


_AGED = frozenset("aged age ages".split())


def _as_age(tokens: Tokens, amount: Amount) -> Amount:
    """ "aged 59", "59-year-old", "59 years old", "John Smith, 59,"."""
    j, begin = amount.end, amount.begin
    if amount.kind is QuantityKind.DURATION:
        k = j + 1 if tokens.word[j] == "-" else j
        if tokens.low[k] in ("old", "olds") or (tokens.low[k] == "of" and tokens.low[k + 1] == "age"):
            return amount._replace(kind=QuantityKind.AGE, end=k + 1 + (tokens.low[k] == "of"))
        if tokens.low[begin - 1] == "aged":
            return amount._replace(kind=QuantityKind.AGE, begin=begin - 1)
        return amount
    if amount.kind is QuantityKind.MONEY:
        return _weight(tokens, amount)
    if amount.kind is not QuantityKind.COUNT or amount.of is not None or amount.low is None or not 0 < amount.low < 130:
        return amount
    if begin and tokens.low[begin - 1] in _AGED and not tagging.is_plural(tokens.low[j]):
        return amount._replace(kind=QuantityKind.AGE, unit="year", begin=begin - (tokens.low[begin - 1] == "aged"))
    if tokens.low[begin - 1] == "of" and tokens.low[begin - 2] == "age":
        return amount._replace(kind=QuantityKind.AGE, unit="year")
    if _apposed(tokens, amount):
        return amount._replace(kind=QuantityKind.AGE, unit="year")
    return amount


_PRICED = lex.words(
    "note notes coin fine fines ticket prize reward fee bill bonus cheque payment tax charge donation gift deal loan"
)


def _weight(tokens: Tokens, amount: Amount) -> Amount:
    """ "a 20-pound turkey" is heavy, "a 20-pound fine" dear."""
    joined = tokens.word[amount.end - 2] == "-" and tokens.low[amount.end - 1] == "pound"
    return (
        amount._replace(kind=QuantityKind.MEASURE, unit="pound")
        if joined and tokens.low[amount.end] not in _PRICED
        else amount
    )


def _decade_of_life(tokens: Tokens, operand: Operand, i: int) -> Amount | None:
    """ "in his 50s", "her late 30s" """
    plural = (
        tokens.word[i + 1] == "s"
        and tokens.touching(i + 1)
        or tokens.word[i + 1] in ("'", "’")
        and tokens.word[i + 2] == "s"
    )
    if not plural or not tokens.word[i].isdigit() or int(tokens.word[i]) % 10 or not 10 <= int(tokens.word[i]) <= 110:
        return None
    if not any(word in _POSSESSIVES for word in tokens.low[max(0, i - 3) : i]):
        return None
    first = Decimal(tokens.word[i])
    return Amount(
        i,
        operand.end if operand.end > i + 1 else i + 2,
        QuantityKind.AGE,
        first,
        first + 9,
        Hedge.RANGE,
        "year",
        figure=i,
    )


_POSSESSIVES = lex.words("his her their my our your")


def _apposed(tokens: Tokens, amount: Amount) -> bool:
    """The number stands alone between commas after a name."""
    b = amount.begin
    name = tokens.word[b - 2] if b >= 2 else ""
    alone = tokens.word[b - 1] == "," and tokens.word[amount.end] in (",", ")", ".", ";") and tokens.kind[b] == "n"
    return (
        alone
        and amount.hedge is Hedge.EXACT
        and name[:1].isupper()
        and tokens.kind[b - 2] == "w"
        and tokens.word[b - 3][:1].isupper()
        and amount.end == b + 1
    )


_DIFFERING = lex.words("more less fewer higher lower greater larger smaller above below")


def hedged(tokens: Tokens, amount: Amount, floor: int) -> Amount:
    """`amount` with the hedge words around it."""
    hedge, begin, end = amount.hedge, amount.begin, amount.end
    before = hedge_before(tokens, begin, floor)
    if before and before[1] == floor and floor and tokens.low[floor] in _DIFFERING:
        before = None  # "1.1 megajoules more than 2.05": a difference
    if before and not _is_preposition(tokens, amount, *before):
        outer = hedge_before(tokens, before[1], floor)
        begin = before[1]
        hedge = before[0]
        if outer and (outer[0] in _BOUNDS or outer[0] is Hedge.ALMOST) and not _is_preposition(tokens, amount, *outer):
            hedge, begin = outer
    after = hedge_after(tokens, end)
    if after and not (after[0] is Hedge.AT_LEAST and tokens.word[end] == "+" and not tokens.touching(end)):
        if not (tokens.low[end] == "plus" and tagging.is_nominal(tokens, end + 1) and not tokens.touching(end)):
            end = after[1]
            hedge = after[0] if hedge is Hedge.EXACT or after[0] in _BOUNDS else hedge
    if amount.hedge is Hedge.RANGE:
        hedge = Hedge.RANGE
    return amount._replace(hedge=hedge, begin=begin, end=end)


_PLACES = lex.words("regions cities countries states districts provinces oblasts counties towns villages areas sites")


def _is_preposition(tokens: Tokens, amount: Amount, hedge: Hedge, begin: int) -> bool:
    """The words before the number only look like a hedge: "over five years", "a talk about two films", "went up to 20"."""
    word, before = tokens.low[begin], tokens.low[begin - 1] if begin else ""
    single = begin + 1 == amount.begin
    if word == "up" and before in ("go", "went", "goes", "gone", "come", "came", "moved", "is", "was", "are", "were"):
        return True
    if single and word in ("over", "inside") and amount.kind is QuantityKind.DURATION:
        return before not in ("for", "lasted", "took", "takes", "after", "is", "was", "of", "lasting", "just", "well")
    if single and word == "over" and tokens.kind[begin - 1] == "n" and tokens.low[amount.end] in _PLACES:
        return True
    if (
        single
        and word == "about"
        and before
        in (
            "talk",
            "film",
            "story",
            "book",
            "question",
            "questions",
            "report",
            "said",
            "concern",
            "concerns",
            "worried",
        )
    ):
        return True
    if single and word == "some" and tokens.word[amount.begin] == "of":
        return True
    return word == "c" and not tokens.word[begin + 1 : begin + 2] == ["."]
