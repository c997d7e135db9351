"""Claims with an altered number."""

import pytest

from benchmarks.altered import altered, cases
from benchmarks.retrievers import Question
from verifier.quantities import parse
from verifier.types import Document, Passage


@pytest.mark.parametrize(
    ("claim", "form", "more", "ten"),
    [
        ("Seven drones fell.", "7 drones fell.", "8 drones fell.", "70 drones fell."),
        ("All 16 drones fell.", "All sixteen drones fell.", "All 17 drones fell.", "All 160 drones fell."),
        ("It cost $1.2 million.", "It cost $1,200,000.", "It cost $1.3 million.", "It cost $12 million."),
        ("1,200 homes burnt.", "1200 homes burnt.", "1,201 homes burnt.", "12,000 homes burnt."),
    ],
)
def test_alterations(claim: str, form: str, more: str, ten: str) -> None:
    """The number is written otherwise, raised in its last digit, and made ten times as large."""
    (number,) = parse(claim)
    assert altered(claim, number) == {"other form": form, "one more": more, "ten times": ten}


def test_only_numbers_that_a_passage_states() -> None:
    """A case is a number of the claim that some passage has, too, and those passages are what belongs."""
    texts = ("In all, 16 drones fell.", "Nobody was hurt.", "In all, 40 drones fell.")
    passages = [Passage(Document(doc_id=text, text=text), 0, len(text), text) for text in texts]
    (case,) = cases(Question("Sixteen drones fell and nine homes burnt."), passages)
    assert case.belongs == {(texts[0], 0)}
    assert case.questions["one more"].text == "17 drones fell and nine homes burnt."
