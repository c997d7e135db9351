"""The units and currencies that texts print, and the names they are kept under.

A table row is `pint name = spellings`: single words, then phrases, each after a bar. Spellings longer than three
letters are read in any case. Nothing here loads pint: the names are only checked against it by a test.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_MEASURES = """
metre = m metre metres meter meters mtr
mile = mi mile miles
yard = yd yard yards
foot = ft foot feet
inch = inch inches
nautical_mile = nmi|nautical mile|nautical miles
light_year = ly|light year|light years|light-year|light-years
parsec = pc parsec parsecs
astronomical_unit = au AU|astronomical unit|astronomical units
hectare = ha hectare hectares
acre = acre acres
metre ** 2 = m² m2 sqm|sq m|square metre|square metres|square meter|square meters
kilometre ** 2 = km² km2|sq km|square kilometre|square kilometres|square kilometer|square kilometers
mile ** 2 = mi²|sq mi|square mile|square miles
foot ** 2 = ft²|sq ft|square foot|square feet
inch ** 2 = in²|sq in|square inch|square inches
centimetre ** 2 = cm² cm2|square centimetre|square centimetres|square centimeters
metre ** 3 = m³ m3 cbm|cubic metre|cubic metres|cubic meter|cubic meters
kilometre ** 3 = km³ km3|cubic kilometre|cubic kilometres|cubic kilometers
foot ** 3 = ft³ ft3|cubic foot|cubic feet|cu ft
centimetre ** 3 = cm³ cm3 cc|cubic centimetre|cubic centimetres|cubic centimeters
litre = l L litre litres liter liters
hectolitre = hl hectolitre hectolitres
gallon = gal gallon gallons
pint = pint pints
quart = quart quarts
tablespoon = tbsp tablespoon tablespoons
teaspoon = tsp teaspoon teaspoons
oil_barrel = bbl barrel barrels|barrels of oil
oil_barrel / day = bpd b/d|barrels per day|barrels a day
gram = g gram grams gramme grammes
kilogram = kgs kilo kilos
microgram = mcg
tonne = t mt MT tonne tonnes ton tons|metric ton|metric tons|metric tonne|metric tonnes
ton = |short ton|short tons
long_ton = |long ton|long tons
tonne / day = tpd
pound = lb lbs
ounce = oz ounce ounces
stone = stone
troy_ounce = |troy ounce|troy ounces
carat = carat carats
degree_Celsius = °C ℃ C|° C|deg C|degrees C
degree_Celsius = Celsius Celcius centigrade|° Celsius|deg Celsius|degree Celsius|degrees Celsius|degrees centigrade
degree_Fahrenheit = °F ℉ F|° F|deg F|degrees F
degree_Fahrenheit = Fahrenheit Farenheit|° Fahrenheit|deg Fahrenheit|degree Fahrenheit|degrees Fahrenheit
kelvin = K kelvin kelvins
degree = °|degree|degrees|deg
radian = rad radian radians
watt = W watt watts
horsepower = hp horsepower bhp
joule = J joule joules
calorie = cal calorie calories
kilocalorie = kcal kilocalorie kilocalories
watt_hour = Wh|watt hour|watt hours|watt-hours
kilowatt_hour = kWh|kilowatt hour|kilowatt hours|kilowatt-hours|kilowatt-hour
megawatt_hour = MWh|megawatt hour|megawatt hours|megawatt-hours|megawatt-hour
gigawatt_hour = GWh|gigawatt hour|gigawatt hours|gigawatt-hours
terawatt_hour = TWh|terawatt hour|terawatt hours|terawatt-hours
electron_volt = eV electronvolt electronvolts
newton = N newton newtons
pascal = Pa pascal pascals
bar = bar
psi = psi
volt = V volt volts
ampere = amp amps ampere amperes
ohm = Ω ohm ohms
hertz = Hz hertz
tesla = teslas
becquerel = Bq becquerel becquerels
gray = Gy gray grays
sievert = Sv sievert sieverts
mole = mol mole moles
bit = bit bits
byte = byte bytes
megabyte = mb Mb
megabit / second = Mbps
gigabit / second = Gbps
metre / second = |metres per second|meters per second|metre per second|meter per second|metres a second|meters a second
kilometre / second = |kilometres per second|kilometers per second|kilometres a second
kilometre / hour = kph kmh kmph|km per hour|km an hour|kilometres per hour|kilometers per hour
kilometre / hour = |kilometres an hour|kilometers an hour
mile / hour = mph|miles per hour|miles an hour
knot = kn knot knots
ppm = ppm|parts per million
decibel = dB decibel decibels
"""
_PREFIXES = "yotta zetta exa peta tera giga mega kilo deci centi milli micro nano pico femto atto".split()
_PREFIX_SIGNS = {
    "tera": "T",
    "giga": "G",
    "mega": "M",
    "kilo": "k",
    "deci": "d",
    "centi": "c",
    "milli": "m",
    "micro": "μ µ u",
    "nano": "n",
}
# pint name: its symbol, and the prefixes whose symbol with it is common.
_PREFIXED = {
    "metre": ("m", "kilo deci centi milli micro nano"),
    "gram": ("g", "kilo milli micro nano"),
    "litre": ("l L", "centi milli micro"),
    "watt": ("W", "kilo mega giga tera"),
    "joule": ("J", "kilo mega giga"),
    "hertz": ("Hz", "kilo mega giga"),
    "pascal": ("Pa", "kilo mega giga"),
    "volt": ("V", "kilo milli"),
    "ampere": ("A", "milli"),
    "electron_volt": ("eV", "kilo mega giga tera"),
    "sievert": ("Sv", "milli micro"),
    "gray": ("Gy", "milli"),
    "mole": ("mol", "milli"),
    "newton": ("N", "kilo"),
    "byte": ("B", "kilo mega giga tera"),
    "tonne": ("t", "mega kilo giga"),
    "second": ("s", "milli micro nano"),
    "ohm": ("Ω", "kilo"),
    "bit": ("", ""),
    "bar": ("bar", "milli"),
}
_SPELLED = {
    "metre": "metre meter",
    "litre": "litre liter",
    "gram": "gram gramme",
    "electron_volt": "electronvolt",
    "tonne": "tonne ton",
}
_TIMES = """
second = s sec secs second seconds
minute = min mins minute minutes
hour = h hr hrs hour hours
day = day days
night = night nights
week = wk week weeks
fortnight = fortnight fortnights
month = mo month months
year = yr yrs year years|calendar years
decade = decade decades
century = century centuries
millennium = millennium millennia
weekend = weekend weekends
"""
_CURRENCIES = """
USD = $ US$ USD dollar dollars buck bucks|US dollar|US dollars|U.S. dollar|U.S. dollars|American dollars
EUR = € EUR euro euros
GBP = £ GBP|pound sterling|pounds sterling|British pound|British pounds|pound|pounds|quid
JPY = ¥ JPY yen|Japanese yen
CNY = CN¥ 元 CNY RMB yuan renminbi kuai|Chinese yuan
RUB = ₽ RUB ruble rubles rouble roubles|Russian rubles|Russian roubles
UAH = ₴ UAH hryvnia hryvnias hryvnya|Ukrainian hryvnia
INR = ₹ Rs INR rupee rupees|Indian rupees
PKR = PKR|Pakistani rupees
CHF = CHF|Swiss franc|Swiss francs
CAD = C$ CA$ CAD|Canadian dollar|Canadian dollars
AUD = A$ AU$ AUD|Australian dollar|Australian dollars
NZD = NZ$ NZD|New Zealand dollars
HKD = HK$ HKD|Hong Kong dollars|Hong Kong dollar
SGD = S$ SGD|Singapore dollars|Singapore dollar
TWD = NT$ TWD|Taiwan dollars|Taiwanese dollars
KRW = ₩ KRW won|South Korean won|Korean won
TRY = ₺ TRY lira|Turkish lira|Turkish liras
SEK = SEK kronor krona|Swedish krona|Swedish kronor|Swedish crowns
NOK = NOK kroner krone|Norwegian krone|Norwegian kroner|Norwegian crowns
DKK = DKK|Danish krone|Danish kroner|Danish crowns
PLN = PLN zloty zlotys zł|Polish zloty|Polish zlotys
CZK = CZK koruna korunas|Czech koruna|Czech crowns
HUF = HUF forint forints
ILS = ₪ ILS shekel shekels NIS
SAR = SAR riyal riyals|Saudi riyals|Saudi riyal
AED = AED dirham dirhams
IRR = IRR rial rials|Iranian rials
BRL = R$ BRL real|Brazilian reais|reais
MXN = MXN|Mexican pesos|Mexican peso
ARS = ARS|Argentine pesos|Argentinian pesos
PHP = ₱ PHP|Philippine pesos
ZAR = ZAR rand
NGN = ₦ NGN naira
KES = KES|Kenyan shillings
EGP = EGP|Egyptian pounds
THB = ฿ THB baht
IDR = IDR rupiah
VND = ₫ VND dong
KZT = ₸ KZT tenge
GEL = ₾ GEL lari
CRC = ₡ CRC
LAK = ₭ LAK
BTC = ₿ BTC bitcoin bitcoins
ETH = ETH
"""
_HUNDREDTHS = {
    "cent": "USD",
    "cents": "USD",
    "¢": "USD",
    "pence": "GBP",
    "penny": "GBP",
    "pennies": "GBP",
    "kopecks": "RUB",
}
_SHARES: dict[str, tuple[QuantityKind, int | str]] = {
    "%": (QuantityKind.PERCENT, 1),
    "％": (QuantityKind.PERCENT, 1),
    "percent": (QuantityKind.PERCENT, 1),
    "percents": (QuantityKind.PERCENT, 1),
    "percentage": (QuantityKind.PERCENT, 1),
    "per cent": (QuantityKind.PERCENT, 1),
    "pct": (QuantityKind.PERCENT, 1),
    "pc": (QuantityKind.PERCENT, 1),
    "‰": (QuantityKind.PERCENT, "0.1"),
    "percentage point": (QuantityKind.PERCENTAGE_POINTS, 1),
    "percentage points": (QuantityKind.PERCENTAGE_POINTS, 1),
    "percentage-point": (QuantityKind.PERCENTAGE_POINTS, 1),
    "percent point": (QuantityKind.PERCENTAGE_POINTS, 1),
    "percent points": (QuantityKind.PERCENTAGE_POINTS, 1),
    "% points": (QuantityKind.PERCENTAGE_POINTS, 1),
    "pp": (QuantityKind.PERCENTAGE_POINTS, 1),
    "ppt": (QuantityKind.PERCENTAGE_POINTS, 1),
    "pps": (QuantityKind.PERCENTAGE_POINTS, 1),
    "basis point": (QuantityKind.PERCENTAGE_POINTS, "0.01"),
    "basis points": (QuantityKind.PERCENTAGE_POINTS, "0.01"),
    "basis-point": (QuantityKind.PERCENTAGE_POINTS, "0.01"),
    "bps": (QuantityKind.PERCENTAGE_POINTS, "0.01"),
    "bp": (QuantityKind.PERCENTAGE_POINTS, "0.01"),
}


class Unit(NamedTuple):
    """What a spelling means; `factor` turns the printed number into `name`s (.01 for cents, basis points)."""

    kind: QuantityKind
    name: str
    factor: Decimal = Decimal(1)


def _rows(table: str, kind: QuantityKind) -> dict[str, Unit]:
    """Spelling → unit. Words stand before the first bar, separated by spaces; phrases after it, separated by bars."""
    found: dict[str, Unit] = {}
    for row in table.strip().splitlines():
        name, _, spellings = row.partition(" = ")
        words, *phrases = spellings.split("|")
        for spelling in [*words.split(), *phrases]:
            found.setdefault(spelling, Unit(kind, name))
    return found


def _prefixed() -> dict[str, Unit]:
    """Spelling → unit for the metric prefixes: kilowatt, MW, nanometres."""
    found: dict[str, Unit] = {}
    for name, (symbols, common) in _PREFIXED.items():
        kind = QuantityKind.DURATION if name == "second" else QuantityKind.MEASURE
        for prefix in _PREFIXES:
            unit = Unit(kind, prefix + name)
            for word in _SPELLED.get(name, name).split():
                found[prefix + word] = unit
                found[prefix + word + ("" if word == "hertz" else "s")] = unit
            if prefix in common.split():
                found.update(
                    {sign + symbol: unit for sign in _PREFIX_SIGNS[prefix].split() for symbol in symbols.split()}
                )
    return found


def _millions(currencies: dict[str, Unit]) -> dict[str, Unit]:
    """As in "MEUR", "kEUR": codes with a prefix, as analysts print them."""
    codes = {spelling: unit for spelling, unit in currencies.items() if len(spelling) == 3 and spelling.isupper()}
    return {"M" + code: unit._replace(factor=Decimal(10**6)) for code, unit in codes.items()}


_MONEY = _rows(_CURRENCIES, QuantityKind.MONEY)
UNITS: dict[str, Unit] = (
    _prefixed()
    | _rows(_MEASURES, QuantityKind.MEASURE)
    | _rows(_TIMES, QuantityKind.DURATION)
    | _millions(_MONEY)
    | _MONEY
    | {word: Unit(QuantityKind.MONEY, code, Decimal("0.01")) for word, code in _HUNDREDTHS.items()}
    | dict.fromkeys(("ppb", "parts per billion"), Unit(QuantityKind.MEASURE, "ppm", Decimal("0.001")))
    | {word: Unit(kind, "", Decimal(str(factor))) for word, (kind, factor) in _SHARES.items()}
)
_FOLDED = {
    spelling.lower(): unit for spelling, unit in UNITS.items() if len(spelling) > 3 or unit.kind is QuantityKind.MONEY
}
_PREFIX_CODES = {
    spelling: unit
    for spelling, unit in UNITS.items()
    if unit.kind is QuantityKind.MONEY
    and unit.factor != Decimal("0.01")
    and (not spelling.isalpha() or (spelling.isupper() and len(spelling) < 5) or spelling == "Rs")
}
_COUNTRIES = {"us": "USD", "c": "CAD", "hk": "HKD", "nz": "NZD", "nt": "TWD", "mex": "MXN", "au": "AUD"}
_FIRST_WORDS = frozenset(re.split(r"[\s/-]", spelling)[0].lower() for spelling in UNITS) | {"°", "%"}
_LONGEST = 5
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_POWERS = {"squared": "2", "cubed": "3"}
_DIMENSIONED = frozenset({QuantityKind.MEASURE, QuantityKind.DURATION})


def currency_before(tokens: Tokens, i: int, floor: int) -> tuple[int, Unit | None]:
    """Where a currency before token `i` begins, not before token `floor`, and which it is: "$", "US$", "USD"."""
    k = i - 1
    if k < floor or "\n" in tokens.text[tokens.end[k] : tokens.start[i]]:
        return i, None
    word = tokens.word[k]
    if k > floor and word == "$":
        code = tokens.word[k - 1]
        joined = _PREFIX_CODES.get(code + "$") or _PREFIX_CODES.get(code.upper())
        if joined and tokens.touching(k):
            return k - 1, joined
        if tokens.low[k - 1] in _COUNTRIES:
            return k - 1, Unit(QuantityKind.MONEY, _COUNTRIES[tokens.low[k - 1]])
    unit = _PREFIX_CODES.get(word) or (_PREFIX_CODES.get(word.upper()) if len(word) == 3 else None)
    return (k, unit) if unit else (i, None)


def read_unit(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """The longest unit printed from token `i` on, and the token after it; a hyphen may lead ("seven-day")."""
    if tokens.word[i] in ("-", "‑") and tokens.touching(i) and tokens.touching(i + 1):
        i += 1
    closing = _BRACKETS.get(tokens.word[i])
    if closing:
        inner = _simple(tokens, i + 1)
        return (inner[0], inner[1] + 1) if inner and tokens.word[inner[1]] == closing else None
    found = _simple(tokens, i)
    return _compound(tokens, *found) if found else None


def _simple(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    if tokens.low[i] not in _FIRST_WORDS:
        return None
    for j in range(min(i + _LONGEST, tokens.size), i, -1):
        printed = tokens.slice(i, j)
        unit = UNITS.get(printed) or _FOLDED.get(printed.lower())
        if unit and _whole_word(tokens, i, j, printed):
            return unit, j
    return None


def _whole_word(tokens: Tokens, i: int, j: int, printed: str) -> bool:
    """The unit does not run on into a longer word, and "C" and "F" touch their figures."""
    runs_on = tokens.touching(j) and tokens.word[j][:1].isalnum()
    return not runs_on and (printed not in ("C", "F") or tokens.touching(i))


def _compound(tokens: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with a power or a denominator: "km^3", "km cubed", "g/cm3", "W/min"."""
    if unit.kind not in _DIMENSIONED:
        return unit, j
    unit, j = _raised(tokens, unit, j)
    if tokens.word[j] != "/" or not tokens.touching(j):
        return unit, j
    below = _simple(tokens, j + 1)
    if not below or below[0].kind not in _DIMENSIONED:
        return unit, j
    divisor, j = _raised(tokens, *below)
    return unit._replace(name=f"{unit.name} / {divisor.name}", kind=QuantityKind.MEASURE), j


def _raised(tokens: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with the power printed after it."""
    caret = tokens.word[j] == "^" and tokens.word[j + 1] in ("2", "3") and tokens.touching(j)
    power = tokens.word[j + 1] if caret else _POWERS.get(tokens.low[j], "")
    if not power:
        return unit, j
    return unit._replace(name=f"{unit.name} ** {power}", kind=QuantityKind.MEASURE), j + 1 + caret
