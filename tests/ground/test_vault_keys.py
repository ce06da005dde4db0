"""The root key: made once, owner-only, away from the data, and never quietly replaced."""

from __future__ import annotations

import os
from pathlib import Path
import stat

from django.conf import settings as project
from hypothesis import given
from hypothesis import strategies as st
import pytest
from pytest_django import Settings

from lopo.ground.vault import keys


@pytest.fixture
def house(tmp_path: Path, settings: Settings) -> Path:
    """A fresh installation: a data folder and a place for the key, both empty."""
    settings.DATA = tmp_path / "data"
    settings.ROOT_KEY = tmp_path / "keys" / "root.key"
    return tmp_path


def test_the_first_use_makes_a_key_that_only_its_owner_can_read(house: Path) -> None:
    first = keys.derive("something")

    assert stat.S_IMODE(project.ROOT_KEY.stat().st_mode) == 0o600
    assert stat.S_IMODE(project.ROOT_KEY.parent.stat().st_mode) == 0o700
    assert [path.name for path in project.ROOT_KEY.parent.iterdir()] == ["root.key"]  # no draft left behind
    assert keys.derive("something") == first


def test_a_key_that_others_can_read_is_refused(house: Path) -> None:
    keys.printed()
    keys.root.cache_clear()
    project.ROOT_KEY.chmod(0o640)

    with pytest.raises(keys.KeyFault, match="chmod 600"):
        keys.printed()


def test_a_key_is_never_made_inside_the_data(house: Path, settings: Settings) -> None:
    settings.ROOT_KEY = project.DATA / "root.key"

    with pytest.raises(keys.KeyFault, match="folder data"):
        keys.printed()
    assert not project.ROOT_KEY.exists()


def test_a_lost_key_is_not_replaced_where_sealed_data_waits(house: Path) -> None:
    copy = keys.printed()
    keys.remember_root_key()
    project.ROOT_KEY.unlink()
    keys.root.cache_clear()

    with pytest.raises(keys.KeyFault, match="lembar cetaknya"):
        keys.printed()

    project.ROOT_KEY.write_text(copy)  # typed back from the paper
    project.ROOT_KEY.chmod(0o600)
    assert keys.printed() == copy


def test_the_key_of_another_house_is_refused(house: Path) -> None:
    keys.printed()
    keys.remember_root_key()
    project.ROOT_KEY.write_text(keys.written(b"another house's root key, 32 byt"))
    keys.root.cache_clear()

    with pytest.raises(keys.KeyFault, match="bukan yang menyegel"):
        keys.printed()


def test_two_processes_at_once_end_with_one_key(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = keys.written(b"the other process was first here")

    def somebody_is_first(draft: Path, target: Path) -> None:
        Path(target).write_text(ours)
        Path(target).chmod(0o600)
        raise FileExistsError

    monkeypatch.setattr(os, "link", somebody_is_first)
    assert keys.printed() == ours


@given(st.binary(min_size=keys.LENGTH, max_size=keys.LENGTH))
def test_a_printed_key_reads_back_however_it_is_typed(key: bytes) -> None:
    copy = keys.written(key)

    assert keys.read(copy, Path("copy")) == key
    assert keys.read(copy.splitlines()[1].lower().replace(" ", ""), Path("copy")) == key


@given(
    st.binary(min_size=keys.LENGTH, max_size=keys.LENGTH),
    st.integers(0, 55),
    st.sampled_from("ABCDEFGH234567"),
)
def test_a_slip_of_the_pen_is_noticed(key: bytes, place: int, letter: str) -> None:
    letters = list(keys.written(key).splitlines()[1].replace(" ", ""))
    if letters[place] == letter or place == 51:  # the last letter of the key carries four unused bits
        return
    letters[place] = letter

    with pytest.raises(keys.KeyFault):
        keys.read("".join(letters), Path("copy"))


def test_each_purpose_has_a_key_of_its_own(house: Path) -> None:
    made = {keys.derive(purpose) for purpose in ("one", "two", "django secret key")}

    assert len(made) == 3
    assert keys.root(Path(project.ROOT_KEY)) not in made
    assert len(keys.secret_key()) >= 32
