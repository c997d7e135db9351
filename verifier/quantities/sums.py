"""The sums a text makes, recomputed. Precision first: where a number cannot be bound for sure, nothing is said."""

from verifier.quantities.sums_changes import changes
from verifier.quantities.sums_page import read
from verifier.quantities.sums_parts import parts
from verifier.quantities.sums_repeats import repeats
from verifier.quantities.sums_shares import shares
from verifier.types import Finding

_CHECKS = (repeats, changes, shares, parts)
_NEAR = 20


def findings(text: str) -> tuple[Finding, ...]:
    """Every sum in `text` that can be recomputed, confirmed or contradicted, in text order. Offsets are into `text`.

    Parts against their whole, shares against counts, changes against the values before and after, rates against time,
    "all" and "none" against counts, and the same thing counted twice. Total on any text.
    """
    page = read(text)
    found = sorted((f for check in _CHECKS for f in check(page)), key=lambda f: (f.start, f.end, f.kind))
    kept: list[Finding] = []
    for finding in found:
        if not any(_same(finding, other) for other in kept[-_NEAR:]):
            kept.append(finding)
    return tuple(kept)


def _same(one: Finding, other: Finding) -> bool:
    """Whether two findings that overlap tell one sum."""
    return one.start < other.end and (one.kind, one.arithmetic) == (other.kind, other.arithmetic)
