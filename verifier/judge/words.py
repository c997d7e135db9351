"""Words as far as a rule needs them: what a text is about, and whom it names."""

import re
import unicodedata
from collections.abc import Iterable

from verifier.judge.places import country
from verifier.judge.synonyms import group
from verifier.quantities.things import concept, lemma

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = frozenset(
    """
    a about above after again all also an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or
    other our out over own said same say says she should so some such than that the their them then there
    these they this those through to too under until up upon very was we were what when where which while who
    whom why will with would you your
    around nearly almost approximately roughly dollar dollars euro euros percent cent
    according added announced reported reports told
    zero one two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion
    january february march april may june july august september october november december
    """.split()
)
_JOINED = re.compile(r"-(?:area|based|born|built|led|made|owned|wide)$")  # "the Buffalo-area blizzard"
_ENDINGS = (("ing", ""), ("ied", "y"), ("ed", ""), ("e", ""))  # and what stood in their place
_SHORTEST_STEM = 3


def stem(word: str) -> str:
    """A word without its commonest endings, a people as its country; crude, but alike for claim and passage."""
    word = _bare(word)
    if place := country(word):
        return place
    word = lemma(word)
    for ending, back in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + back
    return word


def _bare(word: str) -> str:
    """Small letters without accents, as "Pelé" and "São Paulo" are often printed, and without what is joined on."""
    low = _JOINED.sub("", word.lower().removesuffix("'s").removesuffix("’s"))
    if low.isascii():
        return low
    return "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))


def content(text: str) -> frozenset[str]:
    """Stems and concepts of the words that carry the matter of a text; numbers and dates are read apart."""
    return frozenset(form for word in _carrying(text) for form in (stem(word), concept(word), group(word)) if form)


def matter(text: str) -> frozenset[str]:
    """What to look for in another text's `content`: one form a word, its concept where it has one."""
    return frozenset(form(word) for word in _carrying(text))


def form(word: str) -> str:
    """The one form under which a word is compared: its concept, its group, or its stem."""
    low = _bare(word)
    return concept(low) or group(low) or stem(low)


def carries(word: str) -> bool:
    """Whether a word carries matter, and is no number."""
    return word[0].isalpha() and word.lower() not in _STOP


def _carrying(text: str) -> list[str]:
    return [low for word in _WORD.findall(text) if (low := word.lower()) not in _STOP]


def names(text: str) -> frozenset[str]:
    """Stems of the capitalised words, except one that is only capitalised because it opens the text."""
    words = [match for match in _WORD.finditer(text) if match.group()[0].isupper()]
    return frozenset(stem(word.group()) for word in words if word.start() > 0 and word.group().lower() not in _STOP)


def share(asked: frozenset[str], there: Iterable[str]) -> float:
    """How many of the asked words are there, 0..1; 1 when nothing is asked."""
    return len(asked.intersection(there)) / len(asked) if asked else 1.0
