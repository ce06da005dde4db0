"""A frightened villager tells what she saw, on a phone, and comes back with her receipt."""

from __future__ import annotations

import re

import pytest

from lopo.prevention.report import doors
from lopo.prevention.report.models import Report
from tests.cast import TaskForce
from tests.journeys.people import People

SEEN = "Dua anak dibawa orang asing ke dermaga. Saya takut."


@pytest.fixture(autouse=True)
def _open_doors() -> None:
    for door in (doors.FORMS, doors.RECEIPTS):
        door.opens_anew()


@pytest.mark.slow
def test_a_frightened_villager_reports_and_reads_the_answer(people: People, task_force: TaskForce) -> None:
    mama = people.stranger()
    mama.opens("/kabar/")
    mama.fills("Apa yang terjadi?", SEEN)
    mama.ticks("Akan berangkat dalam beberapa hari")
    mama.ticks(re.compile("Jangan polisi"))
    mama.presses("Kirim")
    receipt = mama.page.locator(".big-code").inner_text()
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", receipt)
    mama.page.reload()  # the browser sends the form again
    assert mama.page.locator(".big-code").inner_text() == receipt
    assert Report.objects.count() == 1
    assert not mama.page.context.cookies()
    assert mama.page.locator("script").count() == 0

    desk = people.nakertrans
    number = Report.objects.get().number
    desk.follows(re.compile(f"Baca laporan {number}|^Baca$"))
    desk.reads(SEEN)
    desk.fills("Pesan kepada pelapor", "Terima kasih, kami ke sana. Jaga diri Mama.")
    desk.presses("Kirim pesan")

    mama.opens("/kabar/ikuti/")
    mama.fills("Nomor tanda terima", receipt)
    mama.presses("Lihat")
    mama.reads("sedang dilihat petugas")
    mama.reads("Jaga diri Mama")
    mama.fills("Pesan Anda", "Kapalnya malam ini.")
    mama.presses("Kirim pesan")
    mama.reads("Pesan Anda sudah sampai")
    assert not mama.page.context.cookies()
