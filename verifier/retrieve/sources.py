"""What a library was read from, in a small file beside its database that outlives it."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verifier.documents import is_below

FILE = "sources.json"


@dataclass(frozen=True, slots=True)
class Sources:
    """The identity of a library, and the files, folders and pages that it was read from, as origins."""

    library_id: str = ""
    origins: tuple[str, ...] = ()


def remembered(folder: Path) -> Sources:
    """The sources of the library in `folder`; none if they were not written or cannot be read."""
    try:
        written = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Sources(str(written["id"]), tuple(map(str, written["sources"])))
    except (OSError, ValueError, KeyError, TypeError):
        return Sources()


def remember(folder: Path, library_id: str, origins: Iterable[str]) -> None:
    """Add to the sources of the library in `folder`; what lies within another source is not named twice."""
    before = remembered(folder).origins
    every = dict.fromkeys([*before, *origins])
    roots = [one for one in every if not any(one != other and is_below(one, other) for other in every)]
    if list(before) == roots:
        return
    text = json.dumps({"id": library_id, "sources": roots}, ensure_ascii=False, indent=1)
    draft = folder / f"{FILE}.new"
    draft.write_text(text + "\n", encoding="utf-8", errors="surrogateescape")
    os.replace(draft, folder / FILE)
