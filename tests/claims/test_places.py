"""Countries and capitals."""

from verifier.claims.places import CAPITAL_OF, COUNTRY_OF


def test_names_of_several_words() -> None:
    """Names of several words are whole."""
    assert CAPITAL_OF["Saudi Arabia"] == "Riyadh"
    assert COUNTRY_OF["New Delhi"] == "India"


def test_a_capital_of_several_names() -> None:
    """London is the capital of Britain, whatever else it is called."""
    assert COUNTRY_OF["London"] == "Britain"
