"""How one cell of the planners' matrix is written and read back: numbers, money, agencies, yes and no.

Everything that is written here is read back here as exactly the same. People write the same things in many ways; those
are read too. What cannot be read raises BadCell with a sentence that says what to write.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
import re
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.excel.agency_names import SEPARATORS, AgencyNames, Match
from lopo.cooperation.action_plan.models import Counting, FundSource
from lopo.cooperation.action_plan.wording import (
    number_text,
    read_number,
    spoken_number,
    tidy,
    tidy_unit,
)
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.words import rupiah
from lopo.taskforce.decree.work import Work

UNKNOWN = "belum tahu"
NONE = "–"
ARROW = "→"
MOST_MONEY = Decimal("9999999999999.99")
_ARROWS = re.compile(r"\s*(?:→|->|–>|=>|⇒|(?:\bmenjadi|\bke|\s[-–—])(?=\s+\d))\s*", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?:belum (?:tahu|diketahui|ada)|tidak diketahui|n/?a|\?|[-–—])(?=\s|$)\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"-?\d[\d.,]*")
_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?(?P<number>-?\d(?:[\d.,]*\d)?)(?:,-)?\s*(?P<times>ribu|juta|jt|miliar|milyar|triliun)?(?=[\s;,/]|$)",
    re.IGNORECASE,
)
_TIMES = {"ribu": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
FUNDS = {  # as the planners' list writes them
    FundSource.NONE: "tanpa biaya",
    FundSource.APBD: "APBD-DAU/PAD",
    FundSource.DAK: "DAK NF PPA",
    FundSource.APBN: "APBN-DIPA",
    FundSource.PROVINCE: "Provinsi",
    FundSource.VILLAGE: "APBDes/Dana Desa",
    FundSource.GRANT: "hibah/donor",
    FundSource.PARTNER: "mitra/CSR",
}
_FUND_WORDS = (
    (r"tanpa (biaya|uang|anggaran|dana)|nihil|swadaya", FundSource.NONE),
    (r"prov", FundSource.PROVINCE),
    (r"apbdes|dana desa|\badd\b|desa", FundSource.VILLAGE),
    (r"\bdak\b|boppa", FundSource.DAK),
    (r"apbn|dipa", FundSource.APBN),
    (r"apbd|\bdau\b|\bpad\b|dbh|daerah", FundSource.APBD),
    (r"hibah|donor|unicef|\biom\b|ngo|lsm", FundSource.GRANT),
    (r"csr|mitra|swasta|perusahaan|bank", FundSource.PARTNER),
)
_YES = {"ya", "y", "iya", "yes", "bersama", "true", "benar", "✓", "✔", "√", "v", "x", "1", "●", "•"}
_NO = {"", "tidak", "t", "no", "sendiri", "false", "-", "–", "0"}


Numbers = tuple[Decimal | None, Decimal | None, str]  # baseline, target, unit
Money = tuple[Decimal | None, str]  # rupiah, source
Agencies = tuple[Agency | None, frozenset[Agency], list[str]]  # responsible, along, what was guessed
NO_NUMBERS: Numbers = (None, None, "")
NO_MONEY: Money = (None, "")


class BadCell(ValueError):
    """A cell that cannot be read; the sentence says what stands there and what to write instead."""


# Numbers, written "60 → 120 desa"


def write_numbers(baseline: Decimal | None, target: Decimal | None, unit: str) -> str:
    if baseline is None and target is None and not unit:
        return ""
    start, end = (UNKNOWN if number is None else number_text(number) for number in (baseline, target))
    return f"{start} {ARROW} {end} {unit}".strip()


def read_numbers(value: Any) -> Numbers:
    """Without an arrow it is a target; "60 desa → 120 desa" names its unit twice."""
    text = cell_text(value)
    if not text or _UNKNOWN.fullmatch(text):
        return None, None, ""
    start, arrow, end = _parted(text)
    if not arrow:
        target, unit = _number_and_unit(start)
        return None, target, unit
    target, unit = _number_and_unit(end)
    baseline, unit_before = _number_and_unit(start)
    return baseline, target, unit or unit_before


def _parted(text: str) -> tuple[str, str, str]:
    found = _ARROWS.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else (text, "", "")


def _number_and_unit(text: str) -> tuple[Decimal | None, str]:
    if not text:
        return None, ""
    if unknown := _UNKNOWN.match(text):
        return None, tidy_unit(text[unknown.end() :])
    found = _NUMBER.match(text)
    if not found:
        raise BadCell(_not_a_number(text))
    number = found.group().rstrip(".,")
    try:
        return read_number(number), tidy_unit(text[len(number) :])
    except ValueError:
        raise BadCell(_not_a_number(text)) from None


def read_plain_number(value: Any) -> Decimal | None:
    """A cell that holds one number and nothing else."""
    text = cell_text(value)
    if not text or _UNKNOWN.fullmatch(text):
        return None
    try:
        return read_number(text)
    except ValueError:
        raise BadCell(_not_a_number(text)) from None


def _not_a_number(text: str) -> str:
    told = {"text": text[:60]}
    if (number := spoken_number(text)) is not None:
        return _("“%(text)s”. Tulis angka: %(number)s.") % {**told, "number": number_text(Decimal(number))}
    return _("“%(text)s” tidak terbaca sebagai angka. Tulis seperti 120 atau 60 → 120 desa.") % told


# Money, written "Rp85.000.000,00; APBD-DAU/PAD"


def write_money(budget: Decimal | None, fund: str) -> str:
    amount = "" if budget is None else rupiah(budget)
    return "; ".join(part for part in (amount, FUNDS[FundSource(fund)] if fund else "") if part)


def read_money(value: Any) -> Money:
    """Either may be missing; "Rp 96 juta, APBD" and a bare number are read too."""
    text = cell_text(value)
    found = _AMOUNT.match(text)
    if not found:
        return None, read_fund(text)
    try:
        amount = read_number(found["number"]) * _TIMES.get((found["times"] or "").casefold(), 1)
    except ValueError:
        raise BadCell(
            _("“%(text)s” tidak terbaca sebagai rupiah. Tulis seperti Rp85.000.000,00.") % {"text": text[:60]}
        ) from None
    if not 0 <= amount <= MOST_MONEY:
        raise BadCell(_("Jumlah ini tidak mungkin: %(text)s.") % {"text": text[:60]})
    return amount, read_fund(text[found.end() :].strip(" ;,/\n"))


def read_fund(value: Any) -> str:
    """The one source that the words name."""
    text = cell_text(value).casefold()
    if not text or _UNKNOWN.fullmatch(text):
        return ""
    for source, words in FUNDS.items():
        if text == words.casefold():
            return source.value
    found = {source for pattern, source in _FUND_WORDS if re.search(pattern, text)}
    if FundSource.PROVINCE in found or FundSource.VILLAGE in found or FundSource.APBN in found:
        found -= {
            FundSource.APBD
        }  # "APBD Provinsi", "dana desa": the word "daerah" or "APBD" is part of the name
    if len(found) == 1:
        return found.pop().value
    told = {"text": text[:60], "known": ", ".join(FUNDS.values())}
    if found:
        raise BadCell(_("“%(text)s” menyebut lebih dari satu sumber. Tulis yang terbesar: %(known)s.") % told)
    raise BadCell(_("Sumber “%(text)s” belum dikenal. Pilih: %(known)s.") % told)


# Agencies, written "Nakertrans; Polres, Dinas PPPA"


def write_agencies(leads: Agency | None, along: frozenset[Agency], names: AgencyNames) -> str:
    others = ", ".join(sorted(names.written(agency) for agency in along))
    first = names.written(leads) if leads else ""
    return f"{first}; {others}" if others else first


def read_agencies(value: Any, names: AgencyNames) -> Agencies:
    """The first name is responsible, whatever parts it from the rest."""
    parts = [tidy(part) for part in SEPARATORS.split(str(value or ""))]
    if not any(parts):
        return None, frozenset(), []
    meant = [names.find(part) if part else None for part in parts]
    if unknown := [
        _who_is(part, match) for part, match in zip(parts, meant, strict=True) if match and not match.agency
    ]:
        raise BadCell(" ".join(unknown))
    guessed = [
        _("“%(text)s” dibaca sebagai %(agency)s") % {"text": part[:60], "agency": match.agency}
        for part, match in zip(parts, meant, strict=True)
        if match and match.guessed
    ]
    first, *others = (match.agency if match else None for match in meant)
    return first, frozenset(agency for agency in others if agency) - {first}, guessed


def _who_is(text: str, match: Match) -> str:
    told = {"text": text[:60], "perhaps": ", ".join(map(str, match.perhaps))}
    if match.perhaps:
        return _("“%(text)s” bukan nama instansi di sini. Pilih: %(perhaps)s.") % told
    return _("“%(text)s” bukan nama instansi di sini. Lihat nama-namanya di halaman Gugus tugas.") % told


# Yes or no, and words of a list


def write_yes(yes: bool) -> str:
    return "ya" if yes else ""


def read_yes(value: Any) -> bool:
    text = cell_text(value).casefold()
    if text in _YES or value is True:
        return True
    if text in _NO or value is False:
        return False
    raise BadCell(_("“%(text)s”. Tulis ya, atau kosongkan.") % {"text": text[:60]})


def write_choice(value: str, choices: type[Work] | type[Counting]) -> str:
    with translation.override("id"):
        return str(choices(value).label) if value else NONE


def read_choice(value: Any, choices: type[Work] | type[Counting]) -> str | None:
    """By its words in either language, or by its key. None for an empty cell, "" for a dash: there is none."""
    text = cell_text(value).casefold()
    if not text:
        return None
    if text in (NONE, "-"):
        return ""
    known = _words_of(choices)
    if text not in known:
        told = {
            "text": text[:60],
            "known": ", ".join(write_choice(choice, choices) for choice in choices.values),
        }
        raise BadCell(_("“%(text)s” belum dikenal. Pilih: %(known)s.") % told)
    return known[text]


@cache
def _words_of(choices: type[Work] | type[Counting]) -> dict[str, str]:
    known = {value: value for value in choices.values}
    for language in ("en", "id"):
        with translation.override(language):
            known |= {str(choice.label).casefold(): choice.value for choice in choices}
    return known


def cell_text(value: Any) -> str:
    """The cell as one tidy line; a number as planners would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | Decimal):
        return number_text(Decimal(value))
    return tidy(str(value))
