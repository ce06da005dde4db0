"""The meetings of the year: in the first half only when something breaks, then a rhythm."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from lopo.cli.demo.calendar import hour
from lopo.cli.demo.script import Planned
from lopo.ground.acts import at
from lopo.ground.acts import today as this_day
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.meeting.models import (
    Answer,
    Attendance,
    FollowUp,
    Invitation,
    Meeting,
    MeetingKind,
    Occasion,
)
from lopo.taskforce.meeting.operations import (
    answer_invitation,
    call_meeting,
    cancel_meeting,
    circulate_minutes,
    close_meeting,
    confirm_minutes,
    draw_up_agenda,
    finish_follow_up,
    mark_all,
    open_meeting,
    plan_meeting,
    record_decision,
    take_minutes,
)
from lopo.taskforce.meeting.queries import members_of_body
from lopo.taskforce.record.models import Contribution, Standing
from lopo.taskforce.record.operations import contest_record

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

AWAY = ("faith", "bkad", "kodim")  # the three that stay away from the plan, and wherever all meet
NOWHERE = ("faith", "bkad")  # and from their sub-task force too
SELDOM = (
    "kejari",
    "lbh",
    "kominfotik",
    "setda",
    "yabiku",
    "pn",
    "pkk",
)  # where all meet; each knows its own circle
PLACES = ("Ruang rapat Dinas Nakertrans", "Aula Bapelitbangda", "Aula Polres TTU")


class Meetings:
    """Tells the meetings month by month."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.bodies = {s.code: s for s in SubTaskForce.objects.filter(decree=story.decree)}

    def prepare_the_plan(self) -> None:
        """The plan-preparation meeting of January: one agency not invited, three stay away."""
        self.plan_meeting = self._tell(self.story.script.plan_meeting)

    def tell(self, month: int) -> None:
        for told in self.story.script.meetings:
            if told.month == month and self.story.year.has_come(self._day(told)):
                self._tell(told)

    def call_the_next_one(self) -> None:
        """A meeting next week: called, half of the agencies have answered, its agenda drawn up from what is stuck."""
        today = self.story.year.today
        day = _soon(today)
        with at(hour(today - timedelta(days=4), 9)):
            meeting = plan_meeting(
                self.story.secretary, None, kind=MeetingKind.COORDINATION, title="Rapat koordinasi akhir tahun",
                starts_at=hour(day, 9), place=PLACES[1],
            )  # fmt: skip
            draw_up_agenda(self.story.secretary, meeting)
            call_meeting(
                self.story.secretary,
                meeting,
                dated=today - timedelta(days=4),
                answer_by=day - timedelta(days=1),
            )
        for place, row in enumerate(self._invitations(meeting)):
            if place % 2 and row.agency != meeting.called_by:
                with at(hour(today - timedelta(days=2), 10)):
                    self._answer(row, Answer.HEAD if place % 4 == 1 else Answer.DELEGATE)

    def _day(self, told: Planned) -> date:
        return self.story.year.day(told.month, told.day)

    def _tell(self, told: Planned) -> Meeting:
        day, secretary = self._day(told), self.story.secretary
        before = day - timedelta(days=8)
        with at(hour(before, 9)):
            meeting = self._plan(told, day)
            if not told.not_held:
                number = f"500.15/{day.timetuple().tm_yday}/Nakertrans/{day.year}"
                call_meeting(
                    secretary, meeting, dated=before, answer_by=day - timedelta(days=2), letter_number=number
                )
        if told.not_held:
            with at(hour(day - timedelta(days=1), 9)):
                return cancel_meeting(
                    secretary, meeting, because=told.not_held, note="Dijadwalkan lagi bila memungkinkan."
                )
        self._answers(meeting, day, told.share)
        with at(hour(day, 9, 15)):
            draw_up_agenda(secretary, meeting) if told.occasion != Occasion.INCIDENT else None
            open_meeting(secretary, meeting)
            mark_all(secretary, meeting, marks=self._marks(meeting, told))
            self._decide(meeting, told, day)
        self._finish(meeting, told, day)
        return meeting

    def _plan(self, told: Planned, day: date) -> Meeting:
        body = self.bodies[told.body] if told.body else None
        members = members_of_body(self.story.regency, body, on=day)
        seated = [a for a in members if a.key not in told.left_out and (not told.only or a.key in told.only)]
        return plan_meeting(
            self.story.secretary,
            body,
            kind=told.kind,
            title=told.title,
            starts_at=hour(day, 9),
            place=PLACES[told.month % 3],
            occasion=told.occasion,
            invited=seated,
        )

    def _invitations(self, meeting: Meeting) -> list[Invitation]:
        rows = meeting.invitations.filter(invited=True).select_related("agency", "meeting")
        return list(rows.order_by("agency__key"))

    def _answers(self, meeting: Meeting, day: date, share: float) -> None:
        with at(hour(day - timedelta(days=3), 10)):
            for row in self._invitations(meeting):
                if row.agency != meeting.called_by and self.story.chance.random() < share - 0.15:
                    self._answer(
                        row, self.story.chance.choice([Answer.HEAD, Answer.DELEGATE, Answer.DELEGATE])
                    )

    def _answer(self, row: Invitation, answer: str) -> None:
        delegate = "Kepala bidang" if answer == Answer.DELEGATE else ""
        duty = "800/77" if answer == Answer.DELEGATE else ""
        actor, source = self.story.speaks(row.agency, on=this_day(), else_known="pesan WhatsApp")
        answer_invitation(actor, row, answer=answer, delegate=delegate, duty_letter=duty, source=source)

    def _marks(self, meeting: Meeting, told: Planned) -> dict[UUID, str]:
        """Who came: those who had answered mostly did, some seldom come where all meet, and three hardly ever."""
        marks: dict[UUID, str] = {}
        for row in self._invitations(meeting):
            likely = told.share + 0.1 if row.answer else told.share
            if not told.body and row.agency.key in SELDOM:
                likely /= 3
            comes = self.story.chance.random() < likely
            if row.agency.key in (NOWHERE if told.body else AWAY):
                comes = False
            if row.agency == meeting.called_by:
                marks[row.pk] = Attendance.HEAD
            elif not comes:
                marks[row.pk] = Attendance.EXCUSED if row.answer else Attendance.ABSENT
            elif row.answer == Answer.DELEGATE:
                marks[row.pk] = Attendance.DELEGATE
            else:
                marks[row.pk] = Attendance.HEAD if row.answer else Attendance.DELEGATE_WITHOUT
        return marks

    def _decide(self, meeting: Meeting, told: Planned, day: date) -> None:
        for decided in told.decisions:
            agency = self.story.agency(decided.agency) if decided.agency else None
            due = day + timedelta(days=decided.days) if decided.days else None
            record_decision(self.story.secretary, meeting, text=decided.text, agency=agency, due_on=due)

    def _finish(self, meeting: Meeting, told: Planned, day: date) -> None:
        secretary = self.story.secretary
        with at(hour(day, 11, 40)):
            opening = "Rapat dibuka pukul 09.15."
            take_minutes(
                secretary, meeting, texts={"opening": opening, "closing": "Rapat ditutup pukul 11.40."}
            )
            paid = (
                {"cost": Decimal(1_250_000), "paid_from": "apbd", "paid_by": meeting.called_by}
                if told.month > 6
                else {}
            )
            close_meeting(secretary, meeting, others_absent=True, **paid)  # type: ignore[arg-type]
        circulated = day + timedelta(days=5 if told.month > 6 else 20)
        if self.story.year.has_come(circulated):
            with at(hour(circulated, 10)):
                circulate_minutes(secretary, meeting)
            self._confirm(meeting, circulated)
        self._follow_up(meeting, told)
        self._contest(meeting, told, day)

    def _confirm(self, meeting: Meeting, circulated: date) -> None:
        on = circulated + timedelta(days=6)
        if not self.story.year.has_come(on):
            return
        with at(hour(on, 10)):
            for row in self._invitations(meeting):
                if (
                    row.attendance in (Attendance.HEAD, Attendance.DELEGATE)
                    and self.story.chance.random() < 0.7
                ):
                    actor, source = self.story.speaks(
                        row.agency, on=on, else_known="paraf pada lembar edaran"
                    )
                    confirm_minutes(actor, row, source=source)

    def _follow_up(self, meeting: Meeting, told: Planned) -> None:
        rows = FollowUp.objects.filter(decision__meeting=meeting).order_by("decision__order")
        for place, row in enumerate(rows.select_related("agency", "decision__meeting")):
            if place in told.done and row.due_on and self.story.year.has_come(row.due_on):
                on = row.due_on - timedelta(days=1)
                with at(hour(on, 14)):
                    actor, source = self.story.speaks(row.agency, on=on, else_known="laporan lisan")
                    finish_follow_up(actor, row, result="Sudah dikerjakan dan dilaporkan.", source=source)

    def _contest(self, meeting: Meeting, told: Planned, day: date) -> None:
        """Once an agency says that the record is wrong: both voices stay, nobody counts it."""
        if told.month != 5:
            return
        rows = Contribution.objects.filter(subject_id=meeting.pk, standing=Standing.TOLD, took_part=False)
        if (row := rows.filter(agency__key__in=self.story.people).first()) is None:
            return
        with at(hour(day + timedelta(days=3), 9)):
            actor = self.story.actor(row.agency.key, on=day, hat="seat")
            contest_record(actor, row, comment="Kami hadir; nama kami terlewat pada daftar.")


def _soon(today: date) -> date:
    """A working day of this week, two days from now at best, else next Tuesday."""
    return today + timedelta(days=2) if today.weekday() < 3 else today + timedelta(days=8 - today.weekday())
