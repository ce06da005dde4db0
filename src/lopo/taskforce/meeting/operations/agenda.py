"""The agenda: drawn up from what is stuck, added to by hand, put in order, gone through."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, now, operation
from lopo.ground.acts.models import move
from lopo.ground.agencies.models import Agency
from lopo.taskforce.meeting.models import AgendaItem, ItemState, Meeting, MeetingState
from lopo.taskforce.meeting.operations.rules import PREPARES, TAKES_MINUTES
from lopo.taskforce.meeting.operations.wording import line
from lopo.taskforce.meeting.stuck import Stuck, stuck_for
from lopo.taskforce.record.pen import record

LONGEST_TITLE = 300
MOST_MINUTES = 480


@operation(may=PREPARES)
def draw_up_agenda(
    actor: Actor, meeting: Meeting, *, keys: Collection[str] | None = None
) -> list[AgendaItem]:
    """Takes up what is stuck and not on the agenda yet: everything, or the points named by `keys` (Stuck.key).

    What is written here is on record, so it is written in Indonesian whoever draws it up.
    """
    _is_open(meeting)
    known = set(meeting.agenda.exclude(source_key="").values_list("source_kind", "source_key"))
    with translation.override("id"):
        points = [p for p in stuck_for(meeting) if (p.source_kind, p.source_key) not in known]
    points = [p for p in points if keys is None or p.key in keys]
    first = _next_place(meeting)
    items = [_item(meeting, point, place) for place, point in enumerate(points, first)]
    AgendaItem.objects.bulk_create(items)
    record(actor, "agenda.drawn_up", meeting, detail={"items": len(items)})
    return items


@operation(may=TAKES_MINUTES)
def add_agenda_item(
    actor: Actor,
    meeting: Meeting,
    *,
    title: str,
    source_kind: str = "",
    source_key: str = "",
    owed_by: Agency | None = None,
    minutes: int | None = None,
    remark: str = "",
) -> AgendaItem:
    """One point more, while the meeting runs too. A point with a source (a finding) stands once, whoever adds it."""
    _is_open(meeting)
    said = line(title, "title", longest=LONGEST_TITLE, needed=_("Tuliskan apa yang dibahas."))
    if source_key and (there := _standing(meeting, source_kind, source_key)):
        record(actor, "agenda.item_kept", there)
        return there
    item = AgendaItem.objects.create(
        regency=meeting.regency,
        meeting=meeting,
        order=_next_place(meeting),
        title=said,
        source_kind=source_kind,
        source_key=source_key,
        owed_by=owed_by,
        minutes=_minutes(minutes),
        remark=line(remark, "remark", longest=LONGEST_TITLE),
    )
    record(actor, "agenda.item_added", item)
    return item


@operation(may=TAKES_MINUTES)
def change_item(actor: Actor, item: AgendaItem, *, title: str, minutes: int | None = None) -> AgendaItem:
    """Another wording, another time set aside."""
    _is_open(item.meeting)
    item.title = line(title, "title", longest=LONGEST_TITLE, needed=_("Tuliskan apa yang dibahas."))
    item.minutes = _minutes(minutes)
    item.save(update_fields=["title", "minutes"])
    record(actor, "agenda.item_changed", item)
    return item


@operation(may=TAKES_MINUTES)
def reorder(actor: Actor, meeting: Meeting, *, order: Sequence[UUID]) -> list[AgendaItem]:
    """The items in this order; what is not named keeps its place after them."""
    _is_open(meeting)
    place = {pk: number for number, pk in enumerate(order)}
    items = sorted(meeting.agenda.all(), key=lambda item: (place.get(item.pk, len(place)), item.order))
    for number, item in enumerate(items, 1):
        item.order = number
    AgendaItem.objects.bulk_update(items, ["order"])
    record(actor, "agenda.reordered", meeting)
    return items


@operation(may=TAKES_MINUTES)
def take_up(actor: Actor, item: AgendaItem) -> AgendaItem:
    """This point is discussed now: it comes before all that are still open."""
    _is_open(item.meeting)
    if item.state != ItemState.OPEN:
        move(item, "reopen", closed_at=None)
    others = [row for row in item.meeting.agenda.order_by("order", "pk") if row.pk != item.pk]
    first_open = next((place for place, row in enumerate(others) if row.state == ItemState.OPEN), len(others))
    others.insert(first_open, item)
    for number, row in enumerate(others, 1):
        row.order = number
    AgendaItem.objects.bulk_update(others, ["order"])
    record(actor, "agenda.item_taken_up", item)
    return item


@operation(may=TAKES_MINUTES)
def remove_item(actor: Actor, item: AgendaItem) -> AgendaItem:
    """Off the agenda. Not once something was decided about it."""
    _is_open(item.meeting)
    if item.decisions.exists():
        raise Refused(_("Pokok ini sudah punya keputusan. Tunda atau selesaikan, jangan dihapus."))
    record(actor, "agenda.item_removed", item, detail={"source": item.source_key or item.source_kind})
    AgendaItem.objects.filter(pk=item.pk).delete()
    return item


@operation(may=TAKES_MINUTES)
def finish_item(actor: Actor, item: AgendaItem) -> AgendaItem:
    """It has been talked through."""
    return _move(actor, item, "finish", closed=True)


@operation(may=TAKES_MINUTES)
def postpone_item(actor: Actor, item: AgendaItem) -> AgendaItem:
    """Not today: it is proposed for the next meeting of the same body."""
    return _move(actor, item, "postpone", closed=True)


@operation(may=TAKES_MINUTES)
def reopen_item(actor: Actor, item: AgendaItem) -> AgendaItem:
    """Finished or postponed by a slip."""
    return _move(actor, item, "reopen", closed=False)


def _move(actor: Actor, item: AgendaItem, act: str, *, closed: bool) -> AgendaItem:
    _is_open(item.meeting)
    move(item, act, closed_at=now() if closed else None)
    record(actor, f"agenda.item_{act}", item)
    return item


def _item(meeting: Meeting, point: Stuck, place: int) -> AgendaItem:
    return AgendaItem(
        regency=meeting.regency,
        meeting=meeting,
        order=place,
        title=point.title,
        source_kind=point.source_kind,
        source_key=point.source_key,
        stuck=[str(clock.pk) for clock in point.clocks],
        continues=point.continues,
        remark=point.remark,
        owed_by=point.owed_by,
        minutes=point.minutes,
    )


def _standing(meeting: Meeting, kind: str, key: str) -> AgendaItem | None:
    return AgendaItem.objects.filter(meeting=meeting, source_kind=kind, source_key=key).first()


def _next_place(meeting: Meeting) -> int:
    return int(meeting.agenda.aggregate(last=Max("order"))["last"] or 0) + 1


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise Refused(
            _("Waktu untuk satu pokok antara 1 dan %(most)s menit.") % {"most": MOST_MINUTES}, field="minutes"
        )
    return minutes


def _is_open(meeting: Meeting) -> None:
    if meeting.state == MeetingState.NOT_HELD:
        raise Refused(_("Rapat ini tidak jadi. Acaranya tidak dapat diubah lagi."))
    if meeting.state == MeetingState.HELD:
        raise Refused(_("Rapat ini sudah selesai. Buka kembali rapatnya bila acaranya perlu diperbaiki."))
