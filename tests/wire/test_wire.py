"""The wire format: its shapes are pinned, and what is written can be read back."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from verifier import wire
from verifier.errors import InputError
from verifier.types import (
    Checked,
    Claim,
    Comparison,
    ComparisonCode,
    Document,
    Evidence,
    Failed,
    Finding,
    Hit,
    NotCheckable,
    Outcome,
    Passage,
    Quantity,
    QuantityKind,
    Sentence,
    SentenceKind,
    Source,
    Stance,
    Usage,
    Verdict,
    YesNo,
)

NINE = Quantity(0, 4, "Nine", QuantityKind.COUNT, Decimal(9), Decimal(9), thing="drones", role="launched")
SEVEN = Quantity(0, 5, "Seven", QuantityKind.COUNT, Decimal(7), Decimal(7), thing="drones", role="bound")
DIFFERS = Comparison(ComparisonCode.DIFFERS, "9 against 7, differs by 2", NINE, SEVEN, holds=False, sure=0.9)
CLAIM = Claim("a:1", "Nine drones flew.", date(2022, 12, 30), (NINE,), source=Source(10, 27, "Nine drones flew."))
DOCUMENT = Document("ukrinform", "Seven drones came.", "Seven drones", "Ukrinform", "https://x", date(2022, 12, 30))
EVIDENCE = Evidence(
    Passage(DOCUMENT, 0, 18, "Seven drones came."), Stance.REFUTES, 0.9, "7, not 9", "Seven drones", 0, 12, (DIFFERS,)
)
NINE_OBJECT = {
    "start": 0,
    "end": 4,
    "text": "Nine",
    "kind": "count",
    "low": "9",
    "high": "9",
    "hedge": "exact",
    "unit": "",
    "step": "1",
    "thing": "drones",
    "role": "launched",
}
SEVEN_OBJECT = NINE_OBJECT | {"end": 5, "text": "Seven", "low": "7", "high": "7", "role": "bound"}
COMPARISON_OBJECT = {
    "code": "differs",
    "message": "9 against 7, differs by 2",
    "holds": False,
    "sure": 0.9,
    "claim": NINE_OBJECT,
    "evidence": SEVEN_OBJECT,
}
CLAIM_OBJECT = {
    "type": "claim",
    "schema_version": 1,
    "id": "a:1",
    "claim": "Nine drones flew.",
    "as_of": "2022-12-30",
    "said_by": "",
    "first": None,
    "last": None,
    "quantities": [NINE_OBJECT],
    "source": {"start": 10, "end": 27, "sentence": "Nine drones flew."},
    "status": "checked",
    "verdict": "REFUTED",
    "confidence": 0.9,
    "why": "Seven, not nine.",
    "engine": "embedded",
    "supporting": [],
    "conflicting": [
        {
            "doc_id": "ukrinform",
            "title": "Seven drones",
            "publisher": "Ukrinform",
            "published": "2022-12-30",
            "url": "https://x",
            "page": None,
            "quote": "Seven drones",
            "start": 0,
            "end": 12,
            "stance": "refutes",
            "score": 0.9,
            "reason": "7, not 9",
            "comparison": COMPARISON_OBJECT,
            "comparisons": [COMPARISON_OBJECT],
            "copies": [],
        }
    ],
    "error": None,
    "degraded": "",
    "missing": "",
    "said": None,
    "so": None,
    "notes": [],
    "model": "",
    "prompt_version": "",
    "usage": {"calls": 0, "input_tokens": 0, "output_tokens": 0, "cached": False, "batch": False},
}


def test_checked() -> None:
    """A checked claim is written with its verdict, its evidence and the deciding comparison."""
    outcome = Checked(CLAIM, Verdict.REFUTED, 0.9, "Seven, not nine.", "embedded", conflicting=(EVIDENCE,))

    assert wire.outcome_to_dict(outcome) == CLAIM_OBJECT


def test_how_it_was_read() -> None:
    """What a language model took, had to add and got wrong is written beside the verdict."""
    outcome = Checked(
        CLAIM,
        Verdict.REFUTED,
        0.9,
        "Seven, not nine.",
        "llm",
        conflicting=(EVIDENCE,),
        missing="who counted",
        said=YesNo.YES,
        so=YesNo.UNCLEAR,
        notes=("a quote was dropped",),
        model="small",
        prompt_version="judge-1",
        usage=Usage(1, 20, 3),
    )
    expected = CLAIM_OBJECT | {
        "engine": "llm",
        "missing": "who counted",
        "said": "yes",
        "so": "unclear",
        "notes": ["a quote was dropped"],
        "model": "small",
        "prompt_version": "judge-1",
        "usage": {"calls": 1, "input_tokens": 20, "output_tokens": 3, "cached": False, "batch": False},
    }

    assert wire.outcome_to_dict(outcome) == expected


def test_before_there_were_models() -> None:
    """A result without the keys that came later is read."""
    late = {"degraded", "missing", "said", "so", "notes", "model", "prompt_version", "usage"}
    early = {key: value for key, value in CLAIM_OBJECT.items() if key not in late}

    assert wire.from_dict(early) == wire.from_dict(CLAIM_OBJECT)


def test_failed() -> None:
    """A claim that could not be checked has no verdict but an error that names the stage."""
    unchecked = CLAIM_OBJECT | {"status": "failed", "verdict": None, "confidence": None, "conflicting": []}
    expected = unchecked | {"why": "disk is full", "error": {"stage": "retrieve", "message": "disk is full"}}

    assert wire.outcome_to_dict(Failed(CLAIM, "retrieve", "disk is full", "embedded")) == expected


def test_not_checkable() -> None:
    """A row that states no fact has a reason and neither verdict nor error."""
    unchecked = CLAIM_OBJECT | {"status": "not_checkable", "verdict": None, "confidence": None, "conflicting": []}

    assert wire.outcome_to_dict(NotCheckable(CLAIM, "a question", "embedded")) == unchecked | {"why": "a question"}


def test_sentence() -> None:
    """A sentence is written with its kind, its reason and its claims as read."""
    claim = {
        key: CLAIM_OBJECT[key] for key in ("id", "claim", "as_of", "said_by", "first", "last", "quantities", "source")
    }
    expected = {
        "type": "sentence",
        "schema_version": 1,
        "index": 2,
        "start": 10,
        "end": 27,
        "text": "Nine drones flew.",
        "kind": "claim",
        "reason": "states a number",
        "worth": 0.9,
        "claims": [claim],
    }
    sentence = Sentence(2, 10, 27, "Nine drones flew.", SentenceKind.CLAIM, "states a number", (CLAIM,), 0.9)

    assert wire.sentence_to_dict(sentence) == expected


def test_finding() -> None:
    """A recomputed sum is written with its arithmetic and its numbers."""
    expected = {
        "type": "finding",
        "schema_version": 1,
        "kind": "parts",
        "outcome": "contradicted",
        "message": "2 and 5 make 7",
        "arithmetic": "2 + 5 = 7, the text says 9",
        "quantities": [NINE_OBJECT],
        "start": 0,
        "end": 30,
        "input": "",
    }
    finding = Finding("parts", "contradicted", "2 and 5 make 7", "2 + 5 = 7, the text says 9", (NINE,), 0, 30)

    assert wire.finding_to_dict(finding) == expected


def test_finding_without_input() -> None:
    """Lines from before findings named their text are read."""
    line = {**wire.finding_to_dict(Finding("parts", "confirmed", "", "", (), 0, 3, "text"))}
    named = wire.from_dict(line)
    del line["input"]

    assert isinstance(named, Finding)
    assert named.input == "text"
    assert wire.from_dict(line) == Finding("parts", "confirmed", "", "", (), 0, 3)


def test_passage() -> None:
    """A passage found carries the id of its query, its rank and its place in the document."""
    expected = {
        "type": "passage",
        "schema_version": 1,
        "query_id": "q1",
        "rank": 1,
        "doc_id": "ukrinform",
        "page": None,
        "start": 0,
        "end": 18,
        "text": "Seven drones came.",
        "score": 0.5,
        "copies": [],
    }

    assert wire.hit_to_dict(Hit(EVIDENCE.passage, 1, 0.5), "q1") == expected


def test_deciding_comparison() -> None:
    """The comparison that decided is the surest that points the way of the stance."""
    unsure = Comparison(ComparisonCode.DIFFERS, "", NINE, SEVEN, holds=False, sure=0.2)
    equal = Comparison(ComparisonCode.EQUAL, "", SEVEN, SEVEN, holds=True, sure=1.0)
    evidence = Evidence(EVIDENCE.passage, Stance.REFUTES, 0.9, "", "", 0, 0, (equal, unsure, DIFFERS))

    assert wire.deciding_comparison(evidence) == DIFFERS


@given(strategies.outcomes | strategies.sentences | strategies.findings | strategies.hits)
def test_round_trip(value: Outcome | Sentence | Finding | Hit) -> None:
    """What goes over the wire as a line comes back equal."""
    line = wire.dumps(wire.to_dict(value))

    assert wire.from_dict(json.loads(line)) == value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_one_line(text: str) -> None:
    """No text can break a line, whatever the reader takes for a line end."""
    assert wire.dumps({"text": text}).splitlines() == [wire.dumps({"text": text})]


def test_plain_decimals() -> None:
    """A decimal is a string without exponent, and keys that say nothing are left out."""
    million = Quantity(0, 1, "1m", QuantityKind.COUNT, Decimal("1E+6"), Decimal("1E+6"), step=Decimal("1E+5"))

    assert {"low": "1000000", "high": "1000000", "step": "100000"}.items() <= wire.quantity_to_dict(million).items()
    assert "whole" not in wire.quantity_to_dict(million)


@pytest.mark.parametrize(
    "line",
    [
        {"type": "claim"},
        {"type": "verdict", "schema_version": 1},
        {"type": "claim", "schema_version": 2},
        {"type": "claim", "schema_version": 1},
        CLAIM_OBJECT | {"verdict": "MAYBE"},
        CLAIM_OBJECT | {"as_of": "yesterday"},
        CLAIM_OBJECT | {"quantities": [NINE_OBJECT | {"low": "many"}]},
    ],
)
def test_damaged(line: dict[str, object]) -> None:
    """An object of another version, of an unknown type or with a part missing is refused in one sentence."""
    with pytest.raises(InputError, match="result of type"):
        wire.from_dict(line)
