"""Which claims the result page shows."""

from tests.ui.values import FAILED, REFUTED, SENTENCES
from verifier.types import Read
from verifier.ui.looks import Status
from verifier.ui.result_view import numbers_with
from verifier.ui.run import Progress

_READ = Read((SENTENCES[1], SENTENCES[1]), ())


def test_filter() -> None:
    """Picked statuses select claims; a filter that fits none shows all."""
    progress = Progress(_READ, (REFUTED, FAILED))
    assert numbers_with(progress, [Status.FAILED]) == (1,)
    assert (0, 1) == numbers_with(progress, [Status.SUPPORTED]) == numbers_with(progress, [])
