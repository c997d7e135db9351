"""Words around a number that say how it is meant: "at least", "nearly", "or so"."""

from verifier.quantities.tokens import Tokens
from verifier.types import Hedge

_BEFORE = {
    Hedge.ABOUT: """about|around|roughly|approximately|approx|approx .|some|circa|ca|ca .|c .|~|≈|∼|close to|in the region of|on the order of
        |of the order of|in the order of|something like|an estimated|estimated|more or less|in the vicinity of|somewhere around|broadly|typically|or so
        |somewhere near|give or take|just about|very roughly|very nearly around|a rough|perhaps|probably|possibly|maybe""",
    Hedge.ALMOST: """almost|nearly|just under|just below|just short of|a little less than|a little under|a little short of|slightly less than
        |slightly under|slightly below|slightly fewer than|not quite|close on|approaching|a shade under|a bit less than|a bit under
        |somewhat less than|a little below|just shy of|shy of|nearing|virtually|practically|very nearly|a little fewer than|marginally below|a touch under""",
    Hedge.AT_LEAST: """at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|minimum of|≥|> =|never fewer than
        |equal to or more than|equal to or greater than|greater than or equal to|more than or equal to|at the very least|starting at|starting from|at a minimum""",
    Hedge.MORE_THAN: """more than|over|above|upwards of|upward of|exceeding|in excess of|greater than|well over|just over|slightly more than
        |slightly over|slightly above|a little over|a little more than|a bit more than|a bit over|just above|just more than|north of
        |beyond|past|far more than|far over|well above|comfortably over|higher than|larger than|bigger than|>|exceeds|exceed|exceeded
        |surpassed|surpass|surpassing|topped|topping|somewhat more than|considerably more than|many more than|well in excess of|much more than|better than|a shade over""",
    Hedge.AT_MOST: """at most|up to|no more than|not more than|a maximum of|maximum|maximum of|as many as|as much as|as high as|≤|< =|at the most|not exceeding
        |less than or equal to|fewer than or equal to|smaller than or equal to|equal to or less than|less or equal than|smaller or equal than|no greater than|capped at|never more than|no higher than""",
    Hedge.LESS_THAN: """less than|fewer than|under|below|well under|well below|lower than|smaller than|<|far less than|far fewer than|short of
        |much less than|considerably less than|many fewer than|inside""",
    Hedge.EXACT: """exactly|only|just|precisely|merely|a mere|mere|fully|a full|no more and no less than|a whole|equal to|equals|exactly equal to|sharp""",
}  # fmt: skip
_AFTER = {
    Hedge.ABOUT: "or so|or thereabouts|give or take|- odd|odd|- ish|more or less|or more or less",
    Hedge.AT_LEAST: "or more|or greater|or above|or higher|or over|and more|and above|and over|or later|or older|+|plus|- plus|and up|or longer|and counting",
    Hedge.AT_MOST: "or less|or fewer|or under|or below|or lower|or younger|and under|and less|and below|or smaller|or shorter|at most|max|tops|at the most",
    Hedge.EXACT: "exactly|precisely",
}


def _table(phrases: dict[Hedge, str], last: bool) -> dict[str, list[tuple[tuple[str, ...], Hedge]]]:
    """Phrases by their last (or first) word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for hedge, listed in phrases.items():
        for phrase in listed.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[-1 if last else 0], []).append((words, hedge))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BY_LAST = _table(_BEFORE, last=True)
_FORWARD: dict[str, list[tuple[str, ...]]] = {}
for _entries in _BY_LAST.values():
    for _words, _ in _entries:
        _FORWARD.setdefault(_words[0], []).append(_words)
for _phrases in _FORWARD.values():
    _phrases.sort(key=len, reverse=True)
_BY_FIRST = _table(_AFTER, last=False)


def hedge_before(tokens: Tokens, i: int, floor: int = 0) -> tuple[Hedge, int] | None:
    """The hedge that ends right before token `i` and the token it begins at, not reaching below `floor`."""
    for words, hedge in _BY_LAST.get(tokens.low[i - 1], ()):
        begin = i - len(words)
        if begin >= floor and tuple(tokens.low[begin:i]) == words:
            return hedge, begin
    return None


def after_hedge(tokens: Tokens, i: int) -> int:
    """The token after a hedge that begins at token `i`, or `i`."""
    for words in _FORWARD.get(tokens.low[i], ()):
        if tuple(tokens.low[i : i + len(words)]) == words:
            return i + len(words)
    return i


def hedge_after(tokens: Tokens, j: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at token `j` and the token after it."""
    for words, hedge in _BY_FIRST.get(tokens.low[j], ()):
        end = j + len(words)
        if tuple(tokens.low[j:end]) == words:
            return hedge, end
    return None
