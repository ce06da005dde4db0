"""What `lopo decree import` and `lopo decree status` do, as plain values; the command line prints them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.ground.acts import Refused, system
from lopo.ground.places.models import Regency
from lopo.ground.places.operations import found_regency
from lopo.taskforce.decree.file import DecreeFile
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.operations import import_decree, may_come_in
from lopo.taskforce.decree.preview import Preview, preview_of
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.decree.reading import FaultyFile
from lopo.taskforce.decree.table import is_workbook, read_decree_table
from lopo.taskforce.delivery.queries import deliveries_of, lines_of, status

LARGEST = 10_000_000  # bytes; each reader has a narrower limit of its own


def decree_import(path: Path, *, dry_run: bool) -> dict[str, Any]:
    """Imports a decree file (YAML, or a workbook) as the program itself; founds the regency that it names first.

    With faults, `errors` has a sentence for each and nothing is written. `dry_run` reads and judges only.
    """
    if path.stat().st_size > LARGEST:
        return _told(None, None, [_("Berkas ini terlalu besar untuk sebuah SK. Paling besar 10 MB.")])
    try:
        file = read_file(path.read_bytes())
        preview = preview_of(file)
        decree = None if dry_run else _import(file)
        if dry_run:
            _could_come_in(file)
    except FaultyFile as faulty:
        return _told(None, None, [str(fault) for fault in faulty.faults])
    except Refused as refused:
        return _told(None, None, [str(refused.sentence)])
    return _told(decree, preview, [])


def read_file(content: bytes) -> DecreeFile:
    """YAML or a workbook, by its content. Raises Refused (FaultyFile) with sentences."""
    return read_decree_table(content) if is_workbook(content) else read_decree(content)


def decree_status(regency: Regency, *, number: str | None = None) -> dict[str, Any]:
    """Per agency: how far its copy of the decree in force (or of that number) is, who owes the next step."""
    if number:
        decree = Decree.objects.filter(regency=regency, number__iexact=number.strip()).first()
    else:
        decree = decree_in_force(regency)
    if decree is None:
        raise Refused(
            _("SK nomor %s tidak ada di sini.") % number if number else _("Belum ada SK yang berlaku.")
        )
    return status(decree, lines_of(deliveries_of(decree, to=system(regency))))


def said(told: dict[str, Any]) -> str:
    """The result of an import as one sentence."""
    counted = _(
        "%(parts)d sub gugus tugas, %(seats)d kedudukan, %(duties)d tugas, %(agencies)d instansi."
    ) % {
        "parts": told["sub_task_forces"],
        "seats": told["seats"],
        "duties": told["duties"],
        "agencies": told["agencies"],
    }
    count = told["to_confirm"]
    open_points = ngettext("%d hal perlu dikonfirmasi.", "%d hal perlu dikonfirmasi.", count) % count
    return f"{counted} {open_points}" if count else counted


def _import(file: DecreeFile) -> Decree:
    place = file.regency
    with transaction.atomic():  # a refused decree leaves no half-founded regency
        regency = found_regency(place.code, place.name, place.province, file.place)
        return import_decree(system(regency), file)


def _could_come_in(file: DecreeFile) -> None:
    """Refuses what the import itself would refuse, also where the regency is not there yet."""
    place = file.regency
    known = Regency.objects.filter(code=place.code).first()
    may_come_in(system(known or Regency(code=place.code, name=place.name, province=place.province)), file)


def _told(decree: Decree | None, preview: Preview | None, errors: list[str]) -> dict[str, Any]:
    return {
        "decree": str(decree.pk) if decree else None,
        "sub_task_forces": preview.sub_task_forces if preview else 0,
        "seats": preview.seats if preview else 0,
        "duties": preview.duties if preview else 0,
        "agencies": preview.agencies if preview else 0,
        "to_confirm": len(preview.points) if preview else 0,
        "errors": errors,
    }
