"""Countries by their other names: who speaks for "Beijing", and that Russian ships are Russia's."""

# One country a line: name, people and language, then the seat of its government.
_COUNTRIES = """
afghanistan afghan | kabul
algeria algerian | algiers
argentina argentine argentinian | buenos-aires
armenia armenian | yerevan
australia australian | canberra
austria austrian | vienna
azerbaijan azerbaijani azeri | baku
bangladesh bangladeshi | dhaka
belarus belarusian | minsk
belgium belgian | brussels
brazil brazilian | brasilia
britain british uk united-kingdom | london
bulgaria bulgarian | sofia
canada canadian | ottawa
chile chilean | santiago
china chinese | beijing
colombia colombian | bogota
croatia croatian | zagreb
cuba cuban | havana
czechia czech | prague
denmark danish dane | copenhagen
egypt egyptian | cairo
estonia estonian | tallinn
ethiopia ethiopian | addis-ababa
finland finnish finn | helsinki
france french | paris
georgia georgian | tbilisi
germany german | berlin
greece greek | athens
hungary hungarian | budapest
india indian | delhi
indonesia indonesian | jakarta
iran iranian | tehran
iraq iraqi | baghdad
ireland irish | dublin
israel israeli | jerusalem
italy italian | rome
japan japanese | tokyo
kazakhstan kazakh | astana
kenya kenyan | nairobi
latvia latvian | riga
lebanon lebanese | beirut
lithuania lithuanian | vilnius
mexico mexican | mexico-city
moldova moldovan | chisinau
netherlands dutch | hague
nigeria nigerian | abuja
norway norwegian | oslo
pakistan pakistani | islamabad
philippines philippine filipino | manila
poland polish pole | warsaw
portugal portuguese | lisbon
qatar qatari | doha
romania romanian | bucharest
russia russian | moscow kremlin
saudi-arabia saudi | riyadh
serbia serbian serb | belgrade
slovakia slovak | bratislava
spain spanish spaniard | madrid
sudan sudanese | khartoum
sweden swedish swede | stockholm
switzerland swiss | bern
syria syrian | damascus
taiwan taiwanese | taipei
thailand thai | bangkok
turkey turkish turk turkiye | ankara
ukraine ukrainian | kyiv kiev
us american america united-states usa | washington
venezuela venezuelan | caracas
vietnam vietnamese | hanoi
""".strip()


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    people: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in _COUNTRIES.splitlines():
        names, _, capitals = line.partition("|")
        country, *others = names.split()
        people |= dict.fromkeys([country, *others, *(f"{name}s" for name in others)], country)
        seats |= dict.fromkeys(capitals.split(), country)
    return people, seats


_PEOPLE, _SEATS = _tables()


def country(word: str) -> str | None:
    """The country that a lower-case word names, or whose people or language it names."""
    return _PEOPLE.get(word)


def government(word: str) -> str | None:
    """The country whose government a capital stands for."""
    return _SEATS.get(word)
