"""The papers of delivery: covering letters with their receipt slips, and a page of the delivery book."""

from __future__ import annotations

from collections.abc import Iterable

from lopo.ground.acts import Actor, today
from lopo.ground.agencies.holding import in_office
from lopo.ground.papers.covering_letter import Consignment, CoveringLetter, covering_letters
from lopo.ground.papers.delivery_book import DeliveryBook, DeliveryLine, delivery_book
from lopo.ground.papers.frame import Foot
from lopo.ground.papers.issuing import Issuing
from lopo.ground.papers.letter import Addressee, LetterLines
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.words import month_and_year
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.queries import head_of, secretary_office
from lopo.taskforce.delivery.models import Delivery


def letter_of(decree: Decree, delivery: Delivery, *, foot: Foot | None = None) -> CoveringLetter:
    """The covering letter to one agency, in two copies. The number is the office's own: blank until entered."""
    head = letterhead_of(decree.secretariat)
    office = secretary_office(decree)
    pattern = head.number_in(today().year)
    return CoveringLetter(
        frame=frame_of(head, foot=foot),
        lines=LetterLines(head.place, None, delivery.letter_number or pattern),
        to=Addressee(addressee_of(decree, delivery), place=head.place),
        items=[
            Consignment(
                f"Salinan Keputusan Bupati Nomor {decree.number} beserta Lampiran",
                "1 (satu) berkas",
                "Untuk dilaksanakan",
            )
        ],
        sender=signature_of(office, in_office(office) if office else None),
    )


def addressee_of(decree: Decree, delivery: Delivery) -> str:
    return str(head_of(delivery.agency, decree) or delivery.agency.name)


def issue_letters(actor: Actor, decree: Decree, deliveries: Iterable[Delivery], *, site: str) -> Printed:
    """All letters in one file, each confirmed by a code of its own; a letter that is printed again keeps its code."""
    letters = []
    for row in deliveries:
        foot, _day = _issuing(decree, row, site).foot(actor)
        letters.append(letter_of(decree, row, foot=foot))
    return covering_letters(letters, made_on=today())


def _issuing(decree: Decree, row: Delivery, site: str) -> Issuing:
    return Issuing(
        decree.regency,
        row,
        "covering_letter",
        lambda foot, day: covering_letters([letter_of(decree, row, foot=foot)], made_on=day),
        site,
        addressee=addressee_of(decree, row),
        official_number=row.letter_number,
        replaces=False,  # the copy that the receiver signed has the number in ink
    )


def print_book(decree: Decree, deliveries: Iterable[Delivery]) -> Printed:
    """The chosen deliveries as lines of the delivery book, with empty cells for the receivers' signatures."""
    head = letterhead_of(decree.secretariat)
    lines = [
        DeliveryLine(
            number=number,
            sent_on=row.sent_on or today(),
            letter=row.letter_number,
            letter_dated=None,
            content=f"Salinan SK {decree.number}",
            to=str(head_of(row.agency, decree) or row.agency.name),
        )
        for number, row in enumerate(deliveries, start=1)
    ]
    book = DeliveryBook(frame_of(head, lying=True), decree.secretariat.name, month_and_year(today()), lines)
    return delivery_book(book, made_on=today())
