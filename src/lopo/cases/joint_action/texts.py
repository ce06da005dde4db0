"""The call as a text for WhatsApp: place and time, who is called, and no person."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from lopo.cases.joint_action.models import Called, JointAction
from lopo.ground.papers.words import hour, listed, long_date


def call_text(row: JointAction, called: Sequence[Called]) -> str:
    """Why people are called is told in Lopo or by phone, never in a group."""
    agencies = listed([str(one.agency) for one in called])
    village = f", {row.village}" if row.village else ""
    return (
        f"*Penanganan bersama*\n"
        f"Tempat: {row.place}{village}\n"
        f"Waktu: {long_date(row.day)}, {hour(timezone.localtime(row.meets_at))}\n"
        f"Dipanggil: {agencies}\n"
        f"Mohon datang, atau kabari bila berhalangan. Nama orang tidak disebut di sini.\n"
        f"{row.caller_office.agency.name}"
    )
