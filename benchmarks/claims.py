"""How well check-worthy sentences are found: `python -m benchmarks.claims --articles DIR --detect FILE…`.

Articles are texts beside a `.gold.json` that says of each sentence whether it is check-worthy; rows to detect are JSONL
with `text` and `label` (1: worth checking).
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import record
from benchmarks.measures import Answer, score
from verifier.claims import extract
from verifier.claims.worth import Level, Worth, worths
from verifier.types import Sentence, SentenceKind


class Judged(NamedTuple):
    """A sentence with what it is and what it was taken for."""

    text: str
    gold: bool
    found: bool
    reason: str


def article_rows(gold_file: Path) -> Iterator[Judged]:
    """The gold sentences of one article, matched to the extracted ones by their text."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    text = (gold_file.parent / gold["article"]).read_text(encoding="utf-8")
    sentences = extract(text)
    for row in gold["sentences"]:
        sentence = _match(row["text"], sentences)
        found = sentence is not None and sentence.kind is SentenceKind.CLAIM
        yield Judged(row["text"], row["check_worthy"], found, sentence.reason if sentence else "no such sentence")


def _match(text: str, sentences: Iterable[Sentence]) -> Sentence | None:
    wanted = " ".join(text.split())
    return next((one for one in sentences if wanted in " ".join(one.text.split()) or one.text in wanted), None)


def detection_rows(file: Path) -> dict[str, list[Judged]]:
    """Single sentences with a label, judged without context: by the rules alone, and at each level of extraction."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    found = worths([row["text"] for row in rows])
    ways: dict[str, Callable[[Worth], str]] = {"rules alone": lambda one: one.obstacle}
    ways |= {f"{level}": lambda one, level=level: one.reason_against(level) for level in Level}
    return {
        name: [
            Judged(row["text"], row["label"] == 1, not (reason := way(one)), reason)
            for row, one in zip(rows, found, strict=True)
        ]
        for name, way in ways.items()
    }


def scores(rows: Iterable[Judged]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the positive class."""
    pairs = [(row.gold, row.found) for row in rows]
    right = pairs.count((True, True))
    precision = right / max(1, right + pairs.count((False, True)))
    recall = right / max(1, right + pairs.count((True, False)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def answers(rows: Iterable[Judged]) -> list[Answer]:
    """The same as answers whose confidence is not told; each sentence stands for itself."""
    names = {True: "worth checking", False: "not"}
    return [Answer(names[row.gold], names[row.found], 1.0, row.text) for row in rows]


def _print_line(name: str, rows: list[Judged]) -> None:
    precision, recall, f1 = scores(rows)
    print(f"{name:<50} {len(rows):>6} {precision:>9.3f} {recall:>7.3f} {f1:>6.3f}")


def _misses(rows: Iterable[Judged]) -> Iterator[str]:
    for row in rows:
        if row.gold != row.found:
            yield f"  {'missed' if row.gold else 'taken'}: {row.text}" + (f" [{row.reason}]" if row.gold else "")


def main(arguments: list[str] | None = None) -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, action="append", default=[], help="folder of texts with .gold.json")
    parser.add_argument("--detect", type=Path, action="append", default=[], help="JSONL with text and label")
    parser.add_argument("--json", type=Path, help="also write accuracy and F1 here")
    options = parser.parse_args(arguments)
    missing = [path for path in (*options.articles, *options.detect) if not path.exists()]
    if missing or not (options.articles or options.detect):
        parser.error(f"there is no {missing[0]}" if missing else "give --articles or --detect")
    print(f"{'':<50} {'n':>6} {'precision':>9} {'recall':>7} {'F1':>6}")
    started, misses = time.perf_counter(), []
    measured: dict[str, list[Judged]] = {}
    everything: list[Judged] = []
    for gold_file in (file for folder in options.articles for file in sorted(folder.glob("*.gold.json"))):
        rows = list(article_rows(gold_file))
        _print_line(gold_file.name.removesuffix(".gold.json"), rows)
        misses += [gold_file.name, *_misses(rows)] if any(_misses(rows)) else []
        everything += rows
    if everything:
        measured["articles"] = everything
        _print_line("all articles", everything)
        print(f"{len(everything) / (time.perf_counter() - started):.0f} sentences/s")
    for file in options.detect:
        for way, rows in detection_rows(file).items():
            _print_line(f"{file.stem}, {way}", rows)
            measured[f"{file.stem}, {way}"] = rows
    print("\n".join(misses))
    if options.json:
        figures = {name: score(answers(rows)) for name, rows in measured.items()}
        record.write(options.json, figures, options.detect)
    return 0


if __name__ == "__main__":
    sys.exit(main())
