"""OpenAI's Batch API: many questions in one file, answered within a day at half the price.

https://platform.openai.com/docs/guides/batch. A batch is marked with the run it belongs to, so that it is found again
when its id was lost before it could be written down.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, Self

from verifier.errors import BatchError
from verifier.llm.dialect import Dialect
from verifier.llm.faults import classify, sentence
from verifier.llm.model import unwrapped
from verifier.llm.settings import Settings
from verifier.llm.values import Question
from verifier.types import Usage

if TYPE_CHECKING:
    from openai.types import Batch as Told

# What OpenAI takes in one batch, with room to spare.
MOST_QUESTIONS = 50_000
MOST_BYTES = 180_000_000
_ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_RUN, _PART = "verifier_run", "part"
_NO_KEY = "none"


@dataclass(frozen=True, slots=True)
class State:
    """How far a batch is. `trouble` says why it has failed, if it has."""

    status: str
    done: int
    total: int
    trouble: str = ""

    @property
    def ended(self) -> bool:
        """Whether there will be no further answers."""
        return self.status in _ENDED


@dataclass(frozen=True, slots=True)
class BatchReply:
    """A reply that came to its end, not read yet."""

    text: str
    model: str
    usage: Usage


def name_of(question: Question) -> str:
    """What a question is called in a batch: the same question has the same name."""
    parts = (question.prompt_version, question.system, question.user, question.name, question.schema)
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def lines(questions: Mapping[str, Question], model: str, dialect: Dialect) -> Iterator[bytes]:
    """The lines of a batch's file, one for each question, by its name."""
    for name, question in questions.items():
        messages = [
            {"role": "system", "content": dialect.system(question)},
            {"role": "user", "content": question.user},
        ]
        body = {"model": model, "messages": messages, **dialect.body(question, question.max_output_tokens)}
        request = {"custom_id": name, "method": "POST", "url": _ENDPOINT, "body": body}
        yield json.dumps(request, ensure_ascii=False).encode() + b"\n"


def parts(
    written: Iterable[bytes], most_questions: int = MOST_QUESTIONS, most_bytes: int = MOST_BYTES
) -> Iterator[list[bytes]]:
    """Lines in parts that are small enough for a batch each."""
    part: list[bytes] = []
    size = 0
    for line in written:
        if part and (len(part) == most_questions or size + len(line) > most_bytes):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part


class BatchDesk:
    """Hands batches in and fetches what came of them.

    All methods raise BatchError when the server does not go along.
    """

    def __init__(self, settings: Settings) -> None:
        from openai import OpenAI  # noqa: PLC0415 - takes a second to load

        self._secrets = (settings.api_key,)
        self._client = OpenAI(
            base_url=settings.base_url,
            api_key=settings.api_key or _NO_KEY,
            timeout=settings.timeout,
            max_retries=settings.max_retries,
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def hand_in(self, written: Iterable[bytes], run: str, part: int) -> str:
        """Have a part of a run answered, and give the batch's id; a batch made for that part before is taken."""
        with self._told_clearly():
            return self._found(run, part) or self._made(b"".join(written), run, part)

    def state(self, batch: str) -> State:
        """Ask how far a batch is."""
        with self._told_clearly():
            told = self._client.batches.retrieve(batch)
        counts = told.request_counts
        wrong = [str(each.message) for each in (told.errors.data or [])] if told.errors else []
        return State(told.status, counts.completed if counts else 0, counts.total if counts else 0, " ".join(wrong))

    def replies(self, batch: str) -> dict[str, BatchReply]:
        """Fetch the replies of a batch, by the names of their questions; what failed has none."""
        with self._told_clearly():
            told = self._client.batches.retrieve(batch)
            if told.output_file_id is None:
                return {}
            content = self._client.files.content(told.output_file_id).read()
        # Not splitlines(): a JSON string may hold other line separators unescaped.
        return dict(found for line in content.split(b"\n") if (found := _reply(line)) is not None)

    def _found(self, run: str, part: int) -> str | None:
        for batch in self._client.batches.list(limit=100):
            about = batch.metadata or {}
            if (about.get(_RUN), about.get(_PART)) == (run, str(part)):
                return batch.id
        return None

    def _made(self, content: bytes, run: str, part: int) -> str:
        name = f"{run}-{part}-{sha256(content).hexdigest()[:12]}.jsonl"
        there = (file.id for file in self._client.files.list(purpose="batch") if file.filename == name)
        file = next(there, None) or self._client.files.create(file=(name, content), purpose="batch").id
        about = {_RUN: run, _PART: str(part)}
        # Not tried again: a batch that was made though the answer was lost would be paid twice; it is found next time.
        once = self._client.with_options(max_retries=0)
        made: Told = once.batches.create(
            input_file_id=file, endpoint=_ENDPOINT, completion_window="24h", metadata=about
        )
        return made.id

    @contextmanager
    def _told_clearly(self) -> Iterator[None]:
        from openai import OpenAIError  # noqa: PLC0415 - loaded already

        try:
            yield
        except OpenAIError as error:
            raise BatchError(sentence(classify(error), self._secrets)) from error


def _reply(line: bytes) -> tuple[str, BatchReply] | None:
    """The name and the reply of a line; None for one that holds no reply that came to its end."""
    try:
        told = json.loads(line)
        body = told["response"]["body"]
        choice = body["choices"][0]
        text = choice["message"]["content"]
        if told["response"]["status_code"] != 200 or choice["finish_reason"] != "stop" or not text.strip():
            return None
        return str(told["custom_id"]), BatchReply(unwrapped(text), str(body.get("model") or ""), _usage(body))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _usage(body: Mapping[str, Any]) -> Usage:
    used = body.get("usage") or {}
    return Usage(1, int(used.get("prompt_tokens", 0)), int(used.get("completion_tokens", 0)), batch=True)
