"""What people, or their files, send that cannot be: one clear sentence on the page, and nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
import io
from itertools import chain
import re
from typing import Any
from uuid import uuid4
import zipfile

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags
from openpyxl import Workbook
import pytest

from lopo.cooperation.action_plan.models import Endorsement
from lopo.ground.acts import now, system
from lopo.ground.acts.models import Done
from lopo.ground.places.operations import found_regency
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.operations import import_decree
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.meeting.operations import open_meeting
from tests.cast import DECREE, TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities
from tests.project.test_routes import ROUTES, decision
from tests.taskforce import meetings

LONG = "n" * 10_000
CENTURY = "1026-03-17"
UUID = "00000000-0000-4000-8000-000000000000"
Form = tuple[str, str, dict[str, Any]]  # who sends it, where to, all that is right of it


def the_meeting(force: TaskForce) -> Form:
    members = [str(force.agency(key).pk) for key in ("polres", "dinsos")]
    told = {"title": "Rapat contoh", "starts_at": "2026-03-17T09:00", "place": "Aula", "occasion": "rhythm"}
    return "secretariat", "/meetings/new/", told | {"members": members, "then": "save"}


def the_delivery(force: TaskForce) -> Form:
    row = Delivery.objects.get(agency__key="dinsos")
    told = {
        "what": "delivered",
        "on": "2026-03-06",
        "way": "by_hand",
        "received_by": "Staf",
        "source": "buku",
    }
    return "secretariat", f"/decrees/{force.decree.pk}/deliveries/record/", told | {"d": str(row.pk)}


def the_decision(force: TaskForce) -> Form:
    meeting = meetings.planned(force, starts_at=now() - timedelta(minutes=5))
    open_meeting(force.secretariat, meeting)
    told = {"text": "Menyusun daftar.", "due_on": "2026-03-31", "agency": str(force.agency("dinsos").pk)}
    return "secretariat", f"/meetings/{meeting.pk}/decisions/", told


def the_activity(force: TaskForce) -> Form:
    plan = a_draft(force)
    programme = activities(plan)[0].programme
    told = {"title": "Siaran", "leads": str(force.agency("kominfotik").pk), "work": "outreach"}
    more = {"quarters": "1", "counting": "sum", "fund": "apbd"}
    return "bapelitbangda", f"/plans/programmes/{programme.pk}/activities/new/", told | more


def the_adoption(force: TaskForce) -> Form:
    return "bapelitbangda", f"/plans/{a_draft(force).pk}/adoption/", {"on": "2026-03-09"}


def the_report(force: TaskForce) -> Form:
    activity = activities(a_plan(force))[0]
    told = {"happened": "done", "value": "31", "checked": "on", "done_on": "2026-03-03", "result": "Baik"}
    here = str(force.agency("nakertrans").pk)
    return "nakertrans", f"/plans/activities/{activity.pk}/quarters/1/", told | {"took_part": here}


def the_refusal(force: TaskForce) -> Form:
    a_plan(force)
    row = Endorsement.objects.get(agency__key="pn")
    return "pn", f"/plans/endorsements/{row.pk}/", {"answer": "decline", "reason": "Wewenang."}


NAMES: list[tuple[Callable[[TaskForce], Form], str]] = [
    (the_meeting, "title"),
    (the_meeting, "place"),
    (the_delivery, "received_by"),
    (the_decision, "text"),
    (the_activity, "title"),
    (the_report, "result"),
    (the_refusal, "reason"),
]
DAYS: list[tuple[Callable[[TaskForce], Form], str]] = [
    (the_meeting, "starts_at"),
    (the_delivery, "on"),
    (the_decision, "due_on"),
    (the_adoption, "on"),
    (the_report, "done_on"),
]


def rows() -> dict[str, int]:
    """How much there is of everything that acts make."""
    ours = [model for model in apps.get_app_config("lopo").get_models() if model is not Done]
    return {model.__name__: model._base_manager.count() for model in ours if model.__name__ != "OpenSession"}


def sent(force: TaskForce, form: Form, **wrong: str) -> tuple[Any, dict[str, int]]:
    """The answer, and how much there was before."""
    who, address, right = form
    client = force.client(getattr(force, who))
    before = rows()
    return client.post(address, {"act_id": str(uuid4())} | right | wrong), before


def refused(answer: Any, before: dict[str, int]) -> str:
    """The words in which the page says what is wrong; nothing else may have happened."""
    assert answer.status_code == 422
    assert rows() == before
    body = answer.content.decode()
    alert = re.search(r'role="alert".*?</(?:div|section)>', body, re.DOTALL)
    assert alert, "no summary of what is wrong"
    assert "Traceback" not in body
    return strip_tags(alert.group()).strip()


@pytest.mark.parametrize(("form", "name"), NAMES)
def test_a_name_of_ten_thousand_letters_is_refused_where_it_stands(
    task_force: TaskForce, form: Callable[[TaskForce], Form], name: str
) -> None:
    filled = form(task_force)
    said = refused(*sent(task_force, filled, **{name: LONG}))
    assert "1 isian perlu diperbaiki" in said
    assert "karakter" in said or "huruf" in said
    assert LONG not in said


@pytest.mark.parametrize(("form", "name"), DAYS)
def test_a_day_of_another_century_is_refused_where_it_stands(
    task_force: TaskForce, form: Callable[[TaskForce], Form], name: str
) -> None:
    filled = form(task_force)
    hour = filled[2][name].partition("T")[1:]
    said = refused(*sent(task_force, filled, **{name: CENTURY + "".join(hour)}))
    assert "1 isian perlu diperbaiki" in said
    assert "Tahun 1026 tidak mungkin di sini" in said


@pytest.mark.parametrize("form", dict.fromkeys(form for form, _name in (*NAMES, *DAYS)))
def test_the_same_form_is_taken_when_it_is_right(
    task_force: TaskForce, form: Callable[[TaskForce], Form]
) -> None:
    """Else the refusals above would prove nothing."""
    answer, before = sent(task_force, form(task_force))
    assert answer.status_code == 302, answer.context["form"].errors
    assert rows() != before


def workbook(*cells: object) -> bytes:
    book = Workbook()
    book.worksheets[0].append(list(cells))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    """A sound workbook into which somebody put something more."""
    out = io.BytesIO(workbook("Tujuan", "Program", "Kegiatan"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return out.getvalue()


HOSTILE = {
    "a picture": b"\xff\xd8\xff\xe0 no workbook",
    "half a workbook": workbook("Tujuan")[:2000],
    "a page of the web": b"<html><table><tr><td>Tujuan</td></tr></table></html>",
    "a bomb": with_part("xl/media/bomb.bin", bytes(60_000_000)),
    "a macro": with_part("xl/vbaProject.bin", b"x"),
    "a way out": with_part("../../../etc/passwd", b"x"),
    "nothing in it": workbook(),
    "formulas only": workbook("=1+1", '=HYPERLINK("http://contoh.invalid","x")', "=cmd|'/c calc'!A1"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_workbook_is_no_plan(task_force: TaskForce, content: bytes) -> None:
    plan = a_draft(task_force)
    client = task_force.client(task_force.bapelitbangda)
    before = rows()
    answer = client.post(f"/plans/{plan.pk}/import/", {"file": SimpleUploadedFile("rad.xlsx", content)})
    assert len(sentences(refused(answer, before))) <= 2


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_workbook_is_no_decree(task_force: TaskForce, content: bytes) -> None:
    client = task_force.client(task_force.secretariat)
    before = rows()
    answer = client.post("/decrees/import/", {"file": SimpleUploadedFile("sk.xlsx", content)})
    assert len(sentences(refused(answer, before))) <= 2


def sentences(said: str) -> list[str]:
    lines = [line.strip() for line in said.splitlines()]
    return [line for line in lines if line and "isian perlu diperbaiki" not in line]


# Addresses that somebody guessed


@pytest.fixture
def elsewhere(task_force: TaskForce, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of one of everything in the neighbouring regency, which exists in the same database."""
    stranger = UUID.replace("4000", "4001")
    with monkeypatch.context() as patch:
        for model in apps.get_app_config("lopo").get_models():
            if model._meta.pk.default is uuid4:
                ids = chain([stranger], iter(uuid4, None))
                patch.setitem(vars(model._meta.pk), "_get_default", lambda ids=ids: next(ids))
        other = found_regency("53.02", "Timor Tengah Selatan", "Nusa Tenggara Timur", "SoE")
        text = (
            DECREE.read_text().replace("Timor Tengah Utara", "Timor Tengah Selatan").replace("53.03", "53.02")
        )
        import_decree(system(other), read_decree(text.encode()))
    for kind in TOLD_BY:
        assert apps.get_model("lopo", kind)._base_manager.filter(pk=stranger, regency=other).exists(), kind
    return stranger


TOLD_BY = (
    "Decree",
    "Delivery",
    "Office",
    "Agency",
    "Seat",
    "Duty",
    "SubTaskForce",
    "Clock",
)  # what pages fetch
GUESSED = sorted(
    {route for route, pattern in ROUTES if "<uuid:" in route and decision(pattern) == "required"}
)


def test_what_is_hidden_answers_like_what_does_not_exist(task_force: TaskForce, elsewhere: str) -> None:
    clients = [task_force.client(actor) for actor in (task_force.secretariat, task_force.dinsos)]
    wrong = []
    for route in GUESSED:
        absent = [said(client, route, UUID) for client in clients]
        statuses = {status for status, _page in absent}
        if not statuses & {404, 405}:
            wrong.append(f"{route} answers {statuses} to an invented id")
        if [said(client, route, elsewhere) for client in clients] != absent:
            wrong.append(f"{route} tells {elsewhere}")
    assert not wrong, "\n".join(wrong[:20])


def said(client: Client, route: str, pk: str) -> tuple[int, bytes]:
    """Status and page without what differs at every rendering: the masked token, and the address itself."""
    route = re.sub(r"<slug:\w+>", "activity", re.sub(r"<int:\w+>", "1", route))
    answer = client.get("/" + re.sub(r"<uuid:\w+>", pk, route))
    page = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", b"".join(answer))
    return answer.status_code, page.replace(pk.encode(), b"")
