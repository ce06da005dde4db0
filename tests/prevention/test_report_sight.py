"""Who reads a report: the predicate equals a plain reading of the rule, and what is told leaks nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from lopo.evaluation.describing import describe
from lopo.ground.acts import Actor, Denied, Level
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.ground.ledger.models import LedgerEntry
from lopo.prevention.report.models import Passing, Report
from lopo.prevention.report.operations import (
    answer_reporter,
    decline_report,
    pass_on,
    read_report,
    take_report,
    write_down,
)
from lopo.taskforce.decree.models import Seat
from tests.cases.test_case_sight import bare, everything_kept
from tests.cast import TaskForce
from tests.prevention.telling import CANARIES, TEXT, again, arrived, noted, told
from tests.prevention.worlds import changed

WISHES = ("", "police", "government")


def everybody(task_force: TaskForce) -> list[Actor]:
    drafting = task_force.staff("nakertrans", Level.DRAFT)
    acting = task_force.staff("yabiku", Level.ACT)
    people = [*task_force.members.values(), *task_force.partners.values()]
    return [*people, binmas(task_force), task_force.secretariat, task_force.chair, drafting, acting]


def binmas(task_force: TaskForce) -> Actor:
    """The second intake seat (Kasat Binmas), which is another office than the police's first seat."""
    seat = Seat.objects.get(sub_task_force__decree=task_force.decree, intake="second")
    holder = seat.office.appointments.get().official
    from lopo.ground.accounts.models import Account
    from lopo.taskforce.access.hats import hats_of

    return next(hat for hat in hats_of(Account.objects.get(official=holder)) if hat.office == seat.office)


def may_read(actor: Actor, report: Report, seats: list[Seat]) -> bool:
    """The rule, read aloud: plainly, without a query on reports."""
    passed = [p for p in Passing.objects.filter(report=report) if p.state in ("asked", "taken")]
    if actor.hat in ("seat", "partner") and actor.acts and any(actor.is_of(p.agency) for p in passed):
        return True
    if actor.hat != "seat" or not actor.acts:
        return False

    def shut(agency: Agency) -> bool:
        outside = agency.kind in ("ngo", "faith", "legal_aid")
        feared = {"": False, "police": agency.kind == "police", "government": not outside}
        return agency.pk == report.names_id or feared[report.avoids]

    left = [s for s in seats if s.office.agency.kind != "court" and not shut(s.office.agency)]
    readers = [s for s in left if s.intake]
    if not readers and report.avoids == "government":
        readers = [s for s in left if "prevention" in s.sub_task_force.functions] or left
    elif not readers:
        lead = [s for s in left if s.position in ("coordinator", "deputy")]
        readers = [s for s in lead if "prevention" in s.sub_task_force.functions] or lead
    return actor.office is not None and actor.office.pk in {s.office_id for s in readers}


@pytest.mark.parametrize("world", range(4))
def test_the_predicate_is_the_rule_read_plainly(task_force: TaskForce, world: int) -> None:
    """Every wish and every agency that can be named, in decrees whose intake seats are drawn by chance."""
    chance = Random(world)
    decree = Seat.objects.filter(sub_task_force__decree=task_force.decree)
    rows = list(decree.select_related("sub_task_force", "office__agency").order_by("pk"))
    everyone = everybody(task_force)
    named = [None, *Agency.objects.filter(regency=task_force.regency).order_by("key")]
    reports = [
        arrived(task_force, avoids=avoids, names=agency)
        for avoids, agency in chance.sample(list(product(WISHES, named)), 14)
    ]
    passed_to = {m.agency for m in task_force.members.values() if m.agency}
    for report in reports[:3]:
        asked = chance.choice(sorted(passed_to, key=lambda agency: agency.key))
        _passing(report, asked, chance.choice(["asked", "taken", "declined", "recalled"]))
    if world:
        changed(decree, intake="")
        for number, seat in enumerate(chance.sample(rows, chance.choice([0, 1, 2]))):
            changed(Seat.objects.filter(pk=seat.pk), intake=("first", "second")[number])
    seats = list(decree.select_related("sub_task_force", "office__agency"))
    for actor in everyone:
        vars(actor).pop("desk", None)  # the decree changed under a snapshot
        seen = set(visible(Report, to=actor).values_list("pk", flat=True))
        assert seen == {r.pk for r in reports if may_read(actor, r, seats)}, actor.key


def _passing(report: Report, agency: Agency, state: str) -> None:
    from datetime import date

    from lopo.ground.acts.operation import _act, note_recorded

    with _act("tests.prevention"):
        note_recorded()
        Passing.objects.create(
            regency=report.regency, report=report, agency=agency, state=state, asked_on=date(2026, 3, 9)
        )


def strangers(task_force: TaskForce) -> Iterator[Actor]:
    """Everybody who must read nothing of a report that names the police."""
    yield from (
        binmas(task_force),
        task_force.dinsos,
        task_force.dukcapil,
        task_force.secretariat,
        task_force.staff("nakertrans", Level.DRAFT),
    )


def addresses(report: Report) -> list[str]:
    acts = ("", "case/", "joining/", "passing/", "recall/", "no-action/", "agreement/", "sending-back/")
    own = [f"/reports/{report.pk}/{act}" for act in (*acts, "reopening/", "message/")]
    return ["/", "/reports/", "/waiting/", *own]


def test_what_is_told_stands_on_no_page_of_others(task_force: TaskForce) -> None:
    report = arrived(task_force, names=task_force.polres.agency, urgency="now")
    absent = "8c9d3a52-0000-4000-8000-000000000000"
    for actor in strangers(task_force):
        client = task_force.client(actor)
        for address in addresses(report):
            answers = [client.get(address), client.post(address, {})]
            pages = [answer.content.decode() for answer in answers]
            assert not [canary for canary in CANARIES for page in pages if canary in page]
            if str(report.pk) in address:
                gone = client.get(address.replace(str(report.pk), absent))
                assert answers[0].status_code == gone.status_code
                assert gone.status_code in (403, 404)  # 403: a page of other hats, whatever it is about
                assert bare(answers[0].content, str(report.pk)) == bare(gone.content, absent)


def test_nothing_told_lies_open_in_any_table(task_force: TaskForce) -> None:
    report = arrived(task_force)
    desk = task_force.nakertrans
    answer_reporter(desk, again(report, desk), text="jawaban kasuari kepada pelapor")
    pass_on(desk, again(report, desk), agency=task_force.agency("dinsos"), because="sebab kasuari diteruskan")
    task_force.client(desk).get(f"/reports/{report.pk}/")
    kept = " ".join(everything_kept())
    assert report.number in kept
    assert "kasuari" not in kept.casefold()


def test_each_reading_is_on_the_log_and_the_first_tells_the_reporter(task_force: TaskForce) -> None:
    report = arrived(task_force)
    client = task_force.client(task_force.nakertrans)
    assert TEXT in client.get(f"/reports/{report.pk}/").content.decode()
    read_report(task_force.nakertrans, again(report, task_force.nakertrans))
    entries = LedgerEntry.objects.filter(subject_id=report.pk, act="report.read")
    assert entries.count() == 2
    assert [entry.detail["arrived_on"] for entry in entries] == ["2026-03-09"] * 2
    report.refresh_from_db()
    assert report.state == "looking"
    for stranger in (task_force.dinsos, task_force.secretariat, task_force.dukcapil):
        with pytest.raises(Denied):
            read_report(stranger, report)


def test_whoever_wrote_it_down_sees_how_far_it_is_and_nothing_else(task_force: TaskForce) -> None:
    clerk = task_force.staff("dinsos", Level.DRAFT)
    report = noted(clerk)
    client = task_force.client(clerk)
    page = client.get("/reports/").content.decode()
    assert report.number in page
    assert "Belum dibaca" in page
    assert not [canary for canary in CANARIES if canary in page]
    assert client.get(f"/reports/{report.pk}/").status_code == 404
    assert report.number not in task_force.client(task_force.dinsos).get("/reports/").content.decode()
    for nobody in (task_force.dukcapil, task_force.secretariat):
        with pytest.raises(Denied):
            write_down(nobody, channel="phone", told=told())


def test_the_officers_form_asks_for_three_things(task_force: TaskForce) -> None:
    client = task_force.client(task_force.staff("dinsos", Level.DRAFT))
    form = client.get("/reports/new/").content.decode().split("<form", 2)[-1]
    assert form.count(" required") - form.count('name="urgency" value="now" required') <= 6
    said: dict[str, Any] = {"channel": "whatsapp", "text": TEXT, "urgency": "leaving"}
    assert client.post("/reports/new/", said).status_code == 302
    assert Report.objects.get().number == "LP-5303-2026-0001"
    assert client.post("/reports/new/", {**said, "channel": "form"}).status_code == 422


def test_an_agency_reads_what_was_passed_on_until_it_says_not_ours(task_force: TaskForce) -> None:
    desk, care = task_force.nakertrans, task_force.dinsos
    report = arrived(task_force)
    client = task_force.client(care)
    assert client.get(f"/reports/{report.pk}/").status_code == 404
    passing = pass_on(desk, again(report, desk), agency=task_force.agency("dinsos"), because="ada anak")
    assert TEXT in client.get(f"/reports/{report.pk}/").content.decode()
    decline_report(care, passing, because="di luar tugas kami")
    assert client.get(f"/reports/{report.pk}/").status_code == 404

    second = pass_on(desk, again(report, desk), agency=task_force.agency("dinsos"), because="sudah ditanya")
    take_report(care, second)
    assert TEXT in client.get(f"/reports/{report.pk}/").content.decode()


def test_secretariat_and_leadership_see_how_many(task_force: TaskForce) -> None:
    number = arrived(task_force).number
    arrived(task_force, avoids="government")
    for actor in (task_force.secretariat, task_force.chair):
        page = task_force.client(actor).get("/reports/").content.decode()
        assert number not in page
        assert '<td class="r">2</td>' in page


def test_behind_a_number_a_report_has_its_number_and_opens_to_its_readers(task_force: TaskForce) -> None:
    report = arrived(task_force)
    for actor, url in ((task_force.nakertrans, f"/reports/{report.pk}/"), (task_force.dinsos, "")):
        [told_] = describe(actor, [("report", report.pk)]).values()
        assert (told_.title, told_.url) == (report.number, url)
    assert describe(task_force.secretariat, [("report", report.pk)])
