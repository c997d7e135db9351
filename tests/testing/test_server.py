"""The model server, asked by the standard library."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping

import pytest

from verifier.testing import Mode, ModelServer, Request


def post(server: ModelServer, user: str, *, timeout: float = 10) -> tuple[Mapping[str, str], str]:
    """Ask for a completion."""
    body = {"model": "m", "messages": [{"role": "user", "content": user}]}
    asked = urllib.request.Request(  # noqa: S310 - on this machine
        f"{server.base_url}/chat/completions", json.dumps(body).encode(), {"Authorization": "Bearer key"}
    )
    with urllib.request.urlopen(asked, timeout=timeout) as response:  # noqa: S310
        return response.headers, response.read().decode()


def shout(request: Request) -> str:
    """The scripted model."""
    return request.user.upper()


def test_completion() -> None:
    """An answer is the scripted one, in OpenAI's form, with what it costs."""
    with ModelServer(shout) as server:
        _, body = post(server, "one two")

    completion = json.loads(body)
    assert completion["choices"][0]["message"]["content"] == "ONE TWO"
    assert completion["usage"] == {"prompt_tokens": 2, "completion_tokens": 2, "total_tokens": 4}


@pytest.mark.parametrize(
    ("mode", "status"),
    [(Mode.RATE_LIMITED, 429), (Mode.QUOTA, 429), (Mode.SERVER_ERROR, 500), (Mode.BAD_KEY, 401), (Mode.OVERFLOW, 400)],
)
def test_errors(mode: Mode, status: int) -> None:
    """Errors have the status and the form of OpenAI's."""
    with ModelServer(shout, mode=mode) as server, pytest.raises(urllib.error.HTTPError) as caught:
        post(server, "a")

    with caught.value as error:
        assert error.code == status
        assert json.loads(error.read())["error"]["message"]
    assert server.billed.total() == 0


def test_retry_after() -> None:
    """The header is in whole seconds, with the exact milliseconds beside it."""
    limited = ModelServer(shout, mode=Mode.RETRY_AFTER, retry_after=1.2)
    with limited as server, pytest.raises(urllib.error.HTTPError) as caught:
        post(server, "a")

    with caught.value as error:
        assert (error.headers["retry-after"], error.headers["retry-after-ms"]) == ("1", "1200")


def test_reset() -> None:
    """The connection is reset, not closed in order."""
    with ModelServer(shout, mode=Mode.RESET) as server, pytest.raises(ConnectionResetError):
        post(server, "a")


def test_huge() -> None:
    """Three megabytes of a valid completion."""
    with ModelServer(shout, mode=Mode.HUGE) as server:
        _, body = post(server, "a")

    assert len(body) > 3_000_000
    assert json.loads(body)["choices"][0]["message"]["content"].strip() == "A"


def test_counts() -> None:
    """The log tells what was asked how often, and what was billed."""
    with ModelServer(shout, mode=lambda request: Mode.EMPTY if request.attempt == 1 else Mode.OK) as server:
        post(server, "a")
        post(server, "a")
        post(server, "b")

    names = [served.question for served in server.log]
    assert names[0] == names[1] != names[2]
    assert server.asked == {names[0]: 2, names[2]: 1}
    assert server.billed.total() == 3


def test_ends_while_somebody_waits() -> None:
    """Leaving `with` ends what is being served."""
    with ModelServer(shout, mode=Mode.TIMEOUT) as server, pytest.raises(TimeoutError):
        post(server, "a", timeout=0.2)

    assert [served.status for served in server.log] == [0]
