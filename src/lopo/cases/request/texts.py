"""Words that leave Lopo about a request, for WhatsApp: no person, no case, no number."""

from __future__ import annotations

from lopo.cases.request.models import Request, RequestState
from lopo.ground.papers.words import plain_date


def reminder(row: Request) -> str:
    """That something waits, since when, and where it is read. What it is about is told nowhere but in Lopo."""
    asked = plain_date(row.asked_on)
    waits = {
        RequestState.ASKED: f"Permintaan kami tanggal {asked} menunggu jawaban: disanggupi atau tidak.",
        RequestState.ACCEPTED: f"Permintaan kami tanggal {asked} sudah disanggupi; kami menunggu hasilnya.",
    }[RequestState(row.state)]
    until = f" Diperlukan paling lambat {plain_date(row.needed_by)}." if row.needed_by else ""
    return (
        f"Yth. {row.asked_office.agency.name},\n{waits}{until}\n"
        f"Isinya dibaca di Lopo atau pada surat kami. Bila ada kendala, kabari kami.\n"
        f"Terima kasih. {row.asker_office.agency.name}"
    )
