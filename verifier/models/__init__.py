"""Entailment models: the one that ships, and larger ones that are fetched only when somebody asks for them."""

from verifier.models.calibration import fit_temperature, read_pairs
from verifier.models.registry import KNOWN, SHIPPED, KnownModel
from verifier.models.store import Models, chosen_model

__all__ = ["KNOWN", "SHIPPED", "KnownModel", "Models", "chosen_model", "fit_temperature", "read_pairs"]
