"""A decree comes into being: imported from a file, issued, its leadership entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.acts.models import move
from lopo.ground.agencies.models import Office
from lopo.ground.clocks.owing import pass_on_clocks
from lopo.taskforce.access.rules import SECRETARIAT, SECRETARIAT_SIGNS
from lopo.taskforce.decree.file import DecreeFile
from lopo.taskforce.decree.heirs import leaving_offices, offices_of, pass_on_follow_ups
from lopo.taskforce.decree.models import Decree, DecreeState, Heir, Leader, LeaderRole, Question
from lopo.taskforce.decree.operations.answering import not_past
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
    may_come_in(actor, file)
    whole, points = complete(file)
    decree, written = write_decree(actor, whole)
    write_questions(decree, points, written)
    record(
        actor, "decree.imported", decree, detail={"seats": sum(len(p.seats) for p in whole.sub_task_forces)}
    )
    if file.number and file.signed_on:
        _put_in_force(actor, decree, file.number, file.signed_on)
    return decree


@operation(may=SECRETARIAT)
def name_heirs(actor: Actor, draft: Decree, *, heirs: Mapping[Office, Office]) -> Decree:
    """For offices that leave with this decree: who goes on with their open work. Replaces what was named before."""
    if not draft.is_draft:
        raise Refused(_("Penerus dipilih sebelum SK ditetapkan."))
    seated = {office.pk for office in offices_of(draft)}
    Heir.objects.filter(decree=draft).delete()
    for leaves, receives in heirs.items():
        if receives.pk not in seated:
            raise Refused(_("Penerus dipilih dari jabatan yang duduk dalam rancangan ini."))
        Heir(regency=draft.regency, decree=draft, leaves=leaves, receives=receives).save(force_insert=True)
    record(actor, "decree.heirs_named", draft, detail={"heirs": len(heirs)})
    return draft


@operation(may=SECRETARIAT_SIGNS)
def issue_decree(actor: Actor, draft: Decree, *, number: str, signed_on: date) -> Decree:
    """The regent has signed: in force from that day, the earlier one superseded, delivery owed to each member.

    Open work of offices that leave goes to their heirs. Refuses while such an office has no heir, a sub-task force has
    no seat, or the number is known.
    """
    _number_is_free(actor, number)
    if empty := [part.code for part in draft.sub_task_forces.filter(seats=None)]:
        raise Refused(_("Sub %s belum punya kedudukan. Isi atau hapus dulu.") % ", ".join(empty))
    if not draft.sub_task_forces.exists():
        raise Refused(_("Rancangan ini belum punya sub gugus tugas."))
    _pass_on_open_work(draft)
    _put_in_force(actor, draft, number.strip(), signed_on)
    return draft


@operation(may=SECRETARIAT)
def set_leadership(
    actor: Actor, decree: Decree, *, leaders: Sequence[tuple[str, Office]], source: str
) -> Decree:
    """Lampiran I: chair, deputies and secretary by office. Replaces what was entered before."""
    not_past(decree)
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


def _pass_on_open_work(draft: Decree) -> None:
    heirs = {heir.leaves_id: heir.receives for heir in draft.heirs.select_related("receives__agency")}
    for office in leaving_offices(draft):
        if not office.open_work:  # type: ignore[attr-defined]
            continue
        if office.pk not in heirs:
            raise Refused(_("Pilih dulu siapa yang meneruskan pekerjaan %s.") % office.name)
        pass_on_clocks(draft.regency, leaves=office, receives=heirs[office.pk])
        pass_on_follow_ups(office, heirs[office.pk])


def may_come_in(actor: Actor, file: DecreeFile) -> None:
    """Refuses a file of another regency, a number that is known, a day that has not come."""
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
    """From the day of signing. An older one takes its place in the past; nothing is owed by it."""
    if signed_on > today():
        raise Refused(_("Tanggal penandatanganan belum terjadi."), field="signed_on")
    others = Decree.objects.filter(regency=decree.regency).exclude(state=DecreeState.DRAFT)
    if others.filter(signed_on=signed_on).exists():
        raise Refused(_("Sudah ada SK lain yang ditandatangani pada hari itu."), field="signed_on")
    before = others.filter(signed_on__lt=signed_on).order_by("-signed_on").first()
    after = others.filter(signed_on__gt=signed_on).order_by("signed_on").first()
    if after:
        past = {"number": number, "signed_on": signed_on, "superseded_on": after.signed_on}
        move(decree, "enter_past", follows=before, **past)
        Decree.objects.filter(pk=after.pk).update(follows=decree)
        record(actor, "decree.entered_past", decree)
        return
    if before and before.state == DecreeState.ISSUED:
        _supersede(actor, before, by=number, on=signed_on)
    move(decree, "issue", number=number, signed_on=signed_on, follows=before)
    owe_deliveries(actor, decree)
    record(actor, "decree.issued", decree)


def _supersede(actor: Actor, decree: Decree, *, by: str, on: date) -> None:
    move(decree, "supersede", superseded_on=on)
    release_deliveries(actor, decree, _("digantikan SK %s") % by)
    record(actor, "decree.superseded", decree)
