"""From the stances of passages to one verdict. The policy is told in docs/VERDICTS.md."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import prod

from verifier.judge.toll import running
from verifier.origins import origins
from verifier.types import (
    Checked,
    Claim,
    ComparisonCode,
    Copy,
    Document,
    Evidence,
    Quantity,
    QuantityKind,
    Stance,
    Verdict,
)

# A stance below this is too weak to decide anything; chosen on the sample claims (python -m benchmarks.eval).
DECIDES = 0.5
# Two sides conflict when the weaker one has at least this share of the stronger one's strength.
COMPARABLE = 0.86
# Share of verdicts that were right, as floor + slope × strength of the evidence, on claims with known answers
# (the files of tests/data and the sample claims together, `python -m benchmarks.eval`). An engine that was not measured
# keeps the strength.
CALIBRATED = {
    "embedded": {
        Verdict.SUPPORTED: (0.30, 0.38),
        Verdict.REFUTED: (0.45, 0.35),
        Verdict.CONFLICTING: (0.0, 0.65),
        Verdict.NOT_ENOUGH_EVIDENCE: (0.0, 0.55),
    }
}
# Reports of one event appear within these days of each other.
NEARBY = timedelta(days=2)
# Words that mark a claim about a total so far.
TOTAL = frozenset("altogether since total totalled totals".split())


def decide(claim: Claim, evidence: Sequence[Evidence], engine: str, measured_as: str = "") -> Checked:
    """Weigh the evidence for a claim and against it.

    One document counts once on each side, with its strongest passage, and so do documents that print one text. Every
    passage stays in `considered`. `measured_as` names the calibration, where it is not that of the engine.
    """
    judged = _mark_other_events(claim, _mark_superseded(claim, evidence))
    supporting = _voices(judged, Stance.SUPPORTS)
    conflicting = _voices(judged, Stance.REFUTES)
    pro, contra = _strength(supporting), _strength(conflicting)
    verdict = _verdict(pro, contra)
    return Checked(
        claim=claim,
        verdict=verdict,
        confidence=round(_calibrated(measured_as or engine, verdict, _confidence(verdict, pro, contra, judged)), 3),
        why=_why(verdict, judged, supporting, conflicting),
        engine=engine,
        supporting=supporting,
        conflicting=conflicting,
        considered=judged,
    )


def _verdict(pro: float, contra: float) -> Verdict:
    stronger, weaker = max(pro, contra), min(pro, contra)
    if stronger < DECIDES:
        return Verdict.NOT_ENOUGH_EVIDENCE
    if weaker >= DECIDES and weaker >= COMPARABLE * stronger:
        return Verdict.CONFLICTING
    return Verdict.SUPPORTED if pro >= contra else Verdict.REFUTED


def _confidence(verdict: Verdict, pro: float, contra: float, judged: Sequence[Evidence]) -> float:
    match verdict:
        case Verdict.NOT_ENOUGH_EVIDENCE:
            # As sure as of the passage that came nearest to deciding.
            neutral = [item.score for item in judged if item.stance is Stance.NEUTRAL]
            return min([1 - max(pro, contra), *neutral], default=1.0)
        case Verdict.CONFLICTING:
            return min(pro, contra)
        case _:
            return max(pro, contra) * (1 - min(pro, contra) / 2)


def _calibrated(engine: str, verdict: Verdict, strength: float) -> float:
    floor, slope = CALIBRATED.get(engine, {}).get(verdict, (0.0, 1.0))
    return floor + slope * strength


def _voices(evidence: Iterable[Evidence], stance: Stance) -> tuple[Evidence, ...]:
    """The strongest passage of each document that takes a stance, strongest first."""
    best: dict[str, Evidence] = {}
    for item in evidence:
        doc_id = item.passage.document.doc_id
        if item.stance is stance and (doc_id not in best or item.score > best[doc_id].score):
            best[doc_id] = item
    return _one_of_each_origin(sorted(best.values(), key=lambda item: -item.score))


def _one_of_each_origin(voices: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The strongest of the documents that print one text, naming the others: copies are no further voices."""
    documents = [item.passage.document for item in voices]
    first = origins([document.text for document in documents], [document.publisher for document in documents])
    return tuple(
        _with_copies(item, [documents[other] for other in range(at + 1, len(voices)) if first[other] == at])
        for at, item in enumerate(voices)
        if first[at] == at
    )


def _with_copies(item: Evidence, documents: Sequence[Document]) -> Evidence:
    if not documents:
        return item
    copies = dict.fromkeys((*item.passage.copies, *map(Copy.of, documents)))
    return replace(item, passage=replace(item.passage, copies=tuple(copies)))


def _strength(voices: Sequence[Evidence]) -> float:
    """The strongest voice, lifted a little by each further one: agreement is good, but no substitute for clarity."""
    if not voices:
        return 0.0
    doubt = prod(1 - max(0.0, voice.score - DECIDES) / 2 for voice in voices[1:4])
    return 1 - (1 - voices[0].score) * doubt


def _mark_superseded(claim: Claim, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Take the stance from passages whose running count a later document has raised."""
    total = not TOTAL.isdisjoint(claim.text.lower().split())
    latest = _latest_counts(evidence, total=total)
    return tuple(_superseded(item, latest) or item for item in evidence)


def _latest_counts(evidence: Iterable[Evidence], *, total: bool) -> list[tuple[date, Quantity, Quantity]]:
    """(published, claim's quantity, document's quantity) of every stated running count, newest first."""
    counts = [
        (item.passage.document.published, comparison.claim, comparison.evidence)
        for item in evidence
        if item.stance is not Stance.NEUTRAL and item.passage.document.published is not None
        for comparison in item.comparisons
        if comparison.holds is not None and (total or running(comparison.claim, comparison.evidence))
    ]
    return sorted(counts, key=lambda count: count[0], reverse=True)


def _superseded(item: Evidence, latest: Sequence[tuple[date, Quantity, Quantity]]) -> Evidence | None:
    published = item.passage.document.published
    if item.stance is Stance.NEUTRAL or published is None:
        return None
    for comparison in item.comparisons:
        for newer, claimed, count in latest:
            old, new = comparison.evidence.low, count.low
            if newer > published and claimed == comparison.claim and old is not None and new is not None and new > old:
                message = f"{comparison.evidence.text} was raised to {count.text} by {newer:%d %B %Y}"
                marked = replace(comparison, code=ComparisonCode.SUPERSEDED, holds=None, message=message)
                return replace(item, stance=Stance.NEUTRAL, reason=f"superseded: {message}", comparisons=(marked,))
    return None


def _mark_other_events(claim: Claim, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Take the stance from counts of other days, when the claim names no day but some document bears it out.

    Those documents say which event is meant; a different count of another day does not contradict it.
    """
    published = (item.passage.document.published for item in evidence if item.stance is Stance.SUPPORTS)
    days = [day for day in published if day is not None]
    if claim.first is not None or not days:
        return tuple(evidence)
    return tuple(_of_another_event(item, days) or item for item in evidence)


def _of_another_event(item: Evidence, days: Sequence[date]) -> Evidence | None:
    published = item.passage.document.published
    counts = [each for each in item.comparisons if each.holds is False and each.claim.kind is QuantityKind.COUNT]
    if item.stance is not Stance.REFUTES or published is None or not counts:
        return None
    if any(running(each.claim, each.evidence) for each in counts) or any(
        abs(published - day) <= NEARBY for day in days
    ):
        return None
    return replace(item, stance=Stance.NEUTRAL, reason=f"it counts another event: {item.reason}")


def _why(
    verdict: Verdict, judged: Sequence[Evidence], supporting: Sequence[Evidence], conflicting: Sequence[Evidence]
) -> str:
    match verdict:
        case Verdict.SUPPORTED:
            return _side(supporting, "supports", "support")
        case Verdict.REFUTED:
            return _side(conflicting, "contradicts", "contradict")
        case Verdict.CONFLICTING:
            return f"{_side(supporting, 'supports', 'support')} But {_side(conflicting, 'contradicts', 'contradict')}"
        case Verdict.NOT_ENOUGH_EVIDENCE:
            return _nothing_found(judged)


def _side(voices: Sequence[Evidence], one: str, many: str) -> str:
    if not voices:
        return ""
    best = voices[0]
    count = f"1 document {one} it" if len(voices) == 1 else f"{len(voices)} documents {many} it"
    return f"{count}; {_name(best)}: {_clause(best.reason)}."


def _name(item: Evidence) -> str:
    document = item.passage.document
    name = document.publisher or document.title or document.doc_id
    return f"{name}, {document.published.day} {document.published:%B %Y}" if document.published else name


def _nothing_found(judged: Sequence[Evidence]) -> str:
    if not judged:
        return "The library holds no passage about this."
    nearest = judged[0]
    return f"None of the {len(judged)} nearest passages decides it; {_name(nearest)}: {_clause(nearest.reason)}."


def _clause(reason: str) -> str:
    """A reason that another sentence ends with; models write theirs as sentences."""
    return reason.rstrip().removesuffix(".")
