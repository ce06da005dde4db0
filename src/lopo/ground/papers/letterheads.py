"""From an agency's own settings to the frame of its papers."""

from __future__ import annotations

from dataclasses import replace

from lopo.ground.agencies.models import Agency, Appointment, Capacity, Office
from lopo.ground.papers.frame import Foot, Frame, Head, Margins, Sheet, Signature
from lopo.ground.papers.models import Letterhead


def letterhead_of(agency: Agency) -> Letterhead:
    """The agency's letterhead; unsaved and neutral (its name alone) until the agency has entered one. One query."""
    kept = Letterhead.objects.filter(agency=agency).first()
    return kept or Letterhead(
        regency=agency.regency,
        agency=agency,
        lines=[agency.name.upper()],
        place=agency.regency.capital or agency.regency.name,
        number_pattern="",
    )


def frame_of(letterhead: Letterhead, *, foot: Foot | None = None, lying: bool = False) -> Frame:
    """Sheet, head and foot as this agency prints them."""
    sheet = Sheet(size=letterhead.paper, margins=Margins(**letterhead.margins))
    return Frame(
        sheet=sheet.lying() if lying else sheet,
        head=Head(lines=letterhead.lines, address=letterhead.address, contact=letterhead.contact),
        foot=foot or Foot(),
    )


def signature_of(
    office: Office | None, appointment: Appointment | None, *, before: tuple[str, ...] = ()
) -> Signature:
    """The signature block of whoever sits in this office now: name, rank, number, Plt. or Plh. Blank if nobody does."""
    if office is None or appointment is None:
        return Signature(office=office.name.upper() if office else "", before=before)
    acting = {Capacity.PLT: "Plt.", Capacity.PLH: "Plh."}.get(Capacity(appointment.capacity), "")
    official = appointment.official
    number = f"NIP {official.staff_number}" if official.staff_number else ""
    block = Signature(
        office=office.name.upper(), name=official.name, rank=official.rank, number=number, before=before
    )
    return replace(block, acting=acting)  # type: ignore[arg-type]
