"""The form of a model's reply about one claim, and the strict reading of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from verifier.errors import ReplyError
from verifier.llm.fields import TEXT, Fields, object_of, one_of, read_object
from verifier.types import Stance, Verdict, YesNo

NAME = "judgement"
_LETTER, _LATIN = re.compile(r"[^\W\d_]"), re.compile(r"[A-Za-z]")


class Ground(StrEnum):
    """What a stance rests on."""

    NUMBER = "number"
    WORDS = "words"


class _Asked(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says of one passage; nothing of it has been checked."""

    stance: Stance
    ground: Ground
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model says: a `Said` for each passage in order, the odds of each verdict, and answers in words.

    `odds` in 0..1 add up to 1. `so_id` is the number of the passage, from 1, that `so` rests on, or 0.
    """

    passages: tuple[Said, ...]
    odds: Mapping[Verdict, float]
    missing: str
    said: YesNo | None
    so: YesNo | None
    so_id: int
    so_quote: str


_ID = {"type": "integer"}
_SCORE = {"type": "integer", "enum": [1, 2, 3, 4, 5]}
_LABELS = {
    "supported": Verdict.SUPPORTED,
    "refuted": Verdict.REFUTED,
    "conflicting": Verdict.CONFLICTING,
    "not_enough": Verdict.NOT_ENOUGH_EVIDENCE,
}


_PASSAGE = object_of(id=_ID, reason=TEXT, stance=one_of(Stance), rests_on=one_of(Ground), quote=TEXT)
SCHEMA = object_of(
    passages={"type": "array", "items": _PASSAGE},
    scores=object_of(**dict.fromkeys(_LABELS, _SCORE)),
    missing=TEXT,
    said=one_of(_Asked),
    so=one_of(_Asked),
    so_id=_ID,
    so_quote=TEXT,
)


def read_reply(text: str, count: int) -> Reply:
    """Read a reply about `count` passages. Raises ReplyError that names what is wrong."""
    fields = read_object(text, SCHEMA["properties"])
    scores = fields.inner("scores", _LABELS)
    reply = Reply(
        passages=_passages(fields, count),
        odds=_softmax({verdict: scores.whole(label, 1, 5) for label, verdict in _LABELS.items()}),
        missing=fields.text("missing"),
        said=_answer(fields.choice("said", _Asked)),
        so=_answer(fields.choice("so", _Asked)),
        so_id=fields.whole("so_id", 0, count),
        so_quote=fields.text("so_quote"),
    )
    _refuse_foreign([reply.missing, *(said.reason for said in reply.passages)])
    return reply


def _passages(fields: Fields, count: int) -> tuple[Said, ...]:
    found = fields.objects("passages", _PASSAGE["properties"], "passage")
    ids = [each.whole("id", 1, count) for each in found]
    if len(set(ids)) < len(ids):
        raise ReplyError("A passage is answered twice; give each number once.")
    if missing := [str(number) for number in range(1, count + 1) if number not in ids]:
        raise ReplyError(f"There is no answer for passage {', '.join(missing)}.")
    by_id = {number: _said(each) for number, each in zip(ids, found, strict=True)}
    return tuple(by_id[number] for number in range(1, count + 1))


def _said(fields: Fields) -> Said:
    return Said(
        fields.choice("stance", Stance), fields.choice("rests_on", Ground), fields.text("quote"), fields.text("reason")
    )


def _answer(asked: _Asked) -> YesNo | None:
    return None if asked is _Asked.NOT_ASKED else YesNo(asked.value)


def _softmax(scores: Mapping[Verdict, int]) -> dict[Verdict, float]:
    powers = {verdict: exp(score) for verdict, score in scores.items()}
    total = sum(powers.values())
    return {verdict: power / total for verdict, power in powers.items()}


def _refuse_foreign(texts: Sequence[str]) -> None:
    """Reasons are for readers of English; names in other letters are no obstacle."""
    letters = _LETTER.findall(" ".join(texts))
    if len(_LATIN.findall(" ".join(letters))) < len(letters) / 2:
        raise ReplyError("Give reason and missing in English.")
