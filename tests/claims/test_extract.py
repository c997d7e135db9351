"""From a text to its claims."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import as_it_stands, extract, read_claim
from verifier.types import Claim, NotCheckable, QuantityKind, SentenceKind

ARTICLES = Path(__file__).parent.parent / "data" / "articles"
DRONES = "Of seven drones launched against the capital, two were shot down on the approach and five over the city."


@pytest.mark.parametrize("gold_file", sorted(ARTICLES.glob("*.gold.json")), ids=lambda path: path.stem)
def test_articles(gold_file: Path) -> None:
    """In the articles the check-worthy sentences are claims and the others are not."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    found = {s.text: s.kind for s in extract((ARTICLES / gold["article"]).read_text(encoding="utf-8"))}
    expected = {row["text"] for row in gold["sentences"] if row["check_worthy"]}
    assert expected == {text for text, kind in found.items() if kind is SentenceKind.CLAIM}


def test_headline_is_context() -> None:
    """The headline is no sentence, but the place it names counts."""
    sentences = extract(f"Seven drones over Kyiv\n\n{DRONES}")
    assert [sentence.text for sentence in sentences] == [DRONES]
    assert "against Kyiv" in sentences[0].claims[0].text


def test_parts_stay_with_their_whole() -> None:
    """Seven, two and five are numbers of one claim."""
    (sentence,) = extract(DRONES)
    (claim,) = sentence.claims
    assert sorted(q.low for q in claim.quantities if q.low and q.kind is QuantityKind.COUNT) == [2, 5, 7]


def test_claims_know_their_place() -> None:
    """A claim's source slices the text to its sentence, a split sentence numbers its claims."""
    text = "It rained.\n\nOil was the biggest item of 2022, yet Saudi Arabia stayed ahead of Russia."
    claims = [claim for sentence in extract(text, as_of=date(2023, 1, 2)) for claim in sentence.claims]
    assert [claim.id for claim in claims if claim.id.startswith("s1")] == ["s1.1", "s1.2"]
    assert all(c.source and text[c.source.start : c.source.end] == c.source.sentence for c in claims)
    assert {date(2023, 1, 2)} == {claim.as_of for claim in claims}


def test_speaker_and_period() -> None:
    """A claim says who said so and of what time it speaks."""
    text = "Zelensky said on 18 October 2022 that 30 percent of it had been destroyed since the tenth of the month."
    (sentence,) = extract(text)
    claim = sentence.claims[0]
    assert ("Zelensky", date(2022, 10, 10), date(2022, 10, 18)) == (claim.said_by, claim.first, claim.last)


def test_line_of_publication_dates_the_text() -> None:
    """Weekdays count from the day of publication that the page prints, before the day given from outside."""
    text = "New bridge\n\nPublished 3 May 2019\n\nThe bridge was opened on Thursday."
    assert extract(text, as_of=date(2023, 1, 2))[-1].claims[0].first == date(2019, 5, 2)


def test_dateline_dates_the_story() -> None:
    """What is told behind a dateline happened on its day."""
    (_, sentence) = extract("Lusail, 18 December 2022. Lionel Messi scored twice.")
    assert sentence.claims[0].text == "Lionel Messi scored twice (18 December 2022)."


def test_pronouns_are_no_speakers() -> None:
    """A speaker whom nothing names is left out."""
    assert extract("Some 500 soldiers took part, she said.")[0].claims[0].said_by == ""


def test_unclear_sentence_is_ambiguous() -> None:
    """A sentence whose subject nothing explains is ambiguous, with the question."""
    (sentence,) = extract("He lost 30 percent of the vote.")
    assert (sentence.kind, sentence.reason, sentence.claims) == (SentenceKind.AMBIGUOUS, "who is “he”?", ())


def test_comments_are_furniture() -> None:
    """Behind the heading of a comment section nothing is a claim; a menu on top opens none."""
    story = "Six houses burned. Two men died. Ten cars melted. The fire lasted 5 hours."
    kinds = [
        s.kind for s in extract(f"Fire in Selim\n\nComments\n\n{story}\n\nComments (2)\n\nI saw 12 fires in 2020.")
    ]
    assert kinds.count(SentenceKind.CLAIM) == 4
    assert kinds[-2:] == [SentenceKind.NOT_CHECKABLE] * 2


def test_list_without_full_stops() -> None:
    """Where no line ends in a full stop the lines are taken for statements."""
    sentences = extract("Kyiv lost 40 percent of its power\nLviv lost 90 percent of its power")
    assert [sentence.kind for sentence in sentences] == [SentenceKind.CLAIM] * 2


def test_endless_line() -> None:
    """What is longer than any sentence is not read as one."""
    (sentence,) = extract("word " * 1_000)
    assert "longer than" in sentence.reason


@pytest.mark.parametrize(
    "row", ["The talks will fail", "Vaccines cause autism.", "7 drones at Kyiv", "I asked 12 teachers."]
)
def test_given_rows_are_claims(row: str) -> None:
    """A row somebody gave as a claim is one unless it plainly states nothing."""
    claim = read_claim(row, id="7", as_of=date(2022, 12, 30))
    assert isinstance(claim, Claim)
    assert ("7", row, date(2022, 12, 30), None) == (claim.id, claim.text, claim.as_of, claim.source)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("", "the row is empty"),
        ("—", "the row is empty"),
        ("Did 7 drones fall?", "a question"),
        ("Leave a Reply", "page furniture: comment section"),
    ],
)
def test_given_rows_that_state_nothing(row: str, reason: str) -> None:
    """Questions, blanks and furniture are not checkable, and keep their id."""
    read = read_claim(row, id="7")
    assert isinstance(read, NotCheckable)
    assert (reason, "7") == (read.reason, read.claim.id)


PIECES = (
    "Kyiv|the city|He|she|it|said|that|seven|drones|5 percent|on Friday|, and|, although|; it had|made up of|"
    "according to|“No,”|Mr. Cole|. |? |\n\n|(|)|of them|will|could|a law of 3 billion dollars|eight days later|’s|– "
)
pieces = st.sampled_from(PIECES.split("|"))


@given(st.one_of(st.text(), st.lists(pieces, max_size=40).map(" ".join)))
def test_every_sentence_is_accounted_for(text: str) -> None:
    """Any text is read; claims stand under claim sentences only, in order, with offsets that fit."""
    sentences = extract(text, as_of=date(2022, 12, 30))
    assert list(range(len(sentences))) == [sentence.index for sentence in sentences]
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert (sentence.kind is SentenceKind.CLAIM) == bool(sentence.claims)
        assert sentence.reason
        assert all(c.text[q.start : q.end] == q.text for c in sentence.claims for q in c.quantities)


def test_a_row_with_its_own_evidence_is_a_claim_as_it_stands() -> None:
    """Whether it is worth checking was not asked; only an empty row is none."""
    question = as_it_stands("If 40 people came, how many left?", id="1")
    assert isinstance(question, Claim)
    assert [quantity.text for quantity in question.quantities] == ["40"]
    assert isinstance(as_it_stands(" …!", id="1"), NotCheckable)
