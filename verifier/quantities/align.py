"""Which quantity of a passage answers which quantity of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from verifier.quantities.assign import assign
from verifier.quantities.compare import compare_shown, nearness
from verifier.quantities.crossing import uncrossed
from verifier.quantities.derive import Derived, derive
from verifier.quantities.likeness import Framed, Similar, acts, framed, likeness, negated
from verifier.quantities.scale import ALL, NONE, is_share
from verifier.quantities.things import place_likeness, words
from verifier.quantities.wording import describe
from verifier.types import Comparison, ComparisonCode, Quantity, QuantityKind

_SURE_ENOUGH = 0.3
_UNIVERSAL = 0.8
_DERIVED, _CERTAIN, _FAR = 0.8, 0.95, 0.1
_AGREES = 0.08  # a figure that two numbers share; decides between partners that fit about equally well
_NEAR = 0.1
_PRINTED = 0.2
_FITS = 0.4
_SAME = frozenset({ComparisonCode.EQUAL, ComparisonCode.EQUAL_ROUNDED, ComparisonCode.WITHIN_ABOUT})
_HIT = 0.5
_RATIO = 0.55  # a claim that compares two figures and two that stand so to each other
_EXACT_HIT = 0.3  # a derived number that agrees in two figures or more is hardly chance
_RIVAL = 0.9
_REVERSED = 0.75
_RATIOS = (
    {QuantityKind.MULTIPLE},
    {QuantityKind.PERCENT},
    {QuantityKind.PERCENT, QuantityKind.FRACTION},
)
# "No case was found", "14 cases were reported": verbs that say no more than that there were some.
_THERE_WERE = frozenset("found reported recorded registered confirmed detected seen counted noted had has have".split())
_AMOUNTS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE})


@dataclass(frozen=True, slots=True)
class _Partner:
    """A possible pair. `worth` is what the assignment goes by, `comparison.sure` what is told."""

    comparison: Comparison
    worth: float
    derived: bool


def align(
    claim: Sequence[Quantity], passage: Sequence[Quantity], *, similar: Similar | None = None
) -> tuple[Comparison, ...]:
    """Compare each quantity of the claim with the one of the passage that counts the same, where there is one.

    Partners are found for all quantities at once, by the greatest total likeness of thing, role, time and place; a
    sum, difference or share of printed numbers may be a partner too. `similar` gives the likeness, 0 to 1, of two
    phrases whose words differ. The result is in the order of the claim; quantities without a partner are left out.
    Dates are no partners: they say when. A partner from another time or place has the code `DIFFERENT_SCOPE` and
    settles nothing.
    """
    ours = [q for q in framed(claim) if q.quantity.kind is not QuantityKind.DATE]
    printed = framed(passage)
    made = derive(passage)
    columns: list[tuple[Framed, Derived | None]] = [
        (q, None) for q in printed if q.quantity.kind is not QuantityKind.DATE
    ]
    columns += [(_framed_like(d, printed, passage), d) for d in made]
    table = [_row(q, columns, passage, similar) for q in ours]
    chosen = assign([[p.worth if p else 0.0 for p in row] for row in table])
    taken = {column for column in chosen if column is not None}
    picked = [(row, row[c], taken) for row, c in zip(table, chosen, strict=True) if c is not None]
    return uncrossed([_doubted(p.comparison, row, used) for row, p, used in picked if p is not None], passage)


def _row(
    claim: Framed,
    columns: Sequence[tuple[Framed, Derived | None]],
    passage: Sequence[Quantity],
    similar: Similar | None,
) -> list[_Partner | None]:
    """The partners that a quantity of the claim may have, one place for each column."""
    wholes = _wholes_of_parts_there(claim, [theirs for theirs, by in columns if by is None], passage)
    found = [
        None if by is None and theirs.quantity in wholes else _partner(claim, theirs, by, similar)
        for theirs, by in columns
    ]
    return _without_luck(found)


def _wholes_of_parts_there(claim: Framed, printed: Sequence[Framed], passage: Sequence[Quantity]) -> list[Quantity]:
    """Totals of which a part is said to be where the claim's number is: “51 in the south, 28 of them in Odesa”."""
    there = [q for q in printed if _is_in(claim.where) and place_likeness(claim.where, q.where) == 1.0]
    wholes = [
        passage[q.quantity.whole]
        for q in there
        if q.quantity.whole is not None and q.quantity.whole < len(passage)  # a text may be cut short of it
    ]
    return [whole for whole in wholes if all(whole != q.quantity for q in there)]


def _is_in(where: str) -> bool:
    """Whether a place is where things were, not where they were sent."""
    return bool(where) and not where.startswith(("at ", "to ", "toward"))


def _framed_like(made: Derived, printed: Sequence[Framed], passage: Sequence[Quantity]) -> Framed:
    first = printed[passage.index(made.parts[0])]
    return replace(first, quantity=made.quantity, where=made.quantity.where or first.where)


def _partner(claim: Framed, evidence: Framed, by: Derived | None, similar: Similar | None) -> _Partner | None:
    if not _may_answer(claim.quantity, evidence.quantity, by):
        return None
    if by is not None and by.gap:
        evidence = replace(evidence, quantity=replace(evidence.quantity, change=claim.quantity.change))
    like = likeness(claim, evidence, similar if by is None else None)
    universal = _universal(evidence.quantity) or (by is not None and _universal(claim.quantity))
    if like is None or (universal and like.score < _UNIVERSAL):
        return None
    sure = like.score * _trust(by)
    comparison = compare_shown(claim.quantity, evidence.quantity, _shown(evidence.quantity, by))
    if sure < _SURE_ENOUGH or (by is not None and not by.certain and not _is_meant(comparison, by)):
        return None
    if by is not None and by.ratio:
        sure = max(sure, _RATIO)
    if comparison.holds and _is_all(claim.quantity) and _is_some(evidence.quantity):
        return None
    if comparison.holds is False and _is_of_other_matter(claim.quantity, evidence.quantity, by):
        return None
    if comparison.holds is False and _is_reversed(claim.quantity, evidence.quantity):
        sure = max(sure, _REVERSED)
    if by is not None and not by.certain and (_figures(claim.quantity) >= 2 or by.span):
        sure = max(sure, _HIT)
    comparison = replace(comparison, sure=round(sure, 3), parts=by.parts if by else ())
    if like.scope:
        comparison = _elsewhere(comparison, like.scope)
    return _Partner(comparison, sure + (0.0 if like.clash else _bonus(comparison, by, like.known)), by is not None)


def _is_meant(comparison: Comparison, by: Derived) -> bool:
    """Whether a number that nobody printed is the claim's all the same; "more than double" names no other."""
    return _same_number(comparison) or (by.ratio and comparison.code is ComparisonCode.BOUND_HOLDS)


def _is_of_other_matter(claim: Quantity, evidence: Quantity, by: Derived | None) -> bool:
    """Whether two numbers differ because they tell of different things: an amount and a change, two sorts of shares."""
    if _is_gap(claim) != _is_gap(evidence) or (_is_none(claim) and not _tells_of_it(claim, evidence)):
        return True
    if by is None:
        return False
    asked, told = acts(claim), acts(by.parts[0] if by.share else evidence)
    return bool(asked and told) and not asked & told


def _is_none(quantity: Quantity) -> bool:
    """Whether it says that there was none: "no drone", "zero drones"."""
    return quantity.relation in NONE or (quantity.kind is QuantityKind.COUNT and quantity.low == quantity.high == 0)


def _tells_of_it(claim: Quantity, evidence: Quantity) -> bool:
    """Whether what "no drone" did is what these did; any number differs from none, but "16 came" says not what hit."""
    same = acts(claim) & acts(evidence) or {*words(claim.role)} & {*words(evidence.role)} - {"not"}
    there = claim.role in _THERE_WERE and evidence.role in _THERE_WERE | {""}
    return not claim.role or ((bool(same) or there) and negated(claim) == negated(evidence))


def _is_reversed(claim: Quantity, evidence: Quantity) -> bool:
    """The same number, of two figures at least, said of a rise and of a fall, is hardly two facts."""
    same = claim.kind is evidence.kind and claim.low == evidence.low and _figures(claim) > 1
    return same and {claim.change, evidence.change} == {"rise_by", "fall_by"}


def _is_gap(quantity: Quantity) -> bool:
    """Whether an amount tells by how much something differs or has changed, not how much there is of it."""
    return quantity.kind in _AMOUNTS and quantity.change.endswith("_by")


def _may_answer(claim: Quantity, evidence: Quantity, by: Derived | None) -> bool:
    """Whether two numbers may be of one sort at all, whatever they count."""
    if negated(claim) != negated(evidence) and _is_of_one_deed(claim, evidence):
        return False
    if (claim.kind is QuantityKind.AGE) != (evidence.kind is QuantityKind.AGE):
        return False  # how old somebody was is not how long something took
    if claim.kind is QuantityKind.COUNT and _is_union(claim) != (by is not None and by.union):
        return False
    return by is None or _may_follow(claim, by)


def _may_follow(claim: Quantity, by: Derived) -> bool:
    """Whether the claim's number may be one that follows from others in this way."""
    if by.ratio:
        return claim.change == by.quantity.change and {claim.kind, by.quantity.kind} in _RATIOS
    if by.gap:
        return _may_be_gap(claim)
    # A share said of nothing that changes is no growth that two amounts happen to give.
    return not by.share or (is_share(claim) and not (by.quantity.change and not claim.change))


def _is_of_one_deed(claim: Quantity, evidence: Quantity) -> bool:
    """Whether what happened to the one is what did not happen to the other, or one is what is left of a total."""
    return bool(acts(claim) & acts(evidence)) or _is_left_over(claim) or _is_left_over(evidence)


def _is_all(quantity: Quantity) -> bool:
    """As in "all 23 drones": a total that is told to be one."""
    return quantity.relation in ALL and quantity.kind is QuantityKind.COUNT and quantity.low is not None


def _is_some(quantity: Quantity) -> bool:
    """Whether it is a part of more, which are not all of so many."""
    return quantity.whole is not None and quantity.relation not in ALL


def _is_union(quantity: Quantity) -> bool:
    """Whether it counts those to whom the one or the other has happened."""
    return " or " in quantity.role


def _is_left_over(quantity: Quantity) -> bool:
    """Whether it is the part of a total to which something did not happen."""
    return negated(quantity) and (quantity.of is not None or quantity.whole is not None)


def _may_be_gap(quantity: Quantity) -> bool:
    """Counts are small, and differences of others agree with them by chance: they must be said to be differences."""
    return quantity.kind is not QuantityKind.COUNT or _is_gap(quantity)


def _trust(by: Derived | None) -> float:
    if by is None:
        return 1.0
    return (_CERTAIN if by.certain else _DERIVED) - (0.0 if by.near else _FAR)


def _universal(quantity: Quantity) -> bool:
    """Whether it is an "all" or "none" without a number, which fits every share."""
    return quantity.relation in ALL | NONE and quantity.of is None and quantity.low in {None, Decimal(0), Decimal(1)}


def _shown(quantity: Quantity, by: Derived | None) -> str:
    if by is None:
        return describe(quantity)
    printed = " and ".join(describe(part) for part in by.parts)
    return f"{printed}, so {by.arithmetic}" if by.arithmetic else printed


def _without_luck(row: list[_Partner | None]) -> list[_Partner | None]:
    """Where a printed number bears the claim out, sums that happen to give the same number are left aside."""
    if any(p and not p.derived and p.comparison.holds and p.comparison.sure >= _FITS for p in row):
        return [None if p and p.derived else p for p in row]
    ratios = (p.comparison for p in row if p and p.derived and p.comparison.evidence.kind is QuantityKind.MULTIPLE)
    if any(each.holds and _figures(each.claim) > 1 for each in ratios):
        return [p if p and p.comparison.holds else None for p in row]
    return row


def _elsewhere(comparison: Comparison, scope: str) -> Comparison:
    message = f"{comparison.message}; not the same scope: {scope}"
    return replace(comparison, code=ComparisonCode.DIFFERENT_SCOPE, holds=None, message=message)


def _bonus(comparison: Comparison, by: Derived | None, known: bool) -> float:
    """What it adds that both print the same number: the more figures they share, the less it is chance."""
    figures = _figures(comparison.claim)
    if by is None and comparison.holds is False:
        return _NEAR * nearness(comparison.claim, comparison.evidence)
    if not _same_number(comparison) or comparison.sure < (_SURE_ENOUGH if by or figures > 1 else _FITS):
        return 0.0
    if by is not None:
        return _EXACT_HIT if figures >= 2 and not by.certain else _AGREES
    printed = bool(comparison.holds) and (known or figures >= 2)
    return (_PRINTED if printed else 0.0) + _AGREES * min(figures, 4)


def _same_number(comparison: Comparison) -> bool:
    """Whether the numbers are the same, whatever their hedges make of it."""
    claim, evidence = comparison.claim, comparison.evidence
    alike = claim.kind is evidence.kind and claim.low is not None and claim.low == evidence.low
    return comparison.code in _SAME or (alike and claim.unit == evidence.unit)


def _figures(quantity: Quantity) -> int:
    """How many figures of the number matter: 2 for 1.1 and for 1,700."""
    return 0 if quantity.low is None else len(quantity.low.normalize().as_tuple().digits)


def _doubted(comparison: Comparison, row: Sequence[_Partner | None], taken: set[int]) -> Comparison:
    """A contradiction is less sure where another free number of the passage fits about as well."""
    if comparison.holds is not False:
        return comparison
    free = [p for column, p in enumerate(row) if p is not None and column not in taken]
    rivals = [p for p in free if p.comparison.sure >= _RIVAL * comparison.sure]
    if any(p.comparison.holds for p in rivals):
        return replace(comparison, sure=round(comparison.sure * 0.6, 3))
    return replace(comparison, sure=round(comparison.sure * 0.85, 3)) if rivals else comparison
