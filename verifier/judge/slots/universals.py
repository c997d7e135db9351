"""How many of them: the claim says all or only, the passage tells of others."""

from verifier.judge.slots.text import Sentence, around

_ALL = frozenset("all every each entirely exclusively solely unanimous unanimously".split())
_ONLY = frozenset("only sole alone".split())
_PARTS = (("some", "some"), ("some", "others"), ("some", "other"), ("most", "but"))


def not_all(claim: Sentence, told: Sentence) -> str:
    """The reason why a sentence tells of exceptions to the claim; empty when it does not."""
    words = [word.low for word in told]
    for at, word in enumerate(claim):
        if word.low in _ALL and _divides(words) and around(claim, at, 6) & around(told, 0, 99):
            return f"the claim says {word.low}, it tells of several"
        if word.low in _ONLY and "well" in words and "as" in words:
            return f"the claim says {word.low}, it tells of others as well"
    return ""


def _divides(words: list[str]) -> bool:
    return any(one in words and other in words[words.index(one) + 1 :] for one, other in _PARTS)
