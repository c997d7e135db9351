"""Words around a number that say how it is meant: "at least", "nearly", "or so"."""

from collections.abc import Iterator

from verifier.quantities.tokens import Tokens
from verifier.types import Hedge

_GREATER = "more greater larger higher bigger".split()
_LESSER = "less fewer lower smaller".split()
_BEFORE = {
    Hedge.ABOUT: """about | around | roughly | approximately | approx | approx . | some | circa | ca | ca . | c . | ~
        | ≈ | ∼ | close to | in the region of | on the order of | of the order of | in the order of
        | something like | an estimated | estimated | more or less | in the vicinity of
        | somewhere around | somewhere near | give or take | just about | very roughly | perhaps
        | probably | possibly | maybe""",
    Hedge.ALMOST: """almost | nearly | just under | just below | just short of | a little less than | a little under
        | a little short of | a little below | a little fewer than | slightly less than | slightly under
        | slightly below | slightly fewer than | not quite | close on | approaching | a shade under
        | a touch under | a bit less than | a bit under | somewhat less than | just shy of | shy of
        | nearing | virtually | practically | very nearly | marginally below""",
    Hedge.AT_LEAST: """at least | no fewer than | no less than | not less than | not fewer than | never fewer than
        | a minimum of | minimum of | minimum | ≥ | > = | at the very least | at a minimum | starting at
        | starting from | at least or equal to""",
    Hedge.MORE_THAN: """over | above | upwards of | upward of | exceeding | in excess of | well over | just over
        | slightly more than | slightly over | slightly above | a little over | a little more than
        | a bit more than | a bit over | a shade over | just above | just more than | north of | beyond
        | past | far more than | far over | well above | comfortably over | > | exceeds | exceed
        | exceeded | surpass | surpassed | surpassing | topped | topping | somewhat more than
        | considerably more than | many more than | much more than | well in excess of | better than""",
    Hedge.AT_MOST: """at most | up to | no more than | not more than | never more than | no greater than
        | no higher than | a maximum of | maximum of | maximum | as many as | as much as | as high as | ≤
        | < = | at the most | at the very most | not exceeding | capped at""",
    Hedge.LESS_THAN: """under | below | well under | well below | < | far less than | far fewer than | short of
        | much less than | considerably less than | many fewer than | inside""",
    Hedge.EXACT: """exactly | only | just | precisely | merely | a mere | mere | fully | a full | a whole | equal to
        | equals | exactly equal to""",
}
_AFTER = {
    Hedge.ABOUT: "or so | or thereabouts | give or take | - odd | odd | - ish | more or less",
    Hedge.AT_LEAST: """or more | or greater | or above | or higher | or over | or later | or older | or longer
        | and more | and above | and over | and up | and counting | + | plus | - plus
        | at the least | at the very least""",
    Hedge.AT_MOST: """or less | or fewer | or under | or below | or lower | or younger | or smaller | or shorter
        | and under | and less | and below | at most | at the most | at the very most | max | tops""",
    Hedge.EXACT: "exactly | precisely",
}
_INCLUSIVE = {Hedge.MORE_THAN: Hedge.AT_LEAST, Hedge.LESS_THAN: Hedge.AT_MOST}

_ADDING = frozenset("add adds added adding".split())  # "which add up to 16"
Phrase = tuple[str, ...]


def _comparatives() -> Iterator[tuple[Phrase, Hedge]]:
    """As in "greater than", "fewer than or equal to", "equal to or less than" … for each comparative."""
    for words, strict, loose in (
        (_GREATER, Hedge.MORE_THAN, Hedge.AT_LEAST),
        (_LESSER, Hedge.LESS_THAN, Hedge.AT_MOST),
    ):
        for word in words:
            yield (word, "than"), strict
            yield (word, "than", "or", "equal", "to"), loose
            yield (word, "or", "equal", "than"), loose
            yield (word, "or", "equal", "to"), loose
            yield ("equal", "to", "or", word, "than"), loose


def _phrases(table: dict[Hedge, str]) -> Iterator[tuple[Phrase, Hedge]]:
    for hedge, listed in table.items():
        for phrase in listed.split("|"):
            yield tuple(phrase.split()), hedge


def _indexed(phrases: list[tuple[Phrase, Hedge]], place: int) -> dict[str, list[tuple[Phrase, Hedge]]]:
    """Phrases by their first (0) or last (-1) word, longest first."""
    index: dict[str, list[tuple[Phrase, Hedge]]] = {}
    for phrase, hedge in sorted(phrases, key=lambda entry: -len(entry[0])):
        index.setdefault(phrase[place], []).append((phrase, hedge))
    return index


_LEADING = [*_phrases(_BEFORE), *_comparatives()]
_BY_LAST = _indexed(_LEADING, -1)
_BY_FIRST = _indexed(_LEADING, 0)
_TRAILING = _indexed(list(_phrases(_AFTER)), 0)


def hedge_before(tokens: Tokens, i: int, floor: int = 0) -> tuple[Hedge, int] | None:
    """The hedge that ends right before token `i` and the token it begins at, not reaching below `floor`."""
    for phrase, hedge in _BY_LAST.get(tokens.low[i - 1], ()) if i else ():
        begin = i - len(phrase)
        if begin >= floor and tuple(tokens.low[begin:i]) == phrase:
            return None if phrase == ("up", "to") and tokens.low[begin - 1] in _ADDING else (hedge, begin)
    return None


def after_hedge(tokens: Tokens, i: int) -> int:
    """The token after a hedge that begins at token `i`, or `i`."""
    for phrase, _ in _BY_FIRST.get(tokens.low[i], ()):
        if tuple(tokens.low[i : i + len(phrase)]) == phrase:
            return i + len(phrase)
    return i


def hedge_after(tokens: Tokens, j: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at token `j` and the token after it; "or more" of "or more than 20" is none."""
    for phrase, hedge in _TRAILING.get(tokens.low[j], ()):
        end = j + len(phrase)
        if tuple(tokens.low[j:end]) == phrase:
            opens = tokens.low[end] in ("than", "or", "a") or tokens.kind[end] == "n"
            return None if opens and len(phrase) > 1 and phrase[0] != "-" else (hedge, end)
    return None


def inclusive(tokens: Tokens, j: int, hedge: Hedge) -> tuple[Hedge, int]:
    """As in "less than 5000 or equal (to)": the bound counts itself in."""
    if hedge not in _INCLUSIVE or tokens.low[j : j + 2] != ["or", "equal"]:
        return hedge, j
    to = tokens.low[j + 2] == "to" and tokens.kind[j + 3] != "n"
    return _INCLUSIVE[hedge], j + 2 + to
