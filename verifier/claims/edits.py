"""Replacements in a sentence, made together so that none shifts another's place."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` becomes `replacement`."""

    start: int
    end: int
    replacement: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; of two that overlap the earlier one counts."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        pieces += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join([*pieces, text[at:]])


def in_case_of(replacement: str, original: str) -> str:
    """The replacement with a capital first letter if the original has one, and no capital article if it has none."""
    if original[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return "the " + replacement[4:] if replacement.startswith("The ") else replacement
