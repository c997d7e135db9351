"""Words that say how much without a figure: all, none, both, most, half of, dozens, doubled, twice."""

from decimal import Decimal

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.measures import hedged, read_quantity
from verifier.quantities.numerals import read_numeral, read_ordinal
from verifier.quantities.tokens import Tokens
from verifier.types import Hedge, QuantityKind

_ZERO, _ONE = Decimal(0), Decimal(1)
_VAGUE = {  # least and most that the bare word is used for
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 99_999),
    "millions": (2 * 10**6, 10**9 - 1),
    "billions": (2 * 10**9, 10**12 - 1),
    "trillions": (2 * 10**12, 10**15 - 1),
}
_VAGUE_SCALES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_VAGUE_TENS = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
_FEW = {"several": (3, 9), "few": (3, 9), "handful": (3, 9)}
_FEW_OF = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_CHANGES = {
    **dict.fromkeys("doubled doubling doubles double".split(), (Decimal(2), "rise_by")),
    **dict.fromkeys("tripled tripling triples trebled trebling triple".split(), (Decimal(3), "rise_by")),
    **dict.fromkeys("quadrupled quadrupling quadruples".split(), (Decimal(4), "rise_by")),
    **dict.fromkeys("quintupled".split(), (Decimal(5), "rise_by")),
    **dict.fromkeys("halved halving halves".split(), (Decimal("0.5"), "fall_by")),
}
_FOLD = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "tenfold": 10,
    "hundredfold": 100,
}
_SHARE_FOLLOWERS = lex.words("of the these those its their his her our")
_NOTHING_AFTER_NO = lex.words(
    "mention doubt longer way matter idea reason sense need plan plans such one more fewer less other sign signs "
    "wonder plans comment"
)
RELATION_STARTERS = frozenset(
    {
        "all",
        "both",
        "neither",
        "none",
        "no",
        "nobody",
        "every",
        "most",
        "majority",
        "twice",
        "thrice",
        "single",
        "hat",
        "factor",
        "half",
        "not",
        "pair",
    }
    | _VAGUE.keys()
    | _FEW.keys()
    | _CHANGES.keys()
    | _FOLD.keys()
)
_COUNT, _SHARE, _MULTIPLE = QuantityKind.COUNT, QuantityKind.FRACTION, QuantityKind.MULTIPLE


def read_relation(tokens: Tokens, i: int, floor: int, found: list[Amount]) -> Amount | None:
    """The relational or vague word at token `i`, with its hedge."""
    word = tokens.low[i]
    amount = _multiple(tokens, i)
    if not amount and word in RELATION_STARTERS:
        reader = _READERS.get(word)
        amount = reader(tokens, i) if reader else _vague(tokens, i)
    if not amount:
        return None
    if amount.relation == "all" and amount.kind is _COUNT:
        return amount
    return hedged(tokens, amount, floor)


def _all(tokens: Tokens, i: int) -> Amount | None:
    """As in "All ten drones", "all residents", "all of Kyiv"; not "at all", "all over"."""
    j = i + 1 + (tokens.low[i + 1] in ("of",))
    j += tokens.low[j] in lex.DETERMINERS
    number = read_quantity(tokens, j, j) if tokens.kind[j] == "n" or read_numeral(tokens, j) else None
    begin = i - 1 if tokens.low[i - 1] == "not" and i else i
    if number and number.kind is _COUNT and number.of is None and tokens.low[i - 1] not in ("in", "at"):
        hedge = Hedge.LESS_THAN if begin < i else Hedge.EXACT
        return number._replace(begin=begin, relation="all", hedge=hedge)
    plural = _plural_phrase(tokens, j)
    if tokens.low[i - 1] in ("at", "after", "above", "of", "it", "that", "is") or not (
        plural or tokens.low[i + 1] == "of" or tokens.low[i + 1] in lex.AUXILIARIES
    ):
        return None
    if tokens.low[j] in ("time", "times", "day", "night", "year", "kinds", "sorts"):
        return None
    return _share(begin, i + 1, _ONE, "all")._replace(hedge=Hedge.LESS_THAN if begin < i else Hedge.EXACT)


def _share(begin: int, end: int, value: Decimal, relation: str) -> Amount:
    """A share of a total that the words name."""
    return Amount(begin, end, _SHARE, value, value, relation=relation, step=Decimal("0.01"), figure=begin)


def _plural_phrase(tokens: Tokens, j: int) -> bool:
    end = tagging.noun_phrase(tokens, j, min(j + 6, tokens.size))
    return end > j and tagging.is_plural(tokens.low[end - 1])


def _both(tokens: Tokens, i: int) -> Amount | None:
    """As in "both pilots", "both of them", "both were"; not "both A and B"."""
    after = tokens.low[i + 1]
    plural = _plural_phrase(tokens, i + 1 + (after in ("the", "of", "his", "her", "their", "its")))
    if "and" in tokens.low[i + 2 : i + 6] and not plural:
        return None
    if (
        not (plural or after in lex.AUXILIARIES or after == "of" or tagging.is_participle(after))
        or tokens.low[i + 2] == "and"
    ):
        return None
    return _share(i, i + 1, _ONE, "both")._replace(of=Decimal(2))


def _neither(tokens: Tokens, i: int) -> Amount | None:
    if "nor" in tokens.low[i : i + 12] or not (
        tokens.low[i + 1] == "of" or tokens.low[i + 1] in lex.AUXILIARIES or tagging.is_nominal(tokens, i + 1)
    ):
        return None
    return _share(i, i + 1, _ZERO, "none")._replace(of=Decimal(2))


def _none(tokens: Tokens, i: int) -> Amount | None:
    return _share(i, i + 1, _ZERO, "none")


def _no(tokens: Tokens, i: int) -> Amount | None:
    """As in "no injuries", "no one"; not "no longer", "No. 5"."""
    after = tokens.low[i + 1]
    if after == "one" and tokens.low[i + 2] != "of":
        return _nobody(tokens, i)._replace(end=i + 2)
    if after in _NOTHING_AFTER_NO or after in ("", ".", ","):
        return None
    if not _plural_phrase(tokens, i + 1) and not _subject_phrase(tokens, i + 1):
        return None
    return Amount(i, i + 1, _COUNT, _ZERO, _ZERO, relation="none", figure=i)


def _not_one(tokens: Tokens, i: int) -> Amount | None:
    """As in "not one survived", "not one house", "not one of the 16"."""
    if tokens.low[i + 1] != "one" or tokens.low[i + 2] in ("but", "-", "or", "to"):
        return None
    if tokens.low[i + 2] == "of":
        figure = i + 3 + (tokens.low[i + 3] in lex.DETERMINERS)
        total = read_numeral(tokens, figure)
        return total and Amount(i, total.end, _COUNT, _ZERO, _ZERO, relation="none", of=total.value, figure=i)
    return Amount(i, i + 2, _COUNT, _ZERO, _ZERO, relation="none", figure=i)


def _subject_phrase(tokens: Tokens, j: int) -> bool:
    """A noun with its verb: "no drone reached"."""
    end = tagging.noun_phrase(tokens, j, min(j + 4, tokens.size), singular=True)
    verb = tokens.low[end]
    return end > j and (tagging.is_participle(verb) or verb in ("was", "has", "had", "were"))


def _nobody(tokens: Tokens, i: int) -> Amount:
    return Amount(i, i + 1, _COUNT, _ZERO, _ZERO, relation="none", thing="people", figure=i)


def _every(tokens: Tokens, i: int) -> Amount | None:
    """As in "every target", "every single house", "every one destroyed"; not "every day"."""
    noun = i + 1 + (tokens.low[i + 1] == "single")
    word = tokens.low[noun]
    if word in ("one", "last"):
        after = tokens.low[noun + 1]
        return _share(i, noun + 1, _ONE, "all") if after in ("of", "was") or tagging.is_participle(after) else None
    if (
        word in _REPEATED
        or read_numeral(tokens, noun)
        or read_ordinal(tokens, noun)
        or not tagging.is_nominal(tokens, noun)
    ):
        return None
    return _share(i, noun, _ONE, "all")


_REPEATED = lex.words(
    "day year week month hour minute time night morning other second third few two three now effort reason bit single"
)


def _most(tokens: Tokens, i: int) -> Amount | None:
    """As in "most of the", "most residents", "a majority of"; not "the most", "most likely"."""
    majority = tokens.low[i] == "majority"
    if tokens.low[i - 1] == "the" and not majority:
        return None
    if tokens.low[i + 1] != "of" and (
        majority or not _plural_phrase(tokens, i + 1) or tokens.low[i + 1] in ("likely", "important", "recent")
    ):
        return None
    begin = i - 1 if majority and tokens.low[i - 1] in ("a", "the") and i else i
    return _share(begin, i + 1, Decimal("0.5"), "most")._replace(high=_ONE, hedge=Hedge.RANGE)


def _half(tokens: Tokens, i: int) -> Amount | None:
    """As in "half of the", "half the", "half were"; half a million and half an hour are read as numbers."""
    if read_numeral(tokens, i) or (
        tokens.low[i - 1] in ("first", "second", "a", "one", "last", "latter", "other") and i
    ):
        return None
    after = tokens.low[i + 1]
    if after in ("-", "an", "a", "as") or tokens.text[tokens.end[i] : tokens.end[i] + 1] == "-":
        return None
    return (
        _share(i, i + 1, Decimal("0.5"), "half") if after in _SHARE_FOLLOWERS or _not_compound(tokens, i + 1) else None
    )


def _not_compound(tokens: Tokens, j: int) -> bool:
    word = tokens.low[j]
    return (
        tokens.kind[j] != "w"
        or word in lex.AUXILIARIES
        or word in lex.PREPOSITIONS
        or tagging.is_participle(word)
        or _plural_phrase(tokens, j)
    )


def _vague(tokens: Tokens, i: int) -> Amount | None:
    """As in "dozens of", "tens of thousands of", "several hundred", "a few": ranges."""
    low, word = tokens.low, tokens.low[i]
    if word in _FEW:
        begin = i - 1 if low[i - 1] in ("a", "the") and i and word != "several" else i
        if (word != "several" and (begin == i or low[begin] == "the")) or (word == "handful" and low[i + 1] != "of"):
            return None
        scale, end = _FEW_OF.get(low[i + 1], 1), i + 2 if low[i + 1] in _FEW_OF else i + 1
        bottom, top = _FEW[word]
        return _open(begin, end, bottom * scale, top * scale)
    if word not in _VAGUE or (tokens.kind[i - 1] == "n" and i):
        return None
    if low[i + 1] == "of" and low[i + 2] in _VAGUE_SCALES and word in _VAGUE_TENS:
        base = _VAGUE_TENS[word] * _VAGUE_SCALES[low[i + 2]]
        return _open(i, i + 3, 2 * base, 10 * base - 1)
    if word in ("tens", "scores") and low[i + 1] != "of":
        return None
    return _open(i, i + 1, *_VAGUE[word])


def _open(begin: int, end: int, low: int, high: int) -> Amount:
    return Amount(begin, end, _COUNT, Decimal(low), Decimal(high), Hedge.RANGE, step=Decimal(low), figure=begin)


def _single(tokens: Tokens, i: int) -> Amount | None:
    """As in "a single exception"; not "the single largest"."""
    if tokens.low[i - 1] != "a" or not tagging.is_nominal(tokens, i + 1):
        return None
    begin = i - 1
    if begin and tokens.low[begin - 1] == "not":
        return Amount(begin - 1, i + 1, _COUNT, _ZERO, _ZERO, relation="none", figure=begin)
    return Amount(begin, i + 1, _COUNT, _ONE, _ONE, figure=begin)


def _hat_trick(tokens: Tokens, i: int) -> Amount | None:
    if tokens.low[i + 1 : i + 3] != ["-", "trick"] and tokens.low[i + 1] != "trick":
        return None
    end = i + 3 if tokens.low[i + 1] == "-" else i + 2
    return Amount(i, end, _COUNT, Decimal(3), Decimal(3), thing="goals", figure=i)


def _pair(tokens: Tokens, i: int) -> Amount | None:
    """As in "the remaining pair", elliptic for two; "a pair of" is read as a number."""
    if tokens.low[i - 1] not in ("the", "remaining", "other", "second") or tokens.low[i + 1] == "of":
        return None
    return Amount(i, i + 1, _COUNT, Decimal(2), Decimal(2), figure=i)


def _multiple(tokens: Tokens, i: int) -> Amount | None:
    """As in "doubled", "twice as many", "threefold", "10-fold", "by a factor of 3"; "twice" alone counts occasions."""
    low, word = tokens.low, tokens.low[i]
    if word in _CHANGES:
        return _changed(tokens, i)
    if word in _FOLD:
        return _times_over(i, i, i + 1, Decimal(_FOLD[word]))
    if word in ("twice", "thrice"):
        return _times(tokens, i, i + 1, Decimal(2 if word == "twice" else 3), _ONE)
    by_factor = word == "factor" and low[i + 1] == "of"
    figure = i + 2 if by_factor else i
    number = read_numeral(tokens, figure)
    if not number:
        return None
    part = _PARTS.get(" ".join(low[number.end : number.end + 3]), _ZERO)  # "one and a half times"
    j = number.end + (3 if part else low[number.end] == "-")
    if low[j] == "times" and not by_factor:
        return _times(tokens, i, j + 1, number.value + part, part or number.step)
    marked = low[j] == "fold" or (low[j] == "x" and tokens.touching(j) and not tokens.touching(j + 1))
    end = number.end if by_factor else j + 1
    return _times_over(i, figure, end, number.value, number.step) if by_factor or marked else None


def _changed(tokens: Tokens, i: int) -> Amount | None:
    """As in "doubled", "halved"; "double" only before what is doubled, or after "to"."""
    low, word = tokens.low, tokens.low[i]
    value, change = _CHANGES[word]
    if word in _BARE_CHANGES and low[i + 1] not in _DOUBLED_BEFORE and low[i - 1] not in ("to", "than"):
        return None
    stated = word not in ("double", "triple") or low[i - 1] == "to"
    return _times_over(i, i, i + 1, value)._replace(change=change if stated else "")


def _times_over(begin: int, figure: int, end: int, value: Decimal, step: Decimal = _ONE) -> Amount:
    return Amount(begin, end, _MULTIPLE, value, value, step=step, figure=figure)


_PARTS = {"and a half": Decimal("0.5"), "and a quarter": Decimal("0.25")}
_BARE_CHANGES = lex.words("double triple halves")
_DOUBLED_BEFORE = lex.words("the that what its to in by")
_COMPARING = lex.words(
    "as the that more less higher lower larger bigger greater faster its their what fewer smaller longer"
)


def _times(tokens: Tokens, i: int, j: int, value: Decimal, step: Decimal) -> Amount:
    """A ratio when a comparison follows, else a number of occasions."""
    if tokens.low[j] in _COMPARING or (tokens.low[j].endswith("er") and "than" in tokens.low[j + 1 : j + 4]):
        return Amount(i, j, _MULTIPLE, value, value, step=step, figure=i)
    return Amount(i, j, _COUNT, value, value, step=step, thing="times", figure=i)


_READERS = {
    "all": _all,
    "both": _both,
    "neither": _neither,
    "none": _none,
    "no": _no,
    "not": _not_one,
    "nobody": _nobody,
    "every": _every,
    "most": _most,
    "majority": _most,
    "half": _half,
    "single": _single,
    "hat": _hat_trick,
    "pair": _pair,
}
