"""What all questions of a client share: the model, its manners, the breaker, the pace, and the places for calls."""

import asyncio
from typing import TYPE_CHECKING

from verifier.llm.breaker import Breaker
from verifier.llm.dialect import Dialect, Manners
from verifier.llm.faults import Failure, classify
from verifier.llm.model import Message, Reply, call
from verifier.llm.pace import Pace
from verifier.llm.prices import estimate
from verifier.llm.values import Question
from verifier.types import Usage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from verifier.llm.settings import Settings


class Line:
    """The line to one model. Used in the event loop's thread only, but for reading `spent`."""

    def __init__(self, chat: "BaseChatModel", settings: "Settings", manners: Manners | None) -> None:
        self.settings = settings
        self.spent = Usage()
        self._chat = chat
        self._manners = manners
        self._breaker = Breaker(settings.breaker_after, settings.breaker_rest)
        self._requests = Pace(settings.requests_per_minute)
        self._tokens = Pace(settings.tokens_per_minute)
        self._free = asyncio.Semaphore(settings.concurrency)
        self._met = manners is None or manners.proven
        self._meeting = asyncio.Lock()

    async def send(self, question: Question, limit: int, again: tuple[Message, ...]) -> Reply | Failure:
        """Ask once, but again at once where the server shows that it wants to be asked otherwise.

        The very first question goes alone, so that the others know the manners. `again` is what has been said since.
        """
        if self._met:
            return await self._talk(question, limit, again)
        async with self._meeting:
            try:
                return await self._talk(question, limit, again)
            finally:
                self._met = True

    async def _talk(self, question: Question, limit: int, again: tuple[Message, ...]) -> Reply | Failure:
        while True:
            dialect = self._manners.dialect if self._manners else None
            outcome = await self._call(dialect, question, limit, again)
            if isinstance(outcome, Reply):
                return self._replied(outcome, dialect)
            if not (self._manners and dialect and self._manners.learn(dialect, outcome)):
                self._breaker.heard(outcome)
                return outcome

    def _replied(self, reply: Reply, dialect: Dialect | None) -> Reply:
        self._breaker.heard(None)
        self.spent += reply.usage
        if self._manners and dialect:
            self._manners.worked(dialect)
        return reply

    async def _call(
        self, dialect: Dialect | None, question: Question, limit: int, again: tuple[Message, ...]
    ) -> Reply | Failure:
        await self._requests.turn()
        await self._tokens.turn(estimate([question]).input_tokens + limit)
        system = (dialect or Dialect.in_words()).system(question)
        messages = (("system", system), ("user", question.user), *again)
        async with self._free:
            refused = self._breaker.refusal()  # asked last, as the server may have failed while this one waited
            if refused is not None:
                return refused
            try:
                return await call(
                    self._chat, messages, dialect.body(question, limit) if dialect else {}, self.settings.timeout
                )
            except Exception as error:  # noqa: BLE001 - whatever a chat model raises is classified in one place
                return classify(error)
