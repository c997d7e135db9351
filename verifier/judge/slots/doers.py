"""Whose number: the one that agrees is another's, and the one that the claim speaks of has a number of its own."""

import re
from collections.abc import Sequence

from verifier.judge.window import Window
from verifier.judge.words import carries, form
from verifier.quantities import compare
from verifier.quantities.things import thing_likeness
from verifier.types import Comparison, Quantity

# Capitalised words that end where a verb begins: "Kylian Mbappe had also scored".
_NAME = re.compile(r"((?:[A-Z][\w’'-]*\s)+)(?:(?:has|had|have|also|then|later|alone|himself|herself|itself)\s)*$")
_ALIKE = 0.5
_OCCASIONS = "times"  # "scored twice": what was done so often names nothing that is counted


def of_another(claim: str, agreeing: Comparison, window: Window, found: Sequence[Quantity]) -> Comparison | None:
    """The comparison with the number of the one whom the claim names, where the agreeing one is another's.

    "Messi scored twice, Mbappe three times": three are not Messi's. None when the names may be one, or the claim's has
    no number of its own that differs.
    """
    asked, told = _doer(claim, agreeing.claim), _doer(window.text, agreeing.evidence)
    if not asked or not told or asked & told:
        return None
    for rival in found:
        if asked & _doer(window.text, rival) and _is_rival(agreeing.claim, rival):
            comparison = compare(agreeing.claim, rival)
            if comparison.holds is False:
                return comparison
    return None


def _is_rival(claimed: Quantity, found: Quantity) -> bool:
    alike = None if _OCCASIONS in {claimed.thing, found.thing} else thing_likeness(claimed.thing, found.thing)
    same_deed = _forms(claimed.role) & _forms(found.role)
    return claimed.kind is found.kind and bool(same_deed) and (alike is None or alike >= _ALIKE)


def _doer(text: str, number: Quantity) -> frozenset[str]:
    """The words of the name right before the verb whose number it is; empty where none stands there."""
    verb = number.role.partition(" ")[0]
    at = text.rfind(f" {verb} ", 0, number.start) + 1 if verb else 0
    name = _NAME.search(text, 0, at) if at else None
    return _forms(name[1]) if name else frozenset()


def _forms(words: str) -> frozenset[str]:
    return frozenset(form(word) for word in words.split() if carries(word))
