"""What `check` does with a run: from its claims to results, directly or through batches."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path

from verifier.cli.delivery import deliver
from verifier.cli.engine import Account
from verifier.cli.exits import Exit
from verifier.cli.jobs import Job
from verifier.cli.run import going_on
from verifier.cli.streams import say
from verifier.engines import Engine
from verifier.errors import BudgetError
from verifier.export import Item
from verifier.inputs import Input
from verifier.pipeline import Verifier
from verifier.runs import Purse, Recording, Run, Runs, from_json, to_json
from verifier.types import Read, Verdict
from verifier.ui.looks import count_of


@dataclass(frozen=True, slots=True)
class Checking:
    """A run on its way. `again` checks once more what could not be checked; `most` is what it may cost, in USD."""

    runs: Runs
    run: Run
    verifier: Verifier
    engine: Engine
    again: bool = False
    most: Decimal | None = None

    def read(self, source: Input, read: Callable[[], Read]) -> Read:
        """The sentences of a text: as they were read when the run was begun, else read now and written down."""
        known = self.runs.readings(self.run.id).get(source.name)
        if known is not None:
            return from_json(known)
        found = read()
        model = self.engine.client.model if self.engine.client else ""
        self.runs.write_reading(self.run.id, source.name, to_json(found), model, found.usage)
        return found

    def deliver(
        self, jobs: Sequence[Job], output: Path | None, fail_on: frozenset[Verdict], account: Account, *, batch: bool
    ) -> Exit:
        """Check the claims, or take them from the store, and write every result as soon as it is its turn.

        With `batch`, and for a run that was begun so, the questions are handed in first, and results come when the
        batch has ended.
        """
        total = sum(len(job.ids) for job in jobs)
        self.runs.count(self.run.id, total)
        verifier: Verifier | Exit = self.verifier
        if batch or self.runs.batches(self.run.id):
            verifier = self._by_batch(jobs, total)
        if isinstance(verifier, Exit):
            return verifier
        return deliver(self._results(verifier, jobs), total, output, fail_on, account)

    def _by_batch(self, jobs: Sequence[Job], total: int) -> Verifier | Exit:
        """What checks with the replies of the run's batches; an exit code as long as they are not there."""
        from verifier.cli.batch import BatchRun

        batch = BatchRun(self.runs, self.run, self.verifier, self.engine.client)
        if not batch.handed_in:
            asked = batch.hand_in(chain.from_iterable(job.claims for job in jobs), self.most)
            if not asked:
                return self.verifier
            say(f"{count_of(asked, 'question')} handed in; they are answered within a day, at half the price.")
            say(f"Fetch the results with: {going_on(self.run)}")
            return Exit.DONE
        if self.run.done >= total and not self.again:
            return self.verifier
        if pending := batch.pending():
            done, asked = sum(state.done for state in pending), sum(state.total for state in pending)
            say(f"{done:,} of {count_of(asked, 'question')} answered so far. Ask again later: {going_on(self.run)}")
            return Exit.UNDONE
        verifier, trouble = batch.with_replies()
        for sentence in trouble:
            say(sentence)
        return verifier

    def _results(self, verifier: Verifier, jobs: Sequence[Job]) -> Iterator[Item]:
        purse = None
        if self.most is not None and self.engine.client is not None:
            purse = Purse(self.most, self.engine.client.model, self.run)
        recording = Recording(self.runs, self.run.id, again=self.again, budget=purse)
        for job in jobs:
            yield from job.findings
            yield from recording.outcomes(
                job.claims, lambda claims: verifier.check_claims(claims, settled=recording.settle)
            )
            if recording.stopped and purse is not None:
                done = self.runs.get(self.run.id).done
                raise BudgetError(
                    f"Stopped before --max-cost was exceeded: {purse.spent:.4f} of {purse.limit} USD were spent, "
                    f"{done:,} claims are checked. Allow more to go on."
                )
