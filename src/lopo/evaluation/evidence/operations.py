"""Evidence from people is brought in from a file or entered piece by piece, and coded by two people apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from lopo.evaluation.evidence import words  # noqa: F401 (names these acts on histories)
from lopo.evaluation.measures.evidence_file import EvidenceFile
from lopo.evaluation.models import ASPECTS, Coding, EvidenceKind, Piece, Study
from lopo.evaluation.rules import CODES, EVALUATES
from lopo.ground.acts import Actor, Refused, operation, today
from lopo.taskforce.record.pen import record

FIRST, SECOND = 1, 2


@operation(may=EVALUATES)
def import_evidence(actor: Actor, file: EvidenceFile) -> Study:
    """A study with its pieces, coded as the file codes them, and the study's own words, kept apart from ours.

    Refuses a study that is here already: the same file twice adds nothing.
    """
    if Study.objects.filter(regency=actor.regency, title=file.title).exists():
        raise Refused(_("Kajian ini sudah ada di Lopo. Tidak ada yang diubah."), field="file")
    study = Study.objects.create(
        regency=actor.regency,
        title=file.title,
        starts_on=file.start,
        ends_on=file.end,
        method=dict(file.method),
        says=dict(file.says),
    )
    for told in file.pieces:
        piece = Piece.objects.create(
            regency=actor.regency,
            study=study,
            code=told.code,
            kind=told.kind,
            informant=told.informant,
            says=told.says,
            section=told.section,
            starts_on=told.start,
            ends_on=told.end,
        )
        _code(actor, piece, FIRST, told.indicator, told.aspect, told.polarity, by_file=True)
    record(actor, "evidence.imported", study, detail={"pieces": len(file.pieces)})
    return study


@operation(may=EVALUATES)
def add_piece(
    actor: Actor,
    *,
    kind: str,
    informant: str,
    says: str,
    indicator: str,
    aspect: str,
    polarity: int,
    starts_on: date,
    ends_on: date,
    value: Decimal | None = None,
    unit: str = "",
) -> Piece:
    """One interview, observation or document, with its first coding. The informant is an office, never a name."""
    _period(starts_on, ends_on)
    _belongs(indicator, aspect)
    for field, text, sentence in (
        ("says", says, _("Tuliskan apa yang dikatakan atau dilihat.")),
        ("informant", informant, _("Sebutkan jabatannya, bukan namanya.")),
    ):
        if not text.strip():
            raise Refused(sentence, field=field)
    piece = Piece.objects.create(
        regency=actor.regency,
        code=_next_code(actor),
        kind=EvidenceKind(kind),
        informant=informant.strip(),
        says=says.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        value=value,
        unit=unit.strip(),
    )
    _code(actor, piece, FIRST, indicator, aspect, polarity)
    record(actor, "evidence.added", piece)
    return piece


@operation(may=CODES)
def code_again(actor: Actor, piece: Piece, *, indicator: str, aspect: str, polarity: int) -> Coding:
    """The second coder's reading, made without seeing the first. It is compared, never counted."""
    _belongs(indicator, aspect)
    first = piece.codings.filter(order=FIRST).first()
    if first and actor.account and first.coder_id == actor.account.pk:
        raise Refused(_("Anda penyandi pertama potongan ini. Yang kedua harus orang lain."))
    if piece.codings.filter(order=SECOND).exists():
        raise Refused(_("Potongan ini sudah disandi dua orang."))
    coding = _code(actor, piece, SECOND, indicator, aspect, polarity)
    record(actor, "evidence.coded_again", piece)
    return coding


def _code(
    actor: Actor,
    piece: Piece,
    order: int,
    indicator: str,
    aspect: str,
    polarity: int,
    *,
    by_file: bool = False,
) -> Coding:
    return Coding.objects.create(
        regency=actor.regency,
        piece=piece,
        order=order,
        indicator=indicator,
        aspect=aspect,
        polarity=polarity,
        coder=None if by_file else actor.account,
        coded_on=today(),
    )


def _belongs(indicator: str, aspect: str) -> None:
    if aspect not in ASPECTS.get(indicator, ()):
        raise Refused(_("Segi ini bukan bagian dari indikator itu."), field="aspect")


def _period(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("Hari terakhir mendahului hari pertama. Periksa lagi."), field="ends_on")
    if starts_on > today():
        raise Refused(_("Tanggal ini belum terjadi."), field="starts_on")


def _next_code(actor: Actor) -> str:
    """ "B7": our own pieces are numbered by themselves, apart from those of studies."""
    return f"B{Piece.objects.filter(regency=actor.regency, study=None).count() + 1}"
