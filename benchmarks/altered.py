"""How often claims whose number is altered still find the passage with the number that belongs.

A number of a claim counts where a passage of an answering document states the same. It is then written in another form
(7 and seven, 1.2 million and 1,200,000), raised by one in its last digit, and made ten times as large; whatever the
claim says, that passage is the one to read. Documents that answer a claim are not all known, so it is counted as well
how often any passage found states the number.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.perturb import WORDS
from benchmarks.retrievers import Question
from verifier.documents import chunk
from verifier.quantities import align, parse, refigured
from verifier.retrieve import HybridRetriever, Library
from verifier.types import ComparisonCode, Passage, Quantity, QuantityKind

TOP = 5
_KINDS = frozenset(
    {
        QuantityKind.COUNT,
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.MEASURE,
        QuantityKind.DURATION,
        QuantityKind.AGE,
    }
)
_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?|\b(?:" + "|".join(WORDS) + r")\b(?!-)", re.IGNORECASE)
_MILLIONS = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(?:million|m)\b", re.IGNORECASE)
_ALTERATIONS = ("as it is", "other form", "one more", "ten times")

Key = tuple[str, int]  # document and start of a passage
Found = Callable[[Question], list[Passage]]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim in all alterations of one number, and the passages that state the number that belongs."""

    questions: dict[str, Question]
    belongs: frozenset[Key]
    numbers: tuple[Quantity, ...]  # of the claim as it is, and the altered one
    number: Quantity

    def has(self, found: Sequence[Passage]) -> bool:
        """Whether such a passage of an answering document is among those found."""
        return not self.belongs.isdisjoint(map(key, found))

    def states(self, found: Sequence[Passage]) -> bool:
        """Whether any passage among those found states the number."""
        return any(self.number.start in stated_by(self.numbers, passage) for passage in found)


def key(passage: Passage) -> Key:
    """What tells a passage from others."""
    return passage.document.doc_id, passage.start


def cases(question: Question, passages: Sequence[Passage]) -> Iterator[Case]:
    """One case for each number of a claim that some of the passages state, too."""
    numbers = parse(question.text)
    stated: dict[int, set[Key]] = {}
    for passage in passages:
        for start in stated_by(numbers, passage):
            stated.setdefault(start, set()).add(key(passage))
    for number in numbers:
        if number.start in stated and number.kind in _KINDS and number.low == number.high:
            forms = {"as it is": question.text} | altered(question.text, number)
            if len(forms) > 1:
                questions = {name: Question(text, question.as_of) for name, text in forms.items()}
                yield Case(questions, frozenset(stated[number.start]), numbers, number)


def stated_by(numbers: Sequence[Quantity], passage: Passage) -> list[int]:
    """Where the numbers of a claim begin that a passage states, too."""
    compared = align(numbers, parse(passage.text))
    return [each.claim.start for each in compared if each.code is ComparisonCode.EQUAL and each.holds]


def altered(text: str, number: Quantity) -> dict[str, str]:
    """The claim with its number in another form, where there is one, and with other values."""
    match = _FIGURES.search(text, number.start, number.end)
    if match is None:
        return {}
    figures = match.group()
    value = Decimal(WORDS.index(figures.lower())) if figures.isalpha() else Decimal(figures.replace(",", ""))
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))

    def put(new: str) -> str:
        return text[: match.start()] + new + text[match.end() :]

    found = {"one more": put(_shown(value + step)), "ten times": put(_shown(value * 10))}
    if form := _other_form(text, number, figures, value):
        found["other form"] = form
    return found


def _other_form(text: str, number: Quantity, figures: str, value: Decimal) -> str:
    """The claim with the same value written otherwise; empty where no other form is usual."""
    words = text[number.start : number.end]
    if millions := _MILLIONS.search(words):
        new = words.replace(millions.group(), _shown(Decimal(millions.group(1).replace(",", "")) * 10**6))
    elif figures.isalpha():
        new = words.replace(figures, str(value))
    elif value == int(value) and value < len(WORDS) and number.kind is QuantityKind.COUNT:
        new = words.replace(figures, WORDS[int(value)])
    elif "," in figures:
        new = words.replace(figures, figures.replace(",", ""))
    else:
        return ""
    return text[: number.start] + new + text[number.end :]


def _shown(value: Decimal) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,f}"


def searches(library: Library) -> dict[str, Found]:
    """The searches that are compared, by name: the first passages of each."""
    retriever = HybridRetriever(library=library)

    def ours(question: Question) -> list[Passage]:
        return [hit.passage for hit in retriever.search(question.text, TOP, question.as_of)]

    def blind(question: Question) -> list[Passage]:
        return ours(replace(question, text=refigured(question.text, parse(question.text), "")))

    def read(numbers: Sequence[int]) -> list[Passage]:
        return list(library.passages(numbers).values())

    def dense(question: Question) -> list[Passage]:
        return read(library.nearest(library.encoder.encode([question.text])[0], TOP, question.as_of))

    def words(question: Question) -> list[Passage]:
        return read([number for number, _ in library.matching(question.text, TOP, question.as_of)])

    return {"ours": ours, "numbers left out": blind, "vectors alone": dense, "BM25 alone": words}


Tally = Counter[tuple[str, str, str]]  # way, alteration, what was counted: "cases", "as it is", "altered"


def measure(name: str, library: Library, queries: Sequence[tuple[Question, frozenset[str]]]) -> Tally:
    """Print how often each search finds the passage with each alteration, and the same claims' as they are."""
    every = [case for question, gold in queries for case in cases(question, _passages(library, gold))]
    print(f"{name}: {len(every)} numbers of claims that an answering passage states")
    tally = Tally()
    for way, search in searches(library).items():
        for case in every:
            found = {alteration: search(question) for alteration, question in case.questions.items()}
            for title, counts in ((way, case.has), (f"{way}, any", case.states)):
                original = counts(found["as it is"])
                for alteration, passages in found.items():
                    tally[title, alteration, "cases"] += 1
                    tally[title, alteration, "as it is"] += original
                    tally[title, alteration, "altered"] += counts(passages)
    show(tally)
    return tally


def show(tally: Tally) -> None:
    """Print a row for each search: share found with an alteration, and of the same claims as they are."""
    if not tally:
        return
    print(f"  {'':20}" + "".join(f"{alteration:>26}" for alteration in _ALTERATIONS))
    for way in dict.fromkeys(way for way, _, _ in tally):
        print(
            f"  {way:20}" + "".join(f"{_share(tally, way, alteration):>26}" for alteration in _ALTERATIONS), flush=True
        )


def _passages(library: Library, gold: Iterable[str]) -> list[Passage]:
    documents = filter(None, map(library.document, gold))
    return [passage for document in documents for passage in chunk(document)]


def _share(tally: Tally, way: str, alteration: str) -> str:
    cases = tally[way, alteration, "cases"]
    if not cases:
        return "–"
    found, original = (tally[way, alteration, what] / cases for what in ("altered", "as it is"))
    return f"{found:.3f} of {original:.3f} ({cases})"
