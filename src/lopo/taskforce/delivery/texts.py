"""Words that leave Lopo about a delivery: reminders that climb, for WhatsApp. No person is named in them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lopo.ground.papers.words import plain_date
from lopo.taskforce.delivery.models import Delivery

STEPS = 3  # chat, letter to the head, the chair of the task force


def reminder(delivery: Delivery) -> str:
    """The next reminder to one agency; each is firmer about who will hear of it, none blames."""
    decree, agency = delivery.decree, delivery.agency
    when = plain_date(delivery.delivered_on) if delivery.delivered_on else ""
    head = f"*{decree.number}*\nYth. {agency.name},\n"
    if delivery.reminded == 0:
        body = (
            f"SK gugus tugas tahun {decree.year} disampaikan pada {when}. Mohon diakui lewat Lopo atau dengan "
            "mengirim kembali tanda terima yang sudah ditandatangani. Ada yang perlu diperbaiki? Sampaikan juga."
        )
    elif delivery.reminded == 1:
        body = (
            f"Kami belum menerima pengakuan atas SK gugus tugas tahun {decree.year} yang disampaikan pada {when}. "
            "Surat pengingat kepada pimpinan instansi menyusul. Bila ada kendala, kabari Sekretariat."
        )
    else:
        body = (
            f"Pengakuan atas SK gugus tugas tahun {decree.year} (disampaikan {when}) akan dibawa ke rapat "
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


def announcement(year: int, number: str, waiting: int) -> str:
    """One text for the group of all members: who has not acknowledged is on the list, nobody is named here."""
    return (
        f"*SK gugus tugas tahun {year}*\nYth. Bapak/Ibu anggota Gugus Tugas,\n"
        f"SK nomor {number} sudah disampaikan. {waiting} instansi belum mengakui. Mohon diakui lewat Lopo, "
        "lewat kode di surat pengantar, atau dengan mengirim kembali tanda terima.\n"
        "Terima kasih. Sekretariat Gugus Tugas"
    )
