"""Reading a file of evidence (YAML): a study's observations, coded to the four indicators. Faults become sentences.

The file says: source, period, method, evidence (id, indicator, aspect, polarity, kind, informant, says, section;
date or period; value, unit), study_says. The shape is that of facts/study-evidence.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeGuard

from django.utils.translation import gettext as _
import yaml

from lopo.evaluation.measures.rows import Piece, StudyWords
from lopo.evaluation.models import ASPECTS, EvidenceKind
from lopo.ground.acts import Refused

LARGEST = 500_000  # bytes; the real file has 8,000
LOADER = yaml.CSafeLoader
FIRST = 5  # so many faults are told at once
LONGEST = 4_000  # characters of one field


class EvidenceFault(Refused):
    """The file cannot be used. `sentences`: what is wrong, where, what to do; one for each fault."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences[:FIRST]))
        self.sentences = sentences


@dataclass(frozen=True)
class EvidenceFile:
    """One study: its pieces, its period, its own words."""

    title: str
    start: date
    end: date
    pieces: tuple[Piece, ...]
    says: Mapping[str, Any] = field(default_factory=dict)
    method: Mapping[str, Any] = field(default_factory=dict)
    from_evidence: Mapping[str, Any] = field(default_factory=dict)  # what the file expects the rule to yield

    @property
    def study(self) -> StudyWords:
        return StudyWords(self.title, self.start, self.end, dict(self.says))


def read_evidence(path: Path | str) -> EvidenceFile:
    """The file, checked. Raises EvidenceFault with every fault found."""
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST:
            raise EvidenceFault(
                _("Berkas %(name)s terlalu besar untuk berkas bukti (paling besar 500 kB).")
                % {"name": path.name}
            )
        text = path.read_bytes()
    except OSError:
        raise EvidenceFault(
            _("Berkas %(name)s tidak dapat dibaca. Periksa nama dan tempatnya.") % {"name": path.name}
        ) from None
    return parse_evidence(text, name=path.name)


def parse_evidence(text: bytes, *, name: str) -> EvidenceFile:
    """As `read_evidence`, from the bytes of an uploaded file."""
    told = _load(text, name)
    if not isinstance(told, dict) or not isinstance(told.get("evidence"), list) or not told["evidence"]:
        raise EvidenceFault(
            _("Berkas %(name)s tidak berisi daftar “evidence”. Contohnya: facts/study-evidence.yaml.")
            % {"name": name}
        )
    start, end = _period(told.get("period"), name)
    title = str(told.get("source") or name)[:300]
    faults: list[str] = []
    pieces = tuple(_pieces(told["evidence"], title, start, end, faults))
    if faults:
        raise EvidenceFault(*faults)
    return EvidenceFile(
        title,
        start,
        end,
        pieces,
        _mapping(told, "study_says"),
        _mapping(told, "method"),
        _mapping(told, "from_evidence"),
    )


def _load(text: bytes, name: str) -> Any:
    if len(text) > LARGEST:
        raise EvidenceFault(
            _("Berkas %(name)s terlalu besar untuk berkas bukti (paling besar 500 kB).") % {"name": name}
        )
    try:
        if any(
            isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=LOADER)
        ):  # a bomb of references
            raise EvidenceFault(
                _("Berkas %(name)s memakai rujukan YAML (*nama). Tuliskan isinya langsung.") % {"name": name}
            )
        return yaml.load(text, Loader=LOADER)  # noqa: S506 (the safe loader, in C)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as fault:
        raise EvidenceFault(_not_yaml(name, fault)) from None


def _not_yaml(name: str, fault: Exception) -> str:
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return _(
            "Berkas %(name)s bukan YAML yang dapat dibaca. Simpan sebagai teks UTF-8 lalu coba lagi."
        ) % {"name": name}
    where = {"name": name, "line": mark.line + 1, "column": mark.column + 1}
    return (
        _("Berkas %(name)s bukan YAML yang dapat dibaca: periksa baris %(line)s, kolom %(column)s.") % where
    )


def _period(told: Any, name: str) -> tuple[date, date]:
    start, end = (told.get("from"), told.get("to")) if isinstance(told, dict) else (None, None)
    if not _is_day(start) or not _is_day(end):
        raise EvidenceFault(
            _("Berkas %(name)s harus menyebut “period” dengan tanggal “from” dan “to” (TTTT-BB-HH).")
            % {"name": name}
        )
    if end < start:
        raise EvidenceFault(
            _("Dalam berkas %(name)s periode berakhir sebelum dimulai. Periksa “from” dan “to”.")
            % {"name": name}
        )
    return start, end


def _is_day(value: Any) -> TypeGuard[date]:
    return type(value) is date and 1945 <= value.year <= 2100


def _pieces(rows: list[Any], title: str, start: date, end: date, faults: list[str]) -> Iterator[Piece]:
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        where = _("bukti ke-%(number)s") % {"number": number}
        if not isinstance(row, dict):
            faults.append(
                _("%(where)s bukan satu bukti dengan isian bernama; periksa lekuk barisnya.")
                % {"where": where}
            )
            continue
        where = f"{where} ({str(row.get('id', '?'))[:20]})"
        wrong = [_("%(where)s: %(what)s") % {"where": where, "what": what} for what in _faults(row, seen)]
        faults.extend(wrong)
        seen.add(str(row.get("id")))
        if not wrong:
            yield _piece(row, title, start, end)


def _faults(row: dict[Any, Any], seen: set[str]) -> Iterable[str]:
    code = row.get("id")
    if not isinstance(code, str | int) or not str(code).strip() or len(str(code)) > 20:
        yield _("“id” harus ada dan pendek, misalnya E1.")
    elif str(code) in seen:
        yield _("“id” ini sudah dipakai bukti lain. Beri nama yang berbeda.")
    indicator, aspect = row.get("indicator"), row.get("aspect")
    if not isinstance(indicator, str) or indicator not in ASPECTS:
        yield _("“indicator” harus salah satu dari: %(values)s.") % {"values": ", ".join(ASPECTS)}
    elif aspect not in ASPECTS[indicator]:
        yield _("“aspect” untuk %(indicator)s harus salah satu dari: %(values)s.") % {
            "indicator": indicator,
            "values": ", ".join(ASPECTS[indicator]),
        }
    if type(row.get("polarity")) is not int or row["polarity"] not in (1, 0, -1):
        yield _("“polarity” harus 1 (mendukung), -1 (melemahkan) atau 0 (menyangkut).")
    if row.get("kind") not in EvidenceKind.values:
        yield _("“kind” harus salah satu dari: %(values)s.") % {"values": ", ".join(EvidenceKind.values)}
    yield from _text_faults(row)
    yield from _day_faults(row)


def _text_faults(row: dict[Any, Any]) -> Iterable[str]:
    for name in ("informant", "says"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            yield _("“%(name)s” harus diisi.") % {"name": name}
        elif len(row[name]) > (200 if name == "informant" else LONGEST):
            yield _("“%(name)s” terlalu panjang.") % {"name": name}
    if not _is_number(row.get("value")):
        yield _("“value” harus angka.")


def _is_number(value: Any) -> bool:
    return value is None or (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**12
    )


def _day_faults(row: dict[Any, Any]) -> Iterable[str]:
    if "date" in row and not _is_day(row["date"]):
        yield _("“date” harus tanggal TTTT-BB-HH antara 1945 dan 2100.")
    period = row.get("period")
    if period is not None:
        start, end = (period.get("from"), period.get("to")) if isinstance(period, dict) else (None, None)
        if not _is_day(start) or not _is_day(end) or end < start:
            yield _("“period” harus berisi “from” dan “to” yang berurutan.")


def _piece(row: dict[str, Any], title: str, start: date, end: date) -> Piece:
    period = row.get("period") or {}
    return Piece(
        code=str(row["id"]),
        indicator=row["indicator"],
        aspect=row["aspect"],
        polarity=row["polarity"],
        start=row.get("date") or period.get("from") or start,
        end=row.get("date") or period.get("to") or end,
        kind=row["kind"],
        informant=row["informant"].strip(),
        says=row["says"].strip(),
        section=str(row.get("section") or "")[:60],
        study=title,
        value=None if row.get("value") is None else Decimal(str(row["value"])),
        unit=str(row.get("unit") or "")[:60],
    )


def _mapping(told: dict[str, Any], name: str) -> dict[str, Any]:
    value = told.get(name)
    return value if isinstance(value, dict) else {}
