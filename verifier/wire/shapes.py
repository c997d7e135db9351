"""The objects of the wire format; a key is removed, or changes its meaning, only with a new `SCHEMA_VERSION`."""

from typing import Final, Literal, NotRequired, TypedDict

SCHEMA_VERSION: Final = 1


class QuantityObject(TypedDict):
    """A number with what it counts; the keys that are not required are left out when they say nothing."""

    start: int
    end: int
    text: str
    kind: str
    low: str | None
    high: str | None
    hedge: str
    unit: str
    step: str
    thing: str
    role: str
    where: NotRequired[str]
    when: NotRequired[str]
    said_by: NotRequired[str]
    whole: NotRequired[int]
    of: NotRequired[str]
    per: NotRequired[str]
    relation: NotRequired[str]
    change: NotRequired[str]
    first: NotRequired[str]
    last: NotRequired[str]


class ComparisonObject(TypedDict):
    """How a number of the evidence stands to one of the claim."""

    code: str
    message: str
    holds: bool | None
    sure: float
    claim: QuantityObject
    evidence: QuantityObject
    parts: NotRequired[list[QuantityObject]]


class CopyObject(TypedDict):
    """A source that prints the text of another one."""

    doc_id: str
    publisher: str
    published: str | None
    url: str


class EvidenceObject(TypedDict):
    """A verbatim quote with its source and stance; `comparison` is the one of `comparisons` that decided."""

    doc_id: str
    title: str
    publisher: str
    published: str | None
    url: str
    page: int | None
    quote: str
    start: int
    end: int
    stance: Literal["supports", "refutes", "neutral"]
    score: float
    reason: str
    comparison: ComparisonObject | None
    comparisons: list[ComparisonObject]
    copies: list[CopyObject]


class SourceObject(TypedDict):
    """Where a claim stands in its text."""

    start: int
    end: int
    sentence: str


class ErrorObject(TypedDict):
    """What kept a claim from being checked."""

    stage: str
    message: str


class UsageObject(TypedDict):
    """What asking a language model took."""

    calls: int
    input_tokens: int
    output_tokens: int
    cached: bool
    batch: bool


class ClaimBody(TypedDict):
    """A claim as it was read, before any check."""

    id: str
    claim: str
    as_of: str | None
    said_by: str
    first: str | None
    last: str | None
    quantities: list[QuantityObject]
    source: SourceObject | None


class ClaimObject(ClaimBody):
    """A claim with its outcome; `verdict` and `confidence` are null unless `status` is "checked"."""

    type: Literal["claim"]
    schema_version: Literal[1]
    status: Literal["checked", "failed", "not_checkable"]
    verdict: Literal["SUPPORTED", "REFUTED", "CONFLICTING", "NOT_ENOUGH_EVIDENCE"] | None
    confidence: float | None
    why: str
    engine: str
    supporting: list[EvidenceObject]
    conflicting: list[EvidenceObject]
    error: ErrorObject | None
    degraded: str
    missing: str
    said: Literal["yes", "no", "unclear"] | None
    so: Literal["yes", "no", "unclear"] | None
    notes: list[str]
    model: str
    prompt_version: str
    usage: UsageObject


class SentenceObject(TypedDict):
    """A sentence of a text with what became of it."""

    type: Literal["sentence"]
    schema_version: Literal[1]
    index: int
    start: int
    end: int
    text: str
    kind: Literal["claim", "not_checkable", "ambiguous"]
    reason: str
    worth: float | None
    claims: list[ClaimBody]


class FindingObject(TypedDict):
    """A sum of a text that was recomputed."""

    type: Literal["finding"]
    schema_version: Literal[1]
    kind: str
    outcome: Literal["contradicted", "confirmed"]
    message: str
    arithmetic: str
    quantities: list[QuantityObject]
    start: int
    end: int
    input: str


class PassageObject(TypedDict):
    """A passage found for a query."""

    type: Literal["passage"]
    schema_version: Literal[1]
    query_id: str
    rank: int
    doc_id: str
    page: int | None
    start: int
    end: int
    text: str
    score: float
    copies: list[CopyObject]


Line = ClaimObject | SentenceObject | FindingObject | PassageObject
