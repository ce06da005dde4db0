"""An agency has several offices: what one alone may open waits for that one, and no list of another leads nowhere."""

from __future__ import annotations

import re

from lopo.cases.handover.operations import accept_handover
from lopo.home.inbox.queries import waits_for_us, we_wait_for
from lopo.taskforce.decree.models import Function
from tests.cases.people import opened, suspect
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce
from tests.prevention.test_report_sight import binmas


def test_minutes_wait_for_the_office_that_receives_and_not_for_its_agency(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case, suspect(case), to=Function.JUSTICE)
    mine, other = receiver(task_force, handover), binmas(task_force)
    assert waits_for_us(mine).filter(rule__key="answer_handover").exists()
    assert not waits_for_us(other).filter(rule__key="answer_handover").exists()
    no_list_of_the_office_beside_leads_nowhere(task_force)

    accept_handover(mine, handover)
    assert task_force.client(mine).get("/waiting/finished/").content.count(b"/handovers/") == 1
    no_list_of_the_office_beside_leads_nowhere(task_force)


def test_what_we_wait_for_waits_where_it_was_asked_for(task_force: TaskForce) -> None:
    offered(task_force, opened(task_force.polres))
    assert we_wait_for(task_force.polres).filter(rule__key="answer_handover").exists()
    assert not we_wait_for(binmas(task_force)).filter(rule__key="answer_handover").exists()


def no_list_of_the_office_beside_leads_nowhere(task_force: TaskForce) -> None:
    """None of its lists links to what it may not open."""
    client = task_force.client(binmas(task_force))
    for address in ("/", "/waiting/", "/waiting/?whose=theirs", "/waiting/finished/"):
        links = re.findall(
            r'href="(/(?:handovers|cases|reports)/[^"]+)"', client.get(address).content.decode()
        )
        assert [link for link in links if client.get(link).status_code == 404] == []
