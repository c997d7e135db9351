"""Parts added up against their whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from verifier.quantities.scale import k_of_n
from verifier.quantities.sums_check import CONFIRMED, CONTRADICTED, add, spread, usable, value, verdict
from verifier.quantities.sums_page import Line, Page, matches, slots
from verifier.quantities.things import thing_likeness
from verifier.types import Finding, Hedge, Quantity, QuantityKind

KIND = "parts"
_SAID = ("The parts add up", "The parts do not add up")
_SUMS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})
_WHOLE = (
    r"made up of|comprising|comprised of|comprises?|consist(?:s|ed|ing) of|composed of|split into|broken down into"
    r"|divided into|split between|namely"
)
_TOTAL = r"⟦(?P<total>\d+)⟧"
_NEAR = r"[^⟦⟧;:.()]"
_STRAIGHT = rf"(?:(?! which | that | who | each |themselves){_NEAR})"
_CLOSED = re.compile(rf"{_TOTAL}{_STRAIGHT}{{0,60}}?,? (?:{_WHOLE}) (?P<list>[^;:]*)", re.IGNORECASE)
_LISTED = re.compile(rf"{_TOTAL}[^⟦⟧;:.(),]{{0,40}}?(?::| [—–-]) (?P<list>[^;:—–]*)")
_BRACKETED = re.compile(rf"{_TOTAL}(?P<noun>[^⟦⟧;:.(),]{{0,30}}?) \((?P<list>[^()]*)\)")
_OPEN = re.compile(
    rf"{_TOTAL}{_NEAR}{{0,60}}?, (?:⟦\d+⟧ )?(?:of (?:which|whom|them|those|these)|including|among them) "
    r"(?P<list>[^;:]*)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?:^\W*|^[^⟦⟧;]{{0,60}}(?:, | [—–-] |: |\bthat ))(?:out )?of (?:the |these |those |its |their |all )?"
    rf"{_TOTAL}[^⟦⟧;:.]{{0,80}}?,? (?P<list>⟦[^;:]*)",
    re.IGNORECASE,
)
_OF_THAT = re.compile(r"(?P<list>⟦\d+⟧ of (?:that|this|the total|the sum)\b[^;:]*)", re.IGNORECASE)
_THE_TOTAL = re.compile(r"\b(?:total|toll|count|sum|tally)\b[^⟦⟧;:.]{0,20}: (?P<list>⟦[^;:]*)", re.IGNORECASE)
_ONE = r"⟦\d+⟧[^⟦⟧;:.,]{0,40}"
_IN_ALL = re.compile(
    rf"(?P<list>{_ONE}(?:, {_ONE}){{0,12}},? and {_ONE}?),? (?:for |making |or )?"
    rf"(?:a (?:grand |combined )?total of {_TOTAL}"
    r"|⟦(?P<total2>\d+)⟧[^⟦⟧;:.,]{0,25}? (?:in all|altogether|in total|combined|all told))",
    re.IGNORECASE,
)
_TOTALS = re.compile(r"\b(?:total|altogether|in all|combined|together|sum)\b", re.IGNORECASE)
_WINDOW = 16  # numbers of neighbouring sentences that are tried in pairs
_REST = re.compile(r"\b(?:the (?:remaining|other|rest,?)|(?:the )?remaining) ⟦(\d+)⟧", re.IGNORECASE)
_CUT = re.compile(
    r"(?:, (?:where|while|but|because|although|though|compared|against|according"
    r"|was|were|is|are|has|have|had|will|would)"
    r"|,? (?:which|who|whom|whose|whereas|after which|up from|down from))\b|[?!]| [—–-] |\.(?:\s|$)"
)
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ITEM = re.compile(r",? and (?:also )?|, |,? plus |,? as well as |,? along with ")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|did|does|do|went|came|fell|hit|shot|got|said|took|made"
    r"|found|left|lost|won|remain\w*|\w{3,}ed)\b"
)
_SOME = re.compile(
    r"\W*(?:includ\w+|among (?:them|others)|such as|e\.g\.|mainly|mostly|chiefly|notably|at least)\b", re.IGNORECASE
)
_COUNTS = re.compile(r"\s+[^\W\d_]")
_BASE = re.compile(r"⟧[^⟦⟧.;]{0,15} of (?:the |its |their )?$")  # “39 of 125, comprising …” speaks of the 39
_DEPENDENT = re.compile(r"\bof (?:them|whom|which|those|these)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _List:
    """Numbers listed as parts. `clean`: every item of the list is one number, so nothing unnumbered is missing."""

    parts: tuple[Quantity, ...]
    clean: bool
    last: str


def parts(page: Page) -> Iterator[Finding]:
    """“Of seven, two … and five …” is checked: 2 + 5 = 7."""
    for pattern in (_CLOSED, _LISTED, _BRACKETED):
        yield from _exhaustive(page, pattern)
    yield from _of_lists(page)
    yield from _sums_after(page)
    yield from _confirmed_only(page)
    yield from _unlisted(page)
    yield from _overfull(page)


def _exhaustive(page: Page, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for line, match in matches(pattern, page):
        total = page.quantities[int(match["total"])]
        found = _listed(page, match["list"], total)
        if found is not None:
            base = _BASE.search(line.template[: match.start()])
            firm = not base and not _DEPENDENT.search(match["list"])
            beside = pattern is _BRACKETED and not _VERB.search(match["noun"])
            yield from _judged(total, found, firm=firm, loose=beside)


def _listed(page: Page, region: str, total: Quantity) -> _List | None:
    """The parts of `total` that a stretch of a template lists; None when it is no such list."""
    region = _CUT.split(_PARENTHESES.sub("", region), maxsplit=1)[0]
    items = [item for item in _ITEM.split(region) if item.strip()]
    numbered = [(item, slots(item)) for item in items]
    found = [page.quantities[slot[0]] for _, slot in numbered if slot]
    listed = len(found) >= 2 and " and " in f" {region}"
    if not listed or not _may_be_total(total):
        return None
    alike = [part for part in found if usable(part) and part.kind is total.kind and part.unit == total.unit]
    alike = [part for part in alike if part.per == total.per and not part.change and part.of is None]
    if len(alike) < 2:
        return None
    clean = len(alike) == len(items) and all(len(slot) == 1 and _begins(item) for item, slot in numbered)
    clean = clean and _named(items[0]) and _named(items[-1]) and not _SOME.match(region)
    return _List(tuple(alike), clean, items[-1])


def _may_be_total(quantity: Quantity) -> bool:
    """Whether a number can have parts: not one, nor a number that is printed as a part itself."""
    return usable(quantity) and quantity.of is None and quantity.kind in _SUMS and value(quantity) > 1


def _begins(item: str) -> bool:
    """Whether an item opens with its number, but for a few words."""
    return len(item.partition("⟦")[0].split()) <= 4


def _named(item: str) -> bool:
    """Whether words follow the number: in “cases 1 and 3” nothing is counted."""
    return bool(_COUNTS.match(item.partition("⟧")[2]))


def _part_thing(part: Quantity, total: Quantity) -> bool:
    """A part counts what the total counts, or does not say; sums of money and measures need name nothing."""
    alike = thing_likeness(part.thing, total.thing)
    return part.kind is not QuantityKind.COUNT or alike is None or alike >= 0.55


def _judged(total: Quantity, found: _List, *, firm: bool, loose: bool = False) -> Iterator[Finding]:
    """A sum that fits confirms; one that does not contradicts only where the list must be complete."""
    done = add(found.parts)
    finding = verdict(KIND, done, total, spread(total), _SAID)
    if finding.outcome == CONFIRMED:
        if done.value == value(total) or not _hedged(total, *found.parts):
            yield finding
    elif firm and found.clean and (loose or all(_part_thing(part, total) for part in found.parts)):
        yield finding


def _hedged(*quantities: Quantity) -> bool:
    return any(q.hedge not in {Hedge.EXACT, Hedge.ABOUT} for q in quantities)


def _of_lists(page: Page) -> Iterator[Finding]:
    """“Of nine, two were downed on the approach and five over the city”: the second part says no more than where."""
    for _, match in matches(_OF, page):
        total = page.quantities[int(match["total"])]
        found = _listed(page, match["list"], total)
        if found is None:
            continue
        shortened = not _VERB.search(found.last.partition("⟧")[2]) and bool(_VERB.search(match["list"]))
        rest = bool(_REST.search(match["list"]))
        yield from _judged(total, found, firm=(shortened or rest) and not _DEPENDENT.search(match["list"]))


def _sums_after(page: Page) -> Iterator[Finding]:
    """“122 missiles and 36 drones, 158 in all”."""
    for _, match in matches(_IN_ALL, page):
        total = page.quantities[int(match["total"] or match["total2"])]
        found = _listed(page, match["list"], total)
        if found is not None and total not in found.parts:
            yield from _judged(total, found, firm=True)


def _confirmed_only(page: Page) -> Iterator[Finding]:
    """Lists that need not be complete: they can bear a total out, and be too large, but not too small."""
    for _, match in matches(_OPEN, page):
        total = page.quantities[int(match["total"])]
        found = _listed(page, match["list"], total)
        if found is not None and all(_part_thing(part, total) for part in found.parts):
            yield from _judged(total, found, firm=False)
    for pattern in (_OF_THAT, _THE_TOTAL):
        for line, match in matches(pattern, page):
            yield from _of_that(page, line, match["list"])


def _of_that(page: Page, line: Line, region: str) -> Iterator[Finding]:
    """“114 billion of that and … 76 billion”, of a sum in the sentences before."""
    first = page.quantities[slots(region)[0]]
    for total in reversed([*page.before(line, 2), *(q for q in page.in_line(line) if q.end < first.start)]):
        found = _listed(page, region, total)
        confirmed = list(_judged(total, found, firm=False)) if found is not None else []
        if confirmed:
            yield confirmed[0]
            return


def _unlisted(page: Page) -> Iterator[Finding]:
    """Two numbers of neighbouring sentences that add up to a third, too exactly for chance."""
    for line in page.lines:
        near = [q for q in (*page.before(line, 2), *page.in_line(line)) if _summable(q)][-_WINDOW:]
        cue = any(_TOTALS.search(other.template) for other in page.lines[max(0, line.index - 2) : line.index + 1])
        for one, other in combinations(near, 2):
            yield from _third(near, one, other, 3 if cue else 4)


def _summable(quantity: Quantity) -> bool:
    plain = usable(quantity) and quantity.hedge is Hedge.EXACT and quantity.of is None
    whole = quantity.kind is not QuantityKind.COUNT or value(quantity) == int(value(quantity))
    return (
        plain
        and whole
        and quantity.kind in _SUMS - {QuantityKind.PERCENT}
        and not quantity.per
        and not quantity.change
        and value(quantity) > 0
    )


def _third(near: list[Quantity], one: Quantity, other: Quantity, figures: int) -> Iterator[Finding]:
    for total in near:
        same = total.kind is one.kind is other.kind and total.unit == one.unit == other.unit and _part_thing(one, other)
        exact = len(value(total).normalize().as_tuple().digits) >= figures
        if same and exact and value(total) == value(one) + value(other) and total not in {one, other}:
            yield verdict(KIND, add((one, other)), total, spread(total), _SAID)


def _overfull(page: Page) -> Iterator[Finding]:
    """A part larger than its whole: “70 of 69”."""
    for quantity in page.quantities:
        pair = k_of_n(quantity)
        if (
            pair is not None
            and pair[0] > pair[1]
            and quantity.kind is QuantityKind.COUNT
            and quantity.hedge is Hedge.EXACT
        ):
            told = f"{pair[0]} > {pair[1]}"
            message = f"A part cannot be larger than its whole: {told}."
            yield Finding(KIND, CONTRADICTED, message, told, (quantity,), quantity.start, quantity.end)
