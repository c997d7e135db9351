"""How speed and memory grow with a library.

    python -m benchmarks.scale --corpus FILE.jsonl [--corpus FILE.jsonl …] [--sizes 1000,10000,100000] [--words]

Passages are made from the texts of the corpora, over and over, each round with other numbers and one sentence of a
neighbour, so that no two are alike; the same corpora give the same passages. Every size is measured in a process of its
own, one after another. The encoder is measured alone first: what it takes is the floor of indexing. With `--words` the
vectors of passages are sums of random directions, one for each word, made in no time: for all that comes after the
encoder on a machine that has no hour to spare. Queries always go through the real encoder in the time that is printed.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from verifier.documents import chunk
from verifier.retrieve import Encoder, HybridRetriever, Library
from verifier.retrieve.embed import DIMENSIONS, Vectors
from verifier.types import Document

WARM = 20  # searches before the clock is looked at
ROUNDS = 200  # searches that are timed
WORDS = 20  # of a search, as a claim has them
SAMPLE = 300  # passages the encoder is measured with
_NUMBER = re.compile(r"\d+")


class WordVectors(Encoder):
    """Sums of a random direction for each word."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of queries; the real ones are made as well, so that a search takes the time it takes."""
        super().encode(texts)
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages: [len(texts), 384]."""
        rows = np.array([sum(map(direction, text.lower().split()), np.zeros(DIMENSIONS)) for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@cache
def direction(word: str) -> Vectors:
    """A random direction, always the same for a word."""
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
    return np.random.default_rng(seed).normal(size=DIMENSIONS).astype(np.float32)


def texts_of(corpora: Sequence[Path]) -> list[tuple[str, str]]:
    """Titles and texts of the documents of all corpora, mixed."""
    rows = [json.loads(line) for file in corpora for line in file.read_text(encoding="utf-8").splitlines()]
    rows.sort(key=lambda row: hashlib.sha256(str(row["doc_id"]).encode()).digest())
    return [(row.get("title", ""), row["text"]) for row in rows]


def varied(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Titles and texts without end: in each round other numbers, and the first sentence of another text."""
    turn = 0
    while True:
        for at, (title, text) in enumerate(texts):
            if turn:
                other = texts[(at + 7919 * turn) % len(texts)][1].partition(". ")[0]
                text = f"{_NUMBER.sub(lambda found: str(int(found.group()[:15]) + turn), text)} {other}."  # noqa: PLW2901, B023
            yield title, text
        turn += 1


def documents(texts: Sequence[tuple[str, str]], passages: int) -> Iterator[Document]:
    """Documents that have about so many passages between them, one published each day from 2000 on, over and over."""
    made = 0
    for number, (title, text) in enumerate(varied(texts)):
        document = Document(doc_id=f"d{number}", title=title, text=text)
        made += len(chunk(document))
        if made > passages:
            return
        yield document


def write(file: Path, wanted: Iterator[Document]) -> None:
    """Documents, one a line, in a file that looks an hour old: of what was just written no library is sure."""
    with file.open("w", encoding="utf-8") as stream:
        for number, document in enumerate(wanted):
            day = f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            row = {"doc_id": document.doc_id, "title": document.title, "text": document.text, "published": day}
            stream.write(json.dumps(row) + "\n")
    before = time.time() - 3600
    os.utime(file, (before, before))


def indexed(library: Library, corpus: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processor that an indexing run takes."""
    wall, processor = time.perf_counter(), time.process_time()
    library.index([corpus])
    return time.perf_counter() - wall, time.process_time() - processor


def searched(library: Library, queries: Sequence[str]) -> dict[str, float]:
    """Milliseconds that whole searches take, no two of them alike; `dated` as of a day before half of the documents."""
    from datetime import date  # noqa: PLC0415

    retriever, found = HybridRetriever(library=library), {}
    for name, day in (("search", None), ("dated", date(2012, 1, 1))):
        times = []
        for turn, query in enumerate(queries):
            before = time.perf_counter()
            retriever.search(query, 10, day)
            if turn >= WARM:
                times.append(1000 * (time.perf_counter() - before))
        cuts = statistics.quantiles(times, n=20)
        found |= {f"{name}_p50": statistics.median(times), f"{name}_p95": cuts[18]}
    return found


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(step: str, folder: Path, words: bool) -> dict[str, float]:
    """One part of the measurement, in a process of its own so that its memory is its own."""
    corpus, more = folder / "corpus.jsonl", folder / "more.jsonl"
    with Library.open(folder / "library", encoder=WordVectors() if words else Encoder()) as library:
        if step == "index":
            library.encoder.encode_passages(["Warm."])
            wall, processor = indexed(library, corpus)
            passages = library.stats().passages
            storage = library.storage()
            sizes = {"database": storage.database / 1e6, "index": storage.index / 1e6}
            return {"passages": passages, "wall": wall, "processor": processor, "index_memory": peak(), **sizes}
        if step == "again":
            return {"again": indexed(library, corpus)[0], "ten_more": indexed(library, more)[0]}
        texts = (json.loads(line)["text"] for line in corpus.open(encoding="utf-8"))
        opening = time.perf_counter()
        library.nearest(library.encoder.encode(["Warm."])[0], 10)
        opened = time.perf_counter() - opening
        queries = [" ".join(text.split()[:WORDS]) for text in islice(texts, WARM + ROUNDS)]
        return {"open": opened, **searched(library, queries), "search_memory": peak()}


def encoder_alone(texts: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Passages a second of the encoder alone, by the clock and by its processor time on two cores, and their words."""
    wanted = islice(documents(texts, 10 * SAMPLE), SAMPLE)
    passages = [f"{document.title}. {passage.text}" for document in wanted for passage in chunk(document)]
    encoder = Encoder()
    encoder.encode_passages(["Warm."])
    wall, processor = time.perf_counter(), time.process_time()
    encoder.encode_passages(passages)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    words = sum(len(passage.split()) for passage in passages) / len(passages)
    return len(passages) / wall, 2 * len(passages) / processor, words


def grown(texts: Sequence[tuple[str, str]], size: int, words: bool) -> dict[str, float]:
    """All measurements of one size."""
    with TemporaryDirectory() as scratch:
        folder, found = Path(scratch), {}
        write(folder / "corpus.jsonl", documents(texts, size))
        some = enumerate(texts[:10])
        extra = [Document(doc_id=f"m{n}", title=title, text=f"{text} Once more.") for n, (title, text) in some]
        write(folder / "more.jsonl", iter(extra))
        for step in ("index", "again", "search"):
            command = [sys.executable, "-m", "benchmarks.scale", "--step", step, "--folder", scratch]
            done = subprocess.run([*command, *["--words"] * words], capture_output=True, text=True, check=True)
            found |= json.loads(done.stdout.splitlines()[-1])
    return found


def show(found: dict[str, float], *, first: bool) -> None:
    """One row of the table, below its head."""
    columns = {
        "passages": f"{found['passages']:,.0f}",
        "index/s": f"{found['passages'] / found['wall']:.0f}",
        "2 cores": f"{2 * found['passages'] / found['processor']:.0f}",
        "again": f"{found['wall'] / found['again']:.0f}x",
        "10 more s": f"{found['ten_more']:.1f}",
        "open s": f"{found['open']:.1f}",
        "search ms": f"{found['search_p50']:.1f}/{found['search_p95']:.1f}",
        "dated ms": f"{found['dated_p50']:.1f}/{found['dated_p95']:.1f}",
        "MB index": f"{found['index_memory']:.0f}",
        "MB search": f"{found['search_memory']:.0f}",
        "MB db": f"{found['database']:.0f}",
        "MB chroma": f"{found['index']:.0f}",
        "load": f"{os.getloadavg()[0]:.1f}",
    }
    if first:
        print("".join(f"{name:>12}" for name in columns))
    print("".join(f"{value:>12}" for value in columns.values()), flush=True)


def main() -> None:
    """Measure every size and print a table that grows."""
    parser = argparse.ArgumentParser(description="Measure how a library grows.")
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--words", action="store_true", help="make-believe vectors of passages")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(measure(options.step, options.folder, options.words)))
        return
    texts = texts_of(options.corpus)
    wall, floor, words = encoder_alone(texts)
    load, python = os.getloadavg()[0], platform.python_version()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {python}")
    print(f"encoder alone: {wall:.0f} passages/s, {floor:.0f} if two cores did nothing else, {words:.0f} words each")
    print("vectors: " + ("of words (make-believe)" if options.words else "of the encoder"))
    for at, size in enumerate(options.sizes.split(",")):
        show(grown(texts, int(size), options.words), first=at == 0)


if __name__ == "__main__":
    main()
