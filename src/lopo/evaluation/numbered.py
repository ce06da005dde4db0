"""Records about people in cases, by their number: one query for all their kinds, whatever the number.

That there is a case, a handover, a request is progress, open to whoever evaluates; what stands in them opens to those who
see them. A sealed case, and all that is part of it, is there for nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case as Either
from django.db.models import CharField, DateField, F, Q, QuerySet, UUIDField, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Case, CaseClass
from lopo.cases.handover.models import Handover
from lopo.cases.joint_action.models import JointAction
from lopo.cases.request.models import Request
from lopo.cases.screening.models import Screening
from lopo.evaluation.measures.rows import Id
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record
from lopo.prevention.report.models import Report


@dataclass(frozen=True)
class Family:
    """One kind: where its number and its day stand, the case that may be sealed, and the page that it opens to."""

    model: type[Record]
    words: Promise
    number: str
    on: Any
    case: str | None  # lookup of the case's class; None where no case is needed
    page: str
    opens: str = "pk"  # id that the page takes


FAMILIES = {
    "case": Family(Case, _("perkara"), "number", F("opened_on"), "kind", "case"),
    "handover": Family(
        Handover,
        _("penyerahan orang"),
        "number",
        Coalesce("answered_on", "offered_on"),
        "case__kind",
        "handover",
    ),
    "request": Family(
        Request,
        _("permintaan"),
        "number",
        Coalesce("answered_on", "asked_on"),
        "participation__case__kind",
        "request",
    ),
    "screening": Family(
        Screening,
        _("penapisan"),
        "participation__case__number",
        F("on"),
        "participation__case__kind",
        "case_person",
        "participation",
    ),
    "jointaction": Family(
        JointAction,
        _("penanganan bersama"),
        "number",
        TruncDate("meets_at"),
        "case__kind",
        "joint_action",
    ),
    "report": Family(Report, _("laporan masyarakat"), "number", F("arrived_on"), None, "report"),
}


class Numbered(NamedTuple):
    """One record: its kind and id, its number, its day, and the address where it opens to this reader, or none."""

    kind: str
    id: UUID
    number: str
    on: date | None
    url: str

    @property
    def words(self) -> str:
        return str(FAMILIES[self.kind].words)


def numbered(actor: Actor, wanted: Mapping[str, list[Id]]) -> Iterator[Numbered]:
    """Those of these ids, by kind, that this reader may know of. One query, none where nothing is wanted."""
    found = [_rows(actor, kind, wanted[kind]) for kind in FAMILIES if wanted.get(kind)]
    if not found:
        return
    for kind, id_, number, on, opens, open_ in reduce(lambda one, other: one.union(other, all=True), found):
        url = reverse(FAMILIES[kind].page, args=[opens]) if open_ else ""
        yield Numbered(kind, id_, number, on, url)


def _rows(actor: Actor, kind: str, ids: list[Id]) -> QuerySet[Any, tuple[Any, ...]]:
    family = FAMILIES[kind]
    open_ = Either(When(family.model.visible_to(actor), then=Value(1)), default=Value(0))
    rows = family.model.objects.filter(regency=actor.regency, pk__in=ids).annotate(told_open=open_)
    if family.case:
        known = ~Q(**{family.case: CaseClass.SEALED}) | Q(**{f"{family.case}__isnull": True})
        rows = rows.filter(known | Q(told_open=1))
    told = rows.annotate(
        told_kind=Value(kind, CharField()),
        told_number=Cast(family.number, CharField()),
        told_on=Cast(family.on, DateField()),
        told_opens=Cast(family.opens, UUIDField()),
    )
    fields = ("told_kind", "pk", "told_number", "told_on", "told_opens", "told_open")
    listed: QuerySet[Any, tuple[Any, ...]] = told.order_by().values_list(*fields)
    return listed
