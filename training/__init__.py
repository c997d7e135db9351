"""Rebuilds the models in `verifier/assets` from data named on the command line."""
