"""What is known of a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from verifier.types import Usage


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do. Two runs of the same `content` and `settings` come to the same results.

    `content` is a hash of the inputs, `inputs` are their names for people. `settings` are all that the results depend
    on besides, each in words. `command` is what was called.
    """

    inputs: str
    content: str
    settings: Mapping[str, str]
    command: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run as far as it has come. `total` is 0 until the claims have been counted.

    `counts` tells how many of its finished claims ended how: by verdict, or by status for those without one. `usage`
    is what a language model took for them, by the model's name and whether it was asked in a batch, at half the price.
    """

    id: str
    created: datetime
    order: Order
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    usage: Mapping[tuple[str, bool], Usage] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """How many claims are finished."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of a run's questions that was given to the Batch API; `id` is empty until it is known."""

    part: int
    id: str
    questions: int


def differences(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What has changed between the settings of two runs, each in words: "model was a, is now b"."""
    names = [*then, *(name for name in now if name not in then)]
    return [
        f"{name} was {then.get(name) or 'not set'}, is now {now.get(name) or 'not set'}"
        for name in names
        if then.get(name, "") != now.get(name, "")
    ]
