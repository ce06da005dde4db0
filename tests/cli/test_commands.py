"""The command line that scripts rely on: shapes, exit codes, one sentence for every error and never a traceback."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

from django.utils import translation
from openpyxl import Workbook, load_workbook
import pytest
import yaml

from lopo.cli.grammar import Misused
from lopo.cli.main import main
from lopo.cli.running import new_file
from tests.support.folders import DECREE
from tests.support.program import Told, itself, lopo

EVIDENCE = DECREE.parent / "study-evidence.yaml"


def failed(told: Told, code: int) -> str:
    """The one sentence of an error."""
    assert told.returncode == code, told
    assert "Traceback" not in told.stderr
    assert told.stdout == ""
    [line] = [line for line in told.stderr.splitlines() if line]
    return line


def test_the_real_decree_gives_what_its_shape_promises(tmp_path: Path) -> None:
    told = json.loads(itself(tmp_path, "decree", "import", str(DECREE), "--json").stdout)

    assert {k: told[k] for k in ("sub_task_forces", "seats", "duties", "agencies")} == {
        "sub_task_forces": 4,
        "seats": 30,
        "duties": 24,
        "agencies": 20,
    }
    assert told["errors"] == []


def test_a_dry_run_leaves_nothing(unfounded: Path) -> None:
    assert lopo(unfounded, "decree", "import", str(DECREE), "--dry-run").returncode == 0
    assert "Belum ada kabupaten" in failed(lopo(unfounded, "decree", "status"), 2)


def test_evidence_speaks_before_any_decree_is_there(unfounded: Path) -> None:
    told = json.loads(lopo(unfounded, "evaluate", "--evidence", str(EVIDENCE), "--json").stdout)

    assert told["indicators"]["trust_commitment"]["aspects"]["trust"]["evidence"] == "against"
    assert told["findings"] == []


def test_the_study_alone_arrives_at_what_its_file_expects(founded: Path) -> None:
    told = json.loads(lopo(founded, "evaluate", "--evidence", str(EVIDENCE), "--json").stdout)

    found = {i: {a: v["evidence"] for a, v in x["aspects"].items()} for i, x in told["indicators"].items()}
    assert found == {
        "face_to_face": {"on_cases": "for", "on_plans": "mixed"},
        "trust_commitment": {"trust": "against", "commitment": "for"},
        "shared_understanding": {"division_of_duties": "for", "common_way": "mixed"},
        "intermediate_outcomes": {"results": "for", "evaluability": "against"},
    }
    assert told["study_says"]
    assert told["period"] == {"from": "2019-01-01", "to": "2024-12-31"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_is_written_in_both_languages(founded: Path, tmp_path: Path, language: str) -> None:
    paper = tmp_path / "laporan.pdf"
    assert lopo(founded, "evaluate", "--pdf", str(paper), "--language", language).returncode == 0
    assert paper.read_bytes().startswith(b"%PDF")


def workbook(path: Path) -> Path:
    """A plan of one activity, as planners write it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "RAD 2027"
    sheet.append(
        ["No", "Sasaran / Program", "Kegiatan", "Indikator", "Awal → target", "Penanggung jawab; terkait"]
    )
    sheet.append(
        ["1.1.1", "Warga aman / Penyuluhan", "Sosialisasi", "Jumlah desa", "60 → 120 desa", "Polres"]
    )
    book.save(path)
    return path


def test_a_plan_goes_in_and_comes_out_as_a_workbook(founded: Path, tmp_path: Path) -> None:
    into = lopo(founded, "plan", "import", str(workbook(tmp_path / "masuk.xlsx")), "--json")
    assert (into.returncode, json.loads(into.stdout)["activities"]) == (0, 1), into.stderr
    out = tmp_path / "keluar.xlsx"
    told = lopo(founded, "plan", "export", str(out), "--year", "2027", "--json")

    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout)["activities"] == 1
    assert load_workbook(out).worksheets[0]["C2"].value == "Sosialisasi"


def test_status_names_who_owes_the_next_step(founded: Path) -> None:
    told = json.loads(lopo(founded, "decree", "status", "--json").stdout)

    assert told["number"] == "126/KEP/HK/II/2023"
    assert len(told["agencies"]) == 20
    assert {a["state"] for a in told["agencies"]} == {"not_sent"}


def test_the_log_is_walked_exported_and_anchored(founded: Path, tmp_path: Path) -> None:
    told = json.loads(lopo(founded, "audit", "verify", "--json").stdout)
    anchor = lopo(founded, "audit", "anchor").stdout.strip()
    exported = lopo(founded, "audit", "export", str(tmp_path / "log.jsonl"), "--json")

    assert told["ok"]
    assert told["first_bad"] is None
    assert lopo(founded, "audit", "verify", "--head", anchor).returncode == 0
    assert lopo(founded, "audit", "verify", "--head", f"{told['entries']}:{'0' * 64}").returncode == 1
    assert json.loads(exported.stdout)["entries"] == told["entries"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("decree", "import", "tidak-ada.yaml"), "tidak ditemukan"),
        (("evaluate", "--evidence", "tidak-ada.yaml"), "tidak ditemukan"),
        (("restore", "tidak-ada.lopo"), "tidak ditemukan"),
        (("audit", "verify", "--head", "x"), "NOMOR:HASH"),
        (("serve", "--host", "0.0.0.0"), "TLS"),
        (("backup", "tidak/ada/b.lopo"), "tidak ada"),
        (("audit", "export", "tidak/ada/log.jsonl"), "Folder"),
        (("evaluate", "--pdf", "tidak/ada/laporan.pdf"), "Folder"),
        (("plan", "export", "tidak/ada/rad.xlsx"), "Folder"),
        (("evaluate", "--pdf", "/"), "sudah ada"),
    ],
)
def test_wrong_use_gets_one_sentence_and_exit_code_two(
    founded: Path, words: tuple[str, ...], says: str
) -> None:
    assert says in failed(lopo(founded, *words), 2)


def test_a_full_disk_is_exit_code_three(founded: Path) -> None:
    assert "Disk penuh di /dev/full" in failed(lopo(founded, "evaluate", "--pdf", "/dev/full"), 3)
    assert Path("/dev/full").is_char_device()  # what was no file is written to and not replaced


def test_an_export_is_whole_or_not_there(founded: Path, tmp_path: Path) -> None:
    """A refusal leaves no empty file behind, and a log that was handed out before is not written over."""
    log, empty = tmp_path / "out" / "log.jsonl", tmp_path / "nothing"
    log.parent.mkdir()
    assert "Belum ada kabupaten" in failed(lopo(empty, "audit", "export", str(log)), 2)
    assert list(log.parent.iterdir()) == []
    assert lopo(founded, "audit", "export", str(log)).returncode == 0
    kept = log.read_bytes()
    assert "sudah ada" in failed(lopo(founded, "audit", "export", str(log)), 2)
    assert list(log.parent.iterdir()) == [log]
    assert log.read_bytes() == kept


def test_what_breaks_off_while_writing_leaves_the_old_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "laporan.pdf"
    file.write_bytes(b"lama")
    with pytest.raises(OSError, match="penuh"), new_file(str(file)) as half:
        half.write_bytes(b"ba")
        raise OSError(errno.ENOSPC, "penuh")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"lama"
    with new_file(str(file)) as whole:
        whole.write_bytes(b"baru")
    assert file.read_bytes() == b"baru"


def test_a_reader_that_has_enough_is_no_error_to_speak_of(founded: Path) -> None:
    """As in `lopo decree status | head -1`: the pipe closes before everything is written."""
    reader, writer = os.pipe()
    os.close(reader)
    told = itself(founded, "decree", "status", stdout=writer)
    os.close(writer)

    assert (told.returncode, told.stderr) == (0, "")


def test_a_key_that_others_can_read_is_refused(founded: Path, tmp_path: Path) -> None:
    key = tmp_path / "root.key"
    key.write_text((founded / "keys" / "root.key").read_text())
    key.chmod(0o644)

    assert "dapat dibaca orang lain" in failed(lopo(founded, "keys", "print", "--root-key", str(key)), 2)


def test_setup_founds_a_regency_and_gives_a_one_time_link(unfounded: Path) -> None:
    told = json.loads(
        lopo(unfounded, "setup", "--decree", str(DECREE), "--admin", "desk@contoh.invalid", "--json").stdout
    )

    assert told["link"].startswith("/enrolment/")
    assert told["number"] == "126/KEP/HK/II/2023"


@pytest.mark.parametrize("wrong", ["bukan-surel", f"{'a' * 250}@contoh.invalid"])
def test_setup_with_a_wrong_address_founds_nothing_and_can_be_tried_again(
    unfounded: Path, wrong: str
) -> None:
    words = ("setup", "--decree", str(DECREE), "--admin")

    assert "bukan alamat surel" in failed(lopo(unfounded, *words, wrong), 2)
    assert "Belum ada kabupaten" in failed(lopo(unfounded, "decree", "status"), 2)
    if wrong == "bukan-surel":
        assert lopo(unfounded, *words, "desk@contoh.invalid").returncode == 0


def test_setup_is_whole_or_nothing(unfounded: Path) -> None:
    """A decree that is still a draft can be imported, but nobody can be given an account under it."""
    told = yaml.safe_load(DECREE.read_text())
    told["decree"] |= {"number": None, "signed_on": None}
    unsigned = unfounded / "sk.yaml"
    unsigned.write_text(yaml.safe_dump(told, allow_unicode=True))

    told = lopo(unfounded, "setup", "--decree", str(unsigned), "--admin", "desk@contoh.invalid")
    assert "belum ditandatangani" in failed(told, 2)
    assert "Belum ada kabupaten" in failed(lopo(unfounded, "decree", "status"), 2)


MISUSED = [
    ([], "PERINTAH masih kurang"),
    (["terbang"], "terbang tidak ada di sini. Pilih salah satu: demo, serve"),
    (["decree"], "import|status masih kurang. Lihat lopo decree --help"),
    (["decree", "import"], "FILE masih kurang. Lihat lopo decree import --help"),
    (["doctor", "--cepat"], "--cepat tidak dikenal di sini"),
    (["evaluate", "--evid", "x"], "--evid x tidak dikenal di sini"),
    (["evaluate", "--from"], "--from belum diberi nilai"),
    (["evaluate", "--from", "31-02-2025"], "--from: 31-02-2025 bukan tanggal. Tulis tahun-bulan-hari"),
    (["evaluate", "--to", "2025-02-31"], "--to: 2025-02-31 bukan tanggal"),
    (["evaluate", "--json=ya"], "--json tidak menerima nilai"),
    (["plan", "export", "x", "--year", "9" * 30], "--year: 999"),
    (["keys", "lihat"], "Pilih salah satu: print, rotate."),
    (["serve", "--workers", "0"], "--workers: 0 bukan angka"),
]


@pytest.mark.parametrize(("words", "said"), MISUSED, ids=lambda value: " ".join(value)[:40] or "nothing")
def test_a_call_that_is_not_understood_gets_one_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2

    told = capsys.readouterr()
    assert told.out == ""
    [line] = told.err.splitlines()
    assert line.startswith("lopo: ")
    assert said in line


def test_a_call_that_is_not_understood_is_told_in_english_on_request(tmp_path: Path) -> None:
    told = lopo(tmp_path, "evaluate", "--language", "en", "--from", "31-02-2025")

    assert (
        failed(told, 2) == "lopo: --from: 31-02-2025 is not a date. Write year-month-day, such as 2025-12-31."
    )


def test_no_sentence_for_what_argparse_says_new_is_still_a_sentence() -> None:
    with translation.override("id"):
        assert str(Misused("something else", "lopo evaluate")).endswith("Lihat lopo evaluate --help")
