"""What a server does to one question, over real HTTP: how often it is asked, and what comes of it."""

import pytest

from tests.llm.asking import client, echo, question, read
from verifier.llm import Answer, Client, Fault, FaultKind
from verifier.testing import Mode, ModelServer, first

# Fault, and requests, where the mode never ends; three retries are allowed, of which a timeout takes two.
LASTING = {
    Mode.RATE_LIMITED: (FaultKind.RATE_LIMIT, 4),
    Mode.RETRY_AFTER: (FaultKind.RATE_LIMIT, 4),
    Mode.RESET: (FaultKind.CONNECTION, 4),
    Mode.TIMEOUT: (FaultKind.TIMEOUT, 3),
    Mode.EMPTY: (FaultKind.EMPTY_REPLY, 4),
    Mode.BLANK: (FaultKind.EMPTY_REPLY, 4),
    Mode.HTML: (FaultKind.BROKEN_REPLY, 4),
    Mode.HUGE: (FaultKind.BROKEN_REPLY, 4),
    Mode.SERVER_ERROR: (FaultKind.SERVER, 4),
    Mode.CUT_OFF: (FaultKind.UNREADABLE, 2),
    Mode.TRUNCATED: (FaultKind.TRUNCATED, 2),
    Mode.REFUSAL: (FaultKind.REFUSAL, 1),
    Mode.FILTER: (FaultKind.CONTENT_FILTER, 1),
    Mode.QUOTA: (FaultKind.QUOTA, 1),
    Mode.BAD_KEY: (FaultKind.AUTH, 1),
    Mode.BAD_REQUEST: (FaultKind.BAD_REQUEST, 1),
    Mode.OVERFLOW: (FaultKind.CONTEXT_OVERFLOW, 1),
}
PASSING = [mode for mode, (_, requests) in LASTING.items() if requests > 1]


@pytest.mark.parametrize("mode", LASTING)
def test_lasting_fault(mode: Mode) -> None:
    """A fault that lasts is named, with what it has cost, after as many requests as it deserves."""
    kind, requests = LASTING[mode]
    slow_to_answer = 0.3 if mode is Mode.TIMEOUT else 5.0
    with (
        ModelServer(echo, retry_after=0.01) as server,
        client(server, max_retries=3, max_waits=3, timeout=slow_to_answer) as asking,
    ):
        asking.ask([question("known")], read)
        server.mode = mode
        (fault,) = asking.ask([question()], read)

    assert isinstance(fault, Fault)
    assert fault.kind is kind
    assert fault.message.endswith(".")
    assert fault.retryable == (requests > 2)
    assert len(server.log) == 1 + requests
    assert fault.usage.calls == len(
        [one for one in server.log[1:] if one.billed and one.mode not in {Mode.EMPTY, Mode.HUGE}]
    )


@pytest.mark.parametrize("mode", PASSING)
def test_passing_fault(mode: Mode) -> None:
    """A fault that passes costs another request, not the answer."""
    slow_to_answer = 0.5 if mode is Mode.TIMEOUT else 5.0
    with (
        ModelServer(echo, mode=first(1, mode), retry_after=0.01) as server,
        client(server, timeout=slow_to_answer) as asking,
    ):
        (answer,) = asking.ask([question()], read)

    assert isinstance(answer, Answer)
    assert answer.value == "one word"
    assert [served.mode for served in server.log] == [mode, Mode.OK]


@pytest.mark.parametrize(
    "mode", [Mode.SLOW, Mode.WRONG_IDS, Mode.INVENTED_QUOTES, Mode.WRONG_ARITHMETIC, Mode.WRONG_LANGUAGE]
)
def test_what_only_the_reader_can_tell(mode: Mode) -> None:
    """A reply in the form asked for is an answer; whether it is true is the reader's business."""
    with ModelServer(echo, mode=mode, slow=0.01) as server, client(server) as asking:
        (answer,) = asking.ask([question()], read)

    assert isinstance(answer, Answer)
    assert len(server.log) == 1


def test_unreadable_is_asked_again_with_the_error() -> None:
    """The second request shows the model its reply and what is wrong with it."""
    with ModelServer(echo, mode=first(1, Mode.CUT_OFF)) as server, client(server) as asking:
        (answer,) = asking.ask([question()], read)

    again = server.log[1].request
    assert isinstance(answer, Answer)
    assert answer.usage.calls == 2
    assert "cannot be used" in again.again
    assert [message["role"] for message in again.body["messages"]] == ["system", "user", "assistant", "user"]
    assert again.body["messages"][2]["content"] == '{"said": "'


def test_cut_off_is_asked_again_with_more_room() -> None:
    """After an answer that was cut off the limit is higher."""
    with ModelServer(echo, mode=first(1, Mode.TRUNCATED)) as server, client(server) as asking:
        asking.ask([question(max_output_tokens=100)], read)

    assert [served.request.limit for served in server.log] == [100, 300]


def test_too_long_is_asked_shorter() -> None:
    """A question that does not fit the context is replaced by its shorter form, once, and that is said."""
    long = question("long " * 20, shorter=question("short"))
    with (
        ModelServer(echo, mode=lambda r: Mode.OVERFLOW if "long" in r.user else Mode.OK) as server,
        client(server) as asking,
    ):
        (answer,) = asking.ask([long], read)

    assert isinstance(answer, Answer)
    assert (answer.value, answer.shortened) == ("short", True)
    assert len(server.log) == 2


def test_who_asks_to_wait_too_long_is_not_waited_for() -> None:
    """Retry-After beyond the longest wait ends the question at once."""
    with ModelServer(echo, mode=Mode.RETRY_AFTER, retry_after=500) as server, client(server) as asking:
        (fault,) = asking.ask([question()], read)

    assert isinstance(fault, Fault)
    assert fault.kind is FaultKind.RATE_LIMIT
    assert fault.retryable
    assert "500 s" in fault.message
    assert len(server.log) == 1


def test_no_server() -> None:
    """A server that is not there is a fault that says where to look."""
    with ModelServer(echo) as server:
        pass
    with client(server, max_retries=1) as asking:
        (fault,) = asking.ask([question()], read)

    assert isinstance(fault, Fault)
    assert fault.kind is FaultKind.CONNECTION
    assert "OPENAI_BASE_URL" in fault.message


def test_a_server_that_fails_is_left_alone_for_a_while() -> None:
    """After so many failures in a row nothing is sent; later one question tries, and its answer lets all through."""
    with (
        ModelServer(echo, mode=Mode.RESET) as server,
        client(server, max_retries=0, breaker_after=3, breaker_rest=0.2, concurrency=1) as asking,
    ):
        faults = asking.ask([question(str(number)) for number in range(6)], read)
        asked = len(server.log)
        server.mode = Mode.OK
        answers = _until_let_through(asking)

    kinds = [fault.kind for fault in faults if isinstance(fault, Fault)]
    assert kinds == [FaultKind.CONNECTION] * 3 + [FaultKind.CIRCUIT_OPEN] * 3
    assert asked == 3
    assert "3 failures" in faults[-1].message  # type: ignore[union-attr]
    assert all(isinstance(answer, Answer) for answer in answers)


def _until_let_through(asking: Client) -> list[Answer[str] | Fault]:
    while isinstance(asking.ask([question("try")], read)[0], Fault):
        pass
    return asking.ask([question(str(number)) for number in range(3)], read)
