"""Sentences about the writer or to the reader."""

import re

from verifier.claims.wording import PAST, has_number, names

_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I(?!\.)|we|my|our|me|us|myself|ourselves|mine)(?!\w|\.\w)", re.IGNORECASE)
_UNITED_STATES = re.compile(r"\bUS\b")
_ANYBODY = re.compile(r"^One\s(?:(?:has|had)\sto|gets|must|can|could|needs|wonders|feels|learns)\b")
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_ADVERB = (
    r"(?:['’](?:m|re|ve|d|ll))?\s(?:(?:also|really|just|still|always|never|have|had|do|did|don['’]t|certainly|"
    r"\w+ly)\s){0,2}"
)
_EXPERIENCE = re.compile(
    rf"\b(?:I|we){_ADVERB}(?:asked|ask|saw|see|met|meet|heard|hear|visited|watched|remember|recall|felt|feel|woke|"
    rf"walked|sat|"
    r"talked|spoke|grew\sup|was\sborn|looked|listened|noticed)\b",
    re.IGNORECASE,
)
_THINKING = re.compile(
    rf"\b(?:I|we){_ADVERB}(?:think|thought|believe|hope|guess|suppose|doubt|fear|wonder|want|wanted|wish|love|hate|"
    rf"like|liked|"
    r"thank|know|knew|mean|agree|disagree|welcome|look\sforward|remain|understand|respect|admire|care|intend|going|"
    r"trust|am|are|can|could|will|would|should|must|may|need|have\sto|['’]ll|sure|glad|proud|happy|confident|sorry)\b|"
    r"\b(?:I|we)['’](?:m|re|ll|d)\b|\bin\smy\s(?:view|judgment|judgement|opinion)\b",
    re.IGNORECASE,
)


def speaks_of_self(text: str) -> bool:
    """True if the text says I, we, my or our."""
    return bool(_FIRST_PERSON.search(_UNITED_STATES.sub("", text)))


def speaks_to_reader(text: str) -> bool:
    """True if the text says you or your, or means anybody by one."""
    return bool(_SECOND_PERSON.search(text) or _ANYBODY.match(text))


def is_experience_or_view(text: str) -> bool:
    """What the writer lived through or thinks; what "we" did or have can be looked up."""
    if not speaks_of_self(text):
        return False
    if _EXPERIENCE.search(text):
        return True
    if _THINKING.search(text):
        return not has_number(text)
    return not (has_number(text) or PAST.search(text) or names(text))
