"""Questions to a model, many at a time: each ends as an `Answer` or as a `Fault`."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Self, TypeVar
from weakref import WeakValueDictionary

from verifier.llm.asking import Asking
from verifier.llm.cache import Answers, Remembered, key
from verifier.llm.dialect import Dialect, Manners, manners
from verifier.llm.line import Line
from verifier.llm.loop import submit
from verifier.llm.settings import Settings
from verifier.llm.values import Answer, Fault, FaultKind, Question
from verifier.types import Usage

if TYPE_CHECKING:
    from concurrent.futures import Future

    from langchain_core.language_models import BaseChatModel

T = TypeVar("T")
Reader = Callable[[str], T]


class Client:
    """Asks a chat model. Safe to use from several threads; close it, or use it in `with`."""

    def __init__(
        self, chat: "BaseChatModel", settings: Settings, known: Manners | None = None, *, own: bool = False
    ) -> None:
        self.model = settings.model
        self._chat = chat
        self._own = own
        self._server = settings.base_url if own else type(chat).__name__
        self._line = Line(chat, settings, known)
        self._secrets = _secrets(chat)
        self._answers = Answers(settings.cache)
        self._asked: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open a client of an OpenAI-compatible server; nothing is sent yet."""
        from verifier.llm.chat import open_chat  # noqa: PLC0415 - loads LangChain and OpenAI's client

        return cls(open_chat(settings), settings, manners(settings.base_url, settings.model), own=True)

    @classmethod
    def over(cls, chat: "BaseChatModel", settings: Settings | None = None) -> Self:
        """Open a client of any LangChain chat model, with its own key, retries and temperature.

        Of the settings, those of where the model is are not used. Models that do not take OpenAI's options are asked
        for JSON in words.
        """
        from verifier.llm.chat import speaks_openai  # noqa: PLC0415 - loads LangChain and OpenAI's client

        name = str(getattr(chat, "model_name", None) or getattr(chat, "model", None) or type(chat).__name__)
        known = Manners(Dialect(temperature=False)) if speaks_openai(chat) else None
        return cls(chat, replace(settings or Settings(), model=name, base_url="", api_key=""), known)

    @property
    def settings(self) -> Settings:
        """How the model is reached."""
        return self._line.settings

    @property
    def spent(self) -> Usage:
        """What has been used since it was opened, by replies that could not be read among others."""
        return self._line.spent

    def close(self) -> None:
        """Close the connections this client has opened, and the file of remembered answers."""
        if self._own:
            from verifier.llm.chat import close_chat  # noqa: PLC0415 - loaded already

            submit(close_chat(self._chat)).result()
        self._answers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, questions: Sequence[Question], read: Reader[T] | Sequence[Reader[T]]) -> list[Answer[T] | Fault]:
        """Ask questions together, and give what came of each, in their order.

        `read` takes the text of a reply and raises `ReplyError` when it cannot be used; one for all, or one each. It is
        called in the event loop's thread, so it should be quick.
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
                while not landed.empty() or len(flying) >= 2 * self._line.settings.concurrency:
                    yield _land(landed, flying)
            while flying:
                yield _land(landed, flying)
        finally:
            for future in flying.values():
                future.cancel()

    async def _ask(self, question: Question, read: Reader[T]) -> Answer[T] | Fault:
        name = key(question, self.model, self._server)
        # Whoever asks the same at the same time waits, and finds the answer remembered.
        async with self._asked.setdefault(name, asyncio.Lock()):
            outcome = self._remembered(name, read) or await self._paid(name, question, read)
        if isinstance(outcome, Fault) and outcome.kind is FaultKind.CONTEXT_OVERFLOW and question.shorter:
            outcome = await self._ask(question.shorter, read)
            return outcome if isinstance(outcome, Fault) else replace(outcome, shortened=True)
        return outcome

    def _remembered(self, name: str, read: Reader[T]) -> Answer[T] | None:
        found = self._answers.get(name)
        if found is None:
            return None
        try:
            return Answer(read(found.text), Usage(cached=True), found.model)
        except Exception:  # noqa: BLE001 - a reader that has become stricter; the question is asked again
            return None

    async def _paid(self, name: str, question: Question, read: Reader[T]) -> Answer[T] | Fault:
        asking = Asking(self._line, question, read, self._secrets)
        outcome = await asking.run()
        if asking.accepted is not None:
            self._answers.put(name, Remembered(asking.accepted.text, asking.accepted.model))
        return outcome


def _land(
    landed: "SimpleQueue[tuple[int, Future[Answer[T] | Fault]]]", flying: "dict[int, Future[Answer[T] | Fault]]"
) -> tuple[int, Answer[T] | Fault]:
    while True:
        with suppress(Empty):
            number, done = landed.get(timeout=1)  # on Windows Ctrl-C is heard between waits only
            del flying[number]
            return number, done.result()


def _secrets(chat: "BaseChatModel") -> tuple[str, ...]:
    """Give the keys a chat model holds, so that they can be kept out of messages."""
    held = (getattr(value, "get_secret_value", None) for value in vars(chat).values())
    return tuple(str(reveal()) for reveal in held if reveal is not None)
