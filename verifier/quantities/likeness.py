"""How sure it is that two quantities count the same thing in the same event."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from verifier.quantities.periods import days_apart, period
from verifier.quantities.scale import Refusal, common_scale
from verifier.quantities.things import (
    concept,
    head,
    is_named,
    is_weapon,
    place_likeness,
    predicates,
    thing_likeness,
    words,
)
from verifier.types import ComparisonCode, Quantity, QuantityKind

Similar = Callable[[str, str], float]
Period = tuple[date, date]

_OF_PEOPLE = frozenset({"die", "wound", "miss"})  # what is counted may itself say what happened: "two dead"
_SAME_EVENT = 1  # days: a night belongs to two dates
_REPORTED = 60  # days
_NOT = "not "
_LIGHT = frozenset(
    "wanted preferred had has gave made took went came seen put kept found listed comprise comprises comprised "
    "contain contains contained include includes included".split()
)  # say little of what
# "Two counts exist" counts what was said, not what happened; and "the ninth time" may be the ninth of anything.
_REPORTS = frozenset("accounts counts reports tallies versions".split())
_MOST_REPORTS = 9
_GOALS = frozenset("mark target goal threshold milestone ceiling limit objective".split())
_COSTS = frozenset({"cost", "costs"})  # their subject is what the price is of
_REACHED = frozenset("passed reached crossed topped exceeded hit met".split())
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})
_LONG = 27  # days: a month and a year are different periods, a day in a year is not
_UNKNOWN_THING, _UNKNOWN_ROLE, _UNKNOWN_PLACE = 0.75, 0.8, 0.95
_UNKNOWN_MATTER = 0.85  # sums of money, measures and shares seldom name what they are of
_CLASH, _ELSEWHERE, _KNOWN = 0.5, 0.8, 0.9
_OTHER_MATTER = 0.55  # so that another noun beside them weighs less
_NAMED_DEED = 4  # letters
_OF_PERSONS = 0.9  # "38 people died", "38 deaths"
_RELATED = frozenset({frozenset({"launch", "aim"}), frozenset({"buy", "sell"})})


@dataclass(frozen=True, slots=True)
class Framed:
    """A quantity with its place, the period its own words give it, and all periods that its text mentions.

    A part that names no place is where its whole is.
    """

    quantity: Quantity
    where: str
    own: Period | None
    around: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0..1 that two quantities count the same; `scope` says why they speak of different times or places.

    `clash`: their words do not only leave it open, but say that they count different things. `known`: the words for
    the thing or for what happened to it are the same.
    """

    score: float
    scope: str = ""
    clash: bool = False
    known: bool = False


def framed(quantities: Sequence[Quantity]) -> tuple[Framed, ...]:
    """Each quantity with its time."""
    dated = [(q.text, p) for q in quantities if q.kind is QuantityKind.DATE and (p := period(q)) is not None]
    around = tuple(p for _, p in dated)
    return tuple(Framed(q, _where(q, quantities), _own(q.when, dated), around) for q in quantities)


def _where(quantity: Quantity, quantities: Sequence[Quantity]) -> str:
    if quantity.where or quantity.whole is None or quantity.whole >= len(quantities):
        return quantity.where
    inherited = quantities[quantity.whole].where
    # What was aimed at a place need not have got there.
    return "" if inherited.startswith("at ") else inherited


def _own(when: str, dated: Sequence[tuple[str, Period]]) -> Period | None:
    found = [p for text, p in dated if when and (text in when or when in text)]
    return (min(p[0] for p in found), max(p[1] for p in found)) if found else None


def likeness(claim: Framed, evidence: Framed, similar: Similar | None = None) -> Likeness | None:
    """How alike two quantities are in all but their value; None when their values could not be compared at all."""
    ours, theirs = claim.quantity, evidence.quantity
    refusal = common_scale(ours, theirs)
    if (
        isinstance(refusal, Refusal)
        and refusal.code is ComparisonCode.CANNOT_COMPARE
        and not _both_scores(ours, theirs)
    ):
        return None
    thing, role = _thing(ours, theirs, similar), _role(ours, theirs, similar)
    place, time = _place(claim.where, evidence.where), _time(claim, evidence)
    clash = min(thing, role) < _CLASH or min(place.score, time.score) < _ELSEWHERE
    score = thing * role * _form(ours, theirs) * place.score * time.score
    return Likeness(score, time.scope or place.scope, clash, max(thing, role) >= _KNOWN)


def _both_scores(ours: Quantity, theirs: Quantity) -> bool:
    return ours.kind is theirs.kind is QuantityKind.SCORE


def _thing(ours: Quantity, theirs: Quantity, similar: Similar | None) -> float:
    if counts_reports(ours) != counts_reports(theirs) or _is_goal(ours) != _is_goal(theirs):
        return 0.0
    known = None if "times" in {ours.thing, theirs.thing} else thing_likeness(ours.thing, theirs.thing)
    if known is None or _is_occasion(ours) or _is_occasion(theirs):
        return _UNKNOWN_THING if ours.kind is QuantityKind.COUNT else _UNKNOWN_MATTER
    deed = acts(ours) & acts(theirs) & _OF_PEOPLE or _is_deed(ours, theirs) or _is_deed(theirs, ours)
    if known < _OF_PERSONS and deed:
        return _OF_PERSONS
    if similar is not None and known < _CLASH:
        known = max(known, _scaled(similar(ours.thing, theirs.thing)))
    return known if ours.kind is QuantityKind.COUNT or _are_prices(ours, theirs) else max(known, _OTHER_MATTER)


def _are_prices(ours: Quantity, theirs: Quantity) -> bool:
    """Whether both are what something costs, by words that are known: a drone, a missile."""
    return _COSTS.issuperset({ours.role, theirs.role}) and all(concept(head(q.thing)) for q in (ours, theirs))


def _is_goal(quantity: Quantity) -> bool:
    """Whether it is what shall be reached, not what was: "the 200-billion-dollar mark that they had set"."""
    reached = not _REACHED.isdisjoint(quantity.role.split())
    return (quantity.thing.rpartition(" ")[2].lower() in _GOALS and not reached) or quantity.role == "reach"


def _is_deed(one: Quantity, other: Quantity) -> bool:
    """Whether the one counts deeds, and the other those to whom that was done: “45 interceptions”, “intercepted 45”."""
    deed = head(one.thing)
    # "Reviews" are what was reviewed.
    named = len(deed) >= _NAMED_DEED and any(word.startswith(deed) for word in other.role.split())
    return named or bool(predicates(one.thing.rpartition(" ")[2]) & predicates(other.role))


def counts_reports(quantity: Quantity) -> bool:
    """Whether it counts what was said, not what happened: "two counts exist"."""
    small = quantity.kind is QuantityKind.COUNT and quantity.low is not None and quantity.low <= _MOST_REPORTS
    return small and not quantity.change and quantity.thing.rpartition(" ")[2] in _REPORTS


def _is_occasion(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.RANK and quantity.thing.partition(" ")[0] in {"time", "occasion"}


def _scaled(cosine: float) -> float:
    """Cosines of short phrases say something only when they are high."""
    return 0.0 if cosine < 0.5 else min(cosine + 0.1, 0.9)


def acts(quantity: Quantity) -> frozenset[str]:
    """The concepts of what happened to the counted thing. Weapons are downed where people die and houses are ruined."""
    found = predicates(quantity.role) | (predicates(quantity.thing) & _OF_PEOPLE)
    if is_weapon(quantity.thing):
        return found - {"die", "destroy", "wound"}
    return found - {"down"} if "destroy" in found and quantity.thing else found


def negated(quantity: Quantity) -> bool:
    """Whether what is said of the counted things is that it did not happen."""
    return quantity.role.startswith(_NOT)


def opposite(role: str) -> str:
    """The predicate of those that are left when `role` is said of some."""
    return role.removeprefix(_NOT) if role.startswith(_NOT) else _NOT + role


def _role(ours: Quantity, theirs: Quantity, similar: Similar | None) -> float:
    if ours.kind is theirs.kind is QuantityKind.AGE:
        return _UNKNOWN_ROLE  # somebody who died at 82 lived to be 82
    one, other = acts(ours), acts(theirs)
    if one and other:
        return 1.0 if one & other else max(_related(one, other), _of_whole(ours, theirs))
    if not ours.role or not theirs.role or ours.role in _LIGHT or theirs.role in _LIGHT:
        return _UNKNOWN_ROLE
    if set(words(ours.role)) & set(words(theirs.role)):
        return 1.0
    if similar is not None:
        return max(0.6, _scaled(similar(ours.role, theirs.role)))
    return 0.65


def _of_whole(ours: Quantity, theirs: Quantity) -> float:
    """“Four fifths of the missiles launched were downed”: the predicate of a share may be that of its total."""
    return 0.75 if ours.kind is QuantityKind.FRACTION and theirs.of is not None else 0.0


def _related(one: frozenset[str], other: frozenset[str]) -> float:
    return 0.8 if any(frozenset({a, b}) in _RELATED for a in one for b in other) else 0.2


def _form(ours: Quantity, theirs: Quantity) -> float:
    """Kinds, rates and changes that only nearly agree."""
    score = 1.0
    if ours.kind is not theirs.kind:
        score *= 0.9
    if ours.kind is QuantityKind.MONEY and ours.unit != theirs.unit:
        score *= 0.8
    if ours.per != theirs.per:
        score *= 0.6
    if bool(ours.change) != bool(theirs.change):
        score *= 0.85
    if ours.kind is QuantityKind.RANK:
        score *= 0.9  # "the second wave" and "the first wave" are two waves rather than two counts of one
    if (ours.whole is None) != (theirs.whole is None):
        score *= 0.95
    return score * _speakers(ours.said_by, theirs.said_by)


def _speakers(ours: str, theirs: str) -> float:
    """Two named speakers give two figures."""
    if is_named(ours) and is_named(theirs) and not set(words(ours)) & set(words(theirs)):
        return 0.8
    return 1.0


def _place(ours: str, theirs: str) -> Likeness:
    alike = place_likeness(ours, theirs)
    if alike is None:
        return Likeness(_UNKNOWN_PLACE)
    if alike:
        return Likeness(1.0)
    if is_named(ours) and is_named(theirs):
        return Likeness(0.5, f"{ours} is not {theirs}")
    return Likeness(0.6)


def _time(claim: Framed, evidence: Framed) -> Likeness:
    if not (claim.own and evidence.own) and claim.quantity.when and evidence.quantity.when:
        return Likeness(1.0 if _same_words(claim.quantity.when, evidence.quantity.when) else 0.7)
    around = _gap(claim.around, evidence.around)
    if claim.own is None or evidence.own is None:
        own = _gap((claim.own,) if claim.own else claim.around, (evidence.own,) if evidence.own else evidence.around)
        return Likeness(0.6, "other times") if own > _SAME_EVENT else Likeness(0.95)
    slack = 0 if _is_long(claim.own) and _is_long(evidence.own) else _SAME_EVENT  # one year ends where the next begins
    if _gap((claim.own,), (evidence.own,)) <= slack:
        other = _other_length(claim.own, evidence.own)
        return Likeness(0.7, "periods of different length") if other else Likeness(1.0)
    reported = _is_long(claim.own) != _is_long(evidence.own) and (around <= _SAME_EVENT or _after(evidence, claim))
    changed = claim.quantity.kind in _SHARES and around <= _SAME_EVENT  # "above 2021" dates the base of a change
    return Likeness(0.85) if reported or changed else Likeness(0.6, "other times")


def _same_words(one: str, other: str) -> bool:
    """Whether two undated phrases of time may mean the same: "29 December" is not "16 December"."""
    ours, theirs = _figures(one), _figures(other)
    if ours and theirs:
        return bool(ours & theirs)
    return bool(set(words(one)) & set(words(other)))


def _figures(phrase: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", phrase))


def _gap(ours: Sequence[Period], theirs: Sequence[Period]) -> int:
    """Days between the nearest of two sets of periods; 0 where one set is empty."""
    return min((days_apart(one, other) for one in ours for other in theirs), default=0)


def _after(evidence: Framed, claim: Framed) -> bool:
    """Whether the evidence is a report of the weeks after the claim's period: it may still tell of that period."""
    if claim.own is None or evidence.own is None:
        return False
    return 0 < (evidence.own[0] - claim.own[1]).days <= _REPORTED


def _is_long(span: Period) -> bool:
    return (span[1] - span[0]).days + 1 >= _LONG


def _other_length(one: Period, other: Period) -> bool:
    if date.min in one + other or date.max in one + other:
        return False
    lengths = sorted((p[1] - p[0]).days + 1 for p in (one, other))
    return lengths[0] > _LONG and lengths[1] > 2 * lengths[0]
