"""Every address of the people under the roof × twelve kinds of people × six relations × all methods: nobody reads more.

Addresses come from the map of addresses, so one that is new and unknown here fails. A run takes the main
pages whole, each other address once under each kind of person, by lot; `--whole` takes all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
import random
from typing import Any

from django.db import transaction
from django.test import Client
import pytest

from tests.cases.access_world import PERSONAS, RELATIONS, World, filled, objects, the_world
from tests.cast import TaskForce
from tests.project.test_routes import ROUTES

METHODS = ("get", "post", "head", "put", "delete")
OURS = ("lopo.cases.", "lopo.home.search", "lopo.home.case_file")
# Without a place to fill: lists and blank forms.
PLAIN = {
    "cases/",
    "cases/new/",
    "screenings/blank.pdf",
    "requests/",
    "joint-actions/",
    "joint-actions/new/",
    "joint-actions/blank.pdf",
    "search/",
}

MAIN = (
    "cases/<uuid:pk>/",
    "cases/people/<uuid:pk>/",
    "handovers/<uuid:pk>/",
    "screenings/<uuid:pk>/",
    "requests/<uuid:pk>/",
    "joint-actions/<uuid:pk>/",
)


def routes() -> list[str]:
    return [route for route, pattern in ROUTES if pattern.callback.__module__.startswith(OURS)]


def addresses(world: World, relation: str, route: str) -> list[str]:
    return [f"/{route}"] if route in PLAIN else list(filled(world, relation, route))


def answered(client: Client, address: str, method: str) -> tuple[int, str]:
    """Status, and everything that comes back: body, headers, the name of a file. What it did is undone."""
    with transaction.atomic():
        answer = getattr(client, method)(address)
        body = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer.status_code, _text(body) + repr(answer.headers)


def _text(body: bytes) -> str:
    if not body.startswith(b"%PDF"):
        return body.decode("utf-8", "replace")
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(body))
    return "".join(page.extract_text() for page in reader.pages).replace("\n", "") + repr(reader.metadata)


def chosen(persona: str, whole: bool) -> Iterator[tuple[str, str, str]]:
    """Relation, route, method."""
    for relation, route in product(RELATIONS, MAIN):
        yield relation, route, "get"
    lot = random.Random(persona)  # the same every time
    for route in routes():
        every = list(product(RELATIONS, METHODS))
        some = every if whole else [(lot.choice(RELATIONS), lot.choice(("get", "get", *METHODS)))]
        for relation, method in some:
            yield relation, route, method


def test_an_address_that_is_new_is_known_here(task_force: TaskForce) -> None:
    starts = tuple(objects(the_world(task_force), "offered"))
    unknown = [r for r in routes() if r not in PLAIN and not r.startswith(starts)]
    assert not unknown, "say in access_world.py what its places are filled with"
    assert len(routes()) > 25


@pytest.mark.parametrize("persona", PERSONAS)
def test_nobody_reads_more_than_a_plain_reckoning_says(
    task_force: TaskForce, pytestconfig: pytest.Config, persona: str
) -> None:
    world = the_world(task_force)
    actor = world.actor(persona)
    client, known = task_force.client(actor), world.may_know(actor)
    words = {canary.word for canary in world.canaries}
    read: set[str] = set()
    wrong: list[Any] = []
    for relation, route, method in chosen(persona, pytestconfig.getoption("whole")):
        for address in addresses(world, relation, route):
            status, page = answered(client, address, method)
            shown = {word for word in words if word in page}
            if leaked := shown - known:
                wrong.append((relation, route, method, status, leaked))
            if status >= 500 or (_shut(world, persona, relation, route) and status not in (403, 404, 405)):
                wrong.append((relation, route, method, status))
            read |= shown
    assert not wrong, "\n".join(map(repr, wrong[:20]))
    assert len(read) >= len(known) // 2  # canaries that may be seen are seen


def _shut(world: World, persona: str, relation: str, route: str) -> bool:
    """Nobody in the case is in this one's scope, and it is not one of those who only count."""
    actor = world.actor(persona)
    if route in PLAIN or world.sees(actor, relation):
        return False
    if route.startswith(("requests/", "cases/people/")) and world.is_asked(actor, relation):
        return False
    if route.startswith("joint-actions/") and world.is_called(actor, relation):
        return False
    counts = persona in ("secretariat", "chair") and relation != "sealed" and "people" not in route
    return not counts and persona != "pn"
