"""`lopo plan import` and `lopo plan export` as functions: plain values in, what the command prints out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.excel.exporting import export_plan
from lopo.cooperation.action_plan.excel.importing import carry_last_year, read_plan
from lopo.cooperation.action_plan.excel.reading import Reading
from lopo.cooperation.action_plan.matrix import Matrix, matrix_of
from lopo.cooperation.action_plan.models import ActionPlan
from lopo.cooperation.action_plan.operations import draft_plan, import_plan
from lopo.cooperation.action_plan.queries import newest_plan, plan_of
from lopo.ground.acts import Refused, system, today
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Regency


def plan_import(
    regency: Regency, path: Path, *, year: int | None = None, dry_run: bool = False
) -> dict[str, Any]:
    """All rows of a workbook into the draft of its year, or none.

    The year is the one given, else the one that the workbook names, else this one. Raises Refused (WorkbookRefused for
    an unreadable file); a rejected row is no exception: it is in `problems`, and nothing was saved. `remarks` tell what
    was read as something and should be looked at.
    """
    reading = read_plan(path.read_bytes(), Agency.objects.filter(regency=regency))
    year = year or reading.year or today().year
    plan = plan_of(regency, year)
    if plan and not plan.is_draft:
        raise Refused(
            _("%(plan)s sudah ditetapkan dan tidak diubah lagi. Rancang tahun berikut.") % {"plan": plan}
        )
    before = matrix_of(plan) if plan else Matrix()
    carry_last_year(reading, before)
    if not reading.rejected and not dry_run:
        _save(regency, plan, year, reading, before)
    return {
        "rows": reading.rows,
        "activities": reading.activities,
        "problems": [problem.as_dict() for problem in reading.rejected],
        "remarks": [problem.as_dict() for problem in reading.doubtful],
        "year": year,
        "saved": not reading.rejected and not dry_run,
    }


def _save(regency: Regency, plan: ActionPlan | None, year: int, reading: Reading, before: Matrix) -> None:
    desk = system(regency)
    with transaction.atomic():  # a plan of that year is not left empty when the rest fails
        import_plan(desk, plan or draft_plan(desk, year=year), matrix=reading.matrix, before=before)


def plan_export(regency: Regency, path: Path, *, year: int | None = None) -> dict[str, Any]:
    """The plan of a year as the planners' workbook: this year's unless one is named, else the newest there is.

    Raises Refused where there is none.
    """
    plan = plan_of(regency, year or today().year) or (None if year else newest_plan(regency))
    if plan is None:
        raise Refused(_("Belum ada rencana aksi untuk tahun %(year)s.") % {"year": year or today().year})
    path.write_bytes(export_plan(plan).content)
    matrix = matrix_of(plan)
    count = sum(1 for _entry in matrix.entries())
    return {"rows": count, "activities": count, "problems": [], "remarks": [], "year": plan.year}
