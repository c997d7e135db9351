"""`models`: entailment models that the embedded engine can read with."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from verifier.models import KnownModel, Models

models = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
_Name = Annotated[str, typer.Argument(metavar="MODEL", help="Its name, as `models list` shows it.")]


@models.callback()
def _models() -> None:
    """Have the embedded engine read with a larger model. Nothing is fetched unless you ask for it.

    \b
    python -m verifier models list
    python -m verifier models download deberta-small
    python -m verifier models calibrate deberta-small pairs.jsonl
    python -m verifier models use deberta-small
    """


@models.command("list")
def list_models() -> None:
    """List the models, which are here, and which is in use."""
    from verifier.cli.streams import emit, for_a_person, write
    from verifier.models import SHIPPED

    store = _store()
    chosen = store.chosen()
    if for_a_person():
        write(f"{_mark(SHIPPED, chosen)} {SHIPPED:<16} our own, 23 MB; comes with the program")
        for model in store.known:
            here = "here" if store.is_here(model.name) else "not here"
            write(
                f"{_mark(model.name, chosen)} {model.name:<16} {model.made_from}, {model.megabytes} MB, "
                f"{model.licence}; {model.figures}; {here}"
            )
        return
    emit(_object(SHIPPED, chosen, here=True))
    for model in store.known:
        emit({**_object(model.name, chosen, here=store.is_here(model.name)), **_facts(model)})


@models.command()
def download(name: _Name) -> None:
    """Fetch a model from the hub. HF_ENDPOINT names a mirror."""
    from verifier.cli.status import Status
    from verifier.cli.streams import say

    store = _store()
    with Status("MB") as status:
        folder = store.download(
            name, lambda done: status.show(min(done // 1_000_000, store.get(name).megabytes), store.get(name).megabytes)
        )
    say(f"{name} is in {folder}. Read with it from now on: python -m verifier models use {name}")


@models.command()
def use(name: _Name) -> None:
    """Read with this model from now on; `shipped` is the one that comes with the program."""
    from verifier.cli.streams import say

    _store().use(name)
    say(f"The embedded engine reads with {name} from now on.")


@models.command()
def calibrate(
    name: _Name,
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS", help='JSON lines {"claim", "evidence", "label"}.')],
) -> None:
    """Fit how sure a model may say it is, to pairs whose label is known."""
    from verifier.cli.streams import say
    from verifier.errors import ConfigError
    from verifier.judge.entailment import Entailment
    from verifier.models import SHIPPED, fit_temperature, read_pairs

    store = _store()
    if name == SHIPPED:
        raise ConfigError("The model that ships is calibrated; name one that was fetched.")
    if not store.is_here(name):
        raise ConfigError(f"The model {name} is not here; get it with: python -m verifier models download {name}")
    texts, labels = read_pairs(pairs)
    temperature = fit_temperature(Entailment(store.path(name)).logits(texts), labels)
    store.set_temperature(name, temperature)
    say(f"{name} was calibrated on {len(texts):,} pairs: its odds are softened by {temperature:.2f}.")


def _store() -> "Models":
    from verifier.config import models_folder
    from verifier.models import Models

    return Models(models_folder())


def _mark(name: str, chosen: str) -> str:
    return "*" if name == chosen else " "


def _object(name: str, chosen: str, *, here: bool) -> dict[str, object]:
    from verifier import wire

    return {
        "type": "model",
        "schema_version": wire.SCHEMA_VERSION,
        "name": name,
        "here": here,
        "in_use": name == chosen,
    }


def _facts(model: "KnownModel") -> dict[str, object]:
    return {
        "made_from": model.made_from,
        "repository": model.repository,
        "revision": model.revision,
        "licence": model.licence,
        "megabytes": model.megabytes,
        "figures": model.figures,
    }
