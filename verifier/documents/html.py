"""HTML pages: the article without menus, adverts and scripts, found by trafilatura."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from verifier.documents.decode import is_binary, marked
from verifier.documents.parsed import Parsed

LARGEST = 10_000_000  # bytes
_BLANKS = re.compile(r"\s+")
_INLINE = frozenset({"hi", "ref", "del", "code", "span"})


def read(raw: bytes, alive: Callable[[], None]) -> Parsed:
    """Text, title, publisher, day of publication, address and language of a page.

    The day is taken only from where a page states it, never guessed from its words.
    """
    if len(raw) > LARGEST:
        raise ValueError(f"is larger than {LARGEST // 1_000_000} MB; save only the article.")
    if is_binary(raw) and not marked(raw):  # parsers find a few letters in any bytes
        raise ValueError("is not an HTML page.")
    tree = _tree(raw)
    alive()
    language = tree.get("lang") or ""
    found = _extracted(tree)
    text = "\n\n".join(_blocks(found.body)) if found is not None and found.body is not None else ""
    if not text:
        raise ValueError(
            "has no text that reads like an article; pages that scripts fill must be saved from a browser."
        )
    values = {
        "title": found.title,
        "publisher": found.sitename,
        "url": found.url,
        "published": found.date,
        "author": found.author,
        "language": language,
    }
    return Parsed(text, {key: value for key, value in values.items() if value})


def _tree(raw: bytes) -> Any:  # noqa: ANN401 - an element of lxml
    from trafilatura.utils import load_html  # noqa: PLC0415 - heavy

    tree = load_html(raw) if b"<html" in raw[:5000].lower() else load_html(b"<html><body>" + raw)
    if tree is None:
        raise ValueError("is not an HTML page.")
    return tree


def _extracted(tree: Any) -> Any:  # noqa: ANN401 - trafilatura's Document
    from trafilatura import bare_extraction  # noqa: PLC0415

    return bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _blocks(body: Any) -> Iterator[str]:  # noqa: ANN401
    """Headings, paragraphs, lists and tables, each a paragraph of the text."""
    for element in body:
        match element.tag:
            case "head":
                block = f"## {_words(element)}".rstrip("# ")
            case "list":
                block = "\n".join(f"- {words}" for item in element.iter("item") if (words := _own_words(item)))
            case "table":
                block = "\n".join(" | ".join(map(_words, row.iter("cell"))) for row in element.iter("row"))
            case "quote" if len(element):
                block = "\n\n".join(_blocks(element)) or _words(element)
            case _:
                block = _words(element)
        if block.strip(" |\n"):
            yield block


def _words(element: Any) -> str:  # noqa: ANN401
    for line_end in element.iter("lb"):
        line_end.tail = f" {line_end.tail or ''}"
    return _BLANKS.sub(" ", "".join(element.itertext())).strip()


def _own_words(item: Any) -> str:  # noqa: ANN401
    """Words of an item of a list without those of lists within it."""
    parts = [item.text or ""]
    for child in item:
        parts += ["" if child.tag == "list" else f" {_words(child)}" if child.tag not in _INLINE else _words(child)]
        parts.append(child.tail or "")
    return _BLANKS.sub(" ", "".join(parts)).strip()
