"""The stretch of a passage that a stance rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.judge.words import content, share
from verifier.sentences import spans
from verifier.types import Claim, Passage

_LONGEST = 3
# A further sentence must bring more of the claim than this, or the shorter quote is the better one.
_PRICE_OF_A_SENTENCE = 0.06


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a passage; `start`, `end` slice the passage's text to `text`.

    `relevance` in 0..1 is the share of the claim's content words found here or in the document's title.
    """

    passage: Passage
    start: int
    end: int
    text: str
    relevance: float

    @property
    def rank(self) -> float:
        """Relevance, less what the length costs."""
        return self.relevance - _PRICE_OF_A_SENTENCE * len(spans(self.text))


def windows(claim: Claim, passage: Passage) -> list[Window]:
    """Every stretch of one to three sentences, the most telling first."""
    asked = content(claim.text)
    title = content(passage.document.title)
    found = [
        Window(passage, start, end, text, share(asked, content(text) | title))
        for start, end in _stretches(passage.text)
        for text in [passage.text[start:end]]
    ]
    return sorted(found, key=lambda window: -window.rank)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    sentences = spans(text)
    for first, (start, _) in enumerate(sentences):
        for _, end in sentences[first : first + _LONGEST]:
            yield start, end
