"""A decree comes into being: imported from a file, issued, its leadership entered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.acts.models import move
from lopo.ground.agencies.models import Office
from lopo.taskforce.access.rules import SECRETARIAT, SECRETARIAT_SIGNS
from lopo.taskforce.decree.importing import DecreeFile
from lopo.taskforce.decree.models import Decree, DecreeState, Leader, LeaderRole, Question
from lopo.taskforce.decree.proposals import complete
from lopo.taskforce.decree.writing import write_decree, write_questions
from lopo.taskforce.delivery.operations import owe_deliveries, release_deliveries
from lopo.taskforce.record.pen import record


@operation(may=SECRETARIAT)
def import_decree(actor: Actor, file: DecreeFile) -> Decree:
    """The decree of a file, with sub-task forces, seats, duties, agencies and offices; what was left out is asked.

    With number and day of signing it is in force from that day, and the secretariat owes its delivery; else it is a
    draft. Refuses a number that is already here, and a file of another regency.
    """
    _ours_and_new(actor, file)
    whole, points = complete(file)
    decree, written = write_decree(actor, whole)
    write_questions(decree, points, written)
    record(
        actor, "decree.imported", decree, detail={"seats": sum(len(p.seats) for p in whole.sub_task_forces)}
    )
    if file.number and file.signed_on:
        _put_in_force(actor, decree, file.number, file.signed_on)
    return decree


@operation(may=SECRETARIAT_SIGNS)
def issue_decree(actor: Actor, decree: Decree, *, number: str, signed_on: date) -> Decree:
    """The regent has signed: in force from that day, the earlier decree is superseded, delivery is owed."""
    _number_is_free(actor, number)
    _put_in_force(actor, decree, number.strip(), signed_on)
    return decree


@operation(may=SECRETARIAT)
def set_leadership(
    actor: Actor, decree: Decree, *, leaders: Sequence[tuple[str, Office]], source: str
) -> Decree:
    """Lampiran I: chair, deputies and secretary by office. Replaces what was entered before."""
    if sum(role == LeaderRole.SECRETARY for role, _office in leaders) > 1:
        raise Refused(_("Hanya satu jabatan yang menjadi sekretaris."))
    Leader.objects.filter(decree=decree).delete()
    for order, (role, office) in enumerate(leaders, 1):
        Leader(regency=decree.regency, decree=decree, role=role, order=order, office=office).save(
            force_insert=True
        )
    Question.objects.filter(decree=decree, field="leadership", answered_on=None).update(
        answer=True, answered_on=today(), answered_by=actor.account, source=source
    )
    record(actor, "decree.leadership_set", decree, detail={"source": source})
    return decree


def _ours_and_new(actor: Actor, file: DecreeFile) -> None:
    if file.regency.code != actor.regency.code:
        raise Refused(
            _("SK ini milik kabupaten %(theirs)s, sedangkan Lopo ini bekerja untuk %(ours)s.")
            % {"theirs": file.regency.name, "ours": actor.regency.name},
            field="file",
        )
    if file.number:
        _number_is_free(actor, file.number, field="file")
    if file.signed_on and file.signed_on > today():
        raise Refused(_("Tanggal penandatanganan SK ini belum terjadi."), field="file")


def _number_is_free(actor: Actor, number: str, *, field: str = "number") -> None:
    if not number.strip():
        raise Refused(_("SK yang berlaku perlu nomor. Bagian Hukum yang memberikannya."), field=field)
    known = Decree.objects.filter(regency=actor.regency, number__iexact=number.strip()).first()
    if known:
        raise Refused(
            _("SK nomor %(number)s sudah ada di Lopo sejak dimasukkan dulu. Tidak ada yang diubah.")
            % {"number": known.number},
            field=field,
        )


def _put_in_force(actor: Actor, decree: Decree, number: str, signed_on: date) -> None:
    """From the day of signing. An older decree that is entered later takes its place in the past."""
    if signed_on > today():
        raise Refused(_("Tanggal penandatanganan belum terjadi."), field="signed_on")
    others = Decree.objects.filter(regency=decree.regency).exclude(state=DecreeState.DRAFT)
    if others.filter(signed_on=signed_on).exists():
        raise Refused(_("Sudah ada SK lain yang ditandatangani pada hari itu."), field="signed_on")
    before = others.filter(signed_on__lt=signed_on).order_by("-signed_on").first()
    after = others.filter(signed_on__gt=signed_on).order_by("signed_on").first()
    if before and before.state == DecreeState.ISSUED:
        _supersede(actor, before, by=number, on=signed_on)
    move(decree, "issue", number=number, signed_on=signed_on, follows=before)
    owe_deliveries(actor, decree)
    record(actor, "decree.issued", decree)
    if after:
        _supersede(actor, decree, by=after.number, on=after.signed_on)
        Decree.objects.filter(pk=after.pk).update(follows=decree)


def _supersede(actor: Actor, decree: Decree, *, by: str, on: date) -> None:
    move(decree, "supersede", superseded_on=on)
    release_deliveries(actor, decree, _("digantikan SK %s") % by)
    record(actor, "decree.superseded", decree)
