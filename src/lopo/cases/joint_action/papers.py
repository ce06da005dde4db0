"""The blank form for the field: filled in by hand where people meet, typed in afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from lopo.cases.joint_action.models import Called, JointAction
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.joint_action_form import JointActionForm, joint_action_form
from lopo.ground.papers.letterheads import frame_of, letterhead_of
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.words import hour, long_date

ROOM = 8  # lines for the pen on a form that nobody was called with


def blank_form(agency: Agency, *, made_on: date) -> Printed:
    return joint_action_form(
        JointActionForm(frame_of(letterhead_of(agency)), blank_lines=ROOM), made_on=made_on
    )


def form_of(row: JointAction, called: Sequence[Called]) -> Printed:
    """The same with place, time and the agencies that were called; two lines more for those who come by themselves."""
    village = f", {row.village}" if row.village else ""
    form = JointActionForm(
        frame_of(letterhead_of(row.caller_office.agency)),
        number=row.number,
        day=long_date(row.day),
        hour=hour(timezone.localtime(row.meets_at)),
        place=f"{row.place}{village}",
        agencies=[one.agency.name for one in called],
        blank_lines=2,
    )
    return joint_action_form(form, made_on=row.day)
