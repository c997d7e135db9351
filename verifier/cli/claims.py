"""`claims`: what in a text can be checked."""

from typing import Annotated

import typer

from verifier.cli.options import AsOf, Extract, extraction_level
from verifier.errors import InputError


def claims(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="A .txt or .md file; - is stdin.")] = None,
    as_of: AsOf = None,
    level: Extract = "usual",
) -> None:
    """List what in a text can be checked.

    Every sentence is a claim, not checkable or ambiguous, with the reason; sums are recomputed.

    \b
    python -m verifier claims article.txt
    """
    from verifier import wire
    from verifier.claims import extract
    from verifier.cli import screen
    from verifier.cli.sources import read_sources
    from verifier.cli.streams import emit, for_a_person
    from verifier.inputs import parse_day
    from verifier.quantities import findings

    day, readily = parse_day(as_of, "--as-of"), extraction_level(level)
    [source] = read_sources(context, [file] if file else [], "txt")
    if source.format.is_table:
        raise InputError(f"{source.name} is a table; the claims of a .txt or .md file can be listed.")
    for sentence in extract(source.text, as_of=day, level=readily):
        screen.show_sentence(sentence) if for_a_person() else emit(wire.sentence_to_dict(sentence))
    for finding in findings(source.text):
        screen.show_finding(finding) if for_a_person() else emit(wire.finding_to_dict(finding))
