"""Where a quantity holds and who stated it, as far as the sentence says so plainly."""

from bisect import bisect_left

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.dates import STARTERS as DATE_WORDS
from verifier.quantities.phrases import NUMBER_WORDS
from verifier.quantities.roles import is_main
from verifier.quantities.tokens import Tokens

_PLACING = lex.words("in at over near above across around inside outside within on off")
_AGENTS = lex.words(
    "ministry minister mayor governor company police officials official spokesman spokeswoman spokesperson adviser "
    "aide president authorities authority army military government "
    "agency newspaper paper administration office bank council court union group doctors scientists researchers "
    "analysts economists report study survey poll witnesses residents "
    "prosecutors investigators firm operator chief head director commander general premier chancellor secretary "
    "ambassador senator lawmaker department service staff bulletin consultancy institute university foundation charity "
    "broadcaster outlet network party club federation association"
)
_NO_PLACES = lex.words(
    "morning evening night afternoon day week month year time past way whole moment weekend end speed rate price "
    "cost level depth height altitude age row fact addition total case average"
)
# "Before the city" is a place, "before the vote" a time.
_COUNTING = lex.words("gave gives counted counts listed lists")  # "the spokesman gave 43 drones"
_TOWNS = lex.words("city capital town village border coast front target")
_BREAKS = frozenset(",;:.!?–—")


def where(tokens: Tokens, i: int, stop: int) -> str:
    """The first place named after token `i` within its clause: "over the city", "in Erie County"."""
    for j in range(i, min(stop, i + 12)):
        if tokens.word[j] in _BREAKS or tokens.low[j] in ("and", "but"):
            return ""
        if tokens.low[j] in _PLACING or (tokens.low[j] == "before" and tokens.low[j + 2] in _TOWNS):
            k = j + 1 + (tokens.low[j + 1] in lex.DETERMINERS)
            end = tagging.noun_phrase(tokens, k, stop, singular=True)
            if (
                tokens.kind[k] == "n"
                or tokens.low[end - 1] in _NO_PLACES
                or tokens.low[k] in NUMBER_WORDS
                or tokens.low[k] in DATE_WORDS
            ):
                return ""
            if end > k and (tokens.word[k][0].isupper() or k > j + 1):
                return tokens.slice(j, end)
    return ""


def where_led(tokens: Tokens, start: int, begin: int) -> str:
    """The place that opens the sentence right before the number at token `begin`: "In Odesa Oblast alone, 51 …"."""
    if tokens.low[start] not in _PLACING or begin - start > 12:
        return ""
    place = where(tokens, start, begin)
    rest = tokens.low[start + len(place.split()) : begin] if place else ["?"]
    return place if not set(rest) - {"alone", ","} else ""


def sayings(tokens: Tokens) -> list[int]:
    """Where words such as "said" and "according to" stand, and such as "counted" before a number."""
    low = tokens.low
    return [
        j
        for j in range(tokens.size)
        if (low[j] in lex.SAYING and tokens.word[j][0].islower())
        or (low[j] == "according" and low[j + 1] == "to")
        or (low[j] in _COUNTING and (tokens.kind[j + 1] == "n" or low[j + 1] in NUMBER_WORDS))
    ]


def said_by(tokens: Tokens, said: list[int], start: int, stop: int) -> str:
    """Who says the sentence: "X said", "said X", "according to X"; `said` are the `sayings` of the text."""
    k = bisect_left(said, start)
    if k == len(said) or said[k] >= stop:
        return ""
    j = said[k]
    if tokens.low[j] == "according":
        return _name_after(tokens, j + 2, stop)
    name = _name_before(tokens, start, j)
    return name or ("" if tokens.low[j] in ("told", "tells") else _name_after(tokens, j + 1, stop))


def _name_after(tokens: Tokens, i: int, stop: int) -> str:
    i += tokens.low[i] in lex.DETERMINERS
    end = tagging.noun_phrase(tokens, i, stop, singular=True)
    if end == i or is_main(tokens, end) or tokens.low[end] in lex.AUXILIARIES:
        return ""
    return tokens.slice(i, end) if tokens.word[i][0].isupper() or tokens.low[end - 1] in _AGENTS else ""


def _name_before(tokens: Tokens, start: int, j: int) -> str:
    """The nominal words that end right before token `j`, with the head they belong to: "Tymoshenko of the office"."""
    end = j
    while end > start and (tokens.low[end - 1] in lex.AUXILIARIES or tokens.low[end - 1] in lex.ADVERBS):
        end -= 1
    begin = _name_start(tokens, start, end)
    if begin == end or tokens.low[end - 1] in DATE_WORDS:
        return ""
    if tokens.low[begin - 2 : begin - 1] == ["of"] and tokens.low[begin - 1] in lex.DETERMINERS and begin - 2 > start:
        head = _name_start(tokens, start, begin - 2)
        if head < begin - 2:
            return tokens.slice(head, end) if tokens.word[begin - 3][0].isupper() else ""
    spoken = tokens.word[end - 1][0].isupper() or tokens.low[end - 1] in _AGENTS
    return tokens.slice(begin, end) if spoken else ""


def _name_start(tokens: Tokens, start: int, end: int) -> int:
    """The first of the nominal words that end before token `end`."""
    begin = end
    while begin > start and not _breaks(tokens, begin):
        if not (tagging.is_nominal(tokens, begin - 1) or tokens.word[begin - 1] in _JOINTS):
            break
        begin -= 1
    return begin


_JOINTS = ("'", "’", "/", "-")


def _breaks(tokens: Tokens, begin: int) -> bool:
    """A capitalised name begins at token `begin` and what stands before it is no office: "in its words | Zelensky"."""
    return bool(tokens.word[begin]) and (
        tokens.word[begin][0].isupper() and tokens.word[begin - 1][0].islower() and tokens.low[begin - 1] not in _AGENTS
    )
