"""Verdicts on the project's own claims with known answers; the floor lies under the measured figures."""

from pathlib import Path

import pytest

from benchmarks.eval import answer, main, read_cases
from verifier.claims import read_claim
from verifier.config import PROJECT
from verifier.pipeline import Verifier

OWN = PROJECT / "tests" / "data" / "claims.jsonl"


def test_own_claims_stay_above_the_floor(verifier: Verifier) -> None:
    """At least two claims in three get the verdict that was written down for them by hand."""
    cases = read_cases(OWN)
    claims = [read_claim(case.claim, id=case.id, as_of=case.as_of) for case in cases]
    outcomes = verifier.check_claims(claims)
    right = [case.label == answer(outcome) for case, outcome in zip(cases, outcomes, strict=True)]
    assert sum(right) / len(right) >= 2 / 3


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the claims there is one sentence, and what to do."""
    monkeypatch.setattr("sys.argv", ["eval", "--claims", str(tmp_path / "none.jsonl")])
    with pytest.raises(SystemExit, match="Name a claims file"):
        main()
