"""From a claim and its passages to the one question that a model is asked about them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from verifier.judge.reply import NAME, SCHEMA, Reply, read_reply
from verifier.judge.window import Region, regions, windows
from verifier.llm.orders import order_in
from verifier.llm.values import Question
from verifier.prompts import Bordered, bordered, prompt
from verifier.types import Claim, Document, Passage

# Characters of all passages together; with the prompt and its example this stays below 3,500 tokens.
ROOM = 7_600
_TIGHT = ROOM // 2  # for a model that takes less
_LONGEST_LINE = 160  # characters of what a document says of itself


@dataclass(frozen=True, slots=True)
class Shown:
    """A region as the model sees it: `start`, `end` slice the document's text.

    `order` holds words that give orders to the reader; such a region is kept from the model.
    """

    region: Region
    start: int
    end: int
    order: str = ""

    @property
    def text(self) -> str:
        """The words shown."""
        return self.region.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask about a claim. `question` is None when there is nothing to read."""

    claim: Claim
    shown: tuple[Shown, ...]
    question: Question | None

    @property
    def asked(self) -> tuple[Shown, ...]:
        """The regions that the model sees, in the order of their numbers."""
        return tuple(each for each in self.shown if not each.order)

    def read(self, reply: str) -> Reply:
        """Read the text of a reply. Raises ReplyError."""
        return read_reply(reply, len(self.asked))


def plan(claim: Claim, passages: Sequence[Passage]) -> Plan:
    """Number the passages and put the question. Passages that give orders to their reader are not shown."""
    shown = tuple(replace(each, order=_order(each)) for each in _excerpts(claim, regions(passages), ROOM))
    seen = [each for each in shown if not each.order]
    if not seen:
        return Plan(claim, shown, None)
    tight = _excerpts(claim, [each.region for each in seen], _TIGHT)
    return Plan(claim, shown, _question(claim, seen, shorter=_question(claim, tight)))


def _question(claim: Claim, seen: Sequence[Shown], shorter: Question | None = None) -> Question:
    told = prompt("judge", SCHEMA)
    passages = [Bordered(f"passage {number}", _passage(each)) for number, each in enumerate(seen, 1)]
    user = bordered([Bordered("claim", _claim(claim)), *passages])
    return Question(told.text, user, NAME, SCHEMA, told.version, shorter=shorter)


def _claim(claim: Claim) -> str:
    lines = [claim.text]
    lines += [f"Said by: {claim.said_by}"] if claim.said_by else []
    lines += [f"Asked as of: {claim.as_of.isoformat()}"] if claim.as_of else []
    return "\n".join(lines)


def _passage(shown: Shown) -> str:
    return f"From: {_origin(shown.region.document)}\n{shown.text}"


def _origin(document: Document) -> str:
    published = f"{document.published.day} {document.published:%B %Y}" if document.published else "no date"
    parts = [document.publisher, published, document.title, "; ".join(document.attributed_to)]
    return " ".join(", ".join(part for part in parts if part).split())[:_LONGEST_LINE]


def _excerpts(claim: Claim, found: Sequence[Region], room: int) -> tuple[Shown, ...]:
    """As much of every region as there is room for; what short ones leave goes to the long ones."""
    lengths = sorted(region.end - region.start for region in found)
    before = [0, *accumulate(lengths)]
    shares = [(room - before[number]) // (len(lengths) - number) for number in range(len(lengths))]
    share = next((share for length, share in zip(lengths, shares, strict=True) if length > share), room)
    return tuple(_excerpt(claim, region, share) for region in found)


def _excerpt(claim: Claim, region: Region, room: int) -> Shown:
    return Shown(region, *_stretch(claim, region, room))


def _order(shown: Shown) -> str:
    """Words that give orders to the reader, in the passage or in what the document says of itself."""
    document = shown.region.document
    return order_in(f"{document.title}\n{document.publisher}\n{'; '.join(document.attributed_to)}\n{shown.text}")


def _stretch(claim: Claim, region: Region, room: int) -> tuple[int, int]:
    """Whole sentences around the most telling ones, by turns before and behind, while they fit."""
    if region.end - region.start <= room:
        return region.start, region.end
    best = windows(claim, region)[0]
    start, end = best.start, min(best.end, best.start + room)
    before = [a for a, _ in region.sentences if a < start][::-1]
    behind = [b for _, b in region.sentences if b > end]
    while before or behind:
        if behind and behind[0] - start <= room:
            end = behind.pop(0)
        else:
            behind = []
        if before and end - before[0] <= room:
            start = before.pop(0)
        else:
            before = []
    return start, end
