"""How a server wants to be asked.

Not all take a JSON schema, a temperature, or `max_tokens`; each is asked in the richest way first, and what it does not
take is left out from then on.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from verifier.llm.faults import Failure
from verifier.llm.values import FaultKind, Question


class Format(StrEnum):
    """How JSON is asked for, from the strictest to the plainest."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"  # the schema is told in words
    PLAIN = "plain"  # all is told in words


_PLAINER = {Format.JSON_SCHEMA: Format.JSON_OBJECT, Format.JSON_OBJECT: Format.PLAIN}
_ABOUT_FORMAT = re.compile(r"response.?format|json.?schema|json.?object|grammar|schema|structured", re.IGNORECASE)
# Such a refusal may be about anything, even if it does not say so.
_VAGUE = frozenset({400, 404, 415, 422, 501})
# A first 500 may be bad luck.
_STRIKES = 2


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a server takes."""

    format: Format = Format.JSON_SCHEMA
    limit: str = "max_tokens"
    temperature: bool = True

    @classmethod
    def in_words(cls) -> "Dialect":
        """Give the dialect that every chat model understands."""
        return cls(format=Format.PLAIN)

    def body(self, question: Question, limit: int) -> dict[str, Any]:
        """Give what is sent beside the messages."""
        body: dict[str, Any] = {self.limit: limit}
        if self.temperature:
            body["temperature"] = 0
        if self.format is Format.JSON_SCHEMA:
            form = {"name": question.name, "strict": True, "schema": dict(question.schema)}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.format is Format.JSON_OBJECT:
            body["response_format"] = {"type": "json_object"}
        return body

    def system(self, question: Question) -> str:
        """Give the system message, with the schema where the server is not told it otherwise."""
        return question.system if self.format is Format.JSON_SCHEMA else f"{question.system}\n\n{told(question.schema)}"

    def without(self, failure: Failure) -> "Dialect | None":
        """Give the dialect that leaves out what the server says it does not take; None if it says no such thing."""
        if self.limit == "max_tokens" and "max_tokens" in failure.said:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in failure.said:
            return replace(self, temperature=False)
        return self.plainer() if _ABOUT_FORMAT.search(failure.said) else None

    def plainer(self) -> "Dialect | None":
        """Give the next plainer way to ask for JSON, if there is one."""
        return replace(self, format=_PLAINER[self.format]) if self.format in _PLAINER else None


def told(schema: Mapping[str, object]) -> str:
    """Ask for JSON in words."""
    written = json.dumps(schema, ensure_ascii=False)
    return f"Reply with one JSON object and nothing else. It must fit this JSON Schema:\n{written}"


class Manners:
    """What has been learned of a server: the dialect to use, and whether it has ever answered in it."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.proven = False
        self._richest = dialect
        self._strikes = 0

    def worked(self, dialect: Dialect) -> None:
        """Note an answer."""
        self.dialect, self.proven = dialect, True

    def learn(self, used: Dialect, failure: Failure) -> bool:
        """Learn from a failure; true if the same question is to be asked in another dialect at once."""
        if failure.kind not in {FaultKind.BAD_REQUEST, FaultKind.SERVER}:
            return False
        simpler = used.without(failure)
        if simpler is not None:
            if self.dialect == used:
                self.dialect = simpler
            return self.dialect != used
        if self.proven or self.dialect != used:
            return self.dialect != used
        return self._guess(failure)

    def _guess(self, failure: Failure) -> bool:
        """Try a plainer format where none has worked yet and the server does not say what it dislikes."""
        self._strikes += failure.kind is FaultKind.SERVER
        if failure.status not in _VAGUE and self._strikes < _STRIKES:
            return False
        self._strikes = 0
        plainer = self.dialect.plainer()
        self.dialect = plainer or self._richest  # none worked, so it was not the format
        return plainer is not None


@cache
def manners(base_url: str, model: str) -> Manners:
    """Give what this process knows of a model at a server."""
    del base_url, model
    return Manners(Dialect())
