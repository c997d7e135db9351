"""The noun of a figure that has none beside it: "the number of missiles … at 69", "inflation slowed to 10.7%"."""

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.binding import Binding
from verifier.quantities.frame import where
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_STATED = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})
_FIGURES = _STATED | {QuantityKind.PERCENTAGE_POINTS, QuantityKind.COUNT, QuantityKind.MULTIPLE}
# Verbs whose subject is what the figure measures.
_MEASURING = (
    lex.RISE
    | lex.FALL
    | lex.words(
        "is was are were be been stood stands stand reached reaches reach hit totalled totaled totals total "
        "amounted amounts "
        "averaged averages exceeded exceeds passed topped cost costs cost remained remains doubled tripled halved "
        "measured "
        "weighed weighs came comes works went gone"
    )
)
_MAKING = lex.words("building making producing manufacturing assembling")
_MAKE = lex.words("build make produce manufacture assemble")
_COUNTS = lex.words("number count tally figure")
_CLAUSE_STARTS = lex.words("that while and but as which because although though if when where whereas , ; : ( — –")


def find_stated(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `thing` of counts given as "the number of …"."""
    for binding in bindings:
        if not binding.thing and binding.amount.kind is QuantityKind.COUNT:
            binding.thing = _stated_number(tokens, binding)


def find_subjects(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `thing` of figures that have no noun yet: from "a package of …" or the subject."""
    for binding in bindings:
        kind = binding.amount.kind
        if not binding.thing and kind in _FIGURES and binding.whole is None:
            contained = _container(tokens, binding) if kind in _STATED else _of_the_dead(tokens, binding)
            binding.thing = contained or _subject(tokens, binding)


def where_measured(tokens: Tokens, binding: Binding) -> str:
    """The place that the subject of a measuring verb names: "the share in Lviv was 90%"."""
    verb = _measuring_verb(tokens, binding) if binding.amount.kind in _FIGURES else None
    return "" if verb is None else where(tokens, _clause(tokens, binding, verb), verb)


def _of_the_dead(tokens: Tokens, binding: Binding) -> str:
    """As in "fourteen of the dead": a state in place of a noun."""
    j = binding.amount.end
    state = tokens.low[j : j + 2] == ["of", "the"] and tokens.low[j + 2] in tagging.FATES
    return tokens.low[j + 2] if state and not tagging.is_nominal(tokens, j + 3) else ""


def _stated_number(tokens: Tokens, binding: Binding) -> str:
    """As in "the number of missiles fired at the country as 69", "brought the toll of the storm to 47"."""
    begin = binding.amount.begin
    if tokens.low[begin - 1] not in ("at", "as", "was", "is", "to", "reached", "from", "by", "now"):
        return ""
    for k in range(begin - 2, binding.start, -1):
        if tokens.low[k] == "toll":
            return tokens.slice(k - (tokens.low[k - 1] == "death"), k + 1)
        if tokens.low[k] in _COUNTS and tokens.low[k + 1] == "of":
            j = k + 2 + (tokens.low[k + 2] in lex.DETERMINERS)
            if tokens.low[j] in tagging.STATES:
                return tokens.slice(j, j + 1)
            return tokens.slice(j, end) if (end := tagging.noun_phrase(tokens, j, begin)) > j else ""
    return ""


def _container(tokens: Tokens, binding: Binding) -> str:
    """As in "a military package of 1.85 billion dollars"."""
    of = binding.amount.begin - 1
    if of <= binding.start or tokens.low[of] != "of":
        return ""
    begin = of
    while begin > binding.start and tagging.is_nominal(tokens, begin - 1):
        begin -= 1
    head = tokens.low[of - 1]
    if begin == of or head in lex.RISE or head in lex.FALL or tagging.is_participle(head):
        return ""
    return tokens.slice(begin, of)


def _subject(tokens: Tokens, binding: Binding) -> str:
    """The first noun phrase of a clause whose verb measures its subject: "Consumer price inflation slowed to 10.7%"."""
    verb = _measuring_verb(tokens, binding)
    if verb is None:
        return ""
    start, end = _clause(tokens, binding, verb), verb
    if tokens.low[start] in _MAKING and start + 1 < verb:  # "building a drone costs": the drone does
        start += 1
    elif tokens.low[start] == "it":
        start, end = _made(tokens, binding), binding.stop
    while tokens.low[start] in lex.DETERMINERS or tokens.low[start] in lex.ADVERBS or tokens.low[start] == "one":
        start += 1
    end = tagging.noun_phrase(tokens, start, end, singular=True)
    if tokens.low[end] in _COUNTS and tokens.low[end + 1] != "of":
        return ""  # "the latest number in the item is 13"
    end += _is_deed(tokens, end, verb)
    return tokens.slice(start, end) if end > start else ""


def _made(tokens: Tokens, binding: Binding) -> int:
    """Where it stands what is made in "it costs 20,000 dollars to make a drone"; else the end of the sentence."""
    to = binding.amount.end
    making = tokens.low[to] == "to" and tokens.low[to + 1] in _MAKE
    return to + 2 if making else binding.stop


def _clause(tokens: Tokens, binding: Binding, verb: int) -> int:
    """Where the clause of a verb begins."""
    start = verb
    while start > binding.start and not _opens_clause(tokens.low[start - 1]):
        start -= 1
    return start


def _is_deed(tokens: Tokens, i: int, verb: int) -> bool:
    """As in "exports to Russia were worth": a plural that might be a verb, were there not another one."""
    plural = i < verb and tokens.low[i].endswith("s") and tokens.low[i] in lex.VERB_THIRD
    return plural and (i + 1 == verb or tokens.low[i + 1] in lex.PREPOSITIONS)


def _opens_clause(word: str) -> bool:
    return word in _CLAUSE_STARTS or word in lex.SAYING


def _measuring_verb(tokens: Tokens, binding: Binding) -> int | None:
    """The measuring verb that governs the figure, a change or a link before it allowed."""
    k = binding.amount.begin - 1
    for _ in range(8):
        low = tokens.low[k]
        if k <= binding.start or low in _CLAUSE_STARTS:
            return None
        if low in _MEASURING and low not in ("up", "down", "higher", "lower", "growth"):
            while k - 1 > binding.start and tokens.low[k - 1] in lex.AUXILIARIES | lex.ADVERBS | lex.NEGATIONS:
                k -= 1
            return k
        if tagging.is_verb(low):
            return None
        k -= 1
    return None
