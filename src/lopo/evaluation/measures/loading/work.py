"""Reading meetings, who came, what was decided, and contributions: three queries. Closed meetings count for nobody."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from lopo.evaluation.measures import rows
from lopo.evaluation.measures.period import Period
from lopo.ground.places.models import Regency
from lopo.taskforce.meeting.models import Decision, FollowUp, FollowUpState, Meeting
from lopo.taskforce.record.models import Contribution, Standing


def _moments(period: Period) -> tuple[datetime, datetime]:
    """The first moment of the period and the first after it, where the task force works."""
    zone = timezone.get_default_timezone()
    after = period.end + timedelta(days=1)
    return datetime.combine(period.start, time(), zone), datetime.combine(after, time(), zone)


def meetings(
    regency: Regency, period: Period
) -> tuple[tuple[rows.Meeting, ...], tuple[rows.Invitation, ...]]:
    """The meetings of the period, and who was asked to each and came. One query."""
    first, after = _moments(period)
    told = Meeting.objects.filter(regency=regency, closed=False, starts_at__gte=first, starts_at__lt=after)
    fields = ("kind", "state", "sub_task_force", "occasion", "called_by", "not_held_because", "title")
    asked = ("id", "agency", "attendance", "invited")
    met: dict[UUID, rows.Meeting] = {}
    came: list[rows.Invitation] = []
    listed = told.order_by().values_list("id", "starts_at", *fields, *(f"invitations__{a}" for a in asked))
    for id_, starts_at, *rest in listed:
        if id_ not in met:
            met[id_] = rows.Meeting(id_, timezone.localtime(starts_at).date(), *rest[: len(fields)])
        invitation, *who = rest[len(fields) :]
        if invitation is not None:
            came.append(rows.Invitation(invitation, id_, *who))
    return tuple(met.values()), tuple(came)


def steps(regency: Regency, period: Period) -> tuple[rows.Step, ...]:
    """Follow-ups due in the period or still open from before, and decisions that named none. One query."""
    first, after = _moments(period)
    due = Q(agreed_due_on__range=(period.start, period.end))
    due |= Q(due_on__lte=period.end, state=FollowUpState.OPEN)
    unnamed = Q(decided_on__range=(period.start, period.end)) & (
        Q(agreed_due_on=None) | Q(agency=None, office=None)
    )
    known = Q(decision=None) | Q(decision__meeting__closed=False)
    follow_ups = FollowUp.objects.filter(known, due | unnamed, regency=regency).annotate(
        noun=Value("followup"),
        who=Coalesce("agency", "office__agency"),
        decided=F("decided_on"),
        agreed=F("agreed_due_on"),
        due=F("due_on"),
        done=F("finished_on"),
        stands=F("state"),
        caller=F("decision__meeting__called_by"),
    )
    decisions = Decision.objects.filter(
        ~Exists(FollowUp.objects.filter(decision=OuterRef("pk"))),
        regency=regency,
        needs_step=True,
        meeting__closed=False,
        meeting__starts_at__gte=first,
        meeting__starts_at__lt=after,
    ).annotate(
        noun=Value("decision"),
        who=Value(None, UUIDField()),
        decided=TruncDate("meeting__starts_at"),
        agreed=Value(None, FollowUp._meta.get_field("due_on")),
        due=Value(None, FollowUp._meta.get_field("due_on")),
        done=Value(None, FollowUp._meta.get_field("due_on")),
        stands=Value("open"),
        caller=F("meeting__called_by"),
    )
    fields = ("id", "noun", "who", "decided", "agreed", "due", "done", "stands", "caller")
    told = (
        follow_ups.order_by().values_list(*fields).union(decisions.order_by().values_list(*fields), all=True)
    )
    return tuple(map(rows.Step._make, told))


def contributions(regency: Regency, period: Period) -> tuple[rows.Contribution, ...]:
    """Of this period and the one before (for the network), and of its whole year: in an activity whose last quarter
    falls into the period, agencies may have worked together in an earlier one.

    Ids that return thousands of times are read as text and made once.
    """
    first = min(period.before[0], date(period.start.year, 1, 1))
    told = Contribution.objects.filter(regency=regency, apart=False, on__range=(first, period.end)).order_by()
    few = (Cast(name, CharField()) for name in ("agency", "recorded_by", "subject_id"))
    plain = ("id", "work", "on", "subject_kind", "sub_task_force__code", "took_part", "standing")
    ids = _Ids()
    return tuple(
        rows.Contribution(
            id_,
            ids[agency],
            work,
            on,
            ids[subject],
            kind,
            code,
            took_part,
            by == agency,
            standing == Standing.CONTESTED,
        )
        for agency, by, subject, id_, work, on, kind, code, took_part, standing in told.values_list(
            *few, *plain
        )
    )


class _Ids(dict[str, UUID]):
    def __missing__(self, text: str) -> UUID:
        self[text] = id_ = UUID(text)
        return id_
