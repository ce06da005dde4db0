"""A joint action: agencies are called to one place and time; who came and what each did is told by one and answered by all."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
import re
from typing import Any

from django.utils import timezone
from pypdf import PdfReader
import pytest

from lopo.cases.case.models import Case, CaseClass
from lopo.cases.case.operations import classify_case, close_case, end_participation, still_open
from lopo.cases.conflict.operations import record_conflict
from lopo.cases.joint_action.models import Came, JointAction, JointActionState
from lopo.cases.joint_action.operations import (
    Part,
    call_joint_action,
    call_more,
    call_off_joint_action,
    correct_joint_action,
    join_joint_action,
    open_case_from_joint_action,
    record_joint_action,
)
from lopo.cases.joint_action.texts import call_text
from lopo.evaluation.describing import describe
from lopo.ground.acts import Actor, Denied, Level, Refused, at
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.home.search.operations import search
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution, Standing
from tests.cases.people import CANARIES, GIRL, STORY, official_of, opened, victim
from tests.cases.test_case_sight import bare, everything_kept, told
from tests.cast import TaskForce
from tests.conftest import TODAY

WHAT, PLACE, RESULT = (
    "empat orang muda menunggu kapal kenari",
    "Pelabuhan Kenari Wini",
    "dibawa ke tempat kenari",
)
DID = "mengantar dengan mobil kenari"
CALLED = ("dinsos", "dinkes", "dukcapil", "kodim")


def called(task_force: TaskForce, *keys: str, **more: Any) -> JointAction:
    agencies = [task_force.agency(key) for key in keys or CALLED]
    said: dict[str, Any] = {"what": WHAT, "place": PLACE, "meets_at": TODAY} | more
    made: JointAction = call_joint_action(task_force.polres, agencies=agencies, **said)
    return made


def parts(row: JointAction, *there: str, **more: Part) -> list[Part]:
    """Everybody who was called: these came, the rest stayed away, unless `more` says otherwise."""
    lines = []
    for one in row.called.select_related("agency"):
        came = Came.THERE if one.agency.key in there else Came.AWAY
        lines.append(more.get(one.agency.key) or Part(one.agency, came, DID if came == Came.THERE else ""))
    return lines


def recorded(task_force: TaskForce, row: JointAction, *there: str, **more: Part) -> JointAction:
    return record_joint_action(task_force.polres, row, parts=parts(row, *there, **more), result=RESULT)


def standing(row: JointAction) -> dict[str, tuple[bool, bool, str]]:
    rows = Contribution.objects.filter(subject_id=row.pk, work=Work.JOINT_ACTION).select_related("agency")
    return {c.agency.key: (c.took_part, c.in_person, c.standing) for c in rows}


def test_the_call_is_seen_by_those_who_are_called_and_its_record_is_owed_by_the_caller(
    task_force: TaskForce,
) -> None:
    row = called(task_force)
    [clock] = Clock.objects.filter(rule__key="record_joint_action", met_on=None, ended_on=None)
    assert (clock.owed_by, clock.about) == (task_force.polres.agency, row.number)
    for who in ("dinsos", "dukcapil", "polres"):
        client = task_force.client(getattr(task_force, who))
        assert PLACE in told(client, "/", "get")
        page = told(client, row.get_absolute_url(), "get")
        assert all(word in page for word in (WHAT, PLACE, "Dinas Sosial"))
    for who in ("yabiku", "imigrasi"):
        stranger = task_force.client(getattr(task_force, who))
        hidden, gone = (
            stranger.get(row.get_absolute_url()),
            stranger.get(f"/joint-actions/{task_force.decree.pk}/"),
        )
        assert (hidden.status_code, gone.status_code) == (404, 404)
        assert bare(hidden.content, str(row.pk)) == bare(gone.content, str(task_force.decree.pk))
        assert PLACE not in told(stranger, "/", "get")


def test_who_calls_has_a_seat_and_says_where_when_and_whom(task_force: TaskForce) -> None:
    dinsos = [task_force.agency("dinsos")]
    for who in (
        task_force.pn,
        task_force.dukcapil,
        task_force.secretariat,
        task_force.staff("polres", Level.DRAFT),
    ):
        with pytest.raises(Denied):
            call_joint_action(who, what=WHAT, place=PLACE, meets_at=TODAY, agencies=dinsos)
    for wrong, says in (
        ({"what": " "}, "apa yang terjadi"),
        ({"place": ""}, "di mana"),
        ({"place": "x" * 161}, "Terlalu panjang"),
        ({"meets_at": TODAY + timedelta(days=61)}, "terlalu jauh"),
        ({"meets_at": TODAY - timedelta(days=400)}, "terlalu jauh"),
        ({"case": opened(task_force.dinsos)}, "dapat Anda lihat"),
    ):
        with pytest.raises(Refused, match=says):
            called(task_force, **wrong)
    with pytest.raises(Refused, match="satu instansi lain"):
        called(task_force, "polres")


def test_three_of_five_came_and_each_that_is_named_may_contest_it(task_force: TaskForce) -> None:
    row = called(task_force)
    by_phone = Part(task_force.agency("kodim"), Came.AFAR, "meminjamkan truk", "telepon 9 Maret")
    with pytest.raises(Denied):
        record_joint_action(task_force.dinsos, row, parts=parts(row, "polres"), result=RESULT)
    recorded(task_force, row, "polres", "dinsos", kodim=by_phone)

    assert row.state == JointActionState.HELD
    assert standing(row) == {
        "polres": (True, True, Standing.OWN),
        "dinsos": (True, True, Standing.TOLD),
        "kodim": (True, False, Standing.TOLD),
        "dinkes": (False, False, Standing.TOLD),
        "dukcapil": (False, False, Standing.TOLD),
    }
    told_for = LedgerEntry.objects.get(act="joint_action.told_for")
    assert (told_for.for_agency, told_for.source) == (by_phone.agency, by_phone.source)
    assert not Clock.objects.filter(rule__key="record_joint_action", met_on=None, ended_on=None).exists()
    page = told(task_force.client(task_force.dukcapil), row.get_absolute_url(), "get")
    assert all(word in page for word in (DID, RESULT, "telepon 9 Maret"))
    with pytest.raises(Refused, match="sudah dicatat"):
        recorded(task_force, row, "polres")
    assert [kind for kind, _row in search(task_force.dinsos, term=row.number).records] == ["joint_action"]
    assert not search(task_force.yabiku, term=row.number).anything
    [said] = describe(task_force.dinsos, [("jointaction", row.pk)]).values()
    assert (said.title, said.url) == (row.number, row.get_absolute_url())
    [said] = describe(task_force.yabiku, [("jointaction", row.pk)]).values()
    assert (said.title, said.url) == (row.number, "")


def test_that_nobody_came_is_a_result_and_called_off_blames_nobody(task_force: TaskForce) -> None:
    row = called(task_force)
    recorded(task_force, row)
    assert row.state == JointActionState.NOT_HELD
    assert {key: line[0] for key, line in standing(row).items()} == dict.fromkeys(("polres", *CALLED), False)

    other = called(task_force)
    with pytest.raises(Denied):
        call_off_joint_action(task_force.dinsos, other, because="hujan")
    with pytest.raises(Refused, match="mengapa tidak jadi"):
        call_off_joint_action(task_force.polres, other, because="")
    call_off_joint_action(task_force.polres, other, because="kapal tidak berangkat")
    assert (other.state, standing(other)) == (JointActionState.NOT_HELD, {})
    assert not Clock.objects.filter(rule__key="record_joint_action", met_on=None, ended_on=None).exists()


def test_it_is_recorded_after_it_was_with_a_word_on_each_and_put_right_later(task_force: TaskForce) -> None:
    ahead = called(task_force, "dinsos", meets_at=TODAY + timedelta(hours=3))
    with pytest.raises(Refused, match="Belum waktunya"):
        recorded(task_force, ahead, "polres")
    with pytest.raises(Denied):
        call_more(task_force.dinsos, ahead, agencies=[task_force.agency("dinkes")])
    call_more(task_force.polres, ahead, agencies=[task_force.agency("dinkes")])
    with pytest.raises(Refused, match="satu instansi lain"):
        call_more(task_force.polres, ahead, agencies=[task_force.agency("dinkes")])
    with at(TODAY + timedelta(hours=5)):
        with pytest.raises(Refused, match="Muat ulang"):
            record_joint_action(task_force.polres, ahead, parts=parts(ahead, "polres")[1:], result=RESULT)
        unsaid = Part(task_force.agency("dinkes"), "")
        with pytest.raises(Refused, match="pilih datang"):
            recorded(task_force, ahead, "polres", dinkes=unsaid)
        recorded(task_force, ahead, "polres")
        with pytest.raises(Denied):
            correct_joint_action(task_force.dinsos, ahead, parts=parts(ahead, "dinsos"), result=RESULT)
        correct_joint_action(task_force.polres, ahead, parts=parts(ahead, "polres", "dinsos"), result=RESULT)
    assert standing(ahead)["dinsos"] == (True, True, Standing.TOLD)
    with pytest.raises(Refused, match="sudah dicatat"):
        call_more(task_force.polres, ahead, agencies=[task_force.agency("kodim")])


def test_a_case_is_opened_from_it_with_day_and_place_and_its_work_counts_on_that_case(
    task_force: TaskForce,
) -> None:
    row = called(task_force, "dinsos")
    with pytest.raises(Refused, match="dahulu siapa yang datang"):
        open_case_from_joint_action(task_force.polres, row, summary=STORY, people=[GIRL])
    recorded(task_force, row, "polres", "dinsos")
    client = task_force.client(task_force.polres)
    page = told(client, f"{row.get_absolute_url()}case/", "get")
    assert all(word in page for word in (WHAT, RESULT, "2026-03-09"))
    with pytest.raises(Denied):
        open_case_from_joint_action(task_force.dinsos, row, summary=STORY, people=[GIRL])
    case = open_case_from_joint_action(task_force.polres, row, summary=STORY, people=[GIRL])

    assert set(Contribution.objects.filter(subject_id=row.pk).values_list("within", flat=True)) == {case.pk}
    assert PLACE in told(client, case.get_absolute_url(), "get")
    page = told(task_force.client(task_force.dukcapil), row.get_absolute_url(), "get")
    assert not [word for word in CANARIES if word in page]
    page = told(task_force.client(task_force.dinsos), row.get_absolute_url(), "get")
    assert not [word for word in (*CANARIES, case.number) if word in page]
    with pytest.raises(Refused, match="sudah termasuk"):
        join_joint_action(task_force.polres, row, case=case)


def test_it_is_put_into_a_case_that_the_caller_sees_and_an_open_one_keeps_it_open(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres, GIRL)
    mine, foreign = recorded(task_force, called(task_force), "polres"), opened(task_force.dinsos, GIRL)
    with pytest.raises(Refused, match="dapat Anda lihat"):
        join_joint_action(task_force.polres, mine, case=foreign)
    with pytest.raises(Denied):
        join_joint_action(task_force.dinsos, mine, case=foreign)
    join_joint_action(task_force.polres, mine, case=case)
    assert mine.case == case

    again = called(task_force, case=case)
    end_participation(task_force.polres, victim(case), because="resolved")
    assert [one.url for one in still_open(case)] == [again.get_absolute_url()]
    with pytest.raises(Refused, match="belum dicatat hasilnya"):
        close_case(task_force.polres, case, outcome="selesai")


def test_of_a_sealed_case_it_is_known_to_those_who_see_somebody_in_it_alone(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    row = recorded(task_force, called(task_force, case=case), "polres", "dinsos")
    classify_case(task_force.polres, case, kind=CaseClass.SEALED, because="perlu")
    for who in ("dinsos", "dukcapil", "secretariat", "chair"):
        assert not visible(JointAction, to=getattr(task_force, who)).exists(), who
    assert visible(JointAction, to=task_force.polres).exists()
    assert not describe(task_force.dinsos, [("jointaction", row.pk)])
    assert not Contribution.objects.filter(subject_id=row.pk, apart=False).exists()


def test_whoever_is_shut_out_of_the_case_does_not_see_it(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    called(task_force, case=case)
    record_conflict(task_force.polres, case, official=official_of(task_force.dinsos), because="saudaranya")
    vars(task_force.dinsos).pop("reach", None)
    assert not visible(JointAction, to=task_force.dinsos).exists()
    assert visible(JointAction, to=task_force.dinkes).exists()


def test_from_home_to_who_came_in_three_steps(task_force: TaskForce) -> None:
    client = task_force.client(task_force.polres)
    assert 'href="/joint-actions/new/"' in told(client, "/", "get")
    agencies = [str(task_force.agency(key).pk) for key in ("dinsos", "dinkes")]
    sent = {"what": WHAT, "place": PLACE, "meets_at": "2026-03-09T08:30", "agencies": agencies}
    assert client.post("/joint-actions/new/", sent | {"place": ""}).status_code == 422
    made = client.post("/joint-actions/new/", sent)
    row = JointAction.objects.get()
    assert made.headers["Location"] == row.get_absolute_url()
    assert timezone.localtime(row.meets_at).hour == 8
    assert "Catat siapa yang datang" in told(client, row.get_absolute_url(), "get")
    outcome = f"{row.get_absolute_url()}outcome/"
    names = re.findall(r'name="(came_[0-9a-f]{32})"', told(client, outcome, "get"))
    said = dict.fromkeys(names, "there") | {"result": RESULT}
    assert client.post(outcome, {"result": RESULT}).status_code == 422
    assert client.post(outcome, said).status_code == 302
    assert len(standing(row)) == 3
    assert row.number in told(client, "/joint-actions/", "get")
    for tail in ("more/", "off/", "correction/", "joining/"):
        assert client.get(f"{row.get_absolute_url()}{tail}").status_code == 200
        other = task_force.client(task_force.dinsos).get(f"{row.get_absolute_url()}{tail}")
        assert "Ini perbuatan kantor lain" in other.content.decode()


def test_the_text_and_the_forms_name_place_and_time_and_nobody(task_force: TaskForce) -> None:
    row = called(task_force, case=opened(task_force.polres, GIRL))
    text = call_text(row, list(row.called.select_related("agency")))
    assert all(word in text for word in (PLACE, "Senin, 9 Maret 2026", "09.00", "Dinas Sosial"))
    assert not [word for word in (*CANARIES, WHAT, row.case.number) if word in text]  # type: ignore[union-attr]
    client = task_force.client(task_force.dukcapil)
    for address in ("/joint-actions/blank.pdf", f"{row.get_absolute_url()}form.pdf"):
        pages = PdfReader(BytesIO(b"".join(client.get(address)))).pages
        printed = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert "LEMBAR PENANGANAN BERSAMA" in printed
        assert (PLACE in printed) == ("form" in address)
        assert not [word for word in (*CANARIES, WHAT) if word in printed]


def test_no_word_of_it_lies_open_in_any_table(task_force: TaskForce) -> None:
    recorded(task_force, called(task_force), "polres")
    kept = " ".join(everything_kept())
    assert not [word for word in (WHAT, PLACE, RESULT, DID) if word in kept]


@pytest.mark.parametrize("many", [1, 5])
def test_lists_cost_the_same_however_many(
    task_force: TaskForce, django_assert_max_num_queries: Any, many: int
) -> None:
    case: Case = opened(task_force.polres, GIRL)
    rows = [called(task_force, case=case) for _ in range(many)]
    client = _reader(task_force.dinsos, task_force)
    for address, most in (("/joint-actions/", 10), (rows[0].get_absolute_url(), 14)):
        with django_assert_max_num_queries(most) as counted:
            client.get(address)
        COUNTED.setdefault(address == "/joint-actions/", set()).add(len(counted))
    assert all(len(counts) == 1 for counts in COUNTED.values()), COUNTED


COUNTED: dict[bool, set[int]] = {}


def _reader(actor: Actor, task_force: TaskForce) -> Any:
    client = task_force.client(actor)
    client.get("/joint-actions/")
    return client
