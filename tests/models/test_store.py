"""Fetching models, and choosing one."""

import json
from pathlib import Path

import pytest

from tests.models.tiny import REVISION, files, hub, known
from verifier.engines import embedded
from verifier.errors import ConfigError
from verifier.judge.entailment import LABELS, Entailment
from verifier.models import KNOWN, SHIPPED, Models, chosen_model


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Models:
    """An empty folder of models, and a list that has the tiny one."""
    monkeypatch.setenv("VERIFIER_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr("verifier.models.store.KNOWN", (known(),))
    return Models(tmp_path / "models", (known(),))


def _fetched(models: Models, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    told: list[int] = []
    with hub(files()) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        models.download("tiny", told.append)
    return told


def test_a_fetched_model_reads(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its outputs are put in the program's order of labels, whatever their own is."""
    told = _fetched(models, monkeypatch)

    chances = Entailment(models.path("tiny")).predict([("it confirms", "x"), ("it denies", "x"), ("rain", "x")])

    assert [LABELS[place] for place in chances.argmax(axis=1)] == ["supports", "refutes", "nothing"]
    assert told[-1] == sum(map(len, files().values()))
    settings = json.loads((models.path("tiny") / "config.json").read_text("utf-8"))
    assert (settings["revision"], settings["licence"]) == (REVISION, "MIT")
    assert [path.name for path in models.folder.iterdir()] == ["tiny"]


def test_a_chosen_model_is_the_engine_s(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once chosen it is what the embedded engine reads with and names, until the shipped one is chosen again."""
    assert (chosen_model()[0], embedded().name) == (SHIPPED, "embedded")
    _fetched(models, monkeypatch)
    assert chosen_model()[0] == SHIPPED

    models.use("tiny")

    assert chosen_model() == ("tiny", models.path("tiny"))
    assert embedded().name == "embedded (tiny)"
    assert Entailment().predict([("it denies", "x")]).argmax() == LABELS.index("refutes")
    models.use(SHIPPED)
    assert embedded().name == "embedded"


def test_a_file_with_another_hash_is_refused(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not the pinned file is thrown away, and a model that was there before stays."""
    _fetched(models, monkeypatch)
    forged = Models(models.folder, (known(sha256="0" * 64),))

    with hub(files()) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        with pytest.raises(ConfigError, match=r"not the file it should be.*Nothing was kept"):
            forged.download("tiny")

    assert [path.name for path in models.folder.iterdir()] == ["tiny"]
    models.use("tiny")


@pytest.mark.parametrize(("breaks_off", "said"), [(False, "answers 404"), (True, "cannot be had")])
def test_a_failing_hub_leaves_nothing(
    models: Models, monkeypatch: pytest.MonkeyPatch, said: str, *, breaks_off: bool
) -> None:
    """A missing file and a broken connection are told with the address."""
    content = files() if breaks_off else {"tokenizer.json": files()["tokenizer.json"]}
    with hub(content, breaks_off=breaks_off) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        with pytest.raises(ConfigError, match=said) as told:
            models.download("tiny")

    assert f"{address}/somebody/tiny/resolve/{REVISION}/onnx/model_quantized.onnx" in str(told.value)
    assert list(models.folder.iterdir()) == []


def test_no_hub(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the message says what can be done."""
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ConfigError, match="name a mirror in HF_ENDPOINT"):
        models.download("tiny")


def test_a_damaged_model_is_not_used(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has changed since it came, or is gone, is named."""
    _fetched(models, monkeypatch)
    with (models.path("tiny") / "model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ConfigError, match=r"model\.onnx is damaged.*download tiny"):
        models.use("tiny")
    assert models.chosen() == SHIPPED


def test_a_chosen_model_that_is_gone_is_told(models: Models) -> None:
    """No other model takes its place in silence."""
    models.folder.mkdir()
    (models.folder / "chosen").write_text("tiny", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"models download tiny.*models use shipped"):
        embedded()


def test_unknown_names(models: Models) -> None:
    """A name that is not on the list is told with the list; one that was not fetched, with how to fetch it."""
    with pytest.raises(ConfigError, match="the models are shipped, tiny"):
        models.download("huge")
    with pytest.raises(ConfigError, match="models download tiny"):
        models.use("tiny")


def test_every_known_model_is_pinned() -> None:
    """Names are unique, revisions whole, hashes whole or absent, and labels those of the program."""
    assert len({model.name for model in KNOWN} | {SHIPPED}) == len(KNOWN) + 1
    for model in KNOWN:
        assert len(model.revision) == len(bytes.fromhex(model.revision)) * 2 == 40
        assert len(bytes.fromhex(model.model.sha256)) in (0, 32)
        assert sorted(model.labels) == sorted(LABELS)
        assert model.licence in {"MIT", "Apache-2.0"}
