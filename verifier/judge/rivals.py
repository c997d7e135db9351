"""Numbers of other documents, where one document answers the claim in its own words."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.judge.toll import running
from verifier.judge.words import content, matter, share
from verifier.types import Claim, Evidence, Stance

# How much more of the claim's words must stand beside a number that agrees than beside one that contradicts.
_NEARER = 0.15


def nearest(claim: Claim, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, without the side of numbers that contradict in words further from the claim than one that agrees.

    "Deliveries to Russia rose by 12.8 %" is not contradicted by "Malaysia's volume doubled".
    """
    asked = matter(claim.text)
    near = [_relevance(asked, item) for item in evidence if item.stance is Stance.SUPPORTS and item.comparisons]
    if not near:
        return tuple(evidence)
    return tuple(
        replace(item, stance=Stance.NEUTRAL, reason=f"others speak of the claim's own matter; {item.reason}")
        if _is_contradicted(item) and _relevance(asked, item) < max(near) - _NEARER
        else item
        for item in evidence
    )


def _relevance(asked: frozenset[str], item: Evidence) -> float:
    """The share of the claim's words in the quote and the title of its document, 0..1."""
    return share(asked, content(f"{item.passage.document.title} {item.quote}"))


def _is_contradicted(item: Evidence) -> bool:
    """By numbers, of which none is a later state of a running count."""
    against = [each for each in item.comparisons if each.holds is False]
    still = not any(running(each.claim, each.evidence) for each in against)
    return item.stance is Stance.REFUTES and bool(against) and still
