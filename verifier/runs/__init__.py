"""Runs remembered: every finished claim is on disk at once, so that a run that breaks off goes on where it stopped."""

from verifier.runs.lock import holding
from verifier.runs.recording import Budget, Recording
from verifier.runs.store import Runs
from verifier.runs.values import Batch, Order, Run, differences

__all__ = ["Batch", "Budget", "Order", "Recording", "Run", "Runs", "differences", "holding"]
