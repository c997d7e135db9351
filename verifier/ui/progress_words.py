"""How far a check has come, in the reader's words."""

from verifier.ui.looks import Status, count_of, status_of
from verifier.ui.opening import Stage
from verifier.ui.run import Progress


def headline(progress: Progress) -> str:
    """What came of the check, in one line."""
    total, done = len(progress.claims), len(progress.outcomes)
    failed = sum(status_of(outcome) is Status.FAILED for outcome in progress.outcomes)
    if progress.problem and not total:
        return "The check could not be done"
    if not total:
        return "No claims found"
    if progress.stopped:
        return f"Stopped: {done} of {count_of(total, 'claim')} checked"
    if failed:
        return f"{done - failed} of {count_of(total, 'claim')} checked, {failed} could not be checked"
    return f"{count_of(total, 'claim')} checked"


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
