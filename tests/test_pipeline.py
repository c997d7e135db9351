"""The whole way, over the sample documents."""

from collections.abc import Sequence
from datetime import date

import pytest

from verifier.pipeline import Verifier
from verifier.types import (
    Checked,
    Claim,
    Failed,
    Judgement,
    NotCheckable,
    Passage,
    Read,
    Report,
    SentenceKind,
    Verdict,
)

DRONES = (
    "KYIV, 30 December 2022 - Of {number} drones launched against the capital, two were shot down on the approach "
    "and five over the city. Will there be more?"
)


def checked(report: Report) -> Checked:
    """The only outcome of a report."""
    (outcome,) = report.outcomes
    assert isinstance(outcome, Checked)
    return outcome


def test_a_true_count_is_supported_with_its_three_numbers(verifier: Verifier) -> None:
    """Seven, two and five are borne out by documents of that night, each quoted word for word."""
    outcome = checked(verifier.check_text(DRONES.format(number="seven")))
    assert outcome.verdict is Verdict.SUPPORTED
    assert [quantity.text for quantity in outcome.claim.quantities if quantity.thing][:3] == ["seven", "two", "five"]
    assert outcome.supporting
    for evidence in outcome.considered:
        assert evidence.passage.document.text[evidence.start : evidence.end] == evidence.quote


def test_a_changed_count_is_refuted_with_the_number_named(verifier: Verifier) -> None:
    """Nine in place of seven flips the verdict, and the reason names the number."""
    outcome = checked(verifier.check_text(DRONES.format(number="nine")))
    assert outcome.verdict is Verdict.REFUTED
    assert "nine" in outcome.why
    assert "seven" in outcome.why.lower()


def test_a_wrong_sum_is_found_in_the_text_itself(verifier: Verifier) -> None:
    """Two and five are not nine."""
    findings = verifier.check_text(DRONES.format(number="nine")).findings
    assert [finding.outcome for finding in findings] == ["contradicted"]
    assert "2 + 5 = 7" in findings[0].arithmetic


def test_events_come_in_order(verifier: Verifier) -> None:
    """First what was read, every sentence accounted for, then one outcome per claim."""
    first, *outcomes = verifier.stream(DRONES.format(number="seven"))
    assert isinstance(first, Read)
    assert [sentence.kind for sentence in first.sentences] == [SentenceKind.CLAIM, SentenceKind.NOT_CHECKABLE]
    assert len(outcomes) == len(first.claims)


def test_documents_after_the_day_do_not_count(verifier: Verifier) -> None:
    """As of a day, later documents are not even considered."""
    day = date(2022, 12, 28)
    outcome = verifier.check_claim("At least 38 people died in the blizzard in western New York.", as_of=day)
    assert isinstance(outcome, Checked)
    published = [evidence.passage.document.published for evidence in outcome.considered]
    assert all(each is not None and each <= day for each in published)
    assert outcome.verdict is Verdict.SUPPORTED


def test_a_row_that_states_nothing_is_not_checkable(verifier: Verifier) -> None:
    """A question is answered in its place, between the claims."""
    rows = [verifier.check_claim("Will it rain?"), verifier.check_claim("Pele won three World Cups.")]
    assert [type(row) for row in rows] == [NotCheckable, Checked]


def test_given_evidence_is_all_that_counts(verifier: Verifier) -> None:
    """Judging asks no library: the same claim falls with the evidence."""
    claim = "The factory employs 250 people."
    supported = verifier.judge(claim, ["The factory in the north employs 250 people."])
    refuted = verifier.judge(claim, ["The factory in the north employs 900 people."])
    nothing = verifier.judge(claim, ["The river is very long."])
    verdicts = [outcome.verdict for outcome in (supported, refuted, nothing) if isinstance(outcome, Checked)]
    assert verdicts == [Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE]


def test_as_a_runnable_it_gives_the_report(verifier: Verifier) -> None:
    """In a LangChain chain a text goes in and a report comes out."""
    report = verifier.as_runnable().invoke("Pele won three World Cups.")
    assert isinstance(report, Report)
    assert len(report.outcomes) == 1


class _Stumbling:
    """A judge that fails on one claim."""

    engine = "stumbling"

    def judge(self, asked: Sequence[tuple[Claim, Sequence[Passage]]]) -> list[Judgement]:
        if any("Pele" in claim.text for claim, _ in asked):
            raise RuntimeError("out of ideas")
        return [Judgement((), self.engine) for _ in asked]


def test_a_claim_that_fails_does_not_take_others_with_it(verifier: Verifier) -> None:
    """In a batch the one that fails is named as failed, in its place, and is no verdict."""
    stumbling = Verifier(verifier.library, verifier.retriever, _Stumbling())
    claims = [Claim(id=str(n), text=text) for n, text in enumerate(["Pele won.", "Mbappe scored.", "It rained."])]
    outcomes = list(stumbling.check_claims(claims))
    assert [type(outcome) for outcome in outcomes] == [Failed, Checked, Checked]
    assert [outcome.claim.id for outcome in outcomes] == ["0", "1", "2"]
    assert "out of ideas" in getattr(outcomes[0], "message", "")


@pytest.mark.parametrize("text", ["", "   \n", "?!", "🙂" * 200])
def test_a_text_without_claims_gives_an_empty_report(verifier: Verifier, text: str) -> None:
    """Garbage in, nothing claimed."""
    assert verifier.check_text(text).outcomes == ()
