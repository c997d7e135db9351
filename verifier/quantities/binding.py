"""The working value of the binding steps: one amount and what is known of it so far."""

from dataclasses import dataclass

from verifier.quantities.amounts import Amount


@dataclass(slots=True)
class Binding:
    """One amount on its way to a `Quantity`; `start`..`stop` are the tokens of its sentence."""

    amount: Amount
    sentence: int
    start: int
    stop: int
    thing: str = ""
    after: int = 0  # the token after the noun phrase that is counted
    role: str = ""
    whole: int | None = None
    elided: bool = False  # the noun was taken from another amount
    per: str = ""
    change: str = ""
    beside: str = ""


NEAR = 12  # amounts looked back over for an antecedent, a total or a shared verb
