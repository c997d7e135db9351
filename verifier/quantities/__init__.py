"""Numbers as objects: read them, find which answers which, compare them, and check the sums a text makes."""

from verifier.quantities.align import align
from verifier.quantities.compare import compare, nearness
from verifier.quantities.mask import refigured
from verifier.quantities.parse import mask, parse
from verifier.quantities.sums import findings

__all__ = ["align", "compare", "findings", "mask", "nearness", "parse", "refigured"]
