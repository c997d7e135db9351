"""Percentages and fractions recomputed from the counts or amounts they are made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from verifier.quantities.likeness import acts
from verifier.quantities.scale import ALL, NONE, k_of_n
from verifier.quantities.sums_check import CONTRADICTED, divide, percent_spread, usable, value, verdict
from verifier.quantities.sums_page import Line, Page, matches
from verifier.quantities.things import head, thing_likeness
from verifier.types import Finding, Quantity, QuantityKind

KIND = "share"
_SAID = ("The share follows from the numbers", "The share does not follow from the numbers")
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE})
_NOUN = r"(?: [\w'’-]+){0,3}?"
_IS = (
    r"(?:,? or|,? i\.e\.,?|,? that is,?|,|,? which is|,? equal to|,? equivalent to|,? representing|,? amounting to|:"
    r"| [—–-]) (?:just |only )?"
)
_PART_SHARE = re.compile(
    rf"⟦(?P<part>\d+)⟧{_NOUN}(?:{_IS}⟦(?P<share>\d+)⟧| \(⟦(?P<inside>\d+)⟧\))"
    r"(?P<of>[^⟦⟧.;]{0,40}(?:⟦(?P<total>\d+)⟧)?)?",
    re.IGNORECASE,
)
_SHARE_PART = re.compile(
    r"⟦(?P<share>\d+)⟧ (?:of (?:the )?[\w' -]{0,30}?)?(?:\(⟦(?P<part>\d+)⟧\)|,? or ⟦(?P<part2>\d+)⟧)", re.IGNORECASE
)
_OF_TOTAL = re.compile(
    r"^\)?,? of (?:the |its |their |all )?(?:\w+ )?(?:(?:whole|total|sum|amount)(?= *(?:$|[,.;:)]))|that|it|them)\b",
    re.IGNORECASE,
)
_OF_SLOT = re.compile(r"^\)?,? of (?:the |its |their |all |all the |a total of )?⟦", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*(?:out )?of (?:the |these |those |its |all )?⟦(?P<total>\d+)⟧[^⟦⟧;:.()]{0,80}?,? ⟦(?P<part>\d+)⟧",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(r"^\)?,? (?:of|in|among|on|for)\b", re.IGNORECASE)


def shares(page: Page) -> Iterator[Finding]:
    """“54 of 69, or nine in ten” is checked: 54 / 69 is 78 percent."""
    for line, match in matches(_PART_SHARE, page):
        share = page.quantities[int(match["share"] or match["inside"])]
        said = _Said(page.quantities[int(match["part"])], share, match["of"] or "", match["total"])
        yield from _checked(page, line, said)
    for line, match in matches(_SHARE_PART, page):
        share, part = page.quantities[int(match["share"])], page.quantities[int(match["part"] or match["part2"])]
        yield from _checked(page, line, _Said(part, share))


@dataclass(frozen=True, slots=True)
class _Said:
    """A part and its share as printed, with the words after them and the total these may name."""

    part: Quantity
    share: Quantity
    after: str = ""
    total: str | None = None

    @property
    def of_other(self) -> bool:
        """Whether the share is one of something that is not printed as a number."""
        named = _OF_TOTAL.match(self.after) or _OF_SLOT.match(self.after)
        return bool(_OF_OTHER.match(self.after)) and not named


def _checked(page: Page, line: Line, said: _Said) -> Iterator[Finding]:
    share = said.share
    if share.kind not in _SHARES or share.change or share.relation in ALL | NONE or not usable(share):
        return
    part = _counted(said.part, share)
    if not usable(part):
        return
    if part.of is not None and part.kind is not QuantityKind.PERCENT:
        yield from () if said.of_other else _of_pair(part, share)
    elif part.kind in _COUNTED:
        yield from _of_total(page, line, replace(said, part=part))


def _counted(part: Quantity, share: Quantity) -> Quantity:
    """“60, or 79 percent”: the first number was read as a percentage for the sake of the second."""
    bare = part.kind is QuantityKind.PERCENT and part.text.strip()[-1:].isdigit()
    return replace(part, kind=QuantityKind.COUNT) if bare and share.start - part.end > len(" or ") else part


def _of_pair(part: Quantity, share: Quantity) -> Iterator[Finding]:
    pair = k_of_n(part)
    if pair is None or share.of == part.of:
        return
    plain = replace(part, kind=QuantityKind.COUNT, of=None, step=Decimal(1))
    done = divide(replace(plain, low=pair[0], high=pair[0]), replace(plain, low=pair[1], high=pair[1]))
    if done is not None:
        yield verdict(KIND, replace(done, parts=(part,)), share, percent_spread(share), _SAID)


def _of_total(page: Page, line: Line, said: _Said) -> Iterator[Finding]:
    """A part whose total is printed somewhere else."""
    named = said.total is not None and bool(_OF_SLOT.match(said.after))
    if said.of_other:
        return
    opened = _opened(page, line, said.part)
    if named and said.total is not None:
        candidates = [page.quantities[int(said.total)]]
    elif opened is not None:
        candidates = [opened]
    else:
        candidates = [q for q in (*page.before(line, 1), *page.in_line(line)) if q not in {said.part, said.share}]
    candidates = [q for q in candidates if _total_for(said.part, q)]
    firm = (
        named
        or opened is not None
        or bool(_OF_TOTAL.match(said.after))
        or (len(candidates) == 1 and _launched(said.part, candidates[0]))
    )
    done = [sum_ for total in candidates if (sum_ := divide(said.part, total)) is not None]
    yield from _best([verdict(KIND, sum_, said.share, percent_spread(said.share), _SAID) for sum_ in done], firm)


def _opened(page: Page, line: Line, part: Quantity) -> Quantity | None:
    """The total of a sentence that opens with it, for its first part: “Of the 141 patients, 125 (89 percent) …”."""
    match = _OPENING.match(line.template)
    if match is None or page.quantities[int(match["part"])].start != part.start:
        return None
    return page.quantities[int(match["total"])]


def _total_for(part: Quantity, total: Quantity) -> bool:
    if total.kind is not part.kind or total.unit != part.unit or not usable(total) or value(total) < value(part):
        return False
    alike = thing_likeness(part.thing, total.thing)
    return total.per == part.per and not total.change and (alike is None or alike >= 0.8)


def _launched(part: Quantity, total: Quantity) -> bool:
    """Whether the total is plainly the one that the part was taken from: what was fired, and what of it was downed."""
    same = bool(head(total.thing)) and (thing_likeness(part.thing, total.thing) or 1.0) >= 0.8
    return same and "launch" in acts(total) and "down" in acts(part)


def _best(found: list[Finding], firm: bool) -> Iterator[Finding]:
    """One total that fits confirms; where none does, the share is wrong only if it is plain which total is meant."""
    fitting = [f for f in found if f.outcome != CONTRADICTED]
    if fitting:
        yield fitting[-1]
    elif firm and len(found) == 1:
        yield found[0]
