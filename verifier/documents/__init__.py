"""From files to documents, and from documents to passages."""

from verifier.documents.chunk import chunk
from verifier.documents.decode import read_text
from verifier.documents.load import Loaded, LoadFailure, absolute, load, load_with_origin

__all__ = ["LoadFailure", "Loaded", "absolute", "chunk", "load", "load_with_origin", "read_text"]
