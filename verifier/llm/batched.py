"""Two that are asked in a client's place: one that only notes the questions, one that has a batch's replies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Protocol, TypeVar

from verifier.llm.batch import BatchReply, name_of
from verifier.llm.values import Answer, Fault, Question
from verifier.types import Usage

T = TypeVar("T")
Asked = Iterable[tuple[Question, Callable[[str], T]]]
_TOGETHER = 64  # questions looked up at a time


class Asker(Protocol):
    """What of `Client` is used here."""

    def as_asked(self, asked: Asked[T]) -> Iterator[tuple[int, Answer[T] | Fault]]:
        """Ask questions as they come; give the number of each with what came of it, as soon as it is there."""
        ...


class Noting:
    """Notes every question once, by its name, and answers none."""

    def __init__(self) -> None:
        self.questions: dict[str, Question] = {}

    def as_asked(self, asked: Asked[T]) -> Iterator[tuple[int, Answer[T] | Fault]]:
        """Take all questions."""
        self.questions.update((name_of(question), question) for question, _ in asked)
        yield from ()


class Replied:
    """Answers with the replies of batches, read as strictly as any; what they do not answer is asked directly."""

    def __init__(self, replies: Mapping[str, BatchReply], directly: Asker) -> None:
        self._replies = replies
        self._directly = directly

    def as_asked(self, asked: Asked[T]) -> Iterator[tuple[int, Answer[T] | Fault]]:
        """Answer questions as they come."""
        waiting = enumerate(asked)
        while block := list(islice(waiting, _TOGETHER)):
            left = []
            for number, (question, read) in block:
                answer = self._answer(question, read)
                if answer is None:
                    left.append((number, (question, read)))
                else:
                    yield number, answer
            for index, outcome in self._directly.as_asked([one for _, one in left]):
                number, (question, _) = left[index]
                yield number, replace(outcome, usage=outcome.usage + self._took(question))

    def _answer(self, question: Question, read: Callable[[str], T]) -> Answer[T] | None:
        reply = self._replies.get(name_of(question))
        if reply is None:
            return None
        try:
            return Answer(read(reply.text), reply.usage, reply.model)
        except Exception:  # noqa: BLE001 - the reply is a stranger's text, and must not stop the other questions
            return None

    def _took(self, question: Question) -> Usage:
        """What a reply has taken that could not be read."""
        reply = self._replies.get(name_of(question))
        return reply.usage if reply else Usage()
