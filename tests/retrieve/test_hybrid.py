"""Search by meaning and by words."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from langchain_core.documents import Document as LangChainDocument
from langchain_core.runnables import RunnableLambda

from verifier.quantities import parse
from verifier.retrieve import HybridRetriever, Library
from verifier.retrieve.hybrid import continued, fuse, lift_comparable, lift_dated, spread
from verifier.types import Document, Hit, Passage

DOCUMENTS = (
    {"doc_id": "seven", "text": "Seven UAVs were fired at Kyiv.", "title": "Night raid", "published": "2022-12-30"},
    {"doc_id": "sixteen", "text": "All 16 drones over Ukraine fell.", "title": "Air Force", "published": "2022-12-31"},
    {"doc_id": "undated", "text": "Drones cost less than missiles.", "title": "Costs"},
    {"doc_id": "pele", "text": "Pele died at 82.", "title": "Football", "published": "2022-12-29", "publisher": "TASS"},
    {"doc_id": "cyrillic", "text": "Над Києвом збито сім дронів.", "title": "Київ", "published": "2022-12-30"},
)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HybridRetriever]:
    """A retriever over five short documents."""
    folder = tmp_path_factory.mktemp("hybrid")
    (folder / "documents.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)))
    with Library.open(folder / "library") as library:
        library.index([folder / "documents.jsonl"])
        yield HybridRetriever(library=library)


def names(hits: tuple[Hit, ...]) -> list[str]:
    """Names of the documents of hits."""
    return [hit.passage.document.doc_id for hit in hits]


def test_hits_are_ranked(retriever: HybridRetriever) -> None:
    """Ranks count from one, scores fall, passages carry their documents."""
    hits = retriever.search("drones over Kyiv", 4)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.passage.document.text[hit.passage.start : hit.passage.end] == hit.passage.text for hit in hits)


def test_passages_know_how_near_they_were_found(retriever: HybridRetriever) -> None:
    """Each has its score as a share of the best one's."""
    hits = retriever.search("the bridge that was closed", 4)
    assert [hit.passage.found for hit in hits] == [pytest.approx(hit.score / hits[0].score) for hit in hits]
    assert hits[0].passage.found == 1.0 > hits[-1].passage.found > 0.0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("the goalscorer passed away", "pele"),
        ("the footballer's death", "pele"),
        ("сім дронів", "cyrillic"),
        ("UAVs", "seven"),
        ("82", "pele"),
        ("Air Force", "sixteen"),
    ],
)
def test_meaning_words_numbers_and_titles(retriever: HybridRetriever, query: str, expected: str) -> None:
    """A passage is found by what it means, by a rare word, a number, or the title of its document."""
    assert names(retriever.search(query, 1)) == [expected]


def test_as_of(retriever: HybridRetriever) -> None:
    """With a day, later documents and those without a date are not found; the day itself counts."""
    assert set(names(retriever.search("drones over Kyiv", as_of=date(2022, 12, 30)))) == {"seven", "pele", "cyrillic"}
    assert names(retriever.search("drones over Kyiv", as_of=date(2022, 12, 28))) == []


def test_batch_equals_single(retriever: HybridRetriever) -> None:
    """Many queries at once give exactly what they give one by one, each with its own day."""
    queries = ["seven drones", "Pele", "", "costs of missiles"]
    days = [None, date(2022, 12, 29), None, date(2022, 12, 31)]
    expected = [retriever.search(query, 3, day) for query, day in zip(queries, days, strict=True)]
    assert retriever.search_batch(queries, 3, as_of=days) == expected


def test_no_queries(retriever: HybridRetriever) -> None:
    """No queries give no results."""
    assert retriever.search_batch([]) == []


@pytest.mark.parametrize("query", ["", " \n", "\t"])
def test_empty_query(retriever: HybridRetriever, query: str) -> None:
    """A query without anything finds nothing."""
    assert retriever.search(query) == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_query_is_answered(retriever: HybridRetriever, query: str) -> None:
    """Quotes, operators, emoji, control characters: a search always ends with hits or none."""
    assert len(retriever.search(query, 3)) <= 3


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HybridRetriever]:
    """A retriever over one report of a raid, and nine that share a number with claims about it."""
    folder = tmp_path_factory.mktemp("crowded")
    raid = {"doc_id": "raid", "text": "Air defence shot down 23 drones over the capital in the night."}
    fairs = [
        {"doc_id": f"fair {n}", "text": f"Drones of the city fair flew over hall {n} at noon, 41 in all."}
        for n in range(9)
    ]
    rows = [raid, *fairs]
    (folder / "documents.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Library.open(folder / "library") as library:
        library.index([folder / "documents.jsonl"])
        yield HybridRetriever(library=library)


@pytest.mark.parametrize("number", ["7", "23", "41", "57", "forty-one", "4,100"])
def test_the_first_hits_do_not_depend_on_the_number(crowded: HybridRetriever, number: str) -> None:
    """A claim with a wrong number is shown the same first five passages, so none that it contradicts is pushed out."""
    found = names(crowded.search(f"{number} drones were shot down over the capital.", 5))
    assert found == names(crowded.search("Sixteen drones were shot down over the capital.", 5))
    assert found[0] == "raid"


def test_later_hits_may_be_found_by_the_number() -> None:
    """What another ranking puts first comes behind the first five of one, each once, and scores go on falling."""
    passages = [Passage(Document(doc_id=f"{n}", text="Drones."), 0, 7, "Drones.") for n in range(8)]
    first = [(passage, 0.9 - 0.1 * rank) for rank, passage in enumerate(passages[:6])]
    others = [(passages[at], 0.8) for at in (7, 2, 6)]
    found = [(int(passage.document.doc_id), round(score, 1)) for passage, score in continued(first, others)]
    assert found == [(0, 0.9), (1, 0.8), (2, 0.7), (3, 0.6), (4, 0.5), (7, 0.5), (6, 0.5)]


def test_as_langchain_retriever(retriever: HybridRetriever) -> None:
    """LangChain gets documents with text, name and metadata, in chains too."""
    chain = retriever | RunnableLambda(lambda documents: documents[0])
    assert chain.invoke("Pele") == LangChainDocument(
        id="pele:0-16",
        page_content="Pele died at 82.",
        metadata={
            "doc_id": "pele",
            "title": "Football",
            "page": None,
            "publisher": "TASS",
            "url": "",
            "published": "2022-12-29",
            "start": 0,
            "end": 16,
            "score": retriever.search("Pele")[0].score,
            "copies": [],
        },
    )


def test_settings_of_the_langchain_retriever(retriever: HybridRetriever) -> None:
    """`k` and `as_of` given to the retriever apply to LangChain's calls."""
    limited = HybridRetriever(library=retriever.library, k=1, as_of=date(2022, 12, 29))
    assert [document.metadata["doc_id"] for document in limited.invoke("drones")] == ["pele"]


def test_fusion() -> None:
    """What both searches rank high comes before what leads one of them only; all are kept."""
    scores = fuse({1: 0.9, 2: 0.8, 3: 0.1, 4: 0.3}, {2: 8.0, 4: 10.0})
    assert sorted(scores, key=scores.__getitem__, reverse=True) == [2, 4, 1, 3]


def test_passages_of_one_document_make_room() -> None:
    """A further passage of a document comes after another document that is nearly as good, not after a bad one."""
    scores = spread({1: 0.9, 2: 0.88, 3: 0.85, 4: 0.3}, {1: 10, 2: 10, 3: 30, 4: 40})
    assert sorted(scores, key=scores.__getitem__, reverse=True) == [1, 3, 2, 4]


BEST = "Drones fell near a farm in the night, the region's governor said."


def lifted(query: str, *texts: str) -> list[str]:
    """Texts in the order they come in, each found a little less good than the one before it."""
    passages = [Passage(Document(doc_id=text, text=text), 0, len(text), text) for text in (BEST, *texts)]
    found = lift_comparable(parse(query), [(passage, 0.9 - 0.1 * rank) for rank, passage in enumerate(passages)])
    return [passage.text for passage, _ in found]


@pytest.mark.parametrize("query", ["Seven drones fell.", "70 drones fell."])
def test_comparable_quantities_are_lifted(query: str) -> None:
    """Of passages that are nearly as good the one that counts the same thing comes early, whatever its number."""
    counted = "In all, 16 drones fell."
    assert lifted(query, "Nobody was hurt.", "It was cold.", counted)[:2] == [BEST, counted]


def test_the_same_count_comes_before_the_same_number() -> None:
    """A claim with a wrong number finds whoever counts that, before those who have its number for something else."""
    other, counted = "Nothing but 70 euros was found near the drones that fell.", "In all, 16 drones fell."
    assert lifted("70 drones fell.", other, counted) == [BEST, counted, other]


def test_the_best_passage_stays_first() -> None:
    """Numbers do not outdo words and meaning."""
    assert lifted("70 drones fell.", "In all, 16 drones fell.")[0] == BEST


@pytest.mark.parametrize("query", ["82 drones fell over Kyiv", "Nine UAVs", "drones", "16 missiles"])
def test_fewer_hits_are_the_first_of_more(retriever: HybridRetriever, query: str) -> None:
    """How many are wanted does not change which comes first."""
    assert names(retriever.search(query, 1)) == names(retriever.search(query, 5))[:1]


def test_without_numbers_nothing_is_lifted() -> None:
    """A query without numbers leaves the order as it is."""
    passage = Passage(Document(doc_id="a", text="16 drones fell."), 0, 15, "16 drones fell.")
    assert lift_comparable(parse("Drones fell."), [(passage, 0.5)]) == [(passage, 0.5)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Drones fell on Kyiv on 30 December 2022.", "of the day"),
        ("Drones fell on Kyiv in the night to 30 December 2022.", "of the day"),
        ("Drones fell on Kyiv.", "of the year after"),
        ("Drones fell on Kyiv in 2022.", "of the year after"),
        ("Drones fell on Kyiv on 31 December 9999.", "of the year after"),
    ],
)
def test_what_was_published_on_the_day_comes_first(query: str, first: str) -> None:
    """Of daily reports that are alike, the one of the day that the query names; a longer period tells nothing."""
    days = {"of the year after": date(2023, 12, 30), "of the day": date(2022, 12, 31), "undated": None}
    documents = [Document(doc_id=name, text="Drones fell on Kyiv.", published=day) for name, day in days.items()]
    found = [(Passage(document, 0, 20, document.text), 0.9 - 0.05 * at) for at, document in enumerate(documents)]
    assert lift_dated(parse(query), found)[0][0].document.doc_id == first


def test_fusion_without_words() -> None:
    """Where no word is found, the vectors decide alone."""
    scores = fuse({1: 0.2, 2: 0.8}, {})
    assert scores[2] == pytest.approx(4 * scores[1])


def test_copies_are_listed_beneath_the_first(tmp_path: Path) -> None:
    """A report printed by three papers takes one place, and the other papers are named with it."""
    report = (
        "The mayor said that seven drones had been launched at the capital in the night, that two of them were shot "
        "down on the approach and that five fell over the city, where debris hit a house."
    )
    rows = [{"doc_id": name, "text": report} for name in ("first", "second", "third")]
    rows.append({"doc_id": "other", "text": "The governor counted nine drones over the region and no damage at all."})
    (tmp_path / "documents.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Library.open(tmp_path / "library") as library:
        library.index([tmp_path / "documents.jsonl"])
        hits = HybridRetriever(library=library).search("seven drones at the capital", 2)

    assert names(hits)[1] == "other"
    assert {names(hits)[0], *(copy.doc_id for copy in hits[0].passage.copies)} == {"first", "second", "third"}
