"""Makes labelled pairs out of real sentences, each kind from one change whose effect on the label is known.

A change is applied to the claim, to the evidence and to both, so that nothing in the claim alone gives the label away.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training import edits, entities
from training.masking import mask, number_spans
from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair, clean, rows

_EDITS: Mapping[str, edits.Edit] = {
    "negate": edits.negate,
    "oppose": edits.oppose,
    "roles": edits.swap_roles,
    "date": edits.shift_date,
}
_FORMATTING = re.compile(r"\s*\([^()]*\)|\s*\[[^\]]*\]")
_TRAILING = re.compile(
    r",\s+(?:which|who|where|including|with|and|but|although|while|as|after|making|becoming)\b[^.]*(?=\.?$)"
)
_LEADING = re.compile(
    r"^(?:In|On|During|After|Following|According to|As|At|By|Since|Although)\b[^,]{3,60},\s+(?=[A-Za-z])"
)
_QUANTIFIERS = re.compile(
    r"(?<!the )\b([Aa]ll|[Ss]ome|[Nn]o|[Mm]ost|[Ss]everal|[Mm]any)\b(?= of the| [a-z]{3,}s\b)(?! times)"
)
# (evidence says, claim says) -> label
_QUANTIFIED = {
    ("all", "some"): SUPPORTS, ("all", "most"): SUPPORTS, ("all", "no"): REFUTES, ("most", "some"): SUPPORTS,
    ("most", "all"): NOTHING, ("some", "all"): NOTHING, ("some", "no"): REFUTES, ("no", "all"): REFUTES,
    ("no", "some"): REFUTES, ("no", "most"): REFUTES, ("some", "most"): NOTHING, ("many", "no"): REFUTES,
    ("several", "no"): REFUTES, ("several", "all"): NOTHING, ("many", "all"): NOTHING,
}  # fmt: skip
_WORD = re.compile(r"\w+")
_UPWARD = ("more than {}", "over {}", "at least {}")
_DOWNWARD = ("fewer than {}", "under {}", "at most {}", "less than {}")
_SAME = 0.55  # cosine of TF-IDF above which another sentence often does bear the claim out


@dataclass(frozen=True, slots=True)
class Article:
    """Sentences of one page, in order where the set keeps an order."""

    page: str
    sentences: tuple[str, ...]
    title: str = ""


def articles(data: Path) -> list[Article]:
    """The pages of the two corpora whose licences allow training."""
    by_page: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, str] = {}
    for row in rows(data / "fm2.corpus.jsonl"):
        page = row["title"].split(" | ")[0]
        titles[page] = page
        by_page[page].append(clean(row["text"]))
    for row in rows(data / "checkcovid.corpus.jsonl"):
        by_page[row["doc_id"]].extend(clean(line) for line in row["text"].splitlines())
    return [
        Article(page, tuple(s for s in found if 6 <= len(s.split()) <= 45), titles.get(page, ""))
        for page, found in by_page.items()
    ]


def shorten(sentence: str, rng: random.Random) -> str:
    """A part of the sentence that it entails: brackets, a lead-in or a trailing clause are left out."""
    text = _FORMATTING.sub("", sentence)
    if rng.random() < 0.6:
        text = _TRAILING.sub("", text, count=1)
    if rng.random() < 0.5:
        shorter = _LEADING.sub("", text, count=1)
        text = shorter[:1].upper() + shorter[1:]
    return text if len(text.split()) > 3 else sentence


def from_articles(found: Sequence[Article], rng: random.Random) -> Iterator[Pair]:
    """Pairs of every kind from each page's sentences."""
    far = entities.pool(sentence for article in found for sentence in article.sentences)
    for article in found:
        names = entities.Names(entities.pool(article.sentences), far)
        for sentence in article.sentences:
            for pair in _from_sentence(sentence, article, names, rng):
                others = [other for other in article.sentences if other != sentence]
                yield replace(pair, evidence=_under_title(article, _among(others, pair.evidence, rng), rng))


def _from_sentence(sentence: str, article: Article, names: entities.Names, rng: random.Random) -> Iterator[Pair]:
    claim = shorten(sentence, rng)
    kind = rng.choice([name for name, edit in _EDITS.items() if edit(claim, rng)] or [""])
    if kind:
        yield from _edited(sentence, claim, kind, article.page, rng)
    yield from _exchanged(sentence, claim, article.page, names, rng)
    yield from _numbers_changed(sentence, claim, article.page, rng)
    yield from _quantified(sentence, claim, article.page, rng)
    if len(claim.split()) + 4 <= len(sentence.split()):
        yield Pair(claim, _FORMATTING.sub("", sentence), NOTHING, "synthetic.part", article.page)
    others = [other for other in article.sentences if other != sentence]
    if others:
        other = _likest(claim, others) if rng.random() < 0.5 else rng.choice(others)
        yield Pair(other, claim, NOTHING, "synthetic.elsewhere", article.page)


def _edited(sentence: str, claim: str, kind: str, page: str, rng: random.Random) -> Iterator[Pair]:
    """The four combinations of changed and unchanged: equal sides support, unequal sides refute."""
    edit, name = _EDITS[kind], f"synthetic.{kind}"
    changed = edit(claim, rng)
    if changed is None:
        return
    yield Pair(sentence, claim, SUPPORTS, name, page)
    yield Pair(sentence, changed, REFUTES, name, page)
    yield Pair(changed, claim, REFUTES, name, page)
    yield Pair(changed, shorten(changed, rng), SUPPORTS, name, page)


def _exchanged(sentence: str, claim: str, page: str, names: entities.Names, rng: random.Random) -> Iterator[Pair]:
    """Another name: said of another subject it tells nothing, in the predicate it contradicts."""
    result = entities.exchange(claim, names, rng)
    if result is None:
        return
    changed, subject = result
    label, name = (NOTHING if subject else REFUTES), "synthetic.entity"
    yield Pair(sentence, changed, label, name, page)
    yield Pair(changed, claim, label, name, page)
    yield Pair(changed, shorten(changed, rng), SUPPORTS, name, page)


def _numbers_changed(sentence: str, claim: str, page: str, rng: random.Random) -> Iterator[Pair]:
    """Another number contradicts; with the numbers masked it is the same matter. Bounds follow from the value."""
    changed = edits.change_number(claim, rng)
    if changed is None:
        return
    yield Pair(sentence, changed, REFUTES, "synthetic.number", page)
    yield Pair(mask(sentence, rng), mask(changed, rng), SUPPORTS, "synthetic.number#", page)
    start, end = number_spans(claim)[0]
    value, lead = int(claim[start:end]), claim[:start] + (" " if claim[start] == " " else "")
    other = max(1, value + rng.choice((-1, 1)) * rng.choice((1, 2, 5, max(1, value // 4))))
    if other == value:
        return
    upward = rng.random() < 0.5
    bound = rng.choice(_UPWARD if upward else _DOWNWARD).format(other)
    holds = (value > other) == upward
    yield Pair(sentence, lead + bound + claim[end:], SUPPORTS if holds else REFUTES, "synthetic.bound", page)


def _quantified(sentence: str, claim: str, page: str, rng: random.Random) -> Iterator[Pair]:
    match = _QUANTIFIERS.search(claim)
    if match is None:
        return
    for said in ("all", "some", "no", "most"):
        label = _QUANTIFIED.get((match[1].lower(), said))
        if label is not None:
            new = said.capitalize() if match[1][0].isupper() else said
            yield Pair(
                sentence, claim[: match.start()] + new + claim[match.end() :], label, "synthetic.quantifier", page
            )


def _likest(claim: str, sentences: Sequence[str]) -> str:
    """The sentence that shares the largest part of its words with the claim."""
    words = set(claim.lower().split())
    return max(sentences, key=lambda sentence: len(words & set(sentence.lower().split())) / len(sentence.split()))


def _among(others: Sequence[str], evidence: str, rng: random.Random) -> str:
    """In half of the cases the evidence beside one or two others of its page, as in a news passage."""
    if rng.random() > 0.5 or len(others) < 2:
        return evidence
    parts = rng.sample(others, rng.randint(1, 2))
    parts = [part for part in parts if part != evidence and len(part.split()) < 30]
    parts.insert(rng.randint(0, len(parts)), evidence)
    return " ".join(parts)


def _under_title(article: Article, evidence: str, rng: random.Random) -> str:
    """In half of the cases the title before it, as the judge asks."""
    return f"{article.title}. {evidence}" if article.title and rng.random() < 0.5 else evidence


def from_claims(pairs: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """Changes to claims that people wrote: negation turns support and refutation round; "nothing" stays as it is."""
    listed = list(pairs)
    names = entities.Names({}, entities.pool(pair.claim for pair in listed))
    turned = {SUPPORTS: REFUTES, REFUTES: SUPPORTS, NOTHING: NOTHING}
    for pair in listed:
        negated = edits.negate(pair.claim, rng)
        if negated and pair.label in turned:
            yield replace(pair, claim=negated, label=turned[pair.label], source="claims.negate")
        if pair.label != SUPPORTS:
            continue
        for kind in ("oppose", "roles"):
            if changed := _EDITS[kind](pair.claim, rng):
                yield replace(pair, claim=changed, label=REFUTES, source=f"claims.{kind}")
        exchanged = entities.exchange(pair.claim, names, rng)
        if exchanged:
            changed, subject = exchanged
            yield replace(pair, claim=changed, label=NOTHING if subject else REFUTES, source="claims.entity")
        dated = edits.shift_date(pair.claim, rng)
        if dated and _changed_words(pair.claim, dated) <= set(_WORD.findall(pair.evidence)):
            yield replace(pair, claim=dated, label=REFUTES, source="claims.date")
        numbered = edits.change_number(pair.claim, rng)
        if numbered and _changed_words(pair.claim, numbered) <= set(_WORD.findall(pair.evidence)):
            yield replace(pair, claim=numbered, label=REFUTES, source="claims.number")
            yield Pair(mask(pair.evidence, rng), mask(numbered, rng), SUPPORTS, "claims.number#", pair.group)


def _changed_words(before: str, after: str) -> set[str]:
    """Words that are in the first text only; what the evidence does not state cannot be contradicted."""
    return set(_WORD.findall(before)) - set(_WORD.findall(after))


def near_misses(pairs: Sequence[Pair], evidence: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[Pair]:
    """Claims beside the sentence of another page that is likest by TF-IDF. `evidence` holds (group, sentence)."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - the other kinds do without it

    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    of_evidence = vectors.fit_transform([sentence for _, sentence in evidence])
    for start in range(0, len(pairs), 256):
        chunk = pairs[start : start + 256]
        scores = (vectors.transform([pair.claim for pair in chunk]) @ of_evidence.T).tocsr()
        for row, pair in enumerate(chunk):
            found = scores[row]
            ranked = sorted(zip(found.data, found.indices, strict=True), reverse=True)[:12]
            likely = [index for score, index in ranked if evidence[index][0] != pair.group and score < _SAME]
            if likely:
                text = evidence[rng.choice(likely[:4])][1]
                yield Pair(text, pair.claim, NOTHING, "claims.near", pair.group)
