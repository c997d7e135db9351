"""Values to wire objects, and wire objects to lines."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from verifier.types import (
    Checked,
    Claim,
    Comparison,
    Evidence,
    Failed,
    Finding,
    Hit,
    NotCheckable,
    Outcome,
    Passage,
    Quantity,
    Sentence,
    Stance,
    Usage,
)
from verifier.wire.shapes import (
    SCHEMA_VERSION,
    ClaimBody,
    ClaimObject,
    ComparisonObject,
    CopyObject,
    EvidenceObject,
    FindingObject,
    Line,
    PassageObject,
    QuantityObject,
    SentenceObject,
    UsageObject,
)


def dumps(line: Mapping[str, object]) -> str:
    """One object on one line, without the line end; no reader can take a character of it for another line end."""
    text = json.dumps(line, ensure_ascii=False, allow_nan=False)
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def to_dict(value: Outcome | Sentence | Finding | Hit) -> Line:
    """The wire object of a value; a passage found gets no query id (see `hit_to_dict`)."""
    match value:
        case Sentence():
            return sentence_to_dict(value)
        case Finding():
            return finding_to_dict(value)
        case Hit():
            return hit_to_dict(value)
        case _:
            return outcome_to_dict(value)


def outcome_to_dict(outcome: Outcome) -> ClaimObject:
    """The claim object of an outcome."""
    line: ClaimObject = {
        "type": "claim",
        "schema_version": SCHEMA_VERSION,
        **claim_to_dict(outcome.claim),
        "status": "not_checkable",
        "verdict": None,
        "confidence": None,
        "why": "",
        "engine": outcome.engine,
        "supporting": [],
        "conflicting": [],
        "error": None,
        "degraded": "",
        "missing": "",
        "said": None,
        "so": None,
        "notes": [],
        "model": "",
        "prompt_version": "",
        "usage": usage_to_dict(Usage()),
    }
    match outcome:
        case Checked():
            _tell_how(outcome, line)
            line["status"], line["verdict"], line["confidence"] = "checked", outcome.verdict.value, outcome.confidence
            line["why"] = outcome.why
            line["supporting"] = [evidence_to_dict(evidence) for evidence in outcome.supporting]
            line["conflicting"] = [evidence_to_dict(evidence) for evidence in outcome.conflicting]
        case Failed():
            line["status"], line["why"] = "failed", outcome.message
            line["error"] = {"stage": outcome.stage, "message": outcome.message}
        case NotCheckable():
            line["why"] = outcome.reason
    return line


def _tell_how(checked: Checked, line: ClaimObject) -> None:
    line["degraded"], line["missing"], line["notes"] = checked.degraded, checked.missing, list(checked.notes)
    line["said"], line["so"] = (answer.value if answer else None for answer in (checked.said, checked.so))
    line["model"], line["prompt_version"], line["usage"] = (
        checked.model,
        checked.prompt_version,
        usage_to_dict(checked.usage),
    )


def usage_to_dict(usage: Usage) -> UsageObject:
    """Calls and tokens."""
    return {
        "calls": usage.calls,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cached": usage.cached,
        "batch": usage.batch,
    }


def claim_to_dict(claim: Claim) -> ClaimBody:
    """A claim as it was read."""
    source = claim.source
    return {
        "id": claim.id,
        "claim": claim.text,
        "as_of": _day(claim.as_of),
        "said_by": claim.said_by,
        "first": _day(claim.first),
        "last": _day(claim.last),
        "quantities": _quantities(claim.quantities),
        "source": {"start": source.start, "end": source.end, "sentence": source.sentence} if source else None,
    }


def evidence_to_dict(evidence: Evidence) -> EvidenceObject:
    """A quote with its source, stance and comparisons."""
    document, deciding = evidence.passage.document, deciding_comparison(evidence)
    return {
        "doc_id": document.doc_id,
        "title": document.title,
        "publisher": document.publisher,
        "published": _day(document.published),
        "url": document.url,
        "page": evidence.page,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "stance": evidence.stance.value,
        "score": evidence.score,
        "reason": evidence.reason,
        "comparison": comparison_to_dict(deciding) if deciding else None,
        "comparisons": [comparison_to_dict(comparison) for comparison in evidence.comparisons],
        "copies": _copies(evidence.passage),
    }


def _copies(passage: Passage) -> list[CopyObject]:
    return [
        {"doc_id": copy.doc_id, "publisher": copy.publisher, "published": _day(copy.published), "url": copy.url}
        for copy in passage.copies
    ]


def deciding_comparison(evidence: Evidence) -> Comparison | None:
    """The surest comparison that points the way of the evidence's stance; without one, the surest of all."""
    wanted = {Stance.SUPPORTS: True, Stance.REFUTES: False, Stance.NEUTRAL: None}[evidence.stance]
    return max(evidence.comparisons, key=lambda it: (it.holds is wanted, it.sure), default=None)


def comparison_to_dict(comparison: Comparison) -> ComparisonObject:
    """Two numbers and how they compare."""
    line: ComparisonObject = {
        "code": comparison.code.value,
        "message": comparison.message,
        "holds": comparison.holds,
        "sure": comparison.sure,
        "claim": quantity_to_dict(comparison.claim),
        "evidence": quantity_to_dict(comparison.evidence),
    }
    if comparison.parts:
        line["parts"] = [quantity_to_dict(each) for each in comparison.parts]
    return line


_FRAME = ("where", "when", "said_by", "whole", "of", "per", "relation", "change", "first", "last")


def quantity_to_dict(quantity: Quantity) -> QuantityObject:
    """A number with what it counts."""
    line: dict[str, object] = {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "kind": quantity.kind.value,
        "low": _decimal(quantity.low),
        "high": _decimal(quantity.high),
        "hedge": quantity.hedge.value,
        "unit": quantity.unit,
        "step": _decimal(quantity.step),
        "thing": quantity.thing,
        "role": quantity.role,
    }
    for name in _FRAME:
        value = getattr(quantity, name)
        if value is not None and value != "":
            line[name] = _scalar(value)
    return cast(QuantityObject, line)


def sentence_to_dict(sentence: Sentence) -> SentenceObject:
    """A sentence with its claims or the reason for none."""
    return {
        "type": "sentence",
        "schema_version": SCHEMA_VERSION,
        "index": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "kind": sentence.kind.value,
        "reason": sentence.reason,
        "worth": sentence.worth,
        "claims": [claim_to_dict(claim) for claim in sentence.claims],
    }


def finding_to_dict(finding: Finding) -> FindingObject:
    """A recomputed sum."""
    return {
        "type": "finding",
        "schema_version": SCHEMA_VERSION,
        "kind": finding.kind,
        "outcome": "contradicted" if finding.outcome == "contradicted" else "confirmed",
        "message": finding.message,
        "arithmetic": finding.arithmetic,
        "quantities": _quantities(finding.quantities),
        "start": finding.start,
        "end": finding.end,
        "input": finding.input,
    }


def hit_to_dict(hit: Hit, query_id: str = "") -> PassageObject:
    """A passage found for the query of that id."""
    return {
        "type": "passage",
        "schema_version": SCHEMA_VERSION,
        "query_id": query_id,
        "rank": hit.rank,
        "doc_id": hit.passage.document.doc_id,
        "page": hit.passage.page,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.passage.text,
        "score": hit.score,
        "copies": _copies(hit.passage),
    }


def _quantities(quantities: Iterable[Quantity]) -> list[QuantityObject]:
    return [quantity_to_dict(quantity) for quantity in quantities]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _scalar(value: date | Decimal | int | str) -> str | int:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
