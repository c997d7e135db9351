"""YAML front matter: `---`, keys and values, `---`, then the text."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import yaml

from verifier.types import Document

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MAX_CHARACTERS = 50_000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_HEADING = re.compile(r"\s*#\s+(.+?)[ \t#]*$", re.MULTILINE)
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
_KNOWN = frozenset(field.name for field in fields(Document)) - {"doc_id", "text", "extra", "pages"}


class _Loader(yaml.SafeLoader):
    """Builds plain values only, and follows no aliases: a few lines of them can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


def read_document(doc_id: str, content: str) -> Document:
    """Document of a file's content; its text is what follows the front matter, character by character.

    Raises ValueError, with the rest of a sentence that begins with the file's name.
    """
    match = _BLOCK.match(content)
    if match is None:
        if content.startswith("---\n") and re.match(r"---\n\w+:", content):
            raise ValueError("has front matter without an end; close it with a line `---`.")
        return build_document(doc_id, content, {})
    return build_document(doc_id, content[match.end() :], _parse(match.group(1)))


def build_document(doc_id: str, text: str, values: Mapping[str, Any]) -> Document:
    """Document from plain values as YAML or JSON give them; keys that are not fields go to `extra` as text."""
    if not text.strip():
        raise ValueError("has no text.")
    return Document(
        doc_id=doc_id,
        text=text,
        title=_string(values.get("title")) or _first_heading(text),
        publisher=_string(values.get("publisher")),
        url=_string(values.get("url")),
        published=_day(values.get("published")),
        attributed_to=_strings(values.get("attributed_to")),
        language=_string(values.get("language")),
        extra={key: _string(value) for key, value in values.items() if key not in _KNOWN and value is not None},
    )


def refuse_unstorable(document: Document) -> None:
    """Raise ValueError for what escapes of JSON can spell and no text file holds."""
    everything = "".join([document.doc_id, document.text, document.title, document.url, document.publisher])
    everything += "".join(
        [*document.attributed_to, document.language, *document.extra.keys(), *document.extra.values()]
    )
    if _UNSTORABLE.search(everything):
        raise ValueError("holds characters that no text can hold (NUL or half of a surrogate pair).")


def _parse(block: str) -> dict[str, Any]:
    if len(block) > _MAX_CHARACTERS:
        raise ValueError(f"has front matter of more than {_MAX_CHARACTERS:,} characters.")
    try:
        values = yaml.load(block, _Loader)  # noqa: S506 - derives from SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValueError(f"has front matter that is not valid YAML ({_first_line(error)}).") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ValueError("has front matter that is not a list of `key: value` lines.")
    return {str(key): value for key, value in values.items()}


def _first_line(error: Exception) -> str:
    place = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or type(error).__name__
    return f"{problem}, line {place.line + 2}" if place else str(problem)


def _first_heading(text: str) -> str:
    match = _HEADING.match(text)
    return match.group(1) if match else ""


def _string(value: Any) -> str:  # noqa: ANN401 - YAML and JSON give anything
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_string(item) for item in value)
    return str(value).strip()


def _strings(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    values = value if isinstance(value, list) else [value]
    return tuple(text for item in values if (text := _string(item)))


def _day(value: Any) -> date | None:  # noqa: ANN401
    """Day of publication. A month or a year alone is refused: as-of questions need the day."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    text = _string(value)
    if not text:
        return None
    match = _ISO_DAY.fullmatch(text)
    try:
        return date.fromisoformat(match.group(1) if match else text)
    except ValueError:
        raise ValueError(f"has a date of publication that is none: {text[:40]!r}; write YYYY-MM-DD.") from None
