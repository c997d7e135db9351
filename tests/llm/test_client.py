"""Questions over real HTTP: answers in order, many at a time."""

import json

from verifier.errors import ReplyError
from verifier.llm import Answer, Client, Question, Settings
from verifier.testing import ModelServer, Request

SCHEMA = {
    "type": "object",
    "properties": {"said": {"type": "string"}},
    "required": ["said"],
    "additionalProperties": False,
}


def question(user: str) -> Question:
    """A question whose answer repeats it."""
    return Question("Repeat.", user, "repeat", SCHEMA, "v1")


def echo(request: Request) -> str:
    """The scripted model."""
    return json.dumps({"said": request.user})


def read(text: str) -> str:
    """What was said."""
    try:
        return str(json.loads(text)["said"])
    except (ValueError, KeyError) as error:
        raise ReplyError(str(error)) from error


def test_answers_in_order() -> None:
    """Every question gets its own answer, in the order of asking."""
    asked = [question(f"word {number}") for number in range(20)]
    with ModelServer(echo) as server, Client.open(Settings(base_url=server.base_url)) as client:
        answers = client.ask(asked, read)

    assert [answer.value for answer in answers if isinstance(answer, Answer)] == [item.user for item in asked]
    assert set(server.billed.values()) == {1}
