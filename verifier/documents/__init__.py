"""From files to documents, and from documents to passages."""

from verifier.documents.chunk import chunk
from verifier.documents.decode import read_text
from verifier.documents.load import Item, Loaded, LoadFailure, Unchanged, load, load_with_origin
from verifier.documents.origins import is_below, origin_of, still_there

__all__ = [
    "Item",
    "LoadFailure",
    "Loaded",
    "Unchanged",
    "chunk",
    "is_below",
    "load",
    "load_with_origin",
    "origin_of",
    "read_text",
    "still_there",
]
