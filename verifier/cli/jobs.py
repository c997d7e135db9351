"""From inputs to the claims that are to be checked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

from verifier.claims import read_claim
from verifier.errors import InputError
from verifier.inputs import ClaimRow, Input, claim_rows
from verifier.types import Claim, Finding, NotCheckable, Read


@dataclass(frozen=True, slots=True)
class Job:
    """What one input gives: sums found in it, and its claims, which are read when they are needed."""

    findings: tuple[Finding, ...]
    ids: tuple[str, ...]
    claims: Iterable[Claim | NotCheckable]


@dataclass(frozen=True, slots=True)
class Rows:
    """The claims of a table, read anew each time they are gone through."""

    rows: Sequence[ClaimRow]
    as_of: date | None

    def __iter__(self) -> Iterator[Claim | NotCheckable]:
        return (read_claim(row.text, id=row.id, as_of=row.as_of or self.as_of) for row in self.rows)


def tables_of(sources: Sequence[Input], column: str, id_column: str | None) -> list[tuple[ClaimRow, ...] | None]:
    """The rows of each input; None for a text."""
    return [
        claim_rows(source, column=column, id_column=id_column) if source.format.is_table else None for source in sources
    ]


def jobs_of(
    sources: Sequence[Input],
    tables: Sequence[Sequence[ClaimRow] | None],
    read: Callable[[Input], Read],
    as_of: date | None,
) -> list[Job]:
    """What each input gives; texts are split by `read`. Raises InputError when an id is in more than one."""
    jobs = [
        _of_text(read(source), "" if len(sources) == 1 else Path(source.name).stem)
        if rows is None
        else _of_rows(rows, as_of)
        for source, rows in zip(sources, tables, strict=True)
    ]
    _refuse_repeated(jobs)
    return jobs


def first(jobs: Sequence[Job], limit: int) -> list[Job]:
    """No more claims than the limit; inputs that are beyond it are left out."""
    kept: list[Job] = []
    for job in jobs:
        if limit > 0:
            kept.append(Job(job.findings, job.ids[:limit], _Some(job.claims, limit)))
        limit -= len(job.ids)
    return kept


@dataclass(frozen=True, slots=True)
class _Some:
    claims: Iterable[Claim | NotCheckable]
    limit: int

    def __iter__(self) -> Iterator[Claim | NotCheckable]:
        return islice(self.claims, self.limit)


def _of_text(read: Read, name: str) -> Job:
    """The claims and sums of a text; unless it is the only input, both carry its name, claims in their ids."""
    claims = [replace(claim, id=f"{name}:{claim.id}" if name else claim.id) for claim in read.claims]
    findings = tuple(replace(finding, input=name) for finding in read.findings)
    return Job(findings, tuple(claim.id for claim in claims), claims)


def _of_rows(rows: Sequence[ClaimRow], as_of: date | None) -> Job:
    return Job((), tuple(row.id for row in rows), Rows(rows, as_of))


def _refuse_repeated(jobs: Sequence[Job]) -> None:
    seen: set[str] = set()
    for id_ in chain.from_iterable(job.ids for job in jobs):
        if id_ in seen:
            raise InputError(f"The id {id_!r} is in more than one input; check them one by one.")
        seen.add(id_)
