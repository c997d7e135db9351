"""What went wrong with a call, told once: the kind, whether to try again, and a sentence for users."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from verifier.errors import VerifierError
from verifier.llm.values import FaultKind

# What passes by itself.
RETRIED = frozenset(
    {
        FaultKind.RATE_LIMIT,
        FaultKind.SERVER,
        FaultKind.TIMEOUT,
        FaultKind.CONNECTION,
        FaultKind.BROKEN_REPLY,
        FaultKind.EMPTY_REPLY,
    }
)
# What says that the server is of no use now, whatever it is asked. A rate limit says that it works.
OUTAGES = (RETRIED | {FaultKind.AUTH, FaultKind.QUOTA}) - {FaultKind.RATE_LIMIT}

_SENTENCES: Mapping[FaultKind, str] = {
    FaultKind.RATE_LIMIT: "The model server takes no more requests for now; wait, or allow fewer at a time.",
    FaultKind.SERVER: "The model server failed; try again later.",
    FaultKind.TIMEOUT: "The model server did not answer in time; try again later, or allow more time.",
    FaultKind.CONNECTION: "The model server cannot be reached; check OPENAI_BASE_URL and the network.",
    FaultKind.BROKEN_REPLY: "What the model server sent is no chat completion; check OPENAI_BASE_URL.",
    FaultKind.EMPTY_REPLY: "The model replied with nothing; try again later, or another model.",
    FaultKind.UNREADABLE: "The model twice did not reply in the form asked for; try another model.",
    FaultKind.REFUSAL: "The model refused to answer this.",
    FaultKind.CONTENT_FILTER: "The model server's content filter stopped the answer.",
    FaultKind.AUTH: "The model server refuses the key; check OPENAI_API_KEY.",
    FaultKind.QUOTA: "The account at the model server has no credit left; check its plan and billing.",
    FaultKind.BAD_REQUEST: "The model server does not take this request; check the model's name.",
    FaultKind.CONTEXT_OVERFLOW: "The question is too long for the model; use a model with a longer context.",
    FaultKind.TRUNCATED: "The model's answer did not end within the longest length allowed.",
    FaultKind.CIRCUIT_OPEN: "The model server failed too often in a row and is left alone for a while.",
    FaultKind.BUDGET: "This was not asked, as it would cost more than allowed.",
}
_STATUS = {401: FaultKind.AUTH, 402: FaultKind.QUOTA, 403: FaultKind.AUTH, 408: FaultKind.TIMEOUT}
_RETRIED_STATUS = {409: FaultKind.SERVER, 425: FaultKind.SERVER, 429: FaultKind.RATE_LIMIT}
_NAMES = (
    ("Timeout", FaultKind.TIMEOUT),
    ("RateLimit", FaultKind.RATE_LIMIT),
    ("Authentication", FaultKind.AUTH),
    ("PermissionDenied", FaultKind.AUTH),
    ("ContextOverflow", FaultKind.CONTEXT_OVERFLOW),
    ("Connect", FaultKind.CONNECTION),
    ("Network", FaultKind.CONNECTION),
    ("Protocol", FaultKind.CONNECTION),
    ("Payload", FaultKind.CONNECTION),
    ("InvalidU", FaultKind.CONNECTION),
    ("InvalidRequest", FaultKind.BAD_REQUEST),
    ("ModelNotFound", FaultKind.BAD_REQUEST),
    ("ModelAPIError", FaultKind.SERVER),
    ("OSError", FaultKind.CONNECTION),
)
_OVERFLOW = re.compile(
    r"context_length_exceeded|maximum context length|context (window|size|length)|prompt is too long|too many tokens"
    r"|Input tokens exceed",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(r"insufficient_quota|exceeded your current quota|billing", re.IGNORECASE)
_FILTERED = re.compile(r"content_filter|content management policy|content_policy", re.IGNORECASE)
_SECRET = re.compile(r"\b(sk|lsv2|gsk|xai)[-_][\w-]{6,}|(?<=Bearer )\S+|(?<=://)[^/\s@]+@")
_LONGEST_WORDS = 300


class BrokenReplyError(VerifierError):
    """A 200 that holds no chat completion."""

    def __init__(self, message: str, kind: FaultKind = FaultKind.BROKEN_REPLY) -> None:
        super().__init__(message)
        self.kind = kind


class StatusError(VerifierError):
    """An HTTP status that is no success, with the server's words and headers; as OpenAI's client words it."""

    def __init__(self, status: int, message: str, code: object, headers: Mapping[str, str]) -> None:
        super().__init__(message)
        self.status_code = status
        self.body = {"message": message, "code": code}
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Failure:
    """One call that gave nothing to read."""

    kind: FaultKind
    said: str = ""  # the server's own words
    status: int | None = None
    wait: float | None = None  # seconds the server asks to wait

    @property
    def retried(self) -> bool:
        """Whether trying again may help."""
        return self.kind in RETRIED


def classify(error: Exception) -> Failure:
    """Tell what an error of any LangChain chat model means."""
    broken = error if isinstance(error, BrokenReplyError) else error.__cause__
    if isinstance(broken, BrokenReplyError):
        return Failure(broken.kind, str(broken))
    status = getattr(error, "status_code", None)
    said = _said(error)
    if isinstance(status, int):
        wait = _wait(error)
        asked = f" It asks to wait {wait:.0f} s." if wait and wait >= 1 else ""
        return Failure(_kind_of_status(status, said), said + asked, status, wait)
    return Failure(_kind_of_type(error), said)


def sentence(failure: Failure, secrets: tuple[str, ...] = ()) -> str:
    """Say it to the user, with the server's own words, cut short and without secrets."""
    said = scrub(" ".join(failure.said.split()), secrets)
    words = said.rstrip(".") if len(said) <= _LONGEST_WORDS else said[:_LONGEST_WORDS] + "…"
    told = _SENTENCES[failure.kind]
    status = f"{failure.status}: " if failure.status else ""
    return f"{told.removesuffix('.')} ({status}{words})." if words else told


def scrub(text: str, secrets: tuple[str, ...] = ()) -> str:
    """Take keys out of a text: the given ones, and whatever looks like one."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "***")
    return _SECRET.sub("***", text)


def _said(error: Exception) -> str:
    body = getattr(error, "body", None)
    told = body.get("message") if isinstance(body, Mapping) else None
    code = body.get("code") if isinstance(body, Mapping) else None
    cause = error.__cause__
    words = str(told or error) or type(error).__name__
    if cause is not None and not isinstance(getattr(error, "status_code", None), int) and str(cause):
        words = f"{words} {cause}"
    return f"{words} [{code}]" if code and str(code) not in words else words


def _kind_of_status(status: int, said: str) -> FaultKind:
    if status in _STATUS:
        return _STATUS[status]
    if status == 429 and _NO_CREDIT.search(said):
        return FaultKind.QUOTA
    if status in _RETRIED_STATUS:
        return _RETRIED_STATUS[status]
    if status == 413 or _OVERFLOW.search(said):
        return FaultKind.CONTEXT_OVERFLOW
    if status >= 500:
        return FaultKind.SERVER
    return FaultKind.CONTENT_FILTER if _FILTERED.search(said) else FaultKind.BAD_REQUEST


def _kind_of_type(error: Exception) -> FaultKind:
    names = " ".join(kind.__name__ for kind in type(error).__mro__)
    return next((kind for part, kind in _NAMES if part in names), FaultKind.BROKEN_REPLY)


def _wait(error: Exception) -> float | None:
    """Read Retry-After, in seconds; servers send milliseconds, seconds or a date."""
    headers = getattr(getattr(error, "response", error), "headers", {})
    with suppress(ValueError, TypeError):
        if headers.get("retry-after-ms"):
            return float(headers["retry-after-ms"]) / 1000
    after = headers.get("retry-after")
    if not after:
        return None
    with suppress(ValueError):
        return max(0.0, float(after))
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(after) - datetime.now(UTC)).total_seconds())
    return None
