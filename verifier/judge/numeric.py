"""What the numbers of a stretch of text say of the numbers of a claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.judge.kinds import told_of_kind
from verifier.judge.parallel import WHEN, Parallel
from verifier.judge.words import matter, names
from verifier.quantities import align
from verifier.quantities.likeness import acts, counts_reports
from verifier.quantities.scale import ALL
from verifier.quantities.things import head, is_named, place_likeness, thing_likeness, words
from verifier.quantities.wording import describe
from verifier.types import Comparison, ComparisonCode, Quantity, QuantityKind

# How sure two numbers must be to count the same thing. A number that agrees in three digits is hardly there by chance;
# one that differs proves nothing unless it certainly counts the same.
_TO_AGREE = {1: 0.5, 2: 0.42}
_TO_AGREE_IN_DETAIL = 0.33
_TO_DIFFER = 0.6
_OTHER_THING = 0.5  # things less alike than this are counted apart
_MOST = 0.6  # two of three numbers, without the third being contradicted
_SAME_THING = 0.7
_VAGUE = frozenset("several various many numerous multiple".split())
_PAIRS = frozenset({"both", "neither"})
_ARTICLE = re.compile(r"\ban? \w+$")  # "little more than a week"
_ANOTHER_ORDER = 20
_SHARES = frozenset({QuantityKind.FRACTION, QuantityKind.PERCENT})
_ALONE = 0.1  # the only number of its kind is more likely to be the one meant
_LIFT = 0.4  # what the words around a number add to, or take from, the trust in it


@dataclass(frozen=True, slots=True)
class Around:
    """What stands near numbers.

    Words that are `there`, in 0..1 how many of the claim's own are among them, and all `quantities` of the region;
    `abroad` are the words right beside them where these speak of a country that the claim does not name.
    """

    there: frozenset[str]
    relevance: float
    quantities: Sequence[Quantity]
    abroad: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NumericReading:
    """The claim's numbers against those of one text.

    `holds` is False when one number is contradicted, True when most are borne out and none is, None otherwise.
    `agreed` in 0..1 is the share of the claim's numbers that are borne out, `settled` of those that are either;
    `sure` in 0..1 is the trust in `holds`. `verbatim`: a sentence has all the claim's words, only numbers may differ.
    """

    comparisons: tuple[Comparison, ...]
    holds: bool | None
    agreed: float
    settled: float
    sure: float
    verbatim: bool = False

    @property
    def strays(self) -> bool:
        """Whether two numbers or more differ and none agrees, as in a report of another event."""
        differing = sum(_decides(comparison) for comparison in self.comparisons if comparison.holds is False)
        return differing > 1 and not self.agreed


def in_place(found: Parallel) -> NumericReading:
    """The reading of a sentence that has every number of the claim in its place."""
    outcomes = [comparison.holds for comparison in found.comparisons]
    holds = False if False in outcomes else None if None in outcomes else True
    agreed = sum(outcome is True for outcome in outcomes) / len(outcomes)
    settled = sum(outcome is not None for outcome in outcomes) / len(outcomes)
    sure = 0.0 if holds is None else min(comparison.sure for comparison in found.comparisons)
    return NumericReading(found.comparisons, holds, agreed, settled, sure, found.verbatim)


def slots(claimed: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The claim's quantities that the evidence has to bear out, without those that only look like numbers."""
    numbers = [quantity for quantity in claimed if quantity.kind not in WHEN and not _is_vague(quantity)]
    asked = [quantity for quantity in numbers if not _is_of_two_named(quantity)]
    return tuple([quantity for quantity in asked if not _is_word(quantity)] or asked)


def _is_word(quantity: Quantity) -> bool:
    """A lone "one" beside other numbers is an article, "its first report" one before others, "a week" vague.

    "Nine in ten of the total" is none of these.
    """
    text = quantity.text.lower()
    if quantity.thing and not head(quantity.thing) and quantity.kind not in _SHARES:  # "its two parts add up to"
        return True
    vague = quantity.kind is QuantityKind.DURATION and _ARTICLE.search(text) is not None
    return quantity.whole is None and (vague or text in {"one", "first"})


def _is_vague(quantity: Quantity) -> bool:
    """“Several” is no number that a text would have to give."""
    return quantity.text.lower() in _VAGUE


def _is_of_two_named(quantity: Quantity) -> bool:
    """“Anna and Ben both won” says nothing of a number, but the same of two."""
    return quantity.relation in _PAIRS and not quantity.thing


def read_numbers(claimed: Sequence[Quantity], found: Sequence[Quantity], around: Around) -> NumericReading:
    """Align and compare. Offsets of `found` stay as they are; a number that somebody else gave settles nothing.

    `claimed` are the claim's quantities with its dates, which say when its numbers hold; `around` is what stands near.
    """
    asked = slots(claimed)
    aligned = [each for each in align(claimed, found) if each.claim in asked]
    meant = [_of_all(_voiced(told_of_kind(each, found)), around) for each in aligned]
    trusted = tuple(_scoped(_trusted(each, found, around), around) for each in meant)
    comparisons = _doubted(trusted, around.quantities)
    decided = [comparison for comparison in comparisons if _decides(comparison)]
    settled = len(decided) / len(asked) if asked else 0.0
    against = [comparison.sure for comparison in decided if not comparison.holds]
    agreed = settled - (len(against) / len(asked) if asked else 0.0)
    if against:
        return NumericReading(comparisons, False, agreed, settled, max(against))
    if agreed >= _MOST and not _lacks_whole(asked, decided):
        sure = agreed * min(comparison.sure for comparison in decided)
        return NumericReading(comparisons, True, agreed, settled, sure)
    return NumericReading(comparisons, None, agreed, settled, 0.0)


def _lacks_whole(asked: Sequence[Quantity], decided: Sequence[Comparison]) -> bool:
    """Whether parts are borne out but the total they are parts of is not."""
    parts = any(quantity.whole is not None for quantity in asked)
    wholes = [quantity for quantity in asked if quantity.whole is None]
    return parts and not any(comparison.claim in wholes for comparison in decided)


def said_by(quantities: Sequence[Quantity], speaker: str) -> tuple[Quantity, ...]:
    """The same numbers, all given by one speaker, less those that count the speakers; by nobody when it is empty."""
    counting = [
        quantity for quantity in quantities if quantity.thing and f"{quantity.text} {quantity.thing}" in speaker
    ]
    return tuple(replace(quantity, said_by=speaker) for quantity in quantities if quantity not in counting)


def _trusted(comparison: Comparison, found: Sequence[Quantity], around: Around) -> Comparison:
    rivals = sum(quantity.kind is comparison.evidence.kind for quantity in found)
    sure = comparison.sure + _LIFT * (around.relevance - 0.5) + (_ALONE if rivals == 1 else 0.0)
    return replace(comparison, sure=round(min(1.0, max(0.0, sure)), 3))


def _scoped(comparison: Comparison, around: Around) -> Comparison:
    """A difference proves nothing where the passage does not speak of the claim's thing, its kind or its place."""
    deed = comparison.claim.thing.endswith("ing")  # "Building one costs …" names nobody
    named = names(f"- {'' if deed else comparison.claim.thing} {comparison.claim.where}")
    asked = {name.partition("-")[0] for name in named} | _noun(comparison.claim.thing)  # "the Buffalo-area storm"
    elsewhere = f"it does not speak of {comparison.claim.thing} {comparison.claim.where}".rstrip()
    abroad = comparison.holds and named and around.abroad and not named & around.abroad
    if abroad or _is_share_elsewhere(comparison):
        return _other_scope(comparison, elsewhere)
    if comparison.holds is not False:
        return comparison
    if _is_vague(comparison.evidence):
        return _other_scope(comparison, "that is no number")
    if _of_another_order(comparison):
        return _other_scope(comparison, "that is a number of another order")
    if asked <= around.there:
        return comparison
    return _other_scope(comparison, elsewhere)


def _is_share_elsewhere(comparison: Comparison) -> bool:
    """“All of Kyiv” is not answered by 90 % of what is in Lviv."""
    claim, evidence = comparison.claim, comparison.evidence
    if claim.kind not in _SHARES or not claim.thing or not claim.thing.istitle():
        return False
    told = names(f"- {evidence.thing} {evidence.where}")
    return bool(told) and told.isdisjoint(names(f"- {claim.thing}"))


def _of_all(comparison: Comparison, around: Around) -> Comparison:
    """What holds of all of a few ("all 16 over the capital") need not hold of all those that the text speaks of."""
    evidence, share = comparison.evidence, comparison.claim.kind in _SHARES and comparison.claim.whole is None
    if not (comparison.holds and share and evidence.relation in ALL and evidence.low is not None):
        return comparison
    larger = next((q for q in around.quantities if _is_larger(q, evidence)), None)
    if larger is None:
        return comparison
    return _other_scope(comparison, f"there were {describe(larger)} in all")


def _is_larger(quantity: Quantity, part: Quantity) -> bool:
    total = quantity.of or quantity.low
    alike = thing_likeness(quantity.thing, part.thing)
    counted = quantity.kind is part.kind is QuantityKind.COUNT and alike is not None and alike > _SAME_THING
    return counted and total is not None and part.low is not None and total > part.low


def _of_another_order(comparison: Comparison) -> bool:
    """A count many times that of the claim's day is of a longer time: "1,880 drones" of a war, "45" of a night."""
    claim, evidence = comparison.claim, comparison.evidence
    counts = claim.kind is evidence.kind is QuantityKind.COUNT and bool(claim.low) and evidence.low is not None
    dated = bool(claim.when) and claim.when != evidence.when
    return counts and dated and (evidence.low or 0) > _ANOTHER_ORDER * (claim.low or 0)


def _other_scope(comparison: Comparison, why: str) -> Comparison:
    message = f"{comparison.message}; but {why}"
    return replace(comparison, code=ComparisonCode.DIFFERENT_SCOPE, holds=None, message=message)


def _noun(thing: str) -> frozenset[str]:
    """What is counted, as one word to look for; people go by too many."""
    people = (thing_likeness(thing, "person") or 0.0) >= _SAME_THING
    return frozenset() if people else matter(head(thing))


def _doubted(comparisons: tuple[Comparison, ...], around: Sequence[Quantity]) -> tuple[Comparison, ...]:
    """A lone difference is doubtful where the claim's very number stands nearby too; crossed ones are a real swap."""
    differing = [each for each in comparisons if each.holds is False]
    if (
        len(differing) != 1
        or _of_total(differing[0])
        or not any(_may_be_meant(differing[0], quantity) for quantity in around)
    ):
        return comparisons
    doubted = replace(differing[0], code=ComparisonCode.CANNOT_COMPARE, holds=None)
    return tuple(doubted if each is differing[0] else each for each in comparisons)


def _of_total(comparison: Comparison) -> bool:
    """Against "all ten" stands "nine of ten": the claim's number is there as the total."""
    return comparison.claim.relation in ALL and comparison.evidence.whole is not None


def _may_be_meant(differing: Comparison, found: Quantity) -> bool:
    claimed = differing.claim
    if differing.evidence.low == claimed.low or counts_reports(found):  # the very number said of the contrary
        return False
    if acts(claimed) and acts(found) and not acts(claimed) & acts(found):
        return False
    if claimed.said_by and is_named(found.said_by) and not {*words(claimed.said_by)} & {*words(found.said_by)}:
        return False
    if _is_there(claimed, differing.evidence) and not _is_there(claimed, found):
        return False
    alike = thing_likeness(claimed.thing, found.thing)
    same = (claimed.kind, claimed.low, claimed.high) == (found.kind, found.low, found.high)
    return same and (alike is None or alike > _OTHER_THING)


def _is_there(claimed: Quantity, found: Quantity) -> bool:
    return place_likeness(claimed.where, found.where) == 1.0


def _decides(comparison: Comparison) -> bool:
    if comparison.holds is None:
        return False
    if not comparison.holds:
        return comparison.sure >= _TO_DIFFER
    if comparison.claim.kind is not comparison.evidence.kind:
        return comparison.sure >= _TO_AGREE[1]
    return comparison.sure >= _TO_AGREE.get(_digits(comparison.claim), _TO_AGREE_IN_DETAIL)


def _digits(quantity: Quantity) -> int:
    """Significant digits of what is printed; a range counts both its ends."""
    values = {value for value in (quantity.low, quantity.high) if value is not None}
    return sum(len(value.normalize().as_tuple().digits) for value in values)


def _voiced(comparison: Comparison) -> Comparison:
    asked, told = comparison.claim.said_by, comparison.evidence.said_by
    if not asked or not names(f"- {told}") or asked == told:
        return comparison
    return _other_scope(comparison, f"{told} said so, not {asked}")
