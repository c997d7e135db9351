"""Spellings that are a unit in some company only: "in", "pm", "C", a quotation mark for inches."""

from collections.abc import Callable

from verifier.quantities import lexicon as lex
from verifier.quantities.numberwords import VULGAR
from verifier.quantities.tokens import Tokens

_WARMTH = lex.words(
    "temperature temperatures heat hot cold warm degrees peak high low celsius record mercury reached hit below above "
    "outside outdoors weather kelvin ° - − minus"
)
_SIZES = lex.words("thick long wide tall high deep across diameter thickness length width height depth size snow rain")
_MINUTE = lex.words("bond bonds radius radii wavelength length lengths spacing thickness diameter atom atoms lattice")
_MARKS = frozenset(".,;:)!?")
_QUOTE = '"'
_OPENERS = frozenset("([—–-")
_NEAR = 8  # tokens
_SCREENS = frozenset("144 240 360 480 540 576 720 1080 1440 2160 4320".split())  # lines of a picture
_LINE = 200  # tokens


def is_warm(tokens: Tokens, i: int) -> bool:
    """Words of temperature stand around token `i`."""
    return not _WARMTH.isdisjoint(tokens.low[max(0, i - _NEAR) : i]) or tokens.low[i + 1] in ("outside", "outdoors")


def stands(tokens: Tokens, i: int, j: int, printed: str) -> bool:
    """The spelling `printed` on tokens `i`..`j`, after a figure, is the unit that it can be."""
    condition = _CONDITIONS.get(printed)
    return condition is None or condition(tokens, i, j)


def _degrees(tokens: Tokens, i: int, j: int) -> bool:
    """As in "-10C", "30 C outside"; not "Section 3 C"."""
    return tokens.touching(i) or is_warm(tokens, i)


def _inches(tokens: Tokens, i: int, j: int) -> bool:
    """As in "2 1/2 in thick", "a length of 2 in."; not "of the 20, two in"."""
    if tokens.kind[i - 1] != "n" and tokens.word[i - 1] not in VULGAR:
        return False
    ends = tokens.word[j] in _MARKS or j >= tokens.size
    return tokens.low[j] in _SIZES or (ends and not _SIZES.isdisjoint(tokens.low[max(0, i - _NEAR) : i]))


def _inch_mark(tokens: Tokens, i: int, j: int) -> bool:
    """As in `an 8" wrench`, `6'2"`; not where it closes what another has opened on this line."""
    if tokens.kind[i - 1] != "n" or not (tokens.touching(i) or tokens.low[j] in _SIZES):
        return False
    if i > 1 and tokens.word[i - 2] in ("'", "’"):
        return True
    for k in range(i - 1, max(-1, i - _LINE), -1):
        if "\n" in tokens.text[tokens.end[k] : tokens.start[k + 1]]:
            break
        if tokens.word[k] == _QUOTE:
            return tokens.touching(k) and tokens.word[k - 1] not in _OPENERS  # the nearest one closed, or is a mark too
    return True


def _foot_mark(tokens: Tokens, i: int, j: int) -> bool:
    """As in `6'2"`."""
    inches = tokens.kind[j] == "n" and tokens.word[j + 1] in (_QUOTE, "”", "″")
    return inches and tokens.touching(i) and tokens.touching(j) and tokens.touching(j + 1)


def _tiny(tokens: Tokens, i: int, j: int) -> bool:
    """As in "a bond of 154 pm", "2.1 pm"; not "2 pm", "2.30 pm", "230 pm"."""
    whole, point, places = tokens.word[i - 1].partition(".")
    if tokens.kind[i - 1] != "n" or not whole.isdecimal():
        return False
    if point:
        return len(places) not in (0, 2)
    return len(whole) > 2 and not _MINUTE.isdisjoint(tokens.low[max(0, i - _NEAR) : i])


def _cups(tokens: Tokens, i: int, j: int) -> bool:
    """As in "⅓ cup of sauce", "1/2 cup"; not "won two cups"."""
    return tokens.word[i - 1] in VULGAR or (i > 1 and tokens.word[i - 2] in ("/", "⁄"))


def _bits(tokens: Tokens, i: int, j: int) -> bool:
    """As in "a packet of 1500 b": a thousand and more takes no "billion"."""
    return tokens.kind[i - 1] == "n" and len(tokens.word[i - 1]) > 3 and tokens.word[i - 1].isdecimal()


def _million_years(tokens: Tokens, i: int, j: int) -> bool:
    """As in "66 Ma ago"; not a name."""
    return not tokens.word[j][:1].isupper()


def _pence(tokens: Tokens, i: int, j: int) -> bool:
    """As in "146.2p"; not "1080p", "5 p"."""
    return tokens.touching(i) and tokens.word[i - 1] not in _SCREENS


_CONDITIONS: dict[str, Callable[[Tokens, int, int], bool]] = {
    "C": _degrees,
    "F": _degrees,
    "in": _inches,
    _QUOTE: _inch_mark,
    "'": _foot_mark,
    "’": _foot_mark,
    "pm": _tiny,
    "am": _tiny,
    "cup": _cups,
    "cups": _cups,
    "b": _bits,
    "Ma": _million_years,
    "p": _pence,
}
