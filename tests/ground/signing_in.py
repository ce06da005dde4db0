"""People who can really sign in: invited, enrolled, with a phone in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
import re
from typing import Any

from django.test import Client

from lopo.ground.accounts import codes
from lopo.ground.accounts.actors import visitor
from lopo.ground.accounts.models import Account
from lopo.ground.accounts.operations import enrol, invite
from lopo.ground.acts import Level, at, now
from lopo.ground.agencies.models import Official
from lopo.ground.agencies.operations import record_mandate, register_official
from tests.cast import TaskForce

PASSWORD = "sirih pinang di beranda lopo"
LOGIN = "rina.contoh@contoh.invalid"


@dataclass
class Person:
    account: Account
    password: str
    seed: str
    paper: list[str]

    def code(self) -> str:
        """What the phone shows now."""
        return codes.code_at(self.seed, now())


def an_official(task_force: TaskForce, agency: str = "dinsos", *, name: str = "Rina Contoh") -> Official:
    """Staff who act for the head of the agency by mandate, and have no account yet."""
    head = {**task_force.members, **task_force.partners}[agency]
    assert head.agency
    assert head.office
    official = register_official(task_force.secretariat, head.agency, name=name, job="Staf")
    record_mandate(
        task_force.secretariat,
        head.office,
        official,
        level=Level.ACT,
        letter="800/7/2026",
        starts_on=date(2026, 1, 5),
        source="surat tugas",
    )
    return official


def a_person(task_force: TaskForce, agency: str = "dinsos", *, login: str = LOGIN) -> Person:
    """Enrolled an hour ago, by the link that the secretariat gave out."""
    with at(now() - timedelta(hours=1)):
        issued = invite(task_force.secretariat, an_official(task_force, agency), login=login)
        seed = codes.new_seed()
        visitor_ = visitor(task_force.regency)
        code = codes.code_at(seed, now())
        paper = enrol(visitor_, issued.link, issued.token, password=PASSWORD, seed=seed, code=code)
    return Person(Account.objects.get(login=login), PASSWORD, seed, paper)


def sign_in(client: Client, person: Person, **carried: str) -> Any:
    """Both steps, as a browser takes them; the answer of the last."""
    answer = type_password(client, person.account.login, person.password, **carried)
    return type_code(client, answer, person.code())


def type_password(client: Client, login: str, password: str, **carried: str) -> Any:
    return client.post("/sign-in/", {"login": login, "password": password, **carried})


def type_code(client: Client, page: Any, code: str) -> Any:
    return client.post("/sign-in/code/", {**hidden(page), "code": code})


def hidden(page: Any) -> dict[str, str]:
    """What the page carries along in hidden fields."""
    html = page.content.decode()
    fields = re.findall(r'<input type="hidden" name="(\w+)"(?: [^>]*?)? ?value="([^"]*)"', html)
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def without_masks(page: Any) -> bytes:
    """The page without what differs at every rendering: masked tokens and sealed tickets."""
    found: bytes = re.sub(rb'name="(csrfmiddlewaretoken|ticket)" value="[^"]*"', b"", page.content)
    return found
