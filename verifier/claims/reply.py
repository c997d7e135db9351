"""The form of a model's reply about the sentences of a text, and the strict reading of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from verifier.errors import ReplyError
from verifier.llm.fields import TEXT, Fields, object_of, one_of, read_object
from verifier.types import SentenceKind

NAME = "sentences"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A claim as the model puts it; nothing of it has been checked."""

    text: str
    fragment: str
    said_by: str
    date: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the model says of one sentence."""

    kind: SentenceKind
    reason: str
    claims: tuple[Rewritten, ...]


_CLAIM = object_of(text=TEXT, fragment=TEXT, said_by=TEXT, date=TEXT)
_SENTENCE = object_of(
    id={"type": "integer"},
    kind=one_of(SentenceKind),
    reason=TEXT,
    claims={"type": "array", "items": _CLAIM},
)
SCHEMA = object_of(sentences={"type": "array", "items": _SENTENCE})


def read_reply(text: str, asked: frozenset[int]) -> Mapping[int, Told]:
    """What is said of each sentence; one that the model forgot is not there.

    Raises ReplyError for a number that was not asked or is answered twice, and for any other form.
    """
    found = read_object(text, SCHEMA["properties"]).objects("sentences", _SENTENCE["properties"], "sentence")
    told: dict[int, Told] = {}
    for fields in found:
        number = fields.whole("id", 0, max(asked, default=0))
        if number not in asked:
            raise ReplyError(f"Sentence {number} was not asked for.")
        if number in told:
            raise ReplyError(f"Sentence {number} is answered twice; give each number once.")
        told[number] = _told(fields)
    return told


def _told(fields: Fields) -> Told:
    claims = tuple(map(_rewritten, fields.objects("claims", _CLAIM["properties"], "claim")))
    return Told(fields.choice("kind", SentenceKind), fields.text("reason"), claims)


def _rewritten(fields: Fields) -> Rewritten:
    return Rewritten(fields.text("text"), fields.text("fragment"), fields.text("said_by"), fields.text("date"))
