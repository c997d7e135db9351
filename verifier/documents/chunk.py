"""From a document to passages: whole sentences, packed within a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from verifier.config import ASSETS
from verifier.sentences import spans
from verifier.transformer import Transformer
from verifier.types import Document, Passage

TARGET_WORDS = 110
MAX_TOKENS = 256  # what the encoder reads
_ROOM = MAX_TOKENS - 2  # it adds one token at each end
_MAX_CHARACTERS = 2000  # a word of thousands of letters is one unknown token, and nobody can read the passage

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*(?:\r?\n)")
_HEADING = re.compile(r"#{1,6}\s")
_PIECE = re.compile(r"\S{1,60}\s*")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch that is not divided further: a sentence, or a piece of an overlong one."""

    start: int
    end: int
    words: int
    tokens: int


def chunk(document: Document) -> tuple[Passage, ...]:
    """Passages of a document in order: about `TARGET_WORDS` words, at most `MAX_TOKENS` tokens of the encoder.

    Passages do not overlap and do not cross paragraphs; together they hold every word. A heading belongs to the
    passage after it.
    """
    text = document.text
    return tuple(
        Passage(document, start, end, text[start:end])
        for paragraph in _paragraphs(text, _units(text))
        for start, end in _pack(paragraph)
    )


def _units(text: str) -> list[_Unit]:
    sentences = spans(text)
    sizes = _tokens([text[start:end] for start, end in sentences])
    units: list[_Unit] = []
    for (start, end), tokens in zip(sentences, sizes, strict=True):
        if tokens <= _ROOM and end - start <= _MAX_CHARACTERS:
            units.append(_Unit(start, end, _count_words(text[start:end]), tokens))
        else:
            units.extend(_divided(text, start, end))
    return units


def _tokens(pieces: Sequence[str]) -> list[int]:
    counts = _encoder().count_tokens(pieces, MAX_TOKENS + 2)
    return [count - 2 for count in counts]


@cache
def _encoder() -> Transformer:
    return Transformer(ASSETS / "embedder")


def _count_words(text: str) -> int:
    return len(text.split())


def _divided(text: str, start: int, end: int) -> Iterator[_Unit]:
    """An overlong sentence as pieces of at most a quarter of the room, so that packing can fill passages with them."""
    matches = list(_PIECE.finditer(text, start, end))
    sizes = _tokens([match.group() for match in matches])
    first, words, tokens = start, 0, 0
    for match, size in zip(matches, sizes, strict=True):
        if words and (tokens + size > _ROOM // 4 or match.end() - first > _MAX_CHARACTERS // 4):
            yield _Unit(first, match.start(), words, tokens)
            first, words, tokens = match.start(), 0, 0
        words, tokens = words + 1, tokens + size
    yield _Unit(first, end, words, tokens)


def _paragraphs(text: str, units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Units between blank lines; a heading is held together with what follows it."""
    paragraph = list(units[:1])
    for left, right in pairwise(units):
        if _PARAGRAPH_BREAK.search(text, left.end, right.start) and not _HEADING.match(text, left.start):
            yield paragraph
            paragraph = []
        paragraph.append(right)
    if paragraph:
        yield paragraph


def _pack(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Spans of neighbouring units; a paragraph too long for one passage is cut into parts of like length."""
    total = sum(unit.words for unit in units)
    share = total / max(1, round(total / TARGET_WORDS))
    packed: list[_Unit] = []
    before, part = 0, 0
    for unit in units:
        its_part = int((before + unit.words / 2) / share)  # by its middle word
        if packed and (its_part != part or not _has_room(packed, unit)):
            yield packed[0].start, packed[-1].end
            packed = []
        packed.append(unit)
        before, part = before + unit.words, its_part
    yield packed[0].start, packed[-1].end


def _has_room(packed: Sequence[_Unit], unit: _Unit) -> bool:
    tokens = sum(each.tokens for each in packed) + unit.tokens
    return tokens <= _ROOM and unit.end - packed[0].start <= _MAX_CHARACTERS
