"""Text of users and documents on the page: text nodes only, never Markdown and never HTML.

Every Streamlit label, caption and message is Markdown, in which a document could place links, images or colours. What
we did not write ourselves therefore goes through `text_view`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in a line. `pick` makes it a button that reports this value; `hint` is its hover text.

    `glyph` is drawn before the text and stays out of what is copied.
    """

    text: str
    style: str = ""
    href: str = ""
    pick: str = ""
    hint: str = ""
    chosen: bool = False
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of spans, then blocks within it. `role` is an ARIA role."""

    spans: tuple[Span, ...] = ()
    style: str = ""
    blocks: tuple["Block", ...] = ()
    role: str = ""


_mount = st.components.v2.component(
    "verifier_text_view",
    css=(ASSETS / "text_view.css").read_text("utf-8"),
    js=(ASSETS / "text_view.js").read_text("utf-8"),
)


def line(text: str, style: str = "") -> Block:
    """A paragraph of one span."""
    return Block((Span(text),), style)


def problem(message: str) -> Block:
    """A message about something that did not work."""
    return Block((Span("⚠ ", "strong"), Span(message)), "notice problem", role="alert")


def safe_link(url: str) -> str:
    """The address if a browser may be sent there: http or https with a host; otherwise nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _span_data(span: Span) -> dict[str, Any]:
    return {
        "text": span.text,
        "style": span.style,
        "href": safe_link(span.href),
        "pick": span.pick,
        "hint": span.hint,
        "chosen": span.chosen,
        "glyph": span.glyph,
    }


def as_data(block: Block) -> dict[str, Any]:
    """A block as the plain values that the browser draws."""
    return {
        "style": block.style,
        "role": block.role,
        "spans": [_span_data(span) for span in block.spans],
        "blocks": [as_data(inner) for inner in block.blocks],
    }


def text_view(*blocks: Block, key: str, on_pick: Callable[[str], None] | None = None, follow: str = "") -> None:
    """Draw blocks. `on_pick` is told the `pick` of a span that was clicked, or chosen with Enter or Space.

    When `follow` changes, a narrow screen, where columns lie below each other, scrolls here.
    """

    def picked() -> None:
        value = st.session_state[key].get("picked")
        if on_pick is not None and isinstance(value, str):
            on_pick(value)

    data = {"blocks": [as_data(block) for block in blocks], "follow": follow}
    _mount(key=key, data=data, on_picked_change=picked)
