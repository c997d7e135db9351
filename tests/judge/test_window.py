"""What is read of a document, and which words a stance rests on."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.judge.window import regions, windows, within
from verifier.quantities import parse
from verifier.types import Claim, Document, Passage

TEXT = (
    "The mayor spoke on Friday. Seven drones were aimed at Kyiv. Two fell near the city and five over it.\n\n"
    "Nobody was hurt. Glass was broken in one district."
)
DOCUMENT = Document(doc_id="a", text=TEXT, title="Drones")
CLAIM = Claim(id="1", text="Seven drones were aimed at Kyiv.")


def passage(start: int, end: int, document: Document = DOCUMENT) -> Passage:
    """A passage by its place."""
    return Passage(document, start, end, document.text[start:end])


def test_passages_of_one_place_are_read_together() -> None:
    """Two passages of a short document give one region that holds all of it."""
    (region,) = regions([passage(104, len(TEXT)), passage(0, 101)])
    assert (region.start, region.end) == (0, len(TEXT))
    assert region.passage.start == 104


def test_documents_keep_the_order_of_their_best_passage() -> None:
    """Regions come in the order of rank."""
    other = Document(doc_id="0", text="Something else.")
    found = regions([passage(0, 101), passage(0, 15, other), passage(104, len(TEXT))])
    assert [region.document.doc_id for region in found] == ["a", "0"]


def test_far_passages_of_a_long_document_stay_apart() -> None:
    """What stands thousands of characters away is another region."""
    long = Document(doc_id="long", text="Seven drones came. " * 300)
    assert len(regions([passage(0, 18, long), passage(5000, 5018, long)])) == 2


def test_the_best_window_is_the_shortest_that_says_it() -> None:
    """A sentence that says it all comes before longer stretches around it."""
    (region,) = regions([passage(0, 101)])
    assert windows(CLAIM, region)[0].text == "Seven drones were aimed at Kyiv."


def test_quantities_within_a_stretch_slice_to_it_and_keep_their_whole() -> None:
    """Offsets are into the stretch; a whole inside it is found again, one outside is forgotten."""
    found = parse(TEXT)
    start, end = TEXT.index("Seven"), TEXT.index("\n")
    inside = within(found, start, end)
    assert [TEXT[start:end][q.start : q.end] for q in inside] == [q.text for q in inside]
    assert all(q.whole is None or q.whole < len(inside) for q in inside)
    tail = within(found, TEXT.index("Two"), end)
    assert all(q.whole is None or q.whole < len(tail) for q in tail)


@given(st.text(min_size=1, max_size=400).filter(str.strip), st.data())
def test_windows_slice_the_document(text: str, data: st.DataObject) -> None:
    """Whatever the document, every window is verbatim."""
    document = Document(doc_id="x", text=text)
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    for region in regions([passage(first, last, document)]):
        for window in windows(CLAIM, region):
            assert text[window.start : window.end] == window.text
