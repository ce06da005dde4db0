"""A case conference: called by those who answer in the case, known to those it asks, and to nobody else anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
import pytest

from lopo.cases.case.models import Case
from lopo.cases.case.operations import SCREEN, add_office
from lopo.cases.conference.models import Conference
from lopo.cases.conference.operations import plan_conference
from lopo.cases.conference.proposing import points_of, proposed_for
from lopo.cases.conflict.operations import end_conflict, record_conflict
from lopo.cases.handover.operations import return_handover
from lopo.evaluation.describing import describe
from lopo.evaluation.measures.loading import work
from lopo.evaluation.measures.period import Period
from lopo.ground.acts import Actor, Denied, Level, Refused, at, today
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.models import IssuedPaper
from lopo.taskforce.meeting.models import (
    AgendaItem,
    Attendance,
    Decision,
    FollowUp,
    Invitation,
    Meeting,
    MeetingKind,
)
from lopo.taskforce.meeting.operations import (
    call_meeting,
    circulate_minutes,
    close_meeting,
    draw_up_agenda,
    mark_all,
    open_meeting,
    plan_closed_meeting,
    plan_meeting,
    record_decision,
    take_minutes,
)
from lopo.taskforce.meeting.pages import urlpatterns
from lopo.taskforce.meeting.stuck import stuck_for
from lopo.taskforce.meeting.texts import follow_up_text, invitation_text
from lopo.taskforce.record.models import Contribution
from tests.cases.people import CANARIES, GIRL, office_of, opened, victim
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce
from tests.cooperation.plans import photograph
from tests.taskforce.meetings import HALL, NINE, NOON

SAID = "mencari rumah aman kenari"
TITLE = "Menyusun rencana penanganan"
STRANGERS = ("secretariat", "chair", "dinsos", "yabiku", "pn", "dukcapil", "inspektorat")


def conference(task_force: TaskForce, case: Case | None = None, **more: Any) -> Conference:
    """Polres calls Dinas PPPA and RSUD to a conference about its case."""
    told: dict[str, Any] = {
        "kind": "plan",
        "starts_at": NINE,
        "place": HALL,
        "invited": [task_force.agency("dp3a"), task_force.agency("rsud")],
    }
    made: Conference = plan_conference(task_force.polres, case or opened(task_force.polres), **(told | more))
    return made


def held(task_force: TaskForce, **more: Any) -> Meeting:
    """Called, held, decided, minuted, circulated: as every meeting."""
    police, meeting = task_force.polres, conference(task_force, **more).meeting
    call_meeting(police, meeting, dated=today(), answer_by=today() + timedelta(days=2))
    with at(NOON):
        open_meeting(police, meeting)
        rows = meeting.invitations.filter(invited=True)
        mark_all(police, meeting, marks={row.pk: Attendance.HEAD for row in rows})
        record_decision(
            police, meeting, text=SAID, agency=task_force.agency("dp3a"), due_on=today() + timedelta(days=3)
        )
        take_minutes(police, meeting, texts={"opening": SAID})
        close_meeting(police, meeting)
        circulate_minutes(police, meeting)
    meeting.refresh_from_db()
    return meeting


# Calling one


def test_who_leads_or_answers_in_a_case_calls_a_conference_and_others_do_not(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    add_office(
        task_force.polres,
        victim(case),
        office=office_of(task_force.dp3a),
        reason="mendampingi",
        compartments=["narrative"],
    )
    told: dict[str, Any] = {"kind": "plan", "starts_at": NINE, "invited": [task_force.agency("dinkes")]}
    drafts = task_force.staff("polres", Level.DRAFT)
    for stranger in (task_force.secretariat, task_force.dp3a, task_force.dinsos, task_force.pn, drafts):
        with pytest.raises(Denied):
            plan_conference(stranger, case, **told)
    made = conference(task_force, case)
    assert (made.meeting.kind, made.meeting.closed) == (MeetingKind.CASE, True)
    assert case.number not in made.meeting.title
    entry = LedgerEntry.objects.get(act="conference.planned")
    assert entry.subject_id == made.pk


def test_only_those_who_are_asked_stand_on_its_list(task_force: TaskForce) -> None:
    rows = conference(task_force).meeting.invitations.select_related("agency")
    assert {row.agency.key for row in rows} == {"polres", "dp3a", "rsud"}
    assert all(row.invited for row in rows)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "lain"}, "untuk apa"),
        ({"invited": []}, "satu instansi lain"),
    ],
)
def test_what_is_not_whole_is_refused(task_force: TaskForce, wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        conference(task_force, **wrong)
    assert not Meeting.objects.exists()


def test_a_court_is_never_asked(task_force: TaskForce) -> None:
    with pytest.raises(Refused, match="mengadili"):
        conference(task_force, invited=[task_force.agency("pn"), task_force.agency("dp3a")])


def test_a_closed_meeting_is_called_from_a_case_only(task_force: TaskForce) -> None:
    told: dict[str, Any] = {"title": "Gelar", "starts_at": NINE, "place": HALL}
    with pytest.raises(Refused, match="tidak dikenal"):
        plan_meeting(task_force.secretariat, None, kind=MeetingKind.CASE, **told)
    for who in (task_force.secretariat, task_force.dukcapil):
        with pytest.raises(Denied):
            plan_closed_meeting(who, kind=MeetingKind.CASE, invited=[], **told)
    with pytest.raises(Refused, match="tidak dikenal"):
        plan_closed_meeting(task_force.polres, kind=MeetingKind.PLAN, invited=[], **told)
    plan_closed_meeting(task_force.polres, kind=MeetingKind.CASE, invited=[], **told)
    with pytest.raises(Refused, match="sudah ada"):
        plan_closed_meeting(task_force.polres, kind=MeetingKind.CASE, invited=[], **told)
    # of another agency's nobody learns, not even by the same name and hour
    plan_closed_meeting(task_force.dinsos, kind=MeetingKind.CASE, invited=[], **told)
    plan_meeting(task_force.secretariat, None, kind=MeetingKind.COORDINATION, **told)


# What the case proposes


def test_whom_and_what_about_is_proposed_from_the_case_by_number_and_never_by_name(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres, GIRL, GIRL)
    row = case.participations.get(order=1)
    add_office(
        task_force.polres,
        row,
        office=office_of(task_force.dinkes),
        reason="diperiksa",
        compartments=["health"],
    )
    made = offered(task_force, case, row)
    return_handover(receiver(task_force, made), made, because="penuh")

    proposed = proposed_for(case)
    assert {task_force.agency(key).pk for key in ("polres", "dinkes")} <= set(proposed)
    assert task_force.agency("pn").pk not in proposed
    assert "bertanggung jawab" in " ".join(proposed[task_force.agency("polres").pk])
    points = {point.key: point.title for point in points_of(case)}
    assert points[SCREEN] == "Belum ditapis: Korban 1, Korban 2"
    assert points["settle_return"] == "Dikembalikan dan belum diputuskan: 1 berjalan"
    assert not [word for word in CANARIES if word in repr(points)]

    meeting = conference(task_force, case, points=[SCREEN]).meeting
    assert [item.title for item in meeting.agenda.all()] == [points[SCREEN]]
    assert stuck_for(meeting) == []  # the regency's late promises are not its business
    assert draw_up_agenda(task_force.polres, meeting) == []


def test_it_is_called_from_the_page_of_the_case(task_force: TaskForce) -> None:
    case, client = opened(task_force.polres), task_force.client(task_force.polres)
    address = reverse("conference_new", args=[case.pk])
    page = client.get(address).content.decode()
    assert "Belum ditapis: Korban 1" in page
    sent = {
        "act_id": str(uuid4()),
        "kind": "plan",
        "starts_at": "2026-03-17T09:00",
        "place": HALL,
        "invited": [str(task_force.agency("dp3a").pk)],
        "points": [SCREEN],
    }
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(answer.headers["Location"]).content.decode()
    assert "hanya bagi yang diundang" in page
    assert TITLE in client.get(case.get_absolute_url()).content.decode()
    assert task_force.client(task_force.dinsos).get(address).status_code == 404


# Who knows of it


def addresses(meeting: Meeting) -> list[str]:
    """Every page of the meeting, by the address map; of what is part of it the first of each."""
    parts = {
        "meetings/follow-ups/": FollowUp.objects.get(decision__meeting=meeting).pk,
        "meetings/invitations/": meeting.invitations.all()[0].pk,
        "meetings/": meeting.pk,
    }
    more: dict[str, Any] = {"item_pk": AgendaItem, "row_pk": Invitation, "decision_pk": Decision}
    found = []
    for pattern in urlpatterns:
        names = list(pattern.pattern.converters)
        route = str(pattern.pattern)
        if "pk" in names:
            pk = next(pk for start, pk in parts.items() if route.startswith(start))
            rest = {
                name: model.objects.filter(meeting=meeting)[0].pk
                for name, model in more.items()
                if name in names
            }
            found.append("/" + _filled(route, {"pk": pk, **rest}))
    return found


def _filled(route: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        route = route.replace(f"<uuid:{name}>", str(value))
    return route


def told(task_force: TaskForce, actor: Actor, address: str) -> tuple[int, str]:
    answer: Any = task_force.client(actor).get(address)
    return answer.status_code, b"".join(answer).decode("utf-8", "replace")


def test_who_was_not_asked_finds_no_page_of_it_and_reads_it_on_none(task_force: TaskForce) -> None:
    meeting = held(task_force, points=[SCREEN])
    lists = (
        "/",
        "/waiting/",
        "/waiting/finished/",
        "/meetings/",
        "/meetings/follow-ups/",
        "/records/",
        "/papers/",
    )
    for who in STRANGERS:
        actor = getattr(task_force, who)
        client = task_force.client(actor)
        for address in addresses(meeting) if who in ("secretariat", "yabiku") else ():
            assert client.get(address).status_code in (404, 405), (who, address)
        for address in lists if who in ("secretariat", "chair", "dinsos") else ("/", "/meetings/"):
            page = client.get(address).content.decode()
            assert not [word for word in (SAID, TITLE, str(meeting.pk)) if word in page], (who, address)
        assert str(meeting.pk) not in client.post("/search/", {"term": TITLE}).content.decode(), who
        for model in (Meeting, Invitation, AgendaItem, Decision, FollowUp, Clock, Contribution, Conference):
            rows = visible(model, to=actor)
            assert not [row for row in rows if getattr(row.whole, "closed", False)], (who, model)
            assert not [row for row in rows if getattr(row, "within", None) == meeting.pk], (who, model)


def test_whom_it_asks_works_with_it_as_with_every_meeting(task_force: TaskForce) -> None:
    meeting = held(task_force)
    for actor in (task_force.polres, task_force.dp3a, task_force.rsud):
        assert SAID in told(task_force, actor, f"/meetings/{meeting.pk}/")[1]
        assert TITLE in told(task_force, actor, "/meetings/")[1]
    with at(NOON):
        home = told(task_force, task_force.dp3a, "/")[1]
    assert f"Sahkan notula: {TITLE}" in home
    assert SAID in home  # the follow-up that it owes
    found = task_force.client(task_force.dp3a).post("/search/", {"term": TITLE}).content.decode()
    assert str(meeting.pk) in found
    # being asked gives no sight of the case
    assert visible(Case, to=task_force.dp3a).count() == 0


def test_who_is_shut_out_of_the_case_finds_no_meeting_about_it_whatever_their_agency_is_asked(
    task_force: TaskForce,
) -> None:
    case, clerk = opened(task_force.polres), task_force.staff("dp3a")
    assert clerk.official
    assert clerk.account
    earlier = conference(task_force, case).meeting
    assert visible(Meeting, to=clerk).filter(pk=earlier.pk).exists()
    shut = record_conflict(task_force.polres, case, official=clerk.official, because="saudara terduga")
    later = conference(task_force, case, kind="review").meeting
    for meeting in (earlier, later):
        assert task_force.client(clerk).get(f"/meetings/{meeting.pk}/").status_code == 404
        assert visible(Meeting, to=task_force.dp3a).filter(pk=meeting.pk).exists()
    end_conflict(task_force.polres, shut, because="bukan saudara")
    assert visible(Meeting, to=clerk).filter(closed=True).count() == 2


def test_whoever_calls_it_is_told_that_its_minutes_wait(task_force: TaskForce) -> None:
    meeting = conference(task_force).meeting
    with at(NOON):
        open_meeting(task_force.polres, meeting)
        rows = meeting.invitations.filter(invited=True)
        mark_all(task_force.polres, meeting, marks={row.pk: Attendance.HEAD for row in rows})
        close_meeting(task_force.polres, meeting)
        assert f"Edarkan notula: {TITLE}" in told(task_force, task_force.polres, "/")[1]


def test_desk_and_leadership_run_no_closed_meeting(task_force: TaskForce) -> None:
    meeting = conference(task_force).meeting
    for who in (task_force.secretariat, task_force.chair, task_force.dp3a):
        with pytest.raises(Denied):
            call_meeting(who, meeting, dated=today(), answer_by=today())


def test_a_step_goes_to_nobody_who_may_not_know_of_it(task_force: TaskForce) -> None:
    meeting = conference(task_force).meeting
    with at(NOON):
        open_meeting(task_force.polres, meeting)
        with pytest.raises(Refused, match="Undang dahulu"):
            record_decision(task_force.polres, meeting, text=SAID, agency=task_force.agency("dinsos"))
    assert not Decision.objects.exists()


def test_evaluation_counts_it_for_nobody_and_describes_it_to_those_it_asked(task_force: TaskForce) -> None:
    meeting = held(task_force)
    step = FollowUp.objects.get(decision__meeting=meeting)
    until = meeting.day + timedelta(days=10)
    period = Period(meeting.day - timedelta(days=30), until, until)
    assert work.meetings(task_force.regency, period) == ((), ())
    assert work.steps(task_force.regency, period) == ()
    assert not [
        row for row in work.contributions(task_force.regency, period) if row.work == "case_conference"
    ]
    refs = [("meeting", meeting.pk), ("followup", step.pk)]
    assert describe(task_force.secretariat, refs) == {}
    assert len(describe(task_force.dp3a, refs)) == 2
    assert Contribution.objects.filter(work="case_conference", subject_id=meeting.pk).count() == 3


def test_what_leaves_on_paper_or_by_phone_says_neither_the_case_nor_what_is_talked_about(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    meeting = held(task_force, case=case, points=[SCREEN])
    text = invitation_text(meeting, ["Belum ditapis: Korban 1"])
    assert "Korban" not in text
    assert case.number not in text
    assert "Sekretariat" not in text
    assert SAID not in follow_up_text(FollowUp.objects.get(decision__meeting=meeting))
    client = task_force.client(task_force.polres)
    assert client.post(f"/meetings/{meeting.pk}/papers/invitation.pdf").status_code == 200
    paper = IssuedPaper.objects.get()
    assert visible(IssuedPaper, to=task_force.polres).get() == paper
    assert not visible(IssuedPaper, to=task_force.secretariat).exists()


def test_the_fields_of_its_minutes_ask_for_numbers_in_place_of_names(task_force: TaskForce) -> None:
    meeting = conference(task_force).meeting
    page = told(task_force, task_force.polres, f"/meetings/{meeting.pk}/minutes/draft/")[1]
    assert "Tanpa nama orang: tulis Korban 1" in page


def test_the_photograph_of_its_signed_list_opens_to_those_alone_whom_it_asked(task_force: TaskForce) -> None:
    meeting = conference(task_force).meeting
    call_meeting(task_force.polres, meeting, dated=today(), answer_by=today() + timedelta(days=2))
    with at(NOON):
        open_meeting(task_force.polres, meeting)
        sent = {"photo": photograph()}
        task_force.client(task_force.polres).post(f"/meetings/{meeting.pk}/attendance/photo/", sent)
        meeting.refresh_from_db()
        assert meeting.list_photo and meeting.list_photo.guarded
        address = f"/meetings/{meeting.pk}/proofs/{meeting.list_photo_id}/"
        assert task_force.client(task_force.polres).get(address).status_code == 200
        assert (
            address
            in task_force.client(task_force.polres)
            .get(f"/meetings/{meeting.pk}/attendance/")
            .content.decode()
        )
        for stranger in (task_force.secretariat, task_force.satpolpp, task_force.yabiku):
            client = task_force.client(stranger)
            assert client.get(address).status_code == 404
            assert client.get(f"/berkas/{meeting.list_photo_id}").status_code == 404
        other = f"/meetings/{meeting.pk}/proofs/{meeting.pk}/"
        assert task_force.client(task_force.polres).get(other).status_code == 404
