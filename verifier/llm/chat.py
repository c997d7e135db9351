"""LangChain's `ChatOpenAI` as this program uses it. Loading this module loads LangChain and OpenAI's client."""

import json
from collections.abc import Mapping
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatResult
from langchain_openai import ChatOpenAI
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import PrivateAttr, SecretStr

from verifier.llm.faults import BrokenReplyError, StatusError
from verifier.llm.settings import Settings
from verifier.llm.transport import Response, Transport
from verifier.llm.values import FaultKind

_NO_KEY = "none"  # servers on one's own machine ask for none, the client insists on one


class Chat(ChatOpenAI):
    """`ChatOpenAI` that reads replies strictly, and sends requests as they are by a transport of its own."""

    _transport: Transport = PrivateAttr(default_factory=Transport)

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - as ChatOpenAI has it
    ) -> ChatResult:
        payload = self._get_request_payload(messages, stop=stop, **kwargs)
        more = payload.pop("extra_body", {})
        completion = await self._complete({**payload, **more})
        result = self._create_chat_result(completion)
        refusal = completion["choices"][0]["message"].get("refusal")
        if refusal:
            result.generations[0].message.additional_kwargs["refusal"] = refusal
        return result

    async def _complete(self, body: Mapping[str, Any]) -> dict[str, Any]:
        client = self.root_async_client
        headers = {**client.default_headers, **client.auth_headers}
        response = await self._transport.post(
            f"{client.base_url}chat/completions",
            {name: value for name, value in headers.items() if isinstance(value, str)},  # what is left out is no string
            json.dumps(body).encode(),
        )
        if response.status >= 300:
            raise _refused(response)
        return _completion(response.content)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()


def open_chat(settings: Settings) -> BaseChatModel:
    """Open a chat model behind an OpenAI-compatible server. It does not retry by itself."""
    return Chat(
        model=settings.model,
        base_url=settings.base_url,  # always, else LANGSMITH_GATEWAY in the environment would choose it
        api_key=SecretStr(settings.api_key.strip() or _NO_KEY),  # a line break copied with it would be told in errors
        use_responses_api=False,
        cache=False,  # replies that cannot be used must not come back
        openai_proxy=None,  # proxies are the transport's business
        http_socket_options=(),
    )


async def close_chat(chat: BaseChatModel) -> None:
    """Close the connections of a chat model that `open_chat` opened."""
    assert isinstance(chat, Chat)  # noqa: S101 - by construction
    await chat.aclose()


def speaks_openai(chat: BaseChatModel) -> bool:
    """Whether a chat model takes OpenAI's options."""
    return isinstance(chat, BaseChatOpenAI)


def _refused(response: Response) -> StatusError:
    """Tell what the server said against a request, as OpenAI words errors or as others do."""
    try:
        told = json.loads(response.content)
    except (ValueError, RecursionError):
        told = response.content[:1000].decode(errors="replace")
    inner = told.get("error", told) if isinstance(told, dict) else told
    body = inner if isinstance(inner, dict) else {}
    place = f"It points to {response.headers['location']}. " if "location" in response.headers else ""
    return StatusError(response.status, place + str(body.get("message") or inner), body.get("code"), response.headers)


def _completion(content: bytes) -> dict[str, Any]:
    if not content.strip():
        raise BrokenReplyError("The body is empty.", FaultKind.EMPTY_REPLY)
    try:
        completion = json.loads(content)
        message = completion["choices"][0]["message"]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BrokenReplyError(f"It begins with {content[:60]!r}.") from error
    if not isinstance(message, dict):
        raise BrokenReplyError(f"Its message is {str(message)[:60]!r}.")
    return dict(completion)
