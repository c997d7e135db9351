"""Questions over real HTTP: answers in order, many at a time, each paid for once."""

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langchain_core.callbacks import get_usage_metadata_callback
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from tests.llm.asking import KEY, client, echo, question, read
from verifier.config import PROJECT
from verifier.llm import Answer, Client, Fault, FaultKind, Question, Settings, Usage
from verifier.testing import FAULTS, Mode, ModelServer, at_rates, first

ASKING_ON = """
import sys
from pathlib import Path
from tests.llm.asking import question, read
from verifier.llm import Client, Settings
settings = Settings("scripted", sys.argv[1], concurrency=2, cache=Path(sys.argv[2]))
Client.open(settings).ask([question(f"word {number}") for number in range(10_000)], read)
"""


def test_answers_in_order() -> None:
    """Every question gets its own answer, in the order of asking, with what it took."""
    asked = [question(f"word {number}") for number in range(20)]
    with ModelServer(echo) as server, client(server) as asking:
        answers = asking.ask(asked, read)

    assert [answer.value for answer in answers if isinstance(answer, Answer)] == [item.user for item in asked]
    assert {answer.model for answer in answers if isinstance(answer, Answer)} == {"scripted"}
    assert set(server.billed.values()) == {1}
    assert sum((answer.usage for answer in answers), Usage()) == asking.spent
    assert asking.spent.calls == 20
    assert asking.spent.input_tokens > 20


def test_a_reader_each() -> None:
    """Readers may differ from question to question."""
    with ModelServer(echo) as server, client(server) as asking:
        answers = asking.ask([question("a"), question("b")], [read, len])

    assert [answer.value for answer in answers if isinstance(answer, Answer)] == ["a", len('{"said": "b"}')]


def test_what_is_sent() -> None:
    """A request holds the messages, the strict schema, the limit, and nothing of the environment."""
    with ModelServer(echo) as server, client(server) as asking:
        asking.ask([question("a", max_output_tokens=77)], read)

    (served,) = server.log
    body = served.request.body
    assert body["messages"] == [
        {"role": "system", "content": "Repeat what is said."},
        {"role": "user", "content": "a"},
    ]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert served.request.schema == question().schema
    assert (body["model"], body["max_tokens"], body["temperature"]) == ("scripted", 77, 0)
    assert served.request.headers["authorization"] == f"Bearer {KEY}"


def test_no_more_at_a_time_than_allowed() -> None:
    """The concurrency of the settings bounds the calls, and twice that what is taken ahead."""
    taken = 0

    def questions() -> Iterator[tuple[Question, Callable[[str], str]]]:
        nonlocal taken
        for number in range(30):
            taken += 1
            yield question(str(number)), read

    with ModelServer(echo, latency=0.02) as server, client(server, concurrency=3) as asking:
        ahead = [taken - done for done, _ in enumerate(asking.as_asked(questions()))]

    assert len(ahead) == 30
    assert max(ahead) <= 6
    assert server.busiest <= 3


def test_the_first_to_be_answered_comes_first() -> None:
    """Answers come as they are there, with the number of their question."""
    slow_first = {"0": Mode.SLOW}
    with (
        ModelServer(echo, mode=lambda request: slow_first.get(request.user, Mode.OK), slow=0.5) as server,
        client(server) as asking,
    ):
        asking.ask([question("known")], read)
        numbers = [number for number, _ in asking.as_asked((question(str(number)), read) for number in range(4))]

    assert sorted(numbers) == [0, 1, 2, 3]
    assert numbers[-1] == 0


def test_leaving_early_stops_asking() -> None:
    """Who stops listening leaves nothing running, and the client can be used again."""
    with (
        ModelServer(echo, mode=lambda r: Mode.TIMEOUT if r.user == "1" else Mode.OK) as server,
        client(server) as asking,
    ):
        answers = asking.as_asked((question(str(number)), read) for number in range(3))
        next(answers)
        answers.close()  # type: ignore[attr-defined]
        (answer,) = asking.ask([question("again")], read)

    assert isinstance(answer, Answer)


def test_from_several_threads() -> None:
    """Threads share a client, its loop and its connections."""
    got: list[object] = []
    with ModelServer(echo) as server, client(server) as asking:
        threads = [
            threading.Thread(
                target=lambda name=name: got.extend(asking.ask([question(f"{name}{i}") for i in range(5)], read))
            )
            for name in "abcd"
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(item.value for item in got if isinstance(item, Answer)) == sorted(
        f"{n}{i}" for n in "abcd" for i in range(5)
    )


def test_two_clients_one_after_the_other() -> None:
    """A client can be closed and another opened in the same process."""
    with ModelServer(echo) as server:
        for _ in range(2):
            with client(server) as asking:
                assert isinstance(asking.ask([question()], read)[0], Answer)


def test_same_question_is_paid_once(tmp_path: Path) -> None:
    """The same question asked twice at the same time, and again later, is paid for once."""
    cache = tmp_path / "answers.sqlite"
    with ModelServer(echo, latency=0.05) as server:
        with client(server, cache=cache) as asking:
            together = asking.ask([question("same"), question("same")], read)
        with client(server, cache=cache) as asking:
            later = asking.ask([question("same")], read)

    assert [answer.value for answer in [*together, *later] if isinstance(answer, Answer)] == ["same"] * 3
    assert sorted(answer.usage.cached for answer in together) == [False, True]
    assert later[0].usage == Usage(cached=True)
    assert server.asked.total() == 1


def test_faults_and_refused_replies_are_not_remembered(tmp_path: Path) -> None:
    """A fault is asked again, and a remembered reply that the reader no longer takes, too."""
    cache = tmp_path / "answers.sqlite"
    with ModelServer(echo, mode=first(1, Mode.REFUSAL)) as server, client(server, cache=cache) as asking:
        (refused,) = asking.ask([question()], read)
        (answered,) = asking.ask([question()], read)
        (stricter,) = asking.ask([question()], [_never])

    assert isinstance(refused, Fault)
    assert isinstance(answered, Answer)
    assert isinstance(stricter, Fault)
    assert stricter.kind is FaultKind.UNREADABLE
    assert server.asked.total() == 4  # refused, answered, and twice for the stricter reader


def test_every_question_ends_with_every_fault_about() -> None:
    """With each fault at five in a hundred, every question ends once, answered or with its fault named."""
    rates = dict.fromkeys(FAULTS, 0.05)
    asked = [question(f"word {number}") for number in range(60)]
    with (
        ModelServer(echo, mode=at_rates(rates, seed=3), slow=0.05, retry_after=0.02) as server,
        client(server, concurrency=32, timeout=2.0, breaker_after=1000) as asking,
    ):
        outcomes = dict(asking.as_asked((item, read) for item in asked))

    answered = [outcome for outcome in outcomes.values() if isinstance(outcome, Answer)]
    faults = [outcome for outcome in outcomes.values() if isinstance(outcome, Fault)]
    assert sorted(outcomes) == list(range(60))
    assert len(answered) + len(faults) == 60
    assert len(answered) > 30
    assert {fault.kind for fault in faults} <= set(FaultKind) - {
        FaultKind.CIRCUIT_OPEN,
        FaultKind.AUTH,
        FaultKind.QUOTA,
    }
    good = [served.question for served in server.log if served.mode in {Mode.OK, Mode.SLOW}]
    assert len(good) == len(set(good))  # no question is asked again once it has been answered


def test_the_key_is_shown_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """Not in settings, clients, faults or logs, even when the server repeats it."""
    caplog.set_level(logging.DEBUG)
    with ModelServer(echo, mode=Mode.BAD_KEY) as server, client(server) as asking:
        (fault,) = asking.ask([question()], read)
        shown = f"{Settings(api_key=KEY)!r} {asking!r} {fault!r} {vars(asking)['_line'].settings}"

    assert isinstance(fault, Fault)
    assert fault.kind is FaultKind.AUTH
    assert "OPENAI_API_KEY" in fault.message
    assert KEY not in shown
    assert KEY not in caplog.text


def test_a_key_with_a_line_break() -> None:
    """What was copied around the key is not sent."""
    with ModelServer(echo) as server, client(server, api_key=f" {KEY}\n") as asking:
        (answer,) = asking.ask([question()], read)

    assert isinstance(answer, Answer)
    assert server.log[0].request.headers["authorization"] == f"Bearer {KEY}"


def test_nothing_in_the_environment_reroutes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where requests go is what the settings say, whatever LangSmith's or OpenAI's variables say; nothing is traced."""
    for name in ("LANGSMITH_GATEWAY", "OPENAI_API_BASE", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/v1")
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_pt_0123456789")
    monkeypatch.setenv("OPENAI_PROXY", "http://127.0.0.1:9")
    with ModelServer(echo) as server, client(server) as asking:
        (answer,) = asking.ask([question()], read)

    assert isinstance(answer, Answer)
    assert server.log[0].request.headers["authorization"] == f"Bearer {KEY}"


def test_any_chat_model() -> None:
    """A chat model that knows nothing of OpenAI's options is asked in words, and may fence its JSON."""
    chat = GenericFakeChatModel(messages=iter([AIMessage('```json\n{"said": "hello"}\n```'), AIMessage("no JSON")] * 2))
    with Client.over(chat, Settings(cache=None)) as asking:
        (answer,) = asking.ask([question()], read)
        (again,) = asking.ask([question()], read)

    assert asking.model == "GenericFakeChatModel"
    assert isinstance(answer, Answer)
    assert answer.value == "hello"
    assert isinstance(again, Answer)  # after "no JSON"


def test_a_chat_model_that_raises() -> None:
    """An error of a chat model is a fault of its question, and no other."""
    chat = GenericFakeChatModel(messages=iter([AIMessage(json.dumps({"said": "hello"}))]))
    with Client.over(chat, Settings(cache=None, concurrency=1, max_retries=0)) as asking:
        outcomes = asking.ask([question("a"), question("b")], read)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Answer", "Fault"]


def test_langchain_callbacks_see_the_calls() -> None:
    """LangChain's own accounting in the caller's context counts what the client does."""
    with ModelServer(echo) as server, client(server) as asking, get_usage_metadata_callback() as seen:
        asking.ask([question()], read)

    assert seen.usage_metadata["scripted"]["input_tokens"] == asking.spent.input_tokens


def _never(text: str) -> str:
    raise ValueError(text)


def test_killed_and_asked_again(tmp_path: Path) -> None:
    """A process that is killed keeps what was answered: the next one asks for the rest alone."""
    cache = tmp_path / "answers.sqlite"
    with ModelServer(echo, latency=0.02) as server:
        killed = subprocess.Popen([sys.executable, "-c", ASKING_ON, server.base_url, str(cache)], cwd=PROJECT)
        while len(server.log) < 5:
            time.sleep(0.01)
        killed.kill()
        killed.wait()
        before = server.billed
        with client(server, cache=cache) as asking:
            answers = asking.ask([question(f"word {number}") for number in range(40)], read)

    again = [name for name in before if server.billed[name] > 1]
    assert all(isinstance(answer, Answer) for answer in answers)
    assert len(before) >= 5
    assert len(again) <= 2  # what was on its way when it was killed, two at a time


def test_chatopenai_of_ones_own() -> None:
    """LangChain's own `ChatOpenAI` is asked in its own way, and its errors are told apart."""
    modes = iter([Mode.NO_SCHEMA_500, Mode.OK, Mode.REFUSAL, Mode.TRUNCATED, Mode.OK, Mode.HTML, Mode.OK, Mode.BAD_KEY])
    with ModelServer(echo, mode=lambda _: next(modes)) as server:
        chat = ChatOpenAI(
            model="mine", base_url=server.base_url, api_key=SecretStr(KEY), max_retries=0, temperature=0.5
        )
        with Client.over(chat, Settings(cache=None, retry_delay=0.01, concurrency=1)) as asking:
            outcomes = [asking.ask([question(str(number))], read)[0] for number in range(5)]
        chat.root_client.close()

    kinds = [outcome.kind if isinstance(outcome, Fault) else outcome.value for outcome in outcomes]
    assert kinds == ["0", FaultKind.REFUSAL, "2", "3", FaultKind.AUTH]
    assert asking.model == "mine"
    assert server.log[0].request.body["temperature"] == 0.5
    assert KEY not in repr(outcomes)


@pytest.mark.parametrize("limit", ["requests_per_minute", "tokens_per_minute"])
def test_pace(limit: str) -> None:
    """A second question waits for its turn, here for a minute and more."""
    with ModelServer(echo) as server, client(server, **{limit: 1}) as asking:
        answers = asking.as_asked((question(str(number)), read) for number in range(2))
        next(answers)
        answers.close()  # type: ignore[attr-defined]

    assert len(server.log) == 1
