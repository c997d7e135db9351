"""`check --estimate`: what asking a language model would take."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from verifier import wire
from verifier.cli.engine import spent
from verifier.cli.opening import opened
from verifier.cli.streams import emit, for_a_person, write
from verifier.llm import Question, Settings
from verifier.llm.prices import cost, price
from verifier.llm.prices import estimate as estimated
from verifier.pipeline import Verifier
from verifier.types import Claim, NotCheckable
from verifier.ui.looks import count_of

# Claims looked up at a time.
_TOGETHER = 16


def tell_estimate(
    texts: Sequence[str],
    items: Iterable[Claim | NotCheckable],
    library: Path | None,
    chroma: str | None,
    limit: int | None,
    model: str | None,
) -> None:
    """Build every question that `check` would put, and tell claims, calls, tokens and money. Nothing is sent."""
    named = model or Settings.from_environment().model
    claims = [item for item in islice(items, limit or sys.maxsize) if isinstance(item, Claim)]
    with opened(library, chroma=chroma) as verifier:
        usage = estimated([*_about_texts(texts), *_about_claims(verifier, claims)])
    if for_a_person():
        write(f"{count_of(len(claims), 'claim')} for {named}: about {spent(usage, named)}. Nothing was sent.")
        return
    listed, money = price(named), cost(usage, named)
    emit(
        {
            "type": "estimate",
            "schema_version": wire.SCHEMA_VERSION,
            "model": named,
            "claims": len(claims),
            "calls": usage.calls,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "usd": None if money is None else str(money),
            "price_of": listed.as_of if listed else None,
        }
    )


def _about_texts(texts: Iterable[str]) -> Iterator[Question]:
    from verifier.claims import extract
    from verifier.claims.llm import windows

    for text in texts:
        yield from (window.question for window in windows(text, extract(text), None))


def _about_claims(verifier: Verifier, claims: Iterable[Claim]) -> Iterator[Question]:
    from verifier.judge.asking import plan

    waiting = iter(claims)
    while block := list(islice(waiting, _TOGETHER)):
        for claim, passages in verifier.with_passages(block):
            if (question := plan(claim, passages).question) is not None:
                yield question
