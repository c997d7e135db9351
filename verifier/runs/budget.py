"""Money: what a run has cost, and whether there is enough for one more claim."""

from decimal import Decimal

from verifier.errors import ConfigError
from verifier.llm.prices import cost
from verifier.runs.values import Run
from verifier.types import Checked, Outcome, Usage

# The longest question and the longest answer: what one more claim may take before anything is known.
_MOST = Usage(1, 3_500, 1_200)


def cost_of(run: Run) -> Decimal | None:
    """What a run has cost at list price, in USD; None when a model's price is not known."""
    costs = [
        cost(took, model or run.order.settings.get("model", ""), batch=batch) for (model, batch), took in _took(run)
    ]
    known = [each for each in costs if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(costs) else None


def _took(run: Run) -> list[tuple[tuple[str, bool], Usage]]:
    return [(key, took) for key, took in run.usage.items() if took.calls]


class Purse:
    """Money for a run, in USD. It allows a claim only if its cost, and that of those on their way, will fit."""

    def __init__(self, limit: Decimal, model: str, run: Run) -> None:
        """Raise ConfigError when the model's price is not known."""
        most = cost(_MOST, model)
        if most is None:
            raise ConfigError(
                f"The price of {model!r} is not known here, so --max-cost cannot be kept; "
                "add the model to verifier/llm/prices.toml, or leave the option out."
            )
        self.limit = limit
        self.spent = cost_of(run) or Decimal(0)
        self._model = model
        self._most = most

    def allows(self, waiting: int) -> bool:
        """Whether one more claim may be asked about while so many are on their way."""
        return self.spent + (waiting + 1) * self._most <= self.limit

    def spend(self, outcome: Outcome) -> None:
        """Take note of what a claim has cost."""
        if not isinstance(outcome, Checked) or not outcome.usage.calls:
            return
        took = cost(outcome.usage, self._model, batch=outcome.usage.batch) or Decimal(0)
        self.spent += took
        self._most = max(self._most, took)
