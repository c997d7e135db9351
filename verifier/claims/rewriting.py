"""Whether a claim that was rewritten to stand alone still says what its sentence says: words, figures, days, names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from verifier.claims.dates import dates
from verifier.claims.extract import as_claim
from verifier.claims.reply import Rewritten
from verifier.llm.quoting import find
from verifier.quantities.parse import parse
from verifier.types import Claim, Quantity, QuantityKind, Sentence, Source

_NAME = re.compile(r"(?<!^)(?<![.!?“\"]\s)\b[A-Z][^\W_]+")
_WORD = re.compile(r"[^\W_]+")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_FRAME = (QuantityKind.DATE, QuantityKind.TIME)
_Period = tuple[date | None, date | None]


@dataclass(frozen=True)
class Around:
    """What the model was shown with a sentence, and the day from which "Friday" is counted."""

    text: str
    as_of: date | None

    @cached_property
    def words(self) -> frozenset[str]:
        """All words shown, in lower case."""
        return frozenset(word.lower() for word in _WORD.findall(self.text))

    @cached_property
    def periods(self) -> frozenset[_Period]:
        """All days and periods shown."""
        return frozenset((each.first, each.last) for each in dates(self.text, self.as_of))


def accepted(sentence: Sentence, rewritten: Sequence[Rewritten], around: Around) -> tuple[tuple[Claim, ...], str]:
    """The claims of a sentence; where one rewriting does not hold, its own words are taken, and the text says why."""
    for each in rewritten:
        if problem := _problem(sentence, each, around):
            return _own(sentence, around), problem
    single = len(rewritten) == 1
    return tuple(
        _claim(sentence, each, around, f"s{sentence.index}" if single else f"s{sentence.index}.{number}")
        for number, each in enumerate(rewritten, 1)
    ), ""


def _problem(sentence: Sentence, rewritten: Rewritten, around: Around) -> str:
    """What a rewriting changes; "" if nothing that could be told."""
    if find(rewritten.fragment, sentence.text) is None:
        return "the words it is said to rest on are not in it"
    read = parse(rewritten.text, reference=around.as_of)
    if strange := _strange_figure(read, _figures_of(sentence, around)):
        return f"the rewriting gives {strange}, which the sentence does not"
    if strange := _strange_day(read, _periods_of(sentence, around)):
        return f"the rewriting names {strange}, a day that the text does not give"
    known = around.words | _CALENDAR
    if name := next((name for name in _NAME.findall(rewritten.text) if name.lower() not in known), ""):
        return f"the rewriting names {name}, which the text does not"
    return ""


def _figures_of(sentence: Sentence, around: Around) -> tuple[Quantity, ...]:
    """Figures of the sentence, and those that rules have brought into its claims from before it."""
    resolved = [quantity for claim in sentence.claims for quantity in claim.quantities]
    return (*parse(sentence.text, reference=around.as_of), *resolved)


def _strange_figure(read: Iterable[Quantity], given: Iterable[Quantity]) -> str:
    known = {(each.kind, each.low, each.high, each.unit, each.hedge) for each in given}
    return next(
        (
            each.text
            for each in read
            if each.kind not in _FRAME and (each.kind, each.low, each.high, each.unit, each.hedge) not in known
        ),
        "",
    )


def _periods_of(sentence: Sentence, around: Around) -> set[_Period]:
    resolved = [(claim.first, claim.last) for claim in sentence.claims]
    return {*around.periods, *resolved, (around.as_of, around.as_of)}


def _strange_day(read: Iterable[Quantity], known: set[_Period]) -> str:
    days = [each for each in read if each.kind is QuantityKind.DATE and each.first and each.last]
    return next((each.text for each in days if not any(_touch((each.first, each.last), one) for one in known)), "")


def _touch(named: _Period, known: _Period) -> bool:
    """Whether one period lies within the other."""
    first, last = named
    if first is None or last is None or known[0] is None or known[1] is None:
        return False
    return (known[0] <= first and last <= known[1]) or (first <= known[0] and known[1] <= last)


def _claim(sentence: Sentence, rewritten: Rewritten, around: Around, claim_id: str) -> Claim:
    claim = as_claim(rewritten.text, claim_id, around.as_of, around.as_of)
    period = next(
        (
            one
            for one in ((claim.first, claim.last), _of_rules(sentence), _given(rewritten, sentence, around))
            if any(one)
        ),
        (None, None),
    )
    said_by = rewritten.said_by if find(rewritten.said_by, around.text) else claim.said_by
    return replace(claim, first=period[0], last=period[1], said_by=said_by, source=_source(sentence))


def _of_rules(sentence: Sentence) -> _Period:
    return next(((claim.first, claim.last) for claim in sentence.claims if claim.first), (None, None))


def _given(rewritten: Rewritten, sentence: Sentence, around: Around) -> _Period:
    """The day the model names, if the text gives it."""
    try:
        day = date.fromisoformat(rewritten.date)
    except ValueError:
        return (None, None)
    return (day, day) if any(_touch((day, day), one) for one in _periods_of(sentence, around)) else (None, None)


def _own(sentence: Sentence, around: Around) -> tuple[Claim, ...]:
    """The claims that rules find in the sentence, else the sentence as it stands."""
    if sentence.claims:
        return sentence.claims
    plain = " ".join(sentence.text.split())
    claim = as_claim(plain, f"s{sentence.index}", around.as_of, around.as_of)
    return (replace(claim, source=_source(sentence)),)


def _source(sentence: Sentence) -> Source:
    return Source(sentence.start, sentence.end, sentence.text)
