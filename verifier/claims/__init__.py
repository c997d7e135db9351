"""The claims of a text: every sentence with its claims, or the reason for none."""

from verifier.claims.extract import extract, read_claim
from verifier.claims.extraction import Extraction

__all__ = ["Extraction", "extract", "read_claim"]
