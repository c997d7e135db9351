"""Talking to a language model and surviving it: questions in, answers or named faults out."""

from verifier.llm.client import Client
from verifier.llm.settings import Settings, available
from verifier.llm.values import Answer, Fault, FaultKind, Question
from verifier.types import Usage

__all__ = ["Answer", "Client", "Fault", "FaultKind", "Question", "Settings", "Usage", "available"]
