"""Change one number of a supported claim and see whether alignment and comparison move exactly when they should.

    python -m benchmarks.perturb --claims claims.jsonl --corpus corpus
    python -m benchmarks.perturb --pairs fm2.dev.jsonl healthver.dev.jsonl

`--claims` wants rows `claim`, `label`, `gold_docs` (names of files in `--corpus`); `--pairs` wants rows `claim`,
`evidence`, `label`.
A case counts where the unchanged claim's number finds a partner that bears it out; every miss is printed.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import combinations
from pathlib import Path

from verifier.quantities import align, parse
from verifier.types import Comparison, ComparisonCode, Hedge, Quantity, QuantityKind

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_UNITS = {
    "dollars": "euros",
    "$": "€",
    "km": "miles",
    "miles": "km",
    "percent": "percentage points",
    "kilometers": "miles",
}
_SAME = {ComparisonCode.EQUAL, ComparisonCode.EQUAL_ROUNDED}


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim that the evidence supports."""

    id: str
    claim: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Change:
    """A changed claim: `start` is where the changed number stands, `holds` whether it should still hold."""

    kind: str
    claim: str
    start: int
    holds: bool


def main() -> None:
    """Print the rate of right answers by kind, then every miss."""
    options = _options()
    pairs = [*_documents(options.claims, options.corpus), *(p for path in options.pairs for p in _pairs(path))]
    right, seen, misses, based = Counter[str](), Counter[str](), defaultdict[str, list[str]](list), 0
    for pair in pairs:
        held = _held(pair)
        based += len(held)
        for change in _changes(pair.claim, held):
            seen[change.kind] += 1
            found = _answer(change, pair.evidence)
            if _as_expected(found, change):
                right[change.kind] += 1
            else:
                told = found.message if found else "no partner"
                misses[change.kind].append(f"  {pair.id}: {change.claim}\n      should {_should(change)}: {told}")
    for kind in sorted(seen):
        print(f"{kind:16} {right[kind]:5} of {seen[kind]:5}  {right[kind] / seen[kind]:.3f}")
    if seen:
        print(f"{'all':16} {right.total():5} of {seen.total():5}  {right.total() / seen.total():.3f}")
    print(f"{len(pairs)} supported pairs, {based} numbers that hold")
    for kind, lines in sorted(misses.items()):
        print(f"\n{kind}", *lines[: options.misses], sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, help="jsonl with claim, label, gold_docs")
    parser.add_argument("--corpus", type=Path, help="the folder of its documents")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="jsonl with claim, evidence, label")
    parser.add_argument("--misses", type=int, default=20, help="print at most so many of each kind")
    options = parser.parse_args()
    if not options.pairs and not (options.claims and options.corpus):
        parser.error("name --pairs, or --claims and --corpus")
    return options


def _rows(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if str(row.get("label", "")).upper().startswith("SUPPORT"):
            yield row


def _documents(claims: Path | None, corpus: Path | None) -> Iterator[Pair]:
    for row in _rows(claims) if claims and corpus else ():
        for name in row.get("gold_docs", []):
            text = (corpus / name).read_text(encoding="utf-8")
            yield Pair(f"{row['id']} {name}", str(row["claim"]), text.split("\n---", 1)[-1])


def _pairs(path: Path) -> Iterator[Pair]:
    for row in _rows(path):
        evidence = row["evidence"]
        yield Pair(
            str(row["id"]), str(row["claim"]), " ".join(evidence) if isinstance(evidence, list) else str(evidence)
        )


def _held(pair: Pair) -> list[Comparison]:
    return [c for c in align(parse(pair.claim), parse(pair.evidence)) if c.holds and c.code in _SAME]


def _answer(change: Change, evidence: str) -> Comparison | None:
    found = align(parse(change.claim), parse(evidence))
    return next((c for c in found if c.claim.start <= change.start < c.claim.end), None)


def _as_expected(found: Comparison | None, change: Change) -> bool:
    if change.kind == "wrong unit":  # another currency may be right too, so silence is right
        return found is None or not found.holds
    return found is not None and found.holds is change.holds


def _should(change: Change) -> str:
    return "hold" if change.holds else "not hold"


def _changes(claim: str, held: list[Comparison]) -> Iterator[Change]:
    for comparison in held:
        if comparison.claim.hedge is comparison.evidence.hedge is Hedge.EXACT and comparison.claim.low is not None:
            yield from _of_number(claim, comparison.claim, comparison.code)
    plain = [c for c in held if c.claim.of is None and c.claim.hedge is c.evidence.hedge is Hedge.EXACT]
    for one, other in combinations(plain, 2):
        if one.claim.kind is other.claim.kind and one.claim.low != other.claim.low:
            yield from _swapped(claim, one.claim, other.claim)


def _of_number(claim: str, quantity: Quantity, code: ComparisonCode) -> Iterator[Change]:
    value = quantity.low or Decimal(0)
    figures = _figures(quantity)
    if not figures or quantity.of is not None or quantity.relation:
        return
    yield _put(claim, quantity, "times ten", (figures, _shown(value_of(figures) * 10)), holds=False)
    if code is ComparisonCode.EQUAL:
        yield _put(claim, quantity, "bound holds", (figures, f"at least {figures}"), holds=True)
        above = _shown((value_of(figures) * Decimal("1.25")).to_integral_value(ROUND_CEILING))
        yield _put(claim, quantity, "bound fails", (figures, f"at least {above}"), holds=False)
        if quantity.step <= 1:  # "more than two million" may be borne out by "two million"
            yield _put(claim, quantity, "bound fails", (figures, f"more than {figures}"), holds=False)
    if quantity.kind is QuantityKind.COUNT and value == value_of(figures) and value == int(value):
        yield _put(claim, quantity, "off by one", (figures, _shown(value + 1)), holds=False)
    yield from _forms(claim, quantity, figures)
    yield from _rounded(claim, quantity, figures)
    for unit, other in _UNITS.items():
        if unit in quantity.text:
            yield _put(claim, quantity, "wrong unit", (unit, other), holds=False)


def _forms(claim: str, quantity: Quantity, figures: str) -> Iterator[Change]:
    after = claim[quantity.end : quantity.end + 1]
    if quantity.text != figures or after.isalpha() or after == "-":
        return
    if figures.isdigit() and int(figures) < len(WORDS) and quantity.kind is QuantityKind.COUNT:
        yield _put(claim, quantity, "word form", (figures, WORDS[int(figures)]), holds=True)
    if figures.isalpha():
        yield _put(claim, quantity, "digit form", (figures, str(WORDS.index(figures.lower()))), holds=True)


def _rounded(claim: str, quantity: Quantity, figures: str) -> Iterator[Change]:
    """To two figures fewer holds with "about", one in eight beside it does not."""
    value = value_of(figures)
    if len(value.as_tuple().digits) < 3:
        return
    near = round(value, 2 - len(value.as_tuple().digits) - int(value.as_tuple().exponent))
    if abs(near - value) <= value * Decimal("0.03"):
        yield _put(claim, quantity, "rounding holds", (figures, f"about {_shown(near)}"), holds=True)
    beside = _shown((value * Decimal("1.125")).quantize(value))
    yield _put(claim, quantity, "rounding fails", (figures, f"about {beside}"), holds=False)


def _figures(quantity: Quantity) -> str:
    """The word or figures that carry the value in the quantity's text."""
    words = quantity.text.replace("$", " ").replace("£", " ").replace("€", " ").replace("%", " ").split()
    return next((w for w in words if w.lower() in WORDS or w.replace(",", "").replace(".", "", 1).isdigit()), "")


def value_of(figures: str) -> Decimal:
    """What a word or figures stand for."""
    return Decimal(WORDS.index(figures.lower())) if figures.isalpha() else Decimal(figures.replace(",", ""))


def _shown(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _put(claim: str, quantity: Quantity, kind: str, edit: tuple[str, str], *, holds: bool) -> Change:
    """The claim with `edit` made in the quantity's words; a hedge goes before its currency sign."""
    hedge, _, new = edit[1].rpartition(" ") if edit[0][0] not in _UNITS else ("", "", edit[1])
    text = quantity.text.replace(edit[0], new, 1)
    changed = f"{claim[: quantity.start]}{hedge} {text}" if hedge else f"{claim[: quantity.start]}{text}"
    return Change(kind, changed + claim[quantity.end :], len(changed) - 1, holds)


def _swapped(claim: str, one: Quantity, other: Quantity) -> Iterator[Change]:
    first, second = sorted((one, other), key=lambda q: q.start)
    middle = claim[first.end : second.start]
    changed = claim[: first.start] + second.text + middle + first.text + claim[second.end :]
    yield Change("swapped", changed, first.start, holds=False)
    yield Change("swapped", changed, first.start + len(second.text) + len(middle), holds=False)


if __name__ == "__main__":
    main()
