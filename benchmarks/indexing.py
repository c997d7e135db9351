"""How fast documents are read into a library.

    python -m benchmarks.indexing [--corpus FILE_OR_FOLDER]

With the program already loaded, prints passages and words a second for the first run, and the time of a second run that
finds nothing to do.
"""

import argparse
import os
import platform
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from verifier.config import SAMPLE_CORPUS
from verifier.retrieve import Library


def timed(library: Library, corpus: Path) -> tuple[float, float]:
    """Seconds of wall clock and of processor time for indexing `corpus`."""
    wall, processor = time.perf_counter(), time.process_time()
    library.index([corpus])
    return time.perf_counter() - wall, time.process_time() - processor


def warm_up(library: Library, folder: Path) -> None:
    """Have everything imported and loaded, so that only the indexing is timed."""
    file = folder / "warm-up.txt"
    file.write_text("A word.", encoding="utf-8")
    library.index([file])
    file.unlink()
    library.index([folder])


def main() -> None:
    """Index twice and print."""
    parser = argparse.ArgumentParser(description="Measure indexing.")
    parser.add_argument("--corpus", type=Path, default=SAMPLE_CORPUS)
    corpus = parser.parse_args().corpus
    with TemporaryDirectory() as scratch, Library.open(Path(scratch)) as library:
        warm_up(library, Path(scratch))
        wall, processor = timed(library, corpus)
        passages = library.stats().passages
        words = sum(len(document.text.split()) for document in library.documents())
        again, _ = timed(library, corpus)
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}")
    print(f"{passages} passages of {words / passages:.0f} words on average")
    print(f"first run   {wall:7.1f} s wall {processor:7.1f} s processor")
    print(f"            {passages / wall:7.0f} passages/s, {words / wall:,.0f} words/s")
    print(f"            {2 * passages / processor:7.0f} passages/s if two cores did nothing else")
    print(f"second run  {again:7.1f} s wall")


if __name__ == "__main__":
    main()
