"""Files that mean harm, made on the spot: `write(folder)` writes them, `EXPECTED` says what must come of each.

What runs any of their code leaves a file `RUN` in the folder it is run in.
"""

import base64
import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.documents.making import NAMESPACE, docx, paragraph, pdf

RUN = "was-run"
MEGABYTE = 1_000_000
SEVEN = "Seven drones came to the city in the night, the mayor said, and two of them were shot down. " * 4
GARBAGE = hashlib.shake_256(b"garbage").digest(5000)  # the same in every run
TOUCH = f"import os; open({RUN!r}, 'w')"


def objects(*bodies: str | bytes) -> bytes:
    """A PDF with these objects, numbered from 1, of which the first is the catalogue."""
    made = b"%PDF-1.7\n"
    for number, body in enumerate(bodies, 1):
        made += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    return made + b"trailer<</Root 1 0 R>>\n%%EOF"


def stream(data: bytes, about: str = "") -> bytes:
    """A stream of a PDF."""
    return f"<<{about}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


PAGES = "<</Type/Pages/Count 1/Kids[3 0 R]>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
RESOURCES = "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"


def drawn(content: bytes, catalogue: str = "", **streams: str) -> bytes:
    """A PDF of one page with this content."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    return objects(
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        PAGES,
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{RESOURCES}>>",
        stream(content, streams.get("about", "")),
        FONT,
        stream(b"/X Do", form),
    )


@cache
def bomb(times: int, layers: int = 1) -> bytes:
    """Spaces by the hundred million, packed."""
    if layers > 1:
        return zlib.compress(bomb(times, layers - 1), 9)
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(b" " * MEGABYTE) for _ in range(times)) + packer.flush()


def laughs(inside: str) -> str:
    """Entities that stand for a billion of themselves."""
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else inside}">' for n in range(10)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


def archive(entries: dict[str, bytes]) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return file.getvalue()


def many_pages(count: int) -> bytes:
    """A PDF of empty pages."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    return objects("<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>", *[page] * count)


def nested_mail(kind: str) -> bytes:
    """Messages within messages, or parts within parts."""
    if kind == "messages":
        return b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 900 + b"\n" + SEVEN.encode()
    opened = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(900))
    return f"Subject: x\n{opened}\n\n{SEVEN}".encode()


LARGE = {
    "line.txt": lambda: b"a" * 200 * MEGABYTE,
    "line.jsonl": lambda: b'{"text": "' + b"a" * 200 * MEGABYTE + b'"}',
    "line.csv": lambda: b"text\n" + b"a" * 200 * MEGABYTE,
    "bomb.pdf": lambda: drawn(bomb(900), about="/Filter/FlateDecode"),
    "bomb-in-bomb.pdf": lambda: drawn(bomb(900, 2), about="/Filter[/FlateDecode/FlateDecode]"),
    "words.pdf": lambda: drawn(b"BT /F 9 Tf " + b"(Seven drones) Tj 0 -9 Td " * 400_000 + b" ET"),
    "pages.pdf": lambda: many_pages(10_000),
    "brackets.pdf": lambda: objects("<</Type/Catalog/Pages 2 0 R/X " + "[" * MEGABYTE + ">>", PAGES),
    "bomb.docx": lambda: docx(paragraph(" " * 30 * MEGABYTE)),
    "paragraphs.docx": lambda: docx("<w:p/>" * 2 * MEGABYTE),
    "tables.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 200_000 + "x"),
    "large.html": lambda: b"<html><p>" + b"Seven drones. " * MEGABYTE,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + SEVEN.encode(),
    "links.html": lambda: b"<html><body>" + b"<p><a href='/x'>Seven drones</a></p>" * 200_000,
    "tags.html": lambda: b"<html><body>" + b"<p <" * 500_000,
    "heads.eml": lambda: b"Subject: " + b"=?utf-8?q?=41?= " * 300_000 + b"\n\n" + SEVEN.encode(),
    "attached.eml": lambda: (
        b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain\n\nx\n" * 50_000
    ),
}
SMALL = {
    "nul.txt": b"Seven\x00drones" * 9,
    "latin.txt": "Pelé died.".encode("latin-1"),
    "half.txt": b"\xff\xfeS\x00e",
    "controls.txt": b"\x01\x02\x03\x04\x1b[2J" * 99,
    "empty.txt": b"",
    "blank.md": b" \n\t\n",
    "object.md": f'---\ntitle: !!python/object/apply:builtins.exec ["{TOUCH}"]\n---\nSeven.'.encode(),
    "new.md": b"---\ntitle: !!python/object/new:os.system [touch " + RUN.encode() + b"]\n---\nSeven.",
    "aliases.md": b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nSeven.",
    "deep.md": b"---\na: " + b"[" * 20_000 + b"\n---\nSeven.",
    "long.md": b"---\na: " + b"x" * 60_000 + b"\n---\nSeven.",
    "open.md": b"---\ntitle: x\nSeven.",
    "deep.jsonl": b"[" * 200_000,
    "half.jsonl": b'{"text": "\\ud83d"}',
    "digits.jsonl": b'{"text": "x", "id": ' + b"9" * 9000 + b"}",
    "open.csv": b'text\n"Seven drones\n' * 3,
    "nothing.csv": b"a,b\n1,2\n",
    "quotes.csv": b"text\n" + b'"' * 3_000_001,
    "garbage.pdf": b"%PDF-1.7\n" + GARBAGE,
    "text.pdf": b"Seven drones came.",
    "locked.pdf": pdf([["Seven drones."]], lock="key"),
    "circle.pdf": objects("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"),
    "count.pdf": objects("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2147483647/Kids[]>>"),
    "mirror.pdf": drawn(b"/X Do"),
    "script.pdf": drawn(
        b"BT /F 9 Tf (Seven drones) Tj ET",
        f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('file:{RUN}'\\))/Next<</S/Launch/F(touch {RUN})>>>>",
    ),
    "laughs.docx": docx(paragraph("&a9;"), head=laughs("ha")),
    "outside.docx": docx(paragraph("&x;"), head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "garbage.docx": b"PK\x03\x04" + GARBAGE[:3000],
    "old.docx": b"\xd0\xcf\x11\xe0" + bytes(3000),
    "other.docx": archive({"mimetype": b"application/epub+zip"}),
    "zips.docx": archive({"word/document.xml": archive({"word/document.xml": bytes(9)})}),
    "above.docx": archive({f"../../{RUN}": b"x"}),
    "entities.docx": archive({"word/document.xml": f"<?xml version='1.0'?><w:document {NAMESPACE}>&amp".encode()}),
    "script.html": f"<html><body><script>touch('{RUN}')</script></body></html>".encode(),
    "frame.html": b"<html><body><iframe src='file:///etc/passwd'></iframe><img src=x onerror=alert(1)></body></html>",
    "laughs.html": f"{laughs('ha')}<html><body><p>&a9; {SEVEN}</p></body></html>".encode(),
    "garbage.html": GARBAGE,
    "messages.eml": nested_mail("messages"),
    "parts.eml": nested_mail("parts"),
    "letters.eml": b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nSeven.",
    "garbage.eml": GARBAGE,
    "base.eml": b"Subject: x\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(SEVEN.encode())[:-5] + b"!",
    "old.doc": b"\xd0\xcf\x11\xe0",
    "open.odt": b"PK",
}
# What the reason must say, as a pattern; how fast a machine is decides which limit is met first.
REASONS = {
    "larger than": "line.txt line.jsonl line.csv large.html",
    "more memory than it may|too long to read": "bomb.pdf bomb-in-bomb.pdf words.pdf",
    "too long to read": "links.html",
    "10,000 pages": "pages.pdf",
    "archive bombs|too long to read": "bomb.docx paragraphs.docx tables.docx",
    "longer than any e-mail's": "heads.eml",
    "more than 200 parts": "attached.eml messages.eml parts.eml",
    "not a text file": "nul.txt half.txt controls.txt",
    "iconv": "latin.txt",
    "has no text": "empty.txt blank.md deep.html tags.html brackets.pdf circle.pdf mirror.pdf script.html frame.html",
    "not valid YAML": "object.md new.md aliases.md deep.md",
    "front matter of more than": "long.md",
    "front matter without an end": "open.md",
    "not valid JSON": "deep.jsonl digits.jsonl",
    "half of a surrogate": "half.jsonl",
    "not a table": "open.csv quotes.csv",
    "no column with the text": "nothing.csv",
    "not a PDF": "garbage.pdf text.pdf count.pdf",
    "password": "locked.pdf old.docx",
    "declares XML entities": "laughs.docx outside.docx",
    "not a Word document": "garbage.docx other.docx above.docx",
    "is damaged": "zips.docx entities.docx",
    "not an HTML page": "laughs.html garbage.html",
    "encoding that is not known": "letters.eml",
    "not an e-mail": "garbage.eml",
    "save it as .docx": "old.doc open.odt",
    "neither a file nor a folder": "self.md one.pdf two.pdf nowhere.docx endless.txt pipe.pdf",
}
HARMLESS = frozenset({"script.pdf", "base.eml"})  # their text is read, and nothing else is done


def write(folder: Path) -> Iterator[Path]:
    """Write them all, and links that lead nowhere and in circles; gives the files."""
    for name, content in SMALL.items():
        (folder / name).write_bytes(content)
        yield folder / name
    for name, make in LARGE.items():
        (folder / name).write_bytes(make())
        yield folder / name
    (folder / "self.md").symlink_to(folder / "self.md")
    (folder / "one.pdf").symlink_to(folder / "two.pdf")
    (folder / "two.pdf").symlink_to(folder / "one.pdf")
    (folder / "nowhere.docx").symlink_to(folder / "gone.docx")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.pdf")
    yield from (folder / name for name in ("self.md", "one.pdf", "two.pdf", "nowhere.docx", "endless.txt", "pipe.pdf"))
