"""Papers leave and are confirmed, proofs come in, an agency's letterhead is set."""

from __future__ import annotations

from datetime import date
import hashlib
from typing import Any

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, now, operation, today
from lopo.ground.acts.models import Written
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.ledger.entries import enter
from lopo.ground.papers.cleaning import LARGEST, clean, small_picture
from lopo.ground.papers.models import IssuedPaper, Letterhead, Upload
from lopo.ground.papers.seals import Seal
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.uploads import keep

MOST_LINES = 5  # of a letterhead


def _works(actor: Actor, *_subjects: Any) -> bool:
    return actor.acts and actor.hat not in ("keeper", "auditor")


def _at_the_desk(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat == "system" or (actor.hat == "secretariat" and actor.acts)


def _issued_it(actor: Actor, paper: IssuedPaper) -> bool:
    return _works(actor) and paper.issued_by is not None and actor.is_of(paper.issued_by.agency)


WORKS = Rule(
    gettext_lazy(
        "siapa pun yang bekerja untuk satu instansi, dengan mandat mengerjakan atau kode sekali pakai"
    ),
    _works,
)
DESK = Rule(gettext_lazy("Sekretariat, dengan mandat mengerjakan"), _at_the_desk)
ISSUER = DESK | Rule(
    gettext_lazy("instansi yang menerbitkan surat itu, dengan mandat mengerjakan"), _issued_it
)
OWN_AGENCY = DESK | Rule(
    gettext_lazy("instansi itu sendiri, dengan mandat mengerjakan"),
    lambda actor, agency: _works(actor) and actor.is_of(agency),
)


# Proofs


@operation(may=WORKS)
def take_in(actor: Actor, subject: Written, file: File[bytes], *, what: str, guarded: bool = False) -> Upload:
    """Keeps a photograph or PDF as proof of `subject`: cleaned of metadata, with its digest.

    `guarded`: it is about a person, so the common page of proofs does not know it; its noun hands it out. So is
    whatever is about something shut.
    Refuses a file that is too large, of another kind, damaged, or able to act.
    """
    cleaned = clean(file.read(LARGEST + 1))
    upload = Upload(
        regency=actor.regency,
        subject_kind=subject.noun(),
        subject_id=subject.pk,
        what=what,
        media_type=cleaned.media_type,
        size=len(cleaned.content),
        sha256=hashlib.sha256(cleaned.content).hexdigest(),
        taken_in_at=now(),
        taken_in_by=actor.account,
        guarded=guarded or subject.whole.apart,
    )
    keep(upload, cleaned.content)
    upload.save(force_insert=True)
    enter(actor, "upload.taken_in", upload, detail={"what": what, "sha256": upload.sha256})
    return upload


# Papers


@operation(may=WORKS)
def issue_paper(
    actor: Actor,
    subject: Written,
    *,
    seal: Seal,
    printed: Printed,
    paper: str,
    dated: date,
    issued_by: Office | None = None,
    addressee: str = "",
    official_number: str = "",
) -> IssuedPaper:
    """Remembers a paper that leaves, so that its code can confirm it. `addressee` is an office, never a person."""
    issued = IssuedPaper(
        regency=actor.regency,
        token=seal.token,
        paper=paper,
        reference=seal.reference,
        official_number=official_number,
        dated=dated,
        issued_by=issued_by or actor.office,
        addressee=addressee,
        subject_kind=subject.noun(),
        subject_id=subject.pk,
        sha256=hashlib.sha256(printed.pdf).hexdigest(),
        apart=subject.whole.apart,
    )
    issued.save(force_insert=True)
    enter(actor, "paper.issued", issued, detail={"reference": issued.reference, "sha256": issued.sha256})
    return issued


@operation(may=ISSUER)
def enter_official_number(actor: Actor, paper: IssuedPaper, *, number: str) -> IssuedPaper:
    """Enters back the number that the office's own agenda gave; Lopo never makes one up."""
    number = " ".join(number.split())
    if not number or "…" in number or "..." in number:
        raise Refused(_("Tuliskan nomor lengkap seperti di buku agenda, tanpa titik-titik."), field="number")
    _change(paper, official_number=number)
    enter(actor, "paper.numbered", paper, detail={"number": number})
    return paper


@operation(may=ISSUER)
def withdraw_paper(actor: Actor, paper: IssuedPaper) -> IssuedPaper:
    """The paper holds no longer (a meeting moved, a letter replaced); its code says so from now on. Refuses twice."""
    if paper.withdrawn_on:
        raise Refused(_("Surat ini sudah ditarik."))
    _change(paper, withdrawn_on=today())
    enter(actor, "paper.withdrawn", paper)
    return paper


def _change(paper: IssuedPaper, **changes: Any) -> None:
    IssuedPaper.objects.filter(pk=paper.pk).update(**changes)
    paper.refresh_from_db()


# Letterheads


@operation(may=OWN_AGENCY)
def set_letterhead(
    actor: Actor,
    agency: Agency,
    *,
    lines: list[str],
    place: str,
    address: str = "",
    contact: str = "",
    paper: str = "a4",
    margins: dict[str, float] | None = None,
    font: str = "sans",
    spacing: float = 1.15,
    number_pattern: str = "",
    emblem: File[bytes] | None = None,
) -> Letterhead:
    """How this agency's papers look from now on; papers that left before stay as they were.

    Without a new emblem the one it has stays. Refuses a letterhead without lines, and an emblem that is no picture.
    """
    shown = [" ".join(line.split()) for line in lines if line.strip()]
    if not 1 <= len(shown) <= MOST_LINES:
        raise Refused(_("Kop surat berisi satu sampai lima baris."), field="lines")
    kept, _made = Letterhead.objects.update_or_create(
        agency=agency,
        defaults={
            "regency": agency.regency,
            "lines": shown,
            "place": place.strip(),
            "address": address.strip(),
            "contact": contact.strip(),
            "paper": paper,
            "margins": margins or {},
            "font": font,
            "spacing": spacing,
            "number_pattern": number_pattern.strip(),
            **({"emblem": _emblem(actor, agency, emblem)} if emblem else {}),
        },
    )
    enter(actor, "letterhead.set", kept)
    return kept


def _emblem(actor: Actor, agency: Agency, file: File[bytes]) -> Upload:
    """A small picture: it is printed two centimetres wide."""
    return take_in(actor, agency, ContentFile(small_picture(file.read(LARGEST + 1))), what="emblem")
