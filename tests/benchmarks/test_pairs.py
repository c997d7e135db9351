"""Reading pairs: the baselines, the halves of the engine, and the table."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main as benchmark
from benchmarks.pairs import main
from benchmarks.readers import readers
from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair
from verifier.judge.entailment import Entailment

PAIRS = [
    Pair("The mayor saw seven drones over Kyiv.", "Seven drones were seen over Kyiv.", SUPPORTS, "s", "a"),
    Pair("The mayor saw seven drones over Kyiv.", "Nine drones were seen over Kyiv.", REFUTES, "s", "b"),
    Pair("Bread is baked in ovens.", "Seven drones were seen over Kyiv.", NOTHING, "s", "c"),
]


@pytest.mark.parametrize("name", readers(Entailment()))
def test_every_reader_answers_every_pair(name: str) -> None:
    """Each gives one label of the three and a confidence in 0..1."""
    said = readers(Entailment())[name](PAIRS)
    assert len(said) == len(PAIRS)
    assert all(label in ("supports", "refutes", "nothing") and 0 <= sure <= 1 for label, sure in said)


def test_numbers_that_occur() -> None:
    """The rule looks at numbers only."""
    assert [label for label, _ in readers(Entailment())["numbers occur"](PAIRS)] == ["supports", "refutes", "refutes"]


def test_table_and_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A set is measured as a whole and for its claims with digits; a set that is missing is named."""
    rows = [{"claim": f"There are {n} cats.", "evidence": ["There are 3 cats."], "label": "SUPPORTS"} for n in (3, 4)]
    rows.append({"claim": "Cats sleep.", "evidence": ["Cats sleep."], "label": "SUPPORTS"})
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    arguments = ["--data", str(tmp_path), "--sets", "some", "none", "--readers", "numbers occur"]
    assert main([*arguments, "--json", str(tmp_path / "out.json"), "--plots", str(tmp_path)]) == 0
    found = json.loads((tmp_path / "out.json").read_text())["results"]
    assert {name: each["count"] for name, each in found.items()} == {
        "some / numbers occur": 3,
        "some, numeric / numbers occur": 2,
    }
    assert (tmp_path / "some-numbers-occur.png").is_file()
    assert "none: not in" in capsys.readouterr().err


def test_unknown_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """The one command names what it can do."""
    assert benchmark(["dance"]) == 2
    told = capsys.readouterr().err
    assert all(name in told for name in ("pairs", "check", "abstracts", "claims", "retrieval", "speed", "compare"))
