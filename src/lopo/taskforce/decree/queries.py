"""Reads of the decree: which one is in force, who sits where, which agencies are owed it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.places.models import Regency
from lopo.taskforce.decree.models import Decree, DecreeState, LeaderRole


def decree_in_force(regency: Regency, *, on: date | None = None) -> Decree | None:
    """The decree that holds on a day: the newest signed by then. It stays in force until the next; one query."""
    return decrees_in_force(regency, on=on).select_related("secretariat").first()


def decrees_in_force(regency: Regency, *, on: date | None = None) -> QuerySet[Decree]:
    """The decree that holds on a day comes first, those that it superseded after it."""
    signed = Decree.objects.filter(~Q(state=DecreeState.DRAFT), regency=regency, signed_on__lte=on or today())
    return signed.order_by("-signed_on", "-year")


def members_of(decree: Decree) -> QuerySet[Agency]:
    """Agencies with a seat in this decree, by name. One query."""
    seated = Agency.objects.filter(offices__seats__sub_task_force__decree=decree)
    return seated.distinct().order_by("name")


def partners(regency: Regency, decree: Decree | None) -> QuerySet[Agency]:
    """Agencies that work along without a seat in this decree, by name. One query."""
    return (
        Agency.objects.filter(regency=regency)
        .exclude(pk__in=members_of(decree) if decree else [])
        .order_by("name")
    )


def head_of(agency: Agency, decree: Decree | None) -> Office | None:
    """The office to which letters to this agency go: its head, else its first seat in the decree, else any office."""
    offices = Office.objects.filter(agency=agency)
    seated = Q(seats__sub_task_force__decree=decree) if decree else Q(pk=None)
    return (
        offices.filter(heads=True).first()
        or offices.filter(seated).order_by("seats__sub_task_force__order", "seats__order").first()
        or offices.first()
    )


def secretary_office(decree: Decree) -> Office | None:
    """The office that is secretary of the task force: as the decree says, else the head of the secretariat's agency."""
    leads = Office.objects.filter(leads__decree=decree, leads__role=LeaderRole.SECRETARY)
    return leads.order_by("leads__order").first() or head_of(decree.secretariat, decree)
