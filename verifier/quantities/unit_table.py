"""The units and currencies that texts print, and the names they are kept under.

A table row is `pint name = spellings`: single words, then phrases, each after a bar. Spellings longer than three
letters are read in any case. Nothing here loads pint: the names are only checked against it by a test.
"""

from decimal import Decimal
from typing import NamedTuple

from verifier.types import QuantityKind

_MEASURES = """
metre = m metre metres meter meters mtr
mile = mi mile miles
yard = yd yard yards
foot = ft ' ’ foot feet
inch = in " inch inches
nautical_mile = nmi|nautical mile|nautical miles
light_year = ly|light year|light years|light-year|light-years
parsec = pc parsec parsecs
angstrom = Å angstrom angstroms ångström ångströms
micron = micron microns
picometre = pm
attometre = am
furlong = furlong furlongs
fathom = fathom fathoms
astronomical_unit = au AU|astronomical unit|astronomical units
hectare = ha hectare hectares
acre = acre acres
metre ** 2 = m² m2 sqm|sq m|square metre|square metres|square meter|square meters
kilometre ** 2 = km² km2|sq km|square kilometre|square kilometres|square kilometer|square kilometers
mile ** 2 = mi²|sq mi|square mile|square miles
foot ** 2 = ft²|sq ft|square foot|square feet
inch ** 2 = in²|sq in|square inch|square inches
centimetre ** 2 = cm² cm2|square centimetre|square centimetres|square centimeters
yard ** 2 = |square yard|square yards
millimetre ** 2 = mm² mm2|square millimetre|square millimetres
metre ** 3 = m³ m3 cbm|cubic metre|cubic metres|cubic meter|cubic meters
kilometre ** 3 = km³ km3|cubic kilometre|cubic kilometres|cubic kilometers
foot ** 3 = ft³ ft3|cubic foot|cubic feet|cu ft
yard ** 3 = |cubic yard|cubic yards
inch ** 3 = |cubic inch|cubic inches
millimetre ** 3 = mm³ mm3|cubic millimetre|cubic millimetres
acre_foot = |acre-foot|acre-feet|acre foot|acre feet
centimetre ** 3 = cm³ cm3 cc|cubic centimetre|cubic centimetres|cubic centimeters
litre = l L litre litres liter liters
hectolitre = hl hectolitre hectolitres
gallon = gal gallon gallons
pint = pint pints
quart = quart quarts
cup = cup cups
bushel = bushel bushels
fluid_ounce = |fluid ounce|fluid ounces|fl oz
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
degree_Celsius = |° on the Celsius scale|degrees on the Celsius scale
degree_Celsius = Celsius Celcius centigrade|° Celsius|deg Celsius|degree Celsius|degrees Celsius|degrees centigrade
degree_Fahrenheit = °F ℉ F|° F|deg F|degrees F
degree_Fahrenheit = |° on the Fahrenheit scale|degrees on the Fahrenheit scale
degree_Fahrenheit = Fahrenheit Farenheit|° Fahrenheit|deg Fahrenheit|degree Fahrenheit|degrees Fahrenheit
kelvin = K kelvin kelvins
degree = °|degree|degrees|deg
arcminute = arcmin arcminute arcminutes|minute of arc|minutes of arc
arcsecond = arcsec arcsecond arcseconds|second of arc|seconds of arc
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
Btu = Btu BTU BTUs|British thermal unit|British thermal units
joule * second = Js|J s|joule second|joule seconds
newton * metre = Nm|N m|newton metre|newton metres|newton-metres
erg = erg ergs
electron_volt = eV electronvolt electronvolts
newton = N newton newtons
pascal = Pa pascal pascals
bar = bar
psi = psi
atmosphere = atm|atmospheres
torr = torr
mmHg = mmHg|mm Hg
volt = V volt volts
ampere_hour = Ah|amp-hours|ampere-hours
milliampere_hour = mAh|milliamp-hours|milliampere-hours
coulomb = coulomb coulombs
farad = farad farads
lumen = lm lumen lumens
lux = lux
candela = cd candela candelas
ampere = amp amps ampere amperes
ohm = Ω ohm ohms
hertz = Hz hertz
tesla = teslas
becquerel = Bq becquerel becquerels
gray = Gy gray grays
sievert = Sv sievert sieverts
mole = mol mole moles
micromolar = μM µM uM
millimolar = mM
nanomolar = nM
dalton = dalton daltons
kilodalton = kDa
curie = curies
gauss = gauss
femtobarn = fb femtobarn femtobarns
picobarn = pb picobarn picobarns
nanobarn = nb
bit = b bit bits
byte = byte bytes
megabyte = mb Mb
kilobyte = KB
petabyte = PB
kibibyte = KiB kibibyte kibibytes
mebibyte = MiB mebibyte mebibytes
gibibyte = GiB gibibyte gibibytes
kilobit / second = kbps|kb per second|kb a second
megabit / second = Mbps
gigabit / second = Gbps
metre / second = |metres per second|meters per second|metre per second|meter per second|metres a second|meters a second
kilometre / second = |kilometres per second|kilometers per second|kilometres a second
kilometre / hour = kph kmh kmph|km per hour|km an hour|kilometres per hour|kilometers per hour
kilometre / hour = |kilometres an hour|kilometers an hour
mile / hour = mph|miles per hour|miles an hour
revolutions_per_minute = rpm|revolutions per minute|revolutions a minute
knot = kn knot knots
ppm = ppm|parts per million
decibel = dB decibel decibels
"""
_PREFIXES = "yotta zetta exa peta tera giga mega kilo hecto deci centi milli micro nano pico femto atto".split()
_PREFIX_SIGNS = {
    "tera": "T",
    "giga": "G",
    "mega": "M",
    "kilo": "k",
    "hecto": "h",
    "deci": "d",
    "centi": "c",
    "milli": "m",
    "micro": "μ µ u",
    "nano": "n",
    "pico": "p",
}
# pint name: its symbol, and the prefixes whose symbol with it is common.
_PREFIXED = {
    "metre": ("m", "kilo deci centi milli micro nano"),
    "gram": ("g", "kilo milli micro nano pico"),
    "litre": ("l L", "centi milli micro"),
    "watt": ("W", "kilo mega giga tera"),
    "joule": ("J", "kilo mega giga"),
    "hertz": ("Hz", "kilo mega giga"),
    "pascal": ("Pa", "kilo mega giga hecto"),
    "volt": ("V", "kilo milli"),
    "ampere": ("A", "milli"),
    "electron_volt": ("eV", "kilo mega giga tera"),
    "sievert": ("Sv", "milli micro"),
    "gray": ("Gy", "milli"),
    "mole": ("mol", "milli micro nano pico"),
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
kiloyear = ka kyr
megayear = Ma Myr
gigayear = Ga Gyr gigaannum
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
    "p": "GBP",
    "pennies": "GBP",
    "kopecks": "RUB",
}
_TENTHS = {"dime": "USD", "dimes": "USD"}
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
    | {word: Unit(QuantityKind.MONEY, code, Decimal("0.1")) for word, code in _TENTHS.items()}
    | dict.fromkeys(("ppb", "parts per billion"), Unit(QuantityKind.MEASURE, "ppm", Decimal("0.001")))
    | {word: Unit(kind, "", Decimal(str(factor))) for word, (kind, factor) in _SHARES.items()}
)
FOLDED = {
    spelling.lower(): unit for spelling, unit in UNITS.items() if len(spelling) > 3 or unit.kind is QuantityKind.MONEY
}
PREFIX_CODES = {
    spelling: unit
    for spelling, unit in UNITS.items()
    if unit.kind is QuantityKind.MONEY
    and unit.factor not in (Decimal("0.01"), Decimal("0.1"))
    and (not spelling.isalpha() or (spelling.isupper() and len(spelling) < 5) or spelling == "Rs")
}
