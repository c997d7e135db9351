"""Verdict accuracy on claims with known answers over the sample corpus.

    python -m benchmarks.eval [--claims FILE] [--misses] [--json FILE] [--plot FILE.png]

The claims file holds one object a line: `id`, `claim`, `as_of`, `label`, `numeric`. The default stands in a folder
`shared` beside the checkout; it is not part of the project. The project's own claims are `tests/data/claims.jsonl`.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import record, reliability
from benchmarks.measures import Answer, Score, score
from verifier.claims import read_claim
from verifier.config import PROJECT
from verifier.pipeline import Verifier
from verifier.types import Checked, Outcome

DEFAULT = PROJECT.parent / "shared" / "eval" / "claims.jsonl"
# The claims file says NOT_ENOUGH_INFO where we say NOT_ENOUGH_EVIDENCE.
LABELS = {"SUPPORTED": "SUPPORTED", "REFUTED": "REFUTED", "CONFLICTING": "CONFLICTING"}


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with its gold label."""

    id: str
    claim: str
    as_of: date | None
    label: str
    numeric: bool


def read_cases(path: Path) -> list[Case]:
    """Read the claims file."""
    if not path.exists():
        sys.exit(f"{path} is not there. Name a claims file with --claims FILE.")
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        Case(
            id=row["id"],
            claim=row["claim"],
            as_of=date.fromisoformat(row["as_of"]) if row.get("as_of") else None,
            label=LABELS.get(row["label"], "NOT_ENOUGH_EVIDENCE"),
            numeric=bool(row.get("numeric")),
        )
        for row in rows
    ]


def answer(outcome: Outcome) -> str:
    """The verdict, or what stands in its place."""
    return str(outcome.verdict) if isinstance(outcome, Checked) else type(outcome).__name__


def share(pairs: Iterable[tuple[Case, Outcome]]) -> str:
    """Right answers of all, as a printed fraction."""
    results = [case.label == answer(outcome) for case, outcome in pairs]
    return f"{sum(results) / len(results):6.3f}  ({sum(results)}/{len(results)})" if results else "     –"


def print_table(pairs: list[tuple[Case, Outcome]], seconds: float) -> None:
    """Accuracy in all, of the numeric ones and by gold label; then what was said instead."""
    print(f"{'all':22}{share(pairs)}")
    print(f"{'numeric':22}{share(p for p in pairs if p[0].numeric)}")
    print(f"{'not numeric':22}{share(p for p in pairs if not p[0].numeric)}")
    for label in sorted({case.label for case, _ in pairs}):
        print(f"{label:22}{share(p for p in pairs if p[0].label == label)}")
    decided = [pair for pair in pairs if answer(pair[1]) not in ("NOT_ENOUGH_EVIDENCE", "Failed", "NotCheckable")]
    print(f"{'right of decided':22}{share(decided)}")
    print(f"{'seconds a claim':22}{seconds / len(pairs):6.3f}")
    confusions = Counter((case.label, answer(outcome)) for case, outcome in pairs if case.label != answer(outcome))
    for (gold, said), count in confusions.most_common():
        print(f"{count:3} × {gold} taken for {said}")


def print_misses(pairs: list[tuple[Case, Outcome]]) -> None:
    """Every wrong answer with its reason."""
    for case, outcome in pairs:
        if case.label != answer(outcome):
            why = outcome.why if isinstance(outcome, Checked) else str(outcome)
            print(f"\n{case.id} {case.claim}\n  gold {case.label}, said {answer(outcome)}: {why}")


def answers(pairs: Iterable[tuple[Case, Outcome]]) -> list[Answer]:
    """What was said with how sure it was, for the common measures."""
    return [
        Answer(case.label, answer(outcome), outcome.confidence if isinstance(outcome, Checked) else 1.0, case.id)
        for case, outcome in pairs
    ]


def print_measures(found: Score) -> None:
    """What the table does not say: interval, F1 and calibration."""
    low, high = found.interval
    print(f"{'95 % of resamples':22}{low:6.3f}–{high:.3f}")
    print(f"{'macro-F1':22}{found.macro_f1:6.3f}  ({', '.join(f'{name} {f1:.2f}' for name, f1 in found.f1.items())})")
    print(f"{'calibration error':22}{found.ece:6.3f}")


def main(arguments: list[str] | None = None) -> None:
    """Run the claims through the sample library and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, default=DEFAULT)
    parser.add_argument("--library", type=Path, help="folder of the library (default: the project's own)")
    parser.add_argument("--misses", action="store_true", help="list the wrong answers with their reasons")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--plot", type=Path, help="draw how far the confidence can be trusted into this PNG")
    chosen = parser.parse_args(arguments)
    cases = read_cases(chosen.claims)
    with Verifier.open(chosen.library) as verifier:
        started = time.perf_counter()
        claims = [read_claim(case.claim, id=case.id, as_of=case.as_of) for case in cases]
        pairs = list(zip(cases, verifier.check_claims(claims), strict=True))
        print_table(pairs, time.perf_counter() - started)
    said = answers(pairs)
    print_measures(score(said))
    if chosen.plot:
        reliability.draw(said, chosen.claims.stem, chosen.plot)
    if chosen.json:
        parts = {"all": said, "numeric": answers(pair for pair in pairs if pair[0].numeric)}
        record.write(
            chosen.json,
            {f"{chosen.claims.stem} {name}": score(some) for name, some in parts.items() if some},
            [chosen.claims],
        )
    if chosen.misses:
        print_misses(pairs)


if __name__ == "__main__":
    main()
