"""Closed classes of English words, and the verbs that news about numbers is made of."""


def words(listed: str) -> frozenset[str]:
    """The words of a table, which is easier to read and to extend than a list of strings."""
    return frozenset(listed.split())


DETERMINERS = words(
    "the a an this that these those his her its their our my your another each every any some such both all what "
    "which whose"
)
PREPOSITIONS = words(
    "in on at over under above below near by from to into onto of off for with without within across along around "
    "through throughout toward towards against "
    "between among amongst amid during after before since until till about like per via outside inside beyond "
    "behind beside besides despite except than as "
    "including concerning regarding following upon out up down aboard alongside"
)
CONJUNCTIONS = words(
    "and or but nor so yet while whereas because although though if unless when where after before since that who "
    "which whom whose as than plus"
)
PRONOUNS = words(
    "i you he she it we they me him us them who whom which that this these those himself themselves itself there "
    "here one ones what"
)
AUXILIARIES = words(
    "is are was were be been being am has have had having do does did will would shall should can could may might "
    "must 's 're 've 'd 'll "
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't didn't doesn't don't can't couldn't"
)
NEGATIONS = words(
    "not never n't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't didn't doesn't don't can't "
    "couldn't nor"
)
ADVERBS = words(
    "also already still even just only now then later earlier so far away again together alone overall altogether "
    "respectively too instead ever once twice "
    "today yesterday tomorrow tonight there here apiece elsewhere abroad overnight thus hence however meanwhile "
    "soon ago outright daily well often always nationwide countrywide worldwide outdoors indoors upstairs "
    "downstairs overseas afterwards backwards forwards sometimes perhaps nowadays late early nearby "
    "long ahead behind higher lower south north east west"
)
PARTICLES = words("down up off out over away back in on through along apart")

SAYING = words(
    "say says said saying tell tells told reported state stated adds added claimed announce announces announced "
    "note notes noted "
    "estimates estimated confirm confirms confirmed write writes wrote explain explained warn warned acknowledge "
    "acknowledged "
    "insist insisted admit admitted declare declared recall recalled believed suggest suggests suggested reckon "
    "reckoned "
    "thought feared hoped claims"
)
# Verbs that present a number without being what happened to the things counted.
REPORTING = SAYING | words(
    "report reports states add claim estimate show shows showed believe believes think thinks fear fears hope hopes "
    "give gives gave "
    "given put puts count counts counted list lists listed quote quotes quoted mention mentions mentioned speak "
    "speaks spoke spoken "
    "describe describes described cite cites cited call calls called credit credits credited number numbers "
    "numbered record records "
    "recorded base based expect expects expected"
)
RISE = words(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb "
    "climbs climbed climbing jump jumps jumped jumping gain gains gained gaining "
    "surge surges surged surging soar soars soared soaring raise raises raised raising lift lifts lifted expand "
    "expands expanded expanding "
    "accelerate accelerated rally rallied rebound rebounded growth up higher swell swelled swollen boost boosted "
    "hike hiked "
    "edge edged widen widened strengthen strengthened appreciate appreciated climbs spike spiked added upturn"
)
FALL = words(
    "fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining "
    "drop drops dropped dropping shrink shrinks shrank shrunk shrinking "
    "slip slips slipped slipping "
    "slump slumped plunge plunges plunged plunging tumble tumbled slide slides slid sliding lost sink sank sunk "
    "reduce reduces reduced reducing reduction cut cuts cutting lower lowered "
    "slash slashed lose loses dip dipped contracted contraction down ease eased narrow narrowed slow "
    "slowed weaken weakened depreciate depreciated "
    "halve shed trim trimmed collapse collapsed plummet plummeted downturn dwindle "
    "dwindled"
)
MOVE = words(
    "go goes went gone going change changes changed changing move moves moved moving revise revised revises adjust "
    "adjusted shift shifted"
)

_IRREGULAR = """
fall fell fallen; hit hit hit; shoot shot shot; strike struck struck; kill killed killed; bring brought brought;
send sent sent; take took taken; give gave given; lose lost lost; win won won; find found found; leave left left;
make made made; sell sold sold; buy bought bought; build built built; hold held held; see saw seen; get got got;
come came come; go went gone; run ran run; begin began begun; break broke broken; rise rose risen; grow grew grown;
die died died; put put put; cut cut cut; set set set; spend spent spent; pay paid paid; cost cost cost;
burn burnt burnt; sink sank sunk; throw threw thrown; fly flew flown; drive drove driven; stand stood stood;
sit sat sat; keep kept kept; meet met met; feel felt felt; know knew known; become became become; lie lay lain;
lay laid laid; lead led led; read read read; speak spoke spoken; steal stole stolen; tear tore torn;
wear wore worn; write wrote written; beat beat beaten; bear bore born; blow blew blown; catch caught caught;
choose chose chosen; draw drew drawn; drown drowned drowned; eat ate eaten; fight fought fought; flee fled fled;
forget forgot forgotten; freeze froze frozen; hang hung hung; hurt hurt hurt; injure injured injured;
shrink shrank shrunk; shut shut shut; slide slid slid; spread spread spread; swim swam swum; teach taught taught;
tell told told; think thought thought; wake woke woken; withdraw withdrew withdrawn; undergo underwent undergone;
overcome overcame overcome; outsell outsold outsold; remain remained remained; let let let; swing swung swung;
bet bet bet; split split split;
light lit lit; bid bid bid; cast cast cast; quit quit quit; rid rid rid; mean meant meant;
seek sought sought; bind bound bound; hear heard heard; deal dealt dealt; lend lent lent; bend bent bent;
sleep slept slept; sweep swept swept; creep crept crept; dig dug dug; feed fed fed; shake shook shaken;
swear swore sworn; wind wound wound
"""
_REGULAR = """
launch fire kill wound injure destroy down intercept damage arrest detain evacuate rescue deliver produce export
import supply order deploy use target attack aim bomb crash land explode miss reach hit enter cross arrive depart
die survive live work play score vote elect support oppose approve reject sign agree refuse attend visit join resign
receive provide contribute donate invest earn save owe borrow lend raise total amount account represent comprise
include contain cover measure weigh last stretch extend require need want plan expect treat test infect vaccinate
hospitalise hospitalize diagnose recover report record register count release free return remain stay move travel
drive sail operate serve employ hire dismiss open close create add remove collapse flood burn displace affect assist
repel restore connect disconnect lack carry transport handle complete finish start stop continue fail succeed
capture seize claim identify discover detect observe publish award win name appoint nominate host celebrate mark
protest demonstrate march gather participate compete qualify pump generate consume emit absorb cost price trade
acquire own lease rent lay issue print download sell ship load store hold involve enrol graduate apply pass convict
sentence charge accuse execute kidnap rape murder assault rob shell strike neutralise neutralize jam disable
suppress eliminate liquidate swap exchange repatriate bury mourn
"""


_Y_ENDINGS = words("ry ly fy ny ty cy dy py my by")


def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    past, base, third = set(), set(), set()
    for row in _IRREGULAR.replace("\n", " ").split(";"):
        first, *rest = row.split()
        base.add(first)
        past.update(rest)
    for verb in _REGULAR.split():
        base.add(verb)
    for verb in base:
        third.add(
            verb[:-1] + "ies"
            if verb[-2:] in _Y_ENDINGS
            else verb + ("es" if verb.endswith(("ch", "sh", "s", "x", "o")) else "s")
        )
    return frozenset(base), frozenset(past), frozenset(third)


VERB_BASE, VERB_PAST, VERB_THIRD = _forms()
NOT_PARTICIPLES = words(
    "hundred red bed seed speed need feed breed weed united sacred naked kindred wed deed shed sled reed heed med "
    "embed exceed succeed proceed indeed bleed creed greed"
)
IRREGULAR_PLURALS = words(
    "people men women children police aircraft teeth feet mice geese cattle personnel troops oxen spacecraft "
    "warheads media data bacteria criteria phenomena fish sheep deer "
    "staff crew pairs species series livestock civilians servicemen policemen firefighters youths offspring salmon "
    "shrimp clergy"
)
SINGULAR_S = words(
    "gas bus boss loss class pass mass glass grass congress process crisis basis analysis virus campus focus status "
    "bonus business illness witness princess address access press success always this its thus was has is as us "
    "plus less yes perhaps news across towards besides afterwards series"
)
