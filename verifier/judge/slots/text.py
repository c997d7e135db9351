"""A sentence as words in order, each with the form under which it is compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from verifier.judge.words import carries, form
from verifier.sentences import spans

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,:]*\d|\d|[,;:()\"“”–—]")
NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor without lack lacks lacked absence cannot "
    "isn't aren't wasn't weren't hasn't haven't hadn't "
    "won't wouldn't didn't doesn't don't can't couldn't".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark. `form` is empty unless the word carries matter; `name`: such a word, capitalised."""

    text: str
    form: str
    name: bool

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()


Sentence = tuple[Word, ...]


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, word by word."""
    return tuple(_sentence(text[start:end]) for start, end in spans(text))


def _sentence(text: str) -> Sentence:
    found = [match.group() for match in _TOKEN.finditer(text)]
    return tuple(
        Word(word, form(word), word[0].isupper()) if carries(word) else Word(word, "", False) for word in found
    )


def forms(words: Iterable[Word]) -> frozenset[str]:
    """The forms of the words that carry matter."""
    return frozenset(word.form for word in words if word.form)


def around(sentence: Sentence, at: int, reach: int) -> frozenset[str]:
    """Forms within so many carrying words before and after a place, without the word itself."""
    before = [word.form for word in sentence[:at] if word.form][-reach:]
    after = [word.form for word in sentence[at + 1 :] if word.form][:reach]
    return frozenset(before + after)


def negated(sentence: Sentence, at: int, reach: int = 4) -> bool:
    """Whether a negation stands within a few words before a place, with no comma between."""
    for word in reversed(sentence[max(0, at - reach) : at]):
        if word.text in ",;:":
            return False
        if word.low in NEGATIONS:
            return True
    return False


def phrases(sentence: Sentence) -> list[tuple[int, int]]:
    """Places `[first, last)` of the names: capitalised words in a row, also "Sea of Japan"."""
    found: list[tuple[int, int]] = []
    for at, word in enumerate(sentence):
        if not word.name:
            continue
        if found and (found[-1][1] == at or (at - found[-1][1] == 1 and sentence[at - 1].low == "of")):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
