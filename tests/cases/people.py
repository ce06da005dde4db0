"""People for tests of cases: invented, and visibly so. Each name, number and story is a canary that may leak nowhere."""

from __future__ import annotations

from typing import Any

from lopo.cases.case.models import Case, Participation, Role
from lopo.cases.case.operations import Somebody, open_case
from lopo.cases.person.operations import Described
from lopo.ground.acts import Actor
from lopo.ground.agencies.models import Office, Official

NAME, NIK, ADDRESS = "Kanari Contoh", "5303094107089999", "Jalan Kenari Contoh 7"
SUSPECT_NAME, BECAUSE = "Gagak Contoh", "menjanjikan kerja di kapal kenari"
STORY = "dibawa dengan bus malam kenari ke pelabuhan"
CANARIES = (NAME, NIK, ADDRESS, SUSPECT_NAME, BECAUSE, STORY)

GIRL = Somebody(Role.VICTIM, Described(NAME, sex="female", born="1-7-2008", nik=NIK, address=ADDRESS))
RECRUITER = Somebody(Role.SUSPECT, Described(SUSPECT_NAME, sex="male"), because=BECAUSE)


def opened(actor: Actor, *people: Somebody, **more: Any) -> Case:
    case: Case = open_case(actor, summary=STORY, people=people or (GIRL, RECRUITER), **more)
    return case


def office_of(actor: Actor) -> Office:
    assert actor.office
    return actor.office


def official_of(actor: Actor) -> Official:
    assert actor.official
    return actor.official


def victim(case: Case) -> Participation:
    row: Participation = case.participations.get(role=Role.VICTIM)
    return row


def suspect(case: Case) -> Participation:
    row: Participation = case.participations.get(role=Role.SUSPECT)
    return row
