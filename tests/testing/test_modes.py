"""The ways in which the model server fails are repeatable, and wrong in what they say they are."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.testing import FAULTS, Mode, Request, at_rates, first
from verifier.testing.modes import distort

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)
REPLY = {"id": 3, "quote": "Seven drones.", "reason": "It says 7 of 9 drones.", "stance": "supports", "so_id": "a"}


def request(user: str, attempt: int = 1) -> Request:
    """A request for a completion."""
    return Request({"messages": [{"role": "user", "content": user}]}, {}, attempt)


def test_rates_are_kept_and_repeated() -> None:
    """Each mode comes as often as told, the same with the same seed, another time with another."""
    rates = dict.fromkeys(FAULTS, 0.05)
    drawn = [[at_rates(rates, seed)(request(str(number))) for number in range(2000)] for seed in (1, 1, 2)]
    counts = Counter(drawn[0])

    assert drawn[0] == drawn[1] != drawn[2]
    assert all(60 < counts[mode] < 150 for mode in FAULTS)
    with pytest.raises(ValueError, match="more than 1"):
        at_rates({Mode.RESET: 0.7, Mode.HTML: 0.7})


def test_first() -> None:
    """The first so many requests of a question fail, not the later ones."""
    choose = first(2, Mode.RESET)

    assert [choose(request("a", attempt)) for attempt in (1, 2, 3)] == [Mode.RESET, Mode.RESET, Mode.OK]


@pytest.mark.parametrize(
    ("mode", "changed"),
    [
        (Mode.WRONG_IDS, {"id": 9003, "so_id": "a-9000"}),
        (Mode.INVENTED_QUOTES, {"quote": "The ministry later withdrew the statement in full."}),
        (Mode.WRONG_ARITHMETIC, {"reason": "It says 8 of 10 drones."}),
        (Mode.OK, {}),
    ],
)
def test_distortions(mode: Mode, changed: dict[str, object]) -> None:
    """Only what the mode names is wrong."""
    assert json.loads(distort(json.dumps(REPLY), mode)) == {**REPLY, **changed}


@given(JSON, st.sampled_from(list(Mode)))
def test_any_answer_can_be_distorted(answer: object, mode: Mode) -> None:
    """The scripted answer may be any JSON; what comes out is JSON too."""
    json.loads(distort(json.dumps(answer), mode))
