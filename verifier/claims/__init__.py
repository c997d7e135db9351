"""The claims of a text: every sentence with its claims, or the reason for none."""

from verifier.claims.extract import extract, read_claim

__all__ = ["extract", "read_claim"]
