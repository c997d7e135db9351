"""How a server wants to be asked is found out once."""

import pytest

from tests.llm.asking import SCHEMA, client, echo, question, read
from verifier.llm import Answer, FaultKind
from verifier.llm.dialect import Dialect, Format, Manners
from verifier.llm.faults import Failure
from verifier.testing import Mode, ModelServer, Request

# What a server does not take, and how many requests are refused before that is known.
REFUSED = {
    Mode.NO_SCHEMA_400: 1,
    Mode.NO_SCHEMA_500: 1,
    Mode.NO_FORMAT: 2,
    Mode.NO_MAX_TOKENS: 1,
    Mode.NO_TEMPERATURE: 1,
}


@pytest.mark.parametrize("mode", REFUSED)
def test_learned_once(mode: Mode) -> None:
    """Every question is answered; only the first finds out, and later clients know."""
    asked = [question(str(number)) for number in range(5)]
    with ModelServer(echo, mode=mode) as server:
        for _ in range(2):
            with client(server) as asking:
                answers = asking.ask(asked, read)
                assert all(isinstance(answer, Answer) for answer in answers)

    assert [served.status == 200 for served in server.log].count(False) == REFUSED[mode]


def test_schema_is_told_in_words_where_it_cannot_be_given() -> None:
    """A model that is not given the schema is told it."""
    with ModelServer(echo, mode=Mode.NO_SCHEMA_400) as server, client(server) as asking:
        asking.ask([question()], read)

    given, told = (served.request for served in server.log)
    assert given.schema == SCHEMA
    assert told.format == "json_object"
    assert "JSON" in told.system
    assert '"additionalProperties": false' in told.system


def test_a_server_that_takes_little() -> None:
    """Refusals one after the other leave what every server takes."""

    def choosy(request: Request) -> Mode:
        if "max_tokens" in request.body:
            return Mode.NO_MAX_TOKENS
        return Mode.NO_TEMPERATURE if "temperature" in request.body else Mode.NO_FORMAT

    with ModelServer(echo, mode=choosy) as server, client(server) as asking:
        (answer,) = asking.ask([question(max_output_tokens=9)], read)

    body = server.log[-1].request.body
    assert isinstance(answer, Answer)
    assert set(body) - {"stream"} == {"model", "messages", "max_completion_tokens"}


def test_failures_that_say_nothing() -> None:
    """Two failures in a row, before anything has worked, may be about the format; none that works is no finding."""
    failure = Failure(FaultKind.SERVER, "Internal Server Error", 500)
    manners = Manners(Dialect())
    seen = []
    for _ in range(6):
        seen.append(manners.dialect.format)
        manners.learn(manners.dialect, failure)

    assert seen == [Format.JSON_SCHEMA] * 2 + [Format.JSON_OBJECT] * 2 + [Format.PLAIN] * 2
    assert manners.dialect.format is Format.JSON_SCHEMA


def test_what_has_worked_is_kept() -> None:
    """Once a server has answered, its failures are failures."""
    manners = Manners(Dialect())
    manners.worked(manners.dialect)
    for _ in range(4):
        assert not manners.learn(manners.dialect, Failure(FaultKind.SERVER, "Internal Server Error", 500))

    assert manners.dialect == Dialect()
