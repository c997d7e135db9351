"""Questions to a model, many at a time: each ends as an `Answer` or as a `Fault`."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self, TypeVar

from verifier.errors import ReplyError
from verifier.llm.loop import submit
from verifier.llm.model import call, close_chat, open_chat
from verifier.llm.settings import Settings
from verifier.llm.values import Answer, Fault, FaultKind, Question

if TYPE_CHECKING:
    from concurrent.futures import Future

    from langchain_core.language_models import BaseChatModel

T = TypeVar("T")
Reader = Callable[[str], T]


class Client:
    """Asks a chat model. Safe to use from several threads."""

    def __init__(self, chat: "BaseChatModel", settings: Settings, *, own: bool = False) -> None:
        self.model = settings.model
        self._chat = chat
        self._own = own
        self._settings = settings
        self._free = asyncio.Semaphore(settings.concurrency)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open a client of an OpenAI-compatible server; nothing is sent yet."""
        return cls(open_chat(settings), settings, own=True)

    @classmethod
    def over(cls, chat: "BaseChatModel") -> Self:
        """Open a client of any LangChain chat model."""
        return cls(chat, Settings(model=getattr(chat, "model_name", "") or type(chat).__name__))

    def close(self) -> None:
        """Close the connections this client has opened."""
        if self._own:
            submit(close_chat(self._chat)).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, questions: Sequence[Question], read: Reader[T] | Sequence[Reader[T]]) -> list[Answer[T] | Fault]:
        """Ask questions together, and give what came of each, in their order.

        `read` takes the text of a reply and raises `ReplyError` when it cannot be used; one for all, or one each.
        """
        readers = [read] * len(questions) if callable(read) else read
        found = dict(self.as_asked(zip(questions, readers, strict=True)))
        return [found[number] for number in range(len(questions))]

    def as_asked(self, asked: Iterable[tuple[Question, Reader[T]]]) -> Iterator[tuple[int, Answer[T] | Fault]]:
        """Ask questions as they come, and give the number of each with what came of it, as soon as it is there.

        No more than twice as many as are asked at a time are taken from `asked` ahead.
        """
        landed: SimpleQueue[tuple[int, Future[Answer[T] | Fault]]] = SimpleQueue()
        flying: dict[int, Future[Answer[T] | Fault]] = {}
        try:
            for number, (question, read) in enumerate(asked):
                flying[number] = submit(self._ask(question, read))
                flying[number].add_done_callback(lambda done, number=number: landed.put((number, done)))  # type: ignore[misc]
                while not landed.empty() or len(flying) >= 2 * self._settings.concurrency:
                    yield _land(landed, flying)
            while flying:
                yield _land(landed, flying)
        finally:
            for future in flying.values():
                future.cancel()

    async def _ask(self, question: Question, read: Reader[T]) -> Answer[T] | Fault:
        async with self._free:
            reply = await call(self._chat, question)
        try:
            return Answer(read(reply.text), reply.usage, reply.model)
        except ReplyError as error:
            return Fault(FaultKind.UNREADABLE, str(error), retryable=False, usage=reply.usage)


def _land(
    landed: "SimpleQueue[tuple[int, Future[Answer[T] | Fault]]]", flying: "dict[int, Future[Answer[T] | Fault]]"
) -> tuple[int, Answer[T] | Fault]:
    number, done = landed.get()
    del flying[number]
    return number, done.result()
