"""Who is quoted."""

import pytest

from verifier.claims.attribution import attribution, quoted_share, without_attribution


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Zelensky said on 18 October that 30 percent of the power plants had been destroyed.", "Zelensky"),
        ("Mayor Irena Kovash said that one worker had been killed.", "Mayor Irena Kovash"),
        ("Norvik Foods, the maker of crispbread, said on Tuesday that its profit rose.", "Norvik Foods"),
        ("China's customs service says trade with Russia rose by 29.3 percent.", "China's customs service"),
        ("Trade, he said, would be up by a quarter.", "he"),
        ("Thirteen drones were shot down, the air force said.", "the air force"),
        ("“The lads gave everything,” said manager Sheila Moran.", "manager Sheila Moran"),
        ("“Traffic has doubled since 2010,” he told the meeting.", "he"),
        ("According to the regional governor, Ostap Denil, 41 stations are out of action.", "Ostap Denil"),
        ("170 were destroyed, according to the general staff.", "the general staff"),
        ("Prime Minister Denys Shmyhal's figure was 60 percent.", "Prime Minister Denys Shmyhal"),
        ("By Budanov's numbers, a third was left.", "Budanov"),
        ("Going by Ihnat's estimate, 125 had been used up.", "Ihnat"),
        ("It was more than double that of Kyiv, going by what the two mayors said.", "the two mayors"),
        ("A day after the attack of 29 December 2022 Ukrenergo reported that the deficit remained.", "Ukrenergo"),
        ("Four fifths were shot down, on the military's figures.", "the military"),
        ("Growth was higher, by Chinese customs' reckoning, than forecast.", "Chinese customs"),
        ("Bloomberg puts the sum at 47 billion.", "Bloomberg"),
        ("On 1 November he spoke of almost 40 percent of the infrastructure.", "he"),
        ("Analysts had forecast 44 million pounds.", "Analysts"),
        ("By the end of 2015 it had hired 2,360, the audit office found.", "the audit office"),
        (
            "The bodies were found in Deir Ezzor said the Syrian Observatory for Human Rights.",
            "the Syrian Observatory for Human Rights",
        ),
    ],
)
def test_finds_the_speaker(sentence: str, speaker: str) -> None:
    """The speaker is given as printed, whatever the form of quoting."""
    found = attribution(sentence)
    assert found is not None
    assert speaker == found.speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Seven drones were launched against the capital.",
        "The detour added 40 minutes to the journey.",
        "The reports were found in a drawer.",
        "Half of the city's claims office burned down.",
        "",
    ],
)
def test_nobody_is_quoted(sentence: str) -> None:
    """Verbs that only look like quoting name no speaker."""
    assert attribution(sentence) is None


def test_indefinite_speakers() -> None:
    """Nobody can look up the words of "a baker" or "several observers"."""
    found = [
        attribution(f"{who} said that 30 houses had burned.") for who in ("A baker", "Several observers", "Zelensky")
    ]
    definite = [one.definite for one in found if one]
    assert definite == [False, False, True]


def test_the_rest_of_the_sentence() -> None:
    """Without the quoting words the statement is left."""
    sentence = "Thirteen drones were shot down, the air force said."
    assert " ".join(without_attribution(sentence, attribution(sentence)).split()) == "Thirteen drones were shot down, ."
    assert sentence == without_attribution(sentence, None)


def test_quoted_share() -> None:
    """The share of quoted characters tells direct speech from reported."""
    assert quoted_share("“Light is a weapon”") == 1
    assert quoted_share("No quotation here.") == 0
