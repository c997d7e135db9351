"""What a text has said so far."""

import pytest

from verifier.claims.context import Context, after, definite, introduced, subject


def told(*sentences: str) -> Context:
    """The context after these sentences."""
    context = Context()
    for sentence in sentences:
        context = after(context, sentence)
    return context


def test_he_is_whom_the_last_sentence_was_about() -> None:
    """Of two men named in a sentence the first is meant by "he"."""
    assert told("Vladimir Putin invited Xi Jinping to Moscow.").person(female=False) == "Vladimir Putin"


def test_she_is_no_man() -> None:
    """A woman named earlier is meant by "she" where the last person named is a man."""
    context = told("Chief executive Anna Brandt resigned.", "Mr Tom Cole took over.")
    assert (context.person(female=True), context.person(female=False)) == ("Anna Brandt", "Tom Cole")


def test_surnames_stand_for_full_names() -> None:
    """A person is remembered under the fullest name."""
    context = told("Volodymyr Zelensky travelled to Washington.", "Joe Biden waited.", "Zelensky said no.")
    assert context.person(female=False) == "Volodymyr Zelensky"


def test_offices() -> None:
    """Who holds an office is known from where it was printed."""
    assert told("Mayor Irena Kovash said no.").holder("mayor") == "Irena Kovash"
    assert told("Mayor Irena Kovash said no.").holder("governor") == ""


def test_country_and_capital() -> None:
    """A capital tells the country, a country its capital."""
    assert told("Five drones fell over Kyiv.").country == "Ukraine"
    assert told("Five drones fell in Ukraine.").capital == "Kyiv"
    assert Context().capital == ""


def test_short_names_of_organisations() -> None:
    """A club named in full is known by its last word."""
    assert told("Rovers met Dunmore United.", "United had lost twice.").organisations[0] == "Dunmore United"


def test_what_they_and_it_stand_for() -> None:
    """Plural subjects are "they", others "it"."""
    context = told("A moss grows on roofs.", "The researchers measured it.")
    assert (context.plural, context.thing) == ("The researchers", "the moss")


def test_counted() -> None:
    """What was counted stays for "two came down"."""
    assert told("Sixteen attack drones crossed the border.").counted == "attack drones"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A Patriot battery was the prize.", "A Patriot battery"),
        ("The team led by Professor Maja Lindqvist measured 340 patches.", "The team"),
        ("Chinese customs later put the total at 190 billion.", "Chinese customs"),
        ("On 1 November he spoke.", ""),
        ("It was late.", ""),
    ],
)
def test_subject(sentence: str, expected: str) -> None:
    """The subject is the noun phrase before the first verb."""
    assert expected == subject(sentence)


def test_second_mention() -> None:
    """What came with "a" is called with "the" from then on."""
    assert definite("A law") == "the law"
    assert introduced("He signed a spending law of 1.7 trillion dollars.") == "the spending law"
    assert introduced("He left.") == ""
