"""What a running clock asks for, in words that start with a verb, and where one does it.

Lower parts only start clocks; the sentence is made here, in the language of whoever reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lopo.ground.clocks.models import Clock

Words = str | Promise


@dataclass(frozen=True)
class Task:
    """`one` for a single debt (about, to), `many` for several of the same kind and limit (n, about).

    `theirs` follows the name of whoever owes it: "Dinas Sosial: mengakui SK 2026".
    """

    one: Words
    many: Words
    theirs: Words
    route: str  # takes the subject's id; empty: no page of its own
    act: Words  # words on the button
    icon: str = "pen"
    desk: bool = False  # the secretariat's own work, not its agency's as a member
    lapses: bool = False  # a right until its last day; nothing can be done about it afterwards
    office: bool = (
        False  # opened by the office that owes it, or by any seat of the agency where none is named
    )
    acts: bool = False  # opened with a mandate to act only
    first: bool = False  # goes before everything else: somebody is in danger


TASKS: dict[str, Task] = {
    "deliver_decree": Task(
        _("Sampaikan SK %(about)s ke %(to)s"),
        _("Sampaikan SK %(about)s ke %(n)s instansi"),
        _("menyampaikan SK %(about)s"),
        "delivery",
        _("Sampaikan atau catat"),
        "send",
        desk=True,
    ),
    "acknowledge_decree": Task(
        _("Akui SK %(about)s"),
        _("Akui %(n)s SK"),
        _("mengakui SK %(about)s"),
        "delivery_acknowledgement",
        _("Akui SK ini"),
        "check",
    ),
    "answer_correction": Task(
        _("Jawab perbaikan SK %(about)s yang diminta %(to)s"),
        _("Jawab %(n)s permintaan perbaikan SK %(about)s"),
        _("menjawab perbaikan SK %(about)s"),
        "delivery_correction",
        _("Jawab"),
        desk=True,
    ),
    "answer_invitation": Task(
        _("Jawab undangan: %(about)s"),
        _("Jawab %(n)s undangan"),
        _("menjawab undangan: %(about)s"),
        "invitation_answer",
        _("Jawab undangan"),
        "check",
    ),
    "circulate_minutes": Task(
        _("Edarkan notula: %(about)s"),
        _("Edarkan %(n)s notula"),
        _("mengedarkan notula: %(about)s"),
        "meeting_minutes",
        _("Edarkan notula"),
        "send",
        desk=True,
    ),
    "confirm_minutes": Task(
        _("Sahkan notula: %(about)s"),
        _("Sahkan %(n)s notula"),
        _("mengesahkan notula: %(about)s"),
        "meeting_minutes",
        _("Baca dan sahkan"),
        "check",
    ),
    "follow_up": Task(
        _("Selesaikan: %(about)s"),
        _("Selesaikan %(n)s tindak lanjut"),
        _("%(about)s"),
        "follow_up",
        _("Catat selesai"),
        "check",
    ),
    "endorse_plan": Task(
        _("Sahkan %(about)s"),
        _("Sahkan %(n)s rencana"),
        _("mengesahkan %(about)s"),
        "plan_endorsement",
        _("Baca dan sahkan"),
        "check",
    ),
    "report_quarter": Task(
        _("Isi realisasi: %(about)s"),
        _("Isi realisasi %(n)s kegiatan"),
        _("mengisi realisasi: %(about)s"),
        "activity",
        _("Isi realisasi"),
        "pen",
    ),
    "report_outcome": Task(
        _("Catat hasil enam bulan kemudian: %(about)s"),
        _("Catat hasil enam bulan kemudian dari %(n)s kegiatan"),
        _("mencatat hasil: %(about)s"),
        "outcome",
        _("Catat hasil"),
    ),
    "answer_handover": Task(
        _("Jawab penyerahan orang %(about)s dari %(to)s"),
        _("Jawab %(n)s penyerahan orang"),
        _("menjawab penyerahan orang %(about)s"),
        "handover",
        _("Baca dan jawab"),
        "baton",
        office=True,
    ),
    "screen_person": Task(
        _("Tapis korban dalam perkara %(about)s"),
        _("Tapis %(n)s korban"),
        _("menapis korban dalam perkara %(about)s"),
        "screening_new",
        _("Tapis"),
        "pen",
        office=True,
    ),
    "record_answer": Task(
        _("Catat jawaban dari surat: %(about)s"),
        _("Catat %(n)s jawaban dari surat"),
        _("mencatat jawaban dari surat: %(about)s"),
        "handover",
        _("Buka"),
        "pen",
        desk=True,
    ),
    "settle_return": Task(
        _("Putuskan bagi orang yang dikembalikan: %(about)s"),
        _("Putuskan bagi %(n)s orang yang dikembalikan"),
        _("memutuskan bagi orang yang dikembalikan: %(about)s"),
        "case_person",
        _("Buka"),
        "person",
        office=True,
    ),
    "read_report": Task(
        _("Baca laporan %(about)s"),
        _("Baca %(n)s laporan"),
        _("membaca laporan %(about)s"),
        "report",
        _("Baca"),
        "report",
        office=True,
        acts=True,
    ),
    "read_danger": Task(
        _("Baca hari ini juga: laporan %(about)s"),
        _("Baca hari ini juga: %(n)s laporan"),
        _("membaca laporan %(about)s"),
        "report",
        _("Baca sekarang"),
        "report",
        first=True,
        office=True,
        acts=True,
    ),
    "triage_report": Task(
        _("Putuskan laporan %(about)s"),
        _("Putuskan %(n)s laporan"),
        _("memutuskan laporan %(about)s"),
        "report",
        _("Baca dan putuskan"),
        "report",
        office=True,
        acts=True,
    ),
    "review_no_action": Task(
        _("Tinjau usul tanpa tindakan lanjut: %(about)s"),
        _("Tinjau %(n)s usul tanpa tindakan lanjut"),
        _("meninjau usul tanpa tindakan lanjut: %(about)s"),
        "report",
        _("Tinjau"),
        "eye",
        office=True,
        acts=True,
    ),
    "answer_passed_report": Task(
        _("Jawab laporan %(about)s yang diteruskan %(to)s"),
        _("Jawab %(n)s laporan yang diteruskan"),
        _("menjawab laporan %(about)s"),
        "report",
        _("Baca dan jawab"),
        "report",
        office=True,
        acts=True,
    ),
    "record_joint_action": Task(
        _("Catat siapa yang datang: penanganan bersama %(about)s"),
        _("Catat siapa yang datang pada %(n)s penanganan bersama"),
        _("mencatat siapa yang datang: %(about)s"),
        "joint_action",
        _("Catat"),
        "check",
    ),
    "answer_request": Task(
        _("Jawab permintaan %(about)s dari %(to)s"),
        _("Jawab %(n)s permintaan"),
        _("menjawab permintaan %(about)s"),
        "request",
        _("Baca dan jawab"),
        "mail",
        office=True,
    ),
    "do_request": Task(
        _("Kerjakan permintaan %(about)s dari %(to)s"),
        _("Kerjakan %(n)s permintaan"),
        _("mengerjakan permintaan %(about)s"),
        "request",
        _("Buka dan kerjakan"),
        "mail",
        office=True,
    ),
    "comment_evaluation": Task(
        _("Tanggapi halaman evaluasi instansi kita"),
        _("Tanggapi %(n)s halaman evaluasi"),
        _("menanggapi evaluasi %(about)s"),
        "evaluation_comment",
        _("Baca dan tanggapi"),
        "pen",
        lapses=True,
    ),
}
PLAIN = Task("%(about)s", _("%(n)s hal"), "%(about)s", "", _("Buka"), "go")
DESK = frozenset(key for key, task in TASKS.items() if task.desk)
LAPSES = frozenset(key for key, task in TASKS.items() if task.lapses)
OFFICES = frozenset(key for key, task in TASKS.items() if task.office)
ACTING = frozenset(key for key, task in TASKS.items() if task.acts)


def task_of(clock: Clock) -> Task:
    return TASKS.get(clock.rule.key, PLAIN)


def sentence(clocks: Sequence[Clock]) -> str:
    """One title for one debt, or for several of the same kind and limit."""
    first, task = clocks[0], task_of(clocks[0])
    told = {"about": first.about, "to": str(first.owed_to or ""), "n": len(clocks)}
    return str(task.one if len(clocks) == 1 else task.many) % told


def theirs(clock: Clock) -> str:
    """What somebody else owes, after the name of whoever owes it."""
    return str(task_of(clock).theirs) % {"about": clock.about}


def place(clock: Clock) -> str:
    """Where this is done; empty for a clock that nobody has made a page for."""
    route = task_of(clock).route
    return reverse(route, args=[clock.subject_id]) if route else ""
