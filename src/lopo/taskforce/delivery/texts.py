"""Words that leave Lopo about a delivery: reminders that climb, for WhatsApp. No person is named in them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from lopo.ground.papers.words import plain_date
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.delivery.models import Delivery, DeliveryState

STEPS = 3  # chat, letter to the head, the chair of the task force


def reminder(delivery: Delivery) -> str:
    """The next reminder to one agency; each is firmer about who will hear of it, none blames."""
    decree, agency = delivery.decree, delivery.agency
    there = _there(delivery)
    head = f"*{decree.number}*\nYth. {agency.name},\n"
    if delivery.reminded == 0:
        body = (
            f"SK gugus tugas tahun {decree.year} {there}. Mohon diakui lewat Lopo atau dengan "
            "mengirim kembali tanda terima yang sudah ditandatangani. Ada yang perlu diperbaiki? Sampaikan juga."
        )
    elif delivery.reminded == 1:
        body = (
            f"Kami belum menerima pengakuan atas SK gugus tugas tahun {decree.year} yang {there}. "
            "Surat pengingat kepada pimpinan instansi menyusul. Bila ada kendala, kabari Sekretariat."
        )
    else:
        body = (
            f"Pengakuan atas SK gugus tugas tahun {decree.year} ({there}) akan dibawa ke rapat "
            "koordinasi berikut sebagai satu pokok acara. Mohon kabar sebelum rapat itu."
        )
    return f"{head}{body}\nTerima kasih. Sekretariat Gugus Tugas"


def reminder_step(delivery: Delivery) -> str:
    """What the next reminder is, for the page."""
    return [
        _("Pengingat pertama: pesan singkat."),
        _("Pengingat kedua: pesan dan surat kepada pimpinan instansi."),
        _("Pengingat ketiga: dibawa ke rapat koordinasi berikut."),
    ][min(delivery.reminded, STEPS - 1)]


def announcement(decree: Decree, deliveries: Sequence[Delivery]) -> str:
    """One text for the group of all members: who has not acknowledged is on the list, nobody is named here."""
    arrived = sum(row.delivered_on is not None for row in deliveries)
    waiting = sum(row.state == DeliveryState.DELIVERED for row in deliveries)
    said = f"SK nomor {decree.number} sudah disampaikan kepada {arrived} dari {len(deliveries)} instansi."
    if waiting:
        said += (
            f" {waiting} instansi belum mengakui. Mohon diakui lewat Lopo, lewat kode di surat pengantar, atau "
            "dengan mengirim kembali tanda terima."
        )
    return (
        f"*SK gugus tugas tahun {decree.year}*\nYth. Bapak/Ibu anggota Gugus Tugas,\n{said}\n"
        "Terima kasih. Sekretariat Gugus Tugas"
    )


def _there(delivery: Delivery) -> str:
    """That it arrived, or as long as nobody knows, that it is on its way; with the day where it is known."""
    if delivery.delivered_on:
        return f"disampaikan pada {plain_date(delivery.delivered_on)}"
    return f"dikirim pada {plain_date(delivery.sent_on)}" if delivery.sent_on else "akan disampaikan"
