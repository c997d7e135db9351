"""Lines of a web page that are no part of the story: bylines, teasers, share buttons, cookie notices, comments."""

import re

from verifier.claims.wording import MONTH, TERMINAL, WEEKDAY, has_finite_verb

_LONGEST_TEASER = 16  # words


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_COMMENTS = _either(
    r"^leave a (?:reply|comment)",
    r"^(?:view |all |\d+ |join the )?(?:comments?|conversation)(?: \(\d+\)|:)?\s*\d*$",
    r"^\d+ (?:comments?|replies|thoughts on)",
    r"^(?:post|add|write) (?:a|your) comment",
    r"^your email address will not be",
    r"^required fields are marked",
    r"^(?:log|sign) ?in to (?:comment|reply)",
)
_ANYWHERE = {
    "cookie or privacy notice": _either(
        r"\b(?:we|this (?:web)?site|our partners)\b.{0,60}\bcookies\b",
        r"^(?:accept|reject|manage)(?: all)? cookies",
        r"\bprivacy policy\b.{0,40}\bterms\b",
        r"\bby (?:continuing|clicking|subscribing|signing up)\b.{0,60}\byou (?:agree|accept|consent)",
    ),
    "copyright notice": _either(r"^(?:©|\(c\)|copyright\b(?!\s\w+ed))", r"\ball rights reserved\b"),
    "picture credit": _either(
        r"^(?:image|photo|picture|photograph|video|graphic|illustration|map|caption|file photo|photo credit|"
        r"image source)\s?(?:[:|©/]|by [A-Z])",
        r"\((?:photo|image|picture|credit|file photo)\s?[:/].{0,80}\)\s*$",
        r"\b(?:getty images|via (?:ap|afp|reuters|getty)|handout)\W*$",
    ),
    "newsletter or advertisement": _either(
        r"\b(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletter|inbox|account|webcast|webinar|updates?|alerts?|"
        r"free)\b",
        r"^(?:advertisement|sponsored|promoted|paid content|subscribe|story continues below)\b",
        r"\b(?:follow|like|find) us on\b",
        r"^(?:download|get) (?:our|the) (?:free )?app\b",
    ),
    "comment section": _COMMENTS,
    "note to editors": _either(
        r"^(?:notes? (?:to|for) (?:the )?editors?|for immediate release|(?:strictly )?embargoed|media (?:contacts?|"
        r"enquiries)|(?:press )?contacts?(?: details)?\s?:|for (?:more|further) information|ends|"
        r"[-–—#* ]*ends[-–—#* ]*|###)",
    ),
}
_ALONE = {
    "byline": _either(
        r"^(?:words )?by\s(?-i:[A-Z])[\w.’'-]+(?:\s[\w.’'-]+){0,8}(?:[,|&]|$)(?![^.]*\b(?:was|were|had)\b)",
        r"^(?:from|by) (?:our|a|the) (?:own |staff )?(?:correspondent|reporter|staff|newsroom)",
        r"^(?:additional )?(?:reporting|editing|writing|compiled|translated)\b.{0,20}\bby\b",
        r"^(?:staff|agency) (?:writer|report)",
    ),
    "date of publication": _either(
        r"^(?:first )?(?:published|updated|posted|last (?:updated|modified)|issued)\b",
        rf"^(?:{WEEKDAY},?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|{MONTH}\s\d{{1,2}}),?\s\d{{4}}(?:[,|\s·-]*[\d:.]+"
        r"\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?)?\W*$",
        r"^\d+ (?:min(?:ute)?s?|hours?|days?) (?:read|ago)\b",
    ),
    "dateline": _either(
        rf"^[\d:.,\s]*(?:{WEEKDAY},?\s)?(?:\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}},?)\s\d{{4}}\W*$",
        rf"^(?!{WEEKDAY})(?:[A-Z][\w'-]+[\s,]{{1,2}}){{1,4}}(?:\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}},?)\s\d{{4}}\W*$",
    ),
    "share button": _either(
        r"^(?:(?:share|tweet|e-?mail|print|save|copy|link|facebook|twitter|whatsapp|linkedin|reddit|telegram|x|this|"
        r"on|via|by|article|story|page|pin|it|bookmark|listen|comments?|\d+)(?:[\s,|·/]+|$))+$",
    ),
    "teaser": _either(
        r"^(?:read (?:more|next|also|on)|also read|see also|more (?:on|from|about|stories|news)|related\b|"
        r"you (?:might|may) also|recommended|trending|most (?:read|popular|viewed)|don['’]t miss|up next|"
        r"editor['’]s picks?|continue reading|click here|watch\s?:|listen\s?:|live\s?:|in pictures|top stories|"
        r"latest news|what to read|keep reading|learn more|find out more|show more|load more|view all|back to top|"
        r"skip to|jump to|table of contents|menu|search)",
    ),
    "list of topics": _either(r"^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|sections?)\s?:"),
    "breadcrumb or menu": _either(r"^\S[^.!?]*\s[›»>|•·]\s[^.!?]*$"),
}


def furniture(text: str, *, alone: bool) -> str:
    """The kind of page furniture a sentence is, "" if it is none; `alone` if it fills its lines by itself."""
    for kind, pattern in _ANYWHERE.items():
        if pattern.search(text):
            return kind
    if not re.search(r"[^\W\d_]", text):
        return "no words"
    if _ALONE["dateline"].search(text):
        return "dateline"
    if alone and len(text.split()) <= _LONGEST_TEASER:
        return next((kind for kind, pattern in _ALONE.items() if pattern.search(text)), "")
    return ""


def opens_comments(text: str) -> bool:
    """True for the heading of a comment section."""
    return _COMMENTS.search(text) is not None


def is_heading(text: str) -> bool:
    """True for a line that stands alone without the full stop of a sentence: a headline, a heading."""
    if text.lstrip().startswith("#"):
        return True
    words = text.split()
    if TERMINAL.search(text) or re.match(r"\s*(?:[-*•–]|\d{1,3}[.)])\s", text):
        return False
    return len(words) <= 14 or (len(words) <= 25 and not has_finite_verb(text))
