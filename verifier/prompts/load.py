"""Reading the prompts. Whatever changes what a model is told changes the version."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Prompt:
    """A system message, and its version: the task and a hash of the message and the schema of the reply."""

    text: str
    version: str


def prompt(task: str, schema: Mapping[str, object]) -> Prompt:
    """The prompt of a task, with its examples."""
    text = _text(task)
    told = f"{text}\0{json.dumps(schema, sort_keys=True)}"
    return Prompt(text, f"{task}-{sha256(told.encode()).hexdigest()[:12]}")


@cache
def _text(task: str) -> str:
    told = (_FOLDER / f"{task}.md").read_text("utf-8")
    return told.replace("{examples}", "\n\n".join(map(_as_text, examples(task)))).strip()


def _as_text(example: Mapping[str, object]) -> str:
    reply = json.dumps(example["reply"], ensure_ascii=False)
    return f"An example of a question:\n\n{example['question']}\n\nand of its reply:\n\n{reply}"


def examples(task: str) -> list[dict[str, object]]:
    """The examples of a task, each with its `question` and its `reply`."""
    stored: dict[str, list[dict[str, object]]] = json.loads((_FOLDER / "examples.json").read_text("utf-8"))
    return stored[task]
