"""Numbers that are somebody's age, and pounds that are a weight."""

from decimal import Decimal

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.tokens import Tokens
from verifier.types import Hedge, QuantityKind

_POSSESSIVES = lex.words("his her their my our your")
_PRICED = lex.words(
    "note notes coin fine fines ticket prize reward fee bill bonus cheque payment tax charge gift deal loan"
)
_WEIGHING = lex.words("weigh weighs weighed weighing weight heavy heavier lb lbs ton baby diet thrust")
_HEAVY = lex.words("bag bags sack sacks box boxes baby bomb bombs warhead weight weights fish turkey dog stone load")
_MATTER = lex.words(
    "coal heroin cocaine methamphetamine fentanyl cannabis marijuana drugs explosives dynamite tnt meat beef pork "
    "chicken fish butter sugar flour rice wheat cheese salt beans potatoes vegetables fruit fat muscle body pressure "
    "force thrust gold silver ice cargo plastic lead uranium plutonium carbon soil rock rocks material trash waste"
)
_PERSON = lex.words("man woman boy girl child pensioner widow youth lad")
_APPOSED = _PERSON | lex.words(
    "pilot driver teenager victim suspect father mother son daughter brother sister husband wife actor actress singer "
    "player striker defender midfielder goalkeeper winger student teacher nurse doctor officer soldier farmer lawyer "
    "journalist writer politician senator minister swimmer runner cyclist boxer skier champion captain comedian author "
    "plaintiff defendant gunman attacker survivor hostage spokesman spokeswoman"
)
_BOUNDS = {"over": Hedge.MORE_THAN, "above": Hedge.MORE_THAN, "under": Hedge.LESS_THAN, "below": Hedge.LESS_THAN}
_PERSONS = lex.words("adults people men women children those patients everyone anyone persons residents")
_OLDEST = 130


def with_age(tokens: Tokens, amount: Amount, floor: int) -> Amount:
    """As in "aged 59", "59-year-old", "59 years old", "John Smith, 59,": an AGE; other amounts as they are.

    No word before token `floor` is taken in.
    """
    if amount.kind is QuantityKind.DURATION:
        return _of_duration(tokens, amount)
    if amount.kind is QuantityKind.MONEY:
        return _weight(tokens, amount)
    if amount.kind is not QuantityKind.COUNT or amount.of is not None or not 0 < (amount.low or 0) < _OLDEST:
        return amount
    return _of_count(tokens, amount, floor)


def _of_count(tokens: Tokens, amount: Amount, floor: int) -> Amount:
    before, begin = tokens.low[amount.begin - 1] if amount.begin else "", amount.begin
    aged = before in ("aged", "age", "ages") and not tagging.is_plural(tokens.low[amount.end])
    of_age = before == "of" and tokens.low[begin - 2] == "age"
    of_person = before == "of" and tokens.low[begin - 2] in _PERSON and not tagging.is_nominal(tokens, amount.end)
    abbreviated = tokens.low[amount.end] == "yo"
    bounded = before in ("over", "under", "above") and tokens.low[begin - 2] in _PERSONS
    bounded = bounded and not tagging.is_nominal(tokens, amount.end)  # "adults over 65"
    if not (aged or of_age or of_person or abbreviated or bounded or _is_apposed(tokens, amount)):
        return amount
    age = amount._replace(kind=QuantityKind.AGE, unit="year")
    bound = (
        _BOUNDS.get(tokens.low[begin - 4]) if of_age and begin - 4 >= floor and tokens.low[begin - 3] == "the" else None
    )
    if bound:
        return age._replace(begin=begin - 4, hedge=bound)  # "over the age of 65"
    return age._replace(begin=begin - (before == "aged"), end=amount.end + abbreviated)


def _of_duration(tokens: Tokens, amount: Amount) -> Amount:
    end = amount.end + (tokens.word[amount.end] == "-")
    if tokens.low[end] in ("old", "olds"):
        return amount._replace(kind=QuantityKind.AGE, end=end + 1)
    if tokens.low[end] == "of" and tokens.low[end + 1] == "age":
        return amount._replace(kind=QuantityKind.AGE, end=end + 2)
    if tokens.low[amount.begin - 1] == "aged" and amount.begin:
        return amount._replace(kind=QuantityKind.AGE, begin=amount.begin - 1)
    return amount


def _is_apposed(tokens: Tokens, amount: Amount) -> bool:
    """The number stands alone between commas after a name or a person: "Maria Lopez, 34,", "the pilot, 34,"."""
    b = amount.begin
    alone = b >= 3 and amount.end == b + 1 and tokens.kind[b] == "n" and tokens.word[b - 1] == ","
    named = tokens.kind[b - 2] == "w" and tokens.word[b - 2][:1].isupper() and tokens.word[b - 3][:1].isupper()
    named = named or (tokens.low[b - 2] in _APPOSED and tokens.word[amount.end] == ",")
    return alone and named and amount.hedge is Hedge.EXACT and tokens.word[amount.end] in (",", ")", ".", ";")


def decade_of_life(tokens: Tokens, i: int) -> Amount | None:
    """As in "in his 50s", "her late 30s"."""
    plural = tokens.word[i + 1] == "s" and tokens.touching(i + 1)
    first = int(tokens.word[i]) if plural and tokens.word[i].isdecimal() else 0
    if first % 10 or not 10 <= first < _OLDEST or _POSSESSIVES.isdisjoint(tokens.low[max(0, i - 3) : i]):
        return None
    return Amount(
        i, i + 2, QuantityKind.AGE, Decimal(first), Decimal(first + 9), Hedge.RANGE, "year", Decimal(10), figure=i
    )


def _is_matter(tokens: Tokens, amount: Amount) -> bool:
    """As in "one pound of good Welsh coal"; a printed scale speaks of money."""
    j = amount.end
    small = amount.low is not None and amount.low < 1000 and tokens.low[j - 1] in ("pound", "pounds")
    return small and tokens.low[j] == "of" and not _MATTER.isdisjoint(tokens.low[j + 1 : j + 5])


def _weight(tokens: Tokens, amount: Amount) -> Amount:
    """A 20-pound turkey is heavy, a 20-pound fine dear; pounds weigh where the sentence speaks of weight."""
    unit = tokens.low[amount.end - 1]
    j = amount.end
    joined = unit == "pound" and tokens.word[j - 2] == "-" and tokens.low[j] not in _PRICED
    joined = joined or (unit == "pound" and tokens.low[j] in _HEAVY) or _is_matter(tokens, amount)
    near = tokens.low[max(0, amount.begin - 10) : amount.end + 6] if unit in ("pound", "pounds") else []
    if joined or not _WEIGHING.isdisjoint(near):
        return amount._replace(kind=QuantityKind.MEASURE, unit="pound")
    return amount
