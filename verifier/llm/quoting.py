"""Finding quoted words in the text they are said to come from."""

import unicodedata
from typing import NamedTuple

_SAME = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_MARKS = "\"' .…"


class _Plain(NamedTuple):
    """A text as it is compared, and the place in the original of each of its characters."""

    text: str
    places: list[int]


def find(quote: str, text: str) -> tuple[int, int] | None:
    """Where the words of a quote stand in a text: half-open offsets, or None.

    They must be the same letter by letter; kinds of blanks, quotation marks and dashes do not count, nor do the marks
    that a quote is put in. A quote that begins or ends within a word or a number is not found.
    """
    plain = _plain(text)
    for wanted in dict.fromkeys((_plain(quote).text.strip(), _plain(quote).text.strip(_MARKS))):
        start = _place(wanted, plain.text)
        if start is not None:
            return plain.places[start], plain.places[start + len(wanted) - 1] + 1
    return None


def _place(wanted: str, text: str) -> int | None:
    start = text.find(wanted) if any(map(str.isalnum, wanted)) else -1
    while start >= 0:
        end = start + len(wanted)
        if not _joins(text[start - 1 : start], wanted[0]) and not _joins(wanted[-1], text[end : end + 1]):
            return start
        start = text.find(wanted, start + 1)
    return None


def _joins(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _plain(text: str) -> _Plain:
    written: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        form = " " if character.isspace() else _SAME.get(character, character)
        if (form == " " and written[-1:] == [" "]) or unicodedata.category(character) == "Cf":
            continue
        written.extend(form)
        places.extend([place] * len(form))
    return _Plain("".join(written), places)
