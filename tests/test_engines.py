"""Which engine reads."""

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from tests.judge.made import AGENCY, claim, passages, reply, said
from verifier.engines import Choice, choose, over
from verifier.errors import ConfigError


def test_embedded() -> None:
    """Without a key or a server the embedded engine reads, and needs no client."""
    assert choose(Choice.AUTO).name == "embedded"
    assert choose(Choice.EMBEDDED).client is None


def test_auto(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a server in the environment a model reads, unless the embedded engine is asked for."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("VERIFIER_MODEL", "small")

    assert choose(Choice.AUTO).name == "llm (small)"
    assert choose(Choice.EMBEDDED).name == "embedded"


def test_llm_without_a_key() -> None:
    """A model that cannot be reached is refused in one sentence that says what to set."""
    with pytest.raises(ConfigError, match="OPENAI_API_KEY, or the address of a model server in OPENAI_BASE_URL"):
        choose(Choice.LLM)


def test_unknown() -> None:
    """An engine of another name is refused."""
    with pytest.raises(ConfigError, match="'gpt' is not known; use one of auto, embedded, llm"):
        choose("gpt")


def test_any_chat_model() -> None:
    """Any LangChain chat model can read."""
    answer = reply(said(1, "supports", "nine drones were launched at Kyiv"))
    chat = GenericFakeChatModel(messages=iter([AIMessage(answer)]))
    engine = over(chat)
    [judgement] = engine.judge.judge([(claim(), passages(AGENCY))])

    assert judgement.degraded == ""
    assert judgement.evidence[0].stance == "supports"
