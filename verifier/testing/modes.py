"""The ways in which a model server answers and fails."""

import json
import random
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from verifier.testing.requests import Request


class Mode(StrEnum):
    """What the server does with a request."""

    OK = "ok"
    SLOW = "slow"  # answers after a while
    RATE_LIMITED = "rate_limited"  # 429
    RETRY_AFTER = "retry_after"  # 429 that says when to come back
    SERVER_ERROR = "server_error"  # 500
    RESET = "reset"  # the connection is cut
    TIMEOUT = "timeout"  # no answer ever
    EMPTY = "empty"  # 200 without a body
    BLANK = "blank"  # 200 with a message of no text
    HTML = "html"  # 200 with a web page, as proxies send it
    CUT_OFF = "cut_off"  # half the JSON, though the model says that it is finished
    TRUNCATED = "truncated"  # half the JSON, as the output limit was reached
    WRONG_IDS = "wrong_ids"
    INVENTED_QUOTES = "invented_quotes"
    WRONG_ARITHMETIC = "wrong_arithmetic"  # every number in running text is one too high
    WRONG_LANGUAGE = "wrong_language"  # running text in Ukrainian
    REFUSAL = "refusal"
    FILTER = "filter"
    HUGE = "huge"  # 3 MB
    NO_SCHEMA_500 = "no_schema_500"  # json_schema makes the server fail, as llama-cpp does
    NO_SCHEMA_400 = "no_schema_400"  # json_schema is not known
    NO_FORMAT = "no_format"  # no response_format is known
    NO_MAX_TOKENS = "no_max_tokens"  # only max_completion_tokens is known, as with OpenAI's reasoning models
    NO_TEMPERATURE = "no_temperature"  # no temperature may be set, likewise
    QUOTA = "quota"  # 429 insufficient_quota
    BAD_KEY = "bad_key"  # 401 that shows the key
    BAD_REQUEST = "bad_request"  # 400
    OVERFLOW = "overflow"  # the question is too long for the model


Choose = Callable[[Request], Mode]

# What can befall any single request of a server that works.
FAULTS = (
    *(Mode.SLOW, Mode.RATE_LIMITED, Mode.RETRY_AFTER, Mode.SERVER_ERROR, Mode.RESET, Mode.TIMEOUT),
    *(Mode.EMPTY, Mode.BLANK, Mode.HTML, Mode.CUT_OFF, Mode.TRUNCATED, Mode.WRONG_IDS, Mode.INVENTED_QUOTES),
    *(Mode.WRONG_ARITHMETIC, Mode.WRONG_LANGUAGE, Mode.REFUSAL, Mode.FILTER, Mode.HUGE),
)


def first(times: int, mode: Mode) -> Choose:
    """Choose `mode` for the first so many requests of every question, then `OK`."""
    return lambda request: mode if request.attempt <= times else Mode.OK


def at_rates(rates: Mapping[Mode, float], seed: int = 0) -> Choose:
    """Choose each mode at its rate, by the seed, the question and the attempt; `OK` for the rest."""
    modes, weights = [*rates, Mode.OK], [*rates.values(), 1 - sum(rates.values())]
    if weights[-1] < 0:
        raise ValueError("The rates add up to more than 1.")

    def choose(request: Request) -> Mode:
        dice = random.Random(f"{seed} {request.question} {request.attempt}")  # noqa: S311 - to be repeated
        return dice.choices(modes, weights)[0]

    return choose


_ID = re.compile(r"(^|_)(id|ids|passage|sentence|number|index)$")
_QUOTE = re.compile(r"quote|fragment")
_NUMBER = re.compile(r"\d+")
_INVENTED = "The ministry later withdrew the statement in full."
_UKRAINIAN = "За даними міністерства, це твердження не підтверджується."


def distort(content: str, mode: Mode) -> str:
    """Make a scripted answer wrong in the way of the mode, by the names of its fields; not JSON stays as it is."""
    change = _DISTORTIONS.get(mode)
    if change is None:
        return content
    try:
        return json.dumps(_walk(json.loads(content), "", change), ensure_ascii=False)
    except ValueError:
        return content


def _walk(value: Any, name: str, change: Callable[[Any, str], Any]) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case dict():
            return {key: _walk(item, key, change) for key, item in value.items()}
        case list():
            return [_walk(item, name, change) for item in value]
        case _:
            return change(value, name)


def _wrong_id(value: Any, name: str) -> Any:  # noqa: ANN401 - any JSON
    if not _ID.search(name) or isinstance(value, bool) or value is None:
        return value
    return value + 9000 if isinstance(value, int) else f"{value}-9000"


def _invented_quote(value: Any, name: str) -> Any:  # noqa: ANN401
    return _INVENTED if _QUOTE.search(name) and isinstance(value, str) and value else value


def _wrong_sum(value: Any, name: str) -> Any:  # noqa: ANN401
    if not isinstance(value, str) or " " not in value or _QUOTE.search(name) or _ID.search(name):
        return value
    return _NUMBER.sub(lambda found: str(int(found[0]) + 1), value)


def _foreign(value: Any, _name: str) -> Any:  # noqa: ANN401
    return _UKRAINIAN if isinstance(value, str) and " " in value else value


_DISTORTIONS: Mapping[Mode, Callable[[Any, str], Any]] = {
    Mode.WRONG_IDS: _wrong_id,
    Mode.INVENTED_QUOTES: _invented_quote,
    Mode.WRONG_ARITHMETIC: _wrong_sum,
    Mode.WRONG_LANGUAGE: _foreign,
}
