"""Figures that count nothing: labels of things, parts of names, years."""

import re

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.doubtful_units import is_warm
from verifier.quantities.hedges import hedge_before
from verifier.quantities.numberwords import LETTERS, SCALES, VULGAR
from verifier.quantities.numerals import powered
from verifier.quantities.tokens import Tokens
from verifier.quantities.units import read_unit

_LABELS = lex.words(
    "article articles section sections chapter chapters figure figures fig table tables page pages p pp resolution "
    "regulation directive paragraph clause annex appendix "
    "no nos № number numbers vol volume issue episode season part phase stage grade level lot unit block building "
    "apartment flat room route highway interstate road "
    "platform gate channel flight line bus tram boeing airbus model type mark mk formula windows apollo falcon "
    "shahed geran leopard challenger version ver item rule "
    "bill law decree order case file protocol amendment proposition footnote note eq equation step task question "
    "exercise problem lesson verse psalm "
    "group class category tier zone district sector reactor plant school brigade regiment battalion division psalms "
    "cluster iphone area studio catch pier terminal hole lap"
)
_LABEL_WITHOUT_CAPITAL = lex.words(
    "no nos № fig p pp vol page pages section chapter figure table number paragraph clause version equation eq "
    "footnote "
    "article articles annex resolution flight type level grade phase stage category size seat seats bus tram step "
    "route platform gate rows row"
)
# These come before a number and after one alike: "in season 8", "that season 8 players left".
_LABEL_ALONE = lex.words("season episode round game act scene heat")
_CALENDAR_CUES = lex.words(
    "in since of during by until till from for before after late early mid through throughout between to and or "
    "than circa ca c around about the ("
)
_NOT_NAMES = lex.words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


_LABEL_ABBREVIATIONS = lex.words("no nos fig vol p pp nr nrs")
_VERBAL_LABELS = lex.words("building planting order file")
_MODELS = lex.words("shahed boeing airbus geran leopard kalibr type falcon formula")
_ORDINAL = lex.words("st nd rd th")
_SUFFIXES = _ORDINAL | lex.words("s x am pm a.m. p.m.")
_SURE_CUES = lex.words("in since late early mid until (")
_BOUNDS = lex.words("below above over under nearly almost some least most up")
_AFTER_MARK = lex.words("- , ; [ / 's s '")
_QUOTES = frozenset('"“:‘')


_AROUND = 30  # tokens to either side, however long the sentence
_SMALL_LETTERS = 0.3  # of a sentence's words that carry meaning; a headline has next to none
_STREETS = frozenset("street avenue road lane square boulevard drive".split())


def is_label(tokens: Tokens, i: int) -> bool:
    """The figures at token `i` name something: "Article 5", "Joint Sea 2022", "Boeing 737", "5G", "[12]", "2. Then"."""
    return (
        _is_numbered(tokens, i)
        or _continues_label(tokens, i)
        or _numbers_a_list(tokens, i)
        or _has_stray_letters(tokens, i)
        or _is_age_group(tokens, i)
        or _is_address(tokens, i)
        or _ends_a_name(tokens, i)
        or _numbers_a_noun(tokens, i)
    )


def _is_address(tokens: Tokens, i: int) -> bool:
    """As in "14 Elm Street"; "14 Elm Street residents" count."""
    for k in (i + 2, i + 3):
        if tokens.low[k] in _STREETS and all(tokens.word[j][:1].isupper() for j in range(i + 1, k + 1)):
            return tokens.kind[k + 1] != "w" or not tokens.low[k + 1].endswith("s")
    return False


def _is_age_group(tokens: Tokens, i: int) -> bool:
    """As in "under-12s", "over-65s": a name for people, who are not counted."""
    joined = i > 1 and tokens.word[i - 1] == "-" and tokens.touching(i) and tokens.low[i - 2] in ("under", "over")
    return joined and tokens.low[i + 1] == "s" and tokens.touching(i + 1)


def names_in_words(tokens: Tokens, i: int) -> bool:
    """The number word at token `i` names something: "World War Two", "Big Four", "The Three Musketeers"."""
    if i == 0 or tokens.kind[i] != "w" or not tokens.word[i][0].isupper():
        return False
    capital = tokens.word[i - 1][:1].isupper()
    labelled = capital and (tokens.low[i - 1] in _LABELS or tokens.low[i - 1] in ("war", "big"))
    return labelled or (tokens.word[i + 1][:1].isupper() and not _begins_sentence(tokens, i) and _is_prose(tokens, i))


def _is_prose(tokens: Tokens, i: int) -> bool:
    """Whether the words around go on in small letters, unlike a headline in which every word has a capital."""
    first, last = max(0, i - _AROUND), min(tokens.size, i + _AROUND)
    end = next((j for j in range(i, last) if tokens.sentence_ends(j)), last)
    begin = next((j + 1 for j in range(i - 1, first - 1, -1) if tokens.sentence_ends(j)), first)
    carrying = [j for j in range(begin, end) if tokens.word[j].isalpha() and not tagging.is_function(tokens.low[j])]
    return sum(tokens.word[j][0].islower() for j in carrying) >= _SMALL_LETTERS * len(carrying)


def _is_numbered(tokens: Tokens, i: int) -> bool:
    """A word or sign for numbered things stands before, or the figures begin with a nought."""
    if not i:
        return _is_code(tokens.word[i])
    before = tokens.low[i - 1]
    abbreviated = before == "." and tokens.low[i - 2] in _LABEL_ABBREVIATIONS
    cited = before == "[" and tokens.word[i + 1] in ("]", ",")
    hashed = before == "#" and tokens.touching(i)
    return _follows_label(tokens, i) or abbreviated or cited or hashed or _is_code(tokens.word[i])


def _is_code(word: str) -> bool:
    return len(word) > 1 and word[0] == "0" and word.isdecimal()


def _follows_label(tokens: Tokens, i: int) -> bool:
    before = tokens.low[i - 1]
    if before in _LABEL_WITHOUT_CAPITAL:
        return True
    if before in _LABEL_ALONE:
        return tokens.word[i].isdecimal() and not _counts_on(tokens, i + 1, i - 1)
    if before not in _LABELS or not tokens.word[i - 1][0].isupper():
        return False
    verbal = before in _VERBAL_LABELS and _begins_sentence(tokens, i - 1)
    return not (verbal and _counts_on(tokens, i + 1, i - 1))


def _continues_label(tokens: Tokens, i: int) -> bool:
    """As in "seats 4 and 5", "Articles 2-7"."""
    linked = i > 2 and tokens.low[i - 1] in ("and", "or", "to", "-", "–", ",") and tokens.kind[i - 2] == "n"
    return linked and _follows_label(tokens, i - 2)


def _numbers_a_list(tokens: Tokens, i: int) -> bool:
    if tokens.word[i + 1] not in (".", ")") or not tokens.word[i].isdecimal() or len(tokens.word[i]) > 2:
        return False
    return _begins_sentence(tokens, i) and i + 2 < tokens.size and not tokens.touching(i + 2)


def _has_stray_letters(tokens: Tokens, i: int) -> bool:
    """Letters right after the figures that are neither unit, scale nor ordinal: "5G", "3D", "737-800"."""
    j = i + 1
    if not tokens.touching(j) or tokens.kind[j] not in "wo" or not tokens.word[j]:
        return False
    word = tokens.word[j]
    if word in VULGAR or tokens.low[j] in _SUFFIXES or tokens.low[j] in SCALES or powered(tokens, i):
        return False
    if word in ("T", "B"):
        return tokens.word[i - 1] not in ("$", "£", "€")
    if word in ("C", "F"):
        return "." not in tokens.word[i] and not is_warm(tokens, i)
    return word not in LETTERS and not read_unit(tokens, j)


def _ends_a_name(tokens: Tokens, i: int) -> bool:
    """A capitalised word inside the sentence stands before, and nothing countable after: "Joint Sea 2022".

    The word may begin the sentence where one thing is spoken of: "Persona 5 is".
    """
    alone = tokens.low[i + 1] in _OF_ONE and not hedge_before(tokens, i)
    if not tokens.word[i].isdecimal() or tokens.word[i + 1] in ("-", "–", "%", ":"):
        return False
    if not _is_name(tokens, i - 1, first=alone):
        return False
    if tokens.text[tokens.end[i - 1] : tokens.start[i]] != " " or _is_ordinal(tokens, i):
        return False
    if _YEAR.match(tokens.word[i]) and tokens.low[i - 2] not in lex.PREPOSITIONS:
        return True
    return not _counts_on(tokens, i + 1, i - 1)


def _is_ordinal(tokens: Tokens, i: int) -> bool:
    """As in "ranked Brown 6th"."""
    return tokens.touching(i + 1) and tokens.low[i + 1] in _ORDINAL


def _numbers_a_noun(tokens: Tokens, i: int) -> bool:
    """A bare noun between a preposition and the figures, nothing to count after: "near checkpoint 14"."""
    noun = tokens.low[i - 1] if i > 1 else ""
    if not noun.isalpha() or tokens.low[i - 2] not in lex.PREPOSITIONS or not tokens.word[i - 1][0].islower():
        return False
    if hedge_before(tokens, i):
        return False
    common = tagging.is_function(noun) or tagging.is_verb(noun) or tagging.is_plural(noun) or noun in _SUMMING
    bare = tokens.word[i].isdecimal() and tokens.kind[i + 1] != "n" and not tagging.is_nominal(tokens, i + 1)
    return bare and not common and tokens.word[i + 1] not in ("-", "–", "%", ":") and not _is_sum(tokens, i)


_OF_ONE = lex.words("is was has")
_SUMMING = lex.words("total all fact sum excess general part turn short average minus")


def _is_name(tokens: Tokens, k: int, *, first: bool) -> bool:
    """A capitalised word that is no acronym, day or closed-class word; it begins a sentence only if `first` allows."""
    word = tokens.word[k] if k >= 0 else ""
    if len(word) < 2 or not word[0].isupper() or word.isupper() or tokens.kind[k] != "w":
        return False
    low = tokens.low[k]
    common = low in _NOT_NAMES or tagging.is_function(low) or tagging.is_verb(low)
    return not common and low not in _SUMMING and (first or not _begins_sentence(tokens, k))


def _begins_sentence(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.sentence_ends(i - 1) or tokens.word[i - 1] in _QUOTES


def _counts_on(tokens: Tokens, j: int, name: int) -> bool:
    """What follows the figures can be counted: a unit, a scale or a plural noun."""
    if tokens.low[j] in SCALES or read_unit(tokens, j):
        return True
    return tokens.low[name] not in _MODELS and _plural_follows(tokens, j)


def _plural_follows(tokens: Tokens, j: int) -> bool:
    end = tagging.noun_phrase(tokens, j, min(j + 4, tokens.size))
    return end > j and tagging.is_plural(tokens.low[end - 1])


def is_year(tokens: Tokens, i: int) -> bool:
    """Four figures that a preposition, a month or their place in the sentence shows to be a year."""
    if not _YEAR.match(tokens.word[i]) or _is_sum(tokens, i):
        return False
    before = tokens.low[i - 1] if i else ""
    if before in _SURE_CUES or before in _BOUNDS:
        return before in _SURE_CUES
    counted = _plural_follows(tokens, i + 1) and tokens.word[i + 1][:1].islower()
    if not before or before in _CALENDAR_CUES or before in _NOT_NAMES or before in _AFTER_MARK:
        return not counted
    cited = tokens.word[i + 1] == ")" and tokens.word[i - 2] in ("(", ",", ";", "al", ".")
    named = tokens.word[i - 1][0].isupper() and not _begins_sentence(tokens, i - 1)
    return cited or not (named or counted or tokens.low[i + 1] == "of")


def _is_sum(tokens: Tokens, i: int) -> bool:
    """A currency sign before, or a unit or scale after: no year."""
    attached = tokens.touching(i + 1) and tokens.word[i + 1] in ("%", "°", "$", "€", "£")
    priced = i > 0 and tokens.word[i - 1] in ("$", "€", "£", "#")
    return attached or priced or tokens.low[i + 1] in SCALES or read_unit(tokens, i + 1) is not None
