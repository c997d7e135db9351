"""What was read out of a text, as JSON and back, so that a run that goes on checks the same claims."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from verifier import wire
from verifier.types import Finding, Read, Sentence, Usage


def to_json(read: Read) -> dict[str, object]:
    """The JSON form."""
    return {
        "sentences": [wire.to_dict(sentence) for sentence in read.sentences],
        "findings": [wire.to_dict(finding) for finding in read.findings],
        "degraded": read.degraded,
        "notes": list(read.notes),
        "prompt_version": read.prompt_version,
        "usage": asdict(read.usage),
    }


def from_json(told: Mapping[str, Any]) -> Read:
    """What `to_json` was given."""
    sentences = [wire.from_dict(line) for line in told["sentences"]]
    findings = [wire.from_dict(line) for line in told["findings"]]
    return Read(
        tuple(each for each in sentences if isinstance(each, Sentence)),
        tuple(each for each in findings if isinstance(each, Finding)),
        told["degraded"],
        tuple(told["notes"]),
        told["prompt_version"],
        Usage(**told["usage"]),
    )
