"""A claim, documents that speak of it, and replies about them."""

import json
from collections.abc import Mapping
from datetime import date

from verifier.claims import read_claim
from verifier.documents import chunk
from verifier.types import Claim, Document, Passage

TEXT = "Nine drones were launched at Kyiv on 30 December 2022."
MAYOR = "The mayor counted seven drones launched at Kyiv on 30 December 2022. Two of them fell short."
AGENCY = "The agency said that nine drones were launched at Kyiv on 30 December 2022."
WEATHER = "It snowed in the mountains. The roads were closed for days."


def claim(text: str = TEXT) -> Claim:
    """The statement as it is read from a row."""
    read = read_claim(text, id="1")
    assert isinstance(read, Claim)
    return read


def passages(*texts: str) -> list[Passage]:
    """One document each, of 30 December 2022."""
    return [
        passage
        for number, text in enumerate(texts, 1)
        for passage in chunk(Document(f"d{number}", text, "Report", f"Paper {number}", published=date(2022, 12, 30)))
    ]


def said(number: int, stance: str = "neutral", quote: str = "", **changes: object) -> dict[str, object]:
    """What a model may say of a passage."""
    ground = "number" if stance != "neutral" else "words"
    return {"id": number, "reason": "So it is.", "stance": stance, "rests_on": ground, "quote": quote, **changes}


def reply(*about: Mapping[str, object], **changes: object) -> str:
    """A whole reply; the scores are for "supported" unless changed."""
    scores = {"supported": 5, "refuted": 1, "conflicting": 1, "not_enough": 1}
    rest = {"missing": "", "said": "not_asked", "so": "not_asked", "so_id": 0, "so_quote": ""}
    return json.dumps({"passages": about, "scores": scores, **rest, **changes})
