"""The records behind a number, in words and with the way to each: one query for each kind, whatever the number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import ActionPlan, Activity, Endorsement, Realisation
from lopo.evaluation.measures.period import Quarter
from lopo.evaluation.measures.rows import Id, Ref
from lopo.evaluation.models import Piece, Survey
from lopo.evaluation.numbered import numbered
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Village
from lopo.taskforce.decree.models import Decree, Duty
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.meeting.models import Decision, FollowUp, Invitation, Meeting
from lopo.taskforce.record.models import Contribution

LONGEST = 140  # characters of a record's text in a list; its own page has all


@dataclass(frozen=True)
class Told:
    """One record: what it is, what kind of thing, when, and where it is read."""

    title: str
    kind: str = ""
    url: str = ""
    on: date | None = None


Loader = Callable[[Actor, list[Id]], Iterator[tuple[Id, Told]]]


def describe(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, Told]:
    """Every record that is still there. A contribution leads on to the piece of work that it belongs to."""
    wanted: dict[str, list[Id]] = {}
    for kind, id_ in dict.fromkeys(refs):
        wanted.setdefault(kind, []).append(id_)
    found: dict[Ref, Told] = {}
    for kind in (kind for kind in LOADERS if kind in wanted):
        found |= {(kind, id_): told for id_, told in LOADERS[kind](actor, wanted[kind])}
    for row in numbered(actor, wanted):
        found[row.kind, row.id] = Told(row.number, row.words, row.url, row.on)
    return found


def _meetings(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Meeting, to=actor).filter(pk__in=ids):
        yield row.pk, Told(row.title, _("rapat"), row.get_absolute_url(), row.day)


def _invitations(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Invitation, to=actor).filter(pk__in=ids).select_related("meeting"):
        yield row.pk, Told(row.meeting.title, _("kehadiran"), row.meeting.get_absolute_url(), row.meeting.day)


def _deliveries(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Delivery, to=actor).filter(pk__in=ids).select_related("decree", "agency"):
        told = {"decree": str(row.decree), "agency": row.agency.short}
        words = _("%(decree)s kepada %(agency)s") % told
        yield (
            row.pk,
            Told(words, _("penyampaian SK"), row.get_absolute_url(), row.delivered_on or row.sent_on),
        )


def _decrees(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Decree, to=actor).filter(pk__in=ids):
        yield row.pk, Told(str(row), _("Keputusan Bupati"), row.get_absolute_url(), row.signed_on)


def _duties(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    rows = visible(Duty, to=actor).filter(pk__in=ids).select_related("sub_task_force")
    for row in rows:
        part = row.sub_task_force
        told = {"code": part.code, "letter": row.letter}
        kind = _("tugas Sub %(code)s huruf %(letter)s") % told
        yield row.pk, Told(_short(row.text), kind, reverse("decree", args=[part.decree_id]))


def _plans(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(ActionPlan, to=actor).filter(pk__in=ids):
        yield (
            row.pk,
            Told(f"{row.title} {row.year}", _("rencana aksi"), row.get_absolute_url(), row.adopted_on),
        )


def _endorsements(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Endorsement, to=actor).filter(pk__in=ids).select_related("plan", "agency"):
        words = f"{row.plan}, {row.agency.short}"
        yield (
            row.pk,
            Told(words, _("pengesahan rencana"), row.get_absolute_url(), row.answered_on or row.asked_on),
        )


def _activities(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Activity, to=actor).filter(pk__in=ids).select_related("programme__goal"):
        yield row.pk, Told(str(row), _("kegiatan"), row.get_absolute_url())


def _realisations(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    rows = visible(Realisation, to=actor).filter(pk__in=ids)
    for row in rows.select_related("activity__programme__goal__plan"):
        quarter = Quarter(row.activity.programme.goal.plan.year, row.quarter)
        kind = _("realisasi %(quarter)s") % {"quarter": quarter.words}
        yield row.pk, Told(row.activity.title, kind, row.get_absolute_url(), row.done_on)


def _follow_ups(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(FollowUp, to=actor).filter(pk__in=ids):
        yield row.pk, Told(_short(row.text), _("tindak lanjut"), row.get_absolute_url(), row.due_on)


def _decisions(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Decision, to=actor).filter(pk__in=ids).select_related("meeting"):
        yield row.pk, Told(_short(row.text), _("keputusan rapat"), row.get_absolute_url(), row.meeting.day)


def _contributions(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    """Named by the agency and what it took part in; each opens to that piece of work."""
    rows = list(visible(Contribution, to=actor).filter(pk__in=ids).select_related("agency"))
    works = describe(actor, {(row.subject_kind, row.subject_id) for row in rows})
    for row in rows:
        work = works.get((row.subject_kind, row.subject_id), Told(""))
        kind = str(row.get_work_display())
        yield row.pk, replace(work, title=row.about or work.title, kind=kind, on=row.on)


def _villages(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    """A village has no page of its own: it is the name that counts."""
    for row in visible(Village, to=actor).filter(pk__in=ids).select_related("district"):
        kind = f"{row.get_kind_display()}, {row.district.name}"
        yield row.pk, Told(row.name, kind)


def _agencies(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Agency, to=actor).filter(pk__in=ids):
        yield row.pk, Told(row.name, _("instansi"), row.get_absolute_url())


def _pieces(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    for row in visible(Piece, to=actor).filter(pk__in=ids):
        kind = f"{row.get_kind_display()}, {row.told_by}"
        yield row.pk, Told(_short(row.words), kind, reverse("evidence"), row.starts_on)


def _surveys(actor: Actor, ids: list[Id]) -> Iterator[tuple[Id, Told]]:
    """A round as a whole; a single answer is never described."""
    for row in visible(Survey, to=actor).filter(pk__in=ids):
        yield row.pk, Told(row.title, _("putaran survei"), reverse("survey", args=[row.pk]), row.closes_on)


LOADERS: dict[str, Loader] = {
    "meeting": _meetings,
    "invitation": _invitations,
    "delivery": _deliveries,
    "decree": _decrees,
    "duty": _duties,
    "actionplan": _plans,
    "endorsement": _endorsements,
    "activity": _activities,
    "realisation": _realisations,
    "followup": _follow_ups,
    "decision": _decisions,
    "contribution": _contributions,
    "village": _villages,
    "agency": _agencies,
    "piece": _pieces,
    "survey": _surveys,
}


def in_order(refs: Iterable[Ref], told: dict[Ref, Told]) -> list[Told]:
    """The records in order of their day; one that is gone is still counted, and says so."""
    rows: list[Any] = [told.get(ref) or Told(_("Catatan ini tidak lagi dapat dibuka")) for ref in refs]
    return sorted(rows, key=lambda row: (row.on or date.min, row.title))


def _short(text: str) -> str:
    return capfirst(Truncator(text).chars(LONGEST))
