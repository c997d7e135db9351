"""What a text is about and whom it names."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.judge.words import content, matter, names, share, stem


def test_inflected_forms_share_a_stem() -> None:
    """Number and tense do not change what a word is about."""
    assert stem("drones") == stem("drone")
    assert stem("intercepted") == stem("intercepting")
    assert stem("supplies") == stem("supplied") == stem("supply")
    assert stem("Shahed") == stem("Shaheds")


def test_a_people_is_its_country() -> None:
    """Adjectives and peoples stand for the country."""
    assert stem("Russian") == stem("Russia's") == stem("Russians")


def test_content_leaves_out_numbers_dates_and_small_words() -> None:
    """Only the matter counts: numbers and dates are read elsewhere."""
    assert content("On 30 December the seven drones were at Kyiv") == {"dron", "drone", "kyiv"}


def test_words_that_mean_the_same_are_found() -> None:
    """What a claim is about is found in other words for it."""
    assert matter("Drones were shot down") <= content("The UAVs were intercepted")


def test_a_word_capitalised_by_the_full_stop_is_no_name() -> None:
    """The first word of a text is not taken for a name."""
    assert names("Drones flew over Kyiv") == {"kyiv"}


@given(st.text())
def test_share_is_a_share(text: str) -> None:
    """Whatever the text, the share of its own words in it is whole, and stays within 0 and 1."""
    assert share(content(text), content(text)) == 1.0
    assert 0.0 <= share(content("Kyiv drones"), content(text)) <= 1.0


def test_accents_do_not_matter() -> None:
    """Agencies print "Pele" and "Sao Paulo" as often as "Pelé" and "São Paulo"."""
    assert content("Pelé, São Paulo") == content("Pele, Sao Paulo")
