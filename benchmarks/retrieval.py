"""How well the documents that answer a claim are found: by vectors alone, by words alone, and by both.

    python -m benchmarks.retrieval --queries FILE.jsonl --corpus FILE_OR_FOLDER [--library FOLDER]

Queries are objects, one a line, with `claim` and the names of the documents that answer it: `gold_docs` and
`against_docs`, at the top or under `meta`. Claims without any are left out; an `as_of` is respected. Documents are
ranked by their best passage. hit@k: share of claims with an answering document among the first k; recall@k: mean share
of them found.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from verifier.retrieve import HybridRetriever, Library

CUTS = (1, 5, 10)
DEPTH = 50  # passages read to find ten documents


@dataclass(frozen=True, slots=True)
class Query:
    """A claim with the documents that answer it."""

    text: str
    as_of: date | None
    gold: frozenset[str]


def read_queries(file: Path) -> list[Query]:
    """Claims of a JSONL file that some document answers."""
    if not file.is_file():
        sys.exit(f"{file} is not there.")
    queries = (_query(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [query for query in queries if query.gold]


def _query(record: dict[str, object]) -> Query:
    meta = record.get("meta")
    values = record | (meta if isinstance(meta, dict) else {})
    names = [*_names(values.get("gold_docs")), *_names(values.get("against_docs"))]
    day = record.get("as_of")
    return Query(str(record["claim"]), date.fromisoformat(str(day)) if day else None, frozenset(names))


def _names(value: object) -> list[str]:
    return [str(name).removesuffix(".md") for name in value] if isinstance(value, list) else []


def by_document(library: Library, numbers: Sequence[int]) -> list[str]:
    """Names of the documents of ranked passages, each where it comes first."""
    passages = library.passages(numbers)
    return list(dict.fromkeys(passages[number].document.doc_id for number in numbers))


def scores(queries: Sequence[Query], ranked: Sequence[Sequence[str]]) -> dict[str, float]:
    """Mean hit@k and recall@k of ranked documents."""
    found: dict[str, float] = {}
    for cut in CUTS:
        overlaps = [len(query.gold & set(names[:cut])) for query, names in zip(queries, ranked, strict=True)]
        found[f"hit@{cut}"] = sum(overlap > 0 for overlap in overlaps) / len(queries)
        shares = [overlap / len(query.gold) for query, overlap in zip(queries, overlaps, strict=True)]
        found[f"recall@{cut}"] = sum(shares) / len(queries)
    return found


def ways(library: Library) -> dict[str, Callable[[Query], list[str]]]:
    """The searches that are compared."""
    retriever = HybridRetriever(library=library)
    encoder = retriever.encoder

    def dense(query: Query) -> list[str]:
        return by_document(library, library.nearest(encoder.encode([query.text])[0], DEPTH, query.as_of))

    def lexical(query: Query) -> list[str]:
        found = library.matching(query.text, DEPTH, query.as_of)
        return by_document(library, [number for number, _ in found])

    def fused(query: Query) -> list[str]:
        hits = retriever.search(query.text, DEPTH, query.as_of)
        return list(dict.fromkeys(hit.passage.document.doc_id for hit in hits))

    return {"dense": dense, "bm25": lexical, "fused": fused}


def measure(library: Library, queries: Sequence[Query]) -> None:
    """Print a table: one row per search."""
    print(f"{len(queries)} claims, {library.stats().documents} documents, {library.stats().passages} passages")
    names = [f"{kind}@{cut}" for kind in ("hit", "recall") for cut in CUTS]
    print(f"{'':8}" + "".join(f"{name:>11}" for name in names) + f"{'ms/claim':>11}")
    for way, search in ways(library).items():
        search(queries[0])
        started = time.perf_counter()
        ranked = [search(query) for query in queries]
        spent = 1000 * (time.perf_counter() - started) / len(queries)
        found = scores(queries, ranked)
        print(f"{way:8}" + "".join(f"{found[name]:11.3f}" for name in names) + f"{spent:11.1f}")


def main() -> None:
    """Index the corpus and measure."""
    parser = argparse.ArgumentParser(description="Measure retrieval on claims with known documents.")
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--library", type=Path, help="keep the library here; without it a temporary one is made")
    options = parser.parse_args()
    queries = read_queries(options.queries)
    with TemporaryDirectory() as scratch, Library.open(options.library or Path(scratch)) as library:
        library.index([options.corpus])
        measure(library, queries)


if __name__ == "__main__":
    main()
