"""The units and currencies that texts print, and the names they are kept under.

A table row is `pint name = spellings`; spellings that contain a capital or are shorter than three letters are read as symbols,
with their case. Nothing here loads pint: the names are only checked against it by a test.
"""

from decimal import Decimal
from typing import NamedTuple

from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_MEASURES = """
metre = m metre metres meter meters
kilometre = km kms kilometre kilometres kilometer kilometers
centimetre = cm centimetre centimetres centimeter centimeters
millimetre = mm millimetre millimetres millimeter millimeters
micrometre = μm µm um micrometre micrometres micrometer micrometers micron microns
nanometre = nm nanometre nanometres nanometer nanometers
decimetre = dm decimetre decimetres
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
mile ** 2 = sq mi|square mile|square miles
foot ** 2 = sq ft|square foot|square feet
inch ** 2 = sq in|square inch|square inches
centimetre ** 2 = cm² cm2|square centimetre|square centimetres|square centimeters
metre ** 3 = m³ m3 cbm|cubic metre|cubic metres|cubic meter|cubic meters
kilometre ** 3 = km³|cubic kilometre|cubic kilometres|cubic kilometers
foot ** 3 = cubic foot|cubic feet|cu ft
centimetre ** 3 = cm³ cc|cubic centimetre|cubic centimetres|cubic centimeters
litre = l L litre litres liter liters
millilitre = ml mL millilitre millilitres milliliter milliliters
centilitre = cl centilitre centilitres
hectolitre = hl hectolitre hectolitres
gallon = gal gallon gallons
pint = pint pints
quart = quart quarts
oil_barrel = bbl barrel barrels|barrels of oil
oil_barrel / day = bpd b/d|barrels per day|barrels a day
gram = g gram grams gramme grammes
kilogram = kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
milligram = mg milligram milligrams
microgram = μg µg mcg microgram micrograms
nanogram = ng nanogram nanograms
tonne = t mt MT tonne tonnes ton tons|metric ton|metric tons|metric tonne|metric tonnes
ton = short ton|short tons
long_ton = long ton|long tons
megatonne = Mt megatonne megatonnes|megaton of CO2
kilotonne = kt kilotonne kilotonnes
gigatonne = Gt gigatonne gigatonnes gigaton gigatons
pound = lb lbs
ounce = oz ounce ounces
stone = stone
troy_ounce = troy ounce|troy ounces
carat = carat carats
degree_Celsius = °C ℃ C|degrees Celsius|degree Celsius|degrees centigrade|deg C|degrees C|° C|Celsius
degree_Fahrenheit = °F ℉ F|degrees Fahrenheit|degree Fahrenheit|deg F|degrees F|° F|Fahrenheit
kelvin = K kelvin kelvins
degree = °|degree|degrees
watt = W watt watts
kilowatt = kW kilowatt kilowatts
megawatt = MW megawatt megawatts
gigawatt = GW gigawatt gigawatts
terawatt = TW terawatt terawatts
horsepower = hp horsepower bhp
joule = J joule joules
kilojoule = kJ kilojoule kilojoules
megajoule = MJ megajoule megajoules
gigajoule = GJ gigajoule gigajoules
calorie = cal calorie calories
kilocalorie = kcal kilocalorie kilocalories
watt_hour = Wh|watt hour|watt hours|watt-hours
kilowatt_hour = kWh|kilowatt hour|kilowatt hours|kilowatt-hours|kilowatt-hour
megawatt_hour = MWh|megawatt hour|megawatt hours|megawatt-hours|megawatt-hour
gigawatt_hour = GWh|gigawatt hour|gigawatt hours|gigawatt-hours
terawatt_hour = TWh|terawatt hour|terawatt hours|terawatt-hours
electron_volt = eV
megaelectron_volt = MeV
gigaelectron_volt = GeV
newton = N newton newtons
pascal = Pa pascal pascals
kilopascal = kPa kilopascal kilopascals
megapascal = MPa megapascal megapascals
hectopascal = hPa
bar = bar
millibar = mbar millibar millibars
psi = psi
volt = V volt volts
kilovolt = kV kilovolt kilovolts
millivolt = mV
ampere = amp amps ampere amperes
milliampere = mA
ohm = Ω ohm ohms
hertz = Hz hertz
kilohertz = kHz kilohertz
megahertz = MHz megahertz
gigahertz = GHz gigahertz
tesla = teslas
becquerel = Bq
sievert = Sv
millisievert = mSv
mole = mol moles
millimole = mmol
bit = bit bits
byte = byte bytes
kilobyte = KB kB kilobyte kilobytes
megabyte = MB megabyte megabytes
gigabyte = GB gigabyte gigabytes
terabyte = TB terabyte terabytes
petabyte = PB petabyte petabytes
megabit / second = Mbps
gigabit / second = Gbps
metre / second = m/s|m s-1|metres per second|meters per second|metre per second|meter per second|metres a second|meters a second
kilometre / second = km/s|kilometres per second|kilometers per second|kilometres a second
kilometre / hour = km/h kph kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km per hour|km an hour
mile / hour = mph|miles per hour|miles an hour
knot = kn knot knots
gram / litre = g/L g/l
milligram / litre = mg/L mg/l
milligram / kilogram = mg/kg
kilogram / metre ** 3 = kg/m3 kg/m³
gram / centimetre ** 3 = g/cm3 g/cm³
microgram / metre ** 3 = μg/m3 µg/m3 μg/m³
part_per_million = ppm|parts per million
part_per_billion = ppb|parts per billion
decibel = dB decibel decibels
"""
_TIMES = """
second = s sec secs second seconds
millisecond = ms millisecond milliseconds
microsecond = μs µs microsecond microseconds
nanosecond = ns nanosecond nanoseconds
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
CNY = CN¥ CNY RMB yuan renminbi|Chinese yuan
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
SEK = SEK|Swedish krona|Swedish kronor|Swedish crowns
NOK = NOK|Norwegian krone|Norwegian kroner|Norwegian crowns
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
_SHARES = {
    "%": (QuantityKind.PERCENT, 1),
    "％": (QuantityKind.PERCENT, 1),
    "percent": (QuantityKind.PERCENT, 1),
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
        for spelling in [*(words.split() if _is_word_list(words) else [words]), *phrases]:
            found.setdefault(spelling, Unit(kind, name))
    return found


def _is_word_list(words: str) -> bool:
    """A row that begins with a phrase of two common words has no single words."""
    first, *rest = words.split()
    return not rest or first not in _PHRASE_OPENERS


_PHRASE_OPENERS = frozenset("sq square cubic short long troy nautical light degrees watt".split())

UNITS: dict[str, Unit] = (
    _rows(_MEASURES, QuantityKind.MEASURE)
    | _rows(_TIMES, QuantityKind.DURATION)
    | _rows(_CURRENCIES, QuantityKind.MONEY)
    | {word: Unit(QuantityKind.MONEY, code, Decimal("0.01")) for word, code in _HUNDREDTHS.items()}
    | {word: Unit(kind, "", Decimal(factor)) for word, (kind, factor) in _SHARES.items()}
)
CURRENCY_PREFIXES = frozenset(
    spelling
    for spelling, unit in UNITS.items()
    if unit.kind is QuantityKind.MONEY and (len(spelling) < 4 and not spelling.islower())
)
_FIRST_WORDS = frozenset(spelling.split()[0].split("-")[0].split("/")[0] for spelling in UNITS) | {"°", "%"}
_LONGEST = 5
_SPACED_SYMBOLS = frozenset("m g s h l L W V J K N t".split())  # one letter, yet a unit after a space


def read_unit(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """The longest unit printed from token `i` on, and the token after it; a hyphen may lead ("seven-day")."""
    if tokens.word[i] in ("-", "‑") and tokens.touching(i) and tokens.touching(i + 1):
        i += 1
    first = tokens.word[i]
    if first not in _FIRST_WORDS and tokens.low[i] not in _FIRST_WORDS and first not in UNITS:
        return None
    for j in range(min(i + _LONGEST, tokens.size), i, -1):
        printed = tokens.slice(i, j)
        unit = UNITS.get(printed) or (UNITS.get(printed.lower()) if len(printed) > 3 or printed.islower() else None)
        if unit and _whole_word(tokens, j) and (printed not in "CF" or tokens.touching(i)):
            return unit, j
    return None


def _whole_word(tokens: Tokens, j: int) -> bool:
    """The unit does not run on into a longer word ("m" of "m-commerce")."""
    return not (tokens.touching(j) and (tokens.word[j][:1].isalnum()))
