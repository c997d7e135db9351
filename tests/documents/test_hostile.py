"""Files that mean harm: each is named with its reason, none hangs, none is run, and the rest goes on."""

import re
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.documents import hostile
from verifier.documents import Item, Loaded, LoadFailure, load_with_origin
from verifier.documents.sandbox import Sandbox

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links and limits")
REASONS = {name: reason for reason, names in hostile.REASONS.items() for name in names.split()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Item]:
    """What comes of each, all read in one run, given up after some three seconds each."""
    folder = tmp_path_factory.mktemp("hostile")
    files = list(hostile.write(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(sys.modules["verifier.documents.load"], "Sandbox", partial(Sandbox, still=3.0))
        items = {Path(item.origin).name: item for item in load_with_origin([folder])}
    assert not list(folder.rglob(hostile.RUN))
    for file in files:
        file.unlink()
    return items


def test_there_are_enough() -> None:
    """More than fifty, and each has what must come of it."""
    assert len(REASONS) > 50
    assert {*hostile.SMALL, *hostile.LARGE} <= REASONS.keys() | hostile.HARMLESS


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", REASONS)
def test_named(found: dict[str, Item], name: str) -> None:
    """The file is a failure that names it and says what is wrong."""
    item = found[name]
    assert isinstance(item, LoadFailure)
    assert name in item.reason
    assert re.search(REASONS[name], item.reason)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", sorted(hostile.HARMLESS))
def test_harmless(found: dict[str, Item], name: str) -> None:
    """What is harmless once its scripts are left alone is read."""
    item = found[name]
    assert isinstance(item, Loaded)
    assert item.document.text.startswith("Seven drones")


@pytest.mark.timeout(300)
def test_the_rest_goes_on(found: dict[str, Item]) -> None:
    """Every file has come to something; the folder that links to itself is read once."""
    assert found.keys() == REASONS.keys() | hostile.HARMLESS
