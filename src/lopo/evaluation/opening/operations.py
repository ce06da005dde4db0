"""A period is laid open: each agency sees its own page first and may comment, the others see it 14 days later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from lopo.evaluation.models import Comment, Evaluation
from lopo.evaluation.opening import words  # noqa: F401 (names these acts on histories)
from lopo.evaluation.rules import COMMENTS, EVALUATES
from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.agencies.models import Agency
from lopo.ground.clocks.owing import limit, rule
from lopo.ground.web.words import day
from lopo.taskforce.decree.queries import decree_in_force, members_of
from lopo.taskforce.record.pen import Meets, Owes, record

COMMENT = "comment_evaluation"


@operation(may=EVALUATES)
def lay_open(actor: Actor, *, starts_on: date, ends_on: date, obstacles: Sequence[str] = ()) -> Evaluation:
    """From today each agency reads its own page; the rest opens to all when the time for comments is over.

    Raises Refused for a period that still runs, and for one that was laid open before.
    """
    if ends_on < starts_on:
        raise Refused(_("Hari terakhir mendahului hari pertama. Periksa lagi."), field="ends_on")
    if (
        ends_on >= today()
    ):  # what is still owed would be judged before its day, and stay so: it is laid open once
        raise Refused(
            _("Periode ini belum selesai. Ia dapat dibuka sesudah hari terakhirnya."), field="ends_on"
        )
    known = Evaluation.objects.filter(regency=actor.regency, starts_on=starts_on, ends_on=ends_on)
    if known.exists():
        raise Refused(_("Periode ini sudah dibuka bagi instansi."))
    evaluation = Evaluation.objects.create(
        regency=actor.regency,
        starts_on=starts_on,
        ends_on=ends_on,
        shown_on=today(),
        opens_on=limit(rule(actor.regency, COMMENT), today()),
        obstacles=[line.strip() for line in obstacles if line.strip()],
    )
    decree = decree_in_force(actor.regency)
    about = f"{starts_on.year}"
    owes = [
        Owes(COMMENT, by=agency, to=actor.agency, about=about)
        for agency in (members_of(decree) if decree else ())
    ]
    record(actor, "evaluation.laid_open", evaluation, owes=owes)
    return evaluation


@operation(may=COMMENTS)
def comment_on(actor: Actor, evaluation: Evaluation, agency: Agency, *, text: str) -> Comment:
    """The agency's own words, which stand beside its numbers; said again, they replace what was said.

    Raises Refused once the time for comments is over: from then on all read, and the report may stand on paper.
    """
    if today() > evaluation.opens_on:
        raise Refused(
            _("Waktu menanggapi habis pada %(day)s. Sampaikan tanggapan ini dalam rapat evaluasi.")
            % {"day": day(evaluation.opens_on, year=True)}
        )
    if not text.strip():
        raise Refused(_("Tuliskan tanggapan instansi Anda."), field="text")
    comment, _new = Comment.objects.update_or_create(
        regency=actor.regency,
        evaluation=evaluation,
        agency=agency,
        defaults={"text": text.strip(), "said_on": today()},
    )
    record(actor, "evaluation.commented", evaluation, meets=[Meets(COMMENT, by=agency)])
    return comment
