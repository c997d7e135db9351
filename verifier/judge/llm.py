"""The engine that asks a language model: one call a claim, and every word of the reply is checked before it counts."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from verifier.judge.asking import Plan, Shown, plan
from verifier.judge.embedded import EmbeddedJudge
from verifier.judge.gates import Weighed, kept_out, named, weigh
from verifier.judge.reading import read_quote
from verifier.judge.reply import Reply
from verifier.llm.quoting import find
from verifier.llm.values import Answer, Fault, Question
from verifier.types import Claim, Judgement, Passage, Stance, YesNo

Asking = tuple[Claim, Sequence[Passage]]
_LONGEST_MISSING = 300
_HOLLOW = "Nothing of what the model gave as its reasons holds."


class Asker(Protocol):
    """What of `verifier.llm.Client` is used here."""

    def as_asked(
        self, asked: Iterable[tuple[Question, Callable[[str], Reply]]]
    ) -> Iterator[tuple[int, Answer[Reply] | Fault]]:
        """Ask questions as they come; give the number of each with what came of it, as soon as it is there."""
        ...


class Spare(Protocol):
    """The engine that takes over where the model fails."""

    def judge(self, asked: Sequence[Asking]) -> list[Judgement]:
        """Give a judgement for each claim."""
        ...


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A question on its way: the number of its claim, and what is needed when the answer comes."""

    number: int
    plan: Plan
    passages: Sequence[Passage]


class LlmJudge:
    """Gives stances by a language model; where that fails the embedded engine reads, and the judgement says so."""

    engine = "llm"

    def __init__(self, client: Asker, spare: Spare | None = None) -> None:
        self._client = client
        self._spare = spare or EmbeddedJudge()

    def judge(self, asked: Sequence[Asking]) -> list[Judgement]:
        """Read the passages; a judgement for each claim, in order."""
        found = dict(self.stream(asked))
        return [_or_raise(found[number]) for number in range(len(asked))]

    def stream(self, asked: Iterable[Asking]) -> Iterator[tuple[int, Judgement | Exception]]:
        """Take claims as they come, many at a time, and give each one's number and judgement as soon as it is there.

        What went wrong with one claim is given in its place, so that the others are not lost.
        """
        waiting: dict[int, _Waiting] = {}
        ready: deque[tuple[int, Judgement | Exception]] = deque()
        for index, reply in self._client.as_asked(_questions(asked, waiting, ready)):
            while ready:
                yield ready.popleft()
            sent = waiting.pop(index)
            yield sent.number, self._settled(sent, reply)
        yield from ready

    def _settled(self, sent: _Waiting, reply: Answer[Reply] | Fault) -> Judgement | Exception:
        try:
            if isinstance(reply, Fault):
                return replace(self._read_by_spare(sent, reply.message), usage=reply.usage)
            judgement = judged(sent.plan, reply.value)
            if _is_hollow(reply.value, judgement):
                judgement = replace(self._read_by_spare(sent, _HOLLOW), notes=judgement.notes)
            return replace(judgement, usage=reply.usage, model=reply.model)
        except Exception as error:  # noqa: BLE001 - one claim must not lose the others
            return error

    def _read_by_spare(self, sent: _Waiting, why: str) -> Judgement:
        """The judgement of the other engine, which is not shown either what gives orders to its reader."""
        kept = [shown for shown in sent.plan.shown if shown.order]
        passages = [each for each in sent.passages if not any(_holds(shown, each) for shown in kept)]
        [judgement] = self._spare.judge([(sent.plan.claim, passages)])
        out = [kept_out(sent.plan.claim, shown) for shown in kept]
        evidence = (*judgement.evidence, *(each.evidence for each in out))
        return replace(judgement, evidence=evidence, degraded=why, notes=tuple(each.note for each in out))


def _questions(
    asked: Iterable[Asking], waiting: dict[int, _Waiting], ready: deque[tuple[int, Judgement | Exception]]
) -> Iterator[tuple[Question, Callable[[str], Reply]]]:
    """The questions; what needs no answer, or cannot be asked, is `ready` at once."""
    sent = 0
    for number, (claim, passages) in enumerate(asked):
        try:
            planned = plan(claim, passages)
            if planned.question is None:
                ready.append((number, unasked(planned)))
                continue
        except Exception as error:  # noqa: BLE001 - one claim must not lose the others
            ready.append((number, error))
            continue
        waiting[sent] = _Waiting(number, planned, passages)
        sent += 1
        yield planned.question, planned.read


def unasked(planned: Plan) -> Judgement:
    """The judgement of a claim for which there is nothing that a model could read."""
    kept = [kept_out(planned.claim, each) for each in planned.shown]
    return Judgement(tuple(each.evidence for each in kept), LlmJudge.engine, notes=tuple(each.note for each in kept))


def judged(planned: Plan, reply: Reply) -> Judgement:
    """The judgement that a reply comes to once everything in it has been checked."""
    said = iter(reply.passages)
    weighed = [
        kept_out(planned.claim, shown) if shown.order else weigh(planned.claim, shown, next(said), reply.odds)
        for shown in planned.shown
    ]
    so, doubt = _so(planned, reply)
    return Judgement(
        evidence=tuple(each.evidence for each in weighed),
        engine=LlmJudge.engine,
        missing=reply.missing[:_LONGEST_MISSING],
        said=_said(planned.claim, reply, weighed),
        so=so,
        notes=tuple(filter(None, [*(each.note for each in weighed), doubt])),
        prompt_version=planned.question.prompt_version if planned.question else "",
    )


def _is_hollow(reply: Reply, judgement: Judgement) -> bool:
    """Whether the model takes sides and nothing of what it gives for them holds."""
    taken = any(said.stance is not Stance.NEUTRAL for said in reply.passages)
    return taken and all(each.stance is Stance.NEUTRAL for each in judgement.evidence)


def _holds(shown: Shown, passage: Passage) -> bool:
    region = shown.region
    return passage.document == region.document and region.start <= passage.start < region.end


def _said(claim: Claim, reply: Reply, weighed: Sequence[Weighed]) -> YesNo | None:
    """Whether it was said, as far as evidence that holds tells."""
    if not claim.said_by:
        return None
    wanted = {YesNo.YES: Stance.SUPPORTS, YesNo.NO: Stance.REFUTES}.get(reply.said or YesNo.UNCLEAR)
    return reply.said if any(each.evidence.stance is wanted for each in weighed) else YesNo.UNCLEAR


def _so(planned: Plan, reply: Reply) -> tuple[YesNo | None, str]:
    """Whether what was said is so, and why that is left open against the model's word, if it is."""
    claim = planned.claim
    if not claim.said_by:
        return None, ""
    if reply.so in (None, YesNo.UNCLEAR) or not reply.so_id:
        return YesNo.UNCLEAR, ""
    shown = planned.asked[reply.so_id - 1]
    place = find(reply.so_quote, shown.text)
    if place is None:
        about = named(shown.region.document)
        return YesNo.UNCLEAR, f"Whether it is so is left open: {about} does not hold the words quoted for it."
    start, end = shown.start + place[0], shown.start + place[1]
    numbers = read_quote(replace(claim, said_by=""), shown.region, start, end).numbers
    if numbers and numbers.holds is not None and numbers.holds is not (reply.so is YesNo.YES):
        return YesNo.UNCLEAR, "Whether it is so is left open: the numbers quoted for it say the contrary."
    return reply.so, ""


def _or_raise(found: Judgement | Exception) -> Judgement:
    if isinstance(found, Exception):
        raise found
    return found
