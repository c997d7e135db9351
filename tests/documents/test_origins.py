"""Where documents come from."""

from pathlib import Path

import pytest

from verifier.documents.origins import is_address, is_below, origin_of, origins, still_there
from verifier.errors import InputError


def test_addresses() -> None:
    """Addresses of the web are told from paths, and kept but for the part that only browsers use."""
    assert [is_address(given) for given in ("https://a.example/b", "HTTP://a", "a/b", Path("http://a"))] == [
        True,
        True,
        False,
        False,
    ]
    assert origin_of("https://a.example/b?c=d#e") == "https://a.example/b?c=d"


@pytest.mark.parametrize("given", ["ftp://a.example/b", "file:///etc/passwd", "data://x"])
def test_other_schemes(given: str) -> None:
    """What is neither a page nor a path is refused by name."""
    with pytest.raises(InputError, match="only http and https"):
        list(origins([given], {".md"}))


def test_below() -> None:
    """A file belongs to the folders above it; a page to itself alone."""
    assert is_below("/a/b/c.md", "/a")
    assert not is_below("/ab/c.md", "/a")
    assert is_below("https://a.example/b", "https://a.example/b")
    assert not is_below("https://a.example/b/c", "https://a.example/b")


def test_still_there(tmp_path: Path) -> None:
    """Pages are taken to be there; files are looked for."""
    assert still_there("https://a.example/b")
    assert not still_there(str(tmp_path / "none.md"))
