"""Countries with their capitals, as news prose calls them: enough to resolve "the capital" and "the country"."""

_PAIRS = """
Afghanistan=Kabul Albania=Tirana Algeria=Algiers Angola=Luanda Argentina=Buenos_Aires Armenia=Yerevan Australia=Canberra
Austria=Vienna Azerbaijan=Baku Bangladesh=Dhaka Belarus=Minsk Belgium=Brussels Bolivia=La_Paz Brazil=Brasilia
Bulgaria=Sofia Cambodia=Phnom_Penh Cameroon=Yaounde Canada=Ottawa Chad=N'Djamena Chile=Santiago China=Beijing
Colombia=Bogota Croatia=Zagreb Cuba=Havana Cyprus=Nicosia Czechia=Prague Denmark=Copenhagen Ecuador=Quito Egypt=Cairo
Eritrea=Asmara Estonia=Tallinn Ethiopia=Addis_Ababa Finland=Helsinki France=Paris Georgia=Tbilisi Germany=Berlin
Ghana=Accra Greece=Athens Guatemala=Guatemala_City Haiti=Port-au-Prince Honduras=Tegucigalpa Hungary=Budapest
Iceland=Reykjavik India=New_Delhi Indonesia=Jakarta Iran=Tehran Iraq=Baghdad Ireland=Dublin Israel=Jerusalem Italy=Rome
Jamaica=Kingston Japan=Tokyo Jordan=Amman Kazakhstan=Astana Kenya=Nairobi Kuwait=Kuwait_City Kyrgyzstan=Bishkek
Laos=Vientiane Latvia=Riga Lebanon=Beirut Liberia=Monrovia Libya=Tripoli Lithuania=Vilnius Madagascar=Antananarivo
Malaysia=Kuala_Lumpur Mali=Bamako Malta=Valletta Mexico=Mexico_City Moldova=Chisinau Mongolia=Ulaanbaatar
Montenegro=Podgorica Morocco=Rabat Mozambique=Maputo Myanmar=Naypyidaw Namibia=Windhoek Nepal=Kathmandu
Netherlands=Amsterdam New_Zealand=Wellington Nicaragua=Managua Niger=Niamey Nigeria=Abuja North_Korea=Pyongyang
Norway=Oslo Oman=Muscat Pakistan=Islamabad Panama=Panama_City Paraguay=Asuncion Peru=Lima Philippines=Manila
Poland=Warsaw Portugal=Lisbon Qatar=Doha Romania=Bucharest Russia=Moscow Rwanda=Kigali Saudi_Arabia=Riyadh
Senegal=Dakar Serbia=Belgrade Singapore=Singapore Slovakia=Bratislava Slovenia=Ljubljana Somalia=Mogadishu
South_Africa=Pretoria South_Korea=Seoul Spain=Madrid Sri_Lanka=Colombo Sudan=Khartoum Sweden=Stockholm
Switzerland=Bern Syria=Damascus Taiwan=Taipei Tajikistan=Dushanbe Tanzania=Dodoma Thailand=Bangkok Tunisia=Tunis
Turkey=Ankara Turkmenistan=Ashgabat Uganda=Kampala Ukraine=Kyiv Britain=London United_Kingdom=London
United_States=Washington America=Washington Uruguay=Montevideo Uzbekistan=Tashkent Venezuela=Caracas Vietnam=Hanoi
Yemen=Sanaa Zambia=Lusaka Zimbabwe=Harare England=London Scotland=Edinburgh Wales=Cardiff Kosovo=Pristina
"""
CAPITAL_OF: dict[str, str] = {
    country.replace("_", " "): capital.replace("_", " ")
    for country, capital in (pair.split("=") for pair in _PAIRS.split())
}
COUNTRY_OF: dict[str, str] = {capital: country for country, capital in reversed(CAPITAL_OF.items())}
