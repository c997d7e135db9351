"""The library of documents and the search in it."""

from verifier.retrieve.embed import Encoder
from verifier.retrieve.hybrid import HybridRetriever
from verifier.retrieve.indexing import IndexProgress, IndexSummary
from verifier.retrieve.library import Library, LibraryStats, Storage, open_or_index
from verifier.retrieve.rebuilding import rebuild

__all__ = [
    "Encoder",
    "HybridRetriever",
    "IndexProgress",
    "IndexSummary",
    "Library",
    "LibraryStats",
    "Storage",
    "open_or_index",
    "rebuild",
]
