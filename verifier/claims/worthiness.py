"""Whether a sentence states something that could be looked up, and if not why not, in words.

The reasons are rules, each with its own test on a `Reading`; `worth.py` weighs them against a trained model.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from verifier.claims.attribution import Attribution, attribution, quoted_share, without_attribution
from verifier.claims.opinion import JUDGING, is_general, is_taste, judges, names_something
from verifier.claims.personal import is_experience_or_view, speaks_of_self, speaks_to_reader
from verifier.claims.wording import PAST, QUOTED, has_finite_verb, has_number, names

_FRAGMENT = 6  # words; more without a known verb is a sentence with a verb that the rules do not know
LONGEST = 3_000  # characters; more is no sentence of prose

_FUTURE = re.compile(
    r"\b(?:will|shall|may|might|could|would)\b(?!\snot\shave\sbeen\sable)|['’]ll\b|\bwon['’]t\b|\b(?:is|are|['’]s|"
    r"['’]re|remains?|looks?|seems?)\s(?:\w+\s){0,2}?(?:going|likely|unlikely|sure|bound|certain|poised|expected|set|"
    r"tipped|doomed|destined|scheduled)\sto\b|\b[Pp]robably\b|\b[Pp]erhaps\b|\b[Mm]aybe\b|\b(?:is|are|seems?|"
    r"remains?)\s(?:\w+\s)?(?:un)?likely\b"
)
_PAST_ABILITY = re.compile(r"\b(?:could|would)(?:\snot|n['’]t)\s(?!be\b|have\b)")
_NORMATIVE = re.compile(
    r"\b(?:should|ought\sto|must|need(?:s)?\sto|has\sto|have\sto|had\sbetter|it\sis\s(?:high\s)?time|(?:is|"
    r"are)\s(?:\w+\s)?needed\sto|deserves?)\b",
    re.IGNORECASE,
)
_EXCLAIMING = re.compile(r"^(?:what\s(?:an?\s|\w+!)|how\s\w+\s.*!|(?:hurray|bravo|wow|ah|oh|alas)\b)", re.IGNORECASE)
_DIRECT_SPEECH = re.compile(r"^(?:“[^”]*[,!?]”|\"[^\"]*[,!?]\")\s[a-z]")
_EXPECTING = re.compile(r"\b(?:expect|believe|think|hope|fear|reckon|predict|suspect|assume)(?:s|ed)?\b")
_EXPECTS_SOMETHING = re.compile(r"^\W*(?:[\w’'-]+\s){1,6}(?:expects?|fears?|hopes?|anticipates?)\s")
_DETERMINER = re.compile(r"(?:The|An?|His|Her|Its|Their|This|These|Those)\s")
_BRANDING = re.compile(
    r"\b(?:called|calls|described|describes|branded|hailed|dubbed)\b|\b(?:had|has|was|is)\s+(?=[“\"])"
)
_POSSIBLE = re.compile(r"\b(?:may|might|could)\b")
_LATER = re.compile(
    r"\b(?:by|until|next|soon|in (?:the )?(?:coming|future|spring|summer|autumn|winter)|this year|20[3-9]\d)\b"
)
_CONDITIONAL = re.compile(r"^(?:if|unless|suppose|should|whether)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"”’»')\]]*\s*$")
_ASKING = re.compile(
    r"^(?:who|what|why|how|when|where|which|does|do|did|is|are|was|were|will|would|can|could|should)\b", re.I
)
_COMMAND = re.compile(
    r"^(?:(?:please|let['’]?s|let us|do not|don['’]t|never forget|imagine|consider|suppose|remember|think of|look at|"
    r"click|subscribe|note that|bear in mind|make no mistake|judge for yourself)\b|(?:see|read|sign|join|follow|visit|"
    r"call|contact|watch|listen|find|learn|donate|support|vote|stop|ask|make|take|give|keep|get|go|come|tell|try|wait|"
    r"buy|enter|register|download|check|send|enjoy|choose|share|help|forget|trust|add)\s(?:every|the|an?|this|that|"
    r"these|your|our|us|me|how|what|it|them|to|for|up|in|now|here|more|out|off|at|all|with|by|about|if|yourself|sure|"
    r"full|on)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:and|but|well|now|so|look|ok|okay|first of all|by the way|because|you know|again|uh|listen)\b[,\s–—-]+|"
    r"(?:yes|no),\s|(?-i:[A-Z]{4,}):\s)+",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"^(?:it|this|that|these|those|what|here|there)(?:['’]s|['’]re|\s(?:is|are|isn['’]t|aren['’]t|"
    r"['’]s not))\s(?!\w+ed\b)",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?:most|least|largest|biggest|highest|lowest|first|last|only|more|less|fewer|no|every|all|\w+est)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules look at: a sentence, whom it quotes, and its words outside quotation marks and quoting."""

    text: str
    source: Attribution | None
    own: str
    quoted: str

    @property
    def spoken(self) -> bool:
        """True if the statement stands in quotation marks, so that nothing much is left without them."""
        if not self.quoted:
            return False
        return len(re.findall(r"[^\W_]+", self.own)) <= 4 or bool(_DIRECT_SPEECH.match(self.text))

    @property
    def stated(self) -> str:
        """The words that state something: those outside the quotation marks, or else those within."""
        return self.quoted if self.spoken else self.own


def read(text: str) -> Reading:
    """Take a sentence apart."""
    text = _OPENING.sub("", text) or text
    source = attribution(text)
    rest = without_attribution(text, source)
    quoted = " ".join(match.group()[1:-1] for match in QUOTED.finditer(rest))
    return Reading(text, source, QUOTED.sub(" ", rest), quoted)


def obstacle(text: str) -> str:
    """Why a sentence is not worth checking, in words; "" if it is."""
    reading = read(text)
    return next((reason for reason, applies in _RULES.items() if applies(reading)), "")


def plain_obstacle(text: str) -> str:
    """As `obstacle`, but only the reasons nobody would argue with: for a row that somebody gave as a claim."""
    reading = read(text)
    return next((reason for reason in _PLAIN if _RULES[reason](reading)), "")


def _is_question(reading: Reading) -> bool:
    if not reading.spoken and reading.source and not _ASKING.match(reading.text):
        return False
    return bool(_QUESTION.search(reading.text)) or (reading.spoken and bool(_QUESTION.search(reading.quoted)))


def _is_command(reading: Reading) -> bool:
    if not _COMMAND.match(reading.text) or reading.text.endswith("?"):
        return False
    return not (has_number(reading.text) and PAST.search(reading.text))


def _is_exclamation(reading: Reading) -> bool:
    return bool(_EXCLAIMING.match(reading.text)) and not has_number(reading.text)


def _is_colour(reading: Reading) -> bool:
    """Direct speech: worth checking only with a number, or a past event and a name, that is not the speaker's own."""
    if not reading.quoted or not (reading.spoken or quoted_share(reading.text) > 0.6):
        return False
    said = reading.quoted
    if has_number(said) and not _only_future(said):
        return False
    personal = speaks_of_self(said) or speaks_to_reader(said)
    return personal or judges(said) or not (PAST.search(said) and names(said))


def _is_quoted_judgement(reading: Reading) -> bool:
    """Somebody's own words for something: "called the vote 'a great day'"."""
    if not reading.quoted or has_number(reading.text):
        return False
    if not judges(f"was {reading.quoted}") and not _BRANDING.search(reading.text):
        return False
    return not _has_other_fact(reading.own, _BRANDING)


def _is_personal(reading: Reading) -> bool:
    if reading.source and reading.source.speaker.lower() not in {"i", "we"}:
        return False
    return is_experience_or_view(reading.own)


def _is_address(reading: Reading) -> bool:
    return speaks_to_reader(reading.own) and not (has_number(reading.own) or names(reading.own))


def _is_vague(reading: Reading) -> bool:
    """Nothing but a pronoun, a form of "be" and a description: "That is a difficult situation"."""
    own = reading.stated.strip()
    return bool(_POINTING.match(own)) and not (has_number(own) or names(own) or _EXTREME.search(own))


def _is_norm(reading: Reading) -> bool:
    if not _NORMATIVE.search(reading.stated) or _looks_up_anyway(reading):
        return False
    return not _has_other_fact(reading.stated, _NORMATIVE)


def _is_prediction(reading: Reading) -> bool:
    if _is_expectation(reading):
        return True
    if not _only_future(reading.stated) or _looks_up_anyway(reading):
        return False
    return not (_POSSIBLE.search(reading.stated) and has_number(reading.stated) and not _LATER.search(reading.stated))


def _is_expectation(reading: Reading) -> bool:
    """What somebody believes or expects, without a number that could be looked up."""
    if has_number(reading.stated) or PAST.search(reading.stated):
        return False
    if reading.source is None:
        return bool(_EXPECTS_SOMETHING.match(reading.stated))
    return bool(_EXPECTING.search(reading.text[reading.source.start : reading.source.end]))


def _only_future(text: str) -> bool:
    stated = _PAST_ABILITY.sub("did ", text)
    return bool(_FUTURE.search(stated)) and not _has_other_fact(stated, _FUTURE)


def _has_other_fact(text: str, pattern: re.Pattern[str]) -> bool:
    """True if a clause without the pattern still tells what happened, with a number or a name."""
    return any(
        PAST.search(clause) and (has_number(clause) or names(clause))
        for clause in re.split(r"[,;:–—]\s|\s(?:and|but|yet|while|whereas|although|though|because)\s", text)
        if not pattern.search(clause) and not _CONDITIONAL.match(clause.strip())
    )


def _looks_up_anyway(reading: Reading) -> bool:
    """What a known speaker foretells or demands can be looked up as their words."""
    if reading.source is None or not reading.source.definite:
        return False
    return has_number(reading.stated) or not (reading.quoted or judges(reading.stated))


def _is_opinion(reading: Reading) -> bool:
    own = reading.stated
    if has_number(own):
        return False
    if any(_has_other_fact(own, judging) for judging in JUDGING if judging.search(own)):
        return False
    return judges(own) or bool(re.match(r"^(?:whether|if)\b", own.strip(), re.IGNORECASE) and not PAST.search(own))


def _is_taste(reading: Reading) -> bool:
    return is_taste(reading.own)


def _is_nobodys_view(reading: Reading) -> bool:
    """Something without a number that "sceptics" or "a neighbour" say."""
    if reading.source is None or reading.source.definite:
        return False
    return not (has_number(reading.stated) or PAST.search(reading.stated) or names_something(reading.stated))


def _is_general(reading: Reading) -> bool:
    return not (reading.source or reading.quoted) and is_general(reading.own.strip())


def _is_fragment(reading: Reading) -> bool:
    if reading.source or has_finite_verb(reading.text) or has_number(reading.text):
        return False
    words = len(reading.text.split())
    return words <= _FRAGMENT - 2 * bool(_DETERMINER.match(reading.text))


_RULES: dict[str, Callable[[Reading], bool]] = {
    "a question": _is_question,
    "a request or call, not a statement": _is_command,
    "an exclamation": _is_exclamation,
    "direct speech without a checkable fact": _is_colour,
    "an opinion, quoted": _is_quoted_judgement,
    "the writer's own experience or view": _is_personal,
    "addressed to the reader, not a statement": _is_address,
    "what ought to be, not what is": _is_norm,
    "a prediction or possibility": _is_prediction,
    "an opinion": _is_opinion,
    "too vague to be looked up": _is_vague,
    "a view of nobody in particular": _is_nobodys_view,
    "a general remark with nothing to look up": _is_general,
    "a matter of taste": _is_taste,
    "not a full sentence": _is_fragment,
}
_PLAIN = ("a question", "a request or call, not a statement", "an exclamation")
