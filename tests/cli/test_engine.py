"""The engine a command reads with: which one, what it took, and what it would take."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.process import Shell
from verifier.cli.exits import Exit
from verifier.testing import Mode, ModelServer
from verifier.testing.answers import scripted

TEXT = (
    "Of seven drones launched against Kyiv on 30 December 2022, two were shot down on the approach and five over the "
    "city. What a night!"
)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_library: Path) -> Iterator[ModelServer]:
    """A model server that the environment names, and a working folder with inputs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "rows.csv").write_text("id,claim\na,Pele won three World Cups.\nb,Why?\n", encoding="utf-8")
    given = {"id": "a", "claim": "Nine boats sank.", "evidence": ["Seven boats sank in the storm."]}
    (tmp_path / "given.jsonl").write_text(json.dumps(given), encoding="utf-8")
    with ModelServer(scripted) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
        monkeypatch.setenv("VERIFIER_MODEL", "small")
        yield running


def test_auto(server: ModelServer, shell: Shell) -> None:
    """With a server in the environment a model reads: one call for the text, one for its claim, and both are told."""
    done = shell("check", "text.txt")
    [line] = [json.loads(line) for line in done.out.splitlines() if '"type": "claim"' in line]

    assert (done.code, line["engine"], line["degraded"]) == (Exit.DONE, "llm", "")
    assert line["usage"]["calls"] == 1
    assert len(server.log) == 2
    assert f"Claims and passages are sent to small at {server.base_url}" in done.err
    assert "Read by llm (small): 2 calls, " in done.err
    assert "its price is not known here" in done.err
    assert "sk-very-secret" not in done.err + done.out


def test_embedded(server: ModelServer, shell: Shell) -> None:
    """`--engine embedded` sends nothing and says nothing of models."""
    done = shell("check", "rows.csv", "--engine", "embedded")

    assert (done.code, done.err, server.log) == (Exit.DONE, "", [])


def test_model(server: ModelServer, shell: Shell) -> None:
    """`--model` names the model that is asked, and the price list its price."""
    done = shell("check", "rows.csv", "--model", "gpt-4.1-mini")

    assert {str(served.request.body["model"]) for served in server.log} == {"gpt-4.1-mini"}
    assert "USD at the list price of" in done.err


def test_remembered(server: ModelServer, shell: Shell) -> None:
    """The same question is paid for once, unless `--no-cache` asks again."""
    shell("check", "rows.csv")
    again = shell("check", "rows.csv")
    assert len(server.log) == 1
    assert "0 calls" in again.err
    assert "1 answer remembered" in again.err

    shell("check", "rows.csv", "--no-cache")
    assert len(server.log) == 2


def test_degraded(server: ModelServer, shell: Shell) -> None:
    """When the model refuses, the other engine reads, and the end of the run says how often and why."""
    server.mode = Mode.REFUSAL
    done = shell("check", "rows.csv")

    assert done.code == Exit.DONE
    assert json.loads(done.out.splitlines()[0])["engine"] == "embedded"
    assert "1 claim read by the embedded engine instead: " in done.err


def test_judge_and_claims(server: ModelServer, shell: Shell) -> None:
    """`judge` and `claims` are read by the model too."""
    judged, listed = shell("judge", "given.jsonl"), shell("claims", "text.txt")

    assert json.loads(judged.out)["verdict"] == "REFUTED"
    assert json.loads(judged.out)["engine"] == "llm"
    assert json.loads(listed.out.splitlines()[0])["reason"] == "it names somebody or a number"


def test_estimate(server: ModelServer, shell: Shell) -> None:
    """`--estimate` tells claims, calls, tokens and money, and sends nothing."""
    done = shell("check", "text.txt", "--estimate", "--model", "gpt-4.1-mini")
    told = json.loads(done.out)

    assert (done.code, server.log) == (Exit.DONE, [])
    assert (told["type"], told["claims"], told["calls"], told["model"]) == ("estimate", 1, 2, "gpt-4.1-mini")
    assert told["input_tokens"] > 1000
    assert float(told["usd"]) > 0
    assert json.loads(shell("check", "text.txt", "--estimate").out)["usd"] is None


def test_estimate_over_a_chroma_server(server: ModelServer, shell: Shell, caplog: pytest.LogCaptureFixture) -> None:
    """`--estimate` looks where the check would look, and says when nobody is there."""
    done = shell("check", "rows.csv", "--estimate", "--chroma", "http://127.0.0.1:9")

    assert done.code == Exit.DONE
    assert "http://127.0.0.1:9 cannot be used" in caplog.text
    assert server.log == []


def test_no_key(server: ModelServer, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that nobody has named a server or a key for is refused in one sentence."""
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.delenv("OPENAI_API_KEY")
    for arguments in (["--engine", "llm"], ["--model", "small"]):
        done = shell("check", "rows.csv", *arguments)
        assert (done.code, done.err.count("\n")) == (Exit.UNUSABLE, 1)
        assert "OPENAI_API_KEY" in done.err


def test_contradiction(server: ModelServer, shell: Shell) -> None:
    """A model does not go with the engine that has none."""
    done = shell("check", "rows.csv", "--engine", "embedded", "--model", "small")

    assert (done.code, done.out) == (Exit.UNUSABLE, "")
    assert "--model" in done.err
