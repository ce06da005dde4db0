"""A report arrives: from anybody, who is not asked who they are, or written down by an officer; the reporter writes back.

What the public sends leaves no entry on the ledger at that moment: each entry has its second, and its neighbours have
theirs. The first reading of the desk puts on the ledger that the report is there.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.accounts.actors import ANYBODY
from lopo.ground.acts import Actor, Level, Refused, Rule, operation, today
from lopo.ground.acts.numbering import next_number
from lopo.ground.acts.operation import note_recorded
from lopo.ground.acts.writing import written
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.cleaning import LARGEST, clean
from lopo.ground.places.models import Village
from lopo.prevention.report import receipts, words  # noqa: F401 (names these acts on histories)
from lopo.prevention.report.models import Channel, Report, ReportMessage, ReportPhoto, Urgency
from lopo.prevention.report.operations import owed
from lopo.prevention.report.readers import Avoids, desk
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import Took, record

LONGEST, SHORT = 4000, 300  # letters
MOST_PHOTOS = 3
SPOKEN = ("place", "when", "concerns", "reporter", "contact", "safe_contact")


def _drafts(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat == "seat" and actor.level >= Level.DRAFT


HAS_SEAT = Rule(gettext_lazy("kedudukan dalam gugus tugas, juga dengan mandat menyiapkan"), _drafts)
HAS_RECEIPT = Rule(
    gettext_lazy("siapa pun yang memegang nomor tanda terima laporan itu"),
    lambda actor, report: report.receipt is not None and report.regency_id == actor.regency.pk,
)


@dataclass(frozen=True)
class Told:
    """What is told in a report. Only what happened and how urgent it is must be there."""

    text: str
    urgency: str
    village: Village | None = None
    place: str = ""
    when: str = ""
    concerns: str = ""
    avoids: str = Avoids.NOBODY
    names: Agency | None = None
    reporter: str = ""
    contact: str = ""
    safe_contact: str = ""


@operation(may=ANYBODY)
def send_report(
    actor: Actor, *, mark: str, told: Told, photos: Sequence[File[bytes]] = ()
) -> tuple[Report, str]:
    """Anybody tells what they saw. Gives back the receipt, of which only an index is kept.

    The same form sent again is the same report; what was changed in it meanwhile is added as a message. Refuses what is
    empty or too long, a photograph that is none, and wishes that leave nobody to read it.
    """
    note_recorded()  # not on the ledger now: see above
    drawn = receipts.drawn(actor.regency.pk, mark)
    told = _checked(actor, told)
    if before := Report.objects.filter(pk=drawn.report, regency=actor.regency).first():
        if before.text != told.text:
            _add_message(before, told.text, pk=receipts.message_id(before.pk, receipts.mark_of(told.text)))
        return before, drawn.receipt
    report = _new(actor, told, Channel.FORM, "L", pk=drawn.report)
    report.receipt = receipts.index_of(actor.regency.pk, drawn.receipt)
    report.save(force_insert=True)
    _keep_photos(report, photos)
    owed.start(actor, report, [*owed.reading(report), *owed.triage(report)])
    return report, drawn.receipt


@operation(may=HAS_SEAT)
def write_down(actor: Actor, *, channel: str, told: Told, photos: Sequence[File[bytes]] = ()) -> Report:
    """An officer writes down what was phoned, sent, said or seen. From then on that officer sees how far it is, no more.

    Refuses as `send_report` does, and the public form as a channel.
    """
    if channel not in Channel.values or channel == Channel.FORM:
        raise Refused(_("Pilih bagaimana kabar ini sampai."), field="channel")
    report = _new(actor, _checked(actor, told), Channel(channel), "LP")
    report.written_by, report.written_for = actor.account, actor.office
    report.save(force_insert=True)
    _keep_photos(report, photos)
    owes = [*owed.reading(report), *owed.triage(report)]
    record(
        actor,
        "report.written",
        report,
        together=took_part(actor, report),
        owes=owes,
        detail={"channel": channel},
    )
    return report


@operation(may=HAS_RECEIPT)
def write_back(actor: Actor, report: Report, *, mark: str, text: str) -> Report:
    """Whoever has the receipt adds something or answers, also when the report has ended. The desk owes to read it."""
    note_recorded()  # as with the report itself
    said = written(text, needed=_("Tulis pesannya dahulu."), longest=LONGEST, field="text")
    pk = receipts.message_id(report.pk, mark)
    if not ReportMessage.objects.filter(pk=pk).exists():
        _add_message(report, said, pk=pk)
        owed.start(actor, report, owed.reading(report))
    return report


def took_part(actor: Actor, report: Report) -> list[Took]:
    """The actor's agency worked on this report: for whoever counts who works together. It names the number alone."""
    return [Took(actor.agency, Work.REPORT, report.number, today())] if actor.agency else []


def _checked(actor: Actor, told: Told) -> Told:
    needed = _("Tulis apa yang terjadi, dengan kata Anda sendiri.")
    text = written(told.text, needed=needed, longest=LONGEST, field="text")
    spoken: dict[str, Any] = {
        name: written(getattr(told, name), longest=SHORT, field=name) for name in SPOKEN
    }
    said: Told = replace(told, text=text, **spoken)
    if said.urgency not in Urgency.values:
        raise Refused(_("Pilih seberapa mendesak. “Belum tahu” juga boleh."), field="urgency")
    if said.avoids not in Avoids.values:
        raise Refused(_("Pilih siapa yang tidak boleh membaca."), field="avoids")
    if not desk(actor.regency).readers(said.avoids, said.names.pk if said.names else None):
        raise Refused(
            _(
                "Dengan pilihan ini tidak ada lagi yang dapat membaca kabar Anda. Kecualikan lebih sedikit, "
                "atau hubungi orang yang Anda percaya."
            ),
            field="avoids",
        )
    return said


def _new(actor: Actor, told: Told, channel: Channel, head: str, *, pk: UUID | None = None) -> Report:
    report = Report(
        regency=actor.regency,
        # What officers write down is counted apart, so that an act of theirs, which has its second on the ledger, stands
        # before or after no report of the public.
        number=next_number(actor, Report, head),
        channel=channel,
        arrived_on=today(),
        **{field.name: getattr(told, field.name) for field in fields(told)},
    )
    if pk:
        report.pk = pk
    return report


def _keep_photos(report: Report, photos: Sequence[File[bytes]]) -> None:
    if len(photos) > MOST_PHOTOS:
        raise Refused(_("Paling banyak %d foto.") % MOST_PHOTOS, field="photos")
    for order, photo in enumerate(photos, start=1):
        try:
            cleaned = clean(photo.read(LARGEST + 1))
        except Refused as refused:
            raise Refused(refused.sentence, field="photos") from None
        if cleaned.media_type != "image/jpeg":
            raise Refused(_("Di sini hanya foto: JPEG, PNG, atau WebP."), field="photos")
        sealed = ReportPhoto(
            regency=report.regency,
            report=report,
            order=order,
            picture=base64.b64encode(cleaned.content).decode(),
        )
        sealed.save(force_insert=True)


def _add_message(report: Report, text: str, *, pk: UUID) -> None:
    if ReportMessage.objects.filter(pk=pk).exists():
        return
    message = ReportMessage(
        pk=pk,
        regency_id=report.regency_id,
        report=report,
        order=report.messages.count() + 1,
        from_desk=False,
        text=text,
        on=today(),
    )
    message.save(force_insert=True)
