"""E-mails (RFC 5322, MIME): who wrote what when. Attachments are named and not opened."""

import re
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from verifier.documents import html
from verifier.documents.parsed import Parsed, spoken_list

_LARGEST = 50_000_000  # bytes
_MOST_PARTS = 200
_LONGEST_HEAD = 500_000  # bytes; some mail systems write many lines, none writes a book


def read(raw: bytes, alive: Callable[[], None]) -> Parsed:
    """The text of a message, else what its HTML says; its subject is the title, its sender the publisher."""
    if len(raw) > _LARGEST:
        raise ValueError(f"is larger than {_LARGEST // 1_000_000} MB; save its text and its attachments as files.")
    if raw.count(b"\n--") > 4 * _MOST_PARTS or raw.lower().count(b"content-type:") > _MOST_PARTS:
        raise ValueError(f"has more than {_MOST_PARTS:,} parts; save its text as a file.")
    if len(re.split(rb"\r?\n\r?\n", raw[: 2 * _LONGEST_HEAD], maxsplit=1)[0]) > _LONGEST_HEAD:
        raise ValueError("has a head that is longer than any e-mail's; save its text as a file.")
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
    alive()
    text = _body(message, alive)
    values = _values(message)
    if not values:
        raise ValueError("is not an e-mail: it has neither subject nor sender nor date.")
    attached = _attached(message)
    if attached:
        values["attachments"] = ", ".join(attached)
    notes = (f"was read without what is attached ({spoken_list(attached)}); save that as files.",) if attached else ()
    return Parsed(text, values, notes=notes)


def _body(message: EmailMessage, alive: Callable[[], None]) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, AttributeError) as error:  # an unknown encoding, or parts where text should be
        raise ValueError(f"has text in an encoding that is not known ({error}); save its text as a file.") from error
    if part.get_content_type() == "text/html":
        return html.read(str(content).encode("utf-8", "replace"), alive).text
    return str(content)


def _values(message: EmailMessage) -> dict[str, Any]:
    name, address = parseaddr(_header(message, "From"))
    date = getattr(message["Date"], "datetime", None)
    values = {
        "title": _header(message, "Subject"),
        "publisher": name or address,
        "published": date.date().isoformat() if date else "",
        "language": _header(message, "Content-Language"),
    }
    return {key: value for key, value in values.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message[name] or "").split())


def _attached(message: EmailMessage) -> list[str]:
    return [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
