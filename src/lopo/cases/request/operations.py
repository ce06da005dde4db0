"""Acts on a request: asked; accepted, declined, given up, done or withdrawn; recorded for those who answer by letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Because, CaseState, Grant, Participation, Role, sees
from lopo.cases.case.operations import ANSWERS_FOR, EVERYTHING, answers_for, grant, sits
from lopo.cases.conflict.models import shut_cases
from lopo.cases.request import words  # noqa: F401 (names these acts on histories)
from lopo.cases.request.models import (
    RUNNING,
    Request,
    RequestKind,
    RequestState,
    offices_asked,
    opened_to,
)
from lopo.cases.request.queries import who_can_be_asked
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.ground.agencies.models import Office
from lopo.ground.papers.operations import take_in
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import Ends, Meets, Owes, Source, Took, record

ANSWER, DO = "answer_request", "do_request"  # clocks of the office that is asked
PAPER = "request_answer"  # what a paper that came with the answer is kept as
LONGEST, MOST_PAPERS = 2000, 5
STAYS_OPEN = timedelta(days=30)  # after it is done; one that is declined or withdrawn closes at once
ANSWERS = ("done", "declined")
NEVER_TICKED = {
    Compartment.SHELTER,
    Compartment.PROGRESS,
    Compartment.SUSPECT,
}  # the last goes with a suspect's identity


def _is_asked(actor: Actor, row: Request) -> bool:
    known = row.participation.case_id not in shut_cases(reach(actor))
    return actor.acts and known and row.asked_office_id in offices_asked(actor)


def _is_asker(actor: Actor, row: Request) -> bool:
    by = reach(actor)
    own = (
        sits(actor) and row.asker_office_id in by.offices and row.participation.case_id not in shut_cases(by)
    )
    return own or answers_for(actor, row.participation)


def _reads_person(actor: Actor, row: Request) -> bool:
    return row.participation.names(opened_to(actor, row))


ASKED = Rule(
    gettext_lazy("kantor yang diminta, juga mitra tanpa kedudukan, dengan mandat mengerjakan"), _is_asked
)
ASKER = Rule(gettext_lazy("kantor yang meminta, atau yang kini bertanggung jawab bagi orang itu"), _is_asker)
READS_PERSON = Rule(
    gettext_lazy("kantor yang diminta, bila permintaan membuka identitas, sampai waktunya habis"),
    _reads_person,
)


@operation(may=ANSWERS_FOR)
def make_request(
    actor: Actor,
    participation: Participation,
    *,
    office: Office,
    kind: str,
    text: str,
    compartments: Collection[str] = (),
    needed_by: date | None = None,
) -> Request:
    """One thing about this person is asked of one office, which from now on owes an answer and reads what is ticked.

    Refuses what the asker may not read itself, anything of a shelter, and a text that names the person.
    """
    said = written(text, needed=_("Tuliskan apa yang diminta."), longest=LONGEST, field="text")
    _names_nobody(said, participation)
    if participation.ended_on is not None or participation.case.state != CaseState.OPEN:
        raise Refused(_("Orang ini tidak lagi dalam perkara yang terbuka."))
    if kind not in RequestKind.values:
        raise Refused(_("Pilih apa yang diminta."), field="kind")
    if needed_by and needed_by < today():
        raise Refused(_("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya."), field="needed_by")
    if office.pk == getattr(actor.office, "pk", None) or office not in who_can_be_asked(actor):
        raise Refused(_("Kantor ini tidak dapat diminta. Pilih dari daftar."), field="office")
    given = grant(
        participation, Because.REQUEST, office=office, compartments=_opens(actor, participation, compartments)
    )
    case = participation.case
    row = Request(
        regency=actor.regency,
        participation=participation,
        number=f"{case.number}/PM-{Request.objects.filter(participation__case=case).count() + 1}",
        kind=kind,
        asker_office=actor.office,
        asked_office=office,
        grant=given,
        text=said,
        answer="",
        needed_by=needed_by,
        asked_on=today(),
        asked_by=actor.official,
    )
    row.save(force_insert=True)
    owes = Owes(ANSWER, by=office.agency, office=office, to=actor.agency, about=row.number)
    record(actor, "request.made", row, owes=[owes], detail={"person": str(participation.pk), "kind": kind})
    return row


@operation(may=ASKED)
def accept_request(actor: Actor, request: Request) -> Request:
    """The asked office will do it, by the day that it is needed; without one, seven days from the asking."""
    move(
        request,
        "accept",
        answered=_already(request),
        answered_on=today(),
        answered_by=actor.official,
    )
    owes = Owes(
        DO,
        by=request.asked_office.agency,
        office=request.asked_office,
        to=request.asker_office.agency,
        about=request.number,
        started_on=request.asked_on,
        due_on=request.needed_by,
    )
    record(actor, "request.accepted", request, meets=[Meets(ANSWER)], owes=[owes])
    return request


@operation(may=ASKED)
def decline_request(actor: Actor, request: Request, *, because: str) -> Request:
    """The asked office will not, and why. What the request opened closes at once."""
    return _decline(actor, request, because)


@operation(may=ASKED)
def give_up_request(actor: Actor, request: Request, *, because: str) -> Request:
    """What was accepted cannot be done after all, and why: the asker has to find another way."""
    return _decline(actor, request, because, how="give_up")


@operation(may=ASKED)
def finish_request(
    actor: Actor, request: Request, *, answer: str, papers: Sequence[File[bytes]] = ()
) -> Request:
    """It is done, in words and with papers where there are any; thirty days on, the track closes to the asked office."""
    return _finish(actor, request, answer, papers)


@operation(may=ASKER)
def withdraw_request(actor: Actor, request: Request, *, because: str) -> Request:
    """It is needed no longer, and why; whoever was asked owes nothing and reads nothing more."""
    _say(request, because, _("Tuliskan mengapa ditarik kembali."), field="because")
    move(
        request,
        "withdraw",
        answered=_already(request),
        answered_on=request.answered_on or today(),
        answered_by=actor.official,
    )
    _close(request, today())
    record(actor, "request.withdrawn", request, ends=[Ends(key, "withdrawn") for key in (ANSWER, DO)])
    return request


@operation(may=ASKER)
def record_answer(
    actor: Actor, request: Request, *, what: str, answer: str, letter: str, papers: Sequence[File[bytes]] = ()
) -> Request:
    """The answer came by letter, and whoever asked writes it down with its number; the asked agency is told of it.

    `what`: done or declined. Refuses without the letter (or call, or visit) from which it is known.
    """
    known = " ".join(letter.split())
    if what not in ANSWERS:
        raise Refused(_("Pilih bagaimana permintaan ini dijawab."), field="what")
    if not known or len(known) > 200:
        raise Refused(
            _("Tuliskan dari mana jawaban ini diketahui, misalnya surat 12/III/2026 atau telepon 3 Maret."),
            field="letter",
        )
    source = Source(request.asked_office.agency, known)
    if what == "declined":
        return _decline(actor, request, answer, field="answer", source=source, papers=papers)
    return _finish(actor, request, answer, papers, source=source)


@operation(may=READS_PERSON)
def read_request(actor: Actor, request: Request) -> Request:
    """The asked office reads who it is about: on the log of the person, as every reading of a name."""
    case, person = request.participation.case, str(request.participation_id)
    record(actor, "person.seen", case, detail={"people": [person], "request": request.number})
    return request


@operation(may=ASKER)
def print_request_identity(actor: Actor, request: Request) -> Request:
    """The name leaves on paper, for the sealed envelope of the letter: on the log of the person."""
    if not request.participation.names(_reads(actor, request.participation)):
        raise Refused(_("Identitasnya tidak terbuka bagi kedudukan Anda."))
    case, person = request.participation.case, str(request.participation_id)
    record(actor, "person.seen", case, detail={"people": [person], "printed": request.number})
    return request


def may_be_opened(actor: Actor, participation: Participation) -> list[str]:
    """What the asker may let the asked office read: what it reads itself, and never where somebody is sheltered."""
    reads = _reads(actor, participation) - NEVER_TICKED
    return [part for part in EVERYTHING if part in reads]


def _reads(actor: Actor, participation: Participation) -> frozenset[str]:
    return sees(list(participation.grants.all()), reach(actor), participation.case.kind)


def _opens(actor: Actor, participation: Participation, chosen: Collection[str]) -> list[str]:
    """As ticked; a suspect's name needs both compartments, so that of suspects goes along with identity."""
    if set(chosen) - set(may_be_opened(actor, participation)):
        raise Refused(_("Pilih hanya dari yang dapat Anda baca sendiri."), field="compartments")
    wanted = set(chosen)
    if participation.role == Role.SUSPECT and Compartment.IDENTITY in wanted:
        wanted |= {Compartment.SUSPECT} & _reads(actor, participation)
    return [part for part in EVERYTHING if part in wanted]


def _decline(
    actor: Actor,
    row: Request,
    because: str,
    *,
    how: str = "decline",
    field: str = "because",
    source: Source | None = None,
    papers: Sequence[File[bytes]] = (),
) -> Request:
    _say(row, because, _("Tuliskan mengapa tidak dapat."), field=field)
    _by_letter(row, source)
    move(row, how, answered=_already(row), answered_on=today(), answered_by=actor.official)
    _keep(actor, row, papers)
    _close(row, today())
    told = [Took(row.asked_office.agency, Work.REQUEST, row.number, today(), part=False)]
    record(
        actor,
        "request.declined",
        row,
        meets=[Meets(ANSWER)],
        ends=[Ends(DO, "given up")],
        source=source,
        together=told,
    )
    return row


def _finish(
    actor: Actor,
    row: Request,
    answer: str,
    papers: Sequence[File[bytes]],
    *,
    source: Source | None = None,
) -> Request:
    _say(row, answer, _("Tuliskan apa yang sudah dikerjakan, atau keterangannya."), field="answer")
    _by_letter(row, source)
    changes: dict[str, Any] = {"done_on": today(), "answered_on": row.answered_on or today()}
    move(row, "finish", answered=_already(row), answered_by=actor.official, **changes)
    _keep(actor, row, papers)
    _close(row, today() + STAYS_OPEN)
    both = {agency.pk: agency for agency in (row.asker_office.agency, row.asked_office.agency)}
    together = [Took(agency, Work.REQUEST, row.number, today()) for agency in both.values()]
    meets = [Meets(ANSWER), Meets(DO)]
    record(actor, "request.done", row, meets=meets, together=together, source=source)
    return row


def _say(row: Request, told: str, needed: str, *, field: str) -> None:
    """The answer is sealed, so the move cannot set it; undone with the act when somebody was first."""
    row.answer = written(told, needed=needed, longest=LONGEST, field=field)
    row.save(update_fields=["answer"])


def _by_letter(row: Request, source: Source | None) -> None:
    if source:
        row.source = source.text
        row.save(update_fields=["source"])


def _names_nobody(said: str, participation: Participation) -> None:
    """The letter prints this text, and a letter is opened by whoever sorts the mail."""
    person, text = participation.person, said.casefold()
    if any(word and word.casefold() in text for word in (str(person.name), str(person.nik))):
        raise Refused(
            _(
                "Tulis tanpa nama dan NIK: isi ini dicetak pada surat. Identitas dibuka lewat pilihan di bawah."
            ),
            field="text",
        )


def _keep(actor: Actor, row: Request, papers: Sequence[File[bytes]]) -> None:
    if len(papers) > MOST_PAPERS:
        raise Refused(_("Paling banyak %d berkas sekaligus.") % MOST_PAPERS, field="papers")
    for file in papers:
        take_in(actor, row, file, what=PAPER, guarded=True)


def _close(row: Request, on: date) -> None:
    Grant.objects.filter(pk=row.grant_id).update(ends_on=on)
    row.refresh_from_db()


def _already(row: Request) -> str:
    if row.state in RUNNING:  # somebody answers in this very moment
        return _("Permintaan ini sudah dijawab.")
    said = {
        RequestState.DECLINED: _("Permintaan ini sudah dijawab: tidak disanggupi."),
        RequestState.DONE: _("Permintaan ini sudah selesai."),
        RequestState.WITHDRAWN: _("Permintaan ini sudah ditarik kembali."),
    }
    return said[RequestState(row.state)]
