"""Writes the real outputs of the commands into README.md: `python -m tests.readme`.

In a ```console block, every line that begins with "$ " is a command; what follows it is what a person saw.
"""

import os
import re
import shlex
import struct
import subprocess
import sys

from verifier.config import PROJECT

README = PROJECT / "README.md"
_CONSOLE = re.compile(r"(?<=```console\n).*?(?=^```)", re.DOTALL | re.MULTILINE)


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def with_outputs(text: str) -> str:
    """The text with every console block as it comes out now."""
    return _CONSOLE.sub(lambda block: _outputs(re.findall(r"^\$ (.*)$", block[0], re.MULTILINE)), text)


def _outputs(commands: list[str]) -> str:
    return "\n".join(f"$ {command}\n{_on_terminal(shlex.split(command)[1:])}" for command in commands)


def _on_terminal(arguments: list[str]) -> str:
    """What Python, run with the arguments, prints to a terminal of 100 columns without colours."""
    import fcntl  # noqa: PLC0415 - Windows has none of these, and needs the rest of this module
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=PROJECT,
        env={**os.environ, "NO_COLOR": "1"},
    )
    os.close(theirs)
    with process:
        printed = b"".join(iter(lambda: _read(ours), b"")).decode().replace("\r\n", "\n")
        process.communicate()
    os.close(ours)
    if process.returncode:
        raise RuntimeError(f"{shlex.join(arguments)} ended with {process.returncode}: {printed}")
    return printed


def _read(stream: int) -> bytes:
    try:
        return os.read(stream, 4096)
    except OSError:  # Linux says so when the other side is closed
        return b""


if __name__ == "__main__":
    README.write_text(with_outputs(README.read_text(encoding="utf-8")), encoding="utf-8")
