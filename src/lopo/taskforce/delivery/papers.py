"""The papers of delivery: covering letters with their receipt slips, and a page of the delivery book."""

from __future__ import annotations

from collections.abc import Iterable

from lopo.ground.acts import today
from lopo.ground.agencies.holding import in_office
from lopo.ground.papers.covering_letter import Consignment, CoveringLetter, covering_letters
from lopo.ground.papers.delivery_book import DeliveryBook, DeliveryLine, delivery_book
from lopo.ground.papers.letter import Addressee, LetterLines
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.words import month_and_year
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.queries import head_of, secretary_office
from lopo.taskforce.delivery.models import Delivery


def print_letters(decree: Decree, deliveries: Iterable[Delivery]) -> Printed:
    """One covering letter in two copies for each agency. The number is the office's own: blank until entered."""
    head = letterhead_of(decree.secretariat)
    office = secretary_office(decree)
    signer = signature_of(office, in_office(office) if office else None)
    item = Consignment(
        f"Salinan Keputusan Bupati Nomor {decree.number} beserta Lampiran",
        "1 (satu) berkas",
        "Untuk dilaksanakan",
    )
    letters = [
        CoveringLetter(
            frame=frame_of(head),
            lines=LetterLines(
                head.place,
                None,
                row.letter_number or head.number_pattern.replace("{year}", str(today().year)),
            ),
            to=Addressee(str(head_of(row.agency, decree) or row.agency.name), place=head.place),
            items=[item],
            sender=signer,
        )
        for row in deliveries
    ]
    return covering_letters(letters, made_on=today())


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
