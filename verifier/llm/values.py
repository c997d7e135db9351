"""What is asked of a language model and what comes back: an `Answer`, or a `Fault` that says why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Optional, TypeVar

from verifier.types import Usage

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Question:
    """One call to a model. The reply is to be JSON that fits `schema`."""

    system: str
    user: str
    name: str  # of the schema: letters, digits, - and _
    schema: Mapping[str, object]  # JSON Schema, within what OpenAI calls strict
    prompt_version: str
    max_output_tokens: int = 1200
    shorter: Optional["Question"] = None  # asked instead, once, when this one does not fit the model's context


class FaultKind(StrEnum):
    """Why a question has no answer."""

    RATE_LIMIT = "rate_limit"
    SERVER = "server"  # 5xx
    TIMEOUT = "timeout"
    CONNECTION = "connection"  # refused, reset, no such host
    BROKEN_REPLY = "broken_reply"  # 200, but not what a model server sends; too long
    EMPTY_REPLY = "empty_reply"
    UNREADABLE = "unreadable"  # twice not the JSON that was asked for
    REFUSAL = "refusal"
    CONTENT_FILTER = "content_filter"
    AUTH = "auth"  # the key is refused
    QUOTA = "quota"  # the account has no credit left
    BAD_REQUEST = "bad_request"  # no such model, a setting the server does not take
    CONTEXT_OVERFLOW = "context_overflow"
    TRUNCATED = "truncated"  # cut off at the output limit, and again at a larger one
    CIRCUIT_OPEN = "circuit_open"  # not asked: the server has failed too often
    BUDGET = "budget"  # not asked: it would cost more than allowed


@dataclass(frozen=True, slots=True)
class Answer(Generic[T_co]):
    """What was read from the reply."""

    value: T_co
    usage: Usage
    model: str  # as the server names it
    shortened: bool = False  # it answers the question's `shorter`


@dataclass(frozen=True, slots=True)
class Fault:
    """No answer, and why. `message` is a sentence for users and holds no secret."""

    kind: FaultKind
    message: str
    retryable: bool  # asking again later may help
    usage: Usage = field(default_factory=Usage)
