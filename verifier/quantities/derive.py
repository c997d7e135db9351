"""Quantities that a text does not print but that follow from those it prints."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from verifier.quantities.likeness import acts, opposite
from verifier.quantities.scale import k_of_n
from verifier.quantities.things import head, names_deed, thing_likeness
from verifier.quantities.wording import number
from verifier.types import Hedge, Quantity, QuantityKind

_MOST = 24  # quantities of one passage that are combined: pairs grow with the square
_SUMMABLE = frozenset({QuantityKind.COUNT, QuantityKind.MONEY})
_SUBTRACTABLE = frozenset({QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY})
_GROWING = _SUBTRACTABLE
_COMPARABLE = _SUBTRACTABLE | {QuantityKind.PERCENT}
_UNNAMED = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY})  # words beside them seldom say what they are of
_FIRM = frozenset({Hedge.EXACT, Hedge.ABOUT, Hedge.ALMOST})  # bounds do not divide or subtract
_PARTS = frozenset({QuantityKind.FRACTION, QuantityKind.PERCENT})
_OF_WHOLE = 30  # characters: "half of its latest batch of 250"
_LINKED = 12  # characters: "23:38 to 03:46"
_DAY = 24 * 60
_FAR_FATE = 200  # characters: "fired 55 missiles … . The military reported 45 interceptions."
_NEAR = 60  # characters: parts of one sum stand in one list
_RANGE = re.compile(r"\b(?:to|until|till|through|and)\b|[–—-]", re.IGNORECASE)  # between the ends of a period
_LONGEST = 1000  # years, or days, that a period is told by


@dataclass(frozen=True, slots=True)
class Derived:
    """A quantity that follows from `parts` by `arithmetic`; `certain` where nothing had to be assumed."""

    quantity: Quantity
    arithmetic: str
    parts: tuple[Quantity, ...]
    certain: bool = False
    share: bool = False
    gap: bool = False  # how far apart the parts are
    ratio: bool = False  # how many times the second of them the first is
    union: bool = False  # those to whom the one or the other happened
    span: bool = False  # how long it was from the one date to the other

    @property
    def near(self) -> bool:
        """Whether the parts stand close together, as those of one statement do."""
        return all(_between(one, other) <= _NEAR for one, other in pairwise(self.parts))


def derive(quantities: Sequence[Quantity]) -> tuple[Derived, ...]:
    """All quantities that follow by a sum, a difference, a ratio, a share, a complement or a change."""
    in_order = sorted(quantities, key=lambda q: q.start)
    plain = [q for q in in_order if q.low is not None and q.low == q.high and not q.per][:_MOST]
    wholes = {id(q): quantities[q.whole] for q in plain if q.whole is not None and q.whole < len(quantities)}
    shares = _shares(plain, wholes)
    made = [*_unfolded(plain), *_left(plain), *_undone(plain, wholes), *shares, *_sums(plain), *_differences(plain)]
    grown = (*_changes(plain), *_ratios(plain), *_unions(plain))
    return (*made, *grown, *_portions(in_order, wholes), *_spans(quantities), *_spells(in_order))


def _unfolded(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """“30 of 31” is 30, and 31 in all, and one that is left."""
    for quantity in quantities:
        pair = k_of_n(quantity)
        if pair is None or quantity.hedge is not Hedge.EXACT:
            continue
        k, n = pair
        base = replace(quantity, kind=QuantityKind.COUNT, of=None, step=Decimal(1), whole=None)
        yield Derived(_valued(base, n, role=""), "", (quantity,), certain=True)
        yield Derived(_rest(base, n - k), f"{number(n)} − {number(k)} = {number(n - k)}", (quantity,), certain=True)


def _left(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """“30 drones out of 31” leave one."""
    for part, total in pairwise(quantities):
        if part.kind is not QuantityKind.COUNT or total.kind is not QuantityKind.COUNT or total.thing:
            continue
        if part.low is None or total.low is None or not total.low - part.low > 0 or total.start - part.end > _NEAR:
            continue
        left = total.low - part.low
        yield Derived(replace(total, thing=part.thing, role=""), "", (total,), certain=True)
        yield Derived(_rest(part, left), f"{number(total.low)} − {number(part.low)} = {number(left)}", (part, total))


def _undone(quantities: Sequence[Quantity], wholes: Mapping[int, Quantity]) -> Iterator[Derived]:
    """Of 23 drones 18 were destroyed, so 5 were not, and are the exceptions; two and three more of them leave none."""
    for part in quantities:
        fated = (q for q in quantities if _is_fate(part, q) and _part_of(part, q, wholes))
        whole = wholes.get(id(part)) or next(fated, None)
        pair = k_of_n(part) or ((part.low, whole.low) if whole is not None and whole.low else None)
        if pair is None or part.hedge is not Hedge.EXACT or pair[0] is None or pair[0] > pair[1]:
            continue
        others = [q for q in quantities if whole is not None and _is_further_part(q, part, whole, wholes)]
        done = [pair[0], *(q.low for q in others if q.low is not None)]
        left = pair[1] - sum(done)
        if left < 0 or (others and others[0].start < part.start):  # one part named twice; told at the first of them
            continue
        rest = replace(_valued(part, left, role=opposite(part.role)), kind=QuantityKind.COUNT, step=Decimal(1))
        told = " − ".join(map(number, (pair[1], *done))) + f" = {number(left)}"
        parts = (part,) if whole is None else (part, *others, whole)
        rest = replace(rest, thing=whole.thing if whole is not None and whole.thing else part.thing)
        if part.role:
            yield Derived(replace(rest, of=pair[1]), told, parts, certain=True)
        if whole is not None:
            yield Derived(_rest(part, left), told, parts, certain=True)
            if whole.role == part.role:  # "destroyed 30 out of 31": what the 31 were is not said
                yield Derived(replace(whole, role=""), "", (whole,), certain=True)


def _is_further_part(other: Quantity, part: Quantity, whole: Quantity, wholes: Mapping[int, Quantity]) -> bool:
    """Whether more of the same total came to the same end: "two were stopped on the way in and five over the city"."""
    counted = other is not part and other.kind is QuantityKind.COUNT and other.hedge is Hedge.EXACT
    return counted and wholes.get(id(other)) is whole and bool(part.role) and other.role == part.role


def _spans(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """From 1956 to 1977 are 21 years, 21 to 27 December seven days."""
    for dates in quantities:
        if dates.kind is not QuantityKind.DATE or not dates.first or not dates.last or not _RANGE.search(dates.text):
            continue
        years = (dates.first.month, dates.first.day, dates.last.month, dates.last.day) == (1, 1, 12, 31)
        long = dates.last.year - dates.first.year if years else (dates.last - dates.first).days + 1
        if 1 < long < _LONGEST:
            unit = "year" if years else "day"
            span = replace(dates, kind=QuantityKind.DURATION, low=Decimal(long), high=Decimal(long), unit=unit)
            yield Derived(replace(span, first=None, last=None), f"{long} {unit}s", (dates,), certain=years, span=True)


def _spells(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """From 23:38 to 03:46 are 248 minutes."""
    for begin, end in pairwise(quantities):
        clock = begin.kind is end.kind is QuantityKind.TIME and 0 < end.start - begin.end <= _LINKED
        if not clock or begin.low is None or end.low is None or begin.low == end.low:
            continue
        long = (end.low - begin.low + _DAY) % _DAY
        span = replace(begin, kind=QuantityKind.DURATION, low=long, high=long, unit="minute")
        told = f"{number(long)} minutes"
        yield Derived(span, told, (begin, end), certain=True)


def _portions(quantities: Sequence[Quantity], wholes: Mapping[int, Quantity]) -> Iterator[Derived]:
    """Half of a batch of 250 are 125."""
    for part, whole in pairwise(quantities):
        share = part.low / 100 if part.kind is QuantityKind.PERCENT and part.low is not None else part.low
        if part.kind not in _PARTS or share is None or part.low != part.high or part.of is not None or part.change:
            continue
        if whole.kind is not QuantityKind.COUNT or not whole.low or whole.start - part.end > _OF_WHOLE:
            continue
        if whole.thing and wholes.get(id(part)) is not whole:
            continue
        value = share * whole.low
        if value == value.to_integral_value():
            counted = replace(_valued(part, value), kind=QuantityKind.COUNT, unit="", step=Decimal(1), whole=None)
            told = f"{number(share)} × {number(whole.low)} = {number(value)}"
            yield Derived(replace(counted, thing=whole.thing), told, (part, whole))


def _valued(quantity: Quantity, value: Decimal, *, role: str | None = None) -> Quantity:
    return replace(quantity, low=value, high=value, role=quantity.role if role is None else role, relation="")


def _rest(quantity: Quantity, value: Decimal) -> Quantity:
    """What is left of a total; its role is only known not to be that of the part."""
    return replace(_valued(quantity, value, role=""), thing="exception")


def _shares(quantities: Sequence[Quantity], wholes: Mapping[int, Quantity]) -> Iterator[Derived]:
    """54 intercepted of 69 launched are 78 percent."""
    for part, total in permutations(quantities, 2):
        if (
            total.hedge not in _FIRM
            or not _part_of(part, total, wholes)
            or part.low is None
            or not total.low
            or part.low > total.low
            or (part.low == total.low and part.hedge is not total.hedge)  # one figure said twice
        ):
            continue
        value = part.low / total.low
        share = replace(part, kind=QuantityKind.FRACTION, low=value, high=value, unit="", step=Decimal(0), whole=None)
        if part.kind is QuantityKind.COUNT and part.hedge is total.hedge is Hedge.EXACT:
            share = replace(share, of=total.low)
        # "of the missiles launched … shot down": a share has the predicates of both
        share = replace(share, role=f"{part.role} {total.role}", where=part.where or total.where)
        told = f"{number(part.low)} / {number(total.low)} = {number(value * 100)} percent"
        yield Derived(share, told, (part, total), certain=part.kind is QuantityKind.COUNT, share=True)


def _part_of(part: Quantity, total: Quantity, wholes: Mapping[int, Quantity]) -> bool:
    if part.kind is not total.kind or part.kind not in _SUMMABLE or part.unit != total.unit:
        return False
    if wholes.get(id(part)) == total:
        return True
    if total.of is not None:
        return False  # "eight of the ten": two others are two of ten, not of eight
    return (_same_thing(part, total) or _unsaid_thing(part, total)) and acts(part) != acts(total)


def _unsaid_thing(part: Quantity, total: Quantity) -> bool:
    """“69 fired and 54 missiles downed”: one of two neighbours leaves out what both count."""
    reach = _FAR_FATE if _is_fate(part, total) else _NEAR
    unsaid = bool(part.thing) != bool(total.thing) or names_deed(part.thing)
    return unsaid and _between(part, total) <= reach


def _is_fate(part: Quantity, total: Quantity) -> bool:
    """Whether what happened to the part is what becomes of such a total: of missiles fired some are shot down."""
    return "down" in acts(part) and "launch" in acts(total) and "down" not in acts(total)


def _between(one: Quantity, other: Quantity) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    return (thing_likeness(one.thing, other.thing) or 0.0) >= 0.8


def _sums(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """“122 missiles and 36 drones” are 158 of what both are."""
    for one, other in combinations(quantities, 2):
        if not _summable(one, other) or one.low is None or other.low is None:
            continue
        total = one.low + other.low
        mixed = bool(one.thing and other.thing) and head(one.thing) != head(other.thing)
        thing = f"{one.thing} and {other.thing}" if mixed else one.thing
        whole = replace(_valued(other, total), thing=thing, step=max(one.step, other.step), whole=None)
        told = f"{number(one.low)} + {number(other.low)} = {number(total)}"
        yield Derived(whole, told, (one, other), certain=mixed)


def _unions(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """“72 destroyed and 230 damaged” are 302 destroyed or damaged."""
    for one, other in pairwise(quantities):
        if one.kind is not QuantityKind.COUNT or other.kind is not QuantityKind.COUNT or other.start - one.end > _NEAR:
            continue
        if one.low is None or other.low is None or one.hedge not in _FIRM or other.hedge not in _FIRM:
            continue
        apart = acts(one) and acts(other) and not acts(one) & acts(other)
        if apart and one.whole is None and other.whole is None and _alike(one, other):
            total = one.low + other.low
            told = f"{number(one.low)} + {number(other.low)} = {number(total)}"
            both = _valued(one, total, role=f"{one.role} or {other.role}")
            yield Derived(both, told, (one, other), certain=True, union=True)


def _summable(one: Quantity, other: Quantity) -> bool:
    if one.kind is not other.kind or one.kind not in _SUMMABLE or one.unit != other.unit:
        return False
    if one.hedge is not Hedge.EXACT or other.hedge is not Hedge.EXACT or one.change or other.change:
        return False
    alike = acts(one) == acts(other) or not acts(one) or not acts(other)
    return alike and other.start - one.end <= _NEAR and one.whole == other.whole


def _differences(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """3.15 megajoules are 1.1 more than 2.05."""
    for one, other in permutations([q for q in quantities if q.hedge in _FIRM], 2):
        if one.kind is not other.kind or one.kind not in _SUBTRACTABLE or one.unit != other.unit:
            continue
        if one.low is None or other.low is None or one.low <= other.low or not _alike(one, other):
            continue
        apart = one.low - other.low
        gap = replace(_valued(one, apart), step=max(one.step, other.step), change="", whole=None)
        yield Derived(gap, f"{number(one.low)} − {number(other.low)} = {number(apart)}", (one, other), gap=True)


def _alike(one: Quantity, other: Quantity) -> bool:
    alike = thing_likeness(one.thing, other.thing)
    return alike is None or alike >= 0.8 or one.kind in _UNNAMED


def _changes(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """From 147 to 190 billion is a rise of 29 percent."""
    for before, after in permutations([q for q in quantities if q.hedge in _FIRM], 2):
        if before.kind is not after.kind or before.kind not in _GROWING or before.unit != after.unit:
            continue
        if before.low is None or before.low <= 0 or after.low is None:
            continue
        if not _alike(before, after) or acts(before) != acts(after):
            continue
        grown = (after.low / before.low - 1) * 100
        change = replace(
            _valued(after, abs(grown)),
            kind=QuantityKind.PERCENT,
            unit="",
            step=Decimal(0),
            change="rise_by" if grown > 0 else "fall_by",
            whole=None,
        )
        sums = f"{number(after.low)} / {number(before.low)} = {'+' if grown > 0 else '−'}{number(abs(grown))} percent"
        yield Derived(change, sums, (before, after), share=True)


def _ratios(quantities: Sequence[Quantity]) -> Iterator[Derived]:
    """90 drones are twice as many as 45. Of two figures that stand alone it is sure that they are the ones compared."""
    firm = [q for q in quantities if q.hedge in _FIRM and q.kind in _COMPARABLE]
    for one, other in permutations(firm, 2):
        if one.kind is not other.kind or one.unit != other.unit or not _alike(one, other):
            continue
        if one.low is None or other.low is None or not 0 < other.low < one.low:
            continue
        times = one.low / other.low
        alone = sum(q.kind is one.kind and q.unit == one.unit for q in quantities) == 2
        ratio = replace(
            _valued(one, times), kind=QuantityKind.MULTIPLE, unit="", step=Decimal(0), change="", whole=None
        )
        told = f"{number(one.low)} / {number(other.low)} = {number(times)}"
        yield Derived(ratio, told, (one, other), certain=alone, ratio=True)
        for grown, change in (((times - 1) * 100, "rise_by"), ((1 - other.low / one.low) * 100, "fall_by")):
            percent = replace(ratio, kind=QuantityKind.PERCENT, low=grown, high=grown, change=change)
            shown = f"{number(one.low)} against {number(other.low)} is {number(grown)} percent"
            yield Derived(percent, f"{shown} {'more' if change == 'rise_by' else 'less'}", (one, other), ratio=True)
