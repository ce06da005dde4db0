"""A letter of sample words, so that an agency can see its letterhead before the first real letter leaves."""

from __future__ import annotations

from datetime import date

from lopo.ground.papers.covering_letter import Consignment, CoveringLetter, covering_letters
from lopo.ground.papers.frame import Signature
from lopo.ground.papers.letter import Addressee, LetterLines
from lopo.ground.papers.letterheads import frame_of
from lopo.ground.papers.models import Letterhead
from lopo.ground.papers.typeset import Printed


def sample_letter(letterhead: Letterhead, *, made_on: date) -> Printed:
    """A covering letter to nobody, with the pattern of the agency's own number."""
    number = letterhead.number_in(made_on.year)
    letter = CoveringLetter(
        frame=frame_of(letterhead, watermark="CONTOH"),
        lines=LetterLines(letterhead.place, None, number),
        to=Addressee("Kepala Dinas Contoh", letterhead.place),
        items=[Consignment("Salinan naskah contoh", "1 (satu) berkas")],
        sender=Signature("KEPALA INSTANSI"),
        copies=("",),
    )
    return covering_letters([letter], made_on=made_on)
