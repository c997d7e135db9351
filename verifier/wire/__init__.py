"""The JSON form of every value: one object a line, each with its ``type`` and ``schema_version``.

Readers must ignore keys they do not know. Days are ISO dates or null. Decimals are strings in plain notation
("1200000", "0.25"): a third of something has more digits than most readers keep of a JSON number. Offsets count Unicode
code points, end excluded. `from_dict` gives back what was written, as far as the wire holds it: the text of a document,
the passage around a quote and the passages of neither side stay behind.
"""

from verifier.wire.read import from_dict
from verifier.wire.shapes import SCHEMA_VERSION, ClaimObject, FindingObject, Line, PassageObject, SentenceObject
from verifier.wire.write import (
    deciding_comparison,
    dumps,
    finding_to_dict,
    hit_to_dict,
    outcome_to_dict,
    quantity_to_dict,
    sentence_to_dict,
    to_dict,
)

__all__ = [
    "SCHEMA_VERSION",
    "ClaimObject",
    "FindingObject",
    "Line",
    "PassageObject",
    "SentenceObject",
    "deciding_comparison",
    "dumps",
    "finding_to_dict",
    "from_dict",
    "hit_to_dict",
    "outcome_to_dict",
    "quantity_to_dict",
    "sentence_to_dict",
    "to_dict",
]
