"""How well quantities are read: `python -m benchmarks.quantities [--bench DIR]`.

Gold: tests/data/quantities.jsonl, one sentence a line with every quantity, written by hand. A quantity is right when
offsets, kind, value, unit, hedge and, for dates, the days are right. `thing` is judged on counts, shares and ranks, and
wherever the gold names one. DIR may hold Recognizers' English tests, quantulum3's tests and MeasEval; quantulum3 reads
its own beside us where it is installed (pip install quantulum3).
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks import quantity_references as references
from benchmarks import quantulum
from verifier.quantities import parse
from verifier.types import Quantity, QuantityKind

GOLD = Path(__file__).parent.parent / "tests" / "data" / "quantities.jsonl"
_BOUND = ("count", "fraction", "rank")


@dataclass
class Tally:
    """Right, found and expected items, and a line for each miss."""

    right: int = 0
    found: int = 0
    expected: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.expected)

    @property
    def share(self) -> float:
        """Right of expected."""
        return self.right / max(1, self.expected)


def load(path: Path = GOLD) -> list[dict[str, Any]]:
    """The cases of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _value(printed: str | None) -> Decimal | None:
    if printed is None:
        return None
    ratio = Fraction(printed)
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)


def _close(one: Decimal | None, two: Decimal | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= abs(two) * Decimal("1e-9")


def is_right(found: Quantity, gold: dict[str, Any]) -> bool:
    """Kind, value, unit and hedge agree; for dates, the days."""
    if found.kind != gold["kind"]:
        return False
    if found.kind is QuantityKind.DATE:
        days = (found.first and found.first.isoformat(), found.last and found.last.isoformat())
        return days == (gold["first"], gold["last"])
    same = _close(found.low, _value(gold["low"])) and _close(found.high, _value(gold["high"]))
    return (
        same and found.hedge == gold["hedge"] and found.unit.replace(" ", "") == gold.get("unit", "").replace(" ", "")
    )


def score(cases: Iterable[dict[str, Any]]) -> dict[str, Tally]:
    """Tallies by name: quantity, thing, structure, role, change, per, relation."""
    tallies: dict[str, Tally] = {
        name: Tally() for name in ("quantity", "thing", "structure", "role", "change", "per", "relation")
    }
    for case in cases:
        reference = date.fromisoformat(case["reference"]) if "reference" in case else None
        _score_case(case, parse(case["text"], reference=reference), tallies)
    return tallies


def _score_case(case: dict[str, Any], found: tuple[Quantity, ...], tallies: dict[str, Tally]) -> None:
    golds = {(g["start"], g["end"]): g for g in case["quantities"]}
    by_place = {(q.start, q.end): q for q in found}
    tally = tallies["quantity"]
    tally.found, tally.expected = tally.found + len(found), tally.expected + len(golds)
    for place in sorted(golds.keys() | by_place.keys()):
        gold, quantity = golds.get(place), by_place.get(place)
        if gold and quantity and is_right(quantity, gold):
            tally.right += 1
        else:
            tally.misses.append(f"{case['text']} | expected {_brief(gold)} | found {_found(quantity)}")
    _score_structure(case, found, tallies["structure"])
    for place, gold in golds.items():
        if place in by_place:
            _score_binding(case, gold, by_place[place], tallies)


def _score_structure(case: dict[str, Any], found: tuple[Quantity, ...], tally: Tally) -> None:
    def items(rows: Iterable[tuple[int, Decimal | None, int | None]], starts: list[int]) -> set[tuple[Any, ...]]:
        return {
            (start, of, None if whole is None else starts[whole])
            for start, of, whole in rows
            if of or whole is not None
        }

    golds = case["quantities"]
    expected = items(((g["start"], _value(g.get("of")), g.get("whole")) for g in golds), [g["start"] for g in golds])
    got = items(((q.start, q.of, q.whole) for q in found), [q.start for q in found])
    tally.right += len(expected & got)
    tally.found, tally.expected = tally.found + len(got), tally.expected + len(expected)
    if expected != got:
        tally.misses.append(
            f"{case['text']} | expected {sorted(expected - got, key=str)} | found {sorted(got - expected, key=str)}"
        )


def _score_binding(case: dict[str, Any], gold: dict[str, Any], quantity: Quantity, tallies: dict[str, Tally]) -> None:
    for name in ("thing", "role", "change", "per", "relation"):
        judged = name in gold or (name == "thing" and gold["kind"] in _BOUND) or name in ("change", "relation")
        expected, got = gold.get(name, ""), getattr(quantity, name)
        if not judged or (not expected and not got and name != "thing"):
            continue
        tally = tallies[name]
        tally.expected += 1
        if expected.lower() == got.lower():
            tally.right += 1
        else:
            tally.misses.append(f"{case['text']} | {quantity.text} | expected {expected!r} | found {got!r}")


def _brief(gold: dict[str, Any] | None) -> str:
    return (
        "nothing"
        if gold is None
        else str({key: value for key, value in gold.items() if key not in ("start", "end", "role")})
    )


def _found(quantity: Quantity | None) -> str:
    if quantity is None:
        return "nothing"
    value = (
        f"{quantity.first}..{quantity.last}"
        if quantity.kind is QuantityKind.DATE
        else f"{quantity.low}..{quantity.high}"
    )
    return f"[{quantity.text}] {quantity.kind} {value} {quantity.hedge} {quantity.unit}"


def sentences_per_second(cases: list[dict[str, Any]], rounds: int = 5) -> float:
    """Parse speed on one core, best of `rounds`."""
    best = 0.0
    for _ in range(rounds):
        begun = time.process_time()
        for case in cases:
            parse(case["text"])
        best = max(best, len(cases) / (time.process_time() - begun))
    return best


def import_seconds(rounds: int = 5) -> float:
    """Processor seconds that `import verifier.quantities` takes in a fresh interpreter, best of `rounds`."""
    program = "import time; a = time.process_time(); import verifier.quantities; print(time.process_time() - a)"
    command = [sys.executable, "-c", program]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(rounds))


def _lines(tallies: dict[str, Tally]) -> Iterator[str]:
    yield "| own gold | figure | right | found | expected |"
    yield "|---|---|---|---|---|"
    for name, tally in tallies.items():
        figure = f"F1 {tally.f1:.3f}" if tally.found else f"share {tally.share:.3f}"
        yield f"| {name} | {figure} | {tally.right} | {tally.found or '–'} | {tally.expected} |"


def outside(folder: Path) -> Iterator[tuple[str, references.Share]]:
    """Named shares of the outside references found in `folder`."""
    path = folder / "quantity_recognizers_en.test.jsonl"
    if path.exists():
        yield from ((f"Recognizers {name}", share) for name, share in references.recognizers(path).items())
    path = folder / "quantity_quantulum3.test.jsonl"
    if path.exists():
        yield from quantulum.shares(path)
    if paths := sorted(folder.glob("quantity_measeval.*.jsonl")):
        yield "MeasEval spans met", references.measeval(paths)


def _print_outside(folder: Path) -> None:
    shares = dict(outside(folder))
    print("\n| outside | share | right | cases |", "|---|---|---|---|", sep="\n")
    for name, share in shares.items():
        print(f"| {name} | {share.right / max(1, share.total):.3f} | {share.right} | {share.total} |")
    if not quantulum.peer():
        print("\nquantulum3 is not installed, so it was not run beside: pip install quantulum3")
    for name, share in shares.items():
        print(f"\n{name}: {len(share.misses)} misses", *share.misses, sep="\n- ")


def main() -> None:
    """Print the tables and every miss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, help="folder of the outside references")
    arguments = parser.parse_args()
    cases = load()
    tallies = score(cases)
    print("\n".join(_lines(tallies)))
    print(f"\nspeed: {sentences_per_second(cases):,.0f} sentences/s on one core")
    print(f"import: {import_seconds():.2f} s of the processor")
    if arguments.bench:
        _print_outside(arguments.bench)
    for name, tally in tallies.items():
        print(f"\n{name}: {len(tally.misses)} misses", *tally.misses, sep="\n- ")


if __name__ == "__main__":
    main()
