"""Texts cut into spans."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.values import AGENCY, CLAIM, FAILED, MAYOR, QUOTE, REFUTED, SENTENCES, SUPPORTED, TEXT
from verifier.quantities import parse
from verifier.types import Outcome, Stance
from verifier.ui.marks import Mark, Place, article, claim_text, marked, passage, places_of, summary
from verifier.ui.text_view import Span

_PLACES = places_of(SENTENCES)
_ALL = frozenset({0})


def _text(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


@given(
    st.text(max_size=40),
    st.lists(st.builds(Mark, st.integers(-5, 45), st.integers(-5, 45), st.just("number")), max_size=8),
)
def test_marking_keeps_the_text(text: str, marks: list[Mark]) -> None:
    """Whatever the marks are, no character is lost, doubled or moved."""
    assert text == _text(marked(text, marks))


@given(st.text(max_size=40), st.sets(st.integers(0, 3)), st.integers(0, 3), st.data())
def test_article_keeps_the_text(text: str, shown: set[int], chosen: int, data: st.DataObject) -> None:
    """Highlights never change the words of the article."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    places = [Place(cuts[0], cuts[1], [0, 1]), Place(cuts[2], cuts[3], [2, 3])]
    assert text == _text(article(text, places, {}, frozenset(shown), chosen).spans)


def test_highlight_says_the_verdict_three_ways() -> None:
    """A claim in the article has its verdict as style, as glyph and in words."""
    span = article(TEXT, _PLACES, {0: REFUTED}, _ALL, chosen=0).spans[-1]
    assert (span.style, span.glyph, span.chosen) == ("claim refuted", "✕", True)
    assert span.hint == "✕ Refuted (90 %, high). 2 documents contradict it."


def test_waiting_and_failed_claims_look_like_no_verdict() -> None:
    """Neither shares a style with a verdict."""
    outcomes: list[dict[int, Outcome]] = [{}, {0: FAILED}]
    assert [article(TEXT, _PLACES, each, _ALL, chosen=0).spans[-1].style for each in outcomes] == [
        "claim waiting",
        "claim failed",
    ]


def test_filtered_claims_are_plain_text() -> None:
    """A claim that is not to be shown is not highlighted."""
    assert (Span(TEXT),) == article(TEXT, _PLACES, {0: REFUTED}, frozenset(), chosen=0).spans


def test_claims_of_one_sentence_share_a_place() -> None:
    """Two claims of one sentence are one highlight that steps from one to the other."""
    sentence = replace(SENTENCES[1], claims=(CLAIM, replace(CLAIM, id="2")))
    places = places_of([sentence])
    assert [place.claims for place in places] == [[0, 1]]
    shown = frozenset({0, 1})
    outcomes: dict[int, Outcome] = {0: SUPPORTED, 1: REFUTED}
    spans = [article(TEXT, places, outcomes, shown, chosen).spans[-1] for chosen in (0, 1)]
    assert [(span.pick, span.glyph, span.style) for span in spans] == [
        ("1", "✓ ✕", "claim refuted"),
        ("0", "✓ ✕", "claim refuted"),
    ]


def test_passage_is_verbatim() -> None:
    """A card holds the passage word for word, what surrounds the quote as context."""
    spans = passage(MAYOR)
    assert MAYOR.passage.text == _text(spans)
    assert [span.text for span in spans if span.style == "context"] == ["The mayor spoke. ", " Glass broke."]


def test_passage_marks_numbers_by_agreement() -> None:
    """The number that differs and the one that agrees are marked differently."""
    assert [(span.text, span.style) for span in passage(MAYOR) if "number" in span.style] == [
        ("Seven", "number differs"),
        ("two", "number holds"),
    ]


def test_numbers_of_a_passage_that_decides_nothing_are_neutral() -> None:
    """A number that was compared but did not count is not shown as agreeing or differing."""
    neutral = replace(MAYOR, stance=Stance.NEUTRAL)
    assert {span.style for span in passage(neutral)} == {"context", "number", ""}


def test_quote_outside_its_passage_stands_alone() -> None:
    """A quote that reaches beyond its passage is shown without context rather than cut."""
    beyond = replace(MAYOR, passage=replace(MAYOR.passage, start=20, text=MAYOR.passage.text[20:]))
    assert _text(passage(beyond)) == QUOTE


def test_all_numbers_of_a_sum_are_marked() -> None:
    """Of a number that is worked out, those it follows from stand out."""
    [nine, *_] = MAYOR.comparisons
    summed = replace(MAYOR, comparisons=(replace(nine, parts=parse(QUOTE)),))
    assert [span.text for span in passage(summed) if span.style.startswith("number")] == ["Seven", "two"]


def test_claim_marks_its_numbers() -> None:
    """In the claim, numbers that sources deny, bear out or do not give are marked differently."""
    assert [(span.text, span.style) for span in claim_text(CLAIM, [MAYOR]) if span.style] == [
        ("nine", "number differs"),
        ("two", "number holds"),
        ("five", "number"),
    ]


def test_claim_marks_disputed_numbers() -> None:
    """A number that one source bears out and another denies is neither right nor wrong."""
    other = replace(AGENCY, comparisons=(replace(AGENCY.comparisons[0], holds=True),))
    assert claim_text(CLAIM, [MAYOR, other])[1] == Span("nine", "number disputed")


def test_summary_of_a_failure_is_no_verdict() -> None:
    """The hover text of a failed claim says what went wrong."""
    assert summary(FAILED).endswith("Could not check. The model cannot be read.")
