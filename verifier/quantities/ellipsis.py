"""Signs that a number stands for "so many of those": its antecedent, its own verb, words such as "of them"."""

from verifier.quantities import lexicon as lex
from verifier.quantities.binding import NEAR, Binding
from verifier.quantities.phrases import THEM
from verifier.quantities.roles import is_main
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_CIRCUMSTANCE = lex.words("in at on of from over near within across for into during by through")
_OCCASIONS = lex.words("times time occasions ways way")
_FIGURE_CUES = lex.words("of to from by at as than ( was is were are reached totalled put")
# Outcomes that exclude each other: the wounded are not among the killed.
_FATES = lex.words(
    "killed dead died wounded injured hurt missing captured arrested detained hospitalised hospitalized rescued "
    "evacuated unaccounted"
)
# What is launched may be stopped: "launched 90 drones; the air force destroyed 87".
_SENT = lex.words("launched launch fired fire sent used use attacked aimed directed released deployed")
_STOPPED = lex.words(
    "destroyed downed intercepted stopped shot brought neutralised neutralized eliminated halted jammed suppressed"
)


def antecedent_of(tokens: Tokens, bindings: list[Binding], index: int) -> int | None:
    """The nearest count with a noun, rather not inside a preposition's phrase; else one of the sentence before."""
    here = bindings[index].sentence
    circumstance = None
    for k in range(index - 1, max(-1, index - NEAR), -1):
        other = bindings[k]
        if other.sentence < here - 1 or (other.sentence < here and circumstance is not None):
            break
        if other.amount.kind is not QuantityKind.COUNT or not other.thing or other.amount.thing:
            continue
        included = other.whole is not None and not other.elided
        if other.thing in _OCCASIONS or included:
            continue
        begin = other.amount.begin
        if tokens.low[begin - 1] not in _CIRCUMSTANCE or begin <= other.start + 1:
            return k
        if other.sentence == here and circumstance is None:
            circumstance = k
    return circumstance


def is_partitive(tokens: Tokens, binding: Binding) -> bool:
    """As in "54 of them", "of which two"."""
    begin, end = binding.amount.begin, binding.amount.end
    behind = tokens.low[end] == "of" and tokens.low[end + 1] in THEM and not binding.thing
    ahead = begin - 2 >= binding.start and tokens.low[begin - 2] == "of" and tokens.low[begin - 1] in THEM
    return behind or ahead


def names_nothing(tokens: Tokens, binding: Binding) -> bool:
    """A bare figure that is not short for a noun phrase: "stood at 47", "sent five: …"."""
    before = tokens.low[binding.amount.begin - 1] if binding.amount.begin > binding.start else ""
    after = tokens.low[binding.amount.end]
    return (before in _FIGURE_CUES and after != "of") or after == ":"


def has_own_predicate(tokens: Tokens, part: Binding) -> bool:
    """A verb follows the number at once, so that the number is its subject: "five came down"."""
    j = part.amount.end
    while tokens.low[j] in lex.ADVERBS or tokens.low[j] in lex.NEGATIONS or tokens.low[j].endswith("ly"):
        j += 1
    return tokens.low[j] in lex.AUXILIARIES or is_main(tokens, j) or tokens.low[j] in lex.VERB_BASE


def excludes(tokens: Tokens, other: Binding, part: Binding) -> bool:
    """Both have fates that exclude each other: "30 were killed and 12 wounded"."""
    begin, end = part.amount.begin, part.amount.end
    return not (_FATES.isdisjoint(tokens.low[other.after : begin]) or _FATES.isdisjoint(tokens.low[end : end + 4]))


def answers_launch(tokens: Tokens, other: Binding, part: Binding) -> bool:
    """What was launched was stopped: "launched 90 drones, and the air force destroyed 87"."""
    begin = max(other.start, other.amount.begin - 4) if other.sentence != part.sentence else other.start
    end = part.amount.begin - 4 if other.sentence == part.sentence else other.after + 3
    sent = tokens.low[begin : max(end, other.after + 3)]
    stopped = tokens.low[max(part.start, part.amount.begin - 4) : part.amount.end + 4]
    return not _SENT.isdisjoint(sent) and _SENT.isdisjoint(stopped) and not _STOPPED.isdisjoint(stopped)
