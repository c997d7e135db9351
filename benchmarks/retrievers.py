"""Our search and its peers, over the same passages and the same vectors of them.

A way maps a question to names of documents, best first; copies that ours lists beneath a passage are not counted. Peers
that know no dates get them applied to what they find.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from verifier.retrieve import HybridRetriever, Library
from verifier.retrieve.chroma import BATCH, let_go
from verifier.retrieve.embed import Vectors
from verifier.retrieve.indexing import passage_text
from verifier.retrieve.places import chroma_settings
from verifier.retrieve.store import Store
from verifier.types import Passage

if TYPE_CHECKING:
    from chromadb import Collection

DEPTH = 50  # passages read to find ten documents
_RANK_CONSTANT = 60  # of reciprocal ranks, as usual


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; with a day, in documents published on or before it."""

    text: str
    as_of: date | None = None


Way = Callable[[Question], list[str]]


@contextmanager
def ways(library: Library) -> Iterator[dict[str, Way]]:
    """The searches that are compared, by name."""
    retriever = HybridRetriever(library=library)

    def ours(question: Question) -> list[str]:
        hits = retriever.search(question.text, DEPTH, question.as_of)
        return list(dict.fromkeys(hit.passage.document.doc_id for hit in hits))

    def words(question: Question) -> list[int]:
        return [number for number, _ in library.matching(question.text, DEPTH, question.as_of)]

    def dense(question: Question) -> list[int]:
        vector = library.encoder.encode([question.text])[0]
        return library.nearest(vector, DEPTH, question.as_of)

    def named(ranked: Callable[[Question], list[int]]) -> Way:
        def way(question: Question) -> list[str]:
            numbers = ranked(question)
            passages = library.passages(numbers)
            return list(dict.fromkeys(passages[number].document.doc_id for number in numbers))

        return way

    with _plain_chroma(library) as (collection, passages):

        def nearest(text: str) -> list[int]:
            return _asked(collection, library.encoder.encode([text])[0])

        yield {
            "ours": ours,
            "Chroma alone": named(lambda question: _allowed(nearest(question.text), passages, question.as_of)),
            "BM25 alone": named(words),
            "plain RRF": named(lambda question: fused_by_rank([dense(question), words(question)])),
            **{name: named(way) for name, way in _ensemble(nearest, passages).items()},
        }


def fused_by_rank(rankings: Sequence[Sequence[int]]) -> list[int]:
    """Numbers by the sum of their reciprocal ranks."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (_RANK_CONSTANT + rank)
    return sorted(scores, key=lambda number: (-scores[number], number))


@contextmanager
def _plain_chroma(library: Library) -> Iterator[tuple["Collection", dict[int, Passage]]]:
    """A collection in memory, as its makers show it, with the library's passages and vectors."""
    import chromadb  # noqa: PLC0415 - takes a second

    with closing(Store.open(library.folder)) as store:
        numbers = store.numbers()
        passages, vectors = store.passages(numbers), store.vectors(numbers)
    client = chromadb.EphemeralClient(chroma_settings())
    collection = client.create_collection(
        library.folder.name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    for at in range(0, len(numbers), BATCH):
        names = [str(number) for number in numbers[at : at + BATCH]]
        collection.add(ids=names, embeddings=vectors[at : at + BATCH])
    try:
        yield collection, passages
    finally:
        let_go(client)


def _asked(collection: "Collection", vector: Vectors) -> list[int]:
    found = collection.query(query_embeddings=vector[None], n_results=DEPTH, include=["distances"])
    return [int(name) for name in found["ids"][0]]


def _allowed(numbers: Sequence[int], passages: Mapping[int, Passage], as_of: date | None) -> list[int]:
    if as_of is None:
        return list(numbers)
    days = {number: passages[number].document.published for number in numbers}
    return [number for number in numbers if (day := days[number]) is not None and day <= as_of]


def _ensemble(
    nearest: Callable[[str], list[int]], passages: Mapping[int, Passage]
) -> dict[str, Callable[[Question], list[int]]]:
    """LangChain's fusion of BM25 and vectors, with equal weights; none where its packages are not installed."""
    try:
        from langchain_classic.retrievers import EnsembleRetriever  # noqa: PLC0415
        from langchain_community.retrievers import BM25Retriever  # noqa: PLC0415
    except ImportError:
        return {}
    documents = {
        number: Document(page_content=passage_text(passage), metadata={"number": number})
        for number, passage in passages.items()
    }

    class Nearest(BaseRetriever):
        def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
            return [documents[number] for number in nearest(query)]

    words = BM25Retriever.from_documents(documents.values(), k=DEPTH)
    both = EnsembleRetriever(retrievers=[words, Nearest()], weights=[0.5, 0.5], id_key="number")

    def way(question: Question) -> list[int]:
        numbers = [document.metadata["number"] for document in both.invoke(question.text)]
        return _allowed(numbers, passages, question.as_of)

    return {"EnsembleRetriever": way}
