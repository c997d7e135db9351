"""`search`: the passages nearest to a question."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import AsOf, Chroma, LibraryFolder
from verifier.errors import ConfigError

if TYPE_CHECKING:
    from verifier.inputs import QueryRow


def search(
    query: Annotated[str | None, typer.Argument(help="The question, in words.")] = None,
    queries: Annotated[
        Path | None, typer.Option(metavar="FILE", help='Many questions: JSON Lines of {"id", "query"}.')
    ] = None,
    k: Annotated[int, typer.Option("-k", min=1, metavar="N", help="How many passages for each question.")] = 10,
    as_of: AsOf = None,
    library: LibraryFolder = None,
    chroma: Chroma = None,
) -> None:
    """Find passages of the library.

    \b
    python -m verifier search "drones shot down over Kyiv" -k 5
    """
    from verifier.cli import screen
    from verifier.cli.opening import opened
    from verifier.cli.streams import emit, for_a_person
    from verifier.inputs import parse_day
    from verifier.wire import hit_to_dict

    day = parse_day(as_of, "--as-of")
    rows = _rows(query, queries)
    with opened(library, chroma=chroma) as verifier:
        for row in rows:
            for hit in verifier.search(row.query, k, as_of=day):
                screen.show_hit(hit) if for_a_person() else emit(hit_to_dict(hit, row.id))


def _rows(query: str | None, queries: Path | None) -> "tuple[QueryRow, ...]":
    from verifier.inputs import QueryRow, from_path, query_rows

    if (query is None) == (queries is None):
        raise ConfigError("Give one question in words, or a file of them with --queries FILE.")
    if queries is not None:
        return query_rows(from_path(queries))
    if not (query or "").strip():
        raise ConfigError("The question is empty; say in words what to look for.")
    return (QueryRow("1", query or ""),)
