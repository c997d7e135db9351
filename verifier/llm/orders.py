"""Text that gives orders to whoever reads it: prompt injection, as far as it can be told by its words.

A passage with such words is kept from the model. The list is no wall: an order put in words nobody thought of passes
it, and what then holds is that ids, quotes and numbers are checked (judge/gates.py).
"""

import base64
import binascii
import re
import unicodedata

_VERDICTS = r"(?:SUPPORTED|SUPPORTS|REFUTED|REFUTES|CONFLICTING|NOT[_ ]ENOUGH\w*|NEUTRAL)"
_SOFT_VERDICTS = r"(?:supported|supports|refuted|refutes|conflicting|neutral|true|false|verified|correct|wrong)"
_READERS = r"(?:AIs?|A\.I\.|language models?|LLMs?|chat ?bots?|assistants?|fact[- ]?check\w*|judging models?|models?)"
_ORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\b(?:ignore|disregard|forget|override|bypass|drop)\b[^.!?]{0,40}\b(?:instructions?|prompts?|rules|"
        r"guidelines|system message|orders|you were told|you have been told)\b",
        r"(?i)\b(?:new|updated|real|actual|secret) instructions?\b[^.!?]{0,20}(?::|\bare\b|\bfollow)",
        r"(?im)^\W{0,3}(?:system|assistant|developer)(?: (?:message|prompt|note|override))?\W{0,3}[:>]",
        r"(?i)<\|?/?(?:im_start|im_end|system|assistant|endoftext|eot_id|start_header_id|instructions?)\b",
        r"(?i)\[/?INST\]|<</?SYS>>|#{2,}\s?(?:system|instructions?|response|assistant)\b",
        r"[\"'“”]?\b(?:stance|verdict|scores|rests_on|so_quote|so_id|not_enough|is_supported)\b[\"'“”]?\s*[:=]",
        rf"\b(?:[Aa]nswer|[Rr]eply|[Rr]espond|[Oo]utput|[Rr]eturn|[Mm]ark|[Ll]abel|[Rr]ate|[Cc]lassify|[Ss]ay|[Gg]ive|"
        rf"[Uu]se|[Ww]rite|[Pp]rint)\b[^.!?]{{0,80}}\b{_VERDICTS}\b",
        rf"(?i)\b(?:mark|label|classify|rate|score|treat|report|judge|count|list|give|set)\b[^.!?]{{0,40}}\b"
        rf"(?:passages?|claims?|stances?|verdicts?|statements?|numbers?|documents?)\b[^.!?]{{0,60}}\b{_SOFT_VERDICTS}\b",
        rf"(?i)\b(?:you are|act as|as) an? (?:\w+ ){{0,2}}{_READERS}\b(?![- ]\w+ed)",
        rf"(?i)\b(?:notes?|messages?|attention|instructions?|notice|memo|orders?|dear|hey|hello)\b[^.!?\n]{{0,25}}\b"
        rf"{_READERS}\b[^.!?\n]{{0,40}}[:,]",
        r"(?i)\[\w{0,40} ?(?:passage \d+|claim|end|text)\]",
        r"(?i)\b(?:end of (?:the )?(?:passages?|documents?|material|context)|begin(?:ning)? of (?:the )?(?:system|"
        r"instructions?))\b",
        r"(?i)\b(?:add|report|include|invent|list|answer for|reply for)\b[^.!?]{0,30}\b"
        r"(?:passages? (?:\d+|number|with)|(?:an?|another|extra|further) (?:passage|key|field|id))\b",
        r"(?i)\b(?:quote|cite|copy)\b[^.!?]{0,40}\b(?:for|under|from) (?:every|each|all|any|passage|the other)\b",
        r"(?i)\byour (?:task|job|role|answer|reply|output|verdict|only task)\b[^.!?]{0,30}\b(?:is|must|should|shall|"
        r"will)\b",
        r"(?i)\b(?:ignorier\w*|missachte\w*|vergiss)\b[^.!?]{0,40}\b(?:anweisung\w*|regeln|vorgaben)\b",
        r"(?i)\b(?:ignore[zr]?|oublie[zr]?)\b[^.!?]{0,40}\b(?:consignes?|instructions?|règles)\b",
        r"(?i)\b(?:ignora|ignore|olvida|olvide)\b[^.!?]{0,40}\b(?:instrucciones|reglas|órdenes)\b",
        r"(?i)\b(?:игнорируй\w*|забудь\w*|ігноруй\w*|забудь\w*|не зважай\w*)[^.!?]{0,40}(?:инструкци|указани|правил|"
        r"інструкці|вказівк)\w*",
    )
)
_ENCODED = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_TAGS = range(0xE0020, 0xE007F)  # invisible copies of ASCII
_SHOWN = 80


def order_in(text: str) -> str:
    """The words of a text that give orders to its reader, at most 80 characters; "" if there are none."""
    seen = _visible(text)
    for each in (seen, *_decoded(seen)):
        if match := next(filter(None, (order.search(each) for order in _ORDERS)), None):
            return " ".join(match.group().split())[:_SHOWN]
    return ""


def _visible(text: str) -> str:
    """The text with what is written in characters that nobody sees made plain, and those that only divide taken out."""
    shown = "".join(chr(ord(each) - 0xE0000) if ord(each) in _TAGS else each for each in text)
    return "".join(each for each in unicodedata.normalize("NFKC", shown) if unicodedata.category(each) != "Cf")


def _decoded(text: str) -> list[str]:
    found = []
    for match in _ENCODED.finditer(text):
        try:
            found.append(base64.b64decode(match.group(), validate=True).decode("utf-8"))
        except (binascii.Error, UnicodeDecodeError):
            continue
    return found
