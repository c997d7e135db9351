"""The files to take away."""

import csv
import io
import json

from tests.ui.values import FAILED, REFUTED, SENTENCES
from verifier.types import Finding, Read
from verifier.ui.downloads import content
from verifier.ui.run import Progress

_FINDING = Finding("parts", "confirmed", "2 + 5 = 7", "2 + 5 = 7", (), 0, 5)
_PROGRESS = Progress(Read((SENTENCES[1], SENTENCES[1]), (_FINDING,)), (REFUTED, FAILED), finished=True)


def test_csv_has_a_row_a_claim() -> None:
    """A failed claim has a row without a verdict; findings about the text have none."""
    rows = list(csv.DictReader(io.StringIO(content(_PROGRESS, "csv").decode("utf-8-sig"))))
    assert [(row["verdict"], row["status"]) for row in rows] == [("REFUTED", "checked"), ("", "failed")]


def test_csv_is_marked_as_unicode() -> None:
    """A spreadsheet shows quotation marks and foreign names as they are."""
    assert content(_PROGRESS, "csv").startswith(b"\xef\xbb\xbfid,")


def test_json_has_everything() -> None:
    """Claims and findings are all in the JSON file."""
    assert [each["type"] for each in json.loads(content(_PROGRESS, "json"))] == ["claim", "claim", "finding"]
