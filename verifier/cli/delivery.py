"""From outcomes to stdout or a file, and to an exit code."""

from collections import Counter
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Protocol

from verifier import wire
from verifier.cli import screen
from verifier.cli.engine import Account
from verifier.cli.exits import Exit
from verifier.cli.status import Status
from verifier.cli.streams import emit, for_a_person, say
from verifier.export import Item, OutputFile
from verifier.types import Checked, Finding, Verdict
from verifier.ui import looks


class Sink(Protocol):
    """Takes results one by one."""

    def put(self, item: Item) -> None:
        """Take one result."""
        ...


class Screen:
    """Shows results to a person."""

    def put(self, item: Item) -> None:
        """Show one result."""
        if isinstance(item, Finding):
            screen.show_finding(item)
        else:
            screen.show_outcome(item)


class Pipe:
    """Writes results to stdout as JSONL."""

    def put(self, item: Item) -> None:
        """Write one result."""
        emit(wire.to_dict(item))


def deliver(
    items: Iterable[Item], total: int, output: Path | None, fail_on: frozenset[Verdict], account: Account
) -> Exit:
    """Write every result as soon as it is there; `total` claims are expected.

    A file is opened, and refused, before the first item is asked for.
    """
    counts: Counter[looks.Status] = Counter()
    found = False
    with _sink(output) as sink, Status("claims") as status:
        for item in items:
            status.hide()
            sink.put(item)
            if not isinstance(item, Finding):
                counts[looks.status_of(item)] += 1
                account.put(item)
                found |= isinstance(item, Checked) and item.verdict in fail_on
            status.show(counts.total(), total)
    code = _conclude(counts, output, found=found)
    account.tell()
    return code


def _sink(output: Path | None) -> OutputFile | nullcontext[Sink]:
    if output is not None:
        return OutputFile(output)
    return nullcontext(Screen() if for_a_person() else Pipe())


def _conclude(counts: Counter[looks.Status], output: Path | None, *, found: bool) -> Exit:
    failed = counts[looks.Status.FAILED]
    if output is not None:
        say(f"{screen.tally(counts)}. They are in {output}.")
    elif for_a_person():
        say(f"{screen.tally(counts)}.")
    if failed:
        say(f"{failed:,} of {counts.total():,} claims could not be checked; their rows say why.")
        return Exit.UNDONE
    return Exit.FOUND if found else Exit.DONE
