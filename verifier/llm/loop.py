"""One event loop in a thread of its own, for the life of the process.

OpenAI's client keeps its connections in the loop they were made in; a second call of `asyncio.run` would break them.
"""

import asyncio
import os
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from functools import cache
from typing import TypeVar

T = TypeVar("T")


def submit(work: Coroutine[object, object, T]) -> "Future[T]":
    """Start work in the loop, in the caller's context."""
    return asyncio.run_coroutine_threadsafe(work, _loop(os.getpid()))


@cache
def _loop(_process: int) -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="verifier-llm", daemon=True).start()
    return loop
