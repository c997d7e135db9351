"""The prompts, and what holds of their examples."""

import json

import pytest

from verifier.claims import reply as sentences
from verifier.judge import reply as judgement
from verifier.llm.quoting import find
from verifier.prompts import prompt
from verifier.prompts.load import examples


@pytest.mark.parametrize("task", ["judge", "extract"])
def test_whole(task: str) -> None:
    """A prompt holds its examples and no place left to fill in."""
    text = prompt(task, {}).text

    assert "{examples}" not in text
    assert all(str(example["question"]) in text for example in examples(task))


def test_version() -> None:
    """The version names the task and changes with what is asked."""
    versions = {prompt("judge", {}).version, prompt("judge", {"a": 1}).version, prompt("extract", {}).version}

    assert len(versions) == 3
    assert prompt("judge", {}).version == prompt("judge", {}).version
    assert prompt("judge", {}).version.startswith("judge-")


@pytest.mark.parametrize("example", examples("judge"))
def test_judge_example(example: dict[str, str]) -> None:
    """The reply of an example is one that would be taken, and its quotes are verbatim."""
    reply = judgement.read_reply(json.dumps(example["reply"]), 2)

    assert all(find(said.quote, example["question"]) for said in reply.passages if said.quote)
    assert find(reply.so_quote, example["question"])


@pytest.mark.parametrize("example", examples("extract"))
def test_extract_example(example: dict[str, str]) -> None:
    """The reply of an example answers its sentences, and its fragments are verbatim."""
    told = sentences.read_reply(json.dumps(example["reply"]), frozenset({1, 2}))

    assert told.keys() == {1, 2}
    assert all(find(claim.fragment, example["question"]) for each in told.values() for claim in each.claims)
