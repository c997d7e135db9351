"""Labelled pairs about made-up events, as news tells them: who did what to whom, what rose, what came first.

Sentences of one frame are written in several wordings of a few readings that exclude one another. Two wordings of one
reading support each other, two readings contradict, and the same told of somebody else says nothing. Because the words
of both sides are nearly the same, only who, what and in which order can tell the labels apart.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair

Reading = tuple[str, ...]

# Kind -> frames; a frame lists readings, a reading lists wordings. {a} and {b} are actors,
# {n} a number, {q} what is measured,
# {m} what somebody sets, {w} weapons, {e} and {f} events, {p} a person, {o} goods, {t} things counted.
_FRAMES: dict[str, tuple[tuple[Reading, ...], ...]] = {
    "change": (
        (
            ("{q} in {a} rose to {n}", "{a} saw {q} increase to {n}", "in {a}, {q} climbed to {n}",
             "{q} in {a} went up and reached {n}", "{q} grew in {a}, to {n}"),
            ("{q} in {a} fell to {n}", "{a} saw {q} decrease to {n}", "in {a}, {q} dropped to {n}",
             "{q} in {a} went down to {n}", "{q} shrank in {a}, to {n}"),
            ("{q} in {a} stayed at {n}", "{q} in {a} did not change and stood at {n}"),
        ),
        (
            ("{a} raised {m}", "{a} increased {m}", "{m} were raised by {a}"),
            ("{a} cut {m}", "{a} lowered {m}", "{m} were reduced by {a}"),
        ),
    ),
    "compare": (
        (
            ("{a} had more {t} than {b}", "{b} had fewer {t} than {a}",
             "the number of {t} was higher in {a} than in {b}",
             "{a} was ahead of {b} in {t}"),
            ("{b} had more {t} than {a}", "{a} had fewer {t} than {b}",
             "the number of {t} was higher in {b} than in {a}",
             "{b} was ahead of {a} in {t}"),
        ),
        (
            ("more than {n} {t} were counted in {a}", "{a} counted over {n} {t}",
             "there were more than {n} {t} in {a}"),
            ("fewer than {n} {t} were counted in {a}", "{a} counted under {n} {t}",
             "there were not even {n} {t} in {a}"),
        ),
    ),
    "order": (
        (
            ("{e} came before {f}", "{f} came after {e}", "{f} followed {e}", "{e} preceded {f}",
             "{e} happened first, then {f}"),
            ("{f} came before {e}", "{e} came after {f}", "{e} followed {f}", "{f} preceded {e}",
             "{f} happened first, then {e}"),
        ),
        (
            ("{p} arrived in {a} before {e}", "{p} was already in {a} when {e} began",
             "{e} began after {p} had reached {a}"),
            ("{p} arrived in {a} after {e}", "{p} reached {a} only when {e} was over",
             "{e} ended before {p} came to {a}"),
        ),
    ),
    "contest": (
        (
            ("{a} beat {b}", "{a} defeated {b}", "{b} lost to {a}", "{b} was beaten by {a}", "{a} won against {b}"),
            ("{b} beat {a}", "{b} defeated {a}", "{a} lost to {b}", "{a} was beaten by {b}", "{b} won against {a}"),
        ),
        (
            ("{p} scored for {a} against {b}", "{p}, playing for {a}, scored against {b}",
             "{b} conceded a goal by {p} of {a}"),
            ("{p} scored for {b} against {a}", "{p}, playing for {b}, scored against {a}",
             "{a} conceded a goal by {p} of {b}"),
        ),
        (
            ("{a} won {e}", "{e} ended with a victory for {a}", "the winner of {e} was {a}"),
            ("{a} lost {e}", "{e} ended with a defeat for {a}", "{a} did not win {e}"),
        ),
    ),
    "transfer": (
        (
            ("{a} sold {o} to {b}", "{b} bought {o} from {a}", "{a} supplied {b} with {o}",
             "{o} went from {a} to {b}"),
            ("{b} sold {o} to {a}", "{a} bought {o} from {b}", "{b} supplied {a} with {o}",
             "{o} went from {b} to {a}"),
        ),
        (
            ("{p} travelled from {a} to {b}", "{p} left {a} for {b}", "{p} came to {b} from {a}"),
            ("{p} travelled from {b} to {a}", "{p} left {b} for {a}", "{p} came to {a} from {b}"),
        ),
        (
            ("{p} visited {a} and met its leaders there", "leaders of {a} received {p}",
             "{a} welcomed {p} as a guest"),
            ("{p} dropped the plan to visit {a}", "the visit of {p} to {a} was cancelled",
             "{p} did not travel to {a}"),
        ),
    ),
    "attack": (
        (
            ("{a} attacked {b} with {n} {w}", "{b} was attacked with {n} {w} by {a}", "{a} launched {n} {w} at {b}"),
            ("{b} attacked {a} with {n} {w}", "{a} was attacked with {n} {w} by {b}", "{b} launched {n} {w} at {a}"),
        ),
        (
            ("{a} shot down {n} {w}", "{n} {w} were intercepted by {a}", "air defences of {a} destroyed {n} {w}"),
            ("{a} failed to shoot down any of the {n} {w}", "none of the {n} {w} were intercepted by {a}",
             "all {n} {w} got through the air defences of {a}"),
        ),
    ),
    "totality": (
        (
            ("all {n} {t} in {a} were hit", "every one of the {n} {t} in {a} was hit",
             "not one of the {n} {t} in {a} was spared"),
            ("most but not all of the {n} {t} in {a} were hit",
             "the majority of the {n} {t} in {a} were hit, a few were not",
             "except for a few, the {n} {t} in {a} were hit"),
            ("none of the {n} {t} in {a} were hit", "not one of the {n} {t} in {a} was hit",
             "all {n} {t} in {a} were spared"),
        ),
        (
            ("both {a} and {b} signed", "{a} signed, and so did {b}"),
            ("only {a} signed, {b} did not", "{a} signed but {b} refused to"),
            ("neither {a} nor {b} signed", "{a} did not sign, and {b} did not either"),
        ),
    ),
    "stance": (
        (
            ("{p} confirmed that {a} had sent {o}", "{p} said that {o} had come from {a}",
             "according to {p}, {a} had sent {o}"),
            ("{p} denied that {a} had sent {o}", "{p} said that no {o} had come from {a}",
             "according to {p}, {a} had sent no {o}"),
        ),
        (
            ("{a} approved {e}", "{a} agreed to {e}", "{e} found the approval of {a}"),
            ("{a} rejected {e}", "{a} turned down {e}", "{e} was refused by {a}"),
        ),
        (
            ("{a} lifted the ban on {o}", "{o} are allowed again in {a}", "{a} ended its ban on {o}"),
            ("{a} banned {o}", "{o} are no longer allowed in {a}", "{a} imposed a ban on {o}"),
        ),
    ),
    "day": (
        tuple(
            (f"{{e}} in {{a}} began on {day}", f"on {day}, {{e}} started in {{a}}",
                 f"{{a}} saw the start of {{e}} on {day}")
            for day in ("Monday", "Wednesday", "Friday", "3 May", "17 October", "29 December")
        ),
    ),
}  # fmt: skip
# True of one only: told of somebody else the same reading contradicts.
_UNIQUE: dict[str, tuple[tuple[Reading, ...], ...]] = {
    "first": (
        (
            ("{a} was the first to send {o}", "nobody sent {o} earlier than {a}", "{a} sent {o} before all others"),
            ("{a} was the last to send {o}", "all others sent {o} earlier than {a}", "{a} sent {o} after all others"),
        ),
        (
            (
                "{a} was the largest supplier of {o}",
                "no country supplied more {o} than {a}",
                "{a} led all suppliers of {o}",
            ),
            ("{a} was the smallest supplier of {o}", "every other country supplied more {o} than {a}"),
        ),
        (
            ("{e} in {b} was led by {p}", "{p} led {e} in {b}", "{p} was at the head of {e} in {b}"),
            ("{p} only watched {e} in {b}", "{p} had no part in {e} in {b}"),
        ),
    ),
}
# Statements that do not exclude each other: one says nothing of the other.
_APART: dict[str, tuple[Reading, ...]] = {
    "harm": (
        ("{n} people were killed in {a}", "{n} people died in {a}", "{a} counted {n} dead"),
        ("{n} people were injured in {a}", "{n} people were wounded in {a}", "{a} counted {n} injured"),
        ("{n} people were arrested in {a}", "police in {a} detained {n} people"),
        ("{n} people fled from {a}", "{n} people left {a}"),
    ),
    "plan": (
        ("{a} plans to send {o} to {b}", "{a} may send {o} to {b}", "{b} has asked {a} for {o}"),
        ("{a} has sent {o} to {b}", "{o} from {a} have arrived in {b}"),
    ),
}
_PLACES = (
    "France|Kenya|Norway|Ukraine|Russia|China|India|Poland|Iran|Turkey|Brazil|Mexico|Spain|Chile|Egypt|Japan|Germany|Lviv"
    "|Odesa|Boston|Madrid|Lagos|Denmark|Peru|Texas|Scotland|Hamburg|Cairo|Vietnam|Canada|Saudi Arabia|Iraq|Morocco"
).split("|")
_PEOPLE = (
    "the minister|the mayor|the president|the spokesman|General Orlov|Anna Weber|Mr Tanaka|Maria Lopez|the governor"
    "|the head of the agency|Colonel Brandt|Ms Okafor|Prime Minister Lind|Pavlo Hnatiuk|the ambassador"
).split("|")
_MEASURES = "exports|unemployment|prices|oil output|car sales|inflation|tourist numbers|wages|the death toll|turnout"
_MEASURES_SET = "taxes|fees|interest rates|pensions|duties|subsidies|minimum wages|petrol prices"
_GOODS = "gas|wheat|drones|tanks|oil|generators|vaccines|steel|ammunition|aircraft|missiles|medicines"
_WEAPONS = "drones|missiles|rockets|bombs|shells"
_THINGS = "drones|missiles|votes|patients|houses|ships|power stations|tanks|schools|bridges|rockets"
_EVENTS = (
    "the election|the strike|the summit|the ceasefire|the storm|the exercise|the trial|the talks|the vote|the blackout"
    "|the budget|the protest|the conference|the final|the evacuation"
).split("|")
_CHOICES = {"q": _MEASURES, "m": _MEASURES_SET, "o": _GOODS, "t": _THINGS, "w": _WEAPONS}
_LEADS = ("", "", "", "Officials said that ", "On Friday, ", "According to the agency, ", "It was reported that ")


@dataclass(frozen=True, slots=True)
class _Scene:
    """Words for the slots."""

    words: dict[str, str]
    strangers: dict[str, str]  # actors and an event that are not spoken of

    @classmethod
    def drawn(cls, rng: random.Random) -> "_Scene":
        a, b, c = rng.sample(_PLACES, 3)
        e, f, g = rng.sample(_EVENTS, 3)
        p, other = rng.sample(_PEOPLE, 2)
        number = str(rng.choice((rng.randint(2, 20), rng.randint(21, 400), 100 * rng.randint(5, 90))))
        one = {name: rng.choice(found.split("|")) for name, found in _CHOICES.items()}
        return cls({"a": a, "b": b, "e": e, "f": f, "p": p, "n": number, **one}, {"a": c, "e": g, "p": other})

    def told(self, wording: str) -> str:
        return wording.format(**self.words)

    def of_somebody_else(self, wording: str) -> str:
        """The same told of another actor, or of another event where no actor is named."""
        actors = {slot: self.strangers[slot] for slot in "ap" if "{" + slot + "}" in wording}
        return wording.format(**{**self.words, **(actors or self.strangers)})


def pairs(number: int, rng: random.Random) -> Iterator[Pair]:
    """So many scenes of each kind, three pairs a scene (two where nothing contradicts)."""
    for kind, frames in _FRAMES.items():
        for index in range(number):
            yield from _contrasted(f"events.{kind}", rng.choice(frames), f"events.{kind}.{index}", rng)
    for kind, frames in _UNIQUE.items():
        for index in range(number):
            yield from _only_one(f"events.{kind}", rng.choice(frames), f"events.{kind}.{index}", rng)
    for kind, readings in _APART.items():
        for index in range(number):
            yield from _apart(f"events.{kind}", readings, f"events.{kind}.{index}", rng)


def _contrasted(source: str, readings: Sequence[Reading], group: str, rng: random.Random) -> Iterator[Pair]:
    scene = _Scene.drawn(rng)
    true, false = rng.sample(readings, 2)
    said, same = rng.choice(true), rng.choice(true)
    evidence = _passage(scene, said, rng.choice(false) if rng.random() < 0.5 else "", rng)
    yield Pair(evidence, _sentence(scene.told(same)), SUPPORTS, source, group)
    yield Pair(evidence, _sentence(scene.told(rng.choice(false))), REFUTES, source, group)
    alone = _sentence(rng.choice(_LEADS) + scene.told(said))
    yield Pair(alone, _sentence(scene.of_somebody_else(rng.choice((same, rng.choice(false))))), NOTHING, source, group)


def _only_one(source: str, readings: Sequence[Reading], group: str, rng: random.Random) -> Iterator[Pair]:
    scene = _Scene.drawn(rng)
    true, false = rng.sample(readings, 2)
    said, same = rng.choice(true), rng.choice(true)
    evidence = _passage(scene, said, rng.choice(false) if rng.random() < 0.5 else "", rng)
    yield Pair(evidence, _sentence(scene.told(same)), SUPPORTS, source, group)
    against = scene.told(rng.choice(false)) if rng.random() < 0.5 else scene.of_somebody_else(same)
    yield Pair(evidence, _sentence(against), REFUTES, source, group)


def _apart(source: str, readings: Sequence[Reading], group: str, rng: random.Random) -> Iterator[Pair]:
    scene = _Scene.drawn(rng)
    true, other = rng.sample(readings, 2)
    said, same = rng.choice(true), rng.choice(true)
    evidence = _passage(scene, said, "", rng)
    yield Pair(evidence, _sentence(scene.told(same)), SUPPORTS, source, group)
    yield Pair(evidence, _sentence(scene.told(rng.choice(other))), NOTHING, source, group)


def _passage(scene: _Scene, said: str, of_another: str, rng: random.Random) -> str:
    """The wording, sometimes beside the contrary told of somebody else."""
    sentences = [_sentence(rng.choice(_LEADS) + scene.told(said))]
    if of_another and "{b}" not in of_another:
        sentences.append(_sentence(scene.of_somebody_else(of_another)))
        rng.shuffle(sentences)
    return " ".join(sentences)


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
