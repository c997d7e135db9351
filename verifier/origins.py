"""Which texts go back to one origin: copies of a wire report under several names are one voice, not many.

Texts are compared by runs of words (shingles; Broder 1997), never by the nearness of their vectors: two reports with
other numbers have nearly the same vector and are not copies.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_RUN = 4  # words of a shingle
_FEWEST = 12  # shorter texts are alike by chance
_SHARED = 0.6  # share of the shorter text's shingles that makes it a copy
_SHARED_BY_WIRE = 0.3  # among texts that credit the same agency: papers cut and rewrite what they take over
_LONGEST = 20_000  # characters; a report that is copied is shorter, a book is not copied whole

_WORD = re.compile(r"[^\W_]+")
_WIRES = {
    "Reuters": "reuters",
    "AFP": "afp",
    "Agence France-Presse": "afp",
    "AP": "ap",
    "Associated Press": "ap",
    "dpa": "dpa",
    "Bloomberg": "bloomberg",
    "Interfax": "interfax",
    "Ukrinform": "ukrinform",
    "TASS": "tass",
    "Xinhua": "xinhua",
}
_CREDIT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WIRES))})\b")


def same_origin(one: str, other: str) -> bool:
    """Whether one text is a copy of the other, or of a part of it."""
    return _shared(one, other) >= _SHARED


def origins(texts: Sequence[str], credits: Sequence[str] | None = None) -> list[int]:
    """For each text the position of the first one that it shares its origin with; its own where there is none before.

    `credits`, one per text, name the publishers; texts that credit the same news agency need to share less.
    """
    wires = [wire(credit) for credit in credits] if credits is not None else [""] * len(texts)
    first: list[int] = []
    for at, text in enumerate(texts):
        first.append(
            next((first[before] for before in range(at) if _alike(texts[before], text, wires[before], wires[at])), at)
        )
    return first


def wire(credit: str) -> str:
    """The news agency that a publisher's name credits, as in "CTV News / AP"; empty when it credits none."""
    match = _CREDIT.search(credit)
    return _WIRES[match.group()] if match else ""


def _alike(one: str, other: str, wire_of_one: str, wire_of_other: str) -> bool:
    needed = _SHARED_BY_WIRE if wire_of_one and wire_of_one == wire_of_other else _SHARED
    return _shared(one, other) >= needed


def _shared(one: str, other: str) -> float:
    """Share of the shorter text's shingles that are in the other, 0..1; 0 when it has too few to tell."""
    left, right = _shingles(one), _shingles(other)
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer >= _FEWEST else 0.0


@lru_cache(maxsize=512)
def _shingles(text: str) -> frozenset[int]:
    words = [match.group() for match in _WORD.finditer(text[:_LONGEST].lower())]
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
