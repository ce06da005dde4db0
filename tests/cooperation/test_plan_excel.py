"""The planners' matrix, out to Excel and in again: exactly the same, whatever was written in it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
import pytest

from lopo.cooperation.action_plan.excel.exporting import HEAD, write_matrix
from lopo.cooperation.action_plan.excel.importing import read_plan
from lopo.cooperation.action_plan.excel.reading import Reading
from lopo.cooperation.action_plan.matrix import (
    Entry,
    GoalPart,
    Matrix,
    ProgrammePart,
    as_plain,
    differences,
    from_plain,
)
from lopo.cooperation.action_plan.models import Counting, FundSource
from lopo.cooperation.action_plan.wording import tidy, tidy_heading, tidy_unit
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.workbook_archive import WorkbookRefused
from lopo.taskforce.decree.work import Work

NAMES = (
    ("polres", "Polres TTU", "Polres", "Pol"),
    ("kesbangpol", "Badan Kesatuan Bangsa dan Politik Kab. TTU", "Kesbangpol", "Kbp"),
    ("dp3a", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kab. TTU", "Dinas PPPA", "PPA"),
    ("pkk", "TP PKK Kab. TTU", "TP PKK", "PKK"),
    ("nakertrans", "Dinas Tenaga Kerja dan Transmigrasi Kab. TTU", "Dinas Nakertrans", "Nak"),
    ("dinsos", "Dinas Sosial Kab. TTU", "Dinas Sosial", "Sos"),
    ("dinkes", "Dinas Kesehatan Kab. TTU", "Dinas Kesehatan", "Kes"),
    ("tapenpah", "Yayasan Tapenpah Bikomi Kab. TTU", "Yayasan Tapenpah Bikomi", "Tap"),
    ("koma", "Lembaga Satu, Dua dan Tiga", "Lembaga Satu, Dua", "Kom"),  # a name that looks like a list
)
AGENCIES = [Agency(key=key, name=name, short=short, code=code) for key, name, short, code in NAMES]
KNOWN = {agency.key: agency for agency in AGENCIES}

letters = st.text(st.characters(codec="utf-8"), max_size=40)
spiced = st.one_of(
    letters,
    st.sampled_from(
        [
            "=1+1",
            "Sasaran 1: Warga aman",
            "a / b",
            "x · y",
            "Program 1.1 Desa",
            "60 → 120",
            "–",
            "; ,",
            "ke 3",
        ]
    ),
)
titles = spiced.map(tidy).filter(bool)
headings = spiced.map(tidy_heading).filter(bool)
numbers = st.none() | st.decimals("-999999", "999999999", places=2, allow_nan=False, allow_infinity=False)
money = st.none() | st.decimals("0", "99999999999.99", places=2, allow_nan=False, allow_infinity=False)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    leads, *along = draw(st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=4, unique_by=id))
    return Entry(
        title=draw(titles),
        leads=leads,
        along=frozenset(along),
        joint=bool(along) and draw(st.booleans()),
        work=draw(st.sampled_from(["", *Work.values])),
        indicator=tidy(draw(spiced)),
        unit=tidy_unit(draw(spiced)),
        counting=draw(st.sampled_from(Counting.values)),
        baseline=draw(numbers),
        target=draw(numbers),
        budget=draw(money),
        fund=draw(st.sampled_from(["", *FundSource.values])),
        quarters=tuple(sorted(draw(st.sets(st.integers(1, 4))))),
        last_target=draw(numbers),
        last_value=draw(numbers),
    )


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    goals = [
        GoalPart(
            goal,
            [
                ProgrammePart(programme, draw(st.lists(entries(), max_size=3)))
                for programme in draw(st.lists(headings, max_size=2, unique=True))
            ],
        )
        for goal in draw(st.lists(headings, min_size=1, max_size=3, unique=True))
    ]
    return Matrix(goals)


def test_a_goal_that_is_called_programme_and_has_none_stays_a_goal() -> None:
    matrix = Matrix([GoalPart("PROGRAM", []), GoalPart("Program desa", [])])
    reading = read_plan(write_matrix(matrix, agencies=AGENCIES, year=2026), AGENCIES)
    assert reading.matrix == matrix


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(matrix=matrices())
def test_what_goes_out_comes_in_exactly_the_same(matrix: Matrix) -> None:
    content = write_matrix(matrix, agencies=AGENCIES, year=2026)
    reading = read_plan(content, AGENCIES)

    assert [str(problem) for problem in reading.rejected] == []
    assert reading.matrix == matrix
    assert (reading.year, reading.rows) == (2026, sum(1 for _ in matrix.entries()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(matrix=matrices())
def test_a_preview_carries_the_matrix_to_its_confirmation_unchanged(matrix: Matrix) -> None:
    assert from_plain(as_plain(matrix), AGENCIES) == matrix
    assert not differences(matrix, from_plain(as_plain(matrix), AGENCIES))


@given(text=spiced)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    for tidied in (tidy, tidy_heading, tidy_unit):
        assert tidied(tidied(text)) == tidied(text)


EIGHT = HEAD[:8]  # the form that planners know


def workbook(*rows: Sequence[object], head: Sequence[object] = EIGHT, sheet: str = "RAD 2026") -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in (head, *rows):
        page.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows: Sequence[object], head: Sequence[object] = EIGHT) -> Reading:
    return read_plan(workbook(*rows, head=head), AGENCIES)


OUTREACH = (
    "1.1.1",
    "Warga berangkat aman / Penyuluhan desa",
    "Sosialisasi jalur resmi di 24 kecamatan",
    "Jumlah desa terjangkau",
    "60 → 120 desa",
    "Nakertrans; DPPPA, Polres, Dinsos",
    "Rp85.000.000,00; APBD-DAU",
    "I–III",
)


def only(reading: Reading) -> Entry:
    [(_code, entry)] = reading.matrix.entries()
    return entry


def test_the_row_of_the_planners_own_example_is_read() -> None:
    reading = read(OUTREACH)

    assert reading.problems == []
    assert [goal.text for goal in reading.matrix.goals] == ["Warga berangkat aman"]
    assert [part.text for part in reading.matrix.goals[0].programmes] == ["Penyuluhan desa"]
    assert only(reading) == Entry(
        title="Sosialisasi jalur resmi di 24 kecamatan",
        leads=KNOWN["nakertrans"],
        along=frozenset({KNOWN["dp3a"], KNOWN["polres"], KNOWN["dinsos"]}),
        joint=True,  # several agencies and no column that says otherwise
        work=Work.OUTREACH,  # proposed from the words
        indicator="Jumlah desa terjangkau",
        unit="desa",
        baseline=Decimal(60),
        target=Decimal(120),
        budget=Decimal(85_000_000),
        fund=FundSource.APBD,
        quarters=(1, 2, 3),
    )


def test_goals_and_programmes_in_rows_of_their_own_hold_for_the_rows_below() -> None:
    reading = read(
        ("Sasaran 1: Warga berangkat dengan aman",),
        ("Program 1.1 Penyuluhan desa",),
        ("1.1.1", None, "Penyuluhan di desa", "desa", "88 → 193 desa", "Nakertrans", None, "I-IV"),
        ("1.1.2", None, "Ceramah di gereja", "kali", "0 → 24 kali", "Nakertrans", None, "I"),
        ("Program 1.2 Penjagaan pintu keluar",),
        ("1.2.1", None, "Sidak terminal", "sidak", "17 → 24", "Polres", None, "I"),
        ("Sasaran 2: Korban dilayani",),
        ("2.1.1", None, "Rumah aman", "tempat", "12 → 20", "Dinas Sosial", None, "II"),
    )

    assert reading.problems == []
    assert [code for code, _ in reading.matrix.entries()] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]
    assert [(g.text, [p.text for p in g.programmes]) for g in reading.matrix.goals] == [
        ("Warga berangkat dengan aman", ["Penyuluhan desa", "Penjagaan pintu keluar"]),
        ("Korban dilayani", ["Korban dilayani"]),
    ]


def test_merged_cells_hold_for_every_row_that_they_cover() -> None:
    book = Workbook()
    page = book.worksheets[0]
    head = ["No", "Tujuan", "Program", "Kegiatan", "Awal", "Target", "Satuan", "Penanggung jawab", "Terkait",
            "Anggaran", "Sumber dana", "TW I", "TW II", "TW III", "TW IV"]  # fmt: skip
    page.append(head)
    page.append([1, "Warga aman", "Penyuluhan", "Penyuluhan desa", 60, 120, "desa", "Nakertrans", "Polres, Dinsos",
                 85_000_000, "APBD", "x", None, "✓", None])  # fmt: skip
    page.append(
        [2, None, None, "Siaran radio", 0, 4, "kali", "Nakertrans", None, None, "tanpa biaya", None, "v"]
    )
    page.append(
        [3, None, "Sidak", "Sidak pelabuhan", 17, 24, "sidak", "Polres", None, 48_000_000, "APBD", "x"]
    )
    page.merge_cells("B2:B4")
    page.merge_cells("C2:C3")
    reading = read_plan(saved(book), AGENCIES)

    assert reading.problems == []  # merged goals are what planners write: nobody is told
    assert [part.text for part in reading.matrix.goals[0].programmes] == ["Penyuluhan", "Sidak"]
    first, second, third = (entry for _, entry in reading.matrix.entries())
    assert (first.quarters, second.quarters, third.quarters) == ((1, 3), (2,), (1,))
    assert (first.baseline, first.target, first.unit, first.budget) == (
        Decimal(60),
        Decimal(120),
        "desa",
        Decimal(85_000_000),
    )
    assert (first.joint, second.fund, third.leads) == (True, FundSource.NONE, KNOWN["polres"])


def test_all_problems_are_told_by_row_and_column_and_nothing_is_read_from_their_rows() -> None:
    bad_target = (*OUTREACH[:4], "60 → dua puluh", *OUTREACH[5:])
    bad_agency = (*OUTREACH[:5], "Dinkess?; Kantor Pajak", *OUTREACH[6:])
    reading = read(bad_target, OUTREACH, bad_agency, (*OUTREACH[:6], "Rp5.000; uang arisan", "V"))

    told = [(p.row, p.column, p.code, str(p.message)) for p in reading.rejected]
    assert told[0] == (2, "E", "unreadable", "“dua puluh”. Tulis angka: 20.")
    assert [(row, column) for row, column, *_ in told] == [(2, "E"), (4, "F"), (5, "G"), (5, "H")]
    assert "“Kantor Pajak” bukan nama instansi di sini" in told[1][3]
    assert (reading.rows, reading.activities, reading.bad_rows) == (4, 1, 3)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Polres TTU", "polres"),
        ("kepolisian resor", "polres"),
        ("DP3A", "dp3a"),
        ("Dinas P3A", "dp3a"),
        ("Disnakertrans", "nakertrans"),
        ("Dinas Tenaga Kerja dan Transmigrasi Kabupaten Timor Tengah Utara", "nakertrans"),
        ("DINAS SOSIAL", "dinsos"),
        ("Dinas Kesehatn", "dinkes"),
        ("Tim Penggerak PKK", "pkk"),
        ("Kes", "dinkes"),
        ("Yayasan Tapenpah", "tapenpah"),
    ],
)
def test_an_agency_is_known_however_planners_spell_it(written: str, key: str) -> None:
    assert only(read((*OUTREACH[:5], written, *OUTREACH[6:]))).leads == KNOWN[key]


def test_a_spelling_that_was_guessed_is_shown_and_one_that_may_be_two_is_asked() -> None:
    guessed = read((*OUTREACH[:5], "Dinas Kesehatn", *OUTREACH[6:]))
    asked = read((*OUTREACH[:5], "Dinas", *OUTREACH[6:]))

    assert [str(p.message) for p in guessed.doubtful] == ["“Dinas Kesehatn” dibaca sebagai Dinas Kesehatan"]
    assert asked.bad_rows == 1


@pytest.mark.parametrize(
    ("written", "budget", "fund"),
    [
        ("Rp85.000.000,00; APBD-DAU", 85_000_000, FundSource.APBD),
        ("Rp 96 juta, APBD", 96_000_000, FundSource.APBD),
        ("Rp1.250.000,-", 1_250_000, ""),
        ("1,2 miliar; DAK NF PPA", 1_200_000_000, FundSource.DAK),
        (48_000_000, 48_000_000, ""),
        ("tanpa biaya", None, FundSource.NONE),
        ("APBD Provinsi NTT", None, FundSource.PROVINCE),
        ("dana desa", None, FundSource.VILLAGE),
        ("hibah UNICEF", None, FundSource.GRANT),
        ("CSR Bank Contoh", None, FundSource.PARTNER),
        ("", None, ""),
    ],
)
def test_money_is_read_as_people_write_it(written: object, budget: int | None, fund: str) -> None:
    entry = only(read((*OUTREACH[:6], written, "I")))
    assert (entry.budget, entry.fund) == (budget, fund)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("60 → 120 desa", (60, 120, "desa")),
        ("60 desa -> 120 desa", (60, 120, "desa")),
        ("belum tahu → 30 orang", (None, 30, "orang")),
        ("1.250,5 → 2.000 %", (Decimal("1250.5"), 2000, "%")),
        ("24 kali", (None, 24, "kali")),
        (24, (None, 24, "")),
        ("12 kunjungan ke desa", (None, 12, "kunjungan ke desa")),
        ("60 menjadi 120 desa", (60, 120, "desa")),
        ("→ 120 desa", (None, 120, "desa")),
        ("-", (None, None, "")),
    ],
)
def test_numbers_are_read_as_people_write_them(written: object, numbers: tuple[object, ...]) -> None:
    entry = only(read((*OUTREACH[:4], written, *OUTREACH[5:])))
    assert (entry.baseline, entry.target, entry.unit) == numbers


def test_sums_column_numbers_and_signatures_are_no_activities() -> None:
    reading = read(
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        OUTREACH,
        (None, "Jumlah", None, None, None, None, "Rp85.000.000,00"),
        (None, None, None, None, None, "Kefamenanu, 14 Januari 2026"),
        (None, None, None, None, None, "KEPALA BAPELITBANGDA"),
    )
    assert (reading.rows, reading.problems) == (1, [])


def test_an_activity_called_jumlah_is_an_activity() -> None:
    title = "Jumlah posko pengaduan ditambah"
    assert only(read((*OUTREACH[:2], title, *OUTREACH[3:]))).title == title


def test_a_name_of_ten_thousand_letters_is_refused_with_its_length() -> None:
    [problem] = read((*OUTREACH[:2], "a" * 10_000, *OUTREACH[3:])).rejected
    assert (problem.column, problem.code) == ("C", "too_long")
    assert "paling banyak 300" in str(problem.message)


def test_two_sheets_are_one_plan_and_a_sheet_without_activities_is_passed_over() -> None:
    book = Workbook()
    book.worksheets[0].title = "RAD 2027"
    book.worksheets[0].append(EIGHT)
    book.worksheets[0].append(OUTREACH)
    notes = book.create_sheet("Catatan")
    notes.append(["Rapat 14 Januari"])
    second = book.create_sheet("Lanjutan")
    second.append(EIGHT)
    second.append((*OUTREACH[:2], "Siaran radio", *OUTREACH[3:]))

    reading = read_plan(saved(book), AGENCIES)
    assert (reading.year, reading.rows, reading.activities) == (2027, 2, 2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bukan excel",
        b"PK\x03\x04" + b"\0" * 200,
        b"\xd0\xcf\x11\xe0" + b"\0" * 200,
        workbook(head=["Nama", "Alamat"]),
        workbook(),
    ],
)
def test_what_is_no_such_workbook_is_refused_with_one_sentence(content: bytes) -> None:
    with pytest.raises(WorkbookRefused) as refused:
        read_plan(content, AGENCIES)
    assert str(refused.value.sentence).endswith(".")


def test_a_formula_is_never_run_and_is_pointed_out() -> None:
    reading = read((*OUTREACH[:4], "=60+60", *OUTREACH[5:]))
    assert reading.bad_rows == 1
    assert any(p.code == "remark" and p.column == "E" for p in reading.doubtful)
