"""`check`: texts and tables in, outcomes out, in every form and with every exit code."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.process import Done, Shell
from verifier import wire
from verifier.cli.exits import Exit
from verifier.config import SAMPLE_CORPUS
from verifier.documents import load
from verifier.judge.embedded import EmbeddedJudge
from verifier.types import Checked, Document, Finding, NotCheckable

ROWS = (
    "id,claim,as_of\n"
    "seven,Seven drones were launched at Kyiv in the night to 30 December 2022.,2022-12-30\n"
    "nine,Nine drones were launched at Kyiv in the night to 30 December 2022.,2022-12-30\n"
    "day,What a lovely day!,\n"
)
TEXT = (
    "Russia launched drones at Kyiv on 30 December 2022. "
    "Of seven drones launched against the capital, two were shot down on the approach and five over the city. "
    "The mayor hopes for quieter nights."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_library: Path) -> Path:
    """A working folder with inputs, beside the sample library."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def lines(done: Done) -> list[dict[str, object]]:
    """The objects on stdout."""
    return [json.loads(line) for line in done.out.splitlines()]


def test_rows(folder: Path, shell: Shell) -> None:
    """A table gives one claim object a row, in its order, and nothing on stderr."""
    done = shell("check", "rows.csv")
    outcomes = [wire.from_dict(line) for line in lines(done)]

    assert (done.code, done.err) == (Exit.DONE, "")
    assert [line["id"] for line in lines(done)] == ["seven", "nine", "day"]
    assert [type(outcome) for outcome in outcomes] == [Checked, Checked, NotCheckable]


def test_quotes_are_verbatim(folder: Path, shell: Shell) -> None:
    """Every quote of a result stands in the document it names, at the offsets it gives."""
    documents = {item.doc_id: item for item in load([SAMPLE_CORPUS]) if isinstance(item, Document)}
    evidence = [
        found
        for line in lines(shell("check", "rows.csv"))
        for side in ("supporting", "conflicting")
        for found in line[side]  # type: ignore[attr-defined]
    ]
    quoted = [documents[found["doc_id"]].text[found["start"] : found["end"]] for found in evidence]

    assert quoted == [found["quote"] for found in evidence]
    assert quoted != []


def test_as_of(folder: Path, shell: Shell) -> None:
    """With a day, only documents published by then are evidence; a row's own day goes before the option."""
    (folder / "plain.csv").write_text("claim\n" + ROWS.split("\n")[1].split(",")[1], encoding="utf-8")

    done = shell("check", "plain.csv", "--as-of", "2022-12-29")
    late = shell("check", "rows.csv", "--as-of", "2020-01-01")

    published = [
        found["published"]
        for line in lines(done)
        for side in ("supporting", "conflicting")
        for found in line[side]  # type: ignore[attr-defined]
    ]
    assert lines(done)[0]["as_of"] == "2022-12-29"
    assert [day for day in published if day > "2022-12-29"] == []
    assert [line["as_of"] for line in lines(late)] == ["2022-12-30", "2022-12-30", "2020-01-01"]


def test_text(folder: Path, shell: Shell) -> None:
    """A text gives its sums and its claims, which say where in the text they stand."""
    done = shell("check", "text.txt")
    values = [wire.from_dict(line) for line in lines(done)]
    claims = [value.claim for value in values if not isinstance(value, Finding)]  # type: ignore[union-attr]

    assert done.code == Exit.DONE
    assert [TEXT[claim.source.start : claim.source.end] for claim in claims if claim.source] == [
        claim.source.sentence for claim in claims if claim.source
    ]
    assert any("Of seven drones" in claim.text for claim in claims)


def test_stdin(folder: Path, shell: Shell) -> None:
    """Stdin gives what the file gives, as - or without a name, as a text or as told."""
    by_name, text = shell("check", "text.txt"), TEXT.encode()

    assert shell("check", stdin=text).out == by_name.out
    assert shell("check", "-", stdin=text).out == by_name.out
    assert shell("check", "-", "--format", "csv", stdin=ROWS.encode()).out == shell("check", "rows.csv").out


def test_several_inputs(folder: Path, shell: Shell) -> None:
    """With several inputs, the claims of a text carry its name in their ids, and its sums beside them."""
    found = lines(shell("check", "rows.csv", "text.txt"))
    ids = [str(line["id"]) for line in found if line["type"] == "claim"]

    assert ids[:3] == ["seven", "nine", "day"]
    assert [one for one in ids[3:] if not one.startswith("text:")] == []
    assert len(ids) == len(set(ids)) > 3
    assert {line["input"] for line in found if line["type"] == "finding"} == {"text"}


def test_limit(folder: Path, shell: Shell) -> None:
    """A limit stops after so many claims, across inputs."""
    assert [line["id"] for line in lines(shell("check", "rows.csv", "text.txt", "--limit", "2"))] == ["seven", "nine"]


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl"])
def test_output(folder: Path, shell: Shell, ending: str) -> None:
    """With -o the results are in the file and stdout stays empty."""
    done = shell("check", "rows.csv", "-o", f"results.{ending}")
    text = (folder / f"results.{ending}").read_text(encoding="utf-8")

    assert (done.code, done.out) == (Exit.DONE, "")
    assert done.err.startswith("3 claims: ")
    assert done.err.endswith(f"They are in results.{ending}.\n")
    assert _ids(text, ending) == ["seven", "nine", "day"]
    written = {path.name for path in folder.iterdir() if not path.name.startswith("runs.")}
    assert written == {"rows.csv", "text.txt", f"results.{ending}"}


def _ids(text: str, ending: str) -> list[str]:
    if ending == "json":
        return [line["id"] for line in json.loads(text)]
    if ending == "jsonl":
        return [json.loads(line)["id"] for line in text.splitlines()]
    return [row["id"] for row in csv.DictReader(text.splitlines(), delimiter="\t" if ending == "tsv" else ",")]


def test_fail_on(folder: Path, shell: Shell) -> None:
    """A verdict that was to fail the run gives exit code 1, another does not."""
    verdict = str(lines(shell("check", "rows.csv", "--limit", "1"))[0]["verdict"]).lower().replace("_", "-")
    given = {"refuted", "conflicting", "not-enough-evidence"}

    named = shell("check", "rows.csv", "--limit", "1", "--fail-on", ",".join(given))
    others = shell("check", "rows.csv", "--limit", "1", "--fail-on", ",".join(given - {verdict}))

    assert named.code == (Exit.FOUND if verdict in given else Exit.DONE)
    assert others.code == Exit.DONE


def test_no_claim(folder: Path, shell: Shell) -> None:
    """A text without a checkable claim is told as such, with exit code 2."""
    done = shell("check", stdin=b"What a lovely day! Is it not?")

    assert (done.code, done.out, done.err) == (Exit.UNUSABLE, "", "There is no checkable claim in stdin.\n")


def test_failed(folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim that cannot be checked is a failed row, the others are done, and the exit code is 3."""
    really = EmbeddedJudge.judge

    def judge(self: EmbeddedJudge, asked: list[tuple[object, object]]) -> object:
        if any(claim.id == "seven" for claim, _ in asked):  # type: ignore[attr-defined]
            raise RuntimeError("the model is gone")
        return really(self, asked)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedJudge, "judge", judge)
    done = shell("check", "rows.csv", "--fail-on", "refuted")

    assert done.code == Exit.UNDONE
    assert [line["status"] for line in lines(done)] == ["failed", "checked", "not_checkable"]
    assert lines(done)[0]["verdict"] is None
    assert done.err == "1 of 3 claims could not be checked; their rows say why.\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [("file", "cannot be used"), ("damaged", "is damaged; ")],
)
def test_bad_library(folder: Path, shell: Shell, name: str, message: str) -> None:
    """A library that is none or is damaged is told in one sentence, with exit code 3."""
    (folder / "file").write_text("no folder", encoding="utf-8")
    (folder / "damaged").mkdir()
    (folder / "damaged" / "library.sqlite").write_bytes(b"no database " * 99)

    done = shell("check", "rows.csv", "--library", name, "-o", "results.csv")

    assert (done.code, done.out) == (Exit.UNDONE, "")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert not (folder / "results.csv").exists()
