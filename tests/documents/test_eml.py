"""E-mails."""

from email.message import EmailMessage

import pytest

from tests.documents.making import idle
from verifier.documents.eml import read


def mail(text: str = "Seven drones came.\n\nTwo fell.") -> EmailMessage:
    """A message of a press office."""
    made = EmailMessage()
    made["Subject"] = "Seven drones – a count"
    made["From"] = "Pressestelle Köln <press@example.org>"
    made["Date"] = "Fri, 30 Dec 2022 23:30:00 -0500"
    made.set_content(text)
    return made


def test_text_and_heads() -> None:
    """Subject, sender and day become title, publisher and date; the text is the text."""
    parsed = read(mail().as_bytes(), idle)
    assert parsed.text == "Seven drones came.\n\nTwo fell.\n"
    assert dict(parsed.values) == {
        "title": "Seven drones – a count",
        "publisher": "Pressestelle Köln",
        "published": "2022-12-30",
    }


def test_html_only() -> None:
    """Without plain text the HTML is read, without its scripts."""
    made = mail()
    made.set_content("<p>Seven drones came in the night.</p><script>alert('Nine')</script>", subtype="html")
    assert read(made.as_bytes(), idle).text == "Seven drones came in the night."


def test_attachments_are_named() -> None:
    """What is attached is named and not opened."""
    made = mail()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="count.pdf")
    parsed = read(made.as_bytes(), idle)
    assert parsed.values["attachments"] == "count.pdf"
    assert "count.pdf" in parsed.notes[0]
    assert parsed.text == "Seven drones came.\n\nTwo fell.\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not an e-mail"),
        (b"\x00\x01\x02", "not an e-mail"),
        (b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nx", "encoding that is not known"),
        (b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 900, "more than 200 parts"),
    ],
)
def test_refused(raw: bytes, reason: str) -> None:
    """What is no message, or cannot be read, says so."""
    with pytest.raises(ValueError, match=reason):
        read(raw, idle)
