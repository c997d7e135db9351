"""Runs remembered: every finished claim is on disk at once, so that a run that breaks off goes on where it stopped."""

from verifier.runs.budget import Purse, cost_of
from verifier.runs.lock import holding
from verifier.runs.reading import from_json, to_json
from verifier.runs.recording import Budget, Recording
from verifier.runs.store import Runs
from verifier.runs.values import Batch, Order, Run, differences

__all__ = [
    "Batch",
    "Budget",
    "Order",
    "Purse",
    "Recording",
    "Run",
    "Runs",
    "cost_of",
    "differences",
    "from_json",
    "holding",
    "to_json",
]
