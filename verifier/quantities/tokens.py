"""Words, figures and signs of a text, with their places."""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""
    (?P<opaque>https?://\S+ | www\.\S+ | [\w.+-]{1,64}+@[\w-]+\.\w+
      | \+\d[\d\s().-]{7,}\d | \(\d{3,5}\)\s?\d{3,4}[\s-]\d{3,4} | \b\d{3}-\d{3}-\d{4}\b | \b\d{3}-\d{4}\b
      | \d+(?:\.\d+){2,}(?![\d,]) (?<!\.\d{3}) | \b24/7\b | \b9/11\b
      | (?<!\d)(?!(?:to|and|or|mid|pre|post|late|early|under|over|sub|plus|minus|than|up|or|by|in|of|top)-)
        [^\W\d_]+ (?:[-‑/]\d+[^\W_]*)+ (?:[-/][^\W_]+)* | (?!(?i:Q|H|FY|USD|EUR|GBP|US)\d) [^\W\d_]+\d[\w‑-]*
        (?:(?:\.\d+)?[+−]\d+(?:\.\d+)?)?)
  | (?P<number>\d{1,3}(?:[\u00a0\u202f\u2009\ ]\d{3})+(?:[.,]\d+)?(?!\d)
      | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d) | \d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?(?!\d)
      | \d{1,3}(?:\.\d{3})+,\d+ | \d{1,3}(?:\.\d{3}){2,}(?!\d)
      | \d+(?:\.\d+)?[eE][-+−]?\d{1,3}(?!\w) | (?<!\d,)\d++(?:[.,]\d++)?(?![.,]\d) | \d++ | \.\d+)
  | (?P<word>(?:[^\W\d_]\.){2,} | [^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_POINT_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}(?:\.\d{3}|,\d)|(?<![\d.,])\d+,\d{1,2}(?![\d,])")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no vs gen col lt sgt maj capt rep sen gov inc ltd co corp fig approx ca e.g. i.e.".split()
)
_PAD = 8
_LONGEST = 60  # characters: a longer row of figures counts nothing, and Decimal need not stand it


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token; empty entries at the end let readers look past either edge without asking.

    `kind` is the first letter of opaque, number, word, sign. An opaque token is a name, an address or an endless row of
    figures, which count nothing. `by_points` tells that the text writes thousands as "1.200".
    """

    text: str
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    size: int = 0
    by_points: bool = False

    def touching(self, i: int) -> bool:
        """Nothing stands between token `i` and the one before it."""
        return i > 0 and self.start[i] == self.end[i - 1]

    def slice(self, i: int, j: int) -> str:
        """The text from token `i` up to and without token `j`."""
        return self.text[self.start[i] : self.end[j - 1]]

    def sentence_ends(self, i: int) -> bool:
        """A sentence ends with token `i`: a line break follows, or a full stop and then no small letter."""
        if i + 1 >= self.size:
            return True
        gap = self.text[self.end[i] : self.start[i + 1]]
        if "\n" in gap:
            return True
        if self.word[i] not in ".!?…" or not gap:
            return self.word[i] in '"”’)' and bool(gap) and self.word[i - 1] in ".!?" and self.word[i + 1][:1].isupper()
        before = self.low[i - 1]
        if self.word[i] == "." and (
            before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and self.kind[i - 2] != "n")
        ):
            return False
        return not self.word[i + 1][:1].islower()


def tokenize(text: str) -> Tokens:
    """Split `text`; white space belongs to no token."""
    tokens = Tokens(text)
    word, start, end, kind = tokens.word, tokens.start, tokens.end, tokens.kind
    for match in _TOKEN.finditer(text):
        word.append(match.group())
        start.append(match.start())
        end.append(match.end())
        sort = (match.lastgroup or "s")[0]
        kind.append("o" if sort == "n" and match.end() - match.start() > _LONGEST else sort)
    tokens.size = len(word)
    tokens.by_points = "." in text and _POINT_THOUSANDS.search(text) is not None
    word.extend([""] * _PAD)
    kind.extend(["s"] * _PAD)
    start.extend([len(text)] * _PAD)
    end.extend([len(text)] * _PAD)
    tokens.low = [w.lower().replace("’", "'") for w in word]
    return tokens
