"""The claims of a text: every sentence with its claims, or the reason for none."""

from verifier.claims.extract import as_it_stands, extract, read_claim
from verifier.claims.extraction import Extraction
from verifier.claims.worth import Level

__all__ = ["Extraction", "Level", "as_it_stands", "extract", "read_claim"]
