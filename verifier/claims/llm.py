"""Claims by a language model: one call for a window of sentences, and every rewriting is checked before it counts.

What the model forgets, gets wrong or cannot be asked is read by rules (`extract`): every sentence has an answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import add
from typing import Protocol

from verifier.claims.extract import extract
from verifier.claims.extraction import Extraction
from verifier.claims.reply import NAME, SCHEMA, Told, read_reply
from verifier.claims.rewriting import Around, accepted
from verifier.claims.worth import Level
from verifier.llm.orders import order_in
from verifier.llm.values import Answer, Fault, Question
from verifier.prompts import Bordered, bordered, prompt
from verifier.types import Sentence, SentenceKind, Usage

WINDOW = 25  # sentences answered in one call
_BEFORE, _BEHIND = 4, 1  # sentences around them that are only shown
_MOST_TOKENS = 4_000
_LONGEST_REASON = 160
_LONGEST_HEADLINE = 300


class Asker(Protocol):
    """What of `verifier.llm.Client` is used here."""

    def ask(
        self, questions: Sequence[Question], read: Sequence[Callable[[str], Mapping[int, Told]]]
    ) -> "list[Answer[Mapping[int, Told]] | Fault]":
        """Ask questions together, and give what came of each, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences that are asked about together, with what they need to be understood."""

    asked: tuple[Sentence, ...]
    around: Around
    question: Question

    def read(self, reply: str) -> Mapping[int, Told]:
        """Read the text of a reply. Raises ReplyError."""
        return read_reply(reply, frozenset(sentence.index for sentence in self.asked))


def extract_by_model(text: str, client: Asker, *, as_of: date | None = None, level: Level = Level.USUAL) -> Extraction:
    """Every sentence of `text` after its headline, as `extract` gives them, read by a model where that works.

    `level` says how readily rules, where they have to do, take a sentence for a claim.
    """
    ruled = extract(text, as_of=as_of, level=level)
    found = windows(text, ruled, as_of)
    replies = client.ask([window.question for window in found], [window.read for window in found])
    return settle(ruled, found, replies)


def windows(text: str, sentences: Sequence[Sentence], as_of: date | None) -> tuple[Window, ...]:
    """The questions about a text. Page furniture, and sentences that give orders to their reader, are not asked."""
    headline = " ".join(text[: sentences[0].start].split())[:_LONGEST_HEADLINE] if sentences else ""
    asked = [sentence for sentence in sentences if _is_open(sentence)]
    blocks = [asked[start : start + WINDOW] for start in range(0, len(asked), WINDOW)]
    return tuple(_window(block, sentences, headline, as_of) for block in blocks)


def settle(
    ruled: Sequence[Sentence], found: Sequence[Window], replies: "Sequence[Answer[Mapping[int, Told]] | Fault]"
) -> Extraction:
    """The sentences with what the replies say of them, as far as that holds."""
    faults = [reply for reply in replies if isinstance(reply, Fault)]
    told = {
        sentence.index: (reply.value.get(sentence.index), window.around)
        for window, reply in zip(found, replies, strict=True)
        if not isinstance(reply, Fault)
        for sentence in window.asked
    }
    pairs = [
        _answered(sentence, *told[sentence.index]) if sentence.index in told else (sentence, "") for sentence in ruled
    ]
    return Extraction(
        sentences=tuple(sentence for sentence, _ in pairs),
        degraded=faults[0].message if faults else "",
        notes=tuple(note for _, note in pairs if note),
        prompt_version=found[0].question.prompt_version if found else "",
        usage=reduce(add, (reply.usage for reply in replies), Usage()),
    )


def _is_open(sentence: Sentence) -> bool:
    by_rule = sentence.kind is SentenceKind.NOT_CHECKABLE and sentence.reason.startswith(("page furniture", "longer"))
    return not by_rule and not order_in(sentence.text)


def _window(asked: Sequence[Sentence], every: Sequence[Sentence], headline: str, as_of: date | None) -> Window:
    first, last = max(0, asked[0].index - _BEFORE), asked[-1].index + _BEHIND
    near = [sentence for sentence in every if first <= sentence.index <= last and not order_in(sentence.text)]
    numbers = {sentence.index for sentence in asked}
    told = prompt("extract", SCHEMA)
    lines = list(_lines(near, numbers, headline, as_of))
    question = Question(
        told.text, bordered([Bordered("text", "\n".join(lines))]), NAME, SCHEMA, told.version, _MOST_TOKENS
    )
    return Window(tuple(asked), Around("\n".join(lines), as_of), question)


def _lines(near: Sequence[Sentence], numbers: set[int], headline: str, as_of: date | None) -> Iterator[str]:
    if headline and not order_in(headline):
        yield f"Headline: {headline}"
    if as_of:
        yield f"Day: {as_of.isoformat()}"
    for sentence in near:
        plain = " ".join(sentence.text.split())
        yield f"{sentence.index}: {plain}" if sentence.index in numbers else f"- {plain}"


def _answered(sentence: Sentence, told: Told | None, around: Around) -> tuple[Sentence, str]:
    """The sentence with what the model says of it, and what had to be set aside."""
    if told is None or (told.kind is SentenceKind.CLAIM and not told.claims):
        return sentence, f"Sentence {sentence.index}: the model has no answer for it; it was read by rules."
    reason = told.reason[:_LONGEST_REASON] or "so the model, without a reason"
    if told.kind is not SentenceKind.CLAIM:
        return replace(sentence, kind=told.kind, reason=reason, claims=()), ""
    claims, problem = accepted(sentence, told.claims, around)
    note = f"Sentence {sentence.index}: {problem}; its own words are used." if problem else ""
    return replace(sentence, kind=SentenceKind.CLAIM, reason=reason, claims=claims), note
