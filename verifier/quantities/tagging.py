"""Word classes, guessed from closed lists, endings and neighbours: enough to see where a noun phrase ends."""

from verifier.quantities import lexicon as lex
from verifier.quantities.tokens import Tokens

_FUNCTION = (
    lex.DETERMINERS
    | lex.PREPOSITIONS
    | lex.CONJUNCTIONS
    | lex.PRONOUNS
    | lex.AUXILIARIES
    | lex.NEGATIONS
    | lex.ADVERBS
    | {"no"}
)
STATES = lex.words("dead missing homeless alive unaccounted unhurt unharmed")  # predicates in the shape of adjectives
FATES = STATES | lex.words("injured wounded killed")


def is_function(word: str) -> bool:
    """A word of a closed class: none such stands inside a bare noun phrase."""
    return word in _FUNCTION


def is_plural(word: str) -> bool:
    """The form of a plural noun."""
    return word in lex.IRREGULAR_PLURALS or (
        len(word) > 2
        and word[-1] == "s"
        and not word.endswith(("ss", "us", "is", "'s", "ous"))
        and word not in lex.SINGULAR_S
    )


def is_participle(word: str) -> bool:
    """Past tense or participle, regular or not."""
    return word in lex.VERB_PAST or (len(word) > 3 and word.endswith("ed") and word not in lex.NOT_PARTICIPLES)


def is_verb(word: str) -> bool:
    """A form that may be a verb."""
    return (
        is_participle(word)
        or word in lex.VERB_BASE
        or word in lex.VERB_THIRD
        or word in lex.AUXILIARIES
        or word in lex.REPORTING
    )


def is_nominal(tokens: Tokens, i: int) -> bool:
    """A word that may belong to a noun phrase."""
    return tokens.kind[i] in "wo" and i < tokens.size and not is_function(tokens.low[i])


def noun_phrase(tokens: Tokens, i: int, stop: int, singular: bool = False) -> int:
    """The end of the noun phrase without determiner that begins at token `i`, or `i` if there is none before `stop`."""
    j, end, stop = i, i, min(stop, i + _LONGEST)
    j += tokens.low[j] in _TIMELY and j + 1 < stop and is_plural(tokens.low[j + 1]) and not is_verb(tokens.low[j + 1])
    while j < stop and is_nominal(tokens, j):
        if end > i and (not _continues(tokens, j, singular) or _is_relative_clause(tokens, j)):
            break
        if is_participle(tokens.low[j]) and _two_participles(tokens, j, stop, singular):
            j += 2
            continue
        if not _can_extend(tokens, j, stop, singular):
            break
        end = j = j + 1
        j += _is_joint(tokens, j)
    return end


_TIMELY = lex.words("earlier later early late")  # adjectives before a noun: "the two earlier studies"
_LONGEST = 12  # words: a longer run is no phrase but a list or a table


def _is_joint(tokens: Tokens, j: int) -> bool:
    """A hyphen inside a compound, or the apostrophe of "regions' power plants"."""
    hyphen = tokens.word[j] in ("-", "‑") and tokens.touching(j + 1) and tokens.kind[j + 1] == "w"
    possessive = tokens.word[j] in ("'", "’") and not tokens.touching(j + 1) and is_nominal(tokens, j + 1)
    return tokens.touching(j) and (hyphen or possessive)


def _two_participles(tokens: Tokens, j: int, stop: int, singular: bool) -> bool:
    """As in "ten damaged or destroyed vehicles"."""
    return (
        j + 3 < stop
        and is_participle(tokens.low[j + 2])
        and is_nominal(tokens, j + 3)
        and _ends_in_noun(tokens, j + 3, stop, singular)
    )


def _is_relative_clause(tokens: Tokens, j: int) -> bool:
    """A name after a common noun, with its verb: "every drone Russia launched"."""
    name = tokens.word[j][0].isupper() and tokens.word[j - 1][0].islower() and not is_participle(tokens.low[j - 1])
    return name and (is_participle(tokens.low[j + 1]) or tokens.low[j + 1] in lex.AUXILIARIES)


def _can_extend(tokens: Tokens, j: int, stop: int, singular: bool) -> bool:
    """Token `j` is noun or modifier here, not the predicate."""
    low = tokens.low[j]
    if tokens.word[j][0].isupper() or tokens.word[j - 1] in ("-", "‑"):
        return True
    follows = j + 1 < stop and (is_nominal(tokens, j + 1) or _is_joint(tokens, j + 1))
    if low.endswith("ly") and low not in _NOUNS_IN_LY:
        return follows and _can_extend(tokens, j + 1, stop, singular)
    if low in lex.VERB_PAST and low[-2:] not in ("ed", "en", "wn") and low not in _QUALIFYING:
        return False
    if is_participle(low):
        return follows and _can_extend(tokens, j + 1, stop, singular) and _ends_in_noun(tokens, j + 1, stop, singular)
    if low.endswith("ing") and len(low) > 5:
        return follows or singular or low in _NOUNS_IN_ING
    return not _is_verb_here(tokens, j, stop, singular)


def _is_verb_here(tokens: Tokens, j: int, stop: int, singular: bool) -> bool:
    """A state ("30 dead"), a base form with no noun to come ("thirty remain dark") or a verb of saying."""
    low = tokens.low[j]
    if low in STATES:
        return tokens.word[j + 1] != "-"
    bare = not singular and low in lex.VERB_BASE and not is_plural(low)
    return (
        low in _NEVER_NOUNS
        or (bare and not _ends_in_noun(tokens, j + 1, stop, singular))
        or (low in _SAYING and not is_plural(low))
    )


_NEVER_NOUNS = lex.words("need require lack contain include involve receive")
_QUALIFYING = lex.words("lost sunk built burnt hurt split made born left kept held bought caught found sold")
_NOUNS_IN_LY = lex.words("family supply assembly rally reply ally fly anomaly monopoly")
_NOUNS_IN_ING = lex.words("building meeting warning hearing sitting killing landing")
_SAYING = lex.REPORTING | lex.words("dies die")


def _ends_in_noun(tokens: Tokens, j: int, stop: int, singular: bool) -> bool:
    """Some word from `j` on is a noun of the right number, so that a participle before it qualifies."""
    while j < stop and is_nominal(tokens, j):
        if is_plural(tokens.low[j]) or (singular and not is_participle(tokens.low[j])):
            return True
        j += 1
    return False


def _continues(tokens: Tokens, j: int, singular: bool) -> bool:
    """After a noun at `j - 1` the phrase goes on with token `j`."""
    before, low = tokens.low[j - 1], tokens.low[j]
    if tokens.word[j - 2] in ("-", "‑") and not before.endswith("s"):
        return True
    if is_plural(before) and tokens.word[j][0].islower():
        return is_plural(low) and low not in lex.VERB_THIRD and not low.endswith("ly")
    if is_plural(before):
        return tokens.word[j - 1][0].isupper()
    if singular and is_participle(low):
        return tokens.kind[j - 1] == "o" and is_nominal(tokens, j + 1) and not is_nominal(tokens, j + 2)
    return not singular or low not in lex.VERB_THIRD
