"""How far a check has come, in the reader's words."""

from collections import Counter

from verifier.types import Checked
from verifier.ui.looks import Status, count_of, status_of
from verifier.ui.opening import Stage
from verifier.ui.run import Progress


def headline(progress: Progress) -> str:
    """What came of the check, in one line."""
    total, done = len(progress.claims), len(progress.outcomes)
    if not total:
        return "The check could not be done" if progress.problem else "No claims found"
    if progress.stopped or progress.problem:
        return f"{'Stopped' if progress.stopped else 'Broken off'}: {done} of {count_of(total, 'claim')} checked"
    statuses = Counter(map(status_of, progress.outcomes))
    failed, no_fact = statuses.pop(Status.FAILED, 0), statuses.pop(Status.NOT_CHECKABLE, 0)
    parts = [f"{count_of(statuses.total(), 'claim')} checked"]
    parts += [f"{failed} could not be checked"] if failed else []
    parts += [f"{no_fact} not checkable"] if no_fact else []
    degraded = sum(isinstance(each, Checked) and bool(each.degraded) for each in progress.outcomes)
    parts += [f"{degraded} read without the language model"] if degraded else []
    return ", ".join(parts)


def stage_in_words(stage: Stage, progress: Progress) -> tuple[float, str]:
    """How far everything is, in 0..1 and in the reader's words."""
    if not stage.ready:
        if not stage.total:
            return 0.0, "Opening the library …"
        return stage.done / stage.total, f"Preparing the library, once: {stage.done} of {stage.total} documents read"
    if progress.read is None:
        return 0.0, "Reading the text and picking out its claims …"
    total, done = len(progress.claims), len(progress.outcomes)
    return done / max(total, 1), f"{done} of {count_of(total, 'claim')} checked"
