"""Hypothesis strategies for the program's values, kept to what the wire format holds."""

from datetime import date

from hypothesis import strategies as st

from verifier.types import (
    Checked,
    Claim,
    Comparison,
    ComparisonCode,
    Document,
    Evidence,
    Failed,
    Finding,
    Hedge,
    Hit,
    NotCheckable,
    Passage,
    Quantity,
    QuantityKind,
    Sentence,
    SentenceKind,
    Source,
    Stance,
    Usage,
    Verdict,
    YesNo,
)

texts = st.text(max_size=12)
offsets = st.integers(0, 10**6)
shares = st.floats(0, 1)
days = st.none() | st.dates(date(1000, 1, 1))
decimals = st.decimals(allow_nan=False, allow_infinity=False)

quantities = st.builds(
    Quantity,
    offsets,
    offsets,
    texts,
    st.sampled_from(QuantityKind),
    st.none() | decimals,
    st.none() | decimals,
    st.sampled_from(Hedge),
    texts,
    decimals,
    *[texts] * 5,
    whole=st.none() | st.integers(0, 9),
    of=st.none() | decimals,
    per=texts,
    relation=texts,
    change=texts,
    first=days,
    last=days,
)
some_quantities = st.lists(quantities, max_size=2).map(tuple)
comparisons = st.builds(
    Comparison,
    st.sampled_from(ComparisonCode),
    texts,
    quantities,
    quantities,
    st.sampled_from([True, False, None]),
    shares,
    some_quantities,
)
sources = st.builds(Source, offsets, offsets, texts)
claims = st.builds(Claim, texts, texts, days, some_quantities, texts, days, days, st.none() | sources)
pages = st.integers(0, 9).map(lambda page: (0,) * page)
documents = st.builds(Document, texts, st.just(""), texts, texts, texts, days, pages=pages)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Evidence whose passage is its quote: all that the wire holds of it."""
    start, end, quote = draw(offsets), draw(offsets), draw(texts)
    passage = Passage(draw(documents), start, end, quote)
    compared = draw(st.lists(comparisons, max_size=2).map(tuple))
    return Evidence(passage, draw(st.sampled_from(Stance)), draw(shares), draw(texts), quote, start, end, compared)


some_evidence = st.lists(evidence(), max_size=2).map(tuple)
answers = st.none() | st.sampled_from(YesNo)
usages = st.builds(Usage, offsets, offsets, offsets, st.booleans())
checked = st.builds(
    Checked,
    claims,
    st.sampled_from(Verdict),
    shares,
    texts,
    texts,
    some_evidence,
    some_evidence,
    degraded=texts,
    missing=texts,
    said=answers,
    so=answers,
    notes=st.lists(texts, max_size=2).map(tuple),
    model=texts,
    prompt_version=texts,
    usage=usages,
)
outcomes = checked | st.builds(Failed, claims, texts, texts, texts) | st.builds(NotCheckable, claims, texts, texts)
sentences = st.builds(
    Sentence,
    offsets,
    offsets,
    offsets,
    texts,
    st.sampled_from(SentenceKind),
    texts,
    st.lists(claims, max_size=2).map(tuple),
)
findings = st.builds(
    Finding,
    texts,
    st.sampled_from(["contradicted", "confirmed"]),
    texts,
    texts,
    some_quantities,
    offsets,
    offsets,
    texts,
)
hits = st.builds(
    Hit,
    st.builds(Passage, st.builds(Document, texts, st.just(""), pages=pages), offsets, offsets, texts),
    st.integers(1, 100),
    shares,
)
