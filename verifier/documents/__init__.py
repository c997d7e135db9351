"""From files to documents, and from documents to passages."""

from verifier.documents.chunk import chunk
from verifier.documents.decode import read_text
from verifier.documents.load import Item, Loaded, LoadFailure, Unchanged, find, load, load_with_origin, read_all
from verifier.documents.origins import is_address, is_below, origin_of, still_there

__all__ = [
    "Item",
    "LoadFailure",
    "Loaded",
    "Unchanged",
    "chunk",
    "find",
    "is_address",
    "is_below",
    "load",
    "load_with_origin",
    "origin_of",
    "read_all",
    "read_text",
    "still_there",
]
