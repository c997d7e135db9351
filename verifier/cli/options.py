"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

LibraryFolder = Annotated[
    Path | None,
    typer.Option(
        "--library", metavar="DIR", help="Folder of the library. [default: $VERIFIER_LIBRARY, or the project's own]"
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Use only documents published on or before that day (YYYY-MM-DD)."),
]
Format = Annotated[str, typer.Option("--format", metavar="TYPE", help="What stdin holds: txt, md, csv, tsv or jsonl.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a .csv, .tsv, .json or .jsonl file, not to stdout."),
]
