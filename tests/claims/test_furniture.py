"""Page furniture."""

import pytest

from verifier.claims.furniture import furniture, is_heading, opens_comments


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Hartle, Local Democracy Reporter", "byline"),
        ("From our correspondent in Belmar", "byline"),
        ("Published 3 May 2019, 14:05", "date of publication"),
        ("Friday, 30 December 2022", "dateline"),
        ("Lusail, 18 December 2022.", "dateline"),
        ("Share on Facebook Tweet Email", "share button"),
        ("READ MORE: Five pubs to visit this summer", "teaser"),
        ("You might also like", "teaser"),
        ("Home › News › Council", "breadcrumb or menu"),
        ("Tags: drones, Kyiv", "list of topics"),
        ("We use cookies to improve your experience.", "cookie or privacy notice"),
        ("© 2019 Brackley Marsh Herald.", "copyright notice"),
        ("All rights reserved.", "copyright notice"),
        ("Photo: S. Todd", "picture credit"),
        ("A firefighter at work in Kyiv (Photo: S. Todd)", "picture credit"),
        ("Sign up for our newsletter.", "newsletter or advertisement"),
        ("Your email address will not be published.", "comment section"),
        ("FOR IMMEDIATE RELEASE", "note to editors"),
        ("* * *", "no words"),
        ("218-11", "no words"),
    ],
)
def test_names_the_kind(line: str, kind: str) -> None:
    """Each sort of furniture is called by its name."""
    assert kind == furniture(line, alone=True)


@pytest.mark.parametrize(
    "line",
    [
        "Seven drones were launched against Kyiv.",
        "By Friday 300 houses had been rebuilt in the region.",
        "Photographs of the site were shown in court.",
        "Read together, the two reports give a toll of 46.",
        "The published figure was 69.",
    ],
)
def test_leaves_sentences_alone(line: str) -> None:
    """Sentences that begin like furniture stay."""
    assert furniture(line, alone=False) == ""


@pytest.mark.parametrize("line", ["Comments (3)", "Leave a Reply", "12 comments", "Join the conversation"])
def test_comment_headings(line: str) -> None:
    """The heading of a comment section is known."""
    assert opens_comments(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sixteen drones in one night", True),
        ("# Sixteen drones in one night.", True),
        ("Sixteen drones came in one night.", False),
        ("- five of seven drones shot down", False),
    ],
)
def test_headings_have_no_full_stop(line: str, expected: bool) -> None:
    """A heading is a line without a full stop that is no list item."""
    assert expected is is_heading(line)
