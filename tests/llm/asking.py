"""A question that can be asked, a model that can be scripted, and a client that does not wait long."""

import json
from typing import Any

from verifier.errors import ReplyError
from verifier.llm import Client, Question, Settings
from verifier.testing import ModelServer, Request

KEY = "sk-secret-0123456789abcdef"
SCHEMA = {
    "type": "object",
    "properties": {"said": {"type": "string"}},
    "required": ["said"],
    "additionalProperties": False,
}


def question(user: str = "one word", **fields: Any) -> Question:  # noqa: ANN401 - of Question
    """A question whose answer repeats it."""
    return Question("Repeat what is said.", user, "repeat", SCHEMA, "v1", **fields)


def echo(request: Request) -> str:
    """The scripted model: it does as it is asked."""
    return json.dumps({"said": request.user})


def read(text: str) -> str:
    """What was said."""
    try:
        return str(json.loads(text)["said"])
    except (ValueError, LookupError, TypeError) as error:
        raise ReplyError(f"it has no field said: {error}") from error


def client(server: ModelServer, **settings: Any) -> Client:  # noqa: ANN401 - of Settings
    """A client of the server that retries quickly and remembers nothing."""
    quick = {"timeout": 5.0, "retry_delay": 0.01, "cache": None, "api_key": KEY, "model": "scripted"}
    return Client.open(Settings(base_url=server.base_url, **{**quick, **settings}))
