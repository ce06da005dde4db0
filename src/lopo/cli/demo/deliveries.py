"""This year's decree goes out: in time to most, late to some, and to one agency never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from lopo.ground.acts import at
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import (
    acknowledge_decree,
    ask_correction,
    deliver_decree,
    record_receipt,
    remind,
    send_decree,
)

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

NEVER = "dp3a"
ONLY_SENT = "lbh"
LATE = ("yabiku", "tapenpah", "faith", "bkad")
SILENT = ("faith", "bkad", "yabiku")  # have it, and have not said so
ASKS = "kominfotik"
BY_LETTER = ("pn", "kejari", "kodim", "setda")  # answer with a stamped receipt, not with an account
THEMSELVES = ("polres", "dinsos", "bapelitbangda", "tapenpah")


def deliver_the_decree(story: Story) -> None:
    rows = {
        row.agency.key: row for row in story.decree.deliveries.select_related("agency", "decree__secretariat")
    }
    signed = story.year.day(1, 12)
    in_time = [row for key, row in rows.items() if key not in (*LATE, NEVER, ONLY_SENT)]
    _deliver(story, in_time, 4, "by_hand", "500.15/12")
    _deliver(story, [rows[key] for key in LATE], 16, "courier", "500.15/31")
    with at(signed + timedelta(days=30)):
        send_decree(
            story.secretary,
            [rows[ONLY_SENT]],
            on=signed + timedelta(days=30),
            way="courier",
            letter_number="500.15/44",
        )
    _acknowledge(story, rows)
    _correct(story, rows[ASKS])
    for key in SILENT:
        with at(signed + timedelta(days=45)):
            remind(story.secretary, _fresh(rows[key]))


def _deliver(story: Story, rows: Sequence[Delivery], days: int, way: str, letter: str) -> None:
    on = story.year.day(1, 12) + timedelta(days=days)
    with at(on):
        deliver_decree(
            story.secretary,
            rows,
            on=on,
            way=way,
            delivered_by="Staf Sekretariat",
            received_by="Bagian umum",
            letter_number=f"{letter}/Nakertrans/{story.year.year}",
        )


def _acknowledge(story: Story, rows: dict[str, Delivery]) -> None:
    start = story.year.day(1, 12)
    for place, (key, row) in enumerate(rows.items()):
        if key in (*SILENT, NEVER, ONLY_SENT, ASKS):
            continue
        on = start + timedelta(days=8 + place if key not in LATE else 24 + place)
        with at(on):
            if key in THEMSELVES:
                acknowledge_decree(story.actor(key, on=on), _fresh(row))
            else:
                source = (
                    f"surat {10 + place}/II/{story.year.year}"
                    if key in BY_LETTER
                    else "tanda terima yang kembali"
                )
                record_receipt(
                    story.secretary, [_fresh(row)], on=on, received_by="Sekretaris", proof=None, source=source
                )


def _correct(story: Story, row: Delivery) -> None:
    """The agency that finds a slip in the name of its office, and is not answered for long."""
    on = story.year.day(2, 3)
    with at(on):
        ask_correction(
            story.actor("kominfotik", on=on, hat="seat"),
            _fresh(row),
            text="Nama jabatan pada kedudukan D3 salah tulis.",
        )


def _fresh(row: Delivery) -> Delivery:
    fresh: Delivery = Delivery.objects.select_related("agency", "decree__secretariat").get(pk=row.pk)
    return fresh
