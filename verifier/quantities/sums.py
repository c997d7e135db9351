"""The sums a text makes, recomputed. Precision first: where a number cannot be bound for sure, nothing is said."""

from verifier.quantities.sums_changes import changes
from verifier.quantities.sums_page import read
from verifier.quantities.sums_parts import parts
from verifier.quantities.sums_repeats import repeats
from verifier.quantities.sums_shares import shares
from verifier.types import Finding


def findings(text: str) -> tuple[Finding, ...]:
    """Every sum in `text` that can be recomputed, confirmed or contradicted, in text order. Offsets are into `text`.

    Parts against their whole, shares against counts, changes against the values before and after, rates against time,
    "all" and "none" against counts, and the same thing counted twice. Total on any text.
    """
    page = read(text)
    found = {(f.start, f.end, f.kind): f for check in (repeats, changes, shares, parts) for f in check(page)}
    return tuple(sorted(found.values(), key=lambda f: (f.start, f.end, f.kind)))
