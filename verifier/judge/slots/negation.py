"""Whether it is so at all: the passage denies the deed that the claim tells, or the other way round."""

from verifier.judge.slots.text import NEGATIONS, Sentence, forms

_REACH = 4  # words after a negation that it denies


def denied(claim: Sentence, told: Sentence) -> str:
    """The reason why a sentence denies what the claim says; empty when it does not."""
    ours, theirs = _denied(claim), _denied(told)
    if bool(ours) == bool(theirs):
        return ""
    shared = (ours & forms(told)) or (theirs & forms(claim))
    if not shared or any(word.low in NEGATIONS for word in (claim if theirs else told)):
        return ""
    return f"it {'denies' if theirs else 'affirms'} what the claim {'affirms' if theirs else 'denies'}: {min(shared)}"


def _denied(sentence: Sentence) -> frozenset[str]:
    found: set[str] = set()
    for at, word in enumerate(sentence):
        if word.low in NEGATIONS:
            found |= _after(sentence[at + 1 : at + 1 + _REACH])
    return frozenset(found)


def _after(words: Sentence) -> frozenset[str]:
    kept = []
    for word in words:
        if word.text in ",;:()":
            break
        if not word.name:
            kept.append(word)
    return forms(kept)
