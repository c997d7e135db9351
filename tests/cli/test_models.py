"""`models`: list, download, calibrate, use."""

import json
from pathlib import Path

import pytest

from tests.cli.process import Shell
from tests.models.tiny import files, hub, known
from verifier.cli.exits import Exit


@pytest.fixture(autouse=True)
def _tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list has the tiny model only."""
    monkeypatch.setenv("VERIFIER_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr("verifier.models.store.KNOWN", (known(),))


def _listed(shell: Shell) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in map(json.loads, shell("models", "list").out.splitlines())}


def test_from_the_hub_into_use(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model is fetched, calibrated and chosen; `judge` then reads with it."""
    before = _listed(shell)
    assert (before["shipped"]["in_use"], before["tiny"]["here"]) == (True, False)
    with hub(files()) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        assert "models use tiny" in shell("models", "download", "tiny").err
    pairs = tmp_path / "pairs.jsonl"
    row = {"claim": "x", "evidence": "it confirms", "label": "SUPPORTS"}
    other = {"claim": "x", "evidence": "it confirms", "label": "REFUTES"}
    pairs.write_text("\n".join(map(json.dumps, [row, row, row, other] * 20)), encoding="utf-8")

    calibrated = shell("models", "calibrate", "tiny", pairs)
    used = shell("models", "use", "tiny")

    assert (calibrated.code, used.code) == (Exit.DONE, Exit.DONE)
    assert "calibrated on 80 pairs" in calibrated.err
    assert json.loads((tmp_path / "models" / "tiny" / "config.json").read_text("utf-8"))["temperature"] > 4
    assert _listed(shell)["tiny"] | {"here": True, "in_use": True} == _listed(shell)["tiny"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("use", "tiny"), "models download tiny"),
        (("use", "huge"), "the models are shipped, tiny"),
        (("calibrate", "shipped", "pairs.jsonl"), "is calibrated"),
        (("calibrate", "tiny", "pairs.jsonl"), "models download tiny"),
    ],
)
def test_what_cannot_be_done(shell: Shell, arguments: tuple[str, ...], said: str) -> None:
    """Each refusal says what to do."""
    done = shell("models", *arguments)
    assert done.code == Exit.UNUSABLE
    assert said in done.err
