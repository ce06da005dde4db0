"""The decree as a paper: a draft whole, with reasons and grounds; an imported one as the annex that is known."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from lopo.ground.acts import today
from lopo.ground.papers.decree import DRAFT, Annex, Body, Member, Part
from lopo.ground.papers.decree import Decree as DecreePaper
from lopo.ground.papers.decree import decree as printed_decree
from lopo.ground.papers.frame import Frame, Sheet
from lopo.ground.papers.letterheads import letterhead_of
from lopo.ground.papers.typeset import Printed
from lopo.taskforce.decree.models import Decree, Position, Seat
from lopo.taskforce.decree.queries import members_of
from lopo.taskforce.decree.seating import Document, PartLines, document_of


def print_decree(decree: Decree) -> Printed:
    """In Indonesian, whoever prints it: it is the regency's own paper. Never a person's name."""
    with override("id"):
        return printed_decree(_paper(document_of(decree)), made_on=decree.signed_on or today())


def _paper(document: Document) -> DecreePaper:
    decree = document.decree
    sheet = Sheet(size=letterhead_of(decree.secretariat).paper, font="bookman")
    return DecreePaper(
        frame=Frame(sheet=sheet, watermark=DRAFT if decree.is_draft else ""),
        authority=decree.issuer.upper(),
        province=f"PROVINSI {decree.regency.province.upper()}",
        kind=f"KEPUTUSAN {decree.issuer.upper()}",
        number=decree.number,
        about=decree.title,
        place=decree.place,
        signed_on=decree.signed_on,
        signer="",
        body=_body(decree) if decree.paragraphs else None,
        annexes=_annexes(document),
        remark=_("Yang bertanda * belum dipastikan.") if document.questions else "",
    )


def _body(decree: Decree) -> Body:
    copies = ["Gubernur " + decree.regency.province, "Ketua DPRD " + decree.regency.name, "Inspektur Daerah"]
    return Body(
        reasons=decree.reasons,
        grounds=decree.grounds,
        paragraphs=decree.paragraphs,
        copies=[*copies, *(agency.name for agency in members_of(decree))],
    )


def _annexes(document: Document) -> list[Annex]:
    """Lampiran I leadership and Lampiran II seats with duties; the second alone where the first is not known."""
    parts = [_part(lines) for lines in document.parts]
    if not document.leaders:
        return [Annex(0, "SUSUNAN KEANGGOTAAN DAN RINCIAN TUGAS", parts)]
    leaders = [Member(line.office.name, line.role) for line in document.leaders]
    return [
        Annex(1, "PIMPINAN GUGUS TUGAS", [Part("Pimpinan", members=leaders)]),
        Annex(2, "SUSUNAN KEANGGOTAAN DAN RINCIAN TUGAS", parts),
    ]


def _part(lines: PartLines) -> Part:
    members = [_member(line.seat) for line in lines.seats]
    asked = [line.asked for line in lines.seats]
    return Part(
        title=lines.part.name,
        label=lines.part.code,
        members=[replace(m, office=f"{m.office} *") if a else m for m, a in zip(members, asked, strict=True)],
        duties=[f"{line.duty.text} *" if line.asked else line.duty.text for line in lines.duties],
    )


def _member(seat: Seat) -> Member:
    position = str(Position(seat.position).label) if seat.position else ""
    return Member(seat.office.name, position)
