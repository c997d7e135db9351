"""How a model is reached and how hard it is tried."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from verifier.config import answers_file

DEFAULT_MODEL = "gpt-4.1-mini"
OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the model is and how it is asked. Times are in seconds."""

    model: str = DEFAULT_MODEL
    base_url: str = OPENAI
    api_key: str = field(default="", repr=False)
    concurrency: int = 8  # calls at the same time
    timeout: float = 60.0  # for one call, from its start to its last byte
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None  # of the question and the longest answer it allows
    max_retries: int = 4  # of one question, after faults that pass; a timeout counts twice
    max_waits: int = 8  # of one question, after rate limits: the server works, and time is all it asks for
    retry_delay: float = 0.5  # before the first retry; doubles with each, up to a quarter of the longest wait
    longest_wait: float = 60.0  # before any retry; a server that asks for more is not waited for
    breaker_after: int = 16  # failures in a row, then the server is left alone …
    breaker_rest: float = 30.0  # … for so long
    cache: Path | None = field(default_factory=answers_file)  # remembered answers; None to remember none

    @classmethod
    def from_environment(cls) -> Self:
        """Read OPENAI_API_KEY, OPENAI_BASE_URL and VERIFIER_MODEL."""
        return cls(
            model=os.environ.get("VERIFIER_MODEL") or DEFAULT_MODEL,
            base_url=os.environ.get("OPENAI_BASE_URL") or OPENAI,
            api_key=os.environ.get("OPENAI_API_KEY", ""),
        )


def available() -> bool:
    """Whether the environment names a key or a server of its own."""
    return bool(os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"))
