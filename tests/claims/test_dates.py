"""Dates that hang on others."""

from datetime import date

import pytest

from verifier.claims.dates import date_edits, dates, event_edits, first_day, period, printed, told_day, told_events
from verifier.claims.edits import apply

FRIDAY = date(2022, 12, 30)


def full(text: str, day: date = FRIDAY) -> str:
    """The text with full dates."""
    return apply(text, date_edits(text, dates(text, FRIDAY), day))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on Friday.", "It fell on 30 December 2022."),
        ("It fell in the night to Friday.", "It fell in the night to 30 December 2022."),
        ("It fell yesterday.", "It fell on 29 December 2022."),
        ("It fell on 18 October.", "It fell on 18 October 2022."),
        ("It has fallen since the tenth of the month.", "It has fallen since 10 December 2022."),
        ("Eight days later he left.", "On 7 January 2023 he left."),
        ("On the same day he left.", "On 30 December 2022 he left."),
        ("It was published a day later.", "It was published on 31 December 2022."),
        ("He left the next day.", "He left on 31 December 2022."),
        ("He left two weeks earlier.", "He left on 16 December 2022."),
        ("He left on 21 December 2022.", "He left on 21 December 2022."),
        ("He left in 2021.", "He left in 2021."),
    ],
)
def test_become_full(text: str, expected: str) -> None:
    """Weekdays, days without a year and "eight days later" become the day they mean."""
    assert expected == full(text)


def test_nothing_to_hang_on() -> None:
    """Without a known day the words stay."""
    text = "Eight days later, on Friday, he left."
    assert text == apply(text, date_edits(text, dates(text, None), None))


def test_day_of_the_story() -> None:
    """The story moves to a day, not to one that only bounds a period, and loses it at a vaguer date."""
    days = [
        told_day(text, dates(text, FRIDAY), FRIDAY)
        for text in ("He left on 21 December 2022.", "Dry since 21 December 2022.", "It rose in 2021.", "It rose.")
    ]
    assert days == [date(2022, 12, 21), FRIDAY, None, FRIDAY]


def test_events_are_remembered() -> None:
    """The week before a call is known once the call had a date."""
    events = told_events(
        "In a call on 30 December 2022 he spoke.", dates("In a call on 30 December 2022 he spoke.", None), ()
    )
    text = "The week before the call he slept."
    assert events == (("call", FRIDAY),)
    assert apply(text, event_edits(text, events)) == (
        "The week before the call (23 December 2022 to 29 December 2022) he slept."
    )


def test_period() -> None:
    """A claim's period runs from its first to its last date, and what has lasted since a date lasts until now."""
    both, since = "It rose from 2020 to 2022.", "It has been dry since 2021."
    assert (date(2020, 1, 1), date(2022, 12, 31)) == period(both, dates(both, None), FRIDAY)
    assert (date(2021, 1, 1), FRIDAY) == period(since, dates(since, None), FRIDAY)
    assert period("It rose.", (), FRIDAY) == (None, None)


def test_first_day() -> None:
    """The first day with a printed year dates a text."""
    assert first_day(dates("In 2020, on 3 May 2021 and 4 May 2021.", None)) == date(2021, 5, 3)


def test_printed() -> None:
    """Days are written without a leading zero."""
    assert printed(date(2022, 1, 5)) == "5 January 2022"
