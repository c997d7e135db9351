"""Front matter of documents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.documents.front_matter import build_document, read_document
from verifier.types import Document

CONTENT = """---
title: "Seven drones: the count"
publisher: Ukrinform
url: https://example.org/1
published: 2022-12-30
country: Ukraine
reach: 3
attributed_to: ["Vitali Klitschko", Air Force]
language: en
---

The mayor said seven.
"""


def test_keys_become_fields() -> None:
    """Known keys are fields, others are kept as text, and the text follows the closing line."""
    expected = Document(
        doc_id="a",
        text="\nThe mayor said seven.\n",
        title="Seven drones: the count",
        publisher="Ukrinform",
        url="https://example.org/1",
        published=date(2022, 12, 30),
        attributed_to=("Vitali Klitschko", "Air Force"),
        language="en",
        extra={"country": "Ukraine", "reach": "3"},
    )
    assert expected == read_document("a", CONTENT)


def test_windows_line_ends() -> None:
    """CRLF separates lines too, and stays in the text."""
    document = read_document("a", CONTENT.replace("\n", "\r\n"))
    assert (document.publisher, document.text) == ("Ukrinform", "\r\nThe mayor said seven.\r\n")


def test_text_without_front_matter() -> None:
    """Plain text is all text; its first heading is the title."""
    text = "# The night of 30 December #\n\nSeven drones."
    assert Document(doc_id="a", text=text, title="The night of 30 December") == read_document("a", text)


def test_rule_at_the_top_is_text() -> None:
    """A line of dashes before prose is no front matter."""
    assert read_document("a", "---\nA rule, then prose.\n").text == "---\nA rule, then prose.\n"


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: [unclosed", "not valid YAML"),
        ("title: !!python/object/apply:os.system ['echo hi']", "not valid YAML"),
        ("a: &x [1, 2]\nb: *x", "aliases are not allowed"),
        ("published: 2022-13-45", "not valid YAML"),
        ("published: last Friday", "has a date of publication that is none: 'last Friday'; write YYYY-MM-DD"),
        ("published: 2022", "has a date of publication that is none: '2022'"),
        ("- a\n- list", "not a list of `key: value` lines"),
        ("x: " + "[" * 5000, "not valid YAML"),
        ("x: " + "y" * 60_000, "more than 50,000 characters"),
    ],
)
def test_malformed_front_matter(front: str, reason: str) -> None:
    """Front matter that cannot be used is refused with the reason, and never executed."""
    with pytest.raises(ValueError, match=reason.replace("`", ".").replace("(", r"\(")):
        read_document("a", f"---\n{front}\n---\ntext")


def test_front_matter_without_end() -> None:
    """A missing closing line is said, not taken for text."""
    with pytest.raises(ValueError, match="without an end"):
        read_document("a", "---\ntitle: A\n\nText.")


def test_no_text() -> None:
    """Front matter alone is no document."""
    with pytest.raises(ValueError, match="has no text"):
        read_document("a", "---\ntitle: A\n---\n \n")


@pytest.mark.parametrize("given", ["2022-12-30", "2022-12-30T08:00:00Z", "2022-12-30 08:00", date(2022, 12, 30)])
def test_days(given: object) -> None:
    """Times of day are dropped from dates."""
    assert date(2022, 12, 30) == build_document("a", "text", {"published": given}).published


@given(st.text(max_size=300))
def test_any_text_is_a_document_or_an_error(content: str) -> None:
    """Whatever stands in a file, reading it gives a document or ValueError."""
    try:
        document = read_document("a", content)
    except ValueError:
        return
    assert content.endswith(document.text)
