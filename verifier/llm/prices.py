"""What questions take and cost: an estimate before they are asked, and the price of what was used."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from verifier.llm.values import Question
from verifier.types import Usage

_FILE = Path(__file__).with_name("prices.toml")
_MILLION = Decimal(1_000_000)
# Characters a token, measured by nobody's tokenizer but on the safe side of OpenAI's rule of thumb of four for English;
# other scripts take about one token for each character and a half.
_ASCII_CHARACTERS = 3.6
_OTHER_CHARACTERS = 1.5
_MESSAGE_TOKENS = 8  # what a message takes beside its text
_DATED = re.compile(r"-\d{4}(-\d{2}-\d{2})?$")


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens."""

    input: Decimal
    output: Decimal
    as_of: str


def estimate(questions: Iterable[Question], *, output_share: float = 0.5) -> Usage:
    """Estimate what asking takes, offline. `output_share` is the part of the output limit that is used."""
    usage = Usage()
    for question in questions:
        asked = tokens(question.system) + tokens(question.user) + 2 * _MESSAGE_TOKENS
        form = tokens(json.dumps(question.schema))
        usage += Usage(1, asked + form, round(question.max_output_tokens * output_share))
    return usage


def tokens(text: str) -> int:
    """Estimate the tokens of a text from its characters."""
    ascii_ = len(text.encode("ascii", "ignore"))
    return round(ascii_ / _ASCII_CHARACTERS + (len(text) - ascii_) / _OTHER_CHARACTERS)


def price(model: str) -> Price | None:
    """Look up the list price of a model; None when it is not known."""
    table = _table()
    found = table["usd_per_million"].get(model) or table["usd_per_million"].get(_DATED.sub("", model))
    return Price(found["input"], found["output"], table["as_of"]) if found else None


def cost(usage: Usage, model: str, *, batch: bool = False) -> Decimal | None:
    """Tell what usage costs at list price, in USD; None when the price is not known."""
    listed = price(model)
    if listed is None:
        return None
    whole = (usage.input_tokens * listed.input + usage.output_tokens * listed.output) / _MILLION
    return whole * _table()["batch_share"] if batch else whole


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"), parse_float=Decimal)
