"""The vocabulary of numbers."""


def _counted(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


SMALL = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
) | {"nought": 0, "naught": 0}
TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10) | {"fourty": 40}
WORDS = SMALL.keys() | TENS.keys()
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    **dict.fromkeys("mln mn mil".split(), 10**6),
    **dict.fromkeys("bln bn".split(), 10**9),
    **dict.fromkeys("tn trn tln trln".split(), 10**12),
}
LETTERS = {
    **dict.fromkeys("kK", 10**3),
    **dict.fromkeys(["m", "M", "mm", "MM"], 10**6),
    **dict.fromkeys("bB", 10**9),
    "T": 10**12,
}
DOZENS = frozenset("dozen dozens doz dozs dzs".split())
GROUPS = {"dozen": 12, "couple": 2, "pair": 2, "score": 20}
ORDINALS = (
    _counted(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth",
        1,
    )
    | _counted("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
    | {word + "th": value for word, value in SCALES.items() if len(word) > 4}
)
DENOMINATORS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    form: value for word, value in ORDINALS.items() if value > 2 for form in (word, word + "s")
}
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
# Words at which a spelled number may begin.
STARTERS = (
    WORDS
    | VULGAR.keys()
    | frozenset("half quarter hundred thousand lakh million crore billion trillion dozen couple pair a an".split())
)
