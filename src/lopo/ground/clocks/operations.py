"""Agreeing on promises: each has a source and a first day; the old version stays for what was owed under it."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, operation
from lopo.ground.clocks.models import ClockRule
from lopo.ground.ledger.entries import enter

LONGEST = 366  # days; a promise that is longer than a year is none
DESK_SIGNS = Rule(
    gettext_lazy("Sekretariat, dengan mandat menandatangani"),
    lambda actor, *_: actor.hat == "system" or (actor.hat == "secretariat" and actor.signs),
)


@operation(may=DESK_SIGNS)
def confirm_promise(actor: Actor, promise: ClockRule, *, source: str) -> ClockRule:
    """The promise was checked and holds as it stands; where it comes from is kept. No longer "perlu dikonfirmasi"."""
    promise.source, promise.confirmed = _said(source), True
    promise.save(update_fields=["source", "confirmed"])
    enter(actor, "promise.confirmed", promise, source=promise.source)
    return promise


@operation(may=DESK_SIGNS)
def change_promise(
    actor: Actor, promise: ClockRule, *, amount: int, warns: int, source: str, valid_from: date
) -> ClockRule:
    """Another length from a day on. What is owed already keeps its limit."""
    if not 1 <= amount <= LONGEST:
        raise Refused(_("Isi antara 1 dan %(most)d.") % {"most": LONGEST}, field="amount")
    if valid_from <= promise.valid_from:
        raise Refused(_("Versi baru berlaku sesudah versi yang sekarang mulai."), field="valid_from")
    if promise.valid_until:
        raise Refused(_("Janji ini sudah digantikan. Ubah versi yang terbaru."))
    newer = ClockRule(
        regency=promise.regency,
        key=promise.key,
        sentence=_reworded(promise.sentence, promise.amount, amount),
        sentence_en=_reworded(promise.sentence_en, promise.amount, amount),
        amount=amount,
        unit=promise.unit,
        warns=warns,
        source=_said(source),
        confirmed=True,
        valid_from=valid_from,
    )
    promise.valid_until = valid_from - timedelta(days=1)
    promise.save(update_fields=["valid_until"])
    newer.save(force_insert=True)
    enter(actor, "promise.changed", newer, source=newer.source, detail={"from": promise.amount, "to": amount})
    return newer


def _said(source: str) -> str:
    if not source.strip():
        raise Refused(_("Tuliskan dasarnya, misalnya pasal atau keputusan rapat."), field="source")
    return source.strip()[:200]


def _reworded(sentence: str, before: int, after: int) -> str:
    """The sentence with its number changed; a sentence that names no number stays."""
    return sentence.replace(str(before), str(after), 1)
