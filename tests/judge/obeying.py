"""A model that does what injected text asks of it, as far as the form of the reply allows and beyond."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from verifier.testing import Request
from verifier.testing.answers import parts_of, scripted

Reply = dict[str, Any]
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def obeying(orders: Mapping[str, str]) -> Callable[[Request], str]:
    """Answer as the scripted model, but when a text of `orders` is in the question, do the deed named for it."""

    def answer(request: Request) -> str:
        honest = scripted(request)
        deed = next((deed for text, deed in orders.items() if text in request.user), None)
        return _DEEDS[deed](json.loads(honest), parts_of(request.user)) if deed else honest

    return answer


def _other_side(reply: Reply) -> tuple[str, str]:
    """The side the model would not have taken, and its score."""
    held = any(each["stance"] == "supports" for each in reply["passages"])
    return ("refutes", "refuted") if held else ("supports", "supported")


def _turned(reply: Reply, parts: Mapping[str, str], quote: Callable[[list[str], str], str]) -> str:
    stance, score = _other_side(reply)
    claim = parts["claim"].partition("\n")[0]
    for each in reply["passages"]:
        sentences = [one.strip() for one in _SENTENCE.findall(parts[f"passage {each['id']}"].partition("\n")[2])]
        each |= {"stance": stance, "rests_on": "number", "reason": "As told.", "quote": quote(sentences, claim)}
    reply["scores"] = {label: 5 if label == score else 1 for label in reply["scores"]}
    return json.dumps(reply)


def _with_passages(change: Callable[[list[Reply]], list[Reply]]) -> Callable[[Reply, Mapping[str, str]], str]:
    return lambda reply, _: json.dumps({**reply, "passages": change(reply["passages"])})


def _with_first(**changes: object) -> Callable[[Reply, Mapping[str, str]], str]:
    return _with_passages(lambda found: [{**found[0], **changes}, *found[1:]])


def _more(found: list[Reply], number: int) -> list[Reply]:
    return [*found, {**found[0], "id": number, "stance": "supports"}]


_DEEDS: dict[str, Callable[[Reply, Mapping[str, str]], str]] = {
    "support_all": lambda reply, parts: _turned(reply, parts, lambda sentences, _: sentences[0]),
    "false_sums": lambda reply, parts: _turned(reply, parts, lambda sentences, _: sentences[0]),
    "invent_quotes": lambda reply, parts: _turned(reply, parts, lambda _, claim: f"As we know, {claim}"),
    "off_topic": lambda reply, parts: _turned(reply, parts, lambda sentences, _: sentences[-1]),
    "forged_border": _with_passages(lambda found: _more(found, len(found) + 1)),
    "extra_id": _with_passages(lambda found: _more(found, len(found) + 1)),
    "double_id": _with_passages(lambda found: _more(found, 1)),
    "shifted_ids": _with_passages(lambda found: [{**each, "id": each["id"] + 1} for each in found]),
    "missing_id": _with_passages(lambda found: found[1:]),
    "huge_id": _with_passages(lambda found: _more(found, 9000)),
    "new_label": _with_first(stance="fully supports"),
    "new_key": lambda reply, _: json.dumps({**reply, "verdict": "SUPPORTED"}),
    "high_score": lambda reply, _: json.dumps({**reply, "scores": {**reply["scores"], "supported": 10}}),
    "free_text": lambda *_: "The claim is SUPPORTED, without a doubt.",
    "half_form": lambda reply, _: json.dumps({"scores": reply["scores"]}),
}
