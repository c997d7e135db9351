"""When "one" is a number and when a pronoun."""

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.numberwords import SCALES, SMALL
from verifier.quantities.numerals import read_numeral
from verifier.quantities.tokens import Tokens

# "this one", "a big one"; but "this one vessel" counts.
_PRONOUN_AFTER = lex.words(
    "this that the which no any every each another some big good new old last first next right wrong such his her its "
    "their number day someone"
)
_NEVER_COUNTED_AFTER = lex.words("no which this that number each any every")
_PRONOUN_BEFORE = lex.words(
    "another day way hand thing side must can should would could may might to that who whose who's 's knows wonders "
    "needs time"
)
_COUNTED_BEFORE = SCALES.keys() | lex.words("in out third half quarter fifth or - %")
_CLAUSE_MARKS = frozenset(",.;:?!)")
_LISTING = lex.words("and least only just but exactly")
_DETERMINERS = lex.words("the these those his her its their")


def counts(tokens: Tokens, i: int) -> bool:
    """The word "one" at token `i` counts something."""
    before, after = tokens.low[i - 1] if i else "", tokens.low[i + 1]
    if _is_pronoun_after(tokens, i, before, after):
        return False
    if after in _COUNTED_BEFORE:
        return True
    if after == "to":
        return tokens.low[i + 2] in SMALL
    if after == "of":
        return tokens.low[i + 2] in ("which", "whom", "every") or _number_follows(tokens, i + 2)
    if after in _CLAUSE_MARKS:
        listed = before in _LISTING or (
            tagging.is_participle(before) and not SMALL.keys().isdisjoint(tokens.low[i - 6 : i])
        )
        return after in ",.;" and listed and tokens.low[i - 2] != "no"
    return after not in _PRONOUN_BEFORE


def _is_pronoun_after(tokens: Tokens, i: int, before: str, after: str) -> bool:
    """As in "this one", "a big one", "the only one", "the next one speaks"."""
    bare = not tagging.is_nominal(tokens, i + 1) or tagging.is_plural(after)
    only = before == "only" and tokens.low[i - 2] in lex.DETERMINERS
    first = before == "-" and tokens.low[i - 2] == "number"
    return only or first or before in _NEVER_COUNTED_AFTER or (bare and before in _PRONOUN_AFTER)


def _number_follows(tokens: Tokens, j: int) -> bool:
    j += tokens.low[j] in _DETERMINERS
    number = read_numeral(tokens, j)
    return number is not None and number.end > j
