"""What a reader makes of the bytes of a file: plain values only, so that they can cross from the child process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

LONGEST_TEXT = 20_000_000  # characters; some 3 million words


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of a file, and what the file says of itself under the keys of front matter.

    `pages` holds where each page begins in `text`. `notes` say what was left out, each the rest of a sentence that
    begins with the file's name.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


# Called with the bytes of a file and a function to call whenever work has gone on; raises ValueError, with the rest of
# a sentence that begins with the file's name, when they cannot be read.
Reader = Callable[[bytes, Callable[[], None]], Parsed]


def spoken_list(names: list[str]) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(names[:8])
    return f"{shown} and {len(names) - 8:,} more" if len(names) > 8 else shown
