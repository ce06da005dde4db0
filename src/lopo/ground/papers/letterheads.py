"""From an agency's own settings to the frame of its papers."""

from __future__ import annotations

from dataclasses import replace

from lopo.ground.agencies.models import Agency, AgencyKind, Appointment, Capacity, Office
from lopo.ground.papers.frame import Foot, Frame, Head, Margins, Sheet, Signature
from lopo.ground.papers.models import Letterhead, PaperFont
from lopo.ground.papers.typeset import Picture
from lopo.ground.papers.uploads import read


def letterhead_of(agency: Agency) -> Letterhead:
    """The agency's letterhead; unsaved and neutral (its name alone) until the agency has entered one. One query."""
    kept = Letterhead.objects.select_related("emblem").filter(agency=agency).first()
    return kept or Letterhead(
        regency=agency.regency,
        agency=agency,
        lines=[agency.name.upper()],
        place=agency.regency.capital or agency.regency.name,
        number_pattern="",
    )


def frame_of(
    letterhead: Letterhead, *, foot: Foot | None = None, lying: bool = False, watermark: str = ""
) -> Frame:
    """Sheet, head and foot as this agency prints them."""
    sheet = Sheet(
        size=letterhead.paper,
        margins=Margins(**letterhead.margins),
        font="bookman" if letterhead.font == PaperFont.BOOKMAN else "sans",
        spacing=letterhead.spacing,
    )
    head = Head(
        lines=letterhead.lines,
        address=letterhead.address,
        contact=letterhead.contact,
        emblem=Picture(read(letterhead.emblem), f"Lambang {letterhead.lines[-1]}")
        if letterhead.emblem
        else None,
    )
    return Frame(
        sheet=sheet.lying() if lying else sheet,
        head=Head() if lying else head,
        foot=foot or Foot(),
        watermark=watermark,
    )


def signature_of(
    office: Office | None, appointment: Appointment | None, *, before: tuple[str, ...] = ()
) -> Signature:
    """The signature block of whoever sits in this office now: name, rank, number, Plt. or Plh. Blank if nobody does."""
    if office is None or appointment is None:
        return Signature(office=office.name.upper() if office else "", before=before)
    acting = {Capacity.PLT: "Plt.", Capacity.PLH: "Plh."}.get(Capacity(appointment.capacity), "")
    official = appointment.official
    kind = "NRP" if official.agency.kind in (AgencyKind.POLICE, AgencyKind.MILITARY) else "NIP"
    number = f"{kind} {official.staff_number}" if official.staff_number else ""
    block = Signature(
        office=office.name.upper(), name=official.name, rank=official.rank, number=number, before=before
    )
    return replace(block, acting=acting)  # type: ignore[arg-type]
