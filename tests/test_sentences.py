"""Sentence boundaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.sentences import spans


def split(text: str) -> list[str]:
    """The sentences as strings."""
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "He left!", "Why?", "Nobody knew."],
        ["J. K. Rowling wrote it.", "George W. Bush did not."],
        ["Gen. Valerii Zaluzhnyi and Lt. Col. Yurii Ihnat spoke.", "Both left."],
        ["Mr. Smith of the U.S. Army left.", "It rained."],
        ["He lives in the U.S.", "The rest moved away."],
        ["The U.N. Security Council met at 5 p.m. Monday.", "It rose at 6 p.m.", "Then it rained."],
        ["The shop opens at 9 a.m. EST.", "Police came."],
        ["It is No. 5 on the list.", "He said no.", "Approx. 20 people came, e.g. Bob."],
        ["Prices rose 3.5 percent.", "12 people died."],
        ["See Vol. 3, Fig. 2 and pp. 3-5.", "Art. 5 binds them."],
        ["1. First item.", "2. Second item."],
        ["It was found.[3]", "Next it moved.[4][5]", "Good."],
        ['He said "It is over."', "Then he left."],
        ["“Light is a weapon,” he said.", "“No.”", "The next day came."],
        ["“We won. We are happy. It is over,” he said.", "He left."],
        ["'We won. We are happy,' he said.", "He left."],
        ['"Why?" he asked.', '"Fire!" the captain shouted.'],
        ['The 12" pipe broke.', "It leaked.", 'Then a 6" one broke.'],
        ["(He left. He never came back.)", "Then he died."],
        ["Wait... what?", "Yes.", "… And then?", "He paused…", "Nothing."],
        ["Acme Inc. said so.", "Martin Luther King Jr. marched.", "He founded Acme Inc.", "It rose."],
        ["He was born on 5 Jan. 2022.", "On Feb. 3 he left."],
        ["The cat sat.", "Big dogs wed.", "He lost his co.", "Dogs barked."],
        ["They moved to Plan B.", "Vitamin C. helped nobody."],
        ["Smith et al. found it.", "They wrote to www.Foo.Com about it."],
        ["東京です。", "次。"],
    ],
)
def test_splits_prose(sentences: list[str]) -> None:
    """Sentences joined by a blank come apart again."""
    assert sentences == split(" ".join(sentences))


def test_blank_line_is_a_hard_boundary() -> None:
    """A heading without a full stop is not part of the paragraph below."""
    sentences = ["Seven drones over Kyiv", "They came at night."]
    assert sentences == split("\n\n".join(sentences))


def test_wrapped_line_is_no_boundary() -> None:
    """A line break within a filled paragraph is white space."""
    text = "The first sentence is long enough to be wrapped at this column and\nso it goes on. The second\nsentence."
    assert [text[:81], text[82:]] == split(text)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_unfilled_line_is_a_boundary(newline: str) -> None:
    """Short lines, list items and headings stand alone, whatever the line ending."""
    lines = [
        "# The night",
        "Share this",
        "- two on the approach",
        "- five over the city",
        "The mayor said that all seven fell.",
    ]
    assert lines == split(newline.join(lines))


def test_inset_is_not_split() -> None:
    """A full stop within brackets ends no sentence."""
    text = "He called it (see Table 2. It is below) settled."
    assert [text] == split(text)


@pytest.mark.parametrize("unit", ["“A b. ", '"A b." ', "A. B. ", "(A b. ", "Mr. ", "a", '"', "ab\n", "[3]", " "])
def test_long_lines_are_covered(unit: str) -> None:
    """A hundred thousand characters of anything on one line lose nothing."""
    text = unit * (100_000 // len(unit))
    assert "".join(text.split()) == "".join("".join(split(text)).split())


def test_sentence_longer_than_the_window() -> None:
    """A sentence longer than what sentencex sees at once stays whole, and those after it are found."""
    long = "word " * 3_000 + "end."
    assert [long, "Next one.", "Last one."] == split(f"{long} Next one. Last one.")


def test_nothing_in_nothing() -> None:
    """Blank text has no sentences."""
    assert () == spans("") == spans(" \n\t\n ")


pieces = st.sampled_from(
    [
        "A",
        "b",
        "Mr. ",
        "U.S. ",
        "p.m. ",
        "3.5",
        "1. ",
        ". ",
        "? ",
        "…",
        '"',
        "“",
        "”",
        "(",
        ")",
        "[3]",
        "\n",
        "\n\n",
        "- ",
        " ",
        "'",
    ]
)


@given(st.one_of(st.text(), st.lists(pieces).map("".join), st.text(st.characters())))
def test_spans_partition_the_text(text: str) -> None:
    """Spans are ordered, apart, stripped, and cover every character that is not white space."""
    found = spans(text)
    covered = [position for start, end in found for position in range(start, end)]
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert sorted(set(covered)) == covered
    assert {position for position, character in enumerate(text) if not character.isspace()} <= set(covered)
