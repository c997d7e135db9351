"""A file of results that is there whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from verifier.errors import ConfigError
from verifier.export.forms import Item, form_of


class OutputFile:
    """Writes results beside `path` and puts them in its place when all are written.

    When the writing is broken off, the finished results stay in the neighbour file, `kept`, which a note to the error
    names, and `path` stays as it was.
    Raises ConfigError for an unknown ending or a folder that cannot be written to, OSError when the disk fails.
    """

    def __init__(self, path: Path) -> None:
        self._form = form_of(path.suffix or path.name)
        self._path = path
        # The process id keeps two runs to the same file apart.
        self._neighbour = path.with_name(f"{path.stem}.{os.getpid()}.partial{path.suffix}")
        self._finished = 0  # bytes of the neighbour up to the end of its last whole item
        self._count = 0

    @property
    def kept(self) -> Path | None:
        """Where the finished results are, when they did not get to their place."""
        return self._neighbour if self._neighbour.exists() else None

    def put(self, item: Item) -> None:
        """Write one result."""
        if text := self._form.spell(item):
            self._write((self._form.between if self._count else self._form.start) + text)
            self._count += 1

    def __enter__(self) -> Self:
        if self._path.is_dir():
            raise ConfigError(f"{self._path} is a folder; name a file in it.")
        try:
            self._file = self._neighbour.open("xb", buffering=0)
        except OSError as error:
            raise ConfigError(f"{self._path} cannot be written: {error.strerror}.") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            if kind is None:
                self._write(self._form.end if self._count else self._form.start + self._form.end)
            else:
                self._mend()
        if kind is None:
            self._neighbour.replace(self._path)
        elif not self._count:
            self._neighbour.unlink()
        elif error is not None:
            error.add_note(f"The finished results are in {self._neighbour}.")

    def _mend(self) -> None:
        """Drop what was half-written and close the form, as far as a full disk lets us."""
        with suppress(OSError):
            self._file.truncate(self._finished)
            self._file.seek(self._finished)
            self._write(self._form.end)

    def _write(self, text: str) -> None:
        data = text.encode()
        written = 0
        while written < len(data):
            written += self._file.write(data[written:])
        self._finished += len(data)
