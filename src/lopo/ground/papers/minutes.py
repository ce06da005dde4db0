"""Notula: what a meeting talked about and decided, with who owes what by when. Cases stand by their number only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.typeset import Printed, filename, typeset


@dataclass(frozen=True)
class Topic:
    """One point of the agenda and what was said to it (paragraphs by an empty line)."""

    title: str
    text: str = ""


@dataclass(frozen=True)
class Resolution:
    """One decision: what, which office owes it, by when, what will prove it, where it stands."""

    what: str
    owed_by: str = ""  # an office
    due: str = ""  # "24 Maret 2026"
    proof: str = ""
    state: str = ""
    dissent: str = ""  # "Dinas X: keberatan karena …"


@dataclass(frozen=True)
class Attendee:
    agency: str
    state: str  # "kepala", "mewakili, dengan surat tugas", "izin", "tidak hadir", "tidak diundang"
    name: str = ""


@dataclass(frozen=True)
class Minutes:
    frame: Frame
    meeting: str
    day: str
    hours: str
    place: str
    chair: str  # office
    secretary: str
    present: str  # "16 dari 20 instansi (daftar hadir terlampir)"
    opening: str
    topics: Sequence[Topic]
    resolutions: Sequence[Resolution]
    closing: str
    signatures: tuple[Signature, Signature]  # chair, note-taker
    attendance: Sequence[Attendee] = ()


def minutes(notes: Minutes, *, made_on: date) -> Printed:
    pdf = typeset(
        "ground/papers/minutes.typ", {"notes": notes}, title=f"Notula {notes.meeting}", dated=made_on
    )
    return Printed(pdf, filename("notula", notes.meeting, made_on))
