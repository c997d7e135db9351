"""Which total an amount is a part of, and which noun it leaves unsaid."""

from verifier.quantities import lexicon as lex
from verifier.quantities.binding import Binding
from verifier.quantities.phrases import THEM
from verifier.quantities.roles import is_main
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_PARTS = frozenset({QuantityKind.COUNT, QuantityKind.FRACTION, QuantityKind.PERCENT})
_INCLUDING = lex.words("including included includes among comprising split divided consisting")
_NOT_OF_IT = lex.words("the another further additional more other")
# Outcomes that exclude each other: the wounded are not among the killed.
_FATES = lex.words("killed dead died wounded injured hurt missing captured arrested detained hospitalised hospitalized rescued evacuated")


def find_wholes(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `whole`, and `thing` where the noun was left out."""
    for index, binding in enumerate(bindings):
        amount = binding.amount
        if amount.kind not in _PARTS or amount.thing or amount.of is not None and amount.relation != "both":
            continue
        if not binding.thing and _closes_share(tokens, bindings, index):
            binding.thing, bindings[index - 1].whole = bindings[index - 1].thing, index
        elif not binding.thing:
            _restore(tokens, bindings, index)
        elif _opens_with_of(tokens, bindings, index) or _is_included(tokens, bindings, index):
            binding.whole = _antecedent(tokens, bindings, index)


def _restore(tokens: Tokens, bindings: list[Binding], index: int) -> None:
    binding = bindings[index]
    if _share_of_next(tokens, bindings, index):
        binding.thing, binding.whole = bindings[index + 1].thing, index + 1
        return
    partitive = _is_partitive(tokens, binding)
    if binding.amount.kind is QuantityKind.PERCENT and not partitive:
        return
    antecedent = _antecedent(tokens, bindings, index)
    if antecedent is None or _names_nothing(tokens, binding):
        return
    other = bindings[antecedent]
    if other.sentence == binding.sentence and ":" in tokens.low[other.after : binding.amount.begin] and _total(bindings, index, antecedent) is None:
        return
    binding.thing, binding.elided = other.thing, True
    if partitive or _is_part(tokens, bindings, index, antecedent):
        binding.whole = _total(bindings, index, antecedent)


def _closes_share(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """ "12 missiles out of 20": the total comes last."""
    begin = bindings[index].amount.begin
    before = bindings[index - 1] if index else None
    return before is not None and bool(before.thing) and before.after == begin - 2 and tokens.low[begin - 2 : begin] == ["out", "of"]


def _is_partitive(tokens: Tokens, binding: Binding) -> bool:
    """ "54 of them", "of which two" """
    begin, end = binding.amount.begin, binding.amount.end
    behind = tokens.low[end] == "of" and tokens.low[end + 1] in THEM and not binding.thing
    return behind or (begin - 2 >= binding.start and tokens.low[begin - 2] == "of" and tokens.low[begin - 1] in THEM)


def _share_of_next(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """ "Eighty percent of the 250 drones" """
    if index + 1 == len(bindings) or tokens.low[bindings[index].amount.end] != "of":
        return False
    follower = bindings[index + 1]
    between = tokens.low[bindings[index].amount.end + 1 : follower.amount.begin]
    return bool(follower.thing) and follower.amount.kind is QuantityKind.COUNT and all(word in lex.DETERMINERS for word in between)


def _names_nothing(tokens: Tokens, binding: Binding) -> bool:
    """A bare number that need not be short for a noun phrase: after "of", or with a change of figures."""
    before = tokens.low[binding.amount.begin - 1] if binding.amount.begin > binding.start else ""
    return before in _FIGURE_CUES and not tokens.low[binding.amount.end] == "of"


_FIGURE_CUES = lex.words("of to from by at as than ( was is were are reached totalled put")


def _antecedent(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """The nearest count with a noun in this sentence, rather one that no preposition makes a circumstance; else in the sentence before."""
    here = bindings[index].sentence
    circumstance = None
    for k in range(index - 1, -1, -1):
        other = bindings[k]
        if other.sentence < here - 1 or (other.sentence < here and circumstance is not None):
            break
        if other.amount.kind is not QuantityKind.COUNT or not other.thing or other.amount.thing or other.thing in _OCCASIONS:
            continue
        if tokens.low[other.amount.begin - 1] not in _CIRCUMSTANCE or other.amount.begin in (0, other.start + 1):
            return k
        if other.sentence == here and circumstance is None:
            circumstance = k
    return circumstance


_OCCASIONS = lex.words("times time occasions ways way")


_CIRCUMSTANCE = lex.words("in at on of from over near within across for into during by through")


def _is_part(tokens: Tokens, bindings: list[Binding], index: int, antecedent: int) -> bool:
    """The words show that the number is taken out of the antecedent, not set beside it."""
    part, other = bindings[index], bindings[antecedent]
    begin, end = part.amount.begin, part.amount.end
    if begin and tokens.low[begin - 1] in _NOT_OF_IT:
        return False
    if part.amount.relation or part.amount.kind is QuantityKind.FRACTION:
        return True
    between = tokens.low[other.after : begin]
    if other.sentence == part.sentence and (":" in between or any(word in _INCLUDING for word in between)):
        return True
    if _has_own_predicate(tokens, part) and not _both_fates(tokens, other, part):
        return other.elided is False or other.whole is not None
    continues = other.whole is not None and other.sentence == part.sentence
    return continues and tokens.low[begin - 1] in ("and", ",", ";", "or", "but") and end < part.stop


def _has_own_predicate(tokens: Tokens, part: Binding) -> bool:
    """A verb follows the number at once, so that the number is its subject: "five came down", "nine of them did"."""
    j = part.amount.end
    while tokens.low[j] in lex.ADVERBS or tokens.low[j] in lex.NEGATIONS or tokens.low[j].endswith("ly"):
        j += 1
    return tokens.low[j] in lex.AUXILIARIES or is_main(tokens, j) or tokens.low[j] in lex.VERB_BASE


def _both_fates(tokens: Tokens, other: Binding, part: Binding) -> bool:
    return not _FATES.isdisjoint(tokens.low[other.after : part.amount.begin]) and not _FATES.isdisjoint(tokens.low[part.amount.end : part.amount.end + 4])


def _total(bindings: list[Binding], index: int, antecedent: int) -> int | None:
    """The antecedent, or the antecedent's own total when it is itself a part in the same list."""
    part, other = bindings[index].amount, bindings[antecedent]
    candidate = other.whole if other.whole is not None and other.elided else antecedent
    total = bindings[candidate].amount
    if part.kind in (QuantityKind.FRACTION, QuantityKind.PERCENT):
        return candidate
    if part.low is None or total.low is None or total.high is None or part.low > max(total.low, total.high):
        return None
    return candidate


def _opens_with_of(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """ "Of seven drones, two drones …": the total stands first, after "of"."""
    first = next((b for b in bindings if b.sentence == bindings[index].sentence), None)
    if first is None or first is bindings[index] or first.amount.begin == 0:
        return False
    return tokens.low[first.amount.begin - 1] == "of" and first.amount.begin - 1 == first.start and _same_noun(first, bindings[index])


def _same_noun(one: Binding, two: Binding) -> bool:
    return one.thing.lower().split()[-1:] == two.thing.lower().split()[-1:]


def _is_included(tokens: Tokens, bindings: list[Binding], index: int) -> bool:
    """ "nine homes, including three farmhouses", "18 lorries, among them four tankers" """
    begin = bindings[index].amount.begin
    before = tokens.low[max(bindings[index].start, begin - 2) : begin]
    cued = before[-1:] in (["including"], ["comprising"]) or before == ["among", "them"] or before == ["of", "which"]
    return cued and index > 0 and bindings[index - 1].sentence == bindings[index].sentence


