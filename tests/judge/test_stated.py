"""What a passage states outright of the claim's subject: when, what it is, by whom it was made."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims import as_it_stands
from verifier.judge import combine
from verifier.judge import given as given_policy
from verifier.judge.combine import Signals
from verifier.judge.reading import Reading, read
from verifier.judge.slots import by_another, dated, otherwise_classed
from verifier.judge.window import regions
from verifier.quantities import parse
from verifier.types import Claim, Document, Passage, Stance


def asked(text: str) -> Claim:
    """A claim just as it is written."""
    claim = as_it_stands(text, id="1")
    assert isinstance(claim, Claim)
    return claim


def when(claim: str, passage: str) -> bool | None:
    """Whether the passage dates the claim's event so."""
    found = dated(asked(claim), passage, parse(passage))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("claim", "passage", "holds"),
    [
        ("Jo Doe was born in 1920.", "Jo Doe (November 25, 1920 – January 14, 2009) was a Mexican actor.", True),
        ("Jo Doe died in 2009.", "Jo Doe (November 25 , 1920 -- January 14 , 2009) was a Mexican actor.", True),
        ("Jo Doe died in 1920.", "Jo Doe (November 25, 1920 – January 14, 2009) was a Mexican actor.", False),
        ("Jo Doe was born before 1970.", "Jo Doe (born September 8, 1979) is a singer.", False),
        ("Jo Doe was born in the 1800s.", "Jo Doe (1853, Leeds – 30 April 1907, Hull) wrote.", True),
        ("Jo Doe was born in 1953.", "Jo Doe (1853–1907) was a painter.", False),
        ("Jo Doe died on May 5, 1951.", "Jo Doe (born May 5, 1951) is a writer.", False),
        ("Jo Doe was born on March 19th.", "Jo Doe was born on 19 March 1984.", True),
        ("Jo Doe was born on 18 March.", "Jo Doe was born on 19 March 1984.", False),
        ("Jo Doe died in 1966.", "In 1967, on the news of Jo Doe's death, they came home.", False),
        ("Jo Doe was not born in 1964.", "Jo Doe was born on January 6, 1964.", False),
        ("The film was released before October 2014.", "The film was released on September 26, 2014, by Focus.", True),
        ("The film was released after October 2014.", "The film was released on September 26, 2014, by Focus.", False),
        ("The bridge opened no later than 1932.", "The bridge opened in 1932.", True),
        ("The bridge was opened in 1931.", "In 1932, the bridge was opened by the king.", False),
    ],
)
def test_a_date_of_the_event_decides(claim: str, passage: str, holds: bool) -> None:
    """Births and deaths in any words, other deeds in the claim's."""
    assert when(claim, passage) is holds


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Jo Doe was born on June 2, 2010.", "Jo Doe was born in 2010."),  # the passage says less
        ("Jo Doe was born in May 1974.", "Jo Doe is known for his part in Gilmore Girls (2000–2007)."),
        ("Jo Doe was born before 1975.", "Jo Doe (born May 22) is an actor."),
        ("Jo Doe was born around 1975.", "Jo Doe was born in 1979."),
        ("Jo Doe was born in 1975 or later.", "Jo Doe was born in 1979."),
        ("The house was listed in 1987.", "The house was listed in 1985 and restored in 1987."),
        ("Laws made prior to March 1998 still hold.", "Laws made prior to March 1998 do not hold."),
        ("Jo Doe was signed by Leeds in 1987.", "Jo Doe was signed by Hull in 1987."),  # true, but not all of it
        ("Tesla delivered more in 2022 than it built.", "Tesla delivered more in 2022."),
        ("The play was shown in 1999.", "The play was written in 1998."),
        ("Nothing happened.", "Jo Doe was born in 1979."),
    ],
)
def test_what_is_dated_less_exactly_or_otherwise_stays_open(claim: str, passage: str) -> None:
    """A rule that is not sure says nothing."""
    assert when(claim, passage) is None


@pytest.mark.parametrize(
    ("claim", "passage", "reason"),
    [
        (
            "Ty Roe is an American actor.",
            "Ty Roe - born in 1996 - is a Mexican actor.",
            "it says Mexican actor, the claim American actor",
        ),
        (
            "Wild Rivers is an album by Jo Doe.",
            '"Wild Rivers" is a song by the singer Jo Doe, from her last album.',
            "it says song, the claim album",
        ),
        ("Ty Roe is an American actor.", "Ty Roe is an Asian-American actor.", ""),
        ("Ty Roe is an American actor.", "Jo Doe is a Mexican actor.", ""),
        ("Ty Roe is not an American actor.", "Ty Roe is a Mexican actor.", ""),
        ("Wild Rivers is an album.", "Wild Rivers is the fifth album of Jo Doe. Wild Rivers is a song on it.", ""),
        ("Ty Roe is an actor.", "Ty Roe is a politician.", ""),  # one may be both
        ("It is a Danish river.", "It is a German river.", "it says German river, the claim Danish river"),
    ],
)
def test_a_thing_is_not_of_two_nations_or_kinds(claim: str, passage: str, reason: str) -> None:
    """Only kinds that exclude each other, and the claim's very subject."""
    assert otherwise_classed(claim, passage) == reason


@pytest.mark.parametrize(
    ("claim", "passage", "reason"),
    [
        (
            "Night Train was directed by Al Brown.",
            "Night Train is a film directed by Jo Doe.",
            "it says directed by Jo Doe, the claim directed by Al Brown",
        ),
        ("Night Train was directed by Jo Doe.", "Night Train is a film directed by Jo Doe.", ""),
        ("Night Train was directed by Al Brown.", "Night Train was written by Jo Doe.", ""),
        ("Night Train was directed by Al Brown.", "Day Bus was directed by Jo Doe.", ""),
        ("Night Train was made by Al Brown and Jo Doe.", "Night Train was made by Jo Doe.", ""),
        ("Night Train was directed by an American.", "Night Train was directed by Jo Doe.", ""),
        ("Night Train was never directed by Al Brown.", "Night Train was directed by Jo Doe.", ""),
    ],
)
def test_one_work_has_one_maker(claim: str, passage: str, reason: str) -> None:
    """Where the claim's maker is not named at all, and another is for the same deed."""
    assert by_another(claim, passage) == reason


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_asked(claim: str, passage: str) -> None:
    """No text makes a rule fail, and no text states anything against itself."""
    for rule in (otherwise_classed, by_another):
        rule(claim, passage)
        assert not rule(claim, claim)


def reading(claim: str, text: str) -> Reading:
    """The reading of a one-passage document by these rules, or else the first."""
    document = Document(doc_id="evidence", text=text)
    (region,) = regions([Passage(document, 0, len(text), text)])
    found = read(asked(claim), region)
    return next((each for each in found if each.stated is not None), found[0])


UNSURE = Signals(0.1, 0.1, relevance=0.6, named=1.0, sure=0.0, agreed=0.0, dated=0.0, near=0.5)


def test_what_is_stated_decides_whatever_the_text_model_says() -> None:
    """For evidence that came with the claim, and for evidence that was found."""
    against = reading("Ty Roe is an American actor.", "Ty Roe is a Mexican actor.")
    born = reading("Ty Roe was born in 1996.", "Ty Roe (born November 11, 1996) is an actor.")
    for policy in (given_policy, combine):
        assert policy.stance(against, UNSURE)[0] is Stance.REFUTES
        side, _, reason = policy.stance(born, UNSURE)
        assert (side, reason) == (Stance.SUPPORTS, "it says November 11, 1996, so 1996 holds")
        assert not policy.is_open(born)


def test_evidence_that_was_found_must_name_the_claims_names() -> None:
    """A passage of another Roe does not decide."""
    found = replace(reading("Ty Roe was born in 1996.", "Ty Roe (born November 11, 1996) is an actor."), stated=0.5)
    assert combine.stance(found, UNSURE)[0] is Stance.NEUTRAL
    assert combine.is_open(found)


def test_a_list_states_nothing() -> None:
    """Words without end are no sentence about one thing."""
    long = "Ty Roe (born in 1990), " + "and others, " * 300 + "were there."
    assert reading("Ty Roe was born in 1996.", long).stated is None


def test_a_deed_that_may_be_done_again_is_dated_only_by_evidence_that_was_meant() -> None:
    """He may have said so on both days."""
    again = reading("Ty Roe spoke in May 2022.", "Ty Roe spoke in March 2022.")
    assert given_policy.stance(again, UNSURE)[0] is Stance.REFUTES
    assert again.stated == 0.0
    assert combine.by_rule(again) is None
