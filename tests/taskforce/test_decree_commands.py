"""`lopo decree import` and `lopo decree status`, as plain values."""

from __future__ import annotations

from pathlib import Path

import pytest

from lopo.ground.acts import Refused
from lopo.ground.places.models import Regency, Village
from lopo.taskforce.decree.commands import decree_import, decree_status, said
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.table_writing import decree_table
from tests.cast import DECREE, TaskForce

COUNTS = {"sub_task_forces": 4, "seats": 30, "duties": 24, "agencies": 20, "to_confirm": 4, "errors": []}
THREE_PARTS = Path(__file__).parent / "decrees" / "three-parts.yaml"


def test_the_real_decree_founds_its_regency_and_comes_in(db: None) -> None:
    told = decree_import(DECREE, dry_run=False)
    decree = Decree.objects.get()
    assert told == {"decree": str(decree.pk), **COUNTS}
    assert Regency.objects.get().capital == "Kefamenanu"
    assert Village.objects.count() == 193
    assert said(told) == ("4 sub gugus tugas, 30 kedudukan, 24 tugas, 20 instansi. 4 hal perlu dikonfirmasi.")


def test_a_dry_run_counts_and_writes_nothing(db: None) -> None:
    assert decree_import(DECREE, dry_run=True) == {"decree": None, **COUNTS}
    assert not Regency.objects.exists()


def test_the_same_file_again_is_an_error_on_trial_and_in_earnest(db: None) -> None:
    decree_import(DECREE, dry_run=False)
    for dry_run in (True, False):
        told = decree_import(DECREE, dry_run=dry_run)
        assert told["decree"] is None
        assert "126/KEP/HK/II/2023" in told["errors"][0]
    assert Decree.objects.count() == 1


def test_the_same_table_in_excel_gives_the_same_counts(db: None, tmp_path: Path) -> None:
    file = tmp_path / "sk.xlsx"
    file.write_bytes(decree_table(read_decree(DECREE.read_bytes())))
    told = decree_import(file, dry_run=False)
    assert {**told, "decree": None} == {"decree": None, **COUNTS}


def test_another_shape_of_decree_is_counted_by_its_own_numbers(db: None) -> None:
    told = decree_import(THREE_PARTS, dry_run=False)
    counted = {key: told[key] for key in ("sub_task_forces", "seats", "duties", "agencies", "errors")}
    assert counted == {"sub_task_forces": 3, "seats": 12, "duties": 8, "agencies": 11, "errors": []}
    assert told["to_confirm"] > 12


@pytest.mark.parametrize(
    "content, words",
    [
        (b"decree: [", "bukan YAML"),
        (b"PK\x03\x04", "Excel"),
        (DECREE.read_bytes().replace(b"work: [report]", b"work: [reprot]"), "reprot"),
        (b"x" * 10_000_001, "terlalu besar"),
    ],
    ids=["torn", "torn workbook", "unknown work", "huge"],
)
def test_a_bad_file_is_told_and_founds_nothing(db: None, tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "sk"
    file.write_bytes(content)
    told = decree_import(file, dry_run=False)
    assert words in " ".join(told["errors"])
    assert (told["decree"], told["seats"]) == (None, 0)
    assert not Regency.objects.exists()


def test_a_refused_import_leaves_no_half_founded_regency(db: None, tmp_path: Path) -> None:
    """Refused for a day that has not come: the regency that it names is not founded either."""
    file = tmp_path / "sk.yaml"
    file.write_bytes(
        DECREE.read_bytes().replace(b"2023-02-20", b"2027-02-20").replace(b"year: 2023", b"year: 2027")
    )
    assert "belum terjadi" in decree_import(file, dry_run=False)["errors"][0]
    assert not Regency.objects.exists()


def test_the_status_says_who_owes_the_next_step(task_force: TaskForce) -> None:
    told = decree_status(task_force.regency)
    rows = {row["agency"]: row for row in told["agencies"]}
    assert told["number"] == "126/KEP/HK/II/2023"
    assert len(rows) == 20
    women = rows["Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kab. TTU"]
    assert women == {
        "agency": "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kab. TTU",
        "state": "not_sent",
        "owed_by": "Dinas Tenaga Kerja dan Transmigrasi Kab. TTU",
        "days": 1113,
    }
    assert decree_status(task_force.regency, number="126/kep/hk/ii/2023") == told


def test_a_status_of_no_decree_is_refused_with_a_sentence(task_force: TaskForce) -> None:
    with pytest.raises(Refused, match="9/2020"):
        decree_status(task_force.regency, number="9/2020")
    with pytest.raises(Refused, match="Belum ada SK"):
        decree_status(Regency(code="99.01", name="x", province="x"))
