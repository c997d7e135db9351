"""Articles of HTML pages."""

import hashlib

import pytest

from tests.documents.making import idle
from verifier.documents.html import read

ARTICLE = """<html lang="en"><head><title>Seven drones | Ukrinform</title>
<meta property="og:title" content="Seven drones"><meta property="og:site_name" content="Ukrinform">
<link rel="canonical" href="https://ukrinform.example/seven">
<meta property="article:published_time" content="2022-12-30T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<article><h1>Seven drones</h1><p>The mayor said that seven drones had come to the city in the night, and that two of
them <b>were shot</b> down on the approach.</p><h2>Damage</h2><ul><li>One house burnt <i>down</i></li><li>Nobody
was hurt<ul><li>as far as is known</li></ul></li></ul><table><tr><th>City</th><th>Drones</th></tr>
<tr><td>Kyiv</td><td>7</td>
</tr></table><p>Five flew on<br>over the city, he said, and the police &amp; the army counted them
one by one.</p></article>
<script>document.write("Nine drones")</script><footer>Copyright 2019 Ukrinform.</footer></body>"""


def test_article() -> None:
    """Words, headings, lists and tables of the article are there; menus, scripts and the foot are not."""
    parsed = read(ARTICLE.encode(), idle)
    assert parsed.text.split("\n\n")[-4:] == [
        "## Damage",
        "- One house burnt down\n- Nobody was hurt\n- as far as is known",
        "City | Drones\nKyiv | 7",
        "Five flew on over the city, he said, and the police & the army counted them one by one.",
    ]
    assert "two of them were shot down on the approach." in parsed.text
    assert [word for word in ("Nine", "Home", "Copyright", "<") if word in parsed.text] == []


def test_what_it_says_of_itself() -> None:
    """Title, publisher, day, address and language are those the page states."""
    assert dict(read(ARTICLE.encode(), idle).values) == {
        "title": "Seven drones",
        "publisher": "Ukrinform",
        "url": "https://ukrinform.example/seven",
        "published": "2022-12-30",
        "language": "en",
    }


def test_day_is_not_guessed() -> None:
    """A day in the words of a page is not taken for that of its publication."""
    page = "<html><body><p>Copyright 2019. On 3 May 2021 seven drones flew over the city, he said.</p></body></html>"
    assert "published" not in read(page.encode(), idle).values


@pytest.mark.parametrize("raw", [b"", b"<html><body><script>alert(1)</script></body></html>", b"\x00\xff" * 99])
def test_refused(raw: bytes) -> None:
    """A page without an article says so."""
    with pytest.raises(ValueError, match=r"no text|not an HTML"):
        read(raw, idle)


def test_random_bytes_are_no_page() -> None:
    """Bytes without meaning are refused, though a parser finds letters in any; an article in UTF-16 is read."""
    for seed in range(200):
        with pytest.raises(ValueError, match="is not an HTML page"):
            read(hashlib.shake_256(bytes([seed])).digest(5000), idle)
    assert "seven drones" in read(ARTICLE.encode("utf-16"), idle).text
