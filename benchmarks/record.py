"""Keeps figures with what they were measured on, and sets two such records side by side."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measures import Score
from verifier.config import PROJECT


def write(target: Path, results: Mapping[str, Score], data: Iterable[Path]) -> None:
    """Write the results as JSON, with commit, machine and the hash of each data file."""
    record = {
        "commit": _git("rev-parse", "HEAD"),
        "changed": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "machine": {
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
            "python": platform.python_version(),
        },
        "data": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in data},
        "results": {name: asdict(found) for name, found in results.items()},
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _git(*arguments: str) -> str:
    """What git says; empty where the project is no checkout."""
    try:
        done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def compared(one: Path, other: Path) -> Iterator[str]:
    """Lines of a table: what both records measured. A `*` marks an accuracy outside the other's interval."""
    first, second = (json.loads(file.read_text(encoding="utf-8")) for file in (one, other))
    for side, record in (("A", first), ("B", second)):
        yield f"{side}: commit {record['commit'][:9] or 'unknown'}{' with changes' if record['changed'] else ''}"
    shared = first["data"].keys() & second["data"].keys()
    for name in sorted(name for name in shared if first["data"][name] != second["data"][name]):
        yield f"{name} is not the same data in both"
    yield f"{'':44}{'A':>7}{'B':>7}{'B - A':>8}{'macro-F1':>10}{'ECE':>8}"
    for name in (name for name in first["results"] if name in second["results"]):
        yield _line(name, first["results"][name], second["results"][name])


def _line(name: str, a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    low, high = a["interval"]
    mark = "" if low <= b["accuracy"] <= high else " *"
    return (
        f"{name:44}{a['accuracy']:>7.3f}{b['accuracy']:>7.3f}{b['accuracy'] - a['accuracy']:>+8.3f}"
        f"{b['macro_f1'] - a['macro_f1']:>+10.3f}{b['ece'] - a['ece']:>+8.3f}{mark}"
    )
