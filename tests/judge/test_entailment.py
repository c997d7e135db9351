"""The shipped entailment model and its wrapper."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from verifier.config import ASSETS
from verifier.errors import ConfigError
from verifier.judge.entailment import LABELS, Entailment

FOLDER = ASSETS / "entailment"
DRONES = "Ukraine's air force said it shot down all of the drones that were launched at Kyiv overnight."


@pytest.fixture(scope="module")
def model() -> Entailment:
    """The model that ships."""
    return Entailment()


@pytest.mark.parametrize(
    ("passage", "claim", "label"),
    [
        ("Angela Merkel was born in Hamburg in 1954.", "Angela Merkel was born in Hamburg.", "supports"),
        ("The film was directed by Ridley Scott and released in 1982.", "Ridley Scott directed the film.", "supports"),
        ("Angela Merkel was born in Hamburg in 1954.", "Angela Merkel was not born in Hamburg.", "refutes"),
        (
            "The company did not publish its results on Monday.",
            "The company published its results on Monday.",
            "refutes",
        ),
        ("The mayor opened the new bridge on 5 May.", "Cheese is made from the milk of cows.", "nothing"),
        ("Lisbon is the capital of Portugal.", "The Danube flows through Vienna.", "nothing"),
        ("Officials said # people were hurt in the fire.", "In the fire # people were hurt.", "supports"),
    ],
)
def test_plain_pairs_are_read_rightly(model: Entailment, passage: str, claim: str, label: str) -> None:
    """A restatement, its denial and an unrelated statement get the label that anyone would give."""
    chances = model.predict([(passage, claim)])[0]
    assert label == LABELS[int(chances.argmax())]


def test_rows_are_probabilities(model: Entailment) -> None:
    """Each pair gets three float32 numbers that are at least zero and add up to one."""
    chances = model.predict([(DRONES, "Drones were launched at Kyiv."), (DRONES, ""), ("", "Nothing."), ("", "")])
    assert chances.shape == (4, 3)
    assert np.float32 == chances.dtype
    assert (chances >= 0).all()
    np.testing.assert_allclose(chances.sum(axis=1), 1.0, rtol=1e-5)


def test_no_pairs_give_no_rows(model: Entailment) -> None:
    """An empty list gives an empty array with three columns."""
    assert model.predict([]).shape == (0, 3)


def test_very_long_texts_are_cut(model: Entailment) -> None:
    """Passage and claim may be longer than the model reads; what follows its length changes nothing."""
    long = " ".join([DRONES] * 400)
    first, second = model.predict(
        [(long, "Drones were launched."), (long + " Then it rained.", "Drones were launched.")]
    )
    assert first.tolist() == second.tolist()
    assert model.predict([(long, long)]).shape == (1, 3)


def test_same_pairs_give_same_probabilities(model: Entailment) -> None:
    """A second call gives the same bits, and another instance too."""
    pairs = [(DRONES, "No drone was shot down."), (DRONES, "The drones were aimed at Kyiv.")]
    first = model.predict(pairs)
    assert first.tolist() == model.predict(pairs).tolist()
    assert first.tolist() == Entailment().predict(pairs).tolist()


def test_order_of_pairs_is_kept(model: Entailment) -> None:
    """Rows follow the pairs, and a row does not depend on the others of the call."""
    pairs = [(" ".join([DRONES] * count), f"Claim {count} is about drones.") for count in (3, 1, 2)]
    together = model.predict(pairs)
    alone = np.concatenate([model.predict([pair]) for pair in pairs])
    assert alone.tolist() == together.tolist()


def test_files_are_those_of_the_settings() -> None:
    """The hashes in config.json are those of the files beside it, and no file is above 30 MB."""
    stored = json.loads((FOLDER / "config.json").read_text(encoding="utf-8"))
    found = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in stored["sha256"]}
    assert stored["sha256"] == found
    assert max((FOLDER / name).stat().st_size for name in found) <= 30_000_000


def test_missing_model_is_a_config_error(tmp_path: Path) -> None:
    """An empty folder is told as such, with the file's name."""
    with pytest.raises(ConfigError, match=r"config\.json"):
        Entailment(tmp_path).predict([("a", "b")])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"labels": ["yes", "no"], "max_tokens": 96, "temperature": 1}'])
def test_unusable_settings_are_a_config_error(tmp_path: Path, text: str) -> None:
    """Settings that are empty, of another shape or of another model are refused."""
    shutil.copyfile(FOLDER / "tokenizer.json", tmp_path / "tokenizer.json")
    (tmp_path / "config.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        Entailment(tmp_path).predict([("a", "b")])
