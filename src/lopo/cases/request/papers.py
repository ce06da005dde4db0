"""A request as a letter under the asker's head; who it is about stands on an annex for the envelope."""

from __future__ import annotations

from datetime import date

from lopo.cases.case.models import Role
from lopo.cases.case.queries import Seen
from lopo.cases.handover.papers import ROLES, code_of
from lopo.cases.request.models import Request
from lopo.ground.agencies.holding import in_office
from lopo.ground.papers.frame import Foot
from lopo.ground.papers.issuing import Issuing
from lopo.ground.papers.letter import Addressee, LetterLines
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.request_letter import IdentityAnnex, RequestLetter, identity_annex, request_letter
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.words import long_date

URGENCY = "Rahasia"  # papers about people: double envelope


def issuing(row: Request, site: str) -> Issuing:
    """The letter with a code that confirms number, date and hash, and shows nothing else."""
    return Issuing(
        row.regency,
        row,
        "request_letter",
        lambda foot, day: _letter(row, foot, day),
        site,
        addressee=str(row.asked_office),
        replaces=False,  # the one that was sent is signed and numbered in ink
    )


def annex(row: Request, seen: Seen) -> Printed:
    """Who the code stands for, for the office that is asked alone."""
    person = row.participation.person
    facts = [
        ("Nama", seen.name),
        ("Lahir", seen.born or "–"),
        ("NIK", str(person.nik) or "–"),
        ("Alamat", str(person.address) or "–"),
    ]
    head = frame_of(letterhead_of(row.asker_office.agency))
    about = IdentityAnnex(head, row.number, code_of(row.participation), facts)
    return identity_annex(about, made_on=row.asked_on)


def _letter(row: Request, foot: Foot | None, day: date) -> Printed:
    head = letterhead_of(row.asker_office.agency)
    lines = LetterLines(
        place=head.place,
        dated=None,
        number=head.number_in(day.year),
        subject="Permintaan bantuan penanganan",
        urgency=URGENCY,
    )
    letter = RequestLetter(
        frame=frame_of(head, foot=foot),
        lines=lines,
        to=Addressee(str(row.asked_office), place=head.place),
        reference=row.number,
        kind=str(row.get_kind_display()),
        person=f"{code_of(row.participation)} ({ROLES[Role(row.participation.role)]})",
        text=str(row.text),
        needed_by=long_date(row.needed_by) if row.needed_by else "",
        signer=signature_of(row.asker_office, in_office(row.asker_office)),
    )
    return request_letter(letter, made_on=day)
