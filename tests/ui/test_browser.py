"""The app as people use it, in a real browser."""

import csv
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.serving import Visit, served

pytestmark = pytest.mark.timeout(600)  # slow machines are not failures

_DRONES = "drones launched against"  # the claim names the city, the text says: the capital
_HOSTILE = """Report <script>window.hacked = 1</script> on the night

<img src=x onerror="window.hacked = 2"> Of seven drones launched against the capital on 30 December 2022, two were \
shot down on the approach and five over the city. The Air Force :red[counted] **16 drones** $x^2$ in the night to \
30 December 2022, [it said](javascript:window.hacked=3). Kyiv lost {long} power.
"""


def _finished(page: Page) -> None:
    page.get_by_role("button", name="Edit text").wait_for()


def _open_drones(page: Page) -> None:
    page.locator(".article .claim", has_text=_DRONES).first.click()
    expect(page.locator(".quoted", has_text=_DRONES)).to_be_visible()


def _check(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Check").click()
    _finished(page)


def _saved(page: Page, name: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path())


def test_from_the_sample_to_the_files(page: Page) -> None:
    """The sample is checked, its drones claim shown with all evidence, refuted once altered, and taken away."""
    page.get_by_role("button", name="Try the sample").click()
    page.locator(".article .claim").first.wait_for()
    _finished(page)
    _open_drones(page)
    expect(page.locator(".badge")).to_have_text("✓ Supported")
    expect(page.locator(".quoted .number")).to_have_text(["seven", "two", "five"])
    expect(page.locator(".quoted .number.holds").first).to_have_text("seven")
    expect(page.locator(".why")).not_to_be_empty()
    expect(page.locator(".card.supports").first).to_be_visible()
    expect(page.locator(".card.supports .number.holds").first).to_be_visible()
    expect(page.locator(".card.supports a").first).to_have_attribute("href", re.compile(r"^https?://"))

    page.get_by_role("button", name="Edit text").click()
    expect(page.get_by_role("textbox")).not_to_have_value("")
    text = page.get_by_role("textbox").input_value()
    _check(page, text.replace("Of seven drones", "Of nine drones"))
    _open_drones(page)
    expect(page.locator(".badge")).to_have_text("✕ Refuted")
    expect(page.locator(".quoted .number.differs").first).to_have_text("nine")
    expect(page.locator(".card.refutes .number.differs").first).to_have_text(re.compile(r"^(seven|7)$", re.IGNORECASE))

    rows = list(csv.DictReader(_saved(page, "CSV").read_text("utf-8-sig").splitlines()))
    assert [row["verdict"] for row in rows if _DRONES in row["claim"]] == ["REFUTED"]
    results = json.loads(_saved(page, "JSON").read_text("utf-8"))
    claims = [each for each in results if each["type"] == "claim"]
    assert [claim["id"] for claim in claims] == [row["id"] for row in rows]
    (drones,) = [claim for claim in claims if _DRONES in claim["claim"]]
    assert drones["conflicting"][0]["quote"] in page.locator(".card.refutes .quote").first.inner_text()


def test_hostile_text_stays_text(page: Page) -> None:
    """Markup, Markdown and scripts of a text are shown as they are written, and nothing of them runs."""
    _check(page, _HOSTILE.replace("{long}", "x" * 3000))
    article = page.locator(".article").inner_text()
    for words in ("<script>window.hacked = 1</script>", "<img src=x onerror=", ":red[counted]", "**16 drones** $x^2$"):
        assert words in article
    for claim in page.locator(".article .claim").all():
        claim.click()
    page.get_by_role("tab", name="Table").click()
    assert page.evaluate("window.hacked") is None
    assert page.locator(".text-view :is(img, script, strong), a[href^='javascript']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hostile_documents_stay_text(visit: Visit, tmp_path: Path) -> None:
    """Scripts, Markdown and links in titles, publishers, passages and reasons are shown, not run."""
    with served(Path(__file__).parent / "hostile_page.py", tmp_path / "log", {}) as address:
        page = visit(address)
        expect(page.locator(".card.refutes")).to_have_count(2)
        expect(page.locator("[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas")).to_be_visible()
        page.get_by_text("How this was decided").click()
        assert "<script>window.hacked=1</script>" in page.locator(".card .quote").first.inner_text()
        for link in page.locator(".card .soft span").all():
            link.click()
        assert page.evaluate("window.hacked") is None
        assert page.locator(".text-view :is(img, script, strong, h1, a)").count() == 0


def test_keyboard(page: Page) -> None:
    """Claims are opened with Enter and stepped through with J and K."""
    page.get_by_role("button", name="Try the sample").click()
    _finished(page)
    page.locator(".article .claim").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".article .claim").nth(2)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("j")
    expect(page.locator(".article .claim").nth(3)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("k")
    expect(page.locator(".article .claim").nth(2)).to_have_attribute("aria-pressed", "true")


def test_narrow_screen(page: Page) -> None:
    """On a telephone nothing sticks out to the side, and a claim that is opened comes into view."""
    page.set_viewport_size({"width": 420, "height": 860})
    page.get_by_role("button", name="Try the sample").click()
    _finished(page)
    page.locator(".article .claim").last.click()
    expect(page.locator(".quoted")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    widths = page.locator(".card").evaluate_all("cards => cards.map(card => card.getBoundingClientRect().right)")
    assert max(widths, default=0) <= 420


def test_uploaded_rows_are_checked(page: Page) -> None:
    """A table of claims is previewed, then checked row by row."""
    rows = b'id,claim\nd1,"Of nine drones launched against the capital, two were shot down on the approach."\n'
    page.locator("input[type=file]").set_input_files([{"name": "rows.csv", "mimeType": "text/csv", "buffer": rows}])
    page.get_by_text("1 claim to check, one a row").wait_for()
    page.get_by_role("button", name="Check").click()
    _finished(page)
    results = json.loads(_saved(page, "JSON").read_text("utf-8"))
    assert [each["id"] for each in results if each["type"] == "claim"] == ["d1"]


def test_bad_upload_is_explained(page: Page) -> None:
    """A binary file ends in a message, and the page stays usable."""
    data = b"\x89PNG\r\n\x1a\n\x00\x00"
    page.locator("input[type=file]").set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": data}])
    expect(page.get_by_role("alert").filter(has_text="a.txt is not a text file")).to_be_visible()
    expect(page.get_by_role("button", name="Check")).to_be_enabled()
