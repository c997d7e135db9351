"""The noun phrase an amount counts, and the rate it is counted at."""

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.binding import Binding
from verifier.quantities.hedges import hedge_after
from verifier.quantities.tokens import Tokens
from verifier.types import Hedge, QuantityKind

_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.FRACTION, QuantityKind.RANK})
_UNCOUNTED = frozenset({QuantityKind.DATE, QuantityKind.TIME, QuantityKind.SCORE, QuantityKind.MULTIPLE})
_CONTAINERS = lex.words(
    "pieces piece units members barrels cases victims batches types rounds kinds tonnes tons sets groups pairs "
    "bottles boxes "
    "copies cups items forms lines litres liters kilometres kilometers miles hectares acres metres loads tranches sorts"
)
THEM = lex.words("them these those which whom us")
_MORE = lex.words("more other further additional fewer extra such")
_RATES = lex.words(
    "second minute hour day night week month quarter year season head person capita household game match share "
    "passenger patient pupil student ounce acre hectare gallon litre liter barrel tonne ton kilo kilogram pound mile "
    "kilometre cup bottle piece unit ticket vote"
)
_EVERY = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_COMPARING = lex.RISE | lex.FALL | lex.words("less more fewer higher lower above below over under ahead short")
_NO_NOUNS = _COMPARING | lex.VERB_THIRD
_VERBS_ONLY = lex.words(  # no nouns: "comprises 18 teams and operates on"
    "operates includes contains comprises requires provides employs serves receives remains represents produces "
    "generates publishes sells owns allows follows occurs belongs consists"
)
_KINDS = lex.words("type kind sort make origin design model variety")
_ADJECTIVES_AFTER = lex.words("strong")


def count_phrase(tokens: Tokens, binding: Binding, limit: int) -> None:
    """Find the noun phrase right after the amount, before token `limit`, and the rate after it."""
    kind = binding.amount.kind
    if kind in _UNCOUNTED or binding.amount.thing:
        if binding.amount.thing == "times":
            _rate(tokens, binding)  # "four times a week"
        return
    if tokens.low[max(0, binding.amount.begin - 2) : binding.amount.begin] == ["of", "magnitude"]:
        binding.thing = "magnitude"
        return
    if kind in _COUNTED:
        _counted(tokens, binding, limit)
    else:
        _measured(tokens, binding, limit)
    _rate(tokens, binding)
    _or_more(tokens, binding)


def _or_more(tokens: Tokens, binding: Binding) -> None:
    """As in "three civilians or more": a hedge after the noun counts too."""
    found = hedge_after(tokens, binding.after) if tokens.low[binding.after] == "or" and binding.thing else None
    if found and binding.amount.hedge is Hedge.EXACT:
        binding.amount = binding.amount._replace(hedge=found[0])
        binding.after = found[1]


def _counted(tokens: Tokens, binding: Binding, limit: int) -> None:
    amount, low = binding.amount, tokens.low
    j = amount.end
    if amount.kind is QuantityKind.COUNT and low[j] in ("-", "‑") and tokens.touching(j) and tokens.kind[j + 1] == "w":
        if low[j + 1] not in _ADJECTIVES_AFTER:
            binding.thing, binding.after = low[j + 1], j + 2
            return
        j += 2
    of = low[j] == "of"
    if of and low[j + 1] in THEM and not (low[j + 1] in ("these", "those") and tagging.is_nominal(tokens, j + 2)):
        binding.after = j + 2
        return
    j = _skip_determiners(tokens, j + of, of or amount.relation != "" or amount.kind is QuantityKind.FRACTION)
    several = amount.kind is QuantityKind.COUNT and amount.high is not None and amount.high > 1
    end = tagging.noun_phrase(tokens, j, limit, singular=not several)
    owned = end > j and tokens.low[end - 1].endswith("'s") and end == limit  # "half of the city's | 36 bridges"
    if owned or (of and end > j and tokens.low[end - 1] in _KINDS):
        return
    if end > j and (
        of
        or several
        or amount.kind is not QuantityKind.FRACTION
        or j > amount.end
        or amount.relation
        or _plural(tokens, end)
    ):
        _take(tokens, binding, j, end, limit)


def _plural(tokens: Tokens, end: int) -> bool:
    return tagging.is_plural(tokens.low[end - 1])


def _skip_determiners(tokens: Tokens, j: int, determiners: bool) -> int:
    while tokens.low[j] in _MORE or (determiners and tokens.low[j] in lex.DETERMINERS):
        j += 1
    return j


def _take(tokens: Tokens, binding: Binding, j: int, end: int, limit: int) -> None:
    """The phrase from `j` to `end`, with what a container holds: "pieces of artillery"."""
    if tokens.low[end - 1] in _CONTAINERS and tokens.low[end] == "of":
        end = max(end, tagging.noun_phrase(tokens, end + 1, limit, singular=True))
    both = end + 1 if tokens.low[end] == "and" and _plural(tokens, end) else 0  # "158 missiles and drones"
    if (
        both
        and both < limit
        and tokens.low[both] not in _VERBS_ONLY
        and tagging.is_plural(tokens.low[both])
        and not tagging.is_nominal(tokens, both + 1)
    ):
        end = both + 1
    binding.thing, binding.after = tokens.slice(j, end), end


def _measured(tokens: Tokens, binding: Binding, limit: int) -> None:
    """As in "30 percent of the power plants", "20 tonnes of crude", "a five-year plan", "$45bn in aid"."""
    amount = binding.amount
    j = amount.end
    joined = "-" in tokens.word[amount.begin : j]
    money = amount.kind is QuantityKind.MONEY
    if tokens.low[j] == "of" or (tokens.low[j] == "in" and money):
        of = tokens.low[j] == "of"
        if of and tokens.low[j + 1] in THEM:
            binding.after = j + 2
            return
        j = _skip_determiners(tokens, j + 1, determiners=of)
    elif not (joined or amount.kind is QuantityKind.PERCENT or money) or tokens.low[j] in _NO_NOUNS:
        return
    end = tagging.noun_phrase(tokens, j, limit, singular=True)
    if joined and end - 1 > j and _is_finite(tokens, end - 1):
        end -= 1
    if end > j:
        binding.thing, binding.after = tokens.slice(j, end), end


def _is_finite(tokens: Tokens, j: int) -> bool:
    """A word in -s after a noun, with an object after it, is a verb: "the five-year plan calls for"."""
    follower = tokens.low[j + 1]
    return _plural(tokens, j + 1) and (
        tokens.kind[j + 1] == "n" or follower in lex.DETERMINERS or follower == "for" or follower in NUMBER_WORDS
    )


NUMBER_WORDS = lex.words(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundreds thousands"
)


def _rate(tokens: Tokens, binding: Binding) -> None:
    """As in "a day", "per head", "/hour" after the number or what it counts."""
    for j in (binding.after, binding.amount.end):
        if tokens.low[j] in _EVERY and not tagging.is_nominal(tokens, j + 1):
            binding.per = _EVERY[tokens.low[j]]
            return
        if tokens.low[j] in ("per", "/") or (
            tokens.low[j] in ("a", "an", "each", "every") and tokens.low[j + 1] in _RATES
        ):
            end = j + 2
            if tokens.kind[j + 1] == "n":
                end = max(end, tagging.noun_phrase(tokens, end, end + 3))
            binding.per = tokens.slice(j + 1, end) if end <= tokens.size else ""
            return
