"""The sample claims read by a real model behind an OpenAI-compatible server.

    export OPENAI_BASE_URL=http://127.0.0.1:8000/v1 VERIFIER_MODEL=NAME
    python -m benchmarks.llm_local [--claims FILE] [--first N]

With a small model of one's own this shows that the plumbing holds, and nothing about quality. For each claim it prints
the right verdict, the one given, and what the checks had to set aside; at the end how much of the model's word held.
"""

import argparse
import time
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.eval import Case, read_cases
from verifier.claims import read_claim
from verifier.engines import reached_by
from verifier.llm import Settings
from verifier.pipeline import Verifier
from verifier.types import Checked, Outcome, Usage

_CLAIMS = Path("tests/data/claims.jsonl")
_PATIENCE = 600.0  # seconds; a small machine writes a few words a second


def tell(case: Case, outcome: Outcome) -> None:
    """Print what came of one claim."""
    if not isinstance(outcome, Checked):
        print(f"– {case.id} {type(outcome).__name__}")
        return
    mark = "✓" if outcome.verdict == case.label else "✕"
    print(f"{mark} {case.id} {case.label} / {outcome.verdict} {outcome.confidence:.2f} ({outcome.engine})", flush=True)
    for told in filter(None, [outcome.degraded, *outcome.notes]):
        print(f"    {told}")


def summary(cases: list[Case], outcomes: list[Outcome], seconds: float) -> None:
    """Print how many the model has read itself, and how many of those are right."""
    pairs = [(case, each) for case, each in zip(cases, outcomes, strict=True) if isinstance(each, Checked)]
    own = [(case, each) for case, each in pairs if not each.degraded]
    right = sum(each.verdict == case.label for case, each in own)
    usage = sum((each.usage for _, each in pairs), Usage())
    print(f"\n{len(cases)} claims in {seconds:.0f} s; read by the model {len(own)}, right of these {right}; ", end="")
    print(f"by the embedded engine instead {len(pairs) - len(own)}; notes {sum(len(each.notes) for _, each in pairs)}")
    print(f"{usage.calls} calls, {usage.input_tokens:,} tokens in, {usage.output_tokens:,} out")
    for reason, times in Counter(each.degraded for _, each in pairs if each.degraded).most_common():
        print(f"  {times:>3}  {reason}")


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, default=_CLAIMS)
    parser.add_argument("--first", type=int, default=20, help="how many of the claims")
    parser.add_argument("--concurrency", type=int, default=1)
    chosen = parser.parse_args()
    settings = replace(
        Settings.from_environment(), cache=None, timeout=_PATIENCE, concurrency=chosen.concurrency, breaker_after=1000
    )
    cases = list(islice(read_cases(chosen.claims), chosen.first))
    engine = reached_by(settings)
    with TemporaryDirectory() as folder, Verifier.open(Path(folder) / "library", engine=engine) as verifier:
        began = time.perf_counter()
        outcomes = []
        claims = (read_claim(case.claim, id=case.id, as_of=case.as_of) for case in cases)
        for case, outcome in zip(cases, verifier.check_claims(claims), strict=True):
            outcomes.append(outcome)
            tell(case, outcome)
        summary(cases, outcomes, time.perf_counter() - began)
    engine.close()


if __name__ == "__main__":
    main()
