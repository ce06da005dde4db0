"""Sending, delivering, acknowledging a decree; asking and answering a correction; reminding.

The sender's promise is the clock `deliver_decree`, the receiver's `acknowledge_decree`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.models import move
from lopo.ground.codes.giving import cross_off, give_code
from lopo.ground.codes.models import OneTimeCode
from lopo.ground.papers.models import Upload
from lopo.taskforce.access.rules import SECRETARIAT, WORKING_HATS
from lopo.taskforce.decree.models import Decree, DecreeState
from lopo.taskforce.decree.queries import head_of, members_of
from lopo.taskforce.delivery import words  # noqa: F401 (names these acts on histories)
from lopo.taskforce.delivery.models import AcknowledgedBy, Delivery, DeliveryState
from lopo.taskforce.record.pen import Ends, Meets, Owes, Source, record

OWED_NO_LONGER = gettext_lazy("SK ini sudah digantikan, jadi penyampaiannya tidak ditagih lagi.")
ACKNOWLEDGE = "acknowledge_decree"  # purpose of a one-time code
RECEIVER = Rule(
    gettext_lazy(
        "instansi yang menerima SK itu, dengan akun bermandat mengerjakan atau dengan kode sekali pakai"
    ),
    lambda actor, delivery: (
        actor.hat in WORKING_HATS | {"code"} and actor.acts and actor.is_of(delivery.agency)
    ),
)


def owe_deliveries(actor: Actor, decree: Decree) -> list[Delivery]:
    """Part of issuing a decree: from its signing the secretariat owes it to every agency with a seat."""
    deliveries = []
    for agency in members_of(decree).exclude(deliveries__decree=decree):
        delivery = Delivery.objects.create(regency=decree.regency, decree=decree, agency=agency)
        about = str(decree.year)
        owes = Owes(
            "deliver_decree", by=decree.secretariat, to=agency, about=about, started_on=decree.signed_on
        )
        record(actor, "delivery.owed", delivery, owes=[owes])
        deliveries.append(delivery)
    return deliveries


def release_deliveries(actor: Actor, decree: Decree, because: str) -> None:
    """Part of superseding a decree: what was not delivered or acknowledged of it is owed no longer."""
    for delivery in decree.deliveries.exclude(state=DeliveryState.ACKNOWLEDGED):
        ends = [Ends(key, because) for key in ("deliver_decree", "acknowledge_decree", "answer_correction")]
        record(actor, "delivery.released", delivery, ends=ends)


@operation(may=SECRETARIAT)
def send_decree(
    actor: Actor, deliveries: Sequence[Delivery], *, on: date, way: str, letter_number: str = ""
) -> list[Delivery]:
    """The decree is on its way to these agencies; it is still the sender's to see that it arrives."""
    _chosen(deliveries)
    for delivery in deliveries:
        _is_owed(delivery)
        _not_before_signing(delivery, on)
        move(delivery, "send", sent_on=on, way=way, letter_number=letter_number)
        record(actor, "delivery.sent", delivery)
    return list(deliveries)


@operation(may=SECRETARIAT)
def deliver_decree(
    actor: Actor,
    deliveries: Sequence[Delivery],
    *,
    on: date,
    way: str,
    delivered_by: str = "",
    received_by: str = "",
    letter_number: str = "",
    proof: Upload | None = None,
) -> list[Delivery]:
    """These agencies have it: the sender's promise is kept on that day, the receiver's begins."""
    _chosen(deliveries)
    for delivery in deliveries:
        _is_owed(delivery)
        _not_before_signing(delivery, on)
        changes = {"letter_number": letter_number} if letter_number else {}
        move(
            delivery,
            "deliver",
            delivered_on=on,
            way=way,
            delivered_by=delivered_by,
            received_by=received_by,
            proof=proof,
            **changes,
        )
        meets = [Meets("deliver_decree", on=on)]
        record(actor, "delivery.delivered", delivery, meets=meets, owes=[_acknowledgement_owed(delivery, on)])
    return list(deliveries)


@operation(may=RECEIVER)
def acknowledge_decree(actor: Actor, delivery: Delivery, *, code: OneTimeCode | None = None) -> Delivery:
    """The agency says that it has the decree and takes note of it. Meets whatever was still owed on either side."""
    by = AcknowledgedBy.CODE if _crossed_off(code) else AcknowledgedBy.ACCOUNT
    return _acknowledge(actor, delivery, today(), by)


@operation(may=SECRETARIAT)
def record_receipt(
    actor: Actor,
    deliveries: Sequence[Delivery],
    *,
    on: date,
    received_by: str,
    proof: Upload | None,
    source: str,
) -> list[Delivery]:
    """The signed and stamped receipt came back: as valid as an answer on screen. Recorded with its source."""
    if proof is None and not source.strip():
        raise Refused(_("Lampirkan foto tanda terima, atau tuliskan dari mana diketahui."), field="source")
    _chosen(deliveries)
    for delivery in deliveries:
        _not_before_signing(delivery, on)
        said = Source(delivery.agency, source or _("foto tanda terima"))
        more = {"received_by": received_by} | ({"proof": proof} if proof else {})
        _acknowledge(actor, delivery, on, AcknowledgedBy.RECEIPT, source=said, **more)
    return list(deliveries)


@operation(may=RECEIVER)
def ask_correction(
    actor: Actor, delivery: Delivery, *, text: str, code: OneTimeCode | None = None
) -> Delivery:
    """The agency has it and says what is wrong in it; the secretariat owes an answer, the acknowledgement waits."""
    _is_owed(delivery)
    if not text.strip():
        raise Refused(
            _("Tuliskan apa yang perlu diperbaiki, misalnya nama jabatan yang salah tulis."), field="text"
        )
    _crossed_off(code)
    move(
        delivery, "ask_correction", correction=text.strip(), correction_asked_on=today(), correction_answer=""
    )
    record(
        actor,
        "delivery.correction_asked",
        delivery,
        ends=[Ends("acknowledge_decree", _("menunggu jawaban atas permintaan perbaikan"))],
        owes=[
            Owes(
                "answer_correction",
                by=delivery.decree.secretariat,
                to=delivery.agency,
                about=str(delivery.decree.year),
            )
        ],
    )
    return delivery


@operation(may=SECRETARIAT)
def answer_correction(actor: Actor, delivery: Delivery, *, answer: str) -> Delivery:
    """The secretariat answers (mended in the next decree, a reading confirmed, …); the agency's promise runs anew."""
    _is_owed(delivery)
    if not answer.strip():
        raise Refused(_("Tuliskan jawaban yang akan dibaca instansi itu."), field="answer")
    move(delivery, "answer_correction", correction_answer=answer.strip())
    meets, owes = [Meets("answer_correction")], [_acknowledgement_owed(delivery, today())]
    record(actor, "delivery.correction_answered", delivery, meets=meets, owes=owes)
    return delivery


@operation(may=SECRETARIAT)
def remind(actor: Actor, delivery: Delivery) -> Delivery:
    """One reminder more was given; the next one climbs (chat, letter to the head, the chair of the task force)."""
    _is_owed(delivery)
    if delivery.state not in (DeliveryState.DELIVERED, DeliveryState.SENT):
        raise Refused(_("Tidak ada yang perlu diingatkan: langkah berikut bukan pada instansi itu."))
    Delivery.objects.filter(pk=delivery.pk).update(reminded=F("reminded") + 1, reminded_on=today())
    delivery.refresh_from_db()
    record(actor, "delivery.reminded", delivery, detail={"times": delivery.reminded})
    return delivery


@operation(may=SECRETARIAT)
def give_acknowledgement_code(actor: Actor, delivery: Delivery) -> str:
    """A one-time code for the head of the agency, shown once; an earlier one ends."""
    _is_owed(delivery)
    if delivery.state == DeliveryState.ACKNOWLEDGED:
        raise Refused(_already(delivery))
    office = head_of(delivery.agency, delivery.decree)
    if office is None:
        raise Refused(_("Instansi ini belum punya jabatan tercatat. Tambahkan jabatan pimpinannya dahulu."))
    code = give_code(actor, ACKNOWLEDGE, delivery, office)
    record(actor, "delivery.code_given", delivery)
    return code


def _acknowledge(
    actor: Actor,
    delivery: Delivery,
    on: date,
    by: AcknowledgedBy,
    *,
    source: Source | None = None,
    **more: object,
) -> Delivery:
    arrived = {} if delivery.delivered_on else {"delivered_on": on}
    move(
        delivery,
        "acknowledge",
        answered=_already(delivery),
        acknowledged_on=on,
        acknowledged_by=by,
        **arrived,
        **more,
    )
    meets: Iterable[Meets] = [
        Meets("deliver_decree", on=on),
        Meets("acknowledge_decree", on=on),
        Meets("answer_correction", on=on),
    ]
    record(actor, "delivery.acknowledged", delivery, meets=meets, source=source)
    return delivery


def _already(delivery: Delivery) -> str:
    return _("Penyampaian ke %(agency)s sudah diakui.") % {"agency": delivery.agency}


def _chosen(deliveries: Sequence[Delivery]) -> None:
    if not deliveries:
        raise Refused(_("Belum ada instansi yang dipilih"))


def _is_owed(delivery: Delivery) -> None:
    """Only the decree in force is owed. That an earlier one was received may still be said and recorded."""
    if delivery.decree.state != DecreeState.ISSUED:
        raise Refused(OWED_NO_LONGER)


def _acknowledgement_owed(delivery: Delivery, start: date) -> Owes:
    decree = delivery.decree
    return Owes(
        "acknowledge_decree",
        by=delivery.agency,
        to=decree.secretariat,
        about=str(decree.year),
        started_on=start,
    )


def _not_before_signing(delivery: Delivery, on: date) -> None:
    signed = delivery.decree.signed_on
    if signed and on < signed:
        raise Refused(_("Tanggal ini sebelum SK ditandatangani. Periksa lagi tanggalnya."), field="on")
    if on > today():
        raise Refused(_("Tanggal ini belum terjadi."), field="on")


def _crossed_off(code: OneTimeCode | None) -> bool:
    if code is None:
        return False
    if not cross_off(code):
        raise Refused(_("Kode ini sudah dipakai. Bila bukan oleh Anda, hubungi Sekretariat."))
    return True
