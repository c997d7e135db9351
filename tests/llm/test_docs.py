"""docs/LLM.md names all that there is."""

from dataclasses import replace

import pytest

from verifier.config import PROJECT
from verifier.llm import FaultKind, Settings
from verifier.testing import Mode

PAGE = (PROJECT / "docs" / "LLM.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*Mode, *(kind for kind in FaultKind if kind is not FaultKind.BUDGET)])
def test_named(name: str) -> None:
    """Every way to fail, and every fault."""
    assert f"`{name}`" in PAGE


def test_numbers() -> None:
    """The numbers told are the settings' own."""
    told = replace(Settings(), max_waits=8, max_retries=4, breaker_after=16, breaker_rest=30.0, model="gpt-4.1-mini")

    assert told == Settings()
