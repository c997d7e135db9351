"""Figures that count nothing: labels of things, parts of names, years."""

import re

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.numberwords import LETTERS, SCALES, VULGAR
from verifier.quantities.numerals import powered
from verifier.quantities.tokens import Tokens
from verifier.quantities.units import read_unit

_LABELS = lex.words(
    "article articles section sections chapter chapters figure figures fig table tables page pages p pp resolution regulation directive paragraph clause annex appendix "
    "no nos № number numbers vol volume issue episode season part phase stage grade level lot unit block building apartment flat room route highway interstate road "
    "platform gate channel flight line bus tram boeing airbus model type mark mk formula windows apollo falcon shahed geran leopard challenger version ver item rule "
    "bill law decree order case file protocol amendment proposition footnote note eq equation step task question exercise problem lesson verse psalm "
    "group class category tier zone district sector reactor plant school brigade regiment battalion division psalms cluster iphone area studio catch pier terminal hole lap"
)
_LABEL_WITHOUT_CAPITAL = lex.words(
    "no nos № fig p pp vol page pages section chapter figure table number paragraph clause version equation eq footnote "
    "type level grade phase stage category size seat seats bus tram step route platform gate rows row"
)
_CALENDAR_CUES = lex.words(
    "in since of during by until till from for before after late early mid through throughout between to and or than circa ca c around about the ("
)
_NOT_NAMES = lex.words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def is_label(tokens: Tokens, i: int) -> bool:
    """The figures at token `i` name something ("Article 5", "Joint Sea 2022", "Boeing 737", "5G", "[12]", "2. Second point")."""
    before, word = tokens.low[i - 1] if i else "", tokens.word[i]
    return (
        _follows_label(tokens, i, before)
        or (before in ("and", "or", "to", "-", "–") and tokens.kind[i - 2] == "n" and is_label(tokens, i - 2))
        or (before == "." and tokens.low[i - 2] in ("no", "nos", "fig", "vol", "p", "pp"))
        or (before == "[" and tokens.word[i + 1] in "],")
        or (before == "#" and tokens.touching(i))
        or _numbers_a_list(tokens, i)
        or (word[0] == "0" and word.isdigit() and len(word) > 1 and "." not in word)
        or _has_stray_letters(tokens, i)
        or _ends_a_name(tokens, i)
    )


def _follows_label(tokens: Tokens, i: int, before: str) -> bool:
    if before not in _LABELS and before not in _LABEL_WITHOUT_CAPITAL:
        return False
    if before in _LABEL_WITHOUT_CAPITAL:
        return True
    verbal = before in ("building", "planting", "order", "file") and _begins_sentence(tokens, i - 1)
    return tokens.word[i - 1][:1].isupper() and not (verbal and _counts_on(tokens, i + 1, i - 1))


def _numbers_a_list(tokens: Tokens, i: int) -> bool:
    if tokens.word[i + 1] not in (".", ")") or not tokens.word[i].isdigit() or len(tokens.word[i]) > 2:
        return False
    line_start = _begins_sentence(tokens, i)
    return line_start and i + 2 < tokens.size and not tokens.touching(i + 2)


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
        return "." not in tokens.word[i] and _WARMTH.isdisjoint(tokens.low[max(0, i - 8) : i])
    return word not in LETTERS and not read_unit(tokens, j)


_SUFFIXES = lex.words("st nd rd th s x am pm a.m. p.m.")
_WARMTH = lex.words(
    "temperature temperatures heat hot cold warm degrees peak high low celsius record mercury reached hit below above - − minus"
)


def _ends_a_name(tokens: Tokens, i: int) -> bool:
    """A capitalised word inside the sentence stands before the figures, and nothing countable after: "Joint Sea 2022"."""
    name = tokens.word[i - 1] if i else ""
    if (
        len(name) < 2
        or not name[0].isupper()
        or name.isupper()
        or tokens.kind[i - 1] != "w"
        or tokens.low[i - 1] in _NOT_NAMES
    ):
        return False
    if (
        tagging.is_function(tokens.low[i - 1])
        or tagging.is_verb(tokens.low[i - 1])
        or _begins_sentence(tokens, i - 1)
        or not tokens.word[i].isdigit()
    ):
        return False
    if tokens.text[tokens.end[i - 1] : tokens.start[i]] != " " or tokens.word[i + 1] in ("-", "–", "%", ":"):
        return False
    if _YEAR.match(tokens.word[i]) and tokens.low[i - 2] not in lex.PREPOSITIONS:
        return True
    return not _counts_on(tokens, i + 1, i - 1)


def _begins_sentence(tokens: Tokens, i: int) -> bool:
    return i == 0 or tokens.sentence_ends(i - 1) or tokens.low[i - 1] in ('"', "“", ":", "‘")


def _counts_on(tokens: Tokens, j: int, name: int) -> bool:
    """What follows the figures can be counted: a unit, a scale or a plural noun."""
    if tokens.low[j] in SCALES or read_unit(tokens, j):
        return True
    end = tagging.noun_phrase(tokens, j, min(j + 4, tokens.size))
    return (
        end > j
        and tagging.is_plural(tokens.low[end - 1])
        and tokens.low[name]
        not in ("shahed", "boeing", "airbus", "geran", "leopard", "kalibr", "type", "falcon", "formula")
    )


def is_year(tokens: Tokens, i: int) -> bool:
    """Four figures that a preposition, a month or their place in the sentence shows to be a year."""
    if not _YEAR.match(tokens.word[i]) or (tokens.touching(i + 1) and tokens.word[i + 1] in "%°$€£"):
        return False
    before = tokens.low[i - 1] if i else ""
    if (
        tokens.word[i - 1 : i]
        and tokens.word[i - 1] in "$€£#"
        or tokens.low[i + 1] in SCALES
        or read_unit(tokens, i + 1)
    ):
        return False
    if before in _CALENDAR_CUES or before in _NOT_NAMES:
        return before in ("in", "since", "late", "early", "mid", "until", "(") or not _counts_people(tokens, i + 1)
    if not before or tokens.sentence_ends(i - 1) or before in ("-", ",", ";", "[", "/", "'s", "s", "'"):
        return not _counts_people(tokens, i + 1)
    if tokens.word[i + 1] == ")" and tokens.word[i - 2] in ("(", ",", ";", "al", "."):
        return True
    if tokens.word[i - 1][:1].isupper() and not _begins_sentence(tokens, i - 1):
        return False
    return not _counts_people(tokens, i + 1) and tokens.low[i + 1] != "of"


def _counts_people(tokens: Tokens, j: int) -> bool:
    end = tagging.noun_phrase(tokens, j, min(j + 4, tokens.size))
    return end > j and tagging.is_plural(tokens.low[end - 1]) and tokens.word[j][:1].islower()
