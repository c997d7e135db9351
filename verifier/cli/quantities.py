"""`quantities`: what is understood of the numbers in a text."""

from typing import Annotated

import typer


def quantities(text: Annotated[str, typer.Argument(help="A sentence or more.")]) -> None:
    """Show how numbers are understood.

    Every quantity of the text with what it counts, and the sums that were recomputed.

    \b
    python -m verifier quantities "Of seven drones, two were shot down on the approach."
    """
    from verifier import wire
    from verifier.cli import screen
    from verifier.cli.streams import emit, for_a_person
    from verifier.quantities import findings, parse

    for quantity in parse(text):
        if for_a_person():
            screen.show_quantity(quantity)
        else:
            emit({"type": "quantity", "schema_version": wire.SCHEMA_VERSION, **wire.quantity_to_dict(quantity)})
    for finding in findings(text):
        screen.show_finding(finding) if for_a_person() else emit(wire.finding_to_dict(finding))
