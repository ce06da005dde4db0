"""The pulse survey: a round is opened, each agency gets a link, answers come in without a name.

A link is crossed off in the same transaction in which the answer is written, and nothing else ties the two: the answer
has no time, no agency, and an id that was drawn by chance.
"""

from __future__ import annotations

from datetime import date
import hashlib
import secrets

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.evaluation.models import Survey, SurveyAnswer, SurveyLink
from lopo.evaluation.rules import EVALUATES
from lopo.evaluation.survey import words  # noqa: F401 (names these acts on histories)
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.agencies.models import Agency
from lopo.taskforce.decree.queries import decree_in_force, members_of
from lopo.taskforce.record.pen import record

HAS_LINK = Rule(
    gettext_lazy("siapa pun yang memegang tautan survei kabupaten ini"),
    lambda actor, link: link.regency_id == actor.regency.pk,
)


@operation(may=EVALUATES)
def open_survey(actor: Actor, *, title: str, closes_on: date) -> tuple[Survey, dict[Agency, str]]:
    """A round for every member agency. Returns the links' tokens, shown this once: only digests are kept."""
    if closes_on <= today():
        raise Refused(_("Survei ditutup sesudah hari ini."), field="closes_on")
    if not title.strip():
        raise Refused(_("Beri nama putaran survei ini."), field="title")
    decree = decree_in_force(actor.regency)
    if decree is None:
        raise Refused(_("Belum ada SK yang berlaku, jadi belum ada instansi yang ditanya."))
    survey = Survey.objects.create(
        regency=actor.regency, title=title.strip()[:200], opens_on=today(), closes_on=closes_on
    )
    tokens = {agency: secrets.token_urlsafe(16) for agency in members_of(decree)}
    SurveyLink.objects.bulk_create(
        [
            SurveyLink(regency=actor.regency, survey=survey, agency=agency, digest=digest(token))
            for agency, token in tokens.items()
        ]
    )
    record(actor, "survey.opened", survey, detail={"links": len(tokens)})
    return survey, tokens


@operation(may=HAS_LINK)
def answer_survey(
    actor: Actor, link: SurveyLink, *, reliable: int, open: int, common_aim: int, obstacle: str = ""
) -> Survey:
    """One anonymous answer, 1 (not at all) to 4 (fully). The ledger keeps the round only."""
    if today() > link.survey.closes_on:
        raise Refused(_("Putaran survei ini sudah ditutup. Terima kasih."))
    if not all(1 <= value <= 4 for value in (reliable, open, common_aim)):
        raise Refused(_("Pilih satu jawaban pada tiap pertanyaan."))
    if not SurveyLink.objects.filter(pk=link.pk, used=False).update(used=True):
        raise Refused(_("Tautan ini sudah dipakai. Satu instansi menjawab sekali."))
    SurveyAnswer.objects.create(
        regency=link.regency,
        survey=link.survey,
        reliable=reliable,
        open=open,
        common_aim=common_aim,
        obstacle=obstacle.strip(),
    )
    record(actor, "survey.answered", link.survey)
    return link.survey


def link_of(token: str) -> SurveyLink | None:
    """The link behind a token, used or not; None for a strange one."""
    return SurveyLink.objects.select_related("survey", "regency").filter(digest=digest(token)).first()


def digest(token: str) -> str:
    return hashlib.sha256(f"lopo survey {token}".encode()).hexdigest()
