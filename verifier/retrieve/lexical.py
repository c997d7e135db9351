"""Any text as terms of SQLite's full-text index (FTS5)."""

import re

MAX_TERMS = 60  # of a longer query the first terms are used; each costs time

_WORD = re.compile(r"\w+(?:[.,'’:/-]\w+)*")
# Words that stand in nearly every passage: ranking all of them is slow and tells nothing. Number words stay.
_STOP = frozenset(
    (
        "a about also an and any are as at be because been being but by can could did do does for from had has "
        "have he her here hers him his how i if in into is it its just may me might more most must my no nor not "
        "of on or our ours out over shall she should so some such than that the their theirs them then there these "
        "they this those through to too under until up very was we were what when where which while who whom why "
        "will with would you your yours"
    ).split()
)


_FORMS = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty"
        ).split(),
        map(str, range(1, 21)),
        strict=True,
    )
)
_FORMS |= {digits: word for word, digits in _FORMS.items()}


def terms(text: str) -> list[str]:
    """FTS5 expressions, one for each telling word of `text`; small numbers are looked for in both of their forms.

    Each word is quoted, so nothing in the text is read as an operator; "1.85" is the phrase 1 85, as it is indexed.
    """
    words = dict.fromkeys(match.group().lower() for match in _WORD.finditer(text))
    telling = [word for word in words if word not in _STOP] or list(words)
    forms = dict.fromkeys(form for word in telling[:MAX_TERMS] for form in (word, _FORMS.get(word, word)))
    return [f'"{form}"' for form in forms]
