"""One pass over the tokens: at each, the reader that may begin there."""

import re
from datetime import date
from decimal import Decimal

from verifier.quantities import dates
from verifier.quantities.amounts import Amount
from verifier.quantities.guards import is_label, is_year
from verifier.quantities.measures import read_quantity
from verifier.quantities.numberwords import ORDINALS, SMALL, STARTERS, WORDS
from verifier.quantities.ranks import read_rank
from verifier.quantities.relations import RELATION_STARTERS, read_relation
from verifier.quantities.tagging import is_function
from verifier.quantities.timeline import Calendar
from verifier.quantities.tokens import Tokens
from verifier.types import Hedge, QuantityKind

_FIGURES = ("n", "o")
# "Five more than three" is a difference, "in May more than three" is not: words behind these belong to the next number.
_NO_AMOUNTS = frozenset({QuantityKind.DATE, QuantityKind.TIME, QuantityKind.RANK})
_LAP = re.compile(r"(\d{1,2}):([0-5]\d\.\d{1,3})(?![\d:])")


def scan(tokens: Tokens, reference: date | None) -> list[Amount]:
    """Every amount of the text, in order, none overlapping."""
    calendar = Calendar(reference)
    found: list[Amount] = []
    low, kind = tokens.low, tokens.kind
    i = floor = 0
    while i < tokens.size:
        word = low[i]
        if word in ".!?" and tokens.sentence_ends(i):
            calendar.sentence_year = None
        if not (kind[i] in _FIGURES or word in _STARTERS):
            i += 1
            continue
        amount = _read(tokens, i, floor, calendar, found)
        if amount is None:
            i = _skip(tokens, i)
            continue
        found.append(amount)
        i = max(amount.end, i + 1)
        if amount.kind not in _NO_AMOUNTS:
            floor = i
    return found


_STARTERS = STARTERS | WORDS | ORDINALS.keys() | dates.STARTERS | RELATION_STARTERS


def _skip(tokens: Tokens, i: int) -> int:
    """The next token worth a look after a refusal at token `i`: a refused figure takes its attached letters along."""
    j = i + 1
    while tokens.kind[i] == "n" and tokens.touching(j) and tokens.kind[j] in "wn" and j < tokens.size:
        j += 1
    return j


def _read(tokens: Tokens, i: int, floor: int, calendar: Calendar, found: list[Amount]) -> Amount | None:
    amount = _read_time(tokens, i, calendar)
    if amount or tokens.kind[i] == "o":
        return amount
    if tokens.kind[i] == "n" and is_label(tokens, i):
        return None
    if tokens.kind[i] == "n" and tokens.low[i + 1] in ("st", "nd", "rd", "th") and tokens.touching(i + 1):
        return read_rank(tokens, i)
    return read_rank(tokens, i) or read_relation(tokens, i, floor, found) or read_quantity(tokens, i, floor)


def _read_time(tokens: Tokens, i: int, calendar: Calendar) -> Amount | None:
    """The time of day or calendar date at token `i`."""
    figures = tokens.kind[i] in _FIGURES
    if figures or tokens.low[i] in dates.STARTERS:
        return _read_clock(tokens, i, figures) or _read_period(tokens, i, calendar) or _bare_hour(tokens, i)
    if tokens.low[i + 1] in _O_CLOCK and 1 <= SMALL.get(tokens.low[i], 0) <= 12:
        return _time(i, i + 2, 60 * SMALL[tokens.low[i]])
    return _spoken_time(tokens, i) if tokens.low[i + 1] in ("past", "to") else _bare_hour(tokens, i)


def _read_clock(tokens: Tokens, i: int, figures: bool) -> Amount | None:
    if figures:
        if lap := _LAP.match(tokens.text, tokens.start[i]):
            return _lap(tokens, i, lap)
        clock = dates.read_clock(tokens.text, tokens.start[i])
        return _time(i, _token_after(tokens, i, clock[0]), clock[1]) if clock else None
    if tokens.low[i] in _HOURS and tokens.low[i - 1] != "the":
        return _time(i, i + 1, _HOURS[tokens.low[i]])
    return None


def _lap(tokens: Tokens, i: int, lap: re.Match[str]) -> Amount:
    """As in "3:50.07": minutes and seconds taken by a stopwatch."""
    value, step = 60 * Decimal(lap[1]) + Decimal(lap[2]), Decimal(1).scaleb(-len(lap[2].partition(".")[2]))
    end = _token_after(tokens, i, lap.end())
    return Amount(i, end, QuantityKind.DURATION, value, value, unit="second", step=step, figure=i)


def _time(begin: int, end: int, minutes: int) -> Amount:
    value = Decimal(minutes)
    return Amount(begin, end, QuantityKind.TIME, value, value, unit="minute", figure=begin)


def _read_period(tokens: Tokens, i: int, calendar: Calendar) -> Amount | None:
    if _is_other_word(tokens, i):
        return None
    calendar.forward = not _FUTURE.isdisjoint(tokens.low[max(0, i - 8) : i])
    calendar.backward = i > 0 and tokens.low[i - 1] in ("since", "last")
    period = dates.read_period(tokens.text, tokens.start[i], calendar)
    if not period and tokens.kind[i] == "n" and is_year(tokens, i):
        period = dates.read_year(tokens.text, tokens.start[i])
    if not period:
        return None
    calendar.note(period)
    end = _token_after(tokens, i, period.end)
    return Amount(i, end, QuantityKind.DATE, None, None, Hedge.EXACT, first=period.first, last=period.last, figure=i)


def _spoken_time(tokens: Tokens, i: int) -> Amount | None:
    """As in "half past four in the afternoon", "quarter to six"."""
    part, word = _PARTS_OF_HOUR.get(tokens.low[i], 0), tokens.low[i + 2]
    hour = int(word) if tokens.kind[i + 2] == "n" and word.isdecimal() else SMALL.get(word, 0)
    if not part or not 1 <= hour <= 12 or (part == 30 and tokens.low[i + 1] == "to"):
        return None
    minutes = 60 * hour + (part if tokens.low[i + 1] == "past" else -part)
    end = i + 3
    return _daytime(tokens, i, end, hour, minutes) or _time(i, end, minutes)


def _bare_hour(tokens: Tokens, i: int) -> Amount | None:
    """As in "by eight in the evening"."""
    word = tokens.low[i]
    hour = int(word) if tokens.kind[i] == "n" and word.isdecimal() else SMALL.get(word, 0)
    return _daytime(tokens, i, i + 1, hour, 60 * hour) if tokens.low[i - 1] in _AT and 1 <= hour <= 12 else None


def _daytime(tokens: Tokens, i: int, end: int, hour: int, minutes: int) -> Amount | None:
    """The time from token `i` on, when "in the evening" or the like follows at `end`."""
    if tokens.low[end : end + 2] != ["in", "the"] or tokens.low[end + 2] not in ("morning", "afternoon", "evening"):
        return None
    later = tokens.low[end + 2] != "morning" and hour < 12
    return _time(i, end + 3, minutes + 720 if later else minutes)


_PARTS_OF_HOUR = {"half": 30, "quarter": 15}
_FUTURE = frozenset("will due scheduled expected plans planned would shall upcoming coming by".split())
_NAMES = frozenset("march may june april august".split())
_PRONOUNS = frozenset("i you he she it we they the a on and to".split())


def _is_other_word(tokens: Tokens, i: int) -> bool:
    """As in "March they did", "Theresa May": a verb or a name, not the month."""
    low = tokens.low[i]
    if low in ("march", "may") and (i == 0 or tokens.sentence_ends(i - 1)) and tokens.low[i + 1] in _PRONOUNS:
        return True
    before = tokens.word[i - 1] if i else ""
    return (
        low in _NAMES
        and before[:1].isupper()
        and tokens.kind[i - 1] == "w"
        and not is_function(before.lower())
        and tokens.kind[i + 1] != "n"
    )


_AT = frozenset("at by around about until till before after from since to".split())
_O_CLOCK = ("o'clock", "o’clock")
_HOURS = {"midnight": 0, "noon": 720, "midday": 720}


def _token_after(tokens: Tokens, i: int, position: int) -> int:
    """The first token that begins at or after `position`."""
    while i < tokens.size and tokens.start[i] < position:
        i += 1
    return i
