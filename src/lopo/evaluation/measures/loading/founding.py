"""Reading agencies, decrees, seats, duties and deliveries: four queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from lopo.evaluation.measures import rows
from lopo.evaluation.measures.loading.rules import Rules
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Regency
from lopo.taskforce.decree.models import Decree, DecreeState, Duty, Position
from lopo.taskforce.delivery.models import Delivery, DeliveryState
from lopo.taskforce.record.models import Contribution


def agencies(regency: Regency) -> tuple[tuple[rows.Agency, ...], date | None]:
    """All agencies, partners too, and the first day on which any of them is on record."""
    of_it = Contribution.objects.filter(regency=regency, apart=False, agency=OuterRef("pk")).order_by("on")
    found = Agency.objects.filter(regency=regency).annotate(first=Subquery(of_it.values("on")[:1]))
    told = list(found.order_by("name").values_list("id", "key", "name", "short", "code", "first"))
    return tuple(rows.Agency(*row[:5]) for row in told), min((r[5] for r in told if r[5]), default=None)


def decrees(regency: Regency) -> tuple[rows.Decree, ...]:
    """Every decree that was ever issued, with its sub-task forces and the agencies that sit in them. One query."""
    part = "sub_task_forces__"
    fields = ("id", "year", "signed_on", "secretariat", "number", f"{part}id", f"{part}code", f"{part}name")
    told = Decree.objects.filter(~Q(state=DecreeState.DRAFT), regency=regency).order_by(
        "signed_on", f"{part}order", f"{part}seats__order"
    )
    found: dict[Any, tuple[Any, dict[Any, tuple[Any, list[Any]]]]] = {}
    for row in told.values_list(*fields, f"{part}seats__office__agency", f"{part}seats__position"):
        _, parts = found.setdefault(row[0], (row[:5], {}))
        if row[5]:
            parts.setdefault(row[5], (row[5:8], []))[1].append(row[8:])
    return tuple(_decree(head, parts.values()) for head, parts in found.values())


def _decree(head: Any, parts: Iterable[tuple[Any, list[Any]]]) -> rows.Decree:
    id_, year, signed_on, secretariat, number = head
    return rows.Decree(id_, year, signed_on, secretariat, tuple(_sub_task_force(*p) for p in parts), number)


def _sub_task_force(head: Any, seats: list[Any]) -> rows.SubTaskForce:
    id_, code, name = head
    agencies = frozenset(agency for agency, _ in seats if agency)
    coordinator = next((agency for agency, position in seats if position == Position.COORDINATOR), None)
    return rows.SubTaskForce(id_, code, agencies, coordinator, name)


def duties(regency: Regency) -> tuple[rows.Duty, ...]:
    told = Duty.objects.filter(~Q(sub_task_force__decree__state=DecreeState.DRAFT), regency=regency)
    fields = ("id", "sub_task_force__decree", "sub_task_force__code", "letter", "work", "text")
    ordered = told.order_by("sub_task_force__order", "order", "pk").values_list(*fields)
    return tuple(
        rows.Duty(id_, decree, code, letter, frozenset(work or ()), text, order)
        for order, (id_, decree, code, letter, work, text) in enumerate(ordered)
    )


def deliveries(regency: Regency, rules: Rules) -> tuple[rows.Delivery, ...]:
    days = ("sent_on", "delivered_on", "acknowledged_on", "correction_asked_on")
    told = Delivery.objects.filter(regency=regency).order_by()
    return tuple(
        rows.Delivery(
            id_,
            decree,
            agency,
            sent,
            delivered,
            acknowledged,
            asked,
            state == DeliveryState.CORRECTION,
            rules.by("acknowledge_decree", delivered or acknowledged),
        )
        for id_, decree, agency, state, sent, delivered, acknowledged, asked in told.values_list(
            "id", "decree", "agency", "state", *days
        )
    )
