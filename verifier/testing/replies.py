"""What the server sends in each mode: a status, headers and a body."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verifier.testing.modes import Mode, distort
from verifier.testing.requests import Request

_FILLED = "…here follow three million spaces"
_FILLING = b" " * 3_000_000
_PAGE = b"<!doctype html><title>502</title><h1>The gateway is being maintained</h1>"


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response. `billed` tells whether the model has done work for it."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "application/json"
    billed: bool = False


def respond(request: Request, mode: Mode, content: str, retry_after: float) -> Response:
    """Answer with the scripted content, or with what the mode makes of it."""
    if mode in _REFUSALS and _applies(request, mode):
        return _refused(request, mode, retry_after)
    if mode is Mode.EMPTY:
        return Response(200, b"", billed=True)
    if mode is Mode.HTML:
        return Response(200, _PAGE, kind="text/html")
    return _completion(request, **_message(mode, content))


def error(status: int, message: str, code: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """Build an error as OpenAI sends it."""
    told = {"error": {"message": message, "type": "error", "param": None, "code": code}}
    return Response(status, json.dumps(told).encode(), headers or {})


def tokens(text: str) -> int:
    """Count words and marks: what this server charges."""
    return len(re.findall(r"\w+|[^\w\s]", text))


def completion(model: str, prompt: int, content: str | None, finish: str = "stop", refusal: str | None = None) -> Any:  # noqa: ANN401 - JSON
    """Build the body of a chat completion."""
    written = tokens(content or refusal or "")
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        "usage": {"prompt_tokens": prompt, "completion_tokens": written, "total_tokens": prompt + written},
    }


def _message(mode: Mode, content: str) -> dict[str, Any]:
    """Give content, finish reason and refusal of the message in this mode."""
    half = content[: len(content) // 2]
    spoilt: Mapping[Mode, dict[str, Any]] = {
        Mode.BLANK: {"content": ""},
        Mode.CUT_OFF: {"content": half},
        Mode.TRUNCATED: {"content": half, "finish": "length"},
        Mode.REFUSAL: {"content": None, "refusal": "I'm sorry, I can't help with that."},
        Mode.FILTER: {"content": "", "finish": "content_filter"},
        Mode.HUGE: {"content": content + _FILLED},
    }
    return spoilt[mode] if mode in spoilt else {"content": distort(content, mode)}


def _completion(request: Request, content: str | None, finish: str = "stop", refusal: str | None = None) -> Response:
    prompt = sum(tokens(str(message["content"])) for message in request.body["messages"])
    body = completion(str(request.body["model"]), prompt, content, finish, refusal)
    written = json.dumps(body, ensure_ascii=False).encode()
    return Response(200, written.replace(_FILLED.encode(), _FILLING), billed=True)


# Status, message and code of the modes that refuse before the model is asked, as OpenAI and its likes word them.
_REFUSALS: Mapping[Mode, tuple[int, str, str | None]] = {
    Mode.RATE_LIMITED: (429, "Rate limit reached for requests.", "rate_limit_exceeded"),
    Mode.RETRY_AFTER: (429, "Rate limit reached for requests.", "rate_limit_exceeded"),
    Mode.QUOTA: (429, "You exceeded your current quota, please check your plan.", "insufficient_quota"),
    Mode.SERVER_ERROR: (500, "The server had an error while processing your request.", None),
    Mode.NO_SCHEMA_500: (500, "'json_schema' is not a valid response format type", None),
    Mode.NO_SCHEMA_400: (400, "'response_format' of type 'json_schema' is not supported with this model.", None),
    Mode.NO_FORMAT: (400, "Unrecognized request argument supplied: response_format", None),
    Mode.NO_MAX_TOKENS: (
        400,
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        "unsupported_parameter",
    ),
    Mode.NO_TEMPERATURE: (
        400,
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
        "unsupported_value",
    ),
    Mode.BAD_KEY: (401, "Incorrect API key provided: {key}.", "invalid_api_key"),
    Mode.BAD_REQUEST: (400, "The model does not take this request.", None),
    Mode.OVERFLOW: (
        400,
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
        "context_length_exceeded",
    ),
}


def _applies(request: Request, mode: Mode) -> bool:
    match mode:
        case Mode.NO_SCHEMA_500 | Mode.NO_SCHEMA_400:
            return request.format == "json_schema"
        case Mode.NO_FORMAT:
            return request.format != "text"
        case Mode.NO_MAX_TOKENS:
            return "max_tokens" in request.body
        case Mode.NO_TEMPERATURE:
            return "temperature" in request.body
        case _:
            return True


def _refused(request: Request, mode: Mode, retry_after: float) -> Response:
    status, message, code = _REFUSALS[mode]
    key = request.headers.get("authorization", "").removeprefix("Bearer ")
    wait = {"retry-after": str(max(1, round(retry_after))), "retry-after-ms": str(round(retry_after * 1000))}
    return error(status, message.replace("{key}", key), code, wait if mode is Mode.RETRY_AFTER else None)
