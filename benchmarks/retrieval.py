"""How well the documents that answer a claim are found, beside other searches over the same passages and vectors.

    python -m benchmarks retrieval --data DIR [--samples FILE] [--keep FOLDER] [--numbers]

DIR holds SciFact and AVeriTeC (and for `--numbers` FM2) as SET.dev.jsonl and SET.corpus.jsonl; FILE holds claims about
the sample documents. A set that is not there is named and left out. Claims are objects with `claim` and the names of
the documents that answer it: `gold_docs` and `against_docs`, at the top or under `meta`. Claims without any are left
out; an `as_of` is respected. Documents are ranked by their best passage. hit@k: share of claims with an answering
document among the first k; recall@k: mean share of them found. `--keep` keeps the libraries, so that vectors are made
once. `--numbers` prints instead how often claims whose number is altered still find the passage with the right one.

LangChain's EnsembleRetriever is compared where `langchain-classic`, `langchain-community` and `rank-bm25` are
installed, which the project does not need.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.altered import Tally, show
from benchmarks.altered import measure as measure_numbers
from benchmarks.retrievers import Question, Way, ways
from verifier.config import SAMPLE_CORPUS
from verifier.retrieve import Library

MEASURES = (("recall", 10), ("hit", 1), ("hit", 10))
_SETS, _MORE_SETS = ("scifact", "averitec"), ("fm2",)


@dataclass(frozen=True, slots=True)
class Query(Question):
    """A claim with the documents that answer it."""

    gold: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DataSet:
    """Claims, and the documents they are looked up in."""

    name: str
    queries: Path
    corpus: Path


def read_queries(file: Path) -> list[Query]:
    """Claims of a JSONL file that some document answers; one that has several lines is one claim."""
    if not file.is_file():
        sys.exit(f"{file} is not there.")
    merged: dict[tuple[str, date | None], Query] = {}
    for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
        query = _query(json.loads(line))
        same = merged.get((query.text, query.as_of), query)
        merged[query.text, query.as_of] = replace(query, gold=query.gold | same.gold)
    return [query for query in merged.values() if query.gold]


def _query(record: dict[str, object]) -> Query:
    meta = record.get("meta")
    values = record | (meta if isinstance(meta, dict) else {})
    names = [*_names(values.get("gold_docs")), *_names(values.get("against_docs"))]
    day = record.get("as_of")
    return Query(str(record["claim"]), date.fromisoformat(str(day)) if day else None, frozenset(names))


def _names(value: object) -> list[str]:
    return [str(name).removesuffix(".md") for name in value] if isinstance(value, list) else []


def scores(queries: Sequence[Query], ranked: Sequence[Sequence[str]]) -> dict[str, float]:
    """Mean hit@k and recall@k of ranked documents."""
    found: dict[str, float] = {}
    for kind, cut in MEASURES:
        overlaps = [len(query.gold & set(names[:cut])) for query, names in zip(queries, ranked, strict=True)]
        sizes = [1 if kind == "hit" else len(query.gold) for query in queries]
        found[f"{kind}@{cut}"] = sum(min(o, s) / s for o, s in zip(overlaps, sizes, strict=True)) / len(queries)
    return found


def measured(way: Way, queries: Sequence[Query]) -> tuple[dict[str, float], float]:
    """Scores of a search, and milliseconds a claim."""
    way(queries[0])
    started = time.perf_counter()
    ranked = [way(query) for query in queries]
    return scores(queries, ranked), 1000 * (time.perf_counter() - started) / len(queries)


def measure(name: str, library: Library, queries: Sequence[Query]) -> None:
    """Print a line for each search."""
    stats = library.stats()
    print(f"{name}: {len(queries)} claims, {stats.documents:,} documents, {stats.passages:,} passages")
    with ways(library) as every:
        for way, search in every.items():
            found, spent = measured(search, queries)
            print(f"  {way:20}" + "".join(f"{value:11.3f}" for value in found.values()) + f"{spent:10.1f}", flush=True)
        if "EnsembleRetriever" not in every:
            print("  EnsembleRetriever left out: its packages are not installed")


@contextmanager
def indexed(data: DataSet, keep: Path | None) -> Iterator[Library]:
    """The library of a set."""
    with TemporaryDirectory() as scratch, Library.open((keep or Path(scratch)) / data.name) as library:
        corpus = data.corpus if data.corpus.is_dir() else undated(data.corpus, library.folder.parent)
        library.index([corpus])
        yield library


def undated(corpus: Path, folder: Path) -> Path:
    """A copy of a file of documents in that folder, without their dates: AVeriTeC's are written in many ways."""
    rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    lines = (json.dumps({name: row[name] for name in row if name != "date"}) for row in rows)
    copy = folder / corpus.name
    copy.write_text("\n".join(lines), encoding="utf-8")
    return copy


def main(arguments: list[str] | None = None) -> int:
    """Measure every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets")
    parser.add_argument("--samples", type=Path, help="claims about the sample documents")
    parser.add_argument("--keep", type=Path, help="keep the libraries in this folder")
    parser.add_argument("--numbers", action="store_true", help="alter the numbers of claims")
    options = parser.parse_args(arguments)
    names = (*_SETS, *_MORE_SETS * options.numbers)
    sets = [DataSet(n, options.data / f"{n}.dev.jsonl", options.data / f"{n}.corpus.jsonl") for n in names]
    if options.samples:
        sets.append(DataSet("samples", options.samples, SAMPLE_CORPUS))
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}")
    if not options.numbers:
        print(f"{'':22}" + "".join(f"{f'{kind}@{cut}':>11}" for kind, cut in MEASURES) + f"{'ms/claim':>10}")
    tally = Tally()
    for data in sets:
        if not data.queries.is_file() or not data.corpus.exists():
            print(f"{data.name}: {data.queries} or {data.corpus} is not there", file=sys.stderr)
            continue
        queries = read_queries(data.queries)
        with indexed(data, options.keep) as library:
            if options.numbers:
                tally += measure_numbers(data.name, library, [(query, query.gold) for query in queries])
            else:
                measure(data.name, library, queries)
    if tally:
        print("all sets")
        show(tally)
    return 0


if __name__ == "__main__":
    sys.exit(main())
