"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.errors import ConfigError

if TYPE_CHECKING:
    from verifier.claims import Level

LibraryFolder = Annotated[
    Path | None,
    typer.Option(
        "--library", metavar="DIR", help="Folder of the library. [default: $VERIFIER_LIBRARY, or the project's own]"
    ),
]
Chroma = Annotated[
    str | None,
    typer.Option(
        "--chroma",
        metavar="URL",
        help="Chroma server that holds the vectors, or cloud. [default: $VERIFIER_CHROMA_URL, or the library's folder]",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Use only documents published on or before that day (YYYY-MM-DD)."),
]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="What reads: embedded, llm, or auto: llm if OPENAI_API_KEY or OPENAI_BASE_URL is set.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="The language model. [default: $VERIFIER_MODEL, or gpt-4.1-mini]"),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask the model again what it has answered before.")]
Format = Annotated[str, typer.Option("--format", metavar="TYPE", help="What stdin holds: txt, md, csv, tsv or jsonl.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a .csv, .tsv, .json or .jsonl file, not to stdout."),
]
Extract = Annotated[
    str,
    typer.Option(
        "--extract", metavar="LEVEL", help="How readily a sentence is taken for a claim: more, usual or less."
    ),
]


def extraction_level(name: str) -> "Level":
    """The level a name stands for. Raises ConfigError when there is none."""
    from verifier.claims import Level

    if name not in list(Level):
        raise ConfigError(f"--extract {name!r} is not known; use {', '.join(Level)}.")
    return Level(name)
