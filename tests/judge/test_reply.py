"""The reply about a claim is read strictly."""

import json
from typing import Any

import pytest

from tests.judge.made import reply, said
from verifier.errors import ReplyError
from verifier.judge.reply import SCHEMA, read_reply
from verifier.types import Stance, Verdict, YesNo


def test_read() -> None:
    """Passages come in the order of their numbers, scores as odds that add up to 1."""
    found = read_reply(reply(said(2, "supports", "seven"), said(1), said="yes", missing="the day"), 2)

    assert [each.stance for each in found.passages] == [Stance.NEUTRAL, Stance.SUPPORTS]
    assert found.odds[Verdict.SUPPORTED] == pytest.approx(0.948, abs=0.001)
    assert sum(found.odds.values()) == pytest.approx(1)
    assert (found.said, found.so, found.missing) == (YesNo.YES, None, "the day")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (reply(said(1)), "no answer for passage 2"),
        (reply(said(1), said(1)), "answered twice"),
        (reply(said(1), said(9002)), "id of passage 2 must be a whole number from 1 to 2"),
        (reply(said(1), said(2), said(3)), "from 1 to 2"),
        (reply(said(1), said(2, verdict="SUPPORTED")), "unknown key 'verdict'"),
        (reply(said(1), said(2, stance="SUPPORTED")), "stance of passage 2 must be one of"),
        (reply(said(1), said(2), scores={"supported": 6, "refuted": 1, "conflicting": 1, "not_enough": 1}), "1 to 5"),
        (reply(said(1), said(2), so_id=3), "so_id"),
        (reply(said(1, reason="За даними міністерства."), said(2, reason="Так.")), "in English"),
        ("SUPPORTED", "not one JSON object"),
    ],
)
def test_refused(text: str, problem: str) -> None:
    """Ids that are unknown, doubled or missing, unknown keys, labels and scores: each is refused by name."""
    with pytest.raises(ReplyError, match=problem):
        read_reply(text, 2)


def test_schema_is_strict() -> None:
    """Every object of the schema asks for all its keys and allows no others, as OpenAI's strict mode wants it."""

    def objects(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        own = [value] if isinstance(value, dict) and value.get("type") == "object" else []
        return [*own, *(found for each in inner for found in objects(each))]

    assert len(objects(SCHEMA)) == 3
    assert all(
        each["additionalProperties"] is False and each["required"] == list(each["properties"])
        for each in objects(SCHEMA)
    )
    json.dumps(SCHEMA)
