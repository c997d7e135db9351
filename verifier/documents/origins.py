"""Where documents come from: absolute paths of files, and addresses of pages, as text."""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from verifier.errors import InputError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(given: Path | str) -> bool:
    """True for `http://…` and `https://…`; raises InputError for an address of another kind."""
    scheme = _SCHEME.match(given) if isinstance(given, str) else None
    if scheme and scheme.group().lower() not in ("http://", "https://"):
        raise InputError(f"{given} cannot be read; only http and https addresses, files and folders can.")
    return scheme is not None


def origin_of(given: Path | str) -> str:
    """What a file, folder or page is remembered by; links to folders are followed, a linked file keeps its own name."""
    if is_address(given):
        return str(given).partition("#")[0]
    path = Path(given)
    return str(path.resolve() if path.is_dir() else path.parent.resolve() / path.name)


def is_below(origin: str, root: str) -> bool:
    """True if `origin` is `root`, or a file in that folder."""
    return origin == root or (not is_address(origin) and Path(root) in Path(origin).parents)


def still_there(origin: str) -> bool:
    """False if the file is gone; pages are taken to be there."""
    return is_address(origin) or Path(origin).exists()


def origins(given: Sequence[Path | str], endings: Collection[str]) -> Iterator[str]:
    """Origins of what is given, each once, in a fixed order; of folders, the files with those endings.

    Folders are searched with their subfolders, without README files, hidden files and links to folders. Raises
    InputError if a path does not exist.
    """
    seen: set[str] = set()
    for one in given:
        for origin in _origins(one, endings):
            if origin not in seen:
                seen.add(origin)
                yield origin


def _origins(given: Path | str, endings: Collection[str]) -> Iterator[str]:
    if is_address(given) or not Path(given).is_dir():
        if not still_there(origin := origin_of(given)):
            raise InputError(f"There is no file or folder {given}.")
        yield origin
    else:
        yield from _below(origin_of(given), endings)


def _below(folder: str, endings: Collection[str]) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            stem, ending = os.path.splitext(name)
            if ending.lower() in endings and not name.startswith(".") and stem.lower() != "readme":
                yield os.path.join(parent, name)
