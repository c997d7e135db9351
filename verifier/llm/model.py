"""The one door to LangChain's chat models and OpenAI's client: one message out, one reply back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from verifier.llm.settings import Settings
from verifier.llm.values import Question
from verifier.types import Usage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

_NO_KEY = "none"  # servers on one's own machine ask for none, the client insists on one


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sent."""

    text: str
    finish: str  # why the model stopped: stop, length, content_filter …
    refusal: str
    model: str
    usage: Usage


def open_chat(settings: Settings) -> "BaseChatModel":
    """Open a chat model behind an OpenAI-compatible server. It does not retry by itself."""
    from httpx2 import AsyncClient  # noqa: PLC0415 - these take over a second to load
    from langchain_openai import ChatOpenAI  # noqa: PLC0415
    from pydantic import SecretStr  # noqa: PLC0415

    return ChatOpenAI(
        model=settings.model,
        base_url=settings.base_url,  # always, else LANGSMITH_GATEWAY in the environment would choose it
        api_key=SecretStr(settings.api_key or _NO_KEY),
        timeout=settings.timeout,
        max_retries=0,
        use_responses_api=False,
        http_async_client=AsyncClient(timeout=settings.timeout),  # LangChain's own is shared and never closed
        http_socket_options=(),
    )


async def close_chat(chat: "BaseChatModel") -> None:
    """Close the connections of a chat model that `open_chat` opened."""
    await chat.http_async_client.aclose()  # type: ignore[attr-defined]


async def call(chat: "BaseChatModel", question: Question) -> Reply:
    """Ask once."""
    message = await chat.ainvoke([("system", question.system), ("user", question.user)], **_options(question))
    return _reply(message)


def _options(question: Question) -> dict[str, Any]:
    form = {"name": question.name, "strict": True, "schema": dict(question.schema)}
    body = {
        "response_format": {"type": "json_schema", "json_schema": form},
        "max_tokens": question.max_output_tokens,
        "temperature": 0,
    }
    return {"extra_body": body}


def _reply(message: "AIMessage") -> Reply:
    about, used = message.response_metadata, message.usage_metadata
    return Reply(
        text=message.text,
        finish=about.get("finish_reason") or "",
        refusal=message.additional_kwargs.get("refusal") or "",
        model=about.get("model_name") or "",
        usage=Usage(1, used["input_tokens"], used["output_tokens"]) if used else Usage(1),
    )
