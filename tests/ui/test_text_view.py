"""What is handed to the browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.ui.text_view import ASSETS, Block, Span, as_data, line, safe_link


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//example.org/x",
        "http:///no-host",
        "http://[broken",
        "example.org",
        "",
    ],
)
def test_unsafe_links_are_dropped(url: str) -> None:
    """Only addresses of the web with a host become links."""
    assert safe_link(url) == ""


def test_web_links_are_kept() -> None:
    """Http and https addresses stay as they are."""
    assert safe_link(" https://example.org/a?b=c#d ") == "https://example.org/a?b=c#d"


@given(st.text())
def test_text_is_handed_over_untouched(text: str) -> None:
    """No escaping, no markup: the browser gets the very characters."""
    assert text == as_data(line(text))["spans"][0]["text"]


def test_links_are_made_safe_on_the_way() -> None:
    """A block with a script for a link reaches the browser without it."""
    data = as_data(Block(blocks=(Block((Span("x", href="javascript:alert(1)"),)),)))
    assert data["blocks"][0]["spans"][0]["href"] == ""


def test_script_uses_text_nodes_only() -> None:
    """The drawing script has no way to make markup out of text."""
    script = (ASSETS / "text_view.js").read_text("utf-8")
    forbidden = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc")
    assert [word for word in forbidden if word in script] == []
