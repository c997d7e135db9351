"""Where a quantity holds and who stated it, as far as the sentence says so plainly."""

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.tokens import Tokens

_PLACING = lex.words("in at over near above across around inside outside within on off")
_BREAKS = frozenset(",;:.!?–—")


def where(tokens: Tokens, i: int, stop: int) -> str:
    """The first place named after token `i` within its clause: "over the city", "in Erie County"."""
    for j in range(i, min(stop, i + 12)):
        if tokens.word[j] in _BREAKS or tokens.low[j] in ("and", "but"):
            return ""
        if tokens.low[j] in _PLACING:
            k = j + 1 + (tokens.low[j + 1] in lex.DETERMINERS)
            end = tagging.noun_phrase(tokens, k, stop, singular=True)
            if end > k and (tokens.word[k][0].isupper() or k > j + 1):
                return tokens.slice(j, end)
    return ""


def said_by(tokens: Tokens, start: int, stop: int) -> str:
    """Who says the sentence: "X said", "said X", "according to X"."""
    for j in range(start, stop):
        low = tokens.low[j]
        if low == "according" and tokens.low[j + 1] == "to":
            return _name_after(tokens, j + 2, stop)
        if low in lex.REPORTING and low not in ("show", "shows", "state", "report", "reports", "estimate", "add", "claim"):
            return _name_before(tokens, start, j) or _name_after(tokens, j + 1, stop)
    return ""


def _name_after(tokens: Tokens, i: int, stop: int) -> str:
    i += tokens.low[i] in lex.DETERMINERS
    end = tagging.noun_phrase(tokens, i, stop, singular=True)
    return tokens.slice(i, end) if end > i and (tokens.word[i][0].isupper() or tokens.low[i - 1] in lex.DETERMINERS) else ""


def _name_before(tokens: Tokens, start: int, j: int) -> str:
    """The nominal words that end right before token `j`."""
    k = j
    while k > start and tokens.low[k - 1] in lex.AUXILIARIES | lex.ADVERBS:
        k -= 1
    begin = k
    while begin > start and (tagging.is_nominal(tokens, begin - 1) or tokens.word[begin - 1] in "'’"):
        begin -= 1
    name = tokens.slice(begin, k) if begin < k else ""
    return name if name[:1].isupper() or (begin > start and tokens.low[begin - 1] in lex.DETERMINERS) else ""
