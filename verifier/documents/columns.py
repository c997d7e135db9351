"""Which column or key of a record is which field of a document, by the names that people give them."""

from collections.abc import Iterable, Mapping
from typing import Any

# The first name that a record has wins.
_NAMES = {
    "doc_id": "doc_id id docid document_id _id uid uuid key",
    "text": "text body content full_text article_text article article_body body_text passage document",
    "title": "title headline heading subject name",
    "publisher": "publisher source outlet site site_name sitename newspaper publication agency",
    "url": "url link source_url article_url web_url href uri permalink",
    "published": "published date published_at publication_date publish_date date_published pub_date pubdate "
    "published_date publication_time day timestamp",
    "attributed_to": "attributed_to speaker said_by",
    "language": "language lang",
}
FIELDS = {field: tuple(names.split()) for field, names in _NAMES.items()}


def mapped(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record with the keys of front matter, as far as they are recognised; the rest keep their names."""
    keys = _recognised(record)
    return {keys.get(key, key): value for key, value in record.items()}


def has_text(names: Iterable[str]) -> bool:
    """True if one of the columns holds the text of documents."""
    return "text" in _recognised(names).values()


def _recognised(names: Iterable[str]) -> dict[str, str]:
    """Field of each name that is recognised."""
    plain = {_plain(name): name for name in reversed(list(names))}
    found = {field: next((plain[name] for name in known if name in plain), None) for field, known in FIELDS.items()}
    return {name: field for field, name in found.items() if name is not None}


def _plain(name: str) -> str:
    return "_".join(name.strip().lower().replace("-", " ").split())
