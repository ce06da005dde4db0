"""When the receiver does not answer: tries to reach it are told, and after three the desk may record what its letter says."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.conflict.models import shut_cases
from lopo.cases.handover.models import Handover, Try, Way
from lopo.cases.handover.operations.offering import GIVER, RECORD, give_back, take_over
from lopo.cases.handover.operations.signing import LETTER
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.papers.operations import take_in
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.record.pen import Owes, Source, record

ENOUGH = 3  # tries, as officials write three letters before they act on silence; agreed in founding Lopo
ANSWERS = {
    "accepted": gettext_lazy("menerima"),
    "returned": gettext_lazy("mengembalikan"),
}


def _desk_records(actor: Actor, handover: Handover, *_more: Any) -> bool:
    """Of a sealed case the desk knows nothing, and whoever is shut out of a case has no part in it under any hat."""
    known = not handover.case.apart and handover.case_id not in shut_cases(reach(actor))
    return actor.hat == "secretariat" and actor.signs and handover.unreached and known


DESK_RECORDS = Rule(
    gettext_lazy(
        "Sekretariat, dengan mandat menandatangani, sesudah penerima tiga kali dihubungi tanpa jawaban"
    ),
    _desk_records,
)


@operation(may=GIVER)
def record_try(actor: Actor, handover: Handover, *, on: date, way: str) -> Handover:
    """The giver tried to reach the receiver, when and how. After the third the desk may record an answer by letter."""
    if not handover.is_open:
        raise Refused(_("Penyerahan ini sudah dijawab."))
    if way not in Way.values:
        raise Refused(_("Pilih bagaimana penerima dihubungi."), field="way")
    if not handover.offered_on <= on <= today():
        raise Refused(_("Tanggalnya antara hari ditawarkan dan hari ini."), field="on")
    if handover.tries.filter(on=on, way=way).exists():
        raise Refused(_("Upaya itu sudah tercatat."), field="way")
    told = Try(regency=handover.regency, handover=handover, on=on, way=way, by=actor.office)
    told.save(force_insert=True)
    owes = []
    if not handover.unreached and handover.tries.count() >= ENOUGH:
        handover.unreached = True
        handover.save(update_fields=["unreached"])
        owes = _desk_owes(handover)
    record(actor, "handover.tried", handover, owes=owes, detail={"way": way})
    return handover


@operation(may=DESK_RECORDS)
def answer_from_letter(
    actor: Actor,
    handover: Handover,
    *,
    answer: str,
    letter: str,
    because: str = "",
    photo: File[bytes] | None = None,
) -> Handover:
    """The desk records what the receiver's letter says; that agency is told and may contest. The letter's number stays."""
    told = letter.strip()
    if answer not in ANSWERS:
        raise Refused(_("Pilih jawaban yang tertulis dalam surat."), field="answer")
    if not told or len(told) > 100:
        raise Refused(_("Tuliskan nomor dan tanggal suratnya, paling banyak 100 huruf."), field="letter")
    handover.letter = told
    handover.save(update_fields=["letter"])
    if photo:
        take_in(actor, handover, photo, what=LETTER, guarded=True)
    source = Source(handover.receiver_office.agency, told)
    if answer == "accepted":
        return take_over(actor, handover, source)
    return give_back(actor, handover, because, source)


def _desk_owes(handover: Handover) -> list[Owes]:
    decree = decree_in_force(handover.regency)
    if decree is None:
        return []
    to = handover.giver_office.agency
    return [Owes(RECORD, by=decree.secretariat, to=to, about=handover.number)]
