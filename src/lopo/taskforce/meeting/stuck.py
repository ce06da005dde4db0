"""What is stuck, as points for an agenda: late clocks grouped by their rule, and what earlier meetings postponed.

Reads the streams only, so that a promise of any part of the house (a plan not endorsed, a quarter not reported) comes
onto an agenda without that part being known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency
from lopo.ground.clocks.models import Clock
from lopo.ground.clocks.owing import running
from lopo.taskforce.meeting.models import AgendaItem, Meeting
from lopo.taskforce.meeting.queries import members_of_body, postponed_items

MINUTES = 5  # set aside for a point; more where several agencies owe something
MOST_MINUTES = 20
LEFT_OUT = frozenset({"answer_invitation", "answer_record"})  # settled before or beside the meeting


@dataclass(frozen=True)
class Stuck:
    """One proposed point: its title, where it comes from, who owes the next step."""

    source_kind: str  # clock | agendaitem
    source_key: str
    title: str
    remark: str
    owed_by: Agency | None = None
    minutes: int = MINUTES
    clocks: tuple[Clock, ...] = field(default=())
    continues: AgendaItem | None = None

    @property
    def key(self) -> str:
        """One word that names it in a form."""
        return f"{self.source_kind}:{self.source_key}"


def stuck_for(meeting: Meeting) -> list[Stuck]:
    """What the body that meets should talk about, longest stuck first; then what it postponed. Four queries.

    A closed meeting talks about its own case; whoever calls it from there brings its points.
    """
    if meeting.closed:
        return []
    found = [_from_clocks(key, clocks) for key, clocks in _late(meeting)]
    found.sort(key=lambda point: point.clocks[0].due_on)
    return found + [_from_item(item) for item in postponed_items(meeting)]


def _late(meeting: Meeting) -> list[tuple[str, list[Clock]]]:
    """Late clocks by rule. A sub-task force talks about what its own agencies owe or wait for."""
    late = running(meeting.regency).filter(due_on__lt=today(), suspended_on=None)
    clocks = [clock for clock in late.exclude(rule__key__in=LEFT_OUT) if clock.subject_id != meeting.pk]
    if meeting.sub_task_force is not None:
        body = members_of_body(meeting.regency, meeting.sub_task_force, on=meeting.day)
        here = {agency.pk for agency in body}
        clocks = [clock for clock in clocks if {clock.owed_by_id, clock.owed_to_id} & here]
    clocks.sort(key=lambda clock: (clock.rule.key, clock.due_on))
    return [(key, list(group)) for key, group in groupby(clocks, key=lambda clock: clock.rule.key)]


def _from_clocks(key: str, clocks: list[Clock]) -> Stuck:
    longest = max((today() - clock.due_on).days for clock in clocks)
    owing = {clock.owed_by for clock in clocks}
    return Stuck(
        source_kind="clock",
        source_key=key,
        title=title_of(clocks)[:300],
        remark=_remark(owing, longest)[:300],
        owed_by=owing.pop() if len(owing) == 1 else None,
        minutes=min(MINUTES * (1 + (len(clocks) - 1) // 2), MOST_MINUTES),
        clocks=tuple(clocks),
    )


def title_of(clocks: list[Clock]) -> str:
    """Late clocks of one rule in the words of the field; for a promise that we do not know, the rule as agreed."""
    if say := TITLES.get(clocks[0].rule.key):
        return say(clocks)
    rule = str(clocks[0].rule)
    if len(clocks) == 1:
        about = clocks[0].about
        return f"{rule}: {about}" if about else rule
    return f"{rule}: {_n_times(len(clocks))}"


def _n_times(count: int) -> str:
    return ngettext("%(n)s terlambat", "%(n)s terlambat", count) % {"n": count}


def _remark(owing: Iterable[Agency], longest: int) -> str:
    names = sorted(str(agency) for agency in owing)
    who = ", ".join(names) if len(names) <= 3 else _instansi(len(names))
    return _("%(who)s · paling lama lewat %(days)s hari") % {"who": who, "days": longest}


def _instansi(count: int) -> str:
    return ngettext("%(n)s instansi", "%(n)s instansi", count) % {"n": count}


def _receivers(clocks: list[Clock]) -> str:
    names = sorted({str(clock.owed_to) for clock in clocks if clock.owed_to})
    return ", ".join(names) if 0 < len(names) <= 2 else _instansi(len(clocks))


def _debtors(clocks: list[Clock]) -> str:
    names = sorted({str(clock.owed_by) for clock in clocks})
    return ", ".join(names) if len(names) <= 2 else _instansi(len(names))


def _undelivered(clocks: list[Clock]) -> str:
    return _("SK %(about)s belum disampaikan ke %(who)s") % {
        "about": clocks[0].about,
        "who": _receivers(clocks),
    }


def _unacknowledged(clocks: list[Clock]) -> str:
    return _("SK %(about)s belum diakui %(who)s") % {"about": clocks[0].about, "who": _debtors(clocks)}


def _uncorrected(clocks: list[Clock]) -> str:
    return _("Permintaan perbaikan SK dari %(who)s belum dijawab") % {"who": _receivers(clocks)}


def _follow_ups(clocks: list[Clock]) -> str:
    if len(clocks) == 1:
        return _("Tindak lanjut terlambat: %(about)s") % {"about": clocks[0].about}
    return ngettext("%(n)s tindak lanjut terlambat", "%(n)s tindak lanjut terlambat", len(clocks)) % {
        "n": len(clocks)
    }


def _uncirculated(clocks: list[Clock]) -> str:
    if len(clocks) == 1:
        return _("Notula belum diedarkan: %(about)s") % {"about": clocks[0].about}
    return ngettext("%(n)s notula belum diedarkan", "%(n)s notula belum diedarkan", len(clocks)) % {
        "n": len(clocks)
    }


def _unconfirmed(clocks: list[Clock]) -> str:
    return _("Notula belum disahkan %(who)s") % {"who": _debtors(clocks)}


def _unendorsed(clocks: list[Clock]) -> str:
    return _("Rencana aksi belum disahkan %(who)s") % {"who": _debtors(clocks)}


def _no_outcome(clocks: list[Clock]) -> str:
    return _("Hasil bagi orang sesudah enam bulan belum dicatat %(who)s") % {"who": _debtors(clocks)}


def _uncommented(clocks: list[Clock]) -> str:
    return _("Halaman evaluasi belum ditanggapi %(who)s") % {"who": _debtors(clocks)}


def _unreported(clocks: list[Clock]) -> str:
    return _("Realisasi triwulan belum diisi %(who)s") % {"who": _debtors(clocks)}


TITLES = {
    "deliver_decree": _undelivered,
    "acknowledge_decree": _unacknowledged,
    "answer_correction": _uncorrected,
    "follow_up": _follow_ups,
    "circulate_minutes": _uncirculated,
    "confirm_minutes": _unconfirmed,
    "endorse_plan": _unendorsed,
    "report_quarter": _unreported,
    "report_outcome": _no_outcome,
    "comment_evaluation": _uncommented,
}


def _from_item(item: AgendaItem) -> Stuck:
    remark = _("ditunda dari %(meeting)s") % {"meeting": item.meeting.title}
    return Stuck(
        source_kind="agendaitem",
        source_key=str(item.pk),
        title=item.title,
        remark=remark[:300],
        owed_by=item.owed_by,
        minutes=item.minutes or MINUTES,
        continues=item,
    )
