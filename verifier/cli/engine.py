"""The engine a command reads with, and what is told of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from verifier.cli.streams import say
from verifier.engines import Choice, Engine, choose
from verifier.errors import ConfigError
from verifier.types import Checked, Outcome, Read, Usage
from verifier.ui.looks import count_of


@contextmanager
def chosen(name: str, model: str | None, *, remember: bool) -> Iterator[Engine]:
    """The engine of that name. Where texts go to a server, that is said before anything is sent."""
    if model and name == Choice.EMBEDDED:
        raise ConfigError("--model names a language model; it does not go with --engine embedded.")
    engine = choose(name, model, remember=remember)
    if engine.client is not None:
        say(f"Claims and passages are sent to {engine.where}; with --engine embedded nothing is.")
    try:
        yield engine
    finally:
        engine.close()


@dataclass
class Account:
    """What a run has used, and how many claims another engine than the one asked for has read."""

    engine: Engine | None = None
    usage: Usage = Usage()  # noqa: RUF009 - a frozen value
    remembered: int = 0
    degraded: int = 0
    reason: str = field(default="")

    def read(self, read: Read) -> None:
        """Add what finding the claims took."""
        self.usage += read.usage
        if read.degraded:
            say(f"The claims were found by rules, for some sentences at least: {read.degraded}")

    def put(self, outcome: Outcome) -> None:
        """Add what an outcome took."""
        if isinstance(outcome, Checked):
            self.usage += outcome.usage
            self.remembered += outcome.usage.cached
            self.degraded += bool(outcome.degraded)
            self.reason = self.reason or outcome.degraded

    def tell(self) -> None:
        """Say on stderr what was used; nothing when no model was there to be asked."""
        if self.engine is None or self.engine.client is None:
            return
        say(f"Read by {self.engine.name}: {spent(self.usage, self.engine.client.model)}{self._remembered()}.")
        if self.degraded:
            say(f"{count_of(self.degraded, 'claim')} read by the embedded engine instead: {self.reason}")

    def _remembered(self) -> str:
        return f"; {count_of(self.remembered, 'answer')} remembered" if self.remembered else ""


def spent(usage: Usage, model: str) -> str:
    """Calls, tokens and money in words."""
    from verifier.llm.prices import cost, price

    listed, money = price(model), cost(usage, model)
    price_told = f"{money:.4f} USD at the list price of {listed.as_of}" if listed else "its price is not known here"
    return (
        f"{count_of(usage.calls, 'call')}, {usage.input_tokens:,} tokens in, {usage.output_tokens:,} out; {price_told}"
    )
