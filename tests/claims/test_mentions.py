"""Names in a sentence."""

import pytest

from verifier.claims.mentions import Kind, mentions


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "role"),
    [
        ("Mayor Irena Kovash said so.", "Irena Kovash", Kind.PERSON, "mayor"),
        ("The opposition leader, Carla Mondi, demanded it.", "Carla Mondi", Kind.PERSON, "opposition leader"),
        ("Prime Minister Denys Shmyhal's figure was wrong.", "Denys Shmyhal", Kind.PERSON, "prime minister"),
        ("On 29 December Joe Biden signed the law.", "Joe Biden", Kind.PERSON, ""),
        ("He works for Norvik Foods.", "Norvik Foods", Kind.ORGANISATION, ""),
        ("The University of Halden paid.", "University of Halden", Kind.ORGANISATION, ""),
        ("It closed its bakery in Hull.", "Hull", Kind.CITY, ""),
        ("He lives in Kyiv.", "Kyiv", Kind.CITY, ""),
        ("Sales to Saudi Arabia fell.", "Saudi Arabia", Kind.COUNTRY, ""),
        ("They met on Mill Street.", "Mill Street", Kind.OTHER, ""),
    ],
)
def test_kinds(sentence: str, name: str, kind: Kind, role: str) -> None:
    """A name is told apart as person, organisation, city or country, with the office printed before it."""
    assert [(name, kind, role)] == [(one.name, one.kind, one.role.removeprefix("the ")) for one in mentions(sentence)]


@pytest.mark.parametrize(
    ("sentence", "female"),
    [
        ("Queen Maud Olsen left.", True),
        ("Anna Brandt left.", True),
        ("Mr Tom Cole left.", False),
        ("Kim Lee left.", None),
    ],
)
def test_sex(sentence: str, female: bool | None) -> None:
    """Titles and common first names tell who "she" may be; nothing is guessed from the rest."""
    assert [female] == [one.female for one in mentions(sentence)]


def test_no_names() -> None:
    """Words capitalised for standing first, months and days are no names."""
    assert mentions("The old year ended in December, on a Friday.") == ()
