"""The rules of docs/ARCHITECTURE.md: imports go downwards only, and heavy libraries stay where they belong."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from verifier.config import PROJECT

# From the bottom up, as in the table of docs/ARCHITECTURE.md; modules of one line may not import each other.
LAYERS = (
    ("types", "errors", "config", "testing", "prompts"),
    ("models", "origins", "sentences", "transformer"),
    ("quantities",),
    ("documents",),
    ("inputs",),
    ("llm",),
    ("claims",),
    ("retrieve",),
    ("judge",),
    ("verdict",),
    ("engines",),
    ("streaming",),
    ("pipeline",),
    ("wire",),
    ("runs", "export"),
    ("ui",),
    ("cli",),
    ("__main__",),
)
# Who alone may import what.
OWNERS = {
    "aiohttp": ("verifier/llm/transport.py",),
    "chromadb": ("verifier/retrieve/places.py", "verifier/retrieve/server.py"),
    "onnxruntime": ("verifier/transformer.py",),
    "openai": ("verifier/llm/chat.py", "verifier/llm/batch.py"),
    "langchain_openai": ("verifier/llm/chat.py",),
    "lxml": (),
    "pypdfium2": ("verifier/documents/pdf.py",),
    "trafilatura": ("verifier/documents/html.py",),
    "pint": ("verifier/quantities/convert.py",),
    "sqlite3": ("verifier/retrieve/", "verifier/llm/cache.py", "verifier/runs/"),
    "streamlit": ("verifier/ui/", "app.py"),
    "typer": ("verifier/cli/",),
}
MODULES = sorted((PROJECT / "verifier").rglob("*.py"))
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}


def test_modules_are_found() -> None:
    """The test reads the real modules."""
    assert {PROJECT / "verifier" / "types.py", PROJECT / "verifier" / "wire" / "read.py"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_downwards(module: Path) -> None:
    """A module imports only from its own layer's package and from layers below."""
    own = _layer(module)
    wrong = [other for other in _ours(module) if other != own and HEIGHT[other] >= HEIGHT.get(own, -1)]

    assert wrong == []


@pytest.mark.parametrize("module", [*MODULES, PROJECT / "app.py"], ids=str)
def test_owners(module: Path) -> None:
    """A heavy library is imported by its owners alone."""
    place = module.relative_to(PROJECT).as_posix()
    wrong = [name for name in _roots(module) if name in OWNERS and not place.startswith(OWNERS[name])]

    assert wrong == []


def test_every_module_has_a_layer() -> None:
    """A new module is put into the order on purpose."""
    assert {_layer(module) for module in MODULES} - {"__init__"} <= set(HEIGHT)


def _layer(module: Path) -> str:
    return module.relative_to(PROJECT / "verifier").parts[0].removesuffix(".py")


def _ours(module: Path) -> Iterator[str]:
    """First part, below verifier, of everything of ours that a module imports, also within functions."""
    for name in _imported(module):
        parts = name.split(".")
        if parts[0] == "verifier" and len(parts) > 1 and parts[1] in HEIGHT:
            yield parts[1]


def _roots(module: Path) -> set[str]:
    return {name.split(".")[0] for name in _imported(module)}


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
