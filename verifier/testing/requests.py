"""A chat completion as the server is asked for it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """One request for a chat completion. `attempt` counts the requests for the same question, from 1."""

    body: Mapping[str, Any]
    headers: Mapping[str, str]  # names in lower case
    attempt: int

    @property
    def system(self) -> str:
        """The first system message; empty if there is none."""
        return _first(self.body["messages"], "system", "developer")

    @property
    def user(self) -> str:
        """The first user message; later ones come from asking again."""
        return _first(self.body["messages"], "user")

    @property
    def again(self) -> str:
        """The last user message when the question is asked again, else empty."""
        users = [message for message in self.body["messages"] if message["role"] == "user"]
        return str(users[-1]["content"]) if len(users) > 1 else ""

    @property
    def question(self) -> str:
        """A name for the question that stays the same when it is asked again."""
        return question_of(self.body)

    @property
    def schema(self) -> Mapping[str, Any] | None:
        """The JSON Schema the reply must fit, if the request has one."""
        form = self.body.get("response_format") or {}
        return form["json_schema"]["schema"] if form.get("type") == "json_schema" else None

    @property
    def format(self) -> str:
        """`json_schema`, `json_object`, or `text`."""
        return str((self.body.get("response_format") or {}).get("type", "text"))

    @property
    def limit(self) -> int | None:
        """The most output tokens asked for."""
        return self.body.get("max_completion_tokens") or self.body.get("max_tokens")


def question_of(body: Mapping[str, Any]) -> str:
    """Name the question of a request's body: a hash of its first user message."""
    return hashlib.sha256(_first(body["messages"], "user").encode()).hexdigest()[:16]


def _first(messages: Sequence[Mapping[str, Any]], *roles: str) -> str:
    return next((str(message["content"]) for message in messages if message["role"] in roles), "")
