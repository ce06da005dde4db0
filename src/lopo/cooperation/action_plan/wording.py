"""What a planner's words are kept as, and what they give away: tidy texts, numbers, the kind of work.

Texts are tidied on the way in, from a form as from a workbook, so that the matrix reads back exactly as it was written.
Proposals are only ever proposed; a person confirms them.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
import re
import unicodedata

from lopo.cooperation.action_plan.models import Counting
from lopo.ground.papers.words import in_words
from lopo.taskforce.decree.work import Work

LARGEST = Decimal("999999999999.99")  # what a number column holds
_HEADING = re.compile(
    r"^(?:(?:sasaran|tujuan|strategi|program|programme)\s*(?:\d+(?:\.\d+)*\.?\s*[:)–-]|[:)–-]|\d+(?:\.\d+)*\.?\s)|\d+(?:\.\d+)+\.?\s|\d+[.)]\s)\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+([/·])\s+")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_ENGLISH = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+")


def tidy(text: str) -> str:
    """One line without control characters, direction marks or doubled spaces."""
    kept = "".join(c if _shown(c) else " " if c.isspace() else "" for c in unicodedata.normalize("NFC", text))
    return " ".join(kept.split())


def _shown(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def tidy_heading(text: str) -> str:
    """A goal or a programme without the number in front ("Sasaran 1: …", "Program 1.1 …"): places are counted.

    " / " (or " · ") parts goal from programme in the matrix, so inside either it is written without its spaces.
    """
    before, now = "", tidy(text)
    while now != before:
        before, now = now, _HEADING.sub("", _BETWEEN.sub(r"\1", now)).strip(" /·–-")
    return now


def tidy_unit(text: str) -> str:
    """A unit begins with a word or a sign like %, never with a digit: it stands right after a number."""
    return tidy(text).lstrip("0123456789.,-+ ")


def number_text(number: Decimal) -> str:
    """1250.5 as "1.250,5": as planners write it, and exactly what `read_number` reads."""
    whole, _, part = f"{number:f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".")
    part = part.rstrip("0")
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"


def read_number(text: str) -> Decimal:
    """ "1.250,5", "1250", "12.5", "1,250.50". Raises ValueError for anything else, or for more than a column holds."""
    plain = text.replace("\u00a0", "").replace(" ", "")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _PLAIN.fullmatch(plain):
        plain = plain.replace(",", ".")
    else:
        raise ValueError(text)
    try:
        number = Decimal(plain)
    except InvalidOperation:  # digits of another script
        raise ValueError(text) from None
    if abs(number) > LARGEST or number != number.quantize(Decimal("0.01")):
        raise ValueError(text)
    return number


@cache
def _spoken() -> dict[str, int]:
    return {in_words(number): number for number in range(10_000)}


def spoken_number(text: str) -> int | None:
    """20 for "dua puluh": to say what to write instead."""
    return _spoken().get(" ".join(text.casefold().split()))


WORKS: tuple[tuple[str, Work], ...] = (
    (r"rapat (penyusunan|perencanaan)|penyusunan (rad|rencana)", Work.PLAN_MEETING),
    (r"rapat evaluasi", Work.EVALUATION_MEETING),
    (r"gelar (kasus|perkara)|rapat kasus", Work.CASE_CONFERENCE),
    (r"rapat.*(sidak|operasi|razia)", Work.INSPECTION_MEETING),
    (r"rapat|rakor|forum koordinasi|pertemuan koordinasi", Work.COORDINATION_MEETING),
    (r"sidak|razia|operasi|pengawasan (terminal|pelabuhan|pintu|perbatasan)|pemeriksaan di (terminal|pelabuhan)",
     Work.INSPECTION),
    (r"rumah aman|penampungan|shelter|pembekalan", Work.SHELTER),
    (r"jenazah|pemakaman|meninggal", Work.SICK_OR_DECEASED),
    (r"pemulangan|reintegrasi", Work.REPATRIATION),
    (r"(layanan|pelayanan|pemeriksaan|rehabilitasi) (kesehatan|medis)|visum|medikolegal", Work.HEALTH_SERVICE),
    (r"bantuan hukum|penyidikan|penuntutan|persidangan|sidang|restitusi|penegakan hukum|proses hukum",
     Work.PROCEEDING),
    (r"pemberdayaan ekonomi|tenun|jahit|usaha|wirausaha|umkm|modal|pameran|galeri|kelompok (yang menjual|produksi)",
     Work.EMPOWERMENT),
    (r"pelatihan|bimbingan teknis|bimtek|peningkatan kapasitas|pengembangan kapasitas|\bblk\b|magang|lokakarya",
     Work.TRAINING),
    (r"sosialisasi|penyuluhan|kampanye|\bkie\b|edukasi|penjangkauan|siaran|baliho|dijelaskan|ceramah",
     Work.OUTREACH),
    (r"rehabilitasi sosial|pendampingan|konseling|psikolog|layanan sosial|pelayanan terpadu|layanan terpadu",
     Work.SOCIAL_SERVICE),
    (r"pembinaan|bimbingan", Work.GUIDANCE),
    (r"pengaduan|laporan masyarakat|posko|nomor aduan", Work.REPORT),
    (r"(penyusunan|pembuatan) laporan|laporan (tahunan|evaluasi)", Work.EVALUATION_REPORT),
    (r"monitoring|monev|evaluasi|pemantauan", Work.EVALUATION),
    (r"pendataan|pemutakhiran data|registrasi|basis data", Work.REGISTRATION),
    (r"kerja ?sama|nota kesepahaman|\bmou\b|kemitraan|jejaring|perusahaan|p3mi", Work.STAKEHOLDER_CONTACT),
    (r"penanganan bersama|penanganan kasus|koordinasi penanganan", Work.JOINT_ACTION),
    (r"strategi|\bsop\b|peraturan|perbup|perdes|regulasi|kajian", Work.STRATEGY),
    (r"koordinasi", Work.COORDINATION_MEETING),
)  # fmt: skip


def proposed_work(*texts: str) -> str:
    """The kind of work that the words name, the first text before the second; empty when they name none."""
    for text in texts:
        for pattern, work in WORKS:
            if re.search(pattern, text.casefold()):
                return work.value
    return ""


def proposed_counting(indicator: str, unit: str) -> str:
    """Does the indicator add up over the year, or does it say how things stand?"""
    words = f"{indicator} {unit}".casefold()
    if re.search(r"menurun|penurunan|berkurang|pengurangan", words):
        return Counting.FEWER.value
    if re.search(r"%|persen|rasio|indeks|tersedia|kapasitas|aktif|berfungsi|cakupan", words):
        return Counting.LATEST.value
    return Counting.SUM.value
