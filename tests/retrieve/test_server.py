"""A library whose vectors are on a Chroma server of our own."""

import json
import random
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.vectors import RandomEncoder
from verifier.retrieve import HybridRetriever, Library

MANY = 400  # enough that an index is worth it
NAMES = "river mayor drone bridge winter treaty harvest museum engine festival".split()
QUERIES = [f"{one} and the {other}" for one, other in zip(NAMES, NAMES[3:], strict=False)]
DAYS = (None, date(2020, 6, 1), date(2030, 1, 1))

Found = list[list[tuple[str, int, float]]]


def write(file: Path, numbers: Sequence[int]) -> Path:
    """Documents d0, d1, … of a few words each, one published each day."""
    chance = random.Random(0)  # noqa: S311 - texts, no secrets
    texts = [f"Report {n} on the {' '.join(chance.choices(NAMES, k=4))}." for n in range(2 * MANY)]
    days = [date.fromordinal(date(2020, 1, 1).toordinal() + n) for n in range(2 * MANY)]
    rows = [{"doc_id": f"d{n}", "text": texts[n], "published": days[n].isoformat()} for n in numbers]
    file.write_text("\n".join(map(json.dumps, rows)))
    return file


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an empty Chroma server listens, on this machine only; it ends with the tests."""
    folder = tmp_path_factory.mktemp("chroma")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = shutil.which("chroma", path=sysconfig.get_path("scripts"))
    assert program, "the chroma command is installed with chromadb"
    command = [program, "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _await(server, f"http://127.0.0.1:{port}/api/v2/heartbeat")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def _await(server: "subprocess.Popen[bytes]", address: str) -> None:
    while server.poll() is None:  # the time limit of tests ends a wait in vain
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own process
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    pytest.fail(f"the server ended at once, with exit status {server.returncode}")


def found(library: Library) -> Found:
    """Documents, places and scores of what the queries find, on all days."""
    retriever = HybridRetriever(library=library)
    return [
        [(hit.passage.document.doc_id, hit.passage.start, hit.score) for hit in retriever.search(query, 10, day)]
        for query in QUERIES
        for day in DAYS
    ]


def test_same_results_as_in_a_folder(address: str, tmp_path: Path) -> None:
    """On a server the queries find what they find in a folder, also after documents came and went."""
    corpus = tmp_path / "corpus.jsonl"
    with (
        Library.open(tmp_path / "here", encoder=RandomEncoder(), chroma="") as here,
        Library.open(tmp_path / "there", encoder=RandomEncoder(), chroma=address) as there,
    ):
        for numbers in (range(MANY), range(10, MANY + 10), range(50, 2 * MANY)):
            write(corpus, numbers)
            here.index([corpus])
            there.index([corpus])
            assert there.storage().index_at.endswith(address)
            assert there.storage().indexed
            assert found(there) == found(here)
        assert not there.faults()


def test_a_library_finds_its_collection_again(address: str, tmp_path: Path) -> None:
    """What one program wrote to a server another one reads; nothing is built twice."""
    corpus = write(tmp_path / "corpus.jsonl", range(MANY))
    with Library.open(tmp_path / "library", encoder=RandomEncoder(), chroma=address) as library:
        library.index([corpus])
        before, note = found(library), library._store.note("index")
    with Library.open(tmp_path / "library", encoder=RandomEncoder(), chroma=address) as library:
        assert found(library) == before
        assert library._store.note("index") == note
