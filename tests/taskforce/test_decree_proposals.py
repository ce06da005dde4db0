"""What a decree file leaves out is proposed from its own words, with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lopo.taskforce.decree.file import AgencyRow, DecreeFile, DutyRow, RegencyRow, SeatRow, SubTaskForceRow
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.naming import code, head_office, short_name
from lopo.taskforce.decree.proposals import complete, differing_words, whole_reading
from tests.cast import DECREE


def decree(
    *parts: SubTaskForceRow, secretariat: str | None = None, agencies: tuple[AgencyRow, ...] = ()
) -> DecreeFile:
    return DecreeFile(
        title="Gugus Tugas",
        issuer="Bupati Contoh",
        place="Contoh",
        year=2026,
        regency=RegencyRow("99.01", "Contoh", "Provinsi Contoh"),
        sub_task_forces=parts,
        secretariat=secretariat,
        agencies=agencies,
    )


def part(name: str = "Sub", *offices: str, duties: tuple[str, ...] = ()) -> SubTaskForceRow:
    return SubTaskForceRow(
        code="A",
        name=name,
        seats=tuple(SeatRow(n, office) for n, office in enumerate(offices or ("Kepala Dinas Sosial",), 1)),
        duties=tuple(DutyRow(str(n), text) for n, text in enumerate(duties, 1)),
    )


def test_the_real_decree_is_guessed_as_it_was_coded_by_hand() -> None:
    """Everything inferred by hand in the real decree, left out and proposed again: all but one duty comes back."""
    told, _points = complete(read_decree(DECREE.read_bytes()))
    parts = [
        replace(
            p,
            functions=None,
            seats=tuple(replace(s, agency=None, inferred=False, receives=None, intake=None) for s in p.seats),
            duties=tuple(replace(d, work=None) for d in p.duties),
        )
        for p in told.sub_task_forces
    ]
    guessed, _points = complete(replace(told, sub_task_forces=tuple(parts)))
    wrong = []
    for one, other in zip(told.sub_task_forces, guessed.sub_task_forces, strict=True):
        assert one.functions == other.functions
        for seat, guess in zip(one.seats, other.seats, strict=True):
            assert (seat.agency, bool(seat.receives), seat.intake) == (
                guess.agency,
                guess.receives,
                guess.intake,
            )
        pairs = zip(one.duties, other.duties, strict=True)
        wrong += [f"{one.code}{d.letter}" for d, g in pairs if set(d.work or ()) != set(g.work or ())]
    assert wrong == ["Bc"]


@pytest.mark.parametrize(
    "office, agency",
    [
        ("Kapolres Contoh", "Polres Contoh"),
        ("Kasat Reskrim Polres Contoh", "Polres Contoh"),
        ("Kasat Pol. PP Kab. Contoh", "Satuan Polisi Pamong Praja Kab. Contoh"),
        ("Dandim 1618 Contoh", "Kodim 1618 Contoh"),
        ("Kepala Dinas Pendidikan Kabupaten Contoh", "Dinas Pendidikan Kabupaten Contoh"),
        ("Kabid Linjamsos Dinas Sosial Kab. Contoh", "Dinas Sosial Kab. Contoh"),
        ("Direktur RSUD Contoh", "RSUD Contoh"),
        ("Ketua Pengadilan Negeri Contoh", "Pengadilan Negeri Contoh"),
        ("Kepala Bagian Hukum Setda", "Sekretariat Daerah"),
        ("Pimpinan Agama se-Kabupaten Contoh", "Pimpinan agama Kabupaten Contoh"),
        ("Ketua FKUB Kabupaten Contoh", "FKUB Kabupaten Contoh"),
        ("Direktur Yayasan Rumah Harapan", "Yayasan Rumah Harapan"),
        ("Camat Insana", "Kecamatan Insana"),
        ("Kepala Desa Napan", "Pemerintah Desa Napan"),
    ],
)
def test_an_office_gives_its_agency_away(office: str, agency: str) -> None:
    whole, points = complete(decree(part("Pencegahan", office)))
    names = {row.key: row.name for row in whole.agencies}
    assert names[whole.sub_task_forces[0].seats[0].agency or ""] == agency
    assert str(points[0].because)


def test_an_office_that_says_nothing_is_likened_to_the_secretariat() -> None:
    agencies = (AgencyRow("p3a", "Dinas P3A", "women_children"), AgencyRow("sos", "Dinas Sosial", "social"))
    whole, _points = complete(decree(part("Hukum", "Bendahara"), secretariat="sos", agencies=agencies))
    assert whole.sub_task_forces[0].seats[0].agency == "sos"
    whole, _points = complete(decree(part("Hukum", "Bendahara"), agencies=agencies))
    assert (whole.sub_task_forces[0].seats[0].agency, whole.secretariat) == ("p3a", "p3a")
    whole, _points = complete(decree(part("Hukum", "Bendahara")))
    assert [row.name for row in whole.agencies] == ["Sekretariat Daerah"]


@pytest.mark.parametrize(
    "name, duties, functions",
    [
        ("Bidang Pencegahan", (), ("prevention",)),
        ("Rehabilitasi dan Pemulangan (Penanganan)", (), ("care",)),
        ("Pengembangan dan Penegakan Hukum", (), ("justice",)),
        ("Kerjasama dan Koordinasi", (), ("cooperation",)),
        ("Penegakan Hukum dan Kerja Sama", (), ("justice", "cooperation")),
        ("Bidang Satu", ("Melaksanakan sosialisasi di desa",), ("prevention",)),
        ("Bidang Satu", ("Lain-lain",), ()),
    ],
)
def test_a_name_or_its_duties_give_the_function_away(
    name: str, duties: tuple[str, ...], functions: tuple[str, ...]
) -> None:
    whole, _points = complete(decree(part(name, duties=duties)))
    assert whole.sub_task_forces[0].functions == functions


def test_a_court_never_receives_people() -> None:
    whole, _points = complete(
        decree(part("Penegakan Hukum", "Ketua Pengadilan Negeri X", "Kasat Reskrim Polres X"))
    )
    assert [seat.receives for seat in whole.sub_task_forces[0].seats] == [False, True]
    whole, _points = complete(decree(part("Penegakan Hukum", "Ketua Pengadilan Negeri X")))
    assert [seat.receives for seat in whole.sub_task_forces[0].seats] == [False]
    whole, _points = complete(decree(part("Pemulangan", "Ketua Pengadilan Negeri X", "Direktur RSUD X")))
    assert [seat.receives for seat in whole.sub_task_forces[0].seats] == [False, True]


def test_what_the_file_says_is_not_asked() -> None:
    whole, points = complete(read_decree(DECREE.read_bytes()))
    assert {point.field for point in points} == {"agency", "reading", "leadership"}
    assert [p.subject for p in points if p.field == "agency"] == [("seat", "D", 7), ("seat", "D", 8)]
    assert len(whole.partners) == 4


@pytest.mark.parametrize(
    "probable, whole",
    [
        (
            "Melakukan evakuasi korban ke Dinas …",
            "Melakukan evakuasi korban ke Dinas Nakertrans untuk didata",
        ),
        ("Melakukan evakuasi korban", "Melakukan evakuasi korban"),
    ],
)
def test_a_reading_that_breaks_off_goes_on_as_printed(probable: str, whole: str) -> None:
    assert whole_reading(probable, "Melakukan evaluasi korban ke Dinas Nakertrans untuk didata") == whole


def test_a_question_shows_the_words_that_differ() -> None:
    assert differing_words("a b c d", "a x y d") == ("b c", "x y")


@pytest.mark.parametrize(
    "name, short, letters",
    [
        ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kab. TTU", "Dinas PPPA", "PPA"),
        ("BAPELITBANGDA Kab. TTU", "Bapelitbangda", "Bap"),
        ("LSM Yabiku Kefamenanu", "LSM Yabiku Kefamenanu", "Yab"),
        ("Dinas Tenaga Kerja Kabupaten Contoh", "Dinas Tenaga Kerja", "Nak"),
        ("Kantor Imigrasi Kelas II TPI Atambua", "Imigrasi Atambua", "Imi"),
        ("Sanggar Kreatif Anak", "Sanggar Kreatif Anak", "San"),
    ],
)
def test_an_agency_gets_a_short_name_and_letters(name: str, short: str, letters: str) -> None:
    assert (short_name(name), code(name)) == (short, letters)


def test_two_agencies_never_share_their_letters() -> None:
    whole, _points = complete(decree(part("Hukum", "Kasat Polres X", "Direktur Yayasan Polanya")))
    letters = [row.code for row in whole.agencies]
    assert letters == ["Pol", "Pol2"]


@pytest.mark.parametrize(
    "row, head",
    [
        (AgencyRow("p", "Polres TTU", "police"), "Kapolres TTU"),
        (AgencyRow("i", "Inspektorat Daerah Kab. TTU", "other"), "Inspektur Daerah Kab. TTU"),
        (AgencyRow("d", "Dinas Sosial", "social"), "Kepala Dinas Sosial"),
        (AgencyRow("s", "Sekretariat Daerah", "secretariat"), "Sekretaris Daerah"),
    ],
)
def test_an_agency_gets_a_head(row: AgencyRow, head: str) -> None:
    assert head_office(row) == head
