"""The measurements of the model client run, and add up."""

import pytest

from benchmarks.llm import faults, throughput


def test_throughput(capsys: pytest.CaptureFixture[str]) -> None:
    """All questions are answered, and the table says how fast."""
    throughput(questions=20, concurrency=8, latency=0.01)

    assert "answered: 20 of 20" in capsys.readouterr().out


def test_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """No question is lost, doubled or given another's answer."""
    faults(questions=20, concurrency=8, latency=0.01)
    printed = capsys.readouterr().out

    assert "lost 0, doubled 0, answered with another's answer 0" in printed
    assert "asked again after a usable reply 0" in printed
