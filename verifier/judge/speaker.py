"""Who: whether words, or a number among them, come from the one whom the claim names."""

import re

from verifier.judge.frame import Fit
from verifier.judge.places import government
from verifier.judge.words import content, names, share, stem
from verifier.types import Document

# Words that say how high somebody stands, not who it is.
_RANKS = content("senior top high official officer chief head deputy")
# Share of a description ("the head of military intelligence") that must fit a named speaker.
_SAME_OFFICE = 0.5
_RELAYS = re.compile(r"\b(?:according to|cit(?:es|ed|ing)|quot(?:es|ed|ing))\b", re.IGNORECASE)
# Papers do not name their authors in the text, nor do they speak of themselves as a study.
_AUTHORS = re.compile(
    r"\bet al\b|^(?:an?|another|one|the|this|that|recent|new)\b.*\b(?:study|studies|trial|paper|review|authors)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|they|their|it|its)\b", re.IGNORECASE)


def speaker_fit(said_by: str, about: str, text: str, document: Document) -> Fit:
    """Whether a text reports what the claim's speaker said.

    A speaker known only by an office ("its mayor") is looked up among the people the document is attributed to, the one
    fitting the matter `about` first; a capital speaks for its government. Whether a text is by the authors of a study
    it does not tell.
    """
    if not said_by or _AUTHORS.search(said_by):
        return Fit.OPEN
    there = content(f"{text} {document.publisher} {document.extra.get('country', '')}")
    if _speaks(said_by, about, there, document):
        return Fit.SAME
    return Fit.OTHER if names(f"- {said_by}") or aliases(said_by, about, document) else Fit.OPEN


def voice_fit(said_by: str, about: str, voice: str, sentence: str, document: Document) -> Fit:
    """Whether a number is the claim's speaker's: by the `voice` bound to it, else by who is named in its sentence.

    A publisher that relays somebody is no other voice: "According to AFP, the air force counted 16".
    """
    if not said_by:
        return Fit.OPEN
    relayed = content(voice) <= content(document.publisher) and _RELAYS.search(sentence)
    if names(f"- {voice}") and not relayed:
        same = _speaks(said_by, about, content(voice), document) or _are_one(said_by, voice, document)
        return Fit.SAME if same else Fit.OTHER
    there = content(sentence)
    if _speaks(said_by, about, there, document):
        return Fit.SAME
    own = aliases(said_by, about, document) or names(f"- {said_by}")
    if not own:
        return Fit.OPEN
    others = [person for person in document.attributed_to if not own & content(person)]
    if any(share(content(person.partition(",")[0]), there) >= _SAME_OFFICE for person in others):
        return Fit.OTHER
    return Fit.SAME if not others or _PRONOUN.search(sentence) else Fit.OPEN


def _speaks(said_by: str, about: str, there: frozenset[str], document: Document) -> bool:
    """Whether the words `there` name the speaker: a family name will do, of a description most words must be there."""
    if aliases(said_by, about, document) & there or _governments(said_by) & there:
        return True
    words = said_by.removesuffix(" himself").removesuffix(" herself").split()
    if words[-1][0].isupper():
        return stem(words[-1]) in there
    asked = content(said_by) - _RANKS
    return bool(asked) and share(asked, there) > _SAME_OFFICE


def _are_one(said_by: str, voice: str, document: Document) -> bool:
    """Whether the document is attributed to a person who goes by both names: "Klitschko", "Kyiv's mayor"."""
    ours, theirs = content(said_by) - _RANKS, content(voice) - _RANKS
    holders = [person for person in document.attributed_to if theirs and share(theirs, content(person)) > _SAME_OFFICE]
    return any(_may_be(ours, person) for person in holders)


def aliases(said_by: str, about: str, document: Document) -> frozenset[str]:
    """Stems by which a document may call the claim's speaker: family name, and words of the office."""
    asked = content(said_by) - _RANKS
    matter = content(about)
    fitting = [person for person in document.attributed_to if _may_be(asked, person)]
    if not fitting:
        return frozenset()
    person = max(fitting, key=lambda person: len(content(person) & matter))
    return frozenset({_surname(person.partition(",")[0])})


def _may_be(asked: frozenset[str], person: str) -> bool:
    surname = _surname(person.partition(",")[0])
    return bool(asked) and (surname in asked or share(asked, content(person)) >= _SAME_OFFICE)


def _surname(name: str) -> str:
    """The stem of a family name, or of what an office is: "Staff" of "General Staff of the Armed Forces"."""
    words = name.partition(" of ")[0].split()
    return stem(words[-1]) if words else ""


def _governments(said_by: str) -> frozenset[str]:
    return frozenset(country for word in said_by.lower().split() if (country := government(word)))
