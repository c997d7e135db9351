"""How a claim's state is shown: glyph, words and style, so that nothing rests on colour alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verifier.types import Checked, Failed, NotCheckable, Outcome, Quantity, QuantityKind, Verdict


class Status(StrEnum):
    """What the reader is told about a claim. The order is that of attention."""

    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    SUPPORTED = "supported"
    FAILED = "failed"
    NOT_CHECKABLE = "not_checkable"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Look:
    """Glyph and label of a status."""

    glyph: str
    label: str

    def __str__(self) -> str:
        return f"{self.glyph} {self.label}"


LOOKS = {
    Status.SUPPORTED: Look("✓", "Supported"),
    Status.REFUTED: Look("✕", "Refuted"),
    Status.CONFLICTING: Look("⇄", "Sources conflict"),
    Status.NOT_ENOUGH_EVIDENCE: Look("?", "Not enough evidence"),
    Status.NOT_CHECKABLE: Look("–", "Not checkable"),
    Status.FAILED: Look("⚠\ufe0e", "Could not check"),  # in its text form, not as an emoji
    Status.WAITING: Look("…", "Not checked yet"),
}

STATUS_OF_VERDICT = {
    Verdict.SUPPORTED: Status.SUPPORTED,
    Verdict.REFUTED: Status.REFUTED,
    Verdict.CONFLICTING: Status.CONFLICTING,
    Verdict.NOT_ENOUGH_EVIDENCE: Status.NOT_ENOUGH_EVIDENCE,
}


def status_of(outcome: Outcome | None) -> Status:
    """The status of a claim with this outcome; None is a claim that has not been reached yet."""
    match outcome:
        case Checked(verdict=verdict):
            return STATUS_OF_VERDICT[verdict]
        case Failed():
            return Status.FAILED
        case NotCheckable():
            return Status.NOT_CHECKABLE
        case None:
            return Status.WAITING


def confidence_in_words(confidence: float) -> str:
    """A confidence in 0..1 as percent and word: "62 %, moderate"."""
    word = "high" if confidence >= 0.8 else "moderate" if confidence >= 0.55 else "low"
    return f"{confidence:.0%}, {word}".replace("%", " %")


def day(published: date | None) -> str:
    """A date as "30 December 2022"."""
    return f"{published.day} {published:%B %Y}" if published else "no date"


def is_figure(quantity: Quantity) -> bool:
    """Whether a quantity is a figure to compare, not a day or a time that says when."""
    return quantity.kind not in (QuantityKind.DATE, QuantityKind.TIME)


def count_of(number: int, one: str) -> str:
    """A count with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else one + 's'}"


MEANINGS = {
    Status.SUPPORTED: "documents bear it out, and none of equal weight denies it",
    Status.REFUTED: "documents contradict it, and none of equal weight bears it out",
    Status.CONFLICTING: "documents disagree with each other about it",
    Status.NOT_ENOUGH_EVIDENCE: "no document decides it; it may be true or false",
    Status.FAILED: "something went wrong; this says nothing about the claim",
}
