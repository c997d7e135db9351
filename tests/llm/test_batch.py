"""The Batch API over real HTTP: handed in once, found again, fetched strictly."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import BatchError
from verifier.llm import Question, Settings
from verifier.llm.batch import BatchDesk, lines, name_of, parts
from verifier.llm.dialect import Dialect
from verifier.testing import Mode, ModelServer, Request

SCHEMA = {"type": "object", "properties": {"said": {"type": "string"}}}
QUESTIONS = {
    name_of(one): one for one in (Question("Repeat.", f"w\u2028{n}", "repeat", SCHEMA, "v1") for n in range(6))
}
WRITTEN = list(lines(QUESTIONS, "small", Dialect()))


def echo(request: Request) -> str:
    """The scripted model."""
    return json.dumps({"said": request.user}, ensure_ascii=False)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model server."""
    with ModelServer(echo) as running:
        yield running


@pytest.fixture
def desk(server: ModelServer) -> Iterator[BatchDesk]:
    """A desk at that server."""
    with BatchDesk(Settings(base_url=server.base_url, max_retries=0, api_key="sk-test-0123456789")) as opened:
        yield opened


def ended(desk: BatchDesk, batch: str) -> str:
    """Wait until a batch has ended; how it ended."""
    while not (state := desk.state(batch)).ended:
        pass
    return state.status


def test_replies(desk: BatchDesk, server: ModelServer) -> None:
    """Every question gets its own reply, which says that it has half the price."""
    batch = desk.hand_in(WRITTEN, "run-1", 0)

    assert ended(desk, batch) == "completed"
    replies = desk.replies(batch)
    assert {name: json.loads(reply.text)["said"] for name, reply in replies.items()} == {
        name: question.user for name, question in QUESTIONS.items()
    }
    assert {(reply.model, reply.usage.batch) for reply in replies.values()} == {("small", True)}
    assert set(server.billed.values()) == {1}


def test_found_again(desk: BatchDesk, server: ModelServer) -> None:
    """A batch that was handed in before is found by its mark; another run's or part's is not taken for it."""
    first = desk.hand_in(WRITTEN, "run-1", 0)

    assert desk.hand_in(WRITTEN, "run-1", 0) == first
    assert len({first, desk.hand_in(WRITTEN, "run-2", 0), desk.hand_in(WRITTEN, "run-1", 1)}) == 3
    assert len(server.batches.all) == 3


def test_uploaded_before(desk: BatchDesk, server: ModelServer) -> None:
    """A file that was uploaded when the program was stopped is used, not uploaded again."""
    made = desk.hand_in(WRITTEN, "run-1", 0)
    server.batches.all.clear()
    desk.hand_in(WRITTEN, "run-1", 0)

    assert made not in [None, ""]
    assert [name for name, _ in server.batches.files.values()].count(next(iter(server.batches.files.values()))[0]) == 1


@pytest.mark.parametrize("mode", [Mode.SERVER_ERROR, Mode.REFUSAL, Mode.FILTER, Mode.TRUNCATED, Mode.BLANK, Mode.HTML])
def test_what_failed_has_no_reply(desk: BatchDesk, server: ModelServer, mode: Mode) -> None:
    """A question without a whole answer has no reply, the others have theirs."""
    unlucky = next(iter(QUESTIONS.values()))
    server.mode = lambda request: mode if request.user == unlucky.user else Mode.OK
    batch = desk.hand_in(WRITTEN, "run-1", 0)
    ended(desk, batch)

    assert set(desk.replies(batch)) == set(QUESTIONS) - {name_of(unlucky)}


@pytest.mark.parametrize(("ending", "count"), [("failed", 0), ("expired", 3), ("cancelled", 3)])
def test_broken_off(desk: BatchDesk, server: ModelServer, ending: str, count: int) -> None:
    """A batch that was broken off gives what it has, and says why if it can."""
    server.batches.ending = ending
    batch = desk.hand_in(WRITTEN, "run-1", 0)

    assert ended(desk, batch) == ending
    assert len(desk.replies(batch)) == count
    assert desk.state(batch).trouble == ("The file is not valid." if ending == "failed" else "")


def test_refused(server: ModelServer) -> None:
    """A server that cannot be reached, or knows no batches, is told without the key."""
    settings = Settings(
        base_url=server.base_url.replace("/v1", "/nothing"), max_retries=0, api_key="sk-test-0123456789"
    )
    for each in (settings, replace(settings, base_url="http://127.0.0.1:9/v1")):
        with BatchDesk(each) as desk, pytest.raises(BatchError) as caught:
            desk.hand_in(WRITTEN, "run-1", 0)
        assert "0123456789" not in str(caught.value)


@given(st.lists(st.binary(min_size=1, max_size=20), max_size=30), st.integers(1, 9), st.integers(1, 60))
def test_parts(written: list[bytes], most: int, size: int) -> None:
    """Parts hold all lines in order, none holds too many, and none is too large unless it is one line."""
    found = list(parts(written, most, size))

    assert [line for part in found for line in part] == written
    assert all(part and len(part) <= most for part in found)
    assert all(len(part) == 1 or sum(map(len, part)) <= size for part in found)
