"""The desk decides: exactly one of four ways ends a report, none of them by one person's silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
import pytest

from lopo.cases.case.models import Case
from lopo.ground.accounts.actors import visitor
from lopo.ground.acts import Denied, Refused
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.home.inbox.queries import waits_for_us
from lopo.prevention.report.models import Passing, Report, ReportState
from lopo.prevention.report.operations import (
    agree_no_action,
    answer_reporter,
    decline_report,
    join_report,
    open_case_from_report,
    pass_on,
    propose_no_action,
    read_report,
    recall_report,
    reopen_report,
    send_back,
    send_report,
    take_report,
    write_back,
)
from lopo.prevention.report.queries import likely_doubles
from lopo.taskforce.record.models import Contribution
from tests.cases.people import GIRL, NAME, opened
from tests.cast import TaskForce
from tests.prevention.telling import TEXT, again, arrived, noted, told
from tests.prevention.test_report_sight import binmas
from tests.prevention.worlds import changed


def owed(report: Report) -> set[str]:
    running = Clock.objects.filter(subject_id=report.pk, met_on=None, ended_on=None)
    return set(running.values_list("rule__key", flat=True))


def acts_on(report: Report) -> list[str]:
    return list(
        LedgerEntry.objects.filter(subject_id=report.pk).order_by("number").values_list("act", flat=True)
    )


def state(report: Report) -> str:
    return str(Report.objects.get(pk=report.pk).state)


# What is owed


def test_a_report_is_owed_a_reading_and_a_decision(task_force: TaskForce) -> None:
    report, desk = arrived(task_force), task_force.nakertrans
    assert owed(report) == {"read_report", "triage_report"}
    assert [c.about for c in Clock.objects.filter(subject_id=report.pk)] == [report.number] * 2
    read_report(desk, again(report, desk))
    assert owed(report) == {"triage_report"}
    open_case_from_report(desk, again(report, desk), summary="x", people=[GIRL])
    assert owed(report) == set()


def test_danger_is_owed_to_be_read_today_by_every_reader(task_force: TaskForce) -> None:
    report = arrived(task_force, urgency="now")
    clocks = Clock.objects.filter(subject_id=report.pk, rule__key="read_danger")
    assert {clock.owed_by.key for clock in clocks} == {"nakertrans", "polres"}
    assert {clock.due_on for clock in clocks} == {report.arrived_on}


def test_it_waits_at_home_for_the_office_that_may_open_it_and_no_other(task_force: TaskForce) -> None:
    report = arrived(task_force)
    waiting = {c.rule.key for c in waits_for_us(task_force.nakertrans)}
    assert waiting == {"read_report", "triage_report"}
    assert not waits_for_us(task_force.secretariat).filter(subject_id=report.pk).exists()
    home = task_force.client(task_force.nakertrans).get("/").content.decode()
    assert f"Baca laporan {report.number}" in home
    assert f"/reports/{report.pk}/" in home
    urgent = arrived(task_force, urgency="now")
    first = task_force.client(task_force.nakertrans).get("/").content.decode().split('class="first"')[1]
    assert first.index(f"Baca hari ini juga: laporan {urgent.number}") < first.index(
        f"laporan {report.number}"
    )
    assert waits_for_us(binmas(task_force)).exists()
    assert not waits_for_us(task_force.polres).exists()  # another office of the same agency


def test_numbers_are_gapless_and_officers_are_counted_apart(task_force: TaskForce) -> None:
    numbers = [arrived(task_force).number, noted(task_force.dinsos).number, arrived(task_force).number]
    assert numbers == ["L-5303-2026-0001", "LP-5303-2026-0001", "L-5303-2026-0002"]


# Four ways


def test_a_case_is_opened_from_a_report_and_the_report_points_to_it(task_force: TaskForce) -> None:
    report, desk = arrived(task_force), task_force.nakertrans
    client = task_force.client(desk)
    assert TEXT in client.get(f"/reports/{report.pk}/case/").content.decode()
    sent = {"rows": "1", "summary": TEXT, "role_0": "victim", "name_0": NAME, "sex_0": "female"}
    assert client.post(f"/reports/{report.pk}/case/", sent).status_code == 302
    row = Report.objects.get()
    assert (row.state, row.case) == ("case", Case.objects.get())
    assert "report.case" in acts_on(report)
    assert Contribution.objects.get(subject_id=report.pk).about == report.number
    with pytest.raises(Denied):
        open_case_from_report(task_force.dinsos, report, summary=TEXT, people=[GIRL])
    with pytest.raises(Refused, match="Nakertrans"):
        open_case_from_report(desk, again(report, desk), summary=TEXT, people=[GIRL])
    assert Case.objects.count() == 1


def test_a_report_is_joined_only_to_an_open_case_that_one_sees(task_force: TaskForce) -> None:
    report, desk = arrived(task_force), task_force.nakertrans
    own, foreign = opened(desk), opened(task_force.dinsos)
    choices = task_force.client(desk).get(f"/reports/{report.pk}/joining/").content.decode()
    assert own.number in choices
    assert foreign.number not in choices
    with pytest.raises(Refused, match="tidak ada"):
        join_report(desk, again(report, desk), case=foreign)
    with pytest.raises(Denied):
        join_report(task_force.dinsos, report, case=foreign)
    join_report(desk, again(report, desk), case=own)
    assert state(report) == ReportState.JOINED
    assert acts_on(report)[-1] == "report.joined"


def test_a_report_is_passed_on_and_ends_when_it_is_taken(task_force: TaskForce) -> None:
    report, desk, care = arrived(task_force), task_force.nakertrans, task_force.dinsos
    with pytest.raises(Denied):
        pass_on(care, report, agency=task_force.agency("dinkes"), because="x")
    with pytest.raises(Refused, match="sebabnya"):
        pass_on(desk, again(report, desk), agency=task_force.agency("dinsos"), because=" ")
    passing = pass_on(desk, again(report, desk), agency=task_force.agency("dinsos"), because="ada anak")
    assert (state(report), owed(report)) == ("offered", {"answer_passed_report"})
    with pytest.raises(Denied):
        take_report(task_force.dinkes, passing)
    take_report(care, passing)
    assert (state(report), owed(report)) == ("passed", set())
    assert {c.agency.key for c in Contribution.objects.filter(subject_id=report.pk)} == {
        "nakertrans",
        "dinsos",
    }
    assert acts_on(report)[-2:] == ["report.offered", "report.taken"]
    with pytest.raises(Refused, match="Dinas Sosial"):
        decline_report(care, Passing.objects.get(), because="ternyata bukan")


def test_not_ours_and_a_silent_agency_bring_it_back_to_the_desk(task_force: TaskForce) -> None:
    report, desk, care = arrived(task_force), task_force.nakertrans, task_force.dinsos
    passing = pass_on(desk, again(report, desk), agency=task_force.agency("dinsos"), because="ada anak")
    with pytest.raises(Denied):
        decline_report(task_force.dinkes, passing, because="x")
    decline_report(care, passing, because="di luar tugas")
    assert (state(report), owed(report)) == ("looking", {"triage_report"})

    pass_on(desk, again(report, desk), agency=task_force.agency("bp3mi"), because="ke luar daerah")
    with pytest.raises(Denied):
        recall_report(care, report, because="x")
    recall_report(desk, again(report, desk), because="tidak dijawab")
    assert (state(report), owed(report)) == ("looking", {"triage_report"})
    assert acts_on(report)[-3:] == ["report.declined", "report.offered", "report.recalled"]


@pytest.mark.parametrize(
    ("wish", "named", "to"),
    [("police", None, "polres"), ("government", None, "dinsos"), ("", "yabiku", "yabiku"), ("", None, "pn")],
)
def test_nobody_passes_it_to_whom_it_goes_past(
    task_force: TaskForce, wish: str, named: str | None, to: str
) -> None:
    agency = task_force.agency(named) if named else None
    report = arrived(task_force, avoids=wish, names=agency)
    desk = task_force.yabiku if wish == "government" else task_force.nakertrans
    with pytest.raises(Refused):
        pass_on(desk, again(report, desk), agency=task_force.agency(to), because="coba")
    assert state(report) == ReportState.NEW


def test_no_further_action_takes_two_people(task_force: TaskForce) -> None:
    report, desk, second = arrived(task_force), task_force.nakertrans, binmas(task_force)
    with pytest.raises(Denied):
        propose_no_action(task_force.dinsos, report, because="x")
    propose_no_action(desk, again(report, desk), because="sudah pulang sendiri")
    assert (state(report), owed(report)) == ("review", {"review_no_action"})
    assert Clock.objects.get(rule__key="review_no_action").owed_by.key == "polres"  # another office
    with pytest.raises(Refused, match="Orang lain"):
        agree_no_action(desk, again(report, desk))
    with pytest.raises(Refused, match="Orang lain"):
        send_back(desk, again(report, desk), because="x")
    with pytest.raises(Denied):
        send_back(task_force.dinsos, report, because="x")
    send_back(second, again(report, second), because="tanya keluarganya dahulu")
    assert (state(report), owed(report)) == ("looking", {"triage_report"})

    propose_no_action(desk, again(report, desk), because="keluarganya membenarkan")
    with pytest.raises(Denied):
        agree_no_action(task_force.dinsos, report)
    agree_no_action(second, again(report, second))
    assert (state(report), owed(report)) == ("closed", set())
    assert acts_on(report)[-2:] == ["report.proposed", "report.agreed"]
    assert "report.sent_back" in acts_on(report)

    with pytest.raises(Denied):
        reopen_report(task_force.dinsos, report, because="x")
    reopen_report(desk, again(report, desk), because="pelapor menulis lagi")
    assert (state(report), acts_on(report)[-1]) == ("looking", "report.reopened")


def test_where_only_one_office_is_left_another_of_its_people_reviews(task_force: TaskForce) -> None:
    report, desk = arrived(task_force, avoids="police"), task_force.nakertrans
    propose_no_action(desk, again(report, desk), because="salah alamat")
    colleague = task_force.staff("nakertrans")
    agree_no_action(colleague, again(report, colleague))
    assert state(report) == ReportState.CLOSED


def test_of_two_who_decide_the_second_reads_who_did(task_force: TaskForce) -> None:
    report, desk, second = arrived(task_force), task_force.nakertrans, binmas(task_force)
    old = again(report, second)
    propose_no_action(desk, again(report, desk), because="x")
    acts: list[Callable[..., Any]] = [propose_no_action, reopen_report, recall_report]
    for act in acts:
        with pytest.raises(Refused, match="Nakertrans pada Senin, 9 Maret 2026"):
            act(second, old, because="y")


def test_the_database_holds_what_must_hold(task_force: TaskForce) -> None:
    report = arrived(task_force)
    for wrong in ({"state": "case"}, {"state": "review"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            changed(Report.objects.filter(pk=report.pk), **wrong)


# Talking


def test_desk_and_reporter_write_to_each_other_also_after_the_end(task_force: TaskForce) -> None:
    report, desk = arrived(task_force), task_force.nakertrans
    with pytest.raises(Denied):
        answer_reporter(task_force.dinsos, report, text="x")
    with pytest.raises(Refused):
        answer_reporter(desk, again(report, desk), text=" ")
    join_report(desk, again(report, desk), case=opened(desk))
    write_back(visitor(task_force.regency), report, mark="c" * 32, text="Ada lagi.")
    assert owed(report) == {"read_report"}
    answer_reporter(desk, again(report, desk), text="Kami lihat.")
    assert owed(report) == set()
    assert acts_on(report)[-1] == "report.answered"

    silent = noted(task_force.dinsos)
    with pytest.raises(Refused, match="tanda terima"):
        answer_reporter(desk, again(silent, desk), text="x")
    with pytest.raises(Denied):
        write_back(visitor(task_force.regency), silent, mark="d" * 32, text="x")
    with pytest.raises(Refused):
        send_report(visitor(task_force.regency), mark="e" * 32, told=told(text=" "))


# Likely doubles


def test_what_tells_of_the_same_stands_beside_it(task_force: TaskForce) -> None:
    first = arrived(task_force, text="Dua anak dari Napan diajak naik kapal malam oleh orang berbaju merah")
    arrived(task_force, text="Gaji tidak dibayar di kebun kelapa sawit", place="", concerns="")
    hidden = arrived(task_force, text=first.text, avoids="government")
    same = arrived(task_force, text="orang baju merah ajak dua anak Napan, naik kapal malam")
    desk = task_force.nakertrans
    found = likely_doubles(desk, again(same, desk))
    assert [one.report.number for one in found] == [first.number]
    assert hidden.number not in [one.report.number for one in found]
    page = task_force.client(desk).get(f"/reports/{same.pk}/").content.decode()
    assert "berbaju merah" in page


@pytest.mark.parametrize("reports", [1, 12])
def test_list_and_report_cost_the_same_however_many_there_are(
    task_force: TaskForce, reports: int, request: pytest.FixtureRequest
) -> None:
    desk = task_force.nakertrans
    last = [arrived(task_force, text=f"{TEXT} {n}") for n in range(reports + 1)][-1]
    client = task_force.client(desk)
    for address in ("/reports/", f"/reports/{last.pk}/"):
        client.get(address)
        with CaptureQueriesContext(connection) as cost:
            client.get(address)
        asked = [q for q in cost if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
        assert len(asked) <= (8 if address == "/reports/" else 25)
        kept = request.config.stash.setdefault(COSTS, {})
        assert kept.setdefault(address.count("/"), len(asked)) == len(asked)


COSTS = pytest.StashKey[dict[int, int]]()
