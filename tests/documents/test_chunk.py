"""Cutting documents into passages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.config import ASSETS, SAMPLE_CORPUS
from verifier.documents import chunk, load
from verifier.documents.chunk import MAX_TOKENS, TARGET_WORDS
from verifier.transformer import Transformer
from verifier.types import Document

SENTENCE = "The mayor of the city said on Friday that all seven drones had been shot down. "
WORDS = len(SENTENCE.split())


def texts(text: str) -> list[str]:
    """Texts of the passages."""
    return [passage.text for passage in chunk(Document("a", text))]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([SENTENCE, "\n\n", "\r\n", "# Head\n", "x" * 300 + " ", "7.5 % ", "日本語。", "\t"]),
        max_size=60,
    )
)
def test_passages_slice_the_text_and_hold_every_word(pieces: list[str]) -> None:
    """Offsets are exact, passages are in order without overlap, and between them lies only white space."""
    text = "".join(pieces)
    end = 0
    for passage in chunk(Document("a", text)):
        assert text[passage.start : passage.end] == passage.text
        assert text[end : passage.start].strip() == ""
        end = passage.end
    assert text[end:].strip() == ""


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="aé7 .,-日ж%\n", max_size=400), max_size=6))
def test_no_passage_exceeds_what_the_encoder_reads(pieces: list[str]) -> None:
    """Whatever the text, a passage has at most 256 tokens."""
    passages = chunk(Document("a", " ".join(pieces)))
    counts = Transformer(ASSETS / "embedder").count_tokens([passage.text for passage in passages], 2 * MAX_TOKENS)
    assert max(counts, default=0) <= MAX_TOKENS


def test_paragraphs_stay_apart() -> None:
    """A passage does not cross a blank line."""
    assert texts("One paragraph.\n\nAnother one.\n \nA third.") == ["One paragraph.", "Another one.", "A third."]


def test_heading_goes_with_its_paragraph() -> None:
    """A heading, or two in a row, begins the passage after it."""
    assert texts("# Night\n\n## Kyiv\n\nSeven drones.\n\nMore.") == ["# Night\n\n## Kyiv\n\nSeven drones.", "More."]


def test_heading_at_the_end() -> None:
    """A heading without text is a passage."""
    assert texts("Seven drones.\n\n# Sources") == ["Seven drones.", "# Sources"]


def test_long_paragraph_is_cut_between_sentences_into_like_parts() -> None:
    """Passages of one paragraph have about the target's length and consist of whole sentences."""
    passages = texts(SENTENCE * 25)
    sizes = [len(passage.split()) for passage in passages]
    assert all(size % WORDS == 0 for size in sizes)
    assert len(sizes) == round(25 * WORDS / TARGET_WORDS)
    assert max(sizes) - min(sizes) <= WORDS


def test_endless_sentence_is_cut_at_words() -> None:
    """A sentence that no passage can hold is cut between words."""
    passages = texts("drone " * 5000)
    assert {word for passage in passages for word in passage.split()} == {"drone"}
    assert sum(len(passage.split()) for passage in passages) == 5000


def test_five_megabytes_without_a_blank() -> None:
    """One huge word becomes passages that can be read."""
    passages = texts("x" * 500_000)
    assert sum(map(len, passages)) == 500_000
    assert max(map(len, passages)) <= 2000


def test_sample_documents() -> None:
    """Each sample document gives passages."""
    assert all(chunk(item) for item in load([SAMPLE_CORPUS]) if isinstance(item, Document))
