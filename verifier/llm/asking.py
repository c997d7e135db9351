"""One question on its way to an answer: what is tried again, how often, and when it is given up."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeVar

from verifier.errors import ReplyError
from verifier.llm.faults import RETRIED, Failure, sentence
from verifier.llm.line import Line
from verifier.llm.model import Message, Reply, unwrapped
from verifier.llm.values import Answer, Fault, FaultKind, Question
from verifier.types import Usage

T = TypeVar("T")
Reader = Callable[[str], T]

_LONGER = 3  # times the output tokens, after an answer that was cut off
_QUOTED = 4000  # characters of an unusable reply that are shown to the model again


class Asking(Generic[T]):
    """Asks one question until it is answered or given up.

    Faults that pass are retried; an unreadable reply is asked for once more with the error named, and an answer that
    was cut off once more with a higher limit.
    """

    def __init__(self, line: Line, question: Question, read: Reader[T], secrets: tuple[str, ...] = ()) -> None:
        self.accepted: Reply | None = None
        self._line = line
        self._question = question
        self._read = read
        self._secrets = secrets
        self._limit = question.max_output_tokens
        self._again: tuple[Message, ...] = ()
        self._retries = 0
        self._waits = 0
        self._usage = Usage()

    async def run(self) -> Answer[T] | Fault:
        """Ask."""
        while True:
            outcome = await self._line.send(self._question, self._limit, self._again)
            settled = self._settle(outcome) if isinstance(outcome, Reply) else outcome
            if isinstance(settled, Answer):
                return settled
            wait = self._wait(settled)
            if wait is None:
                retryable = settled.kind in RETRIED | {FaultKind.CIRCUIT_OPEN}
                return Fault(settled.kind, sentence(settled, self._secrets), retryable, self._usage)
            await asyncio.sleep(wait)

    def _settle(self, reply: Reply) -> Answer[T] | Failure:
        self._usage += reply.usage
        if reply.refusal:
            return Failure(FaultKind.REFUSAL, reply.refusal)
        if reply.filtered:
            return Failure(FaultKind.CONTENT_FILTER)
        if reply.cut_off:
            return Failure(FaultKind.TRUNCATED, f"{self._limit} tokens")
        if not reply.text.strip():
            return Failure(FaultKind.EMPTY_REPLY)
        return self._take(reply)

    def _take(self, reply: Reply) -> Answer[T] | Failure:
        text = unwrapped(reply.text)
        try:
            value = self._read(text)
        except ReplyError as error:
            return self._unreadable(text, str(error))
        except Exception as error:  # noqa: BLE001 - the reply is a stranger's text, and must not stop the other questions
            return self._unreadable(text, f"{type(error).__name__}: {error}")
        self.accepted = replace(reply, text=text)
        return Answer(value, self._usage, reply.model)

    def _unreadable(self, text: str, why: str) -> Failure:
        if not self._again:
            request = f"This reply cannot be used: {why}\nReply to the question again, with the JSON asked for alone."
            self._again = (("assistant", text[:_QUOTED]), ("user", request))
            return Failure(FaultKind.UNREADABLE, why, wait=0.0)
        return Failure(FaultKind.UNREADABLE, why)

    def _wait(self, failure: Failure) -> float | None:
        """Give the seconds to wait before asking again; None when it is given up."""
        if failure.kind is FaultKind.UNREADABLE:
            return failure.wait
        if failure.kind is FaultKind.TRUNCATED and self._limit == self._question.max_output_tokens:
            self._limit *= _LONGER
            return 0.0
        return self._pause(failure) if failure.retried else None

    def _pause(self, failure: Failure) -> float | None:
        settings, limited = self._line.settings, failure.kind is FaultKind.RATE_LIMIT
        tried, most = (self._waits, settings.max_waits) if limited else (self._retries, settings.max_retries)
        wait = failure.wait
        if wait is None:
            wait = min(settings.retry_delay * 2**tried, settings.longest_wait / 4)
        if tried >= most or wait > settings.longest_wait:
            return None
        self._waits += limited
        # What did not come in time was worked on, and may be charged for.
        self._retries += 0 if limited else 2 if failure.kind is FaultKind.TIMEOUT else 1
        # Jitter, or all who failed together come back together.
        return wait + random.uniform(0, settings.retry_delay)  # noqa: S311 - no secret
