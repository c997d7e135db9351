"""Replies of any chat model are read alike, however its maker words them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from verifier.llm.loop import submit
from verifier.llm.model import Reply, call, unwrapped
from verifier.types import Usage


def reply(message: AIMessage) -> Reply:
    """The reply of a model that says this."""
    chat = GenericFakeChatModel(messages=iter([message]))
    return submit(call(chat, [("user", "Speak.")], {}, timeout=5)).result()


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}', '```json\n{"a": 1}\n```', '```\n{"a": 1}```\n', '<think>Is it {"a": 2}?\n</think>\n\n{"a": 1}'],
)
def test_unwrapped(text: str) -> None:
    """Thoughts before the JSON and the fence around it are taken off."""
    assert unwrapped(text).strip() == '{"a": 1}'


@given(st.text())
def test_unwrapping_takes_nothing_else(text: str) -> None:
    """Text without thoughts or fences stays as it is."""
    plain = text.replace("<think>", "").replace("`", "")

    assert unwrapped(plain) == plain


@pytest.mark.parametrize(
    ("about", "cut_off", "filtered", "refused"),
    [
        ({"finish_reason": "stop"}, False, False, False),
        ({"finish_reason": "length"}, True, False, False),
        ({"stop_reason": "max_tokens"}, True, False, False),  # Anthropic
        ({"done_reason": "length"}, True, False, False),  # Ollama
        ({"finish_reason": "content_filter"}, False, True, False),
        ({"finish_reason": "SAFETY"}, False, True, False),  # Google
        ({"finish_reason": "MAX_TOKENS"}, True, False, False),
        ({"stop_reason": "refusal"}, False, False, True),
    ],
)
def test_how_it_ended(about: dict[str, str], cut_off: bool, filtered: bool, refused: bool) -> None:
    """Makers call the end of a reply differently."""
    told = reply(AIMessage("text", response_metadata={**about, "model_name": "m"}))

    assert (told.cut_off, told.filtered, bool(told.refusal)) == (cut_off, filtered, refused)
    assert (told.text, told.model, told.usage) == ("text", "m", Usage(1))


def test_text_in_blocks() -> None:
    """Of content in blocks the text is read."""
    told = reply(AIMessage([{"type": "text", "text": '{"a": '}, {"type": "text", "text": "1}"}]))

    assert told.text == '{"a": 1}'
