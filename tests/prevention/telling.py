"""Reports for tests: invented, and visibly so. Each sentence is a canary that may leak nowhere."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from lopo.ground.accounts.actors import visitor
from lopo.ground.acts.fetch import fetch
from lopo.prevention.report.models import Channel, Report
from lopo.prevention.report.operations import Told, send_report, write_down
from lopo.prevention.report.receipts import new_mark
from tests.cast import TaskForce

TEXT = "orang berbaju kasuari mengajak anak tetangga naik kapal malam"
PLACE, WHEN, CONCERNS = "rumah kasuari di belakang dermaga", "kemarin kasuari", "Nona Kasuari Contoh"
REPORTER, CONTACT, SAFE = "Mama Kasuari Umpama", "0812-000-kasuari", "pagi saja kasuari"
CANARIES = (TEXT, PLACE, WHEN, CONCERNS, REPORTER, CONTACT, SAFE)
WHOLE: dict[str, Any] = {
    "text": TEXT,
    "urgency": "unknown",
    "place": PLACE,
    "when": WHEN,
    "concerns": CONCERNS,
    "reporter": REPORTER,
    "contact": CONTACT,
    "safe_contact": SAFE,
}


def told(**more: Any) -> Told:
    return Told(**{**WHOLE, **more})


def sent(task_force: TaskForce, **more: Any) -> tuple[Report, str]:
    """A report of the public and its receipt."""
    return send_report(visitor(task_force.regency), mark=new_mark(), told=told(**more))


def arrived(task_force: TaskForce, **more: Any) -> Report:
    report, _receipt = sent(task_force, **more)
    return report


def noted(actor: Any, **more: Any) -> Report:
    """A report that an officer wrote down."""
    report: Report = write_down(actor, channel=Channel.PHONE, told=told(**more))
    return report


def again(report: Report, actor: Any) -> Report:
    """As this actor's page has it in hand."""
    return fetch(Report, report.pk, actor=actor, related=("moved_by__agency", "regency"))


def as_sent(**more: Any) -> dict[str, Any]:
    """The public form, as a browser sends it."""
    return {"mark": uuid4().hex, "text": TEXT, "urgency": "unknown", "avoids": "", **more}
