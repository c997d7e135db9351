"""What each amount counts, what became of it, and of which total it is a part."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.frame import said_by, where
from verifier.quantities.roles import change_of, role_of
from verifier.quantities.tokens import Tokens
from verifier.types import Quantity, QuantityKind

_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.FRACTION, QuantityKind.RANK})
_CONTAINERS = lex.words("pieces piece units members barrels cases victims batches types rounds kinds tonnes tons sets groups number pairs sq bottles boxes copies cups items forms lines")
_THEM = lex.words("them these those which whom us")
_TIMES = lex.words("second minute hour day night week month year quarter season head person capita household game match share")


@dataclass(slots=True)
class Binding:
    """What is known of one amount so far."""

    amount: Amount
    sentence: int
    stop: int  # token after the last of its sentence
    start: int  # first token of its sentence
    thing: str = ""
    after: int = 0  # token after the noun phrase that is counted
    role: str = ""
    whole: int | None = None
    elided: bool = False
    per: str = ""
    links: list[int] = field(default_factory=list)


def bind(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Quantity, ...]:
    """The quantities of the text, bound sentence by sentence."""
    bindings = [_place(tokens, amount, bounds) for amount, bounds in zip(amounts, _sentences(tokens, amounts), strict=True)]
    for index, binding in enumerate(bindings):
        limit = bindings[index + 1].amount.begin if index + 1 < len(bindings) else tokens.size
        _count(tokens, binding, min(limit, binding.stop))
    for index, binding in enumerate(bindings):
        _restore(tokens, bindings, index)
    for index, binding in enumerate(bindings):
        binding.role = role_of(tokens, bindings, index)
    return tuple(_quantity(tokens, bindings, binding) for binding in bindings)


def _sentences(tokens: Tokens, amounts: Sequence[Amount]) -> list[tuple[int, int, int]]:
    """(number, first token, token after the last) of each amount's sentence."""
    spans: list[tuple[int, int, int]] = []
    number = start = 0
    cursor = 0
    for amount in amounts:
        while cursor < amount.begin:
            if tokens.word[cursor][-1:] in _ENDERS or "\n" in tokens.text[tokens.end[cursor] : tokens.start[cursor + 1]]:
                if tokens.sentence_ends(cursor):
                    number, start = number + 1, cursor + 1
            cursor += 1
        stop = cursor
        while stop < tokens.size and not tokens.sentence_ends(stop):
            stop += 1
        spans.append((number, start, min(stop + 1, tokens.size)))
    return spans


_ENDERS = ".!?…\"”’)"


def _place(tokens: Tokens, amount: Amount, bounds: tuple[int, int, int]) -> Binding:
    number, start, stop = bounds
    return Binding(amount, number, stop, start, thing=amount.thing, after=amount.end, per=amount.per)


def _count(tokens: Tokens, binding: Binding, limit: int) -> None:
    """Find the noun phrase that the amount counts, right after it."""
    amount = binding.amount
    if amount.kind in (QuantityKind.DATE, QuantityKind.TIME, QuantityKind.SCORE) or amount.thing:
        return
    if amount.kind in _COUNTED:
        _counted_phrase(tokens, binding, limit)
    else:
        _measured_phrase(tokens, binding, limit)
    _rate(tokens, binding)


def _counted_phrase(tokens: Tokens, binding: Binding, limit: int) -> None:
    amount, j = binding.amount, binding.amount.end
    low = tokens.low
    if amount.kind is QuantityKind.COUNT and low[j] == "-" and tokens.touching(j) and tokens.kind[j + 1] == "w":
        if low[j + 1] == "strong":
            j += 2
        else:
            binding.thing, binding.after = low[j + 1], j + 2
            return
    if low[j] == "of":
        if low[j + 1] in _THEM:
            binding.after = j + 2
            return
        j += 1
    while low[j] in lex.DETERMINERS or low[j] in ("more", "other", "further", "additional", "different", "separate", "such", "new"):
        j += 1
    end = tagging.noun_phrase(tokens, j, limit, singular=amount.high is None or amount.high == 1 or amount.kind is not QuantityKind.COUNT)
    if end > j:
        end = _with_contents(tokens, end, limit)
        binding.thing, binding.after = tokens.slice(j, end), end


def _with_contents(tokens: Tokens, end: int, limit: int) -> int:
    """ "pieces of equipment": the second noun is what is meant."""
    if tokens.low[end - 1] in _CONTAINERS and tokens.low[end] == "of":
        return max(end, tagging.noun_phrase(tokens, end + 1, limit, singular=True))
    return end


def _measured_phrase(tokens: Tokens, binding: Binding, limit: int) -> None:
    """ "30 percent of the power plants", "20 million tonnes of crude oil", "a five-year plan", "a 59-year-old woman"."""
    j = binding.amount.end
    joined = "-" in tokens.slice(binding.amount.begin, j)
    if tokens.low[j] in ("of", "in"):
        if tokens.low[j] == "in" and binding.amount.kind is not QuantityKind.MONEY:
            return
        j += 1
        while tokens.low[j] in lex.DETERMINERS or tokens.low[j] == "all":
            j += 1
    elif not joined and binding.amount.kind is not QuantityKind.PERCENT and binding.amount.kind is not QuantityKind.MONEY:
        return
    end = tagging.noun_phrase(tokens, j, limit, singular=True)
    if end > j:
        binding.thing, binding.after = tokens.slice(j, end), end


def _rate(tokens: Tokens, binding: Binding) -> None:
    """ "a day", "per head", "/hour" after the number or what it counts."""
    for j in {binding.amount.end, binding.after}:
        if tokens.low[j] in ("a", "an", "each", "every", "per", "/") and (tokens.low[j + 1] in _TIMES or tokens.low[j] in ("per", "/")):
            if tokens.kind[j + 1] == "n":
                end = j + 2
                end = max(end, tagging.noun_phrase(tokens, end, end + 3))
                binding.per = tokens.slice(j + 1, end)
            else:
                binding.per = tokens.low[j + 1]


def _restore(tokens: Tokens, bindings: list[Binding], index: int) -> None:
    """Give an amount without noun the noun of the one before it, and find its total."""
    binding = bindings[index]
    amount = binding.amount
    if amount.kind not in (QuantityKind.COUNT, QuantityKind.FRACTION) or amount.low is None or amount.thing:
        return
    antecedent = _antecedent(bindings, index)
    if antecedent is None:
        return
    other = bindings[antecedent]
    if not binding.thing:
        binding.elided, binding.thing = True, other.thing
        binding.whole = _total(tokens, bindings, index, antecedent)
    elif _opens_with_of(tokens, bindings, index):
        binding.whole = _total(tokens, bindings, index, antecedent)


def _antecedent(bindings: list[Binding], index: int) -> int | None:
    """The nearest count with a noun, in this sentence or the one before."""
    here = bindings[index].sentence
    for k in range(index - 1, -1, -1):
        other = bindings[k]
        if other.sentence < here - 1:
            return None
        if other.amount.kind is QuantityKind.COUNT and other.thing and other.amount.thing != "people":
            return k
    return None


def _total(tokens: Tokens, bindings: list[Binding], index: int, antecedent: int) -> int | None:
    """The total of which `index` is a part: the antecedent, or the antecedent's own total."""
    part, other = bindings[index].amount, bindings[antecedent]
    candidate = other.whole if other.whole is not None and other.elided else antecedent
    total = bindings[candidate].amount
    if part.kind is QuantityKind.FRACTION:
        return candidate
    if part.low is None or total.low is None or total.high is None or part.low > max(total.low, total.high):
        return None
    return candidate


def _opens_with_of(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """ "Of seven drones, two drones …": the total stands first, after "of"."""
    first = next((b for b in bindings if b.sentence == bindings[index].sentence), None)
    return first is not None and first is not bindings[index] and tokens.low[first.amount.begin - 1] == "of" and first.amount.begin - 1 == first.start


def _quantity(tokens: Tokens, bindings: list[Binding], binding: Binding) -> Quantity:
    amount = binding.amount
    start, end = tokens.start[amount.begin], tokens.end[amount.end - 1]
    return Quantity(
        start=start,
        end=end,
        text=tokens.text[start:end],
        kind=amount.kind,
        low=amount.low,
        high=amount.high,
        hedge=amount.hedge,
        unit=amount.unit,
        step=amount.step,
        thing=binding.thing,
        role=binding.role,
        where=where(tokens, binding.after, binding.stop) if amount.kind is not QuantityKind.DATE else "",
        when=_when(tokens, bindings, binding),
        said_by=said_by(tokens, binding.start, binding.stop) if amount.kind is not QuantityKind.DATE else "",
        whole=binding.whole,
        of=amount.of,
        per=binding.per,
        relation=amount.relation,
        change=amount.change or change_of(tokens, amount),
        first=amount.first,
        last=amount.last,
    )


def _when(tokens: Tokens, bindings: list[Binding], binding: Binding) -> str:
    """The nearest date of the same sentence, as printed."""
    if binding.amount.kind is QuantityKind.DATE:
        return ""
    dates = [b.amount for b in bindings if b.sentence == binding.sentence and b.amount.kind is QuantityKind.DATE]
    if not dates:
        return ""
    nearest = min(dates, key=lambda d: abs(d.begin - binding.amount.begin))
    return tokens.slice(nearest.begin, nearest.end)
