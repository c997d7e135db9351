"""Takes the picture of README.md: `python -m tests.screenshot`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.ui.serving import served
from verifier.config import PROJECT

_CLAIM = "drones launched against"


def take(target: Path) -> None:
    """Check the sample article in the app, open its claim about drones, and save what is seen."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = {f"VERIFIER_{name}": str(Path(folder) / name.lower()) for name in ("LIBRARY", "RUNS")}
        with served(PROJECT / "app.py", Path(folder) / "log", settings) as address:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1360, "height": 900})
            page.set_default_timeout(90_000)
            page.goto(address)
            page.get_by_role("button", name="Try the sample").click()
            page.get_by_role("button", name="Edit text").wait_for()
            page.locator(".article .claim", has_text=_CLAIM).first.click()
            page.locator(".quoted", has_text=_CLAIM).wait_for()
            page.wait_for_timeout(2000)  # the plot draws itself
            page.screenshot(path=target)
            browser.close()


if __name__ == "__main__":
    take(PROJECT / "docs" / "screenshot.png")
