"""What questions take and cost."""

from decimal import Decimal

import pytest

from tests.llm.asking import question
from verifier.llm.prices import cost, estimate, price, tokens
from verifier.types import Usage


def test_estimate_needs_nobody() -> None:
    """An estimate counts calls, what is sent with its schema, and half the longest answer."""
    usage = estimate([question("word " * 100, max_output_tokens=600)] * 3)

    assert usage.calls == 3
    assert 3 * 130 < usage.input_tokens < 3 * 280
    assert usage.output_tokens == 900


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("The mayor said that seven drones were launched at Kyiv.", 11, 18),
        ("Мер сказав, що сім дронів.", 10, 22),
    ],
)
def test_tokens(text: str, least: int, most: int) -> None:
    """English takes a token for four characters, other scripts more."""
    assert least <= tokens(text) <= most


def test_cost() -> None:
    """Money is exact; the Batch API takes half."""
    usage = Usage(1, 1_000_000, 500_000)

    assert cost(usage, "gpt-4o-mini") == Decimal("0.45")
    assert cost(usage, "gpt-4o-mini", batch=True) == Decimal("0.225")
    assert cost(Usage(cached=True), "gpt-4o-mini") == 0


def test_dated_models_have_the_price_of_their_name() -> None:
    """A dated version costs what the model costs, unless it has a price of its own."""
    assert price("gpt-4o-2024-08-06") == price("gpt-4o")
    assert price("gpt-4o-2024-05-13") != price("gpt-4o")


def test_unknown_price() -> None:
    """What has no list price has none; nothing is guessed."""
    assert price("llama3.2:3b") is None
    assert cost(Usage(1, 10, 10), "llama3.2:3b") is None
    assert price("gpt-4o-mini-of-my-own") is None


def test_prices_have_a_date() -> None:
    """A price says as of when it is."""
    found = price("gpt-4.1-mini")

    assert found is not None
    assert found.as_of == "2025-08"
