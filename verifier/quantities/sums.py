"""The sums a text makes, recomputed. Precision first: where a number cannot be bound for sure, nothing is said."""

from verifier.types import Finding

_NEAR = 20


def findings(text: str) -> tuple[Finding, ...]:
    """Every sum in `text` that can be recomputed, confirmed or contradicted, in text order. Offsets are into `text`.

    Parts against their whole, shares against counts, changes against the values before and after, rates against time,
    "all" and "none" against counts, and the same thing counted twice. Total on any text.
    """
    # The checks are half of what the package weighs, and those who only parse need none.
    from verifier.quantities.sums_changes import changes  # noqa: PLC0415
    from verifier.quantities.sums_page import read  # noqa: PLC0415
    from verifier.quantities.sums_parts import parts  # noqa: PLC0415
    from verifier.quantities.sums_repeats import repeats  # noqa: PLC0415
    from verifier.quantities.sums_shares import shares  # noqa: PLC0415

    page = read(text)
    checks = (repeats, changes, shares, parts)
    found = sorted((f for check in checks for f in check(page)), key=lambda f: (f.start, f.end, f.kind))
    kept: list[Finding] = []
    for finding in found:
        if not any(_same(finding, other) for other in kept[-_NEAR:]):
            kept.append(finding)
    return tuple(kept)


def _same(one: Finding, other: Finding) -> bool:
    """Whether two findings that overlap tell one sum."""
    return one.start < other.end and (one.kind, one.arithmetic) == (other.kind, other.arithmetic)
