"""The claims that the engine is measured with, and what is told of their outcomes."""

import pytest

from benchmarks.llm_claims import _tell, made
from verifier.types import Checked, Failed, Verdict


def test_made() -> None:
    """As many claims as asked for, each under its own id."""
    assert len({claim.id for claim in made(200)}) == 200


def test_lost_and_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that is lost, doubled, degraded or failed is counted as such."""
    first, second, third = made(3)
    checked = Checked(first, Verdict.SUPPORTED, 0.9, "", "llm")
    _tell([first, second, third], [checked, checked, Failed(second, "check", "out of ideas", "llm")])

    assert "checked 2, degraded 0, failed 1; lost 1, doubled 1, in order False" in capsys.readouterr().out
