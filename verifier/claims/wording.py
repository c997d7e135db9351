"""Words and patterns of English news prose that the rules about sentences share."""

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTH = rf"(?:{_MONTHS})"
WEEKDAY = rf"(?:{_WEEKDAYS})"

NUMBER_WORD = (
    "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|"
    "trillions?|dozens?|half|thirds?|quarters?|twice|thrice|doubled?|tripled?|halved)"
)
NUMBER = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)

QUOTED = re.compile(r"“[^”]*”|(?<!\w)\"[^\"]*\"|«[^»]*»|(?<!\w)‘[^’]*[.,!?]’|(?<!\w)'[^']*[.,!?]'(?!\w)")

PAST_IRREGULAR = (
    "was|were|had|did|became|began|beat|broke|brought|built|bought|came|caught|chose|cut|drove|fell|felt|fought|found|"
    "flew|gave|got|grew|held|hit|kept|killed|knew|laid|led|left|lent|lost|made|meant|met|paid|put|ran|rose|said|sank|"
    "saw|sold|sent|set|shot|shut|sat|slept|spent|spoke|stood|stole|struck|swept|swore|took|taught|told|thought|threw|"
    "took|tore|understood|went|withdrew|won|wore|wrote|overtook|undertook|sought|bore|bred|dealt|dug|drew|drank|ate|"
    "fed|froze|hid|hung|hurt|rang|rode|sang|shook|shrank|slid|split|spread|sprang|stuck|swam|swung|woke|wound"
)
# Words in -ed that are no past tense.
_NOT_PAST = (
    "need|indeed|speed|feed|seed|breed|exceed|proceed|succeed|agreed|hundred|united|unprecedented|red|bed|wed|shed|sled"
)
PAST = re.compile(rf"\b(?:{PAST_IRREGULAR}|(?!(?:{_NOT_PAST})\b)[a-z]{{2,}}ed)\b")
PRESENT = re.compile(
    r"\b(?:is|are|am|has|have|does|do|says?|shows?|makes?|costs?|lies?|owns?|employs?|receives?|remains?|accounts?|"
    r"stands?|leads?|holds?|produces?|uses?|takes?|keeps?|pays?|gets?|gives?|contains?|includes?|means?|causes?|"
    r"exports?|imports?|lives?|works?|grows?|rises?|falls?|puts?|comes?|goes|runs?|spends?|earns?|reports?|expects?|"
    r"plans?|moves?|supports?|covers?|needs?|wants?|belongs?|consists?|exists?|begins?|ends?|depends?|supplies|supply|"
    r"sells?|buys?|(?<=\bit\s)[a-z]+s|(?<=\bhe\s)[a-z]+s|(?<=\bshe\s)[a-z]+s|(?<=\bwho\s)[a-z]+s|[a-z]{3,}(?:ates|"
    r"izes|ises|ifies))\b|n['’]t\b|['’]s\s(?:the|a|not|been)\b"
)
MODAL = re.compile(r"\b(?:will|shall|would|can|cannot|could|may|might|must|should|ought)\b|['’]ll\b|\bwon['’]t\b")

NAME_WORD = r"(?:[A-Z][\w’'-]*[\w’']|[A-Z]\.)"
NAME = re.compile(rf"(?:{NAME_WORD})(?:\s(?:of|de|van|von|bin|der|du|la|al|the|for|and)\s{NAME_WORD}|\s{NAME_WORD})*")
# Capitalised for standing first, or for being a date, not for naming something.
NOT_A_NAME = re.compile(
    rf"(?:(?:The|A|An|He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|This|That|These|Those|There|Here|In|On|At|By|"
    rf"For|From|With|After|Before|During|Since|Until|When|While|As|If|Although|Though|But|And|Or|So|Yet|However|"
    rf"Meanwhile|Then|Now|Also|What|Who|Why|How|Where|Which|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|"
    rf"Many|Most|All|Both|Neither|No|Not|Nobody|None|Only|Last|Next|Earlier|Later|According|Under|Over|About|More|Of|"
    rf"To|Around|Nearly|Almost|At|Every|Each|Another|Other|Others|Several|Such|Still|Today|Yesterday|Tonight|Tomorrow|"
    rf"Just|Even|{_MONTHS}|{_WEEKDAYS})"
    r"(?:[’']s)?$)"
)
TERMINAL = re.compile(r"[.!?…][\"”’»')\]]*(?:\[\d[\d,–\- ]*\])*\s*$")


def has_finite_verb(text: str) -> bool:
    """True if some word looks like a verb in the present, the past or with a modal."""
    return bool(PAST.search(text) or PRESENT.search(text) or MODAL.search(text))


def has_number(text: str) -> bool:
    """True if the text states a number other than one."""
    return NUMBER.search(text) is not None


def names(text: str) -> list[re.Match[str]]:
    """Capitalised names; a single capitalised first word counts only when it cannot be a common word."""
    return [match for match in NAME.finditer(text) if not NOT_A_NAME.match(match.group())]
