"""Many claims in flight: outcomes come in order, and none is lost."""

from collections.abc import Iterable, Iterator, Sequence

from verifier.claims import read_claim
from verifier.engines import Asked
from verifier.streaming import Stream
from verifier.types import Checked, Claim, Failed, Judgement, NotCheckable, Passage


class _Backwards:
    """A judge that answers last what it was asked first, and stumbles over one claim."""

    engine = "backwards"

    def stream(self, asked: Iterable[tuple[Claim, Sequence[Passage]]]) -> Iterator[tuple[int, Judgement | Exception]]:
        for number, (claim, _) in reversed(list(enumerate(asked))):
            stumbles = "Pele" in claim.text
            yield number, ValueError("out of ideas") if stumbles else Judgement((), self.engine, missing=claim.id)


def _find(claims: Sequence[Claim]) -> Asked:
    if any("nobody" in claim.text for claim in claims):
        raise OSError("the shelf is gone")
    return [(claim, ()) for claim in claims]


TEXTS = ["It rained in Rome.", "Will it rain?", "Pele won.", "He knows nobody in Rome.", "Mbappe scored.", "Why?"]


def test_in_order() -> None:
    """What cannot be judged, looked up or checked stands in its place beside what can."""
    items = [read_claim(text, id=str(number)) for number, text in enumerate(TEXTS)]
    found = list(Stream(_find, _Backwards()).outcomes(items))

    assert [type(each) for each in found] == [Checked, NotCheckable, Failed, Failed, Checked, NotCheckable]
    assert [each.claim.id for each in found] == list("012345")
    assert [each.engine for each in found] == ["backwards"] * 6
    assert isinstance(found[0], Checked)
    assert found[0].missing == "0"


def test_taken_as_needed() -> None:
    """Claims are not taken from their source before they can be asked about."""
    taken: list[int] = []

    def items() -> Iterator[Claim | NotCheckable]:
        for number in range(1000):
            taken.append(number)
            yield read_claim("It rained in Rome.", id=str(number))

    class Eager:
        engine = "eager"

        def stream(self, asked: Iterable[tuple[Claim, Sequence[Passage]]]) -> Iterator[tuple[int, Judgement]]:
            for number, _ in enumerate(asked):
                yield number, Judgement((), self.engine)

    next(Stream(_find, Eager()).outcomes(items()))

    assert len(taken) < 100
