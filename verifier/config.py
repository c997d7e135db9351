"""Where things are. Settings come from options first, then from the environment, then from here."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ASSETS = PROJECT / "verifier" / "assets"
SAMPLE_CORPUS = PROJECT / "corpus"


def library_folder(chosen: Path | None = None) -> Path:
    """The folder of the library: the one chosen, else `VERIFIER_LIBRARY`, else `.verifier/library` of the project."""
    if chosen is not None:
        return chosen
    from_environment = os.environ.get("VERIFIER_LIBRARY")
    return Path(from_environment) if from_environment else PROJECT / ".verifier" / "library"


def answers_file() -> Path:
    """The file of a language model's remembered answers: `VERIFIER_ANSWERS`, else in `.verifier` of the project."""
    from_environment = os.environ.get("VERIFIER_ANSWERS")
    return Path(from_environment) if from_environment else PROJECT / ".verifier" / "answers.sqlite"


def runs_file() -> Path:
    """The file of runs: `VERIFIER_RUNS`, else `.verifier/runs.sqlite` of the project."""
    from_environment = os.environ.get("VERIFIER_RUNS")
    return Path(from_environment) if from_environment else PROJECT / ".verifier" / "runs.sqlite"


def models_folder() -> Path:
    """The folder of fetched entailment models: `VERIFIER_MODELS`, else `.verifier/models` of the project."""
    from_environment = os.environ.get("VERIFIER_MODELS")
    return Path(from_environment) if from_environment else PROJECT / ".verifier" / "models"
