"""Replies are read strictly."""

import pytest

from verifier.errors import ReplyError
from verifier.llm.fields import read_object
from verifier.types import Stance


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("", "not one JSON object"),
        ('{"a": 1', "not one JSON object"),
        ('{"a": 1} and that is that', "not one JSON object"),
        ('Here it is: {"a": 1}', "not one JSON object"),
        ('{"a": 1, "a": 2}', "given twice"),
        ('{"a": NaN}', "not a number"),
        ("[1]", "must be an object"),
        ('{"b": 1}', "lacks a"),
        ('{"a": 1, "verdict": "SUPPORTED"}', "unknown key 'verdict'"),
        ("[" * 100_000, "not one JSON object"),
    ],
)
def test_refused(reply: str, problem: str) -> None:
    """Anything but one object with exactly the keys asked for is refused, and the reason is named."""
    with pytest.raises(ReplyError, match=problem):
        read_object(reply, ["a"])


@pytest.mark.parametrize("reply", ['{"a": 3}', '```json\n{"a": 3}\n```', ' \n{"a": 3}\n'])
def test_read(reply: str) -> None:
    """Blanks and a Markdown fence around the object do no harm."""
    assert read_object(reply, ["a"]).whole("a", 1, 5) == 3


@pytest.mark.parametrize("value", ["true", '"3"', "6", "0", "3.0", "null"])
def test_whole(value: str) -> None:
    """A score is a whole number of its range and nothing that looks like one."""
    with pytest.raises(ReplyError, match="a of The reply must be a whole number from 1 to 5"):
        read_object(f'{{"a": {value}}}', ["a"]).whole("a", 1, 5)


@pytest.mark.parametrize("value", ['"SUPPORTS"', '"supports the claim"', "1", "[]"])
def test_choice(value: str) -> None:
    """A label is one of the words, letter by letter: none is found inside another."""
    with pytest.raises(ReplyError, match="one of supports, refutes, neutral"):
        read_object(f'{{"a": {value}}}', ["a"]).choice("a", Stance)


def test_raw_line_break() -> None:
    """A raw line break in a string, as constrained decoding leaves it, is read."""
    assert read_object('{"a": " two\nlines "}', ["a"]).text("a") == "two\nlines"
