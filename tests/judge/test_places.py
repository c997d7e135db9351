"""Countries by their other names."""

from verifier.judge.places import country, government


def test_people_and_language_name_a_country() -> None:
    """A people, in the singular or plural, stands for its country."""
    assert country("chinese") == "china"
    assert country("ukrainians") == "ukraine"


def test_a_capital_names_a_government_but_not_a_country() -> None:
    """Kyiv is a city when drones fly at it, and a government when it says something."""
    assert country("kyiv") is None
    assert government("kyiv") == "ukraine"


def test_other_words_are_no_places() -> None:
    """An unknown word is neither."""
    assert country("drone") is None
    assert government("drone") is None
