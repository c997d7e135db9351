"""Where the sentences of a text begin and end.

Lines are read first (blank lines, list items and headings separate), then `sentencex` proposes boundaries inside each
block, and rules for English news prose take some away and add others. Total on any text, and linear in its length.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

Span = tuple[int, int]

# sentencex is quadratic in the number of unclosed quotation marks, so it sees a bounded window at a time.
_WINDOW = 4_000
_LONGEST_INSET = 500  # a longer stretch in brackets or quotation marks is split like the rest

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # cannot be handed to sentencex, which is not Python
_LIST_ITEM = re.compile(r"\s*(?:[-*•‣◦·–—]\s|\d{1,3}[.)]\s|\([a-z\d]{1,3}\)\s|#{1,6}\s|>|\|)")
_FULL_STOP_AT_END = re.compile(r"[.!?…:;,][\"”’»')\]]*\s*$")
_NARROW = 40  # lines shorter than this are not wrapped prose


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Abbreviations, without their full stop, by what may follow it.
_BEFORE_NUMBER = _words("no nos vol vols p pp fig figs eq eqs sec ch art arts par para c b d fl tel ext op ver ed")
_BEFORE_NAME = _words(
    "mr mrs ms mx dr prof rev fr hon pres gov sen rep amb gen lt col maj capt sgt cpl pvt cmdr adm brig cdr insp det "
    "supt st mt ft messrs mme mlle"
)
_NEVER_LAST = _words("approx vs cf viz e.g i.e eg ie ca est nr")
_MONTH = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
_MAY_BE_LAST = _MONTH | _words(
    "a.m p.m u.s u.k u.n e.u u.s.a u.a.e d.c inc corp co ltd plc llc bros jr sr ph.d m.d b.a m.a etc al esq dept "
    "mon tue wed thu fri sat sun ave blvd rd"
)

# Words that, capitalised after "U.S." or "Inc.", show that a new sentence began.
_STARTERS = _words(
    "the a an he she it they we i you his her its their our my this that these those there here in on at by for from "
    "with after before during since until when while as if although though but and or so yet however meanwhile then "
    "now also what who why how where which one two three four five six seven eight nine ten some many most all both "
    "neither no not last next earlier later according under over about more"
)
_AFTER_CLOCK = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december est edt et gmt utc bst cet cest eet pst pdt pt cst cdt ct mst mdt local"
)

_LAST_WORD = re.compile(r"([^\W_][\w.&-]*)\.[\"”’»')\]]*\s*$")
_NEXT_WORD = re.compile(r"[\"“‘«'(\[]*([\w’'-]+)")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_BARE_LABEL = re.compile(r"[\"“(\[]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s*$")
_CLOSERS_ONLY = re.compile(r"(?:[\"”’»')\]]|\[\d[\d,–\- ]*\])+\s*$")
_INITIAL = re.compile(r"(?:^|[\s(\"“.-])[A-Z]\.\s*$")
_ENDS_ON_LETTER = re.compile(
    r"\b(?:[Pp]lan|[Vv]itamin|[Gg]roup|[Gg]rade|[Cc]lass|[Tt]ype|[Hh]epatitis|War|Section|Part|I{1,3})\s[A-Z]\.\s*$"
)
_TERMINATOR = re.compile(r"[.!?…。！？][\"”’»')\]]*(?:\[\d[\d,–\- ]*\])*\s*$")
_BREAK = re.compile(r"(?<=\S)[.!?…][\"”’»')\]]*(?:\[\d{1,3}\])*\s+(?=[\"“‘«'(\[]*[A-Z])")
_WEB = re.compile(r"(?:://|www\.|@)\S*$")
_CLOSES = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"', "'": "'", "‘": "’"}
# Not inch marks, feet and apostrophes: a closing single mark follows punctuation.
_INSET_MARK = re.compile(r"[()\[\]“”«»]|(?<![\w.,!?…])[\"'‘](?=\w)|(?<=[^\s\d])\"|(?<=[.,!?…])['’](?!\w)")


def spans(text: str) -> tuple[Span, ...]:
    """Half-open offsets of the sentences of `text`, in order, without surrounding white space.

    They do not overlap, and every character that is not white space lies in one of them.
    """
    plain = _SURROGATE.sub("?", text)
    return tuple(
        span for block in _blocks(plain) for sentence in _in_block(plain, block) if (span := _stripped(plain, sentence))
    )


def _stripped(text: str, span: Span) -> Span | None:
    piece = text[slice(*span)]
    if not piece.strip():
        return None
    return span[0] + len(piece) - len(piece.lstrip()), span[0] + len(piece.rstrip())


def _blocks(text: str) -> Iterator[Span]:
    """Stretches that no sentence crosses: a paragraph, which may be wrapped, a list item, a heading."""
    paragraph: list[Span] = []
    for line in _lines(text):
        if text[slice(*line)].strip():
            paragraph.append(line)
        else:
            yield from _paragraph_blocks(text, paragraph)
            paragraph = []
    yield from _paragraph_blocks(text, paragraph)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _LINE_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _paragraph_blocks(text: str, lines: list[Span]) -> Iterator[Span]:
    if not lines:
        return
    width = max(end - start for start, end in lines)
    start = lines[0][0]
    for above, below in pairwise(lines):
        if not _is_wrapped(text[slice(*above)], text[slice(*below)], width):
            yield start, above[1]
            start = below[0]
    yield start, lines[-1][1]


def _is_wrapped(above: str, below: str, width: int) -> bool:
    """True if the line break is there only because the line was full."""
    if _LIST_ITEM.match(below) or above.lstrip().startswith(("#", "|")):
        return False
    if below.lstrip()[:1].islower() and not _FULL_STOP_AT_END.search(above[-20:]):
        return True
    if width < _NARROW:
        return False
    word = below.split(maxsplit=1)[0]
    return len(above.rstrip()) + 1 + len(word) > 0.85 * width


def _in_block(text: str, block: Span) -> Iterator[Span]:
    """Sentences of one block: the proposals of sentencex, mended."""
    start, end = block
    line = _LINE_BREAK.sub(lambda match: " " * len(match.group()), text[start:end])
    begin = 0
    for position in _positions(line):
        if _is_boundary(line, begin, position):
            yield start + begin, start + position
            begin = position
    yield start + begin, end


def _positions(line: str) -> list[int]:
    """Offsets at which a sentence may begin: sentencex's, and those it overlooks near brackets and inch marks."""
    insets = _insets(line)
    own: list[int] = []
    at = 0
    for match in _BREAK.finditer(line):
        while at < len(insets) and insets[at][1] <= match.end():
            at += 1
        if at == len(insets) or match.end() <= insets[at][0]:
            own.append(match.end())
    return sorted({*own, *(_before_opening_mark(line, position) for position in _proposed(line))})


def _before_opening_mark(line: str, position: int) -> int:
    """Sentencex at times leaves a straight quotation mark at the end of the sentence before its own."""
    return position - 1 if position > 1 and line[position - 1] == '"' and line[position - 2].isspace() else position


def _proposed(line: str) -> Iterator[int]:
    """Sentence starts by sentencex, which sees a window that begins at the last start it found."""
    start = 0
    while start < len(line):
        pieces = list(sentencex.segment("en", line[start : start + _WINDOW]))
        is_last = start + _WINDOW >= len(line)
        for piece in pieces if is_last or len(pieces) == 1 else pieces[:-1]:
            start += len(piece)
            if len(pieces) > 1 and start < len(line):
                yield start


def _insets(line: str) -> list[Span]:
    """Stretches in brackets or quotation marks that are closed again soon; they come in order and do not nest."""
    found: list[Span] = []
    opened, closer = -1, ""
    for match in _INSET_MARK.finditer(line):
        mark = match.group()
        if closer and match.start() - opened > _LONGEST_INSET:
            closer = ""
        if not closer:
            opened, closer = match.start(), _CLOSES.get(mark, "")
        elif mark == closer:
            found.append((opened, match.start()))
            closer = ""
    return found


def _is_boundary(line: str, begin: int, position: int) -> bool:
    """False where a proposed boundary is the end of an abbreviation, a label or an aside."""
    left, right = line[max(begin, position - 60) : position], line[position : position + 60]
    if not _WORD_CHARACTER.search(left) or _CLOSERS_ONLY.match(right):
        return False
    if not _TERMINATOR.search(left):
        return True
    if position - begin < 8 and _BARE_LABEL.match(left):
        return False
    if right[:1].strip() and not left[-1:].isspace() and _WEB.search(left):
        return False
    return not _is_abbreviation(left, right)


def _is_abbreviation(left: str, right: str) -> bool:
    """True if the full stop at the end of `left` belongs to a word, and the sentence goes on with `right`."""
    match = _LAST_WORD.search(left)
    if match is None:
        return False
    word, following = match.group(1), _NEXT_WORD.match(right.lstrip())
    follower = following.group(1) if following else ""
    key = word.lower()
    if (key in _NEVER_LAST and not word.isupper()) or (key in _BEFORE_NUMBER and follower[:1].isdigit()):
        return True
    if key in _BEFORE_NAME and word[0].isupper() and follower[:1].isupper():
        return True
    if key in _MAY_BE_LAST and (word[0].isupper() or "." in word or key in {"etc", "al", "plc"}):
        return _soft_goes_on(key, follower)
    return bool(_INITIAL.search(left[-8:])) and _initials_go_on(left, follower)


def _soft_goes_on(key: str, follower: str) -> bool:
    if not follower[:1].isupper():
        return follower[:1].islower() or (key in _MONTH and follower[:1].isdigit())
    if key in {"a.m", "p.m"}:
        return follower.lower() in _AFTER_CLOCK
    return follower.lower() not in _STARTERS


def _initials_go_on(left: str, follower: str) -> bool:
    if _ENDS_ON_LETTER.search(left) or not follower[:1].isupper():
        return follower[:1].islower()
    return follower.lower() not in _STARTERS or len(follower) == 1
