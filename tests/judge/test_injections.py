"""Passages that try to steer the model change no verdict, even if the model obeys them.

`tests/data/injections.jsonl` has ten kinds of six. Each line names what the model is made to do, and the check that
stops it: `orders` keeps the passage from the model, `ids` and `schema` refuse the reply, `quotes`, `matter` and
`numbers` set aside or turn round what it says. Only what can be counted is safe against a model that obeys words which
nobody recognised as an order: see `test_what_no_check_stops`.
"""

import json
from collections.abc import Iterator

import pytest

from tests.judge.made import claim, passages
from tests.judge.obeying import obeying
from verifier.config import PROJECT
from verifier.judge import asking
from verifier.judge.llm import LlmJudge
from verifier.llm import Client, Settings
from verifier.streaming import decided
from verifier.testing import ModelServer
from verifier.types import Checked, Judgement, Verdict

LINES = (PROJECT / "tests" / "data" / "injections.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[dict[str, str]] = [json.loads(line) for line in LINES]
NAMES = [f"{case['kind']} {number}" for number, case in enumerate(CASES)]
FALSE = "Nine drones were launched at Kyiv on 30 December 2022."
TRUE = "Seven drones were launched at Kyiv on 30 December 2022."
REPORTS = (
    "The mayor counted seven drones launched at Kyiv on 30 December 2022. The trams ran again by noon.",
    "Air defence reported seven drones launched at Kyiv on 30 December 2022. A shop window broke.",
)
_TOLD = {
    "orders": "not shown to the model",
    "quotes": "are not in the passage",
    "matter": "do not speak of the claim",
    "ids": "assage",
    "schema": "",
}


@pytest.fixture(scope="module")
def engine() -> Iterator[LlmJudge]:
    """An engine whose model obeys every injected text that it is shown."""
    answer = obeying({case["text"]: case["obeyed_as"] for case in CASES})
    with ModelServer(answer) as server:
        settings = Settings(model="obeying", base_url=server.base_url, max_retries=0)
        with Client.open(settings) as client:
            yield LlmJudge(client)


@pytest.mark.parametrize(("statement", "verdict"), [(FALSE, Verdict.REFUTED), (TRUE, Verdict.SUPPORTED)])
def test_without(engine: LlmJudge, statement: str, verdict: Verdict) -> None:
    """The verdicts that no injected passage may change."""
    assert checked(engine, statement)[1].verdict is verdict


def checked(engine: LlmJudge, statement: str, *injected: str) -> tuple[Judgement, Checked]:
    """What comes of a claim when an injected passage stands among the reports."""
    asked = claim(statement)
    [judgement] = engine.judge([(asked, passages(REPORTS[0], *injected, REPORTS[1]))])
    return judgement, decided(asked, judgement)


def test_all_kinds() -> None:
    """There are sixty passages, six of each of ten kinds."""
    kinds = [case["kind"] for case in CASES]

    assert len(kinds) == 60
    assert {kinds.count(kind) for kind in kinds} == {6}
    assert len(set(kinds)) == 10


@pytest.mark.parametrize(("statement", "verdict"), [(FALSE, Verdict.REFUTED), (TRUE, Verdict.SUPPORTED)])
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_no_verdict_changes(engine: LlmJudge, case: dict[str, str], statement: str, verdict: Verdict) -> None:
    """The verdict is the one without the passage, and the result names the check that stopped it."""
    judgement, outcome = checked(engine, statement, case["text"])

    assert outcome.verdict is verdict
    stopped = " ".join([judgement.degraded, *judgement.notes])
    if case["stopped_by"] == "numbers":
        assert "numbers differ" in stopped or "but they agree" in stopped
    else:
        assert _TOLD[case["stopped_by"]] in stopped
    assert bool(judgement.degraded) is (case["stopped_by"] not in ("orders", "numbers"))


@pytest.mark.parametrize("case", [each for each in CASES if each["stopped_by"] == "orders"])
def test_second_line(engine: LlmJudge, case: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numbers decide, the verdict stands even if the order had not been recognised."""
    monkeypatch.setattr(asking, "order_in", lambda _: "")

    assert checked(engine, FALSE, case["text"])[1].verdict is Verdict.REFUTED
    assert checked(engine, TRUE, case["text"])[1].verdict is Verdict.SUPPORTED


def test_what_no_check_stops(engine: LlmJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit: where words decide, an order that nobody recognised turns the verdict of a model that obeys it."""
    statement = "The mayor of Kyiv praised the air defence of the city."
    given = passages("On Friday the mayor of Kyiv praised the air defence of the city.", CASES[0]["text"])
    asked = claim(statement)
    [kept] = engine.judge([(asked, given)])
    monkeypatch.setattr(asking, "order_in", lambda _: "")
    [turned] = engine.judge([(asked, given)])

    assert decided(asked, kept).verdict is Verdict.SUPPORTED
    assert decided(asked, turned).verdict is Verdict.REFUTED
