"""Wire objects back to values."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from verifier.errors import InputError
from verifier.types import (
    Checked,
    Claim,
    Comparison,
    ComparisonCode,
    Copy,
    Document,
    Evidence,
    Failed,
    Finding,
    Hedge,
    Hit,
    NotCheckable,
    Outcome,
    Passage,
    Quantity,
    QuantityKind,
    Sentence,
    SentenceKind,
    Source,
    Stance,
    Usage,
    Verdict,
    YesNo,
)
from verifier.wire.shapes import SCHEMA_VERSION

Object = Mapping[str, Any]


def from_dict(line: Object) -> Outcome | Sentence | Finding | Hit:
    """The value a wire object was made from.

    Raises InputError for an object of another type or version, or with a part missing.
    """
    kind, version = line.get("type"), line.get("schema_version")
    if kind not in _READERS or version != SCHEMA_VERSION:
        raise InputError(
            f"Cannot read a result of type {kind!r}, version {version!r}; known are {', '.join(_READERS)}."
        )
    try:
        return _READERS[kind](line)
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise InputError(f"A result of type {kind!r} is damaged: {error}.") from error


def _outcome(line: Object) -> Outcome:
    claim, engine = _claim(line), line["engine"]
    match line["status"]:
        case "failed":
            return Failed(claim, line["error"]["stage"], line["error"]["message"], engine)
        case "not_checkable":
            return NotCheckable(claim, line["why"], engine)
        case _:
            return Checked(
                claim,
                Verdict(line["verdict"]),
                line["confidence"],
                line["why"],
                engine,
                supporting=tuple(map(_evidence, line["supporting"])),
                conflicting=tuple(map(_evidence, line["conflicting"])),
                # Results of the first version's first days lack what follows.
                degraded=line.get("degraded", ""),
                missing=line.get("missing", ""),
                said=_answer(line.get("said")),
                so=_answer(line.get("so")),
                notes=tuple(line.get("notes", ())),
                model=line.get("model", ""),
                prompt_version=line.get("prompt_version", ""),
                usage=Usage(**line.get("usage", {})),
            )


def _claim(line: Object) -> Claim:
    source = line["source"]
    return Claim(
        id=line["id"],
        text=line["claim"],
        as_of=_day(line["as_of"]),
        quantities=_quantities(line["quantities"]),
        said_by=line["said_by"],
        first=_day(line["first"]),
        last=_day(line["last"]),
        source=None if source is None else Source(source["start"], source["end"], source["sentence"]),
    )


def _evidence(line: Object) -> Evidence:
    document = Document(
        doc_id=line["doc_id"],
        text="",
        title=line["title"],
        publisher=line["publisher"],
        url=line["url"],
        published=_day(line["published"]),
        pages=_pages(line.get("page")),
    )
    return Evidence(
        passage=Passage(document, line["start"], line["end"], line["quote"], _copies(line)),
        stance=Stance(line["stance"]),
        score=line["score"],
        reason=line["reason"],
        quote=line["quote"],
        start=line["start"],
        end=line["end"],
        comparisons=tuple(map(_comparison, line["comparisons"])),
    )


def _comparison(line: Object) -> Comparison:
    return Comparison(
        code=ComparisonCode(line["code"]),
        message=line["message"],
        claim=_quantity(line["claim"]),
        evidence=_quantity(line["evidence"]),
        holds=line["holds"],
        sure=line["sure"],
        parts=tuple(map(_quantity, line.get("parts", ()))),
    )


def _quantity(line: Object) -> Quantity:
    return Quantity(
        start=line["start"],
        end=line["end"],
        text=line["text"],
        kind=QuantityKind(line["kind"]),
        low=_decimal(line["low"]),
        high=_decimal(line["high"]),
        hedge=Hedge(line["hedge"]),
        unit=line["unit"],
        step=Decimal(line["step"]),
        thing=line["thing"],
        role=line["role"],
        where=line.get("where", ""),
        when=line.get("when", ""),
        said_by=line.get("said_by", ""),
        whole=line.get("whole"),
        of=_decimal(line.get("of")),
        per=line.get("per", ""),
        relation=line.get("relation", ""),
        change=line.get("change", ""),
        first=_day(line.get("first")),
        last=_day(line.get("last")),
    )


def _sentence(line: Object) -> Sentence:
    return Sentence(
        index=line["index"],
        start=line["start"],
        end=line["end"],
        text=line["text"],
        kind=SentenceKind(line["kind"]),
        reason=line["reason"],
        claims=tuple(map(_claim, line["claims"])),
        worth=line.get("worth"),
    )


def _finding(line: Object) -> Finding:
    return Finding(
        kind=line["kind"],
        outcome=line["outcome"],
        message=line["message"],
        arithmetic=line["arithmetic"],
        quantities=_quantities(line["quantities"]),
        start=line["start"],
        end=line["end"],
        input=line.get("input", ""),
    )


def _hit(line: Object) -> Hit:
    document = Document(line["doc_id"], text="", pages=_pages(line.get("page")))
    passage = Passage(document, line["start"], line["end"], line["text"], _copies(line))
    return Hit(passage, rank=line["rank"], score=line["score"])


def _copies(line: Object) -> tuple[Copy, ...]:
    return tuple(
        Copy(copy["doc_id"], copy["publisher"], _day(copy["published"]), copy["url"]) for copy in line.get("copies", [])
    )


def _quantities(lines: Iterable[Object]) -> tuple[Quantity, ...]:
    return tuple(map(_quantity, lines))


def _answer(text: str | None) -> YesNo | None:
    return None if text is None else YesNo(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _pages(page: int | None) -> tuple[int, ...]:
    """Pages of a document of which no more is known than that all that is left of it stands on `page`."""
    return (0,) * (page or 0)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


_READERS = {"claim": _outcome, "sentence": _sentence, "finding": _finding, "passage": _hit}
