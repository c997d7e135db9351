"""Which total an amount is a part of, and which noun it leaves unsaid."""

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.binding import NEAR, Binding
from verifier.quantities.ellipsis import (
    answers_launch,
    antecedent_of,
    excludes,
    has_own_predicate,
    is_partitive,
    names_nothing,
)
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_PARTS = frozenset({QuantityKind.COUNT, QuantityKind.FRACTION, QuantityKind.PERCENT})
_INCLUDING = lex.words("including included includes among comprising split divided consisting")
_BESIDE = lex.words("the another further additional more other")
_OPENING = lex.DETERMINERS | lex.words("last first past previous next")
_OWNER = 5  # words
_LIST = 15  # words
_GROUPS = lex.words("group total batch fleet salvo swarm wave package set")


def find_wholes(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `whole`, and `thing` where the noun was left out."""
    for index, binding in enumerate(bindings):
        amount = binding.amount
        if amount.of is not None and not binding.thing and _restates(tokens, bindings, index):
            binding.thing = bindings[index - 1].thing
        if amount.kind not in _PARTS or amount.thing:
            continue
        if amount.of is not None and not (amount.relation or is_partitive(tokens, binding)):
            continue
        opener = _including(tokens, bindings, index)
        if opener:
            head = _list_head(bindings, index, opener)
            listed = head is not None and tokens.low[binding.start] == "among" and bindings[head].whole is not None
            binding.whole = bindings[head].whole if head is not None and listed else head
            if binding.whole is not None and not binding.thing:
                binding.thing, binding.elided = bindings[binding.whole].thing, True
        elif not binding.thing:
            _restore(tokens, bindings, index)
        elif _opens_with_of(tokens, bindings, index):
            binding.whole = antecedent_of(tokens, bindings, index)
        else:
            binding.whole = _listed(tokens, bindings, index)


def _restates(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """As in "four fifths of the missiles, 54 out of 69,": the same share again, in numbers."""
    before, begin = bindings[index - 1], bindings[index].amount.begin
    share = before.amount.kind in (QuantityKind.FRACTION, QuantityKind.PERCENT)
    return index > 0 and share and before.after == begin - 1 and tokens.word[begin - 1] in (",", "(", "–", "—")


def _listed(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """As in "176 people: 167 passengers and nine crew": the total right before the colon that the list adds up to."""
    colon = _colon_before(tokens, bindings[index])
    head = _list_head(bindings, index, colon) if colon else None
    if head is None or any(tagging.is_verb(word) for word in tokens.low[bindings[head].after : colon]):
        return None
    listed = [b.amount for b in bindings[head + 1 : head + NEAR] if b.sentence == bindings[head].sentence]
    counts = all(amount.kind is QuantityKind.COUNT for amount in listed)
    return head if counts and sum(amount.low or 0 for amount in listed) == bindings[head].amount.low else None


def _restore(tokens: Tokens, bindings: list[Binding], index: int) -> None:
    """Give a bare amount its noun and its total."""
    binding = bindings[index]
    if _share_of_next(tokens, bindings, index):
        binding.thing, binding.whole = bindings[index + 1].thing, index + 1
        return
    if _before_total(tokens, bindings, index):
        binding.thing, bindings[index - 1].whole = bindings[index - 1].thing, index
        return
    if _shares_noun_of_next(tokens, bindings, index):
        binding.thing = bindings[index + 1].thing
        return
    if index and _against(tokens, bindings[index - 1], binding):
        binding.thing = bindings[index - 1].thing
    elif (total := _told_total(tokens, bindings, index)) is not None:
        binding.thing, binding.elided, binding.whole = bindings[total].thing, True, total
    else:
        _find_antecedent(tokens, bindings, index)


def _told_total(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """The total that the form of the sentence gives a bare number."""
    for total in (_restated(tokens, bindings, index), _summed(tokens, bindings, index)):
        if total is not None:
            return total
    return _list_head(bindings, index, bindings[index].amount.begin) if _qualified(tokens, bindings[index]) else None


def _find_antecedent(tokens: Tokens, bindings: list[Binding], index: int) -> None:
    """Take noun and total from the count that the words point back to."""
    binding = bindings[index]
    partitive = is_partitive(tokens, binding)
    if binding.amount.kind is QuantityKind.PERCENT and not partitive:
        return
    colon = _colon_before(tokens, binding)
    head = _list_head(bindings, index, colon or binding.amount.begin) if colon or partitive else None
    if head is not None and (colon or not bindings[head].thing):
        binding.thing, binding.elided, binding.whole = bindings[head].thing, True, head
    elif not colon or binding.amount.relation or partitive:
        _follow(tokens, bindings, index, partitive)


def _against(tokens: Tokens, before: Binding, binding: Binding) -> bool:
    """As in "by 214 votes to 187"."""
    counts = before.amount.kind is binding.amount.kind is QuantityKind.COUNT and bool(before.thing)
    return counts and before.after == binding.amount.begin - 1 and tokens.low[before.after] == "to"


def _restated(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """As in "70% of the 3.2 million doses, or 2.24 million": the same part once more, as a number."""
    begin = bindings[index].amount.begin
    again = index > 1 and tokens.low[begin - 2 : begin] == [",", "or"] and bindings[index - 1].after == begin - 2
    return index - 1 if again and bindings[index - 2].whole == index - 1 else None


def _summed(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """As in "52 people, 38 for disorder and 14 for assault": the count right before bare ones that add up to it."""
    head, sentence = index - 1, bindings[index].sentence
    while head >= max(0, index - NEAR) and bindings[head].elided:
        head -= 1
    if (
        head < 0
        or bindings[head].sentence != sentence
        or not bindings[head].thing
        or tokens.word[bindings[head].after] not in (",", ":", "–", "—")
    ):
        return None
    parts = []
    for binding in bindings[head + 1 : head + NEAR]:
        if binding.sentence != sentence or (binding.thing and not binding.elided):
            break
        parts.append(binding.amount)
    counts = all(amount.kind is QuantityKind.COUNT for amount in (bindings[head].amount, *parts))
    added = sum(amount.low or 0 for amount in parts)
    return head if counts and len(parts) > 1 and added == bindings[head].amount.low else None


def _qualified(tokens: Tokens, binding: Binding) -> bool:
    """As in "injured 23, three seriously": an adverb alone tells the part."""
    end = binding.amount.end
    count = binding.amount.kind is QuantityKind.COUNT and tokens.word[binding.amount.begin - 1] in (",", "–", "—", "(")
    return count and tokens.low[end].endswith("ly") and tokens.word[end + 1] in (".", ",", ";", ")")


def _follow(tokens: Tokens, bindings: list[Binding], index: int, partitive: bool) -> None:
    """Take the noun of the antecedent, and point to it where the words show a part of it."""
    binding = bindings[index]
    antecedent = antecedent_of(tokens, bindings, index)
    if antecedent is None or names_nothing(tokens, binding):
        return
    binding.thing, binding.elided = bindings[antecedent].thing, True
    if partitive or _opened(tokens, bindings, index, antecedent) or _is_part(tokens, bindings[antecedent], binding):
        binding.whole = _total(tokens, bindings, index, antecedent)


def _opened(tokens: Tokens, bindings: list[Binding], index: int, antecedent: int) -> bool:
    """As in "Of ten games they won seven and lost three": each bare number of the sentence is a part."""
    other = bindings[antecedent]
    total = bindings[other.whole] if other.elided and other.whole is not None else other
    return total.sentence == bindings[index].sentence and _opens_sentence_with_of(tokens, total)


def _is_part(tokens: Tokens, other: Binding, part: Binding) -> bool:
    """The words show that the number is taken out of the antecedent, not set beside it."""
    begin = part.amount.begin
    if begin and tokens.low[begin - 1] in _BESIDE:
        return False
    if tokens.low[begin - 1] == "remaining" or part.amount.relation or part.amount.kind is QuantityKind.FRACTION:
        return True
    between = tokens.low[other.after : begin]
    same = other.sentence == part.sentence
    if (same and not _INCLUDING.isdisjoint(between)) or answers_launch(tokens, other, part):
        return True
    if has_own_predicate(tokens, part):
        shared = tokens.low[other.amount.end] == "of" or other.amount.of is not None
        listed = other.elided and other.whole is not None  # "of whom 287 were rescued and 12 are dead"
        beside = shared or (not listed and excludes(tokens, other, part))
        return not beside and (not other.elided or other.whole is not None)
    return same and other.whole is not None and tokens.low[begin - 1] in ("and", ",", ";", "or", "but")


def _total(tokens: Tokens, bindings: list[Binding], index: int, antecedent: int) -> int | None:
    """The antecedent, or the antecedent's own total when it is itself a part in the same list."""
    other = bindings[antecedent]
    candidate = other.whole if other.whole is not None and other.elided else antecedent
    opened = _opens_sentence_with_of(tokens, bindings[candidate])
    return candidate if opened or _is_within(bindings[index], bindings[candidate]) else None


def _is_within(part: Binding, total: Binding) -> bool:
    """`part` is no more than `total`; a share always is."""
    if part.amount.kind is not QuantityKind.COUNT:
        return True
    most = total.amount.of or total.amount.high
    return part.amount.low is not None and most is not None and part.amount.low <= most


def _share_of_next(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """As in "Eighty percent of the 250 drones", "most of the 92"."""
    if index + 1 == len(bindings):
        return False
    amount, follower = bindings[index].amount, bindings[index + 1].amount
    if tokens.low[amount.end] != "of" and amount.relation != "half":  # "half the 3,000 seats"
        return False
    between = tokens.low[amount.end + (tokens.low[amount.end] == "of") : follower.begin]
    owned = 0 < len(between) <= _OWNER and between[-1].endswith("'s")  # "half of the city's 36 bridges"
    return follower.kind is QuantityKind.COUNT and (owned or all(word in lex.DETERMINERS for word in between))


def _shares_noun_of_next(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """As in "40 and 55 ships": one noun for both."""
    if index + 1 == len(bindings):
        return False
    one, two = bindings[index].amount, bindings[index + 1].amount
    linked = tokens.low[one.end : two.begin] in (["and"], ["or"]) and one.kind is two.kind is QuantityKind.COUNT
    return linked and bool(bindings[index + 1].thing)


def _before_total(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """As in "12 missiles out of 20", "34 were brought down from a group of 35": this total follows its part."""
    binding, begin = bindings[index], bindings[index].amount.begin
    before = bindings[index - 1] if index else binding
    if before is binding or before.sentence != binding.sentence or not before.thing or not _is_within(before, binding):
        return False
    bare = before.after == begin - 2 and tokens.low[begin - 2 : begin] == ["out", "of"]
    grouped = tokens.low[begin - 1] == "of" and tokens.low[begin - 2] in _GROUPS
    return bare or (grouped and tokens.low[begin - 4] in ("from", "of"))


def _colon_before(tokens: Tokens, binding: Binding) -> int | None:
    """The colon that opens the list the amount stands in."""
    for k in range(binding.amount.begin - 1, binding.start, -1):
        if tokens.word[k] == ":":
            return k
    return None


def _list_head(bindings: list[Binding], index: int, limit: int) -> int | None:
    """The nearest count before token `limit` in the same sentence: the total of a list, even one it cannot hold."""
    part = bindings[index]
    for k in range(index - 1, max(-1, index - NEAR), -1):
        other = bindings[k]
        if other.sentence != part.sentence:
            return None
        if other.amount.kind is QuantityKind.COUNT and other.amount.begin < limit and not other.amount.thing:
            return other.whole if other.elided and other.whole is not None else k
    return None


def _opens_with_of(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """As in "Of seven drones, two drones …": the total stands first, after "of", with the same noun."""
    for first in bindings[max(0, index - NEAR) : index]:
        if first.sentence == bindings[index].sentence:
            nouns = [b.thing.lower().split()[-1:] for b in (first, bindings[index])]
            return _opens_sentence_with_of(tokens, first) and nouns[0] == nouns[1]
    return False


def _opens_sentence_with_of(tokens: Tokens, binding: Binding) -> bool:
    between = tokens.low[binding.start + 1 : binding.amount.begin]
    return tokens.low[binding.start] == "of" and len(between) < _OWNER and all(word in _OPENING for word in between)


def _including(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """Where the words begin that open the list the amount stands in: "nine homes, including three farmhouses"."""
    binding = bindings[index]
    begin = binding.amount.begin
    before = tokens.low[max(binding.start, begin - 2) : begin]
    if before[-1:] in (["including"], ["comprising"]) or before in (["among", "them"], ["of", "which"]):
        return begin - 1
    if tokens.low[binding.start] == "among" and _follows_among(tokens, bindings, index):
        return begin
    return _end_of_inclusion(tokens, bindings, index) if before[-1:] == ["and"] else None


def _follows_among(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """As in "Among the 76 finalists were 31 women and five teenagers"."""
    binding = bindings[index]
    head = _list_head(bindings, index, binding.amount.begin)
    if head is not None and bindings[head].whole is not None:
        head = bindings[head].whole
    if head is None or bindings[head].amount.begin > binding.start + _OWNER:
        return False
    return tokens.low[bindings[head].after] in ("were", "was", "are", "is")


def _end_of_inclusion(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """As in "nine people, including a girl and two firefighters": the last of a list without a verb."""
    binding, begin = bindings[index], bindings[index].amount.begin
    if tokens.word[binding.after] not in (",", ".", ";", ")") or binding.after == binding.amount.end:
        return None
    for k in range(begin - 2, max(binding.start, begin - _LIST), -1):
        if tokens.low[k] == "including":
            head = _list_head(bindings, index, k)
            return k if head is not None and _is_within(binding, bindings[head]) else None
        if tokens.word[k] in (";", ":", ".", "(", ")") or tagging.is_verb(tokens.low[k]):
            return None
    return None
