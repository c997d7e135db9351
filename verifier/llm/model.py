"""One message out, one reply back, through any LangChain chat model."""

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verifier.types import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

Message = tuple[str, str]  # role and text
_FINISH = ("finish_reason", "stop_reason", "done_reason")  # as OpenAI and Google, Anthropic, and Ollama call it
_LONG = frozenset({"length", "max_tokens", "model_length"})
_FILTERED = frozenset({"content_filter", "safety"})
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model sent."""

    text: str
    model: str
    usage: Usage
    refusal: str = ""
    cut_off: bool = False  # at the output limit
    filtered: bool = False


async def call(
    chat: "BaseChatModel", messages: "Sequence[Message]", body: "Mapping[str, Any]", timeout: float
) -> Reply:
    """Ask once. `body` is sent beside the messages; empty for models that do not speak OpenAI's way."""
    options: dict[str, Any] = {}
    if body:
        options["extra_body"] = {**(getattr(chat, "extra_body", None) or {}), **body}
    async with asyncio.timeout(timeout):
        return _reply(await chat.ainvoke(list(messages), **options))


def unwrapped(text: str) -> str:
    """Take the JSON out of what models without a JSON mode put around it: thoughts before it, a fence around it."""
    text = _THOUGHT.sub("", text, count=1)
    fenced = _FENCE.match(text)
    return fenced[1] if fenced else text


def _reply(message: "AIMessage") -> Reply:
    about, used = message.response_metadata, message.usage_metadata
    finish = next((str(about[name]).lower() for name in _FINISH if about.get(name)), "")
    refusal = message.additional_kwargs.get("refusal") or ("refusal" if finish == "refusal" else "")
    return Reply(
        text=message.text,
        model=str(about.get("model_name") or about.get("model") or ""),
        usage=Usage(1, used["input_tokens"], used["output_tokens"]) if used else Usage(1),
        refusal=str(refusal),
        cut_off=finish in _LONG,
        filtered=finish in _FILTERED,
    )
