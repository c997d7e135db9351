"""`claims`: what in a text can be checked."""

from typing import Annotated

import typer

from verifier.cli.options import AsOf, EngineName, Extract, Model, NoCache, extraction_level
from verifier.errors import InputError


def claims(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="A .txt or .md file; - is stdin.")] = None,
    as_of: AsOf = None,
    level: Extract = "usual",
    engine: EngineName = "auto",
    model: Model = None,
    no_cache: NoCache = False,
) -> None:
    """List what in a text can be checked.

    Every sentence is a claim, not checkable or ambiguous, with the reason; sums are recomputed.

    \b
    python -m verifier claims article.txt
    """
    from verifier import wire
    from verifier.cli import screen
    from verifier.cli.engine import Account, chosen
    from verifier.cli.sources import read_sources
    from verifier.cli.streams import emit, for_a_person
    from verifier.inputs import parse_day

    day, readily = parse_day(as_of, "--as-of"), extraction_level(level)
    [source] = read_sources(context, [file] if file else [], "txt")
    if source.format.is_table:
        raise InputError(f"{source.name} is a table; the claims of a .txt or .md file can be listed.")
    with chosen(engine, model, remember=not no_cache) as reader:
        read, account = reader.read(source.text, day, readily), Account(reader)
    for sentence in read.sentences:
        screen.show_sentence(sentence) if for_a_person() else emit(wire.sentence_to_dict(sentence))
    for finding in read.findings:
        screen.show_finding(finding) if for_a_person() else emit(wire.finding_to_dict(finding))
    account.read(read)
    account.tell()
