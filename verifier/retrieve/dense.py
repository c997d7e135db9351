"""Nearest passages by vector: from the index the store names, and one by one among those it does not hold.

An index need not be changed for every few documents. Numbers of passages only grow, so it holds those up to some number
(`last`); later ones are compared one by one, and what was removed is left out of its answers, until they are enough to
be worth a new index. A library without a sound index is the same thing with `last` zero: right, and slower.
"""

import json
import logging
import math
import sqlite3
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np

from verifier.errors import LibraryBusyError, LibraryError
from verifier.retrieve.chroma import Bare, Found, VectorIndex
from verifier.retrieve.embed import DIMENSIONS, Vectors
from verifier.retrieve.lock import write_lock
from verifier.retrieve.places import Place, Signature
from verifier.retrieve.store import Store

_log = logging.getLogger(__name__)

_BLOCK = 5000  # vectors read from the store at once while an index is built
_PROBES = 16  # vectors that are looked for
# An index is brought up to date when more than so many passages, and such a share of them, came or went.
_FEW = 250
_SHARE = 0.02
# Passages asked of an index, as multiples of those wanted, when some of its answers do not count.
_WIDER = (4, 32)
_PAUSE = 60.0  # seconds until a server that was away is asked again


@dataclass(frozen=True, slots=True)
class Named:
    """What the store says of its index: `passages` are in it, those up to the number `last`."""

    name: str
    seal: str
    passages: int
    last: int


@dataclass(frozen=True, slots=True)
class _View:
    """What is searched while the store stays at a generation; `gone` passages of the index are no longer there."""

    state: tuple[str, str]
    named: Named | None
    signature: Signature
    later: Bare
    gone: int


class DenseIndex:
    """Nearest passages by vector. Safe to use from several threads."""

    def __init__(self, folder: Path, store: Store, place: Place, *, writable: bool) -> None:
        self._folder = folder
        self._store = store
        self._place = place
        self._writable = writable
        self._using = threading.RLock()
        self._index: VectorIndex | None = None
        self._view: _View | None = None
        self._unsound: set[Named] = set()
        self._failed: set[Named] = set()  # once; the second time an index is unsound
        self._ask_again = math.inf  # when a server that was away is asked again
        self._not_rebuilt = ""  # generation for which building failed: tried once only
        self._dated: tuple[str, date, Bare] | None = None

    def close(self) -> None:
        """Let go of the index's files."""
        with self._using:
            if self._index is not None:
                self._index.close()
            self._index, self._view, self._dated = None, None, None

    def nearest(self, vector: Vectors, limit: int, as_of: date | None = None) -> list[int]:
        """Numbers of the passages nearest to a vector, best first; with `as_of`, of documents published by that day."""
        with self._using:
            view, found = self._asked(vector, limit, as_of)
            if found is None:  # few of the passages near are old enough
                found = self._published_by(view, as_of).nearest(vector, limit)
            elif as_of is None:
                found = _merged(found, view.later.nearest(vector, limit), limit)
            else:
                later = view.later.nearest(vector, len(view.later.numbers))
                allowed = self._store.among([number for number, _ in later], as_of)
                found = _merged(found, [(number, cosine) for number, cosine in later if number in allowed], limit)
            return [number for number, _ in found]

    def _asked(self, vector: Vectors, limit: int, as_of: date | None) -> tuple[_View, Found | None]:
        """What an index that answers gives, or no index at all."""
        while True:
            view = self._current()
            try:
                return view, self._from_index(view, vector, limit, as_of)
            except sqlite3.Error:
                raise
            except Exception as error:  # Chroma raises whatever its native code gives it
                _log.warning("The vector index failed (%s) and is looked at anew.", error)
                if view.named is None:
                    raise
                (self._unsound if view.named in self._failed else self._failed).add(view.named)
                self.close()

    def synchronise(self, *, anew: bool = False) -> None:
        """Make an index of what is in the store, if the present one lacks much of it. The caller holds the write lock.

        `anew` makes one in any case that holds nothing but what is in the store, and removes all others. Raises
        LibraryError if it cannot be written; what is in the store is safe then, and searched without index.
        """
        named = None if anew else self.named()
        with self._using:
            base = named if named is not None and named not in self._unsound and self._is_sound(named) else None
            if base is not None and self._is_near(base):
                return
            if anew:
                self.close()
        try:
            fresh = (self._build(base.name) if base else None) or self._build("")
        except Exception as error:
            raise self._not_written(error) from error
        if fresh is None:
            raise LibraryError(f"The vector index of the library {self._folder} does not hold what was written to it.")
        with self._store.change():
            self._store.write_note("index", json.dumps(asdict(fresh)))
        in_use = self._view.named.name if self._view and self._view.named else ""
        # The last one stays, for others may be reading it.
        self._place.sweep({fresh.name, in_use, named.name if named else ""})

    def named(self) -> Named | None:
        """What the store says of its index, if it has one."""
        written = self._store.note("index")
        return Named(**json.loads(written)) if written else None

    @property
    def where(self) -> str:
        """Where the index is, in words."""
        return self._place.where

    def size(self) -> int:
        """Bytes of indexes on the disk of this machine."""
        return self._place.size()

    def faults(self) -> list[str]:
        """What is wrong with the index, found by comparing every vector in it with the store's; one sentence each."""
        named = self.named()
        if named is None:
            return ["There is no vector index."] if self._store.count_passages() else []
        try:
            if not self._place.is_intact(named.name, named.seal):
                return [f"The vector index {named.name} is gone or is not what was written."]
            index = self._place.open(named.name)
            try:
                return self._differences(index, named)
            finally:
                index.close()
        except Exception as error:  # noqa: BLE001 - as above
            return [f"The vector index {named.name} cannot be read ({error})."]

    def _differences(self, index: VectorIndex, named: Named) -> list[str]:
        if index.count() != named.passages:
            return [f"The vector index {named.name} counts {index.count()} passages of {named.passages}."]
        numbers = [number for number in self._store.numbers() if number <= named.last]
        wrong = 0
        for at in range(0, len(numbers), _BLOCK):
            block = numbers[at : at + _BLOCK]
            there = index.stored(block)
            for number, vector in zip(block, self._store.vectors(block), strict=True):
                wrong += number not in there or not np.allclose(there[number], vector, atol=1e-5)
        if wrong:
            return [f"The vector index {named.name} has {wrong} of {len(numbers)} vectors wrong or missing."]
        return [] if self._finds_itself(index, named) else [f"The vector index {named.name} does not find its vectors."]

    def _current(self) -> _View:
        """The view of the present state of the store."""
        state = self._state()
        if self._view is None or self._view.state != state or time.monotonic() >= self._ask_again:
            named = self._usable()
            self._view = self._viewed(self._state(), named)
        return self._view

    def _state(self) -> tuple[str, str]:
        return self._store.generation, self._store.note("index")

    def _viewed(self, state: tuple[str, str], named: Named | None) -> _View:
        last = named.last if named else 0
        gone = named.passages - self._store.count_passages(up_to=last) if named else 0
        later = _brought_up(self._view.later if self._view else None, self._store, last)
        return _View(state, named, self._place.signature(named.name) if named else (), later, gone)

    def _usable(self) -> Named | None:
        """The index to search, opened; one that is missing or unsound is made anew if that is possible now."""
        self._ask_again = math.inf
        try:
            if self._use(named := self.named()) or (self._rebuilt() and self._use(named := self.named())):
                return named
        except LibraryError as error:
            self._ask_again = time.monotonic() + _PAUSE
            _log.warning("%s Until then all passages are compared one by one, which is slower.", error)
        return None

    def _use(self, named: Named | None) -> bool:
        if named is None or named in self._unsound or not self._writable:
            return False
        view = self._view
        is_open = self._index is not None and view is not None and view.named == named
        if is_open and view is not None and self._place.signature(named.name) == view.signature:
            return True
        index = self._opened(named)
        if index is None:
            self._unsound.add(named)
            return False
        if self._index is not None:
            self._index.close()
        self._index = index
        return True

    def _rebuilt(self) -> bool:
        generation = self._store.generation
        if self._not_rebuilt == generation or not self._store.writable:
            return False
        try:
            with write_lock(self._folder):
                self.synchronise()
        except LibraryBusyError:
            return False
        except OSError as error:
            raise self._not_written(error) from error
        finally:
            self._not_rebuilt = generation
        return True

    def _is_sound(self, named: Named) -> bool:
        try:
            return self._place.is_intact(named.name, named.seal)
        except LibraryError as error:
            raise self._not_written(error) from error

    def _is_near(self, base: Named) -> bool:
        there = self._store.count_passages(up_to=base.last)
        total = self._store.count_passages()
        return (total - there) + (base.passages - there) <= max(_FEW, int(_SHARE * total))

    def _not_written(self, error: Exception) -> LibraryError:
        return LibraryError(
            f"The vector index of the library {self._folder} could not be written ({error}); searching works without "
            "it but is slower: see to that and index again."
        )

    def _opened(self, named: Named) -> VectorIndex | None:
        """The index if it is what was written and finds known vectors."""
        index = None
        try:
            if self._place.is_intact(named.name, named.seal):
                index = self._place.open(named.name)
                if index.count() == named.passages and self._finds_itself(index, named):
                    return index
            _log.warning("The vector index %s is damaged.", named.name)
        except LibraryError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            _log.warning("The vector index %s does not open (%s).", named.name, error)
        if index is not None:
            index.close()
        return None

    def _finds_itself(self, index: VectorIndex, named: Named) -> bool:
        probes = self._store.some_numbers(_PROBES, named.last)
        return index.knows(probes, self._store.vectors(probes))

    def _build(self, base: str) -> Named | None:
        """Make an index, starting from `base` if there is one; None if it does not hold what was written."""
        numbers = self._store.numbers()
        name = self._place.draft(base)
        index = self._place.open(name)
        try:
            self._fill(index, numbers, is_new=not base)
        finally:
            index.close()
        named = Named(name, self._place.seal(name), len(numbers), numbers[-1] if numbers else 0)
        built = self._opened(named)
        if built is None:
            return None
        built.close()
        return named

    def _fill(self, index: VectorIndex, wanted: Sequence[int], *, is_new: bool) -> None:
        there = set() if is_new else index.numbers()
        index.delete(sorted(there - set(wanted)))
        missing = [number for number in wanted if number not in there]
        for at in range(0, len(missing), _BLOCK):
            block = missing[at : at + _BLOCK]
            index.add(block, self._store.vectors(block))

    def _from_index(self, view: _View, vector: Vectors, limit: int, as_of: date | None) -> Found | None:
        """The nearest passages in the index; None if too few of those that it gives count."""
        if view.named is None or self._index is None:
            return [] if as_of is None else None
        if as_of is None and not view.gone:
            return self._index.nearest(vector, limit)
        for times in _WIDER:
            found = self._index.nearest(vector, times * limit)
            allowed = self._store.among([number for number, _ in found], as_of)
            kept = [(number, cosine) for number, cosine in found if number in allowed]
            if len(kept) >= limit or times * limit >= view.named.passages:
                return kept[:limit]
        return None

    def _published_by(self, view: _View, as_of: date | None) -> Bare:
        """All passages published by a day, kept for the next question about the same day."""
        generation, _ = view.state
        if as_of is None:
            return _read(self._store, self._store.numbers())
        if self._dated is None or self._dated[:2] != (generation, as_of):
            self._dated = generation, as_of, _read(self._store, self._store.numbers(as_of=as_of))
        return self._dated[2]


def _merged(one: Found, other: Found, limit: int) -> Found:
    return sorted([*one, *other], key=lambda each: -each[1])[:limit]


def _read(store: Store, numbers: Sequence[int]) -> Bare:
    return Bare(tuple(numbers), store.vectors(numbers))


def _brought_up(before: Bare | None, store: Store, last: int) -> Bare:
    """The passages above a number with their vectors; those that were in memory before are not read again."""
    numbers = store.numbers(above=last)
    known = dict(zip(before.numbers, before.vectors, strict=True)) if before else {}
    if not known:
        return _read(store, numbers)
    missing = [number for number in numbers if number not in known]
    known.update(zip(missing, store.vectors(missing), strict=True))
    rows = [known[number] for number in numbers]
    return Bare(tuple(numbers), np.array(rows, dtype=np.float32).reshape(-1, DIMENSIONS))
