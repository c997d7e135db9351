"""Whose words, and whose number."""

from verifier.judge.frame import Fit
from verifier.judge.speaker import speaker_fit, voice_fit
from verifier.types import Document

REPORT = Document(
    doc_id="report",
    text="",
    publisher="The Paper",
    attributed_to=("Vitali Klitschko, Mayor of Kyiv", "Andriy Sadovyi, Mayor of Lviv"),
    extra={"country": "China"},
)


def test_a_family_name_is_enough() -> None:
    """A passage reports a speaker when it gives the family name."""
    assert speaker_fit("Mayor Vitali Klitschko", "", "Klitschko counted seven.", REPORT) is Fit.SAME
    assert speaker_fit("Mayor Vitali Klitschko", "", "Sadovyi counted nine.", REPORT) is Fit.OTHER


def test_an_office_is_looked_up_with_the_matter() -> None:
    """'Its mayor' is the mayor of the city that the claim is about."""
    assert speaker_fit("its mayor", "Most of Lviv was dark.", "Sadovyi said so.", REPORT) is Fit.SAME
    assert speaker_fit("its mayor", "Most of Lviv was dark.", "Klitschko said so.", REPORT) is Fit.OTHER


def test_a_capital_speaks_for_its_government() -> None:
    """'Beijing' is China where it says something."""
    assert speaker_fit("Beijing", "", "Energy he called an anchor.", REPORT) is Fit.SAME


def test_an_organisation_needs_most_of_its_words() -> None:
    """One shared word does not make two organisations the same."""
    assert speaker_fit("Chinese customs", "", "China's customs said so.", REPORT) is Fit.SAME
    document = Document(doc_id="other", text="")
    assert speaker_fit("Chinese customs", "", "China's president said so.", document) is not Fit.SAME


def test_nobody_named_is_open() -> None:
    """A claim that names no speaker is not held to one."""
    assert speaker_fit("", "", "Klitschko said so.", REPORT) is Fit.OPEN


def test_a_number_in_somebody_elses_sentence_is_theirs() -> None:
    """A number without a bound voice belongs to the one named in its sentence."""
    assert voice_fit("Klitschko", "", "", "Sadovyi's figure: 90 percent.", REPORT) is Fit.OTHER
    assert voice_fit("Klitschko", "", "", "Klitschko's figure: 40 percent.", REPORT) is Fit.SAME
    assert voice_fit("Klitschko", "", "", "By his tally 40 percent.", REPORT) is Fit.SAME
    assert voice_fit("Klitschko", "", "Andriy Sadovyi", "He said 40 percent.", REPORT) is Fit.OTHER


def test_a_publisher_that_relays_is_no_other_voice() -> None:
    """What a publisher cites somebody for is theirs; what it says itself is not."""
    agency = Document(doc_id="agency", text="", publisher="France 24 / AFP")
    relayed = "According to AFP, the Ukrainian air force counted 16 drones."
    own = "AFP itself counted 16 drones, and the Ukrainian air force none."
    assert voice_fit("the Ukrainian Air Force", "", "AFP", relayed, agency) is Fit.SAME
    assert voice_fit("the Ukrainian Air Force", "", "AFP", own, agency) is Fit.OTHER
    assert voice_fit("the Ukrainian Air Force", "", "Reuters", relayed.replace("AFP", "Reuters"), agency) is Fit.OTHER


def test_authors_are_not_asked_for_in_their_own_paper() -> None:
    """A paper names neither its authors nor itself; whether it is theirs stays open."""
    paper = Document(doc_id="paper", text="")
    assert speaker_fit("Marjot et al.", "", "Mortality was 32%.", paper) is Fit.OPEN
    assert speaker_fit("Another study", "", "Mortality was 32%.", paper) is Fit.OPEN


def test_one_person_goes_by_name_and_office() -> None:
    """A figure of "Kyiv's mayor" is Klitschko's."""
    told = "Kyiv's mayor said that 40 drones came."
    assert voice_fit("Klitschko", "", "Kyiv's mayor", told, REPORT) is Fit.SAME
    assert voice_fit("Sadovyi", "", "Kyiv's mayor", told, REPORT) is Fit.OTHER


def test_two_offices_of_one_country_are_two_voices() -> None:
    """The name of the country is not that of the office."""
    offices = ("General Staff of the Forces of Ukraine", "Press Directorate of Ukraine's Forces")
    document = Document(doc_id="two", text="", attributed_to=offices)
    told = "Ukraine's Press Directorate claimed that 400 men died."
    assert voice_fit("Ukraine's General Staff", "", "Ukraine's Press Directorate", told, document) is Fit.OTHER
