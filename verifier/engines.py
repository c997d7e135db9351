"""The two engines that read texts and passages: the embedded one, and one that asks a language model."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from verifier.claims import Extraction, Level, extract
from verifier.errors import ConfigError
from verifier.llm.fields import read_object
from verifier.llm.values import Question
from verifier.quantities import findings
from verifier.types import Claim, Judgement, Passage, Read

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from verifier.llm import Client, Settings

Asked = Sequence[tuple[Claim, Sequence[Passage]]]


class Judge(Protocol):
    """Reads claims against passages."""

    engine: str

    def judge(self, asked: Asked) -> list[Judgement]:
        """Give the stance of every passage towards its claim, a judgement for each claim."""
        ...


@runtime_checkable
class StreamingJudge(Protocol):
    """A judge that has many claims in flight together."""

    engine: str

    def stream(self, asked: Iterable[tuple[Claim, Sequence[Passage]]]) -> Iterator[tuple[int, Judgement | Exception]]:
        """Take claims as they come; give the number of each with its judgement as soon as it is there."""
        ...


class Choice(StrEnum):
    """Which engine reads. `AUTO` is the language model if the environment names a key or a server."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    LLM = "llm"


_GREETING = Question(
    system='Reply with the JSON object {"ready": true} and nothing else.',
    user="Are you ready?",
    name="ready",
    schema={
        "type": "object",
        "properties": {"ready": {"type": "boolean"}},
        "required": ["ready"],
        "additionalProperties": False,
    },
    prompt_version="ready-1",
    max_output_tokens=200,
)


def _heard(text: str) -> bool:
    return bool(read_object(text, ["ready"]))


def by_rules(text: str, as_of: date | None, level: Level) -> Extraction:
    """The claims of a text as the embedded engine finds them."""
    return Extraction(extract(text, as_of=as_of, level=level))


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads texts for claims and claims against passages.

    `client` is the connection to the model, if any; `where` names the model and the server that texts are sent to.
    `reads_with` names an entailment model other than the one that ships.
    """

    judge: Judge
    extract: Callable[[str, date | None, Level], Extraction] = by_rules
    client: "Client | None" = None
    where: str = ""
    reads_with: str = ""

    def read(self, text: str, as_of: date | None = None, level: Level = Level.USUAL) -> Read:
        """Split a text into sentences and their claims, and recompute its sums; nothing is checked yet."""
        found = self.extract(text, as_of, level)
        return Read(found.sentences, findings(text), found.degraded, found.notes, found.prompt_version, found.usage)

    @property
    def name(self) -> str:
        """The engine, and its model: "embedded", "embedded (deberta-small)", "llm (gpt-4.1-mini)"."""
        model = self.client.model if self.client else self.reads_with
        return f"{self.judge.engine} ({model})" if model else self.judge.engine

    def problem(self) -> str:
        """Ask the model a word, and tell in a sentence what is in the way; "" if it answers."""
        from verifier.llm import Fault  # noqa: PLC0415

        if self.client is None:
            return ""
        [reply] = self.client.ask([_GREETING], _heard)
        return reply.message if isinstance(reply, Fault) else ""

    def close(self) -> None:
        """Let go of connections."""
        if self.client is not None:
            self.client.close()


def embedded() -> Engine:
    """The engine that needs no key."""
    from verifier.judge.embedded import EmbeddedJudge  # noqa: PLC0415 - loads the models' libraries
    from verifier.judge.entailment import Entailment  # noqa: PLC0415
    from verifier.models import SHIPPED, chosen_model  # noqa: PLC0415

    name, folder = chosen_model()
    return Engine(EmbeddedJudge(Entailment(folder)), reads_with="" if name == SHIPPED else name)


def for_given(judge: Judge) -> Judge:
    """The same judge for evidence that was handed over with the claim, and so is meant for it."""
    if judge.engine != "embedded":
        return judge
    from verifier.judge.embedded import EmbeddedJudge  # noqa: PLC0415 - loads the models' libraries

    return judge.for_given() if isinstance(judge, EmbeddedJudge) else judge


def over(llm: "BaseChatModel | Client", server: str = "") -> Engine:
    """The engine that asks a LangChain chat model, or what a client is connected to; `server` names it for users."""
    from verifier.claims.llm import extract_by_model  # noqa: PLC0415
    from verifier.judge.llm import LlmJudge  # noqa: PLC0415 - loads the models' libraries
    from verifier.llm import Client  # noqa: PLC0415

    client = llm if isinstance(llm, Client) else Client.over(llm)

    def read(text: str, as_of: date | None, level: Level) -> Extraction:
        return extract_by_model(text, client, as_of=as_of, level=level)

    return Engine(LlmJudge(client), read, client, f"{client.model} at {server}" if server else client.model)


def choose(choice: str = Choice.AUTO, model: str | None = None, *, remember: bool = True) -> Engine:
    """The engine of that name; the environment says how a model is reached, `model` names another one.

    Answers are remembered unless `remember` is False. Raises `ConfigError` for an unknown name, and when a model is
    wanted but neither a key nor a server is known.
    """
    from verifier.llm import Settings, available  # noqa: PLC0415

    if choice not in set(Choice):
        raise ConfigError(f"The engine {choice!r} is not known; use one of {', '.join(Choice)}.")
    if choice == Choice.EMBEDDED or (choice == Choice.AUTO and not model and not available()):
        return embedded()
    if not available():
        raise ConfigError(
            "The engine llm needs a key in OPENAI_API_KEY, or the address of a model server in OPENAI_BASE_URL."
        )
    settings = Settings.from_environment()
    settings = replace(settings, model=model or settings.model)
    return reached_by(settings if remember else replace(settings, cache=None))


def reached_by(settings: "Settings") -> Engine:
    """The engine that asks the model these settings lead to; nothing is sent yet."""
    from verifier.llm import Client  # noqa: PLC0415

    return over(Client.open(settings), settings.base_url)
