"""Measures the answers: `python -m benchmarks pairs|check|abstracts|claims|retrieval|speed|compare …`."""

import sys
from pathlib import Path

from benchmarks import abstracts, claims, pairs, record, retrieval, speed
from benchmarks import eval as check

_COMMANDS = {
    "pairs": pairs.main,
    "check": check.main,
    "claims": claims.main,
    "retrieval": retrieval.main,
    "speed": speed.main,
    "abstracts": abstracts.main,
}


def main(arguments: list[str]) -> int:
    """Run the named measurement, or set two of their records side by side."""
    name, *rest = arguments or [""]
    if name == "compare" and len(rest) == 2:
        print("\n".join(record.compared(Path(rest[0]), Path(rest[1]))))
        return 0
    if name not in _COMMANDS:
        print(f"{__doc__}\ncompare takes two files written with --json.", file=sys.stderr)
        return 2
    return _COMMANDS[name](rest) or 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
