"""The library of documents and the search in it."""

from verifier.retrieve.embed import Encoder
from verifier.retrieve.hybrid import HybridRetriever
from verifier.retrieve.indexing import IndexProgress, IndexSummary
from verifier.retrieve.library import Library, LibraryStats, open_or_index

__all__ = ["Encoder", "HybridRetriever", "IndexProgress", "IndexSummary", "Library", "LibraryStats", "open_or_index"]
