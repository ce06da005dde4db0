"""The minutes as a paper, in the form that officials know: people by code; their names on an annex of its own.

The form is that of other regencies' minutes, to be confirmed by the regency's own office of organisation. It says "korban"
and "terduga", never "pelaku". The body leaves out name, NIK, address and what happened; the annex is secret (UU 21/2007
Pasal 44) and carries no code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lopo.cases.case.models import Participation, Role
from lopo.cases.case.queries import Seen
from lopo.cases.handover.models import Handover
from lopo.cases.person.age import is_child
from lopo.cases.person.models import Sex
from lopo.ground.agencies.holding import in_office
from lopo.ground.agencies.models import Appointment, Office
from lopo.ground.papers.frame import Foot
from lopo.ground.papers.issuing import Issuing
from lopo.ground.papers.letter import BLANK
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.typeset import Printed, filename, typeset
from lopo.ground.papers.words import book_date, date_in_words, day_name, in_words

TEMPLATE = "cases/handover/minutes.typ"
CODES = {Role.VICTIM: "K", Role.SUSPECT: "T", Role.WITNESS: "S", Role.KIN: "KEL"}
ROLES = {
    Role.VICTIM: "terduga korban",
    Role.SUSPECT: "terduga pelaku",
    Role.WITNESS: "saksi",
    Role.KIN: "keluarga",
}
SEXES = {Sex.FEMALE: "P", Sex.MALE: "L", Sex.UNKNOWN: "–"}


@dataclass(frozen=True)
class Party:
    name: str
    office: str
    agency: str


def code_of(row: Participation) -> str:
    """ "K-01": what stands for a name on paper."""
    return f"{CODES[Role(row.role)]}-{row.order:02}"


def issuing(handover: Handover, people: Sequence[Seen], site: str) -> Issuing:
    """The minutes with a code that confirms number, date and hash, and shows nothing else."""
    return Issuing(
        handover.regency,
        handover,
        "handover",
        lambda foot, day: _typeset(handover, people, foot, day),
        site,
        addressee=handover.receiver_office.name,
        replaces=False,  # the copy that both signed has the number in ink
    )


def identity_annex(handover: Handover, people: Sequence[Seen]) -> Printed:
    """Code and name of each person, for the envelope. No code confirms it, and nothing of it is kept."""
    told = [
        {
            "code": code_of(seen.row),
            "name": seen.row.person.name,
            "born": seen.born or "–",
            "nik": seen.row.person.nik or "–",
            "address": seen.row.person.address or "–",
        }
        for seen in people
    ]
    head = frame_of(letterhead_of(handover.giver_office.agency))
    minutes = {"frame": head, "number": handover.number, "people": told}
    pdf = typeset(
        TEMPLATE,
        {"kind": "annex", "minutes": minutes},
        title=f"Lampiran identitas {handover.number}",
        dated=handover.offered_on,
    )
    return Printed(pdf, filename("lampiran-rahasia", handover.number))


def _typeset(handover: Handover, people: Sequence[Seen], foot: Foot | None, dated: date) -> Printed:
    on = handover.answered_on or handover.offered_on
    giver = in_office(handover.giver_office, on=on)
    receiver = in_office(handover.receiver_office, on=on)
    head = letterhead_of(handover.giver_office.agency)
    count = len(people)
    minutes: dict[str, Any] = {
        "frame": frame_of(head, foot=foot),
        "number": handover.number,
        "day": day_name(on),
        "date-in-words": date_in_words(on),
        "date": book_date(on),
        "place": BLANK,
        "giver": _party(handover.giver_office, giver),
        "receiver": _party(handover.receiver_office, receiver),
        "count": f"{count} ({in_words(count)})",
        "case": handover.case.number,
        "people": [_line(seen, on) for seen in people],
        "things": str(handover.things),
        "lead-passes": handover.lead_passes,
        "giver-signs": signature_of(handover.giver_office, giver),
        "receiver-signs": signature_of(handover.receiver_office, receiver),
    }
    pdf = typeset(
        TEMPLATE,
        {"kind": "minutes", "minutes": minutes},
        title=f"Berita acara penyerahan {handover.number}",
        dated=dated,
    )
    return Printed(pdf, filename("berita-acara", handover.number))


def _line(seen: Seen, on: date) -> dict[str, str]:
    child = is_child(seen.row.person.born, on)
    return {
        "code": code_of(seen.row),
        "sex": SEXES[Sex(seen.row.person.sex)],
        "age": "belum diketahui" if child is None else "anak" if child else "dewasa",
        "role": ROLES[Role(seen.row.role)],
    }


def _party(office: Office, appointment: Appointment | None) -> Party:
    return Party(appointment.official.name if appointment else BLANK, office.name, office.agency.name)
