"""The predicate an amount takes part in."""

from itertools import pairwise, product

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.binding import NEAR, Binding
from verifier.quantities.phrases import NUMBER_WORDS
from verifier.quantities.things import is_weapon, names_deed
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_CLAUSE_ENDS = frozenset(";:.!?–—")
_NOT_VERBS = lex.words(
    "during including according following remaining existing building morning evening being regarding concerning "
    "something nothing anything aged neighbouring neighboring"
)
_BEFORE_FIGURE = lex.words("half about around roughly nearly almost between under over some more less $ € £")
_ALWAYS = lex.words("escaped escape evaded survived")
_ESCAPING = _ALWAYS | lex.words("got get slipped broke reached reach hit struck remained left")
_ARRIVALS = lex.words("through target targets aim goal")
_HITS = frozenset(product(("hit", "struck", "reached"), ("a", "an")))  # "struck a block", but not "struck Kyiv"
_FAILING = lex.words("fail failed fails failing unable")  # "failed to stop ten"
_LEAVING = lex.words("left leaving leave leaves")  # "left 28 people injured"
_PARTICLES = lex.words("down out off up back away aside")
_ARTICLES = lex.words("a an the his her its their our my your")
_MODALS = lex.words("will would can could may might must shall should")
_BEFORE_BASE = lex.words(
    "to will would can could may might must shall should did do does not they we who that which also"
)
_COPULAS = lex.words("is are was were")
_BE = lex.words("is are was were be been being 's")
_BEFORE_OBJECT = lex.DETERMINERS | lex.words("total of by to about another further more than at least")
_SUBORDINATING = frozenset("once when after before because although if".split())
_SUBJECTS = frozenset("i you he she it we they".split())
_CLAUSE_LINKS = frozenset({"and", "but", "while", "or"})
_DATES = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_COORDINATING = frozenset({"and", ",", "or", "&", "as", "well"})


def find_roles(tokens: Tokens, bindings: list[Binding]) -> None:
    """Fill `role`: the main verb of each amount's clause with its particle, as "shot down", "launched", "not hit"."""
    dates = {b.amount.begin: b.amount.end for b in bindings if b.amount.kind is QuantityKind.DATE}
    for index, binding in enumerate(bindings):
        if binding.amount.kind not in (QuantityKind.DATE, QuantityKind.TIME):
            binding.role = _governing(tokens, binding) or _predicate(tokens, bindings, index, dates)
    for index in range(len(bindings) - 1, -1, -1):
        bindings[index].role = bindings[index].role or _of_follower(tokens, bindings, index)
    for index, binding in enumerate(bindings):
        if binding.amount.kind not in (QuantityKind.DATE, QuantityKind.TIME):
            binding.role = binding.role or _of_earlier(bindings, index) or _nearest(tokens, binding)


def find_deeds(tokens: Tokens, bindings: list[Binding]) -> None:
    """Split what counts deeds into those to whom they were done and the deed: "84 drone kills", "45 interceptions"."""
    for binding in bindings:
        done, _, deed = binding.thing.rpartition(" ")
        if _escaped(tokens, binding):
            binding.role = "not shot down"
        elif names_deed(deed):
            plural = not done or tagging.is_plural(done.rpartition(" ")[2].lower())
            binding.role = deed.lower()
            binding.thing = (done if plural else f"{done}s") or binding.thing


def _escaped(tokens: Tokens, binding: Binding) -> bool:
    """Weapons that were not stopped: "six drones escaped", "15 missiles reached their targets"."""
    verb, _, particle = binding.role.partition(" ")
    if verb not in _ESCAPING or not is_weapon(binding.thing):
        return False
    clause = tokens.low[binding.after : binding.stop]
    arrived = not _ARRIVALS.isdisjoint(clause) or any(pair in _HITS for pair in pairwise(clause))
    return verb in _ALWAYS or bool(particle) or arrived


def is_main(tokens: Tokens, k: int) -> bool:
    """Token `k` is a main verb by its form: past, participle, known base or third person."""
    low = tokens.low[k]
    if tokens.kind[k] != "w" or low in lex.AUXILIARIES or low in _NOT_VERBS or tokens.word[k][0].isupper():
        return False
    if low in tagging.STATES:
        return tagging.is_participle(tokens.low[k - 1]) or tokens.low[k - 1] in _BE
    if low in lex.REPORTING:
        told = tagging.is_participle(tokens.low[k + 1]) or tokens.low[k + 1] in tagging.STATES
        return low.endswith("ed") and tokens.low[k - 1] in _BE and not told
    if tokens.low[k - 1] in _MODALS and low not in lex.ADVERBS and low not in lex.NEGATIONS:
        return True
    return _is_verbal_form(tokens, k)


def _is_verbal_form(tokens: Tokens, k: int) -> bool:
    """The ending, or a known verb with a neighbour that shows it to be one."""
    low, before, after = tokens.low[k], tokens.low[k - 1] if k else "", tokens.low[k + 1]
    ing = low.endswith("ing") and len(low) > 5
    if ing or tagging.is_participle(low):
        placed = before in lex.PREPOSITIONS and before not in ("by", "out") and tagging.is_nominal(tokens, k + 1)
        return not (placed or before in _ARTICLES or before.endswith("'s") or (ing and before in lex.DETERMINERS))
    if low in lex.VERB_THIRD:
        figure = tokens.kind[k + 1] == "n" or after in NUMBER_WORDS or after in _BEFORE_FIGURE
        return figure or after in lex.DETERMINERS or after in _PARTICLES
    counted = tokens.kind[k - 1] == "n" or (before in NUMBER_WORDS and before != "one")
    if counted and tagging.is_plural(after):
        return False  # "39 strike drones"
    return low in lex.VERB_BASE and (counted or tagging.is_plural(before) or before in _BEFORE_BASE)


def _governing(tokens: Tokens, binding: Binding) -> str:
    """The verb right before the amount: "shot down 54 missiles"."""
    k = binding.amount.begin - 1
    while k >= binding.start and tokens.low[k] in _BEFORE_OBJECT:
        k -= 1
    particle = k >= binding.start and tokens.low[k] in _PARTICLES
    verb = k - particle
    if verb < binding.start or not is_main(tokens, verb):
        return ""
    if tokens.low[verb] in _LEAVING and tokens.low[binding.after] in tagging.FATES:
        return tokens.low[binding.after]
    return _negated(tokens, verb, tokens.slice(verb, verb + 1 + particle).lower())


def _predicate(tokens: Tokens, bindings: list[Binding], index: int, dates: dict[int, int]) -> str:
    """The first main verb after the counted phrase in its clause; of a part the first finite one.

    "Two of the seven drones launched at the capital were shot down", or "got through": two were, or did.
    """
    binding = bindings[index]
    part = (
        binding.whole is not None
        or binding.amount.relation != ""
        or binding.amount.of is not None
        or tokens.low[binding.amount.end] == "of"
        or binding.amount.kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)
    )
    begin = binding.after
    if binding.whole is not None and binding.whole == index + 1:
        total = bindings[index + 1]
        told = any(is_main(tokens, k) for k in range(begin, total.amount.begin))  # "34 were downed out of 35"
        begin = begin if told else total.after
    if tokens.low[begin] in tagging.STATES and tokens.word[begin + 1] != "-":  # "47 missing-person reports"
        return tokens.low[begin]
    found = ""
    for j in range(begin, _clause_end(tokens, begin, _next(bindings, index, begin), dates)):
        if is_main(tokens, j) and not _is_of_knowing(tokens, j):
            role = _negated(tokens, j, tokens.slice(j, j + 1 + _has_particle(tokens, j + 1)).lower())
            second = found and not tokens.low[j].endswith("ing") and tokens.low[j - 1] != "to"
            if not part or second or any(word in lex.AUXILIARIES for word in tokens.low[max(begin, j - 2) : j]):
                return role + _either(tokens, j)
            found = found or role
        elif part and tokens.low[j] in _COPULAS and (kind := _kind_after(tokens, j + 1, binding.stop)):
            return _negated(tokens, j + 1, tokens.slice(j, kind).lower())
    return found


def _is_of_knowing(tokens: Tokens, j: int) -> bool:
    """As in "twelve are known to have died": what is known comes after it."""
    return tokens.low[j + 1 : j + 3] == ["to", "have"] or tokens.low[j + 1 : j + 3] == ["to", "be"]


def _next(bindings: list[Binding], index: int, begin: int) -> int:
    """Where the clause must end at the latest: at the next amount, whose words are its own."""
    stop = bindings[index].stop
    follow = (b.amount for b in bindings[index + 1 : index + 1 + NEAR] if b.amount.kind not in _DATES)
    return next((amount.begin for amount in follow if begin < amount.begin < stop), stop)


def _kind_after(tokens: Tokens, i: int, stop: int) -> int:
    """The end of the noun phrase that says what things were: "were Shaheds", "was a child"; 0 where none does."""
    article = tokens.low[i] in ("a", "an")
    i += article
    end = tagging.noun_phrase(tokens, i, stop, singular=True)
    named = end > i and (article or tagging.is_plural(tokens.low[end - 1]) or tokens.word[end - 1][0].isupper())
    return end if named else 0


def _has_particle(tokens: Tokens, k: int) -> bool:
    """As in "down" of "shot down"; "over" only where no place can follow it."""
    return tokens.low[k] in _PARTICLES or (tokens.low[k] == "over" and tokens.kind[k + 1] != "w")


def _clause_end(tokens: Tokens, i: int, stop: int, dates: dict[int, int]) -> int:
    """Where the clause around token `i` ends; dates and phrases inserted between commas are passed over."""
    j, limit = i, min(stop, i + 25)
    while j < limit:
        if j in dates:
            j = dates[j]
        elif tokens.word[j] == ",":
            after = _past_insertion(tokens, j, limit)
            if after < 0:
                return j
            j = after
        elif _ends_clause(tokens, j) or (j > i and (tokens.kind[j] == "n" or _links_clauses(tokens, j))):
            return j
        else:
            j += 1
    return j


def _links_clauses(tokens: Tokens, j: int) -> bool:
    """A conjunction, but not between two names: "over Sumy and Kharkiv"."""
    named = j > 0 and tokens.word[j - 1][:1].isupper() and tokens.word[j + 1][:1].isupper()
    return tokens.low[j] in _CLAUSE_LINKS and not named


def _ends_clause(tokens: Tokens, j: int) -> bool:
    """A mark, or as in "five once they had reached the city": what follows is said of no number before."""
    subordinate = tokens.low[j] in _SUBORDINATING and tokens.low[j + 1] in _SUBJECTS
    return tokens.word[j] in _CLAUSE_ENDS or subordinate


def _past_insertion(tokens: Tokens, comma: int, limit: int) -> int:
    """The token after the second of two commas before a verb, or after a comma before "which"; -1 ends the clause."""
    if tokens.low[comma + 1] in ("which", "who"):
        return comma + 1
    for k in range(comma + 2, min(limit, comma + 8)):
        if tokens.word[k] == ",":
            return k + 1 if tokens.low[k + 1] in lex.AUXILIARIES or is_main(tokens, k + 1) else -1
    return -1


def _either(tokens: Tokens, verb: int) -> str:
    """The further predicate of "were destroyed or damaged", with its "or"."""
    other = tokens.low[verb + 2]
    return f" or {other}" if tokens.low[verb + 1] == "or" and tagging.is_participle(other) else ""


def _negated(tokens: Tokens, verb: int, role: str) -> str:
    before = tokens.low[max(0, verb - 3) : verb]
    failed = before[-1:] == ["to"] and before[-2:-1] and before[-2] in _FAILING
    return f"not {role}" if failed or any(word in lex.NEGATIONS for word in before) else role


def _of_follower(tokens: Tokens, bindings: list[Binding], index: int) -> str:
    """The role of the next amount when both are joined: "122 trucks and 36 buses crossed"."""
    if index + 1 == len(bindings) or bindings[index].amount.kind in (QuantityKind.DATE, QuantityKind.TIME):
        return ""
    if bindings[index + 1].whole == index:
        return ""  # "seven drones, none of which survived"
    between = tokens.low[bindings[index].after : bindings[index + 1].amount.begin]
    return bindings[index + 1].role if between and all(word in _COORDINATING for word in between) else ""


def _of_earlier(bindings: list[Binding], index: int) -> str:
    """The role of the total, or of the amount before it in the same sentence."""
    binding = bindings[index]
    if binding.whole is not None and binding.whole < index:
        before = bindings[index - 1]
        return (before.role if before.whole == binding.whole else "") or bindings[binding.whole].role
    for k in range(index - 1, max(-1, index - NEAR), -1):
        if bindings[k].sentence != binding.sentence:
            return ""
        if bindings[k].role:
            return bindings[k].role
    return ""


def _nearest(tokens: Tokens, binding: Binding) -> str:
    """The nearest verb before the amount in its clause."""
    for k in range(binding.amount.begin - 1, max(binding.start - 1, binding.amount.begin - 12), -1):
        if tokens.word[k] in _CLAUSE_ENDS:
            return ""
        if is_main(tokens, k):
            return _negated(tokens, k, tokens.slice(k, k + 1 + _has_particle(tokens, k + 1)).lower())
    return ""
