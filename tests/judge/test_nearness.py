"""How near sentences are to a claim."""

import numpy as np
import pytest

from verifier.judge.nearness import Nearness, Sentences
from verifier.judge.reading import read
from verifier.judge.window import Region, regions
from verifier.retrieve import Encoder
from verifier.types import Claim, Document, Passage

CLAIM = Claim(id="1", text="The firm dismissed hundreds of its employees.")
TEXT = (
    "The firm paints hundreds of barns. A judge dismissed it. Hundreds sang. The trains were delayed. The sun shone. "
    "Many workers there have lost their jobs. A match was called off."
)


def region(text: str) -> Region:
    """A document of one passage."""
    document = Document(doc_id="a", text=text)
    (found,) = regions([Passage(document, 0, len(text), text)])
    return found


def test_the_same_matter_is_nearer_than_the_same_words() -> None:
    """Workers without jobs are nearer to dismissed employees than delayed trains are, with no word in common."""
    place = region(TEXT)
    (near,) = Sentences().nearness(CLAIM, [place])
    cosines = [near.of(at, at) for at in range(len(place.sentences))]
    assert max(cosines[3:]) == cosines[5]
    assert all(0.0 <= cosine <= 1.0 for cosine in cosines)


def test_the_nearest_words_are_read() -> None:
    """Prose is read where its words are the claim's, and where its matter is."""
    place = region(TEXT)
    (near,) = Sentences().nearness(CLAIM, [place])
    assert not any("jobs" in reading.window.text for reading in read(CLAIM, place))
    assert any("jobs" in reading.window.text for reading in read(CLAIM, place, near.of))


def test_sentences_are_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim about a document that was read before costs one vector."""
    encoded: list[str] = []
    really = Encoder.encode

    def encode(self: Encoder, texts: list[str]) -> object:
        encoded.extend(texts)
        return really(self, texts)

    monkeypatch.setattr(Encoder, "encode", encode)
    sentences, place = Sentences(), region(TEXT)
    sentences.nearness(CLAIM, [place])
    encoded.clear()
    sentences.nearness(Claim(id="2", text="It rained."), [place])
    assert encoded == ["It rained."]


def test_several_sentences_are_weighed_together() -> None:
    """The vector of a stretch is the mean of its sentences', and sentences that cancel out are near nothing."""
    two = Nearness(np.array([1.0, 0.0]), np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]))
    assert two.of(0, 0) == pytest.approx(1.0)
    assert two.of(0, 1) == pytest.approx(0.5**0.5)
    assert two.of(2, 2) == 0.0
    assert Nearness(np.array([1.0]), np.array([[1.0], [-1.0]])).of(0, 1) == 0.0


def test_nothing_to_read() -> None:
    """A claim without passages has no nearness."""
    assert Sentences().nearness(CLAIM, []) == []
