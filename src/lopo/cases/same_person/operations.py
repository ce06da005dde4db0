"""Acts on two records that may be one person: the same, not the same, parted again; a search is read."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.operations import sits
from lopo.cases.same_person import words  # noqa: F401 (names these acts on histories)
from lopo.cases.same_person.models import Joined, Match
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.taskforce.record.pen import record

LONGEST = 500


def _decides(actor: Actor, match: Match) -> bool:
    return sits(actor) and visible(Match, to=actor).filter(pk=match.pk).exists()


DECIDES = Rule(
    gettext_lazy("yang bertanggung jawab bagi orang yang lebih dahulu tercatat, atau memegangnya"), _decides
)


@operation(may=DECIDES)
def join_persons(actor: Actor, match: Match, *, because: str) -> Match:
    """The two records are of one person. Nothing is moved and nobody sees more; it can be undone."""
    said = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    if match.came_id is None:
        raise Refused(_("Tidak ada catatan kedua: NIK ini hanya dicari."))
    move(match, "join")
    row = Joined(
        regency=actor.regency,
        match=match,
        because=said,
        office=actor.office,
        started_on=today(),
        ended_because="",
    )
    row.save(force_insert=True)
    record(actor, "persons.joined", match)
    return match


@operation(may=DECIDES)
def part_persons(actor: Actor, match: Match, *, because: str) -> Match:
    """They are two after all, or it is not sure: the joining ends, and the question is open as before."""
    said = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    move(match, "part")
    row = match.joined.get(ended_on=None)
    row.ended_on, row.ended_because = today(), said
    row.save(update_fields=["ended_on", "ended_because"])
    record(actor, "persons.parted", match)
    return match


@operation(may=DECIDES)
def not_the_same(actor: Actor, match: Match) -> Match:
    """Two people who share a number or a name. Remembered: these two are not asked about again."""
    if match.came_id is None:
        raise Refused(_("Tidak ada catatan kedua: NIK ini hanya dicari."))
    move(match, "deny")
    record(actor, "persons.differ", match)
    return match


@operation(may=DECIDES)
def note_that_sought(actor: Actor, match: Match) -> Match:
    """Whoever answers for the person knows that another office looked for them; whether to let it look is theirs."""
    if match.came_id is not None:
        raise Refused(_("Ada catatan kedua: putuskan apakah orangnya sama."))
    move(match, "note")
    record(actor, "search.noted", match)
    return match
