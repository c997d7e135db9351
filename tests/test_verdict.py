"""The verdict policy of docs/VERDICTS.md, on stances made by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verifier.types import (
    Claim,
    Comparison,
    ComparisonCode,
    Document,
    Evidence,
    Passage,
    Quantity,
    QuantityKind,
    Stance,
    Verdict,
)
from verifier.verdict import decide

CLAIM = Claim(id="1", text="Thirty-eight people were killed.")


def count(value: int, thing: str = "people", role: str = "killed") -> Quantity:
    """A printed count."""
    return Quantity(0, 2, str(value), QuantityKind.COUNT, Decimal(value), Decimal(value), thing=thing, role=role)


def evidence(
    stance: Stance,
    score: float = 0.9,
    doc_id: str = "a",
    published: date | None = None,
    comparisons: tuple[Comparison, ...] = (),
) -> Evidence:
    """A judged passage of a document."""
    document = Document(doc_id=doc_id, text="Some words.", publisher="The Paper", published=published)
    passage = Passage(document, 0, 11, document.text)
    return Evidence(passage, stance, score, "its reason", document.text, 0, 11, comparisons)


def compared(claimed: int, found: int, thing: str = "people", role: str = "killed") -> tuple[Comparison, ...]:
    """The comparison of two counts of the same thing."""
    holds = claimed == found
    code = ComparisonCode.EQUAL if holds else ComparisonCode.DIFFERS
    return (Comparison(code, "", count(claimed, thing, role), count(found, thing, role), holds),)


def test_no_passage_is_not_enough_evidence() -> None:
    """Without passages nothing is decided, and the reason says so."""
    checked = decide(CLAIM, (), "embedded")
    assert checked.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert checked.why == "The library holds no passage about this."


def test_a_reason_ends_once() -> None:
    """Reasons may be clauses or whole sentences; the verdict ends with one full stop."""
    for reason in ("it says so", "It says so."):
        for stance in (Stance.SUPPORTS, Stance.NEUTRAL):
            why = decide(CLAIM, (replace(evidence(stance), reason=reason),), "llm").why
            assert why.endswith("t says so.")


def test_support_alone_supports() -> None:
    """One supporting document and neutral ones support the claim."""
    checked = decide(CLAIM, (evidence(Stance.SUPPORTS), evidence(Stance.NEUTRAL, doc_id="b")), "embedded")
    assert checked.verdict is Verdict.SUPPORTED
    assert len(checked.considered) == 2


def test_confidence_is_what_was_measured() -> None:
    """The strength of the embedded engine's evidence is turned into a share of right answers; others keep theirs."""
    strong = (evidence(Stance.SUPPORTS, score=0.9),)
    assert decide(CLAIM, strong, "llm (a model)").confidence == 0.9
    assert decide(CLAIM, strong, "embedded").confidence < 0.9


def test_weak_stances_decide_nothing() -> None:
    """A stance below the threshold leaves the claim undecided."""
    checked = decide(CLAIM, (evidence(Stance.REFUTES, score=0.4),), "embedded")
    assert checked.verdict is Verdict.NOT_ENOUGH_EVIDENCE


def test_comparable_sides_conflict() -> None:
    """Two documents of like strength on both sides are a conflict, shown on both sides."""
    checked = decide(CLAIM, (evidence(Stance.SUPPORTS), evidence(Stance.REFUTES, doc_id="b")), "embedded")
    assert checked.verdict is Verdict.CONFLICTING
    assert (len(checked.supporting), len(checked.conflicting)) == (1, 1)


def test_a_much_weaker_side_does_not_make_a_conflict() -> None:
    """A faint contradiction does not outweigh clear support, but lowers the confidence."""
    clear = decide(CLAIM, (evidence(Stance.SUPPORTS),), "embedded")
    disputed = decide(CLAIM, (evidence(Stance.SUPPORTS), evidence(Stance.REFUTES, 0.3, "b")), "embedded")
    assert disputed.verdict is Verdict.SUPPORTED
    assert disputed.confidence < clear.confidence


def test_passages_of_one_document_are_one_voice() -> None:
    """Three passages of a document count once."""
    checked = decide(CLAIM, (evidence(Stance.SUPPORTS),) * 3, "embedded")
    assert len(checked.supporting) == 1


def test_a_later_higher_toll_supersedes_the_earlier_one() -> None:
    """For a running count the newest figure decides; the older one is marked, not counted."""
    old = evidence(Stance.SUPPORTS, 0.9, "old", date(2022, 12, 28), compared(38, 38))
    new = evidence(Stance.REFUTES, 0.9, "new", date(2023, 1, 19), compared(38, 47))
    checked = decide(CLAIM, (old, new), "embedded")
    assert checked.verdict is Verdict.REFUTED
    assert checked.considered[0].comparisons[0].code is ComparisonCode.SUPERSEDED
    assert "47" in checked.considered[0].reason


def test_counts_that_do_not_run_conflict_instead() -> None:
    """Two figures for a thing that does not grow are a conflict, whatever their dates."""
    old = evidence(Stance.SUPPORTS, 0.9, "old", date(2022, 12, 19), compared(35, 35, "drones", "used"))
    new = evidence(Stance.REFUTES, 0.9, "new", date(2022, 12, 20), compared(35, 38, "drones", "used"))
    assert decide(CLAIM, (old, new), "embedded").verdict is Verdict.CONFLICTING


def test_counts_of_other_days_do_not_contradict_a_claim_without_a_day() -> None:
    """Where some document bears a claim out, a different count of weeks before is of another event."""
    same = evidence(Stance.SUPPORTS, 0.9, "same", date(2022, 12, 30), compared(7, 7, "drones", "launched"))
    other = evidence(Stance.REFUTES, 0.9, "other", date(2022, 10, 17), compared(7, 28, "drones", "launched"))
    checked = decide(CLAIM, (same, other), "embedded")
    assert checked.verdict is Verdict.SUPPORTED
    assert "another event" in checked.considered[1].reason


@given(st.lists(st.tuples(st.sampled_from(Stance), st.floats(0, 1), st.sampled_from("abc")), max_size=6))
def test_confidence_is_a_share_and_order_does_not_matter(judged: list[tuple[Stance, float, str]]) -> None:
    """The verdict does not depend on the order of the passages, and confidence stays within 0 and 1."""
    items = [evidence(stance, score, doc_id) for stance, score, doc_id in judged]
    forward, backward = decide(CLAIM, items, "embedded"), decide(CLAIM, items[::-1], "embedded")
    assert forward.verdict is backward.verdict
    assert 0 <= forward.confidence <= 1


REPORT = (
    "Officials said on Friday evening that thirty-eight people had been killed in the storm, most of them in their "
    "cars or in unheated houses, and that the search through the snowed-in streets would go on."
)


def test_copies_are_one_voice() -> None:
    """Documents that print one text count once, and the others are named beneath the one that is counted."""
    printed = [
        replace(evidence(Stance.SUPPORTS, 0.9 - n / 10), passage=Passage(Document(name, REPORT), 0, 10, REPORT[:10]))
        for n, name in enumerate("abc")
    ]
    checked = decide(CLAIM, printed, "embedded")

    assert [item.passage.document.doc_id for item in checked.supporting] == ["a"]
    assert [copy.doc_id for copy in checked.supporting[0].passage.copies] == ["b", "c"]
    assert checked.confidence == decide(CLAIM, printed[:1], "embedded").confidence
