"""Opinions and general remarks, told by their words."""

import re

from verifier.claims.wording import PAST, has_number, names

_JUDGEMENT = re.compile(
    r"\b(?:sadly|(?:un)?fortunately|(?:un)?luckily|hopefully|arguably|regrettably|mercifully|needless to say|"
    r"to be fair|frankly|no wonder|little wonder|of course|worth (?:the|every|it|a)\b|like no other|wide open|(?:hard|"
    r"difficult|easy|impossible|tempting) to (?:see|imagine|say|believe|know|tell|overstate|understand)|"
    r"remains to be seen|(?:only )?time will tell|on a note of|a note of|far cry from|speaks volumes|only a matter of|"
    r"it seems\b(?! that)|knows? better|can only (?:shake|hope|dream|guess|wonder|watch)|so much for|as if\b|"
    r"deserves?|beyond (?:measure|words|belief|doubt)|no more and no less|no more,? no less|as ever|(?:every|no|good|"
    r"little) (?:reason|cause) (?:to|for)|tightrope|cold comfort|tip of the iceberg|grown used to|at its (?:best|"
    r"worst)|(?:look|seem|sound|feel|felt)(?:s|ed)? (?:so|very|too|rather|quite|like)\b|(?:nothing|nobody|never|"
    r"no \w+)\b.{0,40}\b(?:better|worse|finer)|too (?:generous|little|late|much|far|often|long|good)\b|the stuff of|"
    r"a taste of|a new chapter|turn(?:ed)? the page|beg(?:s|ged) the question|nobody (?:can|could|should)|who knows|"
    r"it is (?:clear|obvious|wrong|right) that|the (?:question|point|problem|truth|tragedy|irony|lesson) is\b)",
    re.IGNORECASE,
)
_EVALUATIVE = (
    "beautiful|ugly|harsh|terrible|horrible|wonderful|exciting|boring|brilliant|awful|weak|weaker|weakest|triumph|"
    "disgrace|shame|shameful|tragic|tragedy|remarkable|impressive|stunning|absurd|ridiculous|outrageous|unfair|fair|"
    "fantastic|best|worst|lovely|charming|magnificent|spectacular|shocking|incredible|unbelievable|heroic|courageous|"
    "brave|evil|cynical|hypocritical|naive|reckless|irresponsible|hopeless|pointless|great|good|bad|nice|sad|wise|"
    "unwise|foolish|stupid|clever|perfect|superb|dismal|miserable|pathetic|scandalous|scandal|disgraceful|wrong|right|"
    "important|interesting|amazing|delightful|dreadful|splendid|sensible|dangerous|proud|happy|fine|glorious|"
    "inspiring|disappointing|disappointment|cruel|worrying|alarming|reassuring|welcome|overdue|crucial|vital|"
    "masterpiece|joke|farce|circus|mess|nightmare|delight|better|worse"
)
# "was hit on the right bank" values nothing.
_NO_PREPOSITION = r"(?!(?:in|on|at|of|from|by|to|for|with|after|before|under|over|near)\b)"
_COPULA_JUDGEMENT = re.compile(
    r"\b(?:is|are|was|were|be|been|calls?|called|deem(?:s|ed)|consider(?:s|ed)|seems?|seemed|looks?|looked|feels?|"
    r"felt|remains?|remained|sounds?|sounded|makes?|made|"
    rf"['’]s|['’]re)(?:\s{_NO_PREPOSITION}[\w’'-]+){{0,4}}?\s(?:{_EVALUATIVE})\b(?!\s(?:deal|many|number|majority|swath))",
)
_SHORT = 14  # words
_STATE = re.compile(r"\b(?:is|are|has|have|remains?|lies|means?)\b|['’](?:s|re)\b")
_SUPERLATIVE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|only|sole|main|most|least|fewest|[a-z]{3,}est|\w+th)\b|\b(?:is|"
    r"are)\s(?:the|an?)\s(?:[\w-]+\s){1,3}of\b"
)
_FACTUAL = re.compile(
    r"\b(?:ineffective|effective|harmful|harmless|toxic|legal|illegal|lawful|banned|allowed|forbidden|extinct|"
    r"contagious|infectious|safe|unsafe|open|closed|dead|alive|mandatory|compulsory|voluntary|available|missing|empty|"
    r"full|flat|round|hollow|hereditary|poisonous|edible|[a-z]{3,}ed|made|built|known|given|held|kept|sold|paid|born|"
    r"driven|written)\b"
)
_TASTE = re.compile(rf"\bmost (?:{_EVALUATIVE})\b")
JUDGING = (_JUDGEMENT, _COPULA_JUDGEMENT)


def judges(text: str) -> bool:
    """True if the words value something: "sadly", "was a disgrace"."""
    return any(pattern.search(text) for pattern in JUDGING)


def is_taste(text: str) -> bool:
    """True for "the most exciting player", without a number."""
    return bool(_TASTE.search(text)) and not has_number(text)


def is_general(text: str) -> bool:
    """A short remark in the present, "friendship has its price": no number, name or event to look up."""
    if has_number(text) or names_something(text) or PAST.search(text):
        return False
    if len(text.split()) > _SHORT or _SUPERLATIVE.search(text) or _FACTUAL.search(text):
        return False
    return bool(_STATE.search(text))


def names_something(text: str) -> bool:
    """True if a name stands in the text, the first word left aside."""
    return any(match.end() > len(text.split(" ", 1)[0]) for match in names(text))
