"""From a text to its quantities."""

from datetime import date

from verifier.quantities.bind import bind
from verifier.quantities.inherit import inherit
from verifier.quantities.mask import masked
from verifier.quantities.scan import scan
from verifier.quantities.tokens import tokenize
from verifier.types import Quantity


def parse(text: str, *, reference: date | None = None) -> tuple[Quantity, ...]:
    """Every quantity of `text` in order of its place, none overlapping; never raises.

    `reference` is the day from which "Friday" and "29 December" are counted, that of publication as a rule.
    "54 of 69" is one COUNT of 54 with `of` 69; "nine in ten" is the FRACTION .9 with `of` 10.
    """
    tokens = tokenize(text)
    return bind(tokens, inherit(tokens, scan(tokens, reference)))


def mask(text: str) -> str:
    """`text` with every number replaced by `#`, hedge and unit with it; calendar dates and counted nouns stay."""
    return masked(text, parse(text))
