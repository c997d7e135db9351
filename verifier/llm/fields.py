"""The form of a reply as a JSON schema, and reading it strictly: the keys that were asked for, each once, no others."""

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from verifier.errors import ReplyError

E = TypeVar("E", bound=StrEnum)
TEXT = {"type": "string"}
_FENCED = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)


def object_of(**properties: object) -> dict[str, Any]:
    """Schema of an object that has exactly these keys, each with a schema of its own."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def one_of(words: type[StrEnum]) -> dict[str, object]:
    """Schema of one of the words of an enum."""
    return {"type": "string", "enum": [word.value for word in words]}


class Fields:
    """One object of a reply. `place` names it in errors, which the model is shown when it is asked again."""

    def __init__(self, value: object, keys: Iterable[str], place: str) -> None:
        if not isinstance(value, dict):
            raise ReplyError(f"{place} must be an object.")
        asked = frozenset(keys)
        if missing := sorted(asked - value.keys()):
            raise ReplyError(f"{place} lacks {', '.join(missing)}.")
        if more := sorted(value.keys() - asked):
            raise ReplyError(f"{place} has the unknown key {more[0][:40]!r}.")
        self._value = value
        self._place = place

    def text(self, key: str) -> str:
        """A string, without the blanks around it."""
        value = self._value[key]
        if not isinstance(value, str):
            raise self._wrong(key, "must be a string")
        return value.strip()

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number of a range, both ends included."""
        value = self._value[key]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self._wrong(key, f"must be a whole number from {low} to {high}")
        return value

    def choice(self, key: str, kind: type[E]) -> E:
        """One of the words of an enum."""
        value = self._value[key]
        if not isinstance(value, str) or value not in set(kind):
            raise self._wrong(key, f"must be one of {', '.join(kind)}")
        return kind(value)

    def objects(self, key: str, keys: Iterable[str], name: str) -> "list[Fields]":
        """A list of objects with the same keys."""
        value, asked = self._value[key], tuple(keys)
        if not isinstance(value, list):
            raise self._wrong(key, "must be a list")
        return [Fields(each, asked, f"{name} {number}") for number, each in enumerate(value, 1)]

    def inner(self, key: str, keys: Iterable[str]) -> "Fields":
        """An object within."""
        return Fields(self._value[key], keys, key)

    def _wrong(self, key: str, what: str) -> ReplyError:
        return ReplyError(f"{key} of {self._place} {what}.")


def read_object(text: str, keys: Iterable[str]) -> Fields:
    """The one JSON object that a reply consists of; a Markdown fence around it is let pass.

    Raises ReplyError for anything else: text beside it, a cut-off object, a key given twice, NaN.
    """
    fenced = _FENCED.fullmatch(text)
    try:
        # Servers that force the form let raw line breaks stand in strings.
        decoder = json.JSONDecoder(strict=False, object_pairs_hook=_once, parse_constant=_no_number)
        value = decoder.decode((fenced.group(1) if fenced else text).strip())
    except (ValueError, RecursionError) as error:
        raise ReplyError(f"The reply is not one JSON object: {error}.") from error
    return Fields(value, keys, "The reply")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is given twice")
    return found


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is not a number")
