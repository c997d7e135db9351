"""Libraries torn apart on purpose: nothing that was acknowledged is lost, and damage is noticed and mended."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.vectors import RandomEncoder
from verifier.config import PROJECT
from verifier.retrieve import Library

KILLS = 20
MANY = 1100  # enough that Chroma writes vector files

# A process that indexes file after file and says what it was told is in the library.
WRITER = """
import sys
from pathlib import Path
from tests.vectors import RandomEncoder
from verifier.errors import LibraryBusyError
from verifier.retrieve import Library, indexing
indexing._BLOCK = 8
folder, corpus, *parts = map(Path, sys.argv[1:])
with Library.open(folder, encoder=RandomEncoder()) as library:
    print("ready", flush=True)
    for part in parts:
        while True:
            try:
                library.index([corpus / part], lambda step: print(part, step.done, flush=True))
                break
            except LibraryBusyError:
                print("busy", flush=True)
"""


def write_parts(folder: Path, parts: int, each: int) -> list[str]:
    """Files of documents, `each` documents in a file."""
    folder.mkdir()
    for part in range(parts):
        rows = ({"doc_id": f"{part}-{n}", "text": f"Part {part}, report {n}."} for n in range(each))
        (folder / f"{part}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return [f"{part}.jsonl" for part in range(parts)]


def started(folder: Path, corpus: Path, parts: list[str]) -> "subprocess.Popen[str]":
    """A process that indexes."""
    command = [sys.executable, "-c", WRITER, str(folder), str(corpus), *parts]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)


# Has everything imported, and forks a writer for each line it is given: a start would take longer than the work.
NURSERY = """
import json, os, sys
from pathlib import Path
import chromadb, chromadb.config
from tests.vectors import RandomEncoder
from verifier.retrieve import Library, indexing
indexing._BLOCK = 8
for line in sys.stdin:
    folder, *parts = map(Path, json.loads(line))
    if child := os.fork():
        print("child", child, flush=True)
        os.waitpid(child, 0)
        print("end", flush=True)
        continue
    with Library.open(folder, encoder=RandomEncoder()) as library:
        for part in parts:
            library.index([part], lambda step: print(part.name, step.done, flush=True))
    os._exit(0)
"""


def assert_healthy(folder: Path, expected: set[str]) -> None:
    """Every document is there, and each is found by its own vector."""
    with Library.open(folder, encoder=RandomEncoder()) as library:
        present = {document.doc_id for document in library.documents()}
        assert present >= expected
        assert len(library.nearest(library.encoder.encode(["x"])[0], 10_000)) == library.stats().passages
        assert library.faults() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")
@pytest.mark.timeout(300)
def test_killed_twenty_times(tmp_path: Path) -> None:
    """After each of twenty kills at random moments, the library opens, is healthy, and holds what was acknowledged."""
    parts = write_parts(tmp_path / "corpus", 2 * KILLS, 16)
    chance, acknowledged = random.Random(7), set[str]()  # noqa: S311 - any moments will do
    command = [sys.executable, "-c", NURSERY]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=PROJECT) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for kill in range(KILLS):
            todo = [str(tmp_path / "corpus" / part) for part in parts[2 * kill : 2 * kill + 2]]
            nursery.stdin.write(json.dumps([str(tmp_path / "library"), *todo]) + "\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline().split()[1])
            time.sleep(chance.uniform(0, 0.5))
            with suppress(ProcessLookupError):  # it was done already
                os.kill(child, signal.SIGKILL)
            for line in iter(nursery.stdout.readline, "end\n"):
                part, done = line.split()
                acknowledged |= {f"{part.removesuffix('.jsonl')}-{n}" for n in range(int(done))}
            assert_healthy(tmp_path / "library", acknowledged)
    assert acknowledged


def test_two_writers(tmp_path: Path) -> None:
    """Two processes that write at the same time take turns, and nothing of either is lost."""
    parts = write_parts(tmp_path / "corpus", 8, 16)
    one = started(tmp_path / "library", tmp_path / "corpus", parts[:4])
    other = started(tmp_path / "library", tmp_path / "corpus", parts[4:])
    told = [process.communicate()[0] for process in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], told
    assert_healthy(tmp_path / "library", {f"{part}-{n}" for part in range(8) for n in range(16)})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with many passages."""
    folder = tmp_path_factory.mktemp("made")
    rows = ({"doc_id": f"d{n}", "text": f"Report {n}."} for n in range(MANY))
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Library.open(folder / "library", encoder=RandomEncoder()) as library:
        library.index([folder / "many.jsonl"])
    return folder


def overwrite(file: Path) -> None:
    """Other bytes in the place of the old."""
    file.write_bytes(bytes(byte ^ 0xA5 for byte in file.read_bytes()))


def truncate(file: Path) -> None:
    """Half a file."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


FILES = ("data_level0.bin", "header.bin", "length.bin", "link_lists.bin", "index_metadata.pickle", "chroma.sqlite3")


@pytest.mark.parametrize("damage", [Path.unlink, truncate, overwrite])
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("is_open", [False, True])
def test_damaged_file_of_the_index(
    made: Path, tmp_path: Path, name: str, damage: Callable[[Path], None], is_open: bool
) -> None:
    """Each file of the index, removed, cut or overwritten, is noticed, also under an open reader, and made anew."""
    shutil.copytree(made, tmp_path / "copy")
    library = Library.open(tmp_path / "copy" / "library", encoder=RandomEncoder())
    vectors = library.encoder.encode(["Report 7.", "Report 1099."])
    with library:
        if is_open:
            library.nearest(vectors[0], 1)
        (file,) = [each for each in library.folder.glob("chroma-*/**/*") if each.name == name]
        damage(file)
        if is_open:  # and the store goes on to another generation
            (tmp_path / "more.txt").write_text("One more.")
            library.index([tmp_path / "more.txt"])
        passages = [library.passages(library.nearest(vector, 1)) for vector in vectors]
        assert [passage.text for found in passages for passage in found.values()] == ["Report 7.", "Report 1099."]
        assert len(library.nearest(vectors[0], 5000)) == MANY + is_open
        if not is_open or name != "chroma.sqlite3":
            assert library.faults() == ()
