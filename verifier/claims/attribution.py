"""Who is quoted in a sentence, and what is left of the sentence without the quoting."""

import re
from dataclasses import dataclass

from verifier.claims.wording import MONTH, NAME_WORD, NUMBER_WORD, QUOTED, WEEKDAY, has_finite_verb

_SAY = (
    "said|says|say|told|tells|stated|states|added|adds|announced|announces|counted|counts|reported|report|reports|"
    "claimed|claims|insisted|insists|argued|argues|warned|warns|wrote|writes|tweeted|confirmed|confirms|noted|notes|"
    "explained|explains|acknowledged|admitted|admits|conceded|declared|declares|recalled|stressed|maintained|"
    "maintains|denied|denies|estimated|estimates|calculated|reckons|reckoned|found|finds|forecast|forecasts|predicted|"
    "predicts|expects|expected|believes|thinks|replied|answered|answers|thought|joked|recounted|testified|alleged|"
    "alleges|asserts|asserted|suggests|suggested|concluded|concludes|called"
)
# Verbs that quote only before "that", quotation marks or a number: they have other meanings too.
_WEAK = frozenset(
    "say reported report reports counted counts thought found finds claims notes states estimates forecasts expects "
    "expected called maintained maintains recalled concluded".split(" ")
)
_AUX = r"(?:(?:has|have|had|also|later|then|earlier|repeatedly|publicly|officially)\s){0,2}"
_TITLE_CASE = rf"{NAME_WORD}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Oo]ne|[Ww]ho)"
_ROLE = r"(?:[a-z][\w’'-]*\s){0,6}"
_DETERMINED = (
    r"(?:[Tt]he|[Aa]n?|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any|[Tt]wo|[Mm]ost|"
    r"[Oo]ther)(?:\s[\w’'-]+){1,8}?"
)
_NAMED = (
    rf"(?:[A-Z]?[\w’'-]+\s){{0,5}}?{_TITLE_CASE}(?:\s(?:of|for|de|van|von|bin|the)\s{_TITLE_CASE}|"
    rf"\s{_TITLE_CASE}){{0,5}}"
)
_PLURAL = (
    r"(?:[A-Za-z][\w’'-]*\s){0,3}?[A-Za-z][\w’'-]*s(?:\s(?:in|at|of|from|"
    r"for)\s(?:the\s)?[\w’'-]+(?:\s(?:of\s)?[A-Z][\w’'-]+)*)?"
)
_SPEAKER = rf"(?:{_PRONOUN}|{_DETERMINED}|{_NAMED}|{_PLURAL})"

_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|{MONTH}\s\d{{1,2}}|{MONTH}|{WEEKDAY}|(?:1[5-9]|20)\d\d)"
_LEADING_ADVERBIAL = re.compile(
    rf"^(?:(?:But|And|Yet|So|Still|Also|Then|However|Meanwhile|Separately|Earlier|Later|Yesterday|Today|Nationwide|"
    rf"Overall|Altogether|[A-Z][a-z]+ly),?\s|(?:At|In|On|By|For|Since|During|After|Before|Late|Early|Last|"
    rf"Speaking)\b[^,;:]{{0,80}}?{_DATE}(?:,?\s\d{{4}})?,?\s(?!and\b|to\b)|(?:On|In|By|At|During|After|Before|Late|"
    rf"Early|Last|This)\s(?:(?:the|last|late|early|mid)\s)?(?:same\sday|week|month|year|night|evening|morning)?,?\s|"
    rf"In\s(?:an?|its|his|her|their)\s(?:[\w-]+\s){{1,3}}(?=(?:the|he|she)\s|{NAME_WORD}))"
)
_VERB = re.compile(rf"\b{_AUX}({_SAY})\b")
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?!figures|data|reports|estimates|official)({_DETERMINED}|[^,.;:]+?)(?=,|[.;:]|$|\s(?:and|"
    rf"but|which|while|that|as|in\s\d|on\s\d|by\s\d)\b)"
)
_FIGURES = (
    "figures?|account|estimates?|count|tally|tallies|numbers?|data|statistics|reckoning|calculations?|toll|records"
)
_OWN_FIGURE = re.compile(
    rf"(?:(?:^|,\s)(?:[Bb]y|[Oo]n|[Ii]n|[Ff]rom)\s|(?:^|,\s)|\b(?:by|on|from)\s)((?!(?:[Bb]y|[Oo]n|[Ii]n|"
    rf"[Ff]rom|[Gg]oing\sby|[Jj]udging\sby)\s)(?:[\w-]+\s){{0,6}}?[\w-]+?(?:['’]s|s['’]))(?:\s(?:own|official|latest|preliminary|first|"
    rf"final))?\s(?:{_FIGURES})\b"
)
_SHOW_FIGURE = re.compile(
    rf"^((?:The\s)?{_NAMED})\s(?:{_FIGURES})\b.{{0,60}}?\b(?:show|shows|showed|suggest|suggests|indicate|put|puts)\b"
)
_PUT_AT = re.compile(
    rf"\b{_AUX}(?:put|puts|estimate|estimates|estimated)\b(?=[^.;]{{1,90}}?\b(?:at|between)\b[^.;]{{0,30}}(?:\d|"
    rf"\b[a-z]+teen\b|\b[a-z]+ty\b|illion))"
)
# Verbs that mean something else unless "that", quotation marks or the end of the clause follow.
_ADDING = frozenset("added adds noted notes found finds".split(" "))
_SPOKE_OF = re.compile(
    r"\b(?:spoke|speaks|talked|talks) of\b|\b(?:gave|gives) (?:the|a) (?:\w+ ){0,2}(?:number|figure|toll|total|"
    r"count)\b|\b(?:described|describes)\b(?=.{1,80}\bas\b)"
)
_BOUNDARY = re.compile(
    r"(?:[,;:]|[”\"’']|\s[–—-])\s+|\b(?:and|but|although|though|while|whereas|yet|because|as|if|that|when|where|after|"
    r"before|than|which|who)\s+"
)
_INVERTED = re.compile(
    rf"^(?:said|says|added|adds|explained|explains|wrote|writes|warned|warns|told|noted|recalled|tweeted|"
    rf"replied)\s((?:{_ROLE}{_TITLE_CASE}(?:\s{_TITLE_CASE}){{0,4}})|(?:{_DETERMINED}))(?=[,.;:]|\s(?:of|at|in|on|who|"
    rf"after)\b|$)"
)
_PREPOSITION = re.compile(
    r"(?:In|On|At|By|Of|For|From|With|After|Before|Since|During|Under|Over|To|About|As|Not)\s", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(r"\s(?:nothing|little|no\smore|farewell|goodbye|hello)\b")
_RELATIVE = re.compile(r"\b(?:that|which|whom|than)\s$")
_SOON_A_NUMBER = re.compile(rf"\s(?:[\w’'-]+\s){{0,4}}(?:“|\"|[£$€]?\d|{NUMBER_WORD}\b)")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|remains?|remained|did|does|will|would|could|may|might|should)\b"
)
_TIME_AT_END = re.compile(
    rf"\s(?:(?:this|last|next)\s(?:week|month|year|summer|spring|autumn|winter)|later|earlier|today|yesterday|now|"
    rf"then|also|(?:on\s)?{WEEKDAY}|for\sthe\sfirst\stime|again|once\smore)$"
)
_SAID_AT_END = re.compile(
    rf"\b(?:said|says|announced|reported)\s((?:[Tt]he\s)?(?:[\w’'-]+\s){{0,5}}?{_TITLE_CASE}(?:\s(?:of|"
    rf"for)\s{_TITLE_CASE}|\s{_TITLE_CASE})*)\.?$"
)
# "Going by what the mayor said", "a day after the attack of 29 December the operator said".
_BEFORE_SPEAKER = re.compile(
    rf"^(?:(?:[Gg]oing|[Jj]udging)\sby\swhat\s|.*\s{_DATE}(?:,?\s\d{{4}})?,?\s(?=[A-Z]|the\s))"
)
_INDEFINITE = re.compile(
    r"^(?:an?|some|several|many|most|two|three|other|one|few|critics|observers|sceptics|skeptics|supporters|insiders|"
    r"commentators|pundits|activists|neighbours|fans|historians|experts|analysts|people|residents|locals)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker as printed, and the place of the quoting words; offsets are into the sentence."""

    speaker: str
    start: int
    end: int
    trailing: bool = False  # the quoting stands inside or after what is quoted

    @property
    def definite(self) -> bool:
        """False for "several observers", "a baker": nobody whose words could be looked up."""
        return not _INDEFINITE.match(self.speaker)

    @property
    def named(self) -> bool:
        """False for "he", "she", "they": a speaker that only the context names."""
        return re.fullmatch(_PRONOUN, self.speaker) is None


def attribution(sentence: str) -> Attribution | None:
    """Whoever the sentence says that somebody said, counted, estimated or denied what it states."""
    masked = _mask_quotes(sentence)
    return _according(masked) or _own_figure(masked) or _put_at(masked) or _saying(masked)


def without_attribution(sentence: str, found: Attribution | None) -> str:
    """The sentence less the quoting words."""
    return sentence if found is None else f"{sentence[: found.start]} {sentence[found.end :]}"


def quoted_share(sentence: str) -> float:
    """Share of the characters that stand in quotation marks."""
    return sum(len(match.group()) for match in QUOTED.finditer(sentence)) / max(1, len(sentence))


def _mask_quotes(sentence: str) -> str:
    """The sentence with the inside of its quotations blanked, so that verbs in them are not read as quoting."""
    return QUOTED.sub(lambda match: match.group()[0] + "\x00" * (len(match.group()) - 2) + match.group()[-1], sentence)


def _according(sentence: str) -> Attribution | None:
    match = _ACCORDING.search(sentence)
    if match is None:
        return None
    speaker = _appositive(sentence, match.end(1)) or match.group(1)
    end = sentence.find(speaker, match.start()) + len(speaker)
    return Attribution(_clean(speaker), match.start(), end, match.start() > 0)


def _appositive(sentence: str, end: int) -> str:
    """The name in "the governor, Ostap Denil, …"."""
    match = re.match(rf",\s({_TITLE_CASE}(?:\s{_TITLE_CASE}){{1,3}})(?=[,.;])", sentence[end:])
    return match.group(1) if match else ""


def _own_figure(sentence: str) -> Attribution | None:
    match = _OWN_FIGURE.search(sentence)
    if match is not None:
        return Attribution(re.sub(r"['’]s$|['’]$", "", match.group(1)), match.start(1), match.end())
    match = _SHOW_FIGURE.match(sentence)
    return Attribution(_clean(match.group(1)), match.start(1), match.end()) if match else None


def _put_at(sentence: str) -> Attribution | None:
    for pattern in (_PUT_AT, _SPOKE_OF):
        match = pattern.search(sentence)
        if match is None:
            continue
        speaker, start = _speaker_before(sentence, match.start())
        if speaker:
            return Attribution(speaker, start, match.end())
    return None


def _saying(sentence: str) -> Attribution | None:
    at_end = _SAID_AT_END.search(sentence)
    if at_end and has_finite_verb(sentence[: at_end.start()]) and not _speaker_before(sentence, at_end.start())[0]:
        return Attribution(_clean(at_end.group(1)), at_end.start(), at_end.end(1), True)
    for match in _VERB.finditer(sentence):
        inverted = _INVERTED.match(sentence[match.start() :])
        if inverted and re.search(r"(?:^|[,”\"’'?!])\s*$", sentence[: match.start()]):
            return Attribution(_clean(inverted.group(1)), match.start(), match.start() + inverted.end(), True)
        speaker, start = _speaker_before(sentence, match.start())
        if not speaker or speaker.lower() in {"who", "which", "that"} or (speaker == "it" and start):
            continue
        after = sentence[match.end() :]
        if _SAYS_NOTHING.match(after) or (
            _RELATIVE.search(sentence[:start]) and not _quotes_something(after, numbers=False)
        ):
            continue
        if match.group(1) in _WEAK | _ADDING and not _quotes_something(after, numbers=match.group(1) not in _ADDING):
            continue
        return Attribution(
            speaker, start, match.end() + _complement(after), start > 0 and _in_the_middle(sentence, start)
        )
    return None


def _quotes_something(after: str, *, numbers: bool) -> bool:
    """True if what follows an ambiguous verb shows that it introduces a statement, with `numbers` a number too."""
    if re.match(r"\s(?:[^,;.“\"]{0,40}\s)?(?:that|in\sthe\sjournal)\b|\s?[:,“\"]|\s*(?:[.;]|$)", after):
        return True
    clause = re.match(
        r"\s(?:the|a|an|it|he|she|they|its|his|her|their)\s[^,;.]*?\b(?:was|were|is|are|had|has|have)\b", after
    )
    return bool(clause) or (numbers and bool(_SOON_A_NUMBER.match(after)))


def _in_the_middle(sentence: str, start: int) -> bool:
    return bool(re.search(r"[,”\"’'?!–—]\s*$", sentence[:start]))


def _complement(after: str) -> int:
    """Length of "the house that", "on 18 October that" after a quoting verb."""
    match = re.match(r"(?:\s(?!that\b)[^\s,;:“\"]+){0,8}?\sthat\b", after)
    return match.end() if match else 0


def _speaker_before(sentence: str, end: int) -> tuple[str, int]:
    """The noun phrase that ends where the verb begins, with its offset; ("", 0) if there is none."""
    left = sentence[:end].rstrip()
    apposed = re.search(rf",\s({_TITLE_CASE}(?:\s{_TITLE_CASE}){{1,3}}),$", left)
    if apposed and left.count(",") > 1:
        return apposed.group(1), apposed.start(1)
    described = re.match(r"([^,]{3,60}),\s[^,]+,$", left)
    if described and not has_finite_verb(described.group(1)) and not _PREPOSITION.match(left):
        return _clean(described.group(1)), 0
    begin = 0
    for boundary in _BOUNDARY.finditer(left):
        begin = boundary.end()
    while match := _LEADING_ADVERBIAL.match(left[begin:]):
        begin += match.end()
    match = re.search(rf"(?:^|\s)({_PRONOUN})$", left[begin:])
    if match is None:
        match = re.match(rf"({_SPEAKER})$", left[begin:])
    if match is None:
        match = _plain_subject(left[begin:])
    if match is None or "\x00" in match.group(1) or _CLAUSE.search(match.group(1)):
        return "", 0
    return _clean(_TIME_AT_END.sub("", match.group(1))), begin + match.start(1)


def _plain_subject(segment: str) -> re.Match[str] | None:
    """The whole clause up to the verb, where it is short and has no other verb and no adverbial before it."""
    if has_finite_verb(segment) or _PREPOSITION.match(segment):
        return None
    return re.match(r"((?:[^\s,;:“”\"()]+\s){0,11}[^\s,;:“”\"()]+)$", segment)


def _clean(speaker: str) -> str:
    return _BEFORE_SPEAKER.sub("", speaker.strip(" ,.;:–—-"))
