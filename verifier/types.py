"""The values that travel through the program; this module imports nothing of ours.

Positions are half-open offsets ``[start, end)`` in Unicode code points, into the text that the docstring names.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self


class QuantityKind(StrEnum):
    """What sort of thing a quantity is; quantities of different kinds are never equal."""

    COUNT = "count"  # seven drones, 1.2 million people
    FRACTION = "fraction"  # a third, 54 of 69, nine in ten; value in 0..1 unless "two and a half"
    PERCENT = "percent"  # value 12 for 12 %
    PERCENTAGE_POINTS = "percentage_points"  # basis points are stored as hundredths of these
    MONEY = "money"  # unit is the ISO 4217 code
    MEASURE = "measure"  # unit is a pint unit name
    DURATION = "duration"  # unit is a pint unit name of time
    AGE = "age"  # years
    RANK = "rank"  # the eighth, second-largest
    SCORE = "score"  # 52-48; `low` is the first number, `high` the second
    MULTIPLE = "multiple"  # doubled, threefold: value 2, 3
    DATE = "date"  # `first`..`last` are set, `low` and `high` are not
    TIME = "time"  # of day; minutes since midnight


class Hedge(StrEnum):
    """How the printed number is meant."""

    EXACT = "exact"  # as printed; "exactly", "only" too
    ABOUT = "about"
    ALMOST = "almost"  # just below
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"  # between low and high; vague counts ("dozens") too


BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.AT_MOST, Hedge.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text, with what it counts.

    `start`, `end` slice the text to `text`: the number with its hedge, scale and unit ("at least 1.2 million dollars").
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: Decimal | None  # the printed value; for a range its lower end
    high: Decimal | None  # equal to `low` unless a range, score or open vague count
    hedge: Hedge = Hedge.EXACT
    unit: str = ""
    step: Decimal = Decimal(1)  # value of the last displayed digit: 0.1 for 3.5, 100000 for 1.2 million
    thing: str = ""  # what is counted, with qualifiers: "exploding drones"
    role: str = ""  # predicate it takes part in, as words of the text: "shot down"
    where: str = ""
    when: str = ""
    said_by: str = ""
    whole: int | None = None  # index, in the tuple parse() returned, of the total this is a part of
    of: Decimal | None = None  # n of "k of n", when n is printed within `text`
    per: str = ""  # "day" in "7 a day"
    relation: str = ""  # "all", "none", "both", "half" …: a share of a total that may not be printed
    change: str = ""  # "rise_by", "fall_by", "rise_to", "fall_to", "from"
    first: date | None = None  # dates and periods only, inclusive
    last: date | None = None
    # words of the sentence that belong to this number rather than to its neighbours; for alignment, not for output
    beside: str = field(default="", compare=False, repr=False)


class ComparisonCode(StrEnum):
    """How a quantity of the evidence stands to one of the claim."""

    EQUAL = "equal"
    EQUAL_ROUNDED = "equal_rounded"
    WITHIN_ABOUT = "within_about"
    BOUND_HOLDS = "bound_holds"
    BOUND_FAILS = "bound_fails"
    IN_RANGE = "in_range"
    OUT_OF_RANGE = "out_of_range"
    DIFFERS = "differs"
    UNIT_MISMATCH = "unit_mismatch"
    DIFFERENT_SCOPE = "different_scope"
    SUPERSEDED = "superseded"
    CANNOT_COMPARE = "cannot_compare"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing one quantity of the claim with one of the evidence.

    `holds` is True when the evidence's number bears the claim's out, False when it contradicts it, None when neither.
    `sure` in 0..1 says how sure it is that the two count the same thing. `parts` are the printed numbers from which
    `evidence` was worked out; there are none where it is printed itself.
    """

    code: ComparisonCode
    message: str
    claim: Quantity
    evidence: Quantity
    holds: bool | None
    sure: float = 1.0
    parts: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A sum in a text that was recomputed. Offsets are into that text."""

    kind: str
    outcome: str  # "contradicted" | "confirmed"
    message: str
    arithmetic: str
    quantities: tuple[Quantity, ...]
    start: int
    end: int
    input: str = ""  # the text's name where several are checked in one run; its claims' ids begin with it


@dataclass(frozen=True, slots=True)
class Document:
    """A source. `doc_id` of a file is its name without ending.

    `pages` holds where each page begins in `text`; it is empty for a source without pages.
    """

    doc_id: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    attributed_to: tuple[str, ...] = ()
    language: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number, from 1, of the page that an offset into `text` lies on."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Copy:
    """A source that prints the text of another one: no voice of its own."""

    doc_id: str
    publisher: str = ""
    published: date | None = None
    url: str = ""

    @classmethod
    def of(cls, document: Document) -> Self:
        """The document without its text."""
        return cls(document.doc_id, document.publisher, document.published, document.url)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document: `start`, `end` slice `document.text` to `text`.

    `document` is carried whole so that a passage can be judged and shown without a second look-up. `copies` are the
    sources that print the same text. `found` is its score in the search that found it, as a share of the best one's.
    """

    document: Document
    start: int
    end: int
    text: str
    copies: tuple["Copy", ...] = ()
    found: float = field(default=1.0, compare=False)

    @property
    def passage_id(self) -> str:
        """Stable name within a library."""
        return f"{self.document.doc_id}:{self.start}-{self.end}"

    @property
    def page(self) -> int | None:
        """The page it begins on, in a document with pages."""
        return self.document.page_at(self.start)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query; `rank` starts at 1, a higher `score` is better."""

    passage: Passage
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim stands in the text it was taken from."""

    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement to check. `text` is understandable alone; offsets of `quantities` are into `text`.

    `as_of`: only documents published on or before that day count. `said_by`: the claim says that somebody said so.
    `first`, `last`: the period the claim speaks of, as far as its words and its text tell.
    """

    id: str
    text: str
    as_of: date | None = None
    quantities: tuple[Quantity, ...] = ()
    said_by: str = ""
    first: date | None = None
    last: date | None = None
    source: Source | None = None


class SentenceKind(StrEnum):
    """Every sentence of a text ends as one of these."""

    CLAIM = "claim"
    NOT_CHECKABLE = "not_checkable"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what became of it. Offsets are into the whole text.

    `worth` in 0..1 is the chance that somebody would look it up; None for page furniture.
    """

    index: int
    start: int
    end: int
    text: str
    kind: SentenceKind
    reason: str
    claims: tuple[Claim, ...] = ()
    worth: float | None = None


class Stance(StrEnum):
    """What one passage says of one claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage's stance on a claim, and the verbatim words it rests on.

    `start`, `end` slice `passage.document.text` to `quote`. `score` in 0..1 is the confidence in the stance.
    `comparisons`' evidence quantities have offsets into `quote`.
    """

    passage: Passage
    stance: Stance
    score: float
    reason: str
    quote: str
    start: int
    end: int
    comparisons: tuple[Comparison, ...] = ()

    @property
    def page(self) -> int | None:
        """The page the quote begins on, in a document with pages."""
        return self.passage.document.page_at(self.start)


class YesNo(StrEnum):
    """An answer to a yes-or-no question about an attributed claim."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Usage:
    """What asking a language model took. Adds up."""

    calls: int = 0  # replies that were received, those that could not be used among them
    input_tokens: int = 0
    output_tokens: int = 0
    cached: bool = False  # the answer was remembered, nothing was called
    batch: bool = False  # all of it in a batch, at half the price

    def __add__(self, other: "Usage") -> "Usage":
        calls = self.calls + other.calls
        return Usage(
            calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            cached=calls == 0 and (self.cached or other.cached),
            batch=calls > 0 and all(each.batch for each in (self, other) if each.calls),
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge made of one claim: the evidence, one for each stretch of document, and how it was come by.

    `degraded` says why another engine than the one that was asked has read the passages. `missing` is the fact that
    would settle the claim. `said` and `so` answer, for an attributed claim, whether it was said and whether it is so.
    `notes` tell what was set aside: a quote that is not in its passage, a number that was read wrongly. `measured_as`
    names the way of judging whose verdicts were measured for their confidence, where it is not that of `engine`.
    """

    evidence: tuple[Evidence, ...]
    engine: str
    degraded: str = ""
    missing: str = ""
    said: YesNo | None = None
    so: YesNo | None = None
    notes: tuple[str, ...] = ()
    model: str = ""
    prompt_version: str = ""
    usage: Usage = Usage()
    measured_as: str = ""


class Verdict(StrEnum):
    """What the documents together say of a claim; defined in docs/VERDICTS.md."""

    SUPPORTED = "SUPPORTED"
    REFUTED = "REFUTED"
    CONFLICTING = "CONFLICTING"
    NOT_ENOUGH_EVIDENCE = "NOT_ENOUGH_EVIDENCE"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its verdict. `considered` holds every judged passage, those of neither side too.

    The fields after it are those of `Judgement`.
    """

    claim: Claim
    verdict: Verdict
    confidence: float
    why: str
    engine: str
    supporting: tuple[Evidence, ...] = ()
    conflicting: tuple[Evidence, ...] = ()
    considered: tuple[Evidence, ...] = ()
    degraded: str = ""
    missing: str = ""
    said: YesNo | None = None
    so: YesNo | None = None
    notes: tuple[str, ...] = ()
    model: str = ""
    prompt_version: str = ""
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Failed:
    """A claim that could not be checked. Never a verdict."""

    claim: Claim
    stage: str
    message: str
    engine: str


@dataclass(frozen=True, slots=True)
class NotCheckable:
    """A row given as a claim that states no checkable fact."""

    claim: Claim
    reason: str
    engine: str


Outcome = Checked | Failed | NotCheckable


@dataclass(frozen=True, slots=True)
class Read:
    """Event: a text was split; its claims will follow as `Outcome`s, one each, in order.

    `degraded` says why another engine than the one that was asked has read some of the sentences; `notes` tell what
    was set aside of a language model's answers, `usage` what they took.
    """

    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    degraded: str = ""
    notes: tuple[str, ...] = ()
    prompt_version: str = ""
    usage: Usage = Usage()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in text order."""
        return tuple(claim for sentence in self.sentences for claim in sentence.claims)


Event = Read | Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found out about a text."""

    text: str
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    engine: str
