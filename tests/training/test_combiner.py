"""The search for the weights of the verdicts."""

import pytest

from training.combiner import Read, score, search, worth
from verifier.claims import as_it_stands
from verifier.judge import combine
from verifier.judge.combine import Signals, Weights
from verifier.judge.reading import read
from verifier.judge.window import regions
from verifier.types import Claim, Document, Passage


def told(claim: str, text: str, signals: Signals, label: str) -> Read:
    """A claim against a document of one passage."""
    made = as_it_stands(claim, id="1")
    assert isinstance(made, Claim)
    document = Document(doc_id="it", text=text)
    (region,) = regions([Passage(document, 0, len(text), text)])
    return Read(made, label, [[(reading, signals) for reading in read(made, region)]])


@pytest.mark.parametrize(
    ("verdict", "label", "value"),
    [
        ("SUPPORTED", "SUPPORTED", 1),
        ("SUPPORTED", "REFUTED", -1),
        ("NOT_ENOUGH_EVIDENCE", "REFUTED", 0),
        ("CONFLICTING", "SUPPORTED", 0),
    ],
)
def test_the_contrary_costs_what_a_right_verdict_gives(verdict: str, label: str, value: int) -> None:
    """Leaving a claim open is no gain and no harm."""
    assert worth(verdict, label) == value


def test_a_weight_that_hides_the_right_verdict_is_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    """One step of one weight is enough here; weights that do not matter stay."""
    clear = Signals(0.9, 0.05, relevance=1.0, named=1.0, sure=0.0, agreed=0.0, dated=0.0, near=0.9)
    claims = [told("The old bridge is closed.", "The old bridge has been closed.", clear, "SUPPORTED")]
    monkeypatch.setattr(combine, "PROSE_SUPPORTS", Weights(-5.3, (5.0, 0.0)))
    monkeypatch.setattr(combine, "PROSE_REFUTES", Weights(-5.0, (0.0, 5.0)))
    before = combine.NUMBERS_AGREE
    assert score([claims]) == 0
    assert search([claims]) == 1
    assert combine.PROSE_SUPPORTS.chance(clear) > 0.5
    assert before is combine.NUMBERS_AGREE
