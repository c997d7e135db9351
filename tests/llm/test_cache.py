"""Remembered answers: exactly the same question, in one file, for several processes."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.llm.asking import question
from verifier.config import PROJECT
from verifier.llm.cache import Answers, Remembered, key

REPLY = Remembered('{"said": "ümläut"}', "scripted")
WRITER = """
import sys
from pathlib import Path
from verifier.llm.cache import Answers, Remembered
answers = Answers(Path(sys.argv[1]))
for number in range(100):
    answers.put(f"{sys.argv[2]} {number}", Remembered("text", "model"))
"""


def test_remembers(tmp_path: Path) -> None:
    """What was put can be got, by others and later."""
    file = tmp_path / "new" / "answers.sqlite"
    answers = Answers(file)
    answers.put("key", Remembered("old", "model"))
    answers.put("key", REPLY)
    other = Answers(file)

    assert other.get("key") == REPLY
    assert other.get("no key") is None
    answers.close()
    other.close()


def test_key_is_of_all_that_matters() -> None:
    """Another prompt, model, server, question or schema is another question; the output limit is not."""
    asked = question("a")
    keys = {
        key(asked, "m", "s"),
        key(asked, "m2", "s"),
        key(asked, "m", "s2"),
        key(question("b"), "m", "s"),
        key(replace(asked, prompt_version="v2"), "m", "s"),
        key(replace(asked, system="Other."), "m", "s"),
        key(replace(asked, schema={"type": "object"}), "m", "s"),
    }

    assert len(keys) == 7
    assert key(replace(asked, max_output_tokens=1), "m", "s") == key(asked, "m", "s")


def test_several_processes(tmp_path: Path) -> None:
    """Processes that begin together share the file, and lose nothing."""
    file = tmp_path / "answers.sqlite"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(file), name], cwd=PROJECT) for name in "ab"]

    assert [writer.wait() for writer in writers] == [0, 0]
    answers = Answers(file)
    assert all(answers.get(f"{name} {number}") for name in "ab" for number in range(100))
    answers.close()


@pytest.mark.parametrize("content", [b"no database" * 100, None])
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture) -> None:
    """Costs the memory, not the answer."""
    file = tmp_path / "answers.sqlite"
    file.write_bytes(content) if content else file.mkdir()
    answers = Answers(file)
    answers.put("key", REPLY)

    assert answers.get("key") is None
    assert "not remembered" in caplog.text
    answers.close()


def test_questions_are_not_stored(tmp_path: Path) -> None:
    """The file holds no question, only its hash."""
    file = tmp_path / "answers.sqlite"
    answers = Answers(file)
    answers.put(key(question("a secret passage"), "m", "s"), REPLY)
    answers.close()

    with sqlite3.connect(file) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    assert "secret passage" not in dump


def test_none_is_nothing() -> None:
    """Without a file nothing is remembered."""
    answers = Answers(None)
    answers.put("key", REPLY)

    assert answers.get("key") is None
