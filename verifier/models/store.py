"""The folder of fetched models, and which of them is in use.

A model is a folder with `model.onnx`, `tokenizer.json` and `config.json`, as the one that ships; the hashes of its
files stand in `config.json` and are checked when it is taken into use.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from verifier.config import ASSETS, models_folder
from verifier.errors import ConfigError
from verifier.models.registry import KNOWN, SHIPPED, HubFile, KnownModel

HUB = "https://huggingface.co"  # or a mirror, named by HF_ENDPOINT as for the hub's own tools
_CHOICE = "chosen"
_CONFIG = "config.json"
_CHUNK = 1 << 20
_MOST_BYTES = 4_000_000_000
_PATIENCE = 60.0  # seconds without a byte

ProgressCallback = Callable[[int], None]  # told the bytes that have come so far


@dataclass(frozen=True, slots=True)
class Models:
    """The models in `folder`, and the list of those that can be fetched into it."""

    folder: Path
    known: Sequence[KnownModel] = field(default_factory=lambda: KNOWN)

    def is_here(self, name: str) -> bool:
        """Whether the model of that name is ready for use."""
        return (self.path(name) / _CONFIG).is_file()

    def path(self, name: str) -> Path:
        """The folder of a model. Raises `ConfigError` for a name that is not known."""
        return ASSETS / "entailment" if name == SHIPPED else self.folder / self.get(name).name

    def get(self, name: str) -> KnownModel:
        """The model of that name. Raises `ConfigError`."""
        for model in self.known:
            if model.name == name:
                return model
        names = ", ".join([SHIPPED, *(model.name for model in self.known)])
        raise ConfigError(f"The model {name!r} is not known; the models are {names}.")

    def download(self, name: str, progress: ProgressCallback = lambda _: None) -> Path:
        """Fetch a model; what has come by then is thrown away if anything fails. Raises `ConfigError`."""
        model = self.get(name)
        with self._beside(name) as half:
            done = 0
            hashes: dict[str, str] = {}
            for kept_as, file in (("model.onnx", model.model), ("tokenizer.json", model.tokenizer)):
                for so_far in _fetch(model, file, half / kept_as):
                    progress(done + so_far)
                done += (half / kept_as).stat().st_size
                hashes[kept_as] = _checked(file, half / kept_as)
            _write_config(model, half, hashes)
        return self.path(name)

    @contextmanager
    def _beside(self, name: str) -> Iterator[Path]:
        """A new folder that takes the model's place in the end."""
        self.folder.mkdir(parents=True, exist_ok=True)
        half = Path(mkdtemp(prefix=".coming-", dir=self.folder))
        try:
            yield half
            shutil.rmtree(self.path(name), ignore_errors=True)
            half.replace(self.path(name))
        finally:
            shutil.rmtree(half, ignore_errors=True)

    def use(self, name: str) -> Path:
        """Have the embedded engine read with this model from now on. Raises `ConfigError` if its files are damaged."""
        if name != SHIPPED:
            self._check(name)
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self.folder / f".{_CHOICE}"
        new.write_text(name, encoding="utf-8")
        new.replace(self.folder / _CHOICE)
        return self.path(name)

    def _check(self, name: str) -> None:
        folder = self.path(name)
        if not self.is_here(name):
            raise ConfigError(f"The model {name} is not here; get it with: python -m verifier models download {name}")
        for file, wanted in json.loads((folder / _CONFIG).read_text("utf-8"))["sha256"].items():
            if not (folder / file).is_file() or _sha256(folder / file) != wanted:
                raise ConfigError(
                    f"{folder / file} is damaged; get it again with: python -m verifier models download {name}"
                )

    def chosen(self) -> str:
        """The name of the model in use."""
        try:
            return (self.folder / _CHOICE).read_text("utf-8").strip() or SHIPPED
        except OSError:
            return SHIPPED

    def set_temperature(self, name: str, temperature: float) -> None:
        """Note how a model's odds are to be softened. The one that ships has its own."""
        file = self.path(name) / _CONFIG
        settings = json.loads(file.read_text("utf-8")) | {"temperature": round(temperature, 4)}
        _write_json(file, settings)


def chosen_model() -> tuple[str, Path]:
    """Name and folder of the model the embedded engine reads with. Raises `ConfigError` if it is gone."""
    models = Models(models_folder())
    name = models.chosen()
    if not models.is_here(name):
        raise ConfigError(
            f"The model {name} that was chosen is not in {models.folder}; get it with: python -m verifier models "
            f"download {name}, or go back with: python -m verifier models use {SHIPPED}"
        )
    return name, models.path(name)


def _fetch(model: KnownModel, file: HubFile, target: Path) -> Iterator[int]:
    """Write a file of the hub to `target`, telling the bytes that have come."""
    import httpx  # noqa: PLC0415 - comes with Chroma

    hub = os.environ.get("HF_ENDPOINT", "").rstrip("/") or HUB
    address = f"{hub}/{model.repository}/resolve/{model.revision}/{file.path}"
    try:
        with (
            httpx.stream("GET", address, follow_redirects=True, timeout=_PATIENCE) as reply,
            target.open("wb") as out,
        ):
            reply.raise_for_status()
            for chunk in reply.iter_bytes(_CHUNK):
                out.write(chunk)
                yield out.tell()
                if out.tell() > _MOST_BYTES:
                    raise ConfigError(f"{address} does not end; nothing was kept.")
    except httpx.HTTPStatusError as error:
        raise ConfigError(f"{address} answers {error.response.status_code}; nothing was kept.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ConfigError(
            f"{address} cannot be had ({error or type(error).__name__}); nothing was kept. Check the network, or name "
            "a mirror in HF_ENDPOINT."
        ) from error


def _checked(file: HubFile, here: Path) -> str:
    """The hash of a file that came. Raises `ConfigError` if it should be another."""
    found = _sha256(here)
    if file.sha256 and found != file.sha256:
        raise ConfigError(
            f"{file.path} is not the file it should be: its sha256 is {found}, not {file.sha256}. Nothing was kept."
        )
    return found


def _write_config(model: KnownModel, folder: Path, hashes: dict[str, str]) -> None:
    settings = {
        "labels": list(model.labels),
        "max_tokens": model.max_tokens,
        "temperature": 1.0,
        "repository": model.repository,
        "revision": model.revision,
        "licence": model.licence,
        "sha256": hashes,
    }
    _write_json(folder / _CONFIG, settings)


def _write_json(file: Path, value: object) -> None:
    new = file.with_suffix(".new")
    new.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
    new.replace(file)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
