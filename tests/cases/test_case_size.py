"""Ten thousand cases: a page costs what it costs with ten, and no table of people is read from end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import re
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.test import Client

from bench.copied import copy_cases
from lopo.cases.case.models import Case, Grant, Participation
from lopo.cases.handover.models import Handover
from lopo.cases.handover.operations import accept_handover
from lopo.cases.person.models import Person
from lopo.ground.acts import Actor, system
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from tests.cases.people import GIRL, NAME, RECRUITER, opened, victim
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce

LARGE = ("lopo_case", "lopo_participation", "lopo_person", "lopo_grant", "lopo_handover", "lopo_handed")
OWN = {"id", "number", "nik", "nik_index"}  # what a copy has of its own


def handed_over(force: TaskForce) -> Case:
    case = opened(force.polres)
    handover = offered(force, case)
    accept_handover(receiver(force, handover), handover)
    return case


def many(force: TaskForce, *originals: Case, times: int) -> None:
    copy_cases(system(force.regency), originals, times=times)


# A copy is what the operations would have written


def test_nobody_can_tell_a_copied_case_from_its_original(task_force: TaskForce) -> None:
    case = handed_over(task_force)
    many(task_force, case, times=1)
    copy = Case._base_manager.exclude(pk=case.pk).get()

    for model, path in (
        (Case, "pk"),
        (Participation, "case"),
        (Grant, "participation__case"),
        (Handover, "case"),
    ):
        assert columns(model, path, copy) == columns(model, path, case)
    assert columns(Clock, "within", copy) == columns(Clock, "within", case)
    assert victim(copy).person.name == NAME
    for actor in (
        task_force.secretariat,
        task_force.polres,
        task_force.dinsos,
        task_force.dinkes,
        task_force.pn,
    ):
        for kind in (Case, Participation, Person, Handover):
            assert visible(kind, to=actor).count() % 2 == 0


def columns(model: type[models.Model], path: str, case: Case) -> list[list[Any]]:
    """Every row that hangs on this case, without ids: text as it opens, not as it is sealed."""
    rows = model._base_manager.filter(**{path: case.pk})
    told = [
        [_told(row, field) for field in row._meta.concrete_fields if field.name not in OWN] for row in rows
    ]
    return sorted(told, key=repr)


def _told(row: models.Model, field: Any) -> Any:
    value = getattr(row, field.attname)
    inside = field.name in ("case", "person", "participation", "handover", "within", "subject_id")
    return "…" if inside and isinstance(value, UUID) else value


# Few and many


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """What the database is asked, as it is sent."""
    told: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip("(").startswith("SELECT"):
            told.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield told


def pages_of(force: TaskForce, actor: Actor, case: Case) -> tuple[Client, dict[str, int]]:
    """Pages with their limits."""
    handover = visible(Handover, to=actor).filter(case=case).get()
    limits = {
        "/": 15,
        "/cases/": 8,
        f"/cases/{case.pk}/": 20,
        f"/handovers/{handover.pk}/": 20,
        "/waiting/": 8,
    }
    client = force.client(actor)
    client.get("/")
    return client, limits


def costs(client: Client, pages: dict[str, int]) -> dict[str, int]:
    found = {}
    for page in pages:
        with asked() as queries:
            assert client.get(page).status_code == 200, page
        found[page] = len(queries)
    return found


def test_pages_cost_the_same_with_few_cases_and_with_many(task_force: TaskForce) -> None:
    case = handed_over(task_force)
    client, limits = pages_of(task_force, task_force.polres, case)
    few = costs(client, limits)
    many(task_force, case, opened(task_force.polres, GIRL), times=60)

    assert costs(client, limits) == few
    assert {page: cost for page, cost in few.items() if cost > limits[page]} == {}


def test_a_case_costs_the_same_with_one_and_with_forty_people(task_force: TaskForce) -> None:
    client = task_force.client(task_force.polres)
    client.get("/")
    cost = [
        costs(client, {f"/cases/{opened(task_force.polres, *[GIRL] * people, RECRUITER).pk}/": 20})
        for people in (1, 40)
    ]
    [one], [forty] = (found.values() for found in cost)

    assert one == forty <= 20


def test_no_page_reads_a_table_of_people_from_end_to_end(task_force: TaskForce) -> None:
    case = handed_over(task_force)
    many(task_force, case, times=20)
    whole = []
    for actor in (task_force.polres, task_force.secretariat):
        client = task_force.client(actor)
        pages = pages_of(task_force, task_force.polres, case)[1]
        with asked() as queries:
            for page in pages:
                client.get(page)
        whole += [(table, sql) for sql, params in queries for table in walked(sql, params)]

    assert not whole, "\n\n".join(f"{table} in {sql}" for table, sql in whole)


def walked(sql: str, params: Any) -> set[str]:
    """Large tables that the database would read whole for this, though it would rather not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            steps = [row[3] for row in cursor.fetchall()]
            names = aliases(sql)
            read = {step.split()[1] for step in steps if step.startswith("SCAN ")}
            return {names.get(name, name) for name in read} & set(LARGE)
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        steps = [row[0] for row in cursor.fetchall()]
        return {table for table in LARGE for step in steps if f"Seq Scan on {table} " in f"{step} "}


def aliases(sql: str) -> dict[str, str]:
    """Tables by the short names that a subquery gives them."""
    return {alias: table for table, alias in re.findall(r'"(lopo_\w+)" "?([A-Z]\d+)"?', sql)}
