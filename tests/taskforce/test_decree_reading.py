"""A decree file is read: every fault is told at once, in a sentence that says where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.reading import FaultyFile
from tests.cast import DECREE


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """The real decree with one thing wrong."""
    told = yaml.safe_load(DECREE.read_text("utf-8"))
    change(told)
    return yaml.safe_dump(told, allow_unicode=True)


def faults(content: bytes | str) -> list[str]:
    with pytest.raises(FaultyFile) as refused:
        read_decree(content)
    return [str(fault) for fault in refused.value.faults]


def seats(told: dict[str, Any], part: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told["sub_task_forces"][part]["seats"]
    return found


def test_the_real_decree_is_read_whole() -> None:
    file = read_decree(DECREE.read_bytes())
    assert [len(part.seats) for part in file.sub_task_forces] == [11, 6, 5, 8]
    assert [len(part.duties) for part in file.sub_task_forces] == [9, 6, 3, 6]
    assert (len(file.agencies), len(file.partners), file.secretariat) == (20, 4, "nakertrans")
    assert file.sub_task_forces[1].seats[5].printed == "Yayasan Tapem Bikomi"
    assert file.sub_task_forces[0].seats[10].many_holders


WRONG: list[tuple[str, Callable[[dict[str, Any]], object], list[str]]] = [
    (
        "no seats",
        lambda t: t["sub_task_forces"][2].pop("seats"),
        ["sub gugus tugas C", "Tidak ada kedudukan"],
    ),
    ("empty seats", lambda t: t["sub_task_forces"][2].update(seats=[]), ["sub gugus tugas C"]),
    (
        "two coordinators",
        lambda t: seats(t, 1)[1].update(position="Koordinator"),
        ["sub gugus tugas B", "Kepala Dinas Sosial", "Kepala Dinas Kesehatan"],
    ),
    (
        "an office twice",
        lambda t: seats(t, 2)[4].update(office=" kasat serse  polres ttu "),
        ["sub gugus tugas C", "2 kali"],
    ),
    (
        "unknown work",
        lambda t: t["sub_task_forces"][0]["duties"][0].update(work=["reprot"]),
        ["sub gugus tugas A, tugas ke-1", "reprot", "report"],
    ),
    (
        "unknown position",
        lambda t: seats(t, 3)[2].update(position="Ketua"),
        ["kedudukan 3", "“Ketua”", "anggota"],
    ),
    ("unknown function", lambda t: t["sub_task_forces"][0].update(functions=["joy"]), ["joy", "prevention"]),
    ("unknown agency", lambda t: seats(t, 0)[0].update(agency="polsek"), ["“polsek”", "agencies"]),
    ("unknown kind", lambda t: t["agencies"][0].update(kind="navy"), ["instansi 1", "navy", "police"]),
    ("unknown secretariat", lambda t: t["decree"].update(secretariat="nobody"), ["“nobody”"]),
    (
        "another century",
        lambda t: t["decree"].update(signed_on="1823-02-20"),
        ["“signed_on” menyebut tahun 1823", "kepala SK"],
    ),
    ("no day", lambda t: t["decree"].update(signed_on="bulan depan"), ["bulan depan", "2026-01-05"]),
    ("far year", lambda t: t["decree"].update(year=2019), ["2019", "2023"]),
    ("number without a day", lambda t: t["decree"].pop("signed_on"), ["Nomor dan tanggal"]),
    ("a long name", lambda t: seats(t, 0)[0].update(office="Kepala " * 1500), ["office", "10499", "200"]),
    ("a long title", lambda t: t["decree"].update(title="x" * 10_000), ["title", "10000"]),
    ("a code twice", lambda t: t["sub_task_forces"][1].update(code="A"), ["“A” 2 kali"]),
    (
        "a letter twice",
        lambda t: t["sub_task_forces"][0]["duties"][1].update(letter="a"),
        ["sub gugus tugas A", "“a” 2 kali"],
    ),
    ("an agency twice", lambda t: t["agencies"].append(dict(t["agencies"][0])), ["“polres” 2 kali"]),
    ("an order twice", lambda t: seats(t, 0)[1].update(order=1), ["order", "2 kali"]),
    ("no title", lambda t: t["decree"].pop("title"), ["“title” belum diisi"]),
    ("no head", lambda t: t.pop("decree"), ["decree"]),
    ("no sub-task forces", lambda t: t.pop("sub_task_forces"), ["sub_task_forces"]),
    ("sub-task forces that are a word", lambda t: t.update(sub_task_forces="A, B"), ["harus berupa daftar"]),
    ("a seat that is a word", lambda t: t["sub_task_forces"][0].update(seats=["Kapolres"]), ["kedudukan 1"]),
    (
        "an office that is a list",
        lambda t: seats(t, 0)[0].update(office=["Kapolres"]),
        ["harus berupa tulisan"],
    ),
    ("two first readers", lambda t: seats(t, 0)[0].update(intake="first"), ["penerima laporan pertama"]),
    ("receives what", lambda t: seats(t, 0)[0].update(receives="mungkin"), ["mungkin", "ya atau tidak"]),
    ("a role nobody knows", lambda t: t.update(leadership=[{"role": "raja", "office": "Bupati"}]), ["raja"]),
    (
        "an office that leads twice",
        lambda t: t.update(leadership=[{"role": "Ketua", "office": "Bupati"} for _ in "12"]),
        ["Bupati", "2 kali"],
    ),
]


@pytest.mark.parametrize("change, words", [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_said_with_its_place(
    change: Callable[[dict[str, Any]], object], words: list[str]
) -> None:
    told = " ".join(faults(changed(change)))
    assert [word for word in words if word not in told] == []


def test_all_faults_are_told_at_once() -> None:
    def three(told: dict[str, Any]) -> None:
        told["decree"]["signed_on"] = "1823-02-20"
        seats(told, 1)[1]["position"] = "Koordinator"
        seats(told, 0)[0]["agency"] = "polsek"

    assert len(faults(changed(three))) == 3


@pytest.mark.parametrize(
    "content, words",
    [
        (b"\xff\xfe\x00\x01", "bukan teks"),
        ("decree: [", "bukan YAML"),
        ("hanya sebuah kalimat", "bukan YAML sebuah SK"),
        ("", "bukan YAML sebuah SK"),
        ("- 1\n- 2\n", "bukan YAML sebuah SK"),
        ("decree: {signed_on: 2023-02-30}", "tidak mungkin"),
        ("decree: !!python/object/apply:os.system ['true']", "bukan YAML"),
        ("[" * 3000, "tidak"),
        ("x" * 1_000_001, "terlalu besar"),
        ("decree: {title: a}\nsub_task_forces: []\ndecree: {title: b}", "dua kali"),
        ("? [a, b]\n: c\n", "bukan YAML"),
        ("&a [*a]", "Tuliskan lengkap"),
    ],
    ids=[
        "bytes", "torn", "prose", "nothing", "list", "no such day", "code", "deep", "huge", "key twice", "odd key", "loop",
    ],
)  # fmt: skip
def test_what_is_no_decree_at_all_gets_one_sentence(content: bytes | str, words: str) -> None:
    told = faults(content)
    assert len(told) == 1
    assert words in told[0]


def test_a_file_that_unfolds_without_end_is_refused_at_its_first_sign() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 8)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert faults(bomb) == [
        "baris 1: Tanda & dan * untuk mengulang bagian lain tidak dipakai di sini. Tuliskan lengkap."
    ]


def test_a_key_written_twice_names_its_line() -> None:
    assert faults("decree: {title: a}\nsub_task_forces: []\ndecree: {title: b}")[0].startswith("baris 3")


def test_a_decree_without_number_and_day_is_a_draft() -> None:
    def drop(told: dict[str, Any]) -> None:
        told["decree"].update(number=None, signed_on=None)

    file = read_decree(changed(drop))
    assert (file.number, file.signed_on) == ("", None)


@pytest.mark.parametrize("day", ["20-02-2023", "20/2/2023", "2023-02-20"])
def test_days_may_be_written_as_officials_write_them(day: str) -> None:
    file = read_decree(changed(lambda told: told["decree"].update(signed_on=day)))
    assert str(file.signed_on) == "2023-02-20"
