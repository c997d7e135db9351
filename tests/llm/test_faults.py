"""Errors of any chat model are told apart in one place."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.exceptions import ContextOverflowError, ModelNotFoundError, ModelTimeoutError

from verifier.llm import FaultKind
from verifier.llm.faults import Failure, classify, scrub, sentence


class StatusError(Exception):
    """An error as the clients of OpenAI, Anthropic and others raise it."""

    def __init__(self, status: int, message: str = "", code: str | None = None, **headers: str) -> None:
        super().__init__(message or str(status))
        self.status_code = status
        self.body = {"message": message, "code": code}
        self.response = SimpleNamespace(headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (StatusError(401), FaultKind.AUTH),
        (StatusError(403), FaultKind.AUTH),
        (StatusError(402), FaultKind.QUOTA),
        (StatusError(404, "The model `x` does not exist"), FaultKind.BAD_REQUEST),
        (StatusError(408), FaultKind.TIMEOUT),
        (StatusError(413), FaultKind.CONTEXT_OVERFLOW),
        (StatusError(429), FaultKind.RATE_LIMIT),
        (StatusError(429, "no", "insufficient_quota"), FaultKind.QUOTA),
        (StatusError(400, "too long", "context_length_exceeded"), FaultKind.CONTEXT_OVERFLOW),
        (StatusError(500, "Requested tokens (9000) exceed context window of 8192"), FaultKind.CONTEXT_OVERFLOW),
        (StatusError(400, "The response was filtered", "content_filter"), FaultKind.CONTENT_FILTER),
        (StatusError(503), FaultKind.SERVER),
        (StatusError(529), FaultKind.SERVER),
        (ContextOverflowError(), FaultKind.CONTEXT_OVERFLOW),
        (ModelNotFoundError(), FaultKind.BAD_REQUEST),
        (ModelTimeoutError(), FaultKind.TIMEOUT),
        (TimeoutError(), FaultKind.TIMEOUT),
        (ConnectionResetError(), FaultKind.CONNECTION),
        (json.JSONDecodeError("no", "", 0), FaultKind.BROKEN_REPLY),
        (AttributeError("'str' object has no attribute 'choices'"), FaultKind.BROKEN_REPLY),
    ],
)
def test_kinds(error: Exception, kind: FaultKind) -> None:
    """Status, code, words and type tell what it was."""
    assert classify(error).kind is kind


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": "-3"}, 0.0),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "7", "retry_after_ms": "1500"}, 1.5),
    ],
)
def test_retry_after(headers: dict[str, str], wait: float | None) -> None:
    """The server says how long to wait in seconds or milliseconds."""
    assert classify(StatusError(429, **headers)).wait == wait


def test_retry_after_a_date() -> None:
    """The server may say when, instead of how long."""
    late = datetime.now(UTC) + timedelta(hours=1)
    early = datetime.now(UTC) - timedelta(hours=1)

    assert classify(StatusError(503, retry_after=format_datetime(late, usegmt=True))).wait == pytest.approx(
        3600, abs=60
    )
    assert classify(StatusError(503, retry_after=format_datetime(early, usegmt=True))).wait == 0


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8), st.text(), st.text())
def test_no_secret_is_told(secret: str, before: str, after: str) -> None:
    """A key is in no sentence, wherever the server has put it."""
    told = sentence(Failure(FaultKind.AUTH, f"{before} {secret} {after}", 401), (secret,))

    assert secret not in told.replace("***", "\0") or secret in sentence(Failure(FaultKind.AUTH))


@pytest.mark.parametrize("key", ["sk-proj-abc123DEF456", "lsv2_pt_0123456789", "gsk_0123456789ab"])
def test_what_looks_like_a_key_is_not_told(key: str) -> None:
    """Also keys that are not ours are taken out, and passwords in addresses."""
    assert key not in scrub(f"Incorrect API key provided: {key}.")
    assert "pass" not in scrub("https://user:pass@host/v1 refused")
