"""Run the check of sums over many texts and print every finding with its sentence, for reading.

    python -m benchmarks.sums --texts corpus fm2.corpus.jsonl --sample 500

A text that a person would call wrongly contradicted is a false alarm; there is no way to count those but to read them.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from verifier.quantities import findings
from verifier.sentences import spans
from verifier.types import Finding


def main() -> None:
    """Print all findings, then their numbers by kind."""
    options = _options()
    texts = [(name, text) for source in options.texts for name, text in _sampled(source, options.sample, options.seed)]
    started, tally, touched = time.perf_counter(), Counter[str](), 0
    for name, text in texts:
        found = findings(text)
        touched += any(f.outcome == "contradicted" for f in found)
        for finding in found:
            tally[f"{finding.kind} {finding.outcome}"] += 1
            if finding.outcome == "contradicted" or options.all:
                print(f"{name}\n  {finding.outcome}: {finding.message}\n  {_sentences(text, finding)}\n")
    seconds = time.perf_counter() - started
    print(f"{len(texts)} texts, {touched} with a contradiction, {seconds:.1f} s")
    for kind, number in sorted(tally.items()):
        print(f"{number:6} {kind}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--texts", nargs="+", type=Path, required=True, help="folders of .md/.txt, or .jsonl with `text`"
    )
    parser.add_argument("--sample", type=int, help="at most so many texts of each source")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="print confirmations too")
    return parser.parse_args()


def _sampled(source: Path, most: int | None, seed: int) -> list[tuple[str, str]]:
    texts = list(_texts(source))
    return random.Random(seed).sample(texts, most) if most is not None and most < len(texts) else texts  # noqa: S311


def _texts(source: Path) -> Iterator[tuple[str, str]]:
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.suffix in {".md", ".txt"}:
                yield path.name, _body(path.read_text(encoding="utf-8"))
        return
    for line in source.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield str(row.get("doc_id", "")), str(row["text"])


def _body(text: str) -> str:
    """The text without its front matter."""
    return text.split("\n---", 1)[-1] if text.startswith("---") else text


def _sentences(text: str, finding: Finding) -> str:
    touching = [(s, e) for s, e in spans(text) if s < finding.end and finding.start < e]
    stretch = text[touching[0][0] : touching[-1][1]] if touching else text[finding.start : finding.end]
    return " ".join(stretch.split())


if __name__ == "__main__":
    main()
