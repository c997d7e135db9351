"""What each amount counts, what became of it, and of which total it is a part."""

from collections.abc import Sequence

from verifier.quantities.amounts import Amount
from verifier.quantities.beside import find_beside
from verifier.quantities.binding import NEAR, Binding
from verifier.quantities.changes import find_changes
from verifier.quantities.frame import said_by, sayings, where, where_led
from verifier.quantities.phrases import count_phrase
from verifier.quantities.roles import find_deeds, find_roles
from verifier.quantities.subjects import find_stated, find_subjects, where_measured
from verifier.quantities.tokens import Tokens
from verifier.quantities.wholes import find_wholes
from verifier.types import Quantity, QuantityKind

_REACH = 80  # tokens to either side: a longer "sentence" is a table, where words far off bind nothing
_ENDERS = '.!?…"”’)'


def bind(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[Quantity, ...]:
    """The quantities of the text, bound sentence by sentence."""
    bindings = _placed(tokens, amounts)
    for index, binding in enumerate(bindings):
        limit = bindings[index + 1].amount.begin if index + 1 < len(bindings) else tokens.size
        count_phrase(tokens, binding, min(limit, binding.stop))
    find_stated(tokens, bindings)
    find_wholes(tokens, bindings)
    find_roles(tokens, bindings)
    find_deeds(tokens, bindings)
    find_changes(tokens, bindings)
    find_subjects(tokens, bindings)
    find_beside(tokens, bindings)
    said = sayings(tokens)
    return tuple(_quantity(tokens, bindings, index, said) for index in range(len(bindings)))


def _placed(tokens: Tokens, amounts: Sequence[Amount]) -> list[Binding]:
    """A binding for each amount, with the bounds of its sentence."""
    bindings: list[Binding] = []
    number = start = stop = 0
    for amount in amounts:
        while stop <= amount.begin:
            number, start = number + 1, stop
            stop = _sentence_end(tokens, start)
        first, last = max(start, amount.begin - _REACH), min(stop, amount.end + _REACH)
        bindings.append(Binding(amount, number, first, last, thing=amount.thing, after=amount.end, per=amount.per))
    return bindings


def _sentence_end(tokens: Tokens, i: int) -> int:
    """The token after the last of the sentence that begins at token `i`."""
    ends, word, end, start, text = tokens.sentence_ends, tokens.word, tokens.end, tokens.start, tokens.text
    for j in range(i, tokens.size):
        gap = start[j + 1] - end[j]
        if (word[j] in _ENDERS or (gap and (gap > 1 or text[end[j]] == "\n"))) and ends(j):
            return j + 1
    return max(tokens.size, i + 1)


def _quantity(tokens: Tokens, bindings: list[Binding], index: int, said: list[int]) -> Quantity:
    binding = bindings[index]
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
        where="" if dated else _where(tokens, binding),
        when="" if dated else _when(tokens, bindings, index),
        said_by="" if dated else said_by(tokens, said, binding.start, binding.stop),
        whole=binding.whole,
        of=amount.of,
        per=binding.per,
        relation=amount.relation,
        change=binding.change,
        first=amount.first,
        last=amount.last,
        beside=binding.beside,
    )


def _where(tokens: Tokens, binding: Binding) -> str:
    after = where(tokens, binding.after, binding.stop)
    return after or where_led(tokens, binding.start, binding.amount.begin) or where_measured(tokens, binding)


def _when(tokens: Tokens, bindings: list[Binding], index: int) -> str:
    """The date of the same sentence that stands next to the amount, or the nearest that is not another amount's."""
    binding = bindings[index]
    after = _date_after(tokens, bindings, index)
    if after:
        return after
    for k in range(index - 1, max(-1, index - NEAR), -1):
        other = bindings[k]
        if other.sentence != binding.sentence:
            break
        if _dates(tokens, other) and not _is_anothers(bindings, k):
            return tokens.slice(other.amount.begin, other.amount.end)
    return _date_after(tokens, bindings, index, near=False)


def _is_anothers(bindings: list[Binding], k: int) -> bool:
    """Whether the date at place `k` dates the amount right before it and an earlier one is there for the rest.

    As in "1.31 million in 2022, more than the 936,172 of 2021, and built 1.37 million".
    """
    before = bindings[k - 1] if k else None
    if before is None or before.amount.kind is QuantityKind.DATE or bindings[k].amount.begin - before.after > 1:
        return False
    earlier = (b for b in bindings[max(0, k - NEAR) : k - 1] if b.sentence == bindings[k].sentence)
    return any(b.amount.kind is QuantityKind.DATE for b in earlier)


def _date_after(tokens: Tokens, bindings: list[Binding], index: int, near: bool = True) -> str:
    """The next amount if it is a date: right after this one, or anywhere after."""
    if index + 1 == len(bindings) or bindings[index + 1].sentence != bindings[index].sentence:
        return ""
    follower = bindings[index + 1]
    if not _dates(tokens, follower) or (near and follower.amount.begin - bindings[index].after > 3):
        return ""
    return tokens.slice(follower.amount.begin, follower.amount.end)


def _dates(tokens: Tokens, binding: Binding) -> bool:
    """A date that is not merely compared with: "17% above November"."""
    return binding.amount.kind is QuantityKind.DATE and tokens.low[binding.amount.begin - 1] not in _COMPARED


_COMPARED = frozenset("than above below since from until before after over".split())
