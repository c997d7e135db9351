"""Direction and polarity: the passage says of the same matter the opposite of what the claim says."""

from collections.abc import Iterable, Iterator

from verifier.judge.slots.text import Sentence, around, negated

# A word before the bar is denied by any word behind it; pairs stand apart by an empty line.
_PAIRS = """
rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
climb climbs climbed climbing jump jumped surge surged soar soared gain gained accelerate accelerated
accelerating quicken quickened picking
|
fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining
drop drops dropped dropping shrink shrank shrinking slump slumped plunge plunged ease eased easing slow slowed
slowing

more greater higher larger bigger longer stronger above exceeded exceeds
|
less fewer lower smaller shorter weaker below

largest biggest highest greatest hottest warmest strongest longest best heaviest deadliest
|
smallest lowest coldest coolest weakest shortest worst lightest

before prior earlier
|
after following later

near nearer closer toward towards
|
away farther further deeper

win wins won winning beat defeated victory
|
lose loses lost losing defeat

admit admits admitted concede conceded acknowledge acknowledged confirm confirms confirmed
|
deny denies denied denying reject rejects rejected dismiss dismissed

accept accepts accepted agree agreed approve approved approves
|
refuse refuses refused decline declined reject rejected

score scored scores converted convert
|
miss missed misses

begin begins began begun start starts started starting
|
end ends ended ending finish finished stop stopped cease ceased

success succeed succeeded successful
|
failure fail failed unsuccessful

strengthen strengthened improve improved improving better
|
weaken weakened worsen worsened worsening worse deteriorate deteriorated

support supported supports favour favoured backed
|
oppose opposed opposes

allow allowed allows permit permitted
|
ban banned bans forbid forbade forbidden prohibit prohibited

possible able
|
impossible unable

known confirmed
|
unknown unconfirmed

keep kept keeps retain retained maintained
|
abandon abandoned dropped gave-up

arrive arrived reached entered
|
leave left departed

open opened opens reopened
|
close closed closes shut

raise raised raises lift lifted lifts
|
cut cuts lower lowered reduced

first
|
last

expensive dearer costlier
|
cheap cheaper

north northern
|
south southern

east eastern
|
west western
""".strip()
# What these are said of stands right behind them.
_ANCHORED = frozenset("before prior earlier after following later more fewer less".split())
_ORDER = frozenset("before prior after following".split())
_NEAR = 4  # carrying words on each side that tell what a direction is said of


def _table() -> dict[str, set[tuple[int, int]]]:
    table: dict[str, set[tuple[int, int]]] = {}
    for pair, block in enumerate(_PAIRS.split("\n\n")):
        for side, line in enumerate(block.split("|")):
            for word in line.split():
                table.setdefault(word, set()).add((pair, 2 * side - 1))
    return table


_SIDES = _table()


def opposite(claim: Sentence, told: Sentence) -> str:
    """The reason why a sentence says the opposite of the claim; empty when it does not, or says the same as well."""
    ours = list(_directions(claim))
    for at, pair, side in ours:
        if _has(ours, pair, -side) or (claim[at].low in _ORDER and _has(_directions(told), pair, side)):
            continue  # "dismissed the charge days before his minister admitted it"; "13 before midnight, 32 after it"
        tied = {-side: (0, 0), side: (0, 0)}  # how many words tie the best direction of each side, and where it stands
        for where, other, found in _directions(told):
            if other == pair:
                tied[found] = max(tied[found], (_ties(claim, at, told, where), where))
        if tied[-side][0] > tied[side][0]:
            return f"it says {told[tied[-side][1]].low}, the claim {claim[at].low}"
    return ""


def before_for_after(claim: Sentence, told: Sentence) -> str:
    """The reason why a sentence puts something on the other side of the very event that the claim names.

    It may leave the rest to the sentence before it: “The minister admitted deliveries. He spoke of months before …”
    """
    for at, pair, side in _directions(claim):
        event = _next(claim, at)
        if claim[at].low in _ORDER and len(event) == 2 and not _has(_directions(told), pair, side):
            for where, other, found in _directions(told):
                if other == pair and found != side and _next(told, where) == event:
                    return f"it says {told[where].low}, the claim {claim[at].low}"
    return ""


def _directions(sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """(place, pair, side −1 or 1) of each word that has an opposite; a negation turns the side over."""
    for at, word in enumerate(sentence):
        for pair, side in _SIDES.get(word.low, ()):
            yield at, pair, -side if word.low not in _ORDER and negated(sentence, at, 3) else side


def _has(directions: Iterable[tuple[int, int, int]], pair: int, side: int) -> bool:
    return any((other, found) == (pair, side) for _, other, found in directions)


def _ties(claim: Sentence, at: int, told: Sentence, where: int) -> int:
    """How many words both directions are said of."""
    if claim[at].low in _ANCHORED:
        return len(_next(claim, at) & _next(told, where))
    return len(around(claim, at, _NEAR) & around(told, where, _NEAR))


def _next(sentence: Sentence, at: int) -> frozenset[str]:
    """The first carrying words after a place: what "before" and "after" refer to."""
    return frozenset([word.form for word in sentence[at + 1 : at + 6] if word.form][:2])
