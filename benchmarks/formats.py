"""How fast files of each format are read, and what the child process that reads them costs.

    python -m benchmarks.formats [--files N]

Makes files of some 700 words (PDF needs the packages of the tests), reads each kind once to have everything loaded, and
prints files and megabytes a second, and the share of time that goes into crossing from process to process.
"""

import argparse
import io
import os
import platform
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from importlib import import_module

from verifier.documents.sandbox import Sandbox

SENTENCE = "The mayor said that seven drones were launched at the city on Friday and that two of them were shot down. "
PARAGRAPHS = [SENTENCE * 5] * 7


def pdf() -> bytes:
    """Two pages of text."""
    from fpdf import FPDF  # noqa: PLC0415 - a package of the tests

    made = FPDF()
    made.set_font("Times", size=11)
    for half in (PARAGRAPHS[:4], PARAGRAPHS[4:]):
        made.add_page()
        made.multi_cell(0, 5, "\n\n".join(half))
    return bytes(made.output())


def docx() -> bytes:
    """The same paragraphs for Word."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in PARAGRAPHS)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def html() -> bytes:
    """The same paragraphs between menus."""
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(40))
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f"<html><title>T</title><body><nav><ul>{menu}</ul></nav><article>{body}</article></body></html>".encode()


def eml() -> bytes:
    """The same paragraphs as a message."""
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "T", "press@example.org", "Fri, 30 Dec 2022 10:00:00 +0200"
    made.set_content("\n\n".join(PARAGRAPHS))
    return made.as_bytes()


def seconds(read: Callable[[], object], times: int) -> float:
    """Seconds for one of `times` readings."""
    read()
    start = time.perf_counter()
    for _ in range(times):
        read()
    return (time.perf_counter() - start) / times


def main() -> None:
    """Read each kind in the child and in this process, and print."""
    parser = argparse.ArgumentParser(description="Measure reading.")
    parser.add_argument("--files", type=int, default=200, help="files of each kind")
    files = parser.parse_args().files
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}")
    print(f"{'kind':6} {'KB':>6} {'files/s':>9} {'MB/s':>7} {'ms':>7} {'of which crossing':>19}")
    with Sandbox() as sandbox:
        for kind, make in {"pdf": pdf, "docx": docx, "html": html, "eml": eml}.items():
            raw, read = make(), import_module(f"verifier.documents.{kind}").read
            here = seconds(lambda read=read, raw=raw: read(raw, lambda: None), files)
            there = seconds(lambda kind=kind, raw=raw: sandbox.parse(kind, raw), files)
            size, crossing = len(raw) / 1e6, max(0.0, there - here)
            print(
                f"{kind:6} {1000 * size:6.1f} {1 / there:9.0f} {size / there:7.2f} {1000 * there:7.1f} "
                f"{1000 * crossing:12.1f} ms {crossing / there:3.0%}"
            )


if __name__ == "__main__":
    main()
