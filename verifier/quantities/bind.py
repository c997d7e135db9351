"""What each amount counts, what became of it, and of which total it is a part."""

from collections.abc import Sequence

from verifier.quantities.amounts import Amount
from verifier.quantities.binding import Binding
from verifier.quantities.changes import find_changes
from verifier.quantities.frame import said_by, where
from verifier.quantities.phrases import count_phrase
from verifier.quantities.roles import find_roles
from verifier.quantities.tokens import Tokens
from verifier.quantities.wholes import find_wholes
from verifier.types import Quantity, QuantityKind

_ENDERS = ".!?…\"”’)"


def bind(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Quantity, ...]:
    """The quantities of the text, bound sentence by sentence."""
    bindings = _placed(tokens, amounts)
    for index, binding in enumerate(bindings):
        limit = bindings[index + 1].amount.begin if index + 1 < len(bindings) else tokens.size
        count_phrase(tokens, binding, min(limit, binding.stop))
    find_wholes(tokens, bindings)
    find_roles(tokens, bindings)
    find_changes(tokens, bindings)
    dates = [b for b in bindings if b.amount.kind is QuantityKind.DATE]
    return tuple(_quantity(tokens, binding, dates) for binding in bindings)


def _placed(tokens: Tokens, amounts: Sequence[Amount]) -> list[Binding]:
    """A binding for each amount, with the bounds of its sentence."""
    bindings: list[Binding] = []
    number = start = stop = 0
    for amount in amounts:
        while stop <= amount.begin:
            number, start = number + 1, stop
            stop = _sentence_end(tokens, start)
        bindings.append(Binding(amount, number, start, stop, thing=amount.thing, after=amount.end, per=amount.per))
    return bindings


def _sentence_end(tokens: Tokens, i: int) -> int:
    """The token after the last of the sentence that begins at token `i`."""
    ends, word, end, start, text = tokens.sentence_ends, tokens.word, tokens.end, tokens.start, tokens.text
    for j in range(i, tokens.size):
        gap = start[j + 1] - end[j]
        if (word[j] in _ENDERS or (gap and (gap > 1 or text[end[j]] == "\n"))) and ends(j):
            return j + 1
    return max(tokens.size, i + 1)


def _quantity(tokens: Tokens, binding: Binding, dates: list[Binding]) -> Quantity:
    amount = binding.amount
    start, end = tokens.start[amount.begin], tokens.end[amount.end - 1]
    dated = amount.kind is QuantityKind.DATE
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
        where="" if dated else where(tokens, binding.after, binding.stop),
        when="" if dated else _when(tokens, dates, binding),
        said_by="" if dated else said_by(tokens, binding.start, binding.stop),
        whole=binding.whole,
        of=amount.of,
        per=binding.per,
        relation=amount.relation,
        change=binding.change,
        first=amount.first,
        last=amount.last,
    )


def _when(tokens: Tokens, dates: list[Binding], binding: Binding) -> str:
    """The nearest date of the same sentence, as printed."""
    near = [date.amount for date in dates if date.sentence == binding.sentence]
    if not near:
        return ""
    joined = next((date for date in near if 0 <= date.begin - binding.after <= 2 and not _compares(tokens, date.begin)), None)
    near = [joined] if joined else [date for date in near if not _compares(tokens, date.begin)]
    if not near:
        return ""
    nearest = min(near, key=lambda date: abs(date.begin - binding.amount.begin))
    return tokens.slice(nearest.begin, nearest.end)


def _compares(tokens: Tokens, begin: int) -> bool:
    """The date is what is compared with, not when it was: "17% above November"."""
    return tokens.low[begin - 1] in ("than", "above", "below", "since", "from", "until", "before", "after", "over")
