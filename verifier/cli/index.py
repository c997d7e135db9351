"""`index`: documents into the library."""

from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.exits import Exit
from verifier.cli.options import Chroma, LibraryFolder

if TYPE_CHECKING:
    from verifier.retrieve import IndexSummary


def index(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders and addresses of pages. [default: the sample documents]"),
    ] = None,
    library: LibraryFolder = None,
    chroma: Chroma = None,
) -> None:
    """Read documents into the library.

    Files are PDF, Word (.docx), HTML, e-mails (.eml), .md, .txt, and tables of documents (.csv, .tsv, .jsonl). What is
    unchanged is skipped, what is gone from a folder is removed, and what cannot be read is named with the reason.

    \b
    python -m verifier index my-documents/ report.pdf https://example.org/news --library my-library
    """
    from verifier.cli.status import Status
    from verifier.config import SAMPLE_CORPUS, library_folder
    from verifier.retrieve import Library

    with Library.open(library_folder(library), chroma=chroma) as opened, Status("documents indexed") as status:
        summary = opened.index(paths or [SAMPLE_CORPUS], lambda step: status.show(step.done, step.total))
    tell(summary)


def tell(summary: "IndexSummary") -> None:
    """Write what became of the documents; raises Exit if some failed."""
    from verifier.cli.streams import emit, for_a_person, say, write
    from verifier.ui.looks import count_of

    for sentence in (*summary.notes, *(failure.reason for failure in summary.failed)):
        say(sentence)
    counts = {name: getattr(summary, name) for name in ("added", "changed", "unchanged", "removed")}
    if for_a_person():
        shown = counts | {"failed": len(summary.failed)}
        parts = ", ".join(f"{count:,} {name}" for name, count in shown.items())
        write(f"Documents: {parts}. The library holds {count_of(summary.passages, 'passage')}.")
    else:
        failed = [{"path": failure.origin, "reason": failure.reason} for failure in summary.failed]
        said = {**counts, "failed": failed, "notes": list(summary.notes), "passages": summary.passages}
        emit({"type": "index", "schema_version": 1, **said})
    if summary.failed:
        raise typer.Exit(Exit.UNDONE)
