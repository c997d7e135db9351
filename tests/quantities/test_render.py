"""Reading gives back what was written, for each kind of quantity."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verifier.quantities import parse
from verifier.types import Hedge, Quantity, QuantityKind

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")]
HEDGES = {
    Hedge.EXACT: "",
    Hedge.ABOUT: "about ",
    Hedge.ALMOST: "nearly ",
    Hedge.AT_LEAST: "at least ",
    Hedge.MORE_THAN: "more than ",
    Hedge.AT_MOST: "no more than ",
    Hedge.LESS_THAN: "fewer than ",
}
MONTHS = "January February March April May June July August September October November December".split()
COUNTS = st.integers(2, 10**12)
DECIMALS = st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2, allow_nan=False)


def in_words(number: int) -> str:
    """The number in English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for value, word in SCALES:
        if number >= value:
            rest = number % value
            link = " and " if rest < 100 else " "
            return f"{in_words(number // value)} {word}" + (link + in_words(rest) if rest else "")
    raise AssertionError(number)


def only(text: str) -> Quantity:
    """The one quantity of a sentence."""
    (quantity,) = parse(text)
    return quantity


@given(COUNTS)
def test_counts_in_words(number: int) -> None:
    """Number words up to a thousand billion come back as the number."""
    assert Decimal(number) == only(f"We saw {in_words(number)} boats there.").low


@given(COUNTS, st.sampled_from(["{:d}", "{:,d}"]), st.sampled_from(list(HEDGES)))
def test_counts_in_figures(number: int, form: str, hedge: Hedge) -> None:
    """Figures with or without separators come back with their hedge."""
    quantity = only(f"We saw {HEDGES[hedge]}{form.format(number)} boats there.")
    assert (Decimal(number), hedge, "boats") == (quantity.low, quantity.hedge, quantity.thing)


@given(DECIMALS, st.sampled_from(["%", " percent", " per cent"]))
def test_percentages(number: Decimal, sign: str) -> None:
    """Percentages come back as printed."""
    quantity = only(f"The share was {number}{sign}.")
    assert (QuantityKind.PERCENT, number) == (quantity.kind, quantity.low)


@given(DECIMALS, st.sampled_from([("percentage points", 1), ("basis points", 100)]))
def test_points(number: Decimal, unit: tuple[str, int]) -> None:
    """Percentage points and basis points are one kind, apart from percentages."""
    quantity = only(f"The rate moved {number} {unit[0]} that day.")
    assert (QuantityKind.PERCENTAGE_POINTS, number / unit[1]) == (quantity.kind, quantity.low)


@given(
    DECIMALS,
    st.sampled_from([("", 1), ("m", 10**6), ("bn", 10**9), (" million", 10**6), (" billion", 10**9)]),
    st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("US$", "USD")]),
)
def test_money(number: Decimal, scale: tuple[str, int], currency: tuple[str, str]) -> None:
    """Sums come back with their currency and scale."""
    quantity = only(f"It cost {currency[0]}{number}{scale[0]}.")
    assert (QuantityKind.MONEY, number * scale[1], currency[1]) == (quantity.kind, quantity.low, quantity.unit)


@given(
    DECIMALS,
    st.sampled_from(
        [("km", "kilometre"), ("tonnes", "tonne"), ("MW", "megawatt"), ("°C", "degree_Celsius"), ("litres", "litre")]
    ),
)
def test_measures(number: Decimal, unit: tuple[str, str]) -> None:
    """Measures come back with the pint name of their unit."""
    quantity = only(f"We measured {number} {unit[0]} there.")
    assert (QuantityKind.MEASURE, number, unit[1]) == (quantity.kind, quantity.low, quantity.unit)


@given(st.integers(2, 500), st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year"]))
def test_durations(number: int, unit: str) -> None:
    """Durations come back alike from "three days" and "three-day"."""
    plain, joined = only(f"It took {in_words(number)} {unit}s."), only(f"After a {number}-{unit} trip we slept.")
    assert (Decimal(number), unit, QuantityKind.DURATION) == (plain.low, plain.unit, plain.kind)
    assert (Decimal(number), unit, QuantityKind.DURATION) == (joined.low, joined.unit, joined.kind)


@given(st.integers(2, 110), st.sampled_from(["A woman aged {} left.", "A {}-year-old left.", "He is {} years old."]))
def test_ages(number: int, form: str) -> None:
    """Ages come back from each way to print them."""
    quantity = only(form.format(number))
    assert (QuantityKind.AGE, Decimal(number), "year") == (quantity.kind, quantity.low, quantity.unit)


@given(st.integers(4, 99))
def test_ranks(number: int) -> None:
    """Ordinals come back as ranks."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
    quantity = only(f"It was the {number}{ending} attack.")
    assert (QuantityKind.RANK, Decimal(number), "attack") == (quantity.kind, quantity.low, quantity.thing)


@given(st.integers(0, 200), st.integers(0, 200), st.sampled_from("-–"))
def test_scores(home: int, away: int, dash: str) -> None:
    """Scores come back in their order."""
    quantity = only(f"They won {home}{dash}{away} at last.")
    assert (QuantityKind.SCORE, Decimal(home), Decimal(away)) == (quantity.kind, quantity.low, quantity.high)


@given(
    st.integers(2, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["between {:,} and {:,} boats", "from {:,} to {:,} boats", "{:,} to {:,} boats"]),
)
def test_ranges(low: int, more: int, form: str) -> None:
    """Ranges come back with both ends."""
    quantity = only(f"We saw {form.format(low, low + more)} there.")
    assert (Hedge.RANGE, Decimal(low), Decimal(low + more)) == (quantity.hedge, quantity.low, quantity.high)


@given(st.integers(1, 400), st.integers(0, 400))
def test_k_of_n(part: int, rest: int) -> None:
    """A count of a total comes back with both."""
    quantity = only(f"They found {part} of the {part + rest} jars.")
    assert (Decimal(part), Decimal(part + rest)) == (quantity.low, quantity.of)


@given(
    st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{day} {month} {year}", "{month} {day}, {year}", "{year}-{number:02}-{day:02}"]),
)
def test_dates(day: date, form: str) -> None:
    """Calendar dates come back as the day."""
    printed = form.format(day=day.day, month=MONTHS[day.month - 1], year=day.year, number=day.month)
    quantity = only(f"It began on {printed}.")
    assert (QuantityKind.DATE, day, day) == (quantity.kind, quantity.first, quantity.last)


@given(st.integers(0, 23), st.integers(0, 59))
def test_times(hour: int, minute: int) -> None:
    """Times of day come back as minutes since midnight."""
    quantity = only(f"It began at {hour:02}:{minute:02}.")
    assert (QuantityKind.TIME, Decimal(60 * hour + minute)) == (quantity.kind, quantity.low)


@given(st.integers(2, 99))
def test_multiples(number: int) -> None:
    """Ratios come back as multiples."""
    quantity = only(f"It is {number} times as heavy.")
    assert (QuantityKind.MULTIPLE, Decimal(number)) == (quantity.kind, quantity.low)
