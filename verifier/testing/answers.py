"""A model that can read a little: scripted answers to the program's own questions.

It picks the sentence of a passage that shares most words with the claim and compares the numbers in it. That is no
measure of anything, but its replies have the right form, so that what the program does with them can be tried.
"""

import json
import re
from collections.abc import Mapping

from verifier.testing.requests import Request

_PART = re.compile(r"^\[(?P<key>[0-9a-f]+) (?P<name>[a-z]+ ?\d*)\](?:\n|\Z)", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?”\"]*")
_WORD = re.compile(r"[A-Za-z]{3,}|\d+(?:[.,]\d+)*")
_NUMBERED = re.compile(r"^(\d+): (.*)$", re.MULTILINE)
_COUNTS = dict(zip("two three four five six seven eight nine ten".split(), map(str, range(2, 11)), strict=True))
_ENOUGH = 0.4


def scripted(request: Request) -> str:
    """Answer a question about a claim or about the sentences of a text; and whether it is there at all."""
    parts = parts_of(request.user)
    if "claim" in parts:
        return json.dumps(_judgement(parts), ensure_ascii=False)
    return json.dumps(_sentences(parts["text"]) if "text" in parts else {"ready": True}, ensure_ascii=False)


def parts_of(question: str) -> dict[str, str]:
    """The parts of a question by the name that their border shows: "claim", "passage 1" …, or "text"."""
    key = question.partition("\n")[0].removeprefix("Key: ")
    borders = [border for border in _PART.finditer(question) if border["key"] == key]
    ends = [border.start() for border in borders[1:]]
    return {
        border["name"]: question[border.end() : end].strip("\n") for border, end in zip(borders, ends, strict=False)
    }


def _judgement(parts: Mapping[str, str]) -> dict[str, object]:
    claim = parts["claim"].partition("\n")[0]
    passages = [text.partition("\n")[2] for name, text in parts.items() if name != "claim"]
    read = [_passage(number, claim, text) for number, text in enumerate(passages, 1)]
    stances = {str(each["stance"]) for each in read}
    said = "not_asked" if "\nSaid by: " not in parts["claim"] else "yes" if "supports" in stances else "unclear"
    label = {
        frozenset({"supports"}): "supported",
        frozenset({"refutes"}): "refuted",
        frozenset({"supports", "refutes"}): "conflicting",
    }.get(frozenset(stances - {"neutral"}), "not_enough")
    return {
        "passages": read,
        "scores": {each: 5 if each == label else 1 for each in ("supported", "refuted", "conflicting", "not_enough")},
        "missing": "a passage that decides it" if label == "not_enough" else "",
        "said": said,
        "so": "not_asked" if said == "not_asked" else "unclear",
        "so_id": 0,
        "so_quote": "",
    }


def _passage(number: int, claim: str, text: str) -> dict[str, object]:
    asked = _words(claim)
    sentence = max(_SENTENCE.findall(text), key=lambda one: len(asked & _words(one)), default="").strip()
    shared = len(asked & _words(sentence)) / max(len(asked), 1)
    wanted, given = _figures(claim), _figures(sentence)
    stance, ground, reason = "neutral", "words", "It does not say."
    if shared >= _ENOUGH:
        ground = "number" if wanted else "words"
        stance = "supports" if wanted <= given else "refutes" if given else "neutral"
        reason = f"It gives {len(given)} numbers of {len(wanted)} asked."
    quote = "" if stance == "neutral" else sentence
    return {"id": number, "reason": reason, "stance": stance, "rests_on": ground, "quote": quote}


def _words(text: str) -> set[str]:
    return {word.lower()[:6] for word in _WORD.findall(text)}


def _figures(text: str) -> set[str]:
    return {figure for word in _WORD.findall(text) if (figure := _COUNTS.get(word.lower(), word))[0].isdigit()}


def _sentences(text: str) -> dict[str, object]:
    return {"sentences": [_sentence(int(number), words) for number, words in _NUMBERED.findall(text)]}


def _sentence(number: int, text: str) -> dict[str, object]:
    if not text.endswith(".") or not (_figures(text) or re.search(r"(?<=\s)[A-Z]", text)):
        return {"id": number, "kind": "not_checkable", "reason": "it names nothing", "claims": []}
    claim = {"text": text, "fragment": text, "said_by": "", "date": ""}
    return {"id": number, "kind": "claim", "reason": "it names somebody or a number", "claims": [claim]}
