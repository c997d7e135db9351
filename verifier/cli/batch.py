"""`check --batch`: questions handed in as batches, and what came of them fetched by a later `check --resume`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from verifier.engines import Engine
from verifier.errors import BatchError, ConfigError
from verifier.judge.llm import LlmJudge
from verifier.llm import Client, Question
from verifier.llm.batch import BatchDesk, BatchReply, State, lines, parts
from verifier.llm.batched import Noting, Replied
from verifier.llm.dialect import manners
from verifier.llm.prices import cost, estimate
from verifier.pipeline import Verifier
from verifier.runs import Batch, Run, Runs
from verifier.types import Checked, Claim, NotCheckable, Usage

Item = Claim | NotCheckable


class BatchRun:
    """A run that is answered by batches: first `hand_in`, later, when nothing is pending any more, `with_replies`.

    Whatever moment the program is stopped at, what was handed in is found again: part 0 is handed in last, so that its
    id says that all are; a batch whose id was not written down is found by the mark of its run.
    """

    def __init__(self, runs: Runs, run: Run, verifier: Verifier, client: Client | None) -> None:
        if client is None or not client.settings.base_url:
            raise ConfigError("--batch needs OpenAI's API or one like it: set OPENAI_API_KEY, and choose no --engine.")
        self._runs = runs
        self._run = run
        self._verifier = verifier
        self._client = client
        self._manners = manners(client.settings.base_url, client.model)
        if not is_batch(runs, run):
            runs.write_batch(run.id, Batch(0, "", 0))

    @property
    def handed_in(self) -> bool:
        """Whether all questions are known to have been handed in."""
        return bool(self._runs.batches(self._run.id)[0].id)

    def hand_in(self, items: Iterable[Item], most: Decimal | None) -> int:
        """Hand in the questions about the claims that are not finished; how many there are.

        Before, one claim is asked about directly: that shows that the model is there, and how it wants to be asked.
        Raises ConfigError when it would cost more than `most` USD.
        """
        noting = Noting()
        by_notes = self._verifier.reading_by(Engine(LlmJudge(noting)))
        for _ in by_notes.check_claims(self._after_one(items)):
            pass  # what needs no model comes again when the replies are there
        self._refuse_dear(noting.questions.values(), most)
        written = list(parts(lines(noting.questions, self._client.model, self._manners.dialect)))
        for number, part in enumerate(written):
            self._runs.write_batch(self._run.id, Batch(number, "", len(part)))
        with BatchDesk(self._client.settings) as desk:
            for number, part in reversed(list(enumerate(written))):
                batch = desk.hand_in(part, self._run.id, number)
                self._runs.write_batch(self._run.id, Batch(number, batch, len(part)))
        return len(noting.questions)

    def pending(self) -> list[State]:
        """How far those batches are that are still being answered."""
        with BatchDesk(self._client.settings) as desk:
            states = [desk.state(batch.id) for batch in self._batches()]
        return [state for state in states if not state.ended]

    def with_replies(self) -> tuple[Verifier, list[str]]:
        """The verifier that has the replies and asks directly what is missing, and what went wrong with a batch."""
        replies: dict[str, BatchReply] = {}
        with BatchDesk(self._client.settings) as desk:
            for batch in self._batches():
                replies |= desk.replies(batch.id)
            states = {batch.id: desk.state(batch.id) for batch in self._batches()}
        trouble = [
            f"The batch {batch} has {state.status}: {state.trouble or 'what it left open is asked directly'}."
            for batch, state in states.items()
            if state.status != "completed"
        ]
        return self._verifier.reading_by(Engine(LlmJudge(Replied(replies, self._client)))), trouble

    def _batches(self) -> list[Batch]:
        return [batch for batch in self._runs.batches(self._run.id) if batch.id]

    def _after_one(self, items: Iterable[Item]) -> Iterator[Item]:
        """The claims that are not finished, once one has been asked about directly."""
        finished = self._runs.finished(self._run.id)
        waiting: Iterator[tuple[int, Item]] = enumerate(items)
        if not finished:
            waiting = chain(self._ask_one(waiting), waiting)
        for _, item in waiting:
            if (item.id if isinstance(item, Claim) else item.claim.id) not in finished:
                yield item

    def _ask_one(self, items: Iterator[tuple[int, Item]]) -> Iterator[tuple[int, Item]]:
        """Ask about claims until the model has answered; the others, which it was not needed for, are given back."""
        for place, item in items:
            [outcome] = self._verifier.check_claims([item])
            if isinstance(outcome, Checked) and outcome.degraded:
                raise BatchError(f"Nothing was handed in, for the first question was not answered: {outcome.degraded}")
            if isinstance(outcome, Checked) and (outcome.usage.calls or outcome.usage.cached):
                self._runs.put(self._run.id, place, outcome)
                return
            yield place, item

    def _refuse_dear(self, questions: Iterable[Question], most: Decimal | None) -> None:
        usage: Usage = estimate(questions)
        dear = cost(usage, self._client.model, batch=True)
        if most is not None and dear is not None and dear > most:
            raise ConfigError(
                f"The batch would cost about {dear:.4f} USD, more than --max-cost; nothing was handed in."
            )


def is_batch(runs: Runs, run: Run) -> bool:
    """Whether a run is to be answered by batches."""
    return bool(runs.batches(run.id))
