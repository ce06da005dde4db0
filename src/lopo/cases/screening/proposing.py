"""What the answers propose: for each element whether it is shown, and for the whole a result. A human decides.

Nothing is added up to a score. A yes can only strengthen a proposal, and what is unknown counts neither way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lopo.cases.screening.questions import AGE, Answer, Element, QuestionSet


class Found(models.TextChoices):
    """How far one element is shown."""

    SHOWN = "shown", _("tampak")
    SOME = "some", _("ada tandanya")
    NO = "no", _("tidak tampak")
    UNKNOWN = "unknown", _("belum tahu")
    NOT_NEEDED = "not_needed", _("tidak diperlukan bagi anak")


class Result(models.TextChoices):
    """ "Stopped before exploitation" is as strong as "strong": what was planned shows the purpose too."""

    STRONG = "strong", _("tanda kuat")
    STOPPED = "stopped", _("tanda kuat, dicegah sebelum dieksploitasi")
    SOME = "some", _("ada tanda, perlu dipantau")
    NONE = "none", _("saat ini tidak ada tanda")
    CANNOT_SAY = "cannot_say", _("belum dapat dikatakan")


class Age(models.TextChoices):
    """By the birth date at the event, and by how old somebody looks where that leaves it open or is doubted."""

    CHILD = "child", _("anak")
    DOUBTED = "doubted", _("mungkin anak: diperlakukan sebagai anak sampai umurnya jelas")
    ADULT = "adult", _("dewasa")
    UNKNOWN = "unknown", _("umur belum diketahui")


NO_MEANS = (Age.CHILD, Age.DOUBTED)
MEANING: dict[str, str | Promise] = {
    Result.STRONG: _("Proses, cara, dan tujuan tampak; bagi anak cukup proses dan tujuan."),
    Result.STOPPED: _(
        "Tujuannya tampak dari yang direncanakan. Dihentikan di jalan bukan berarti tidak ada."
    ),
    Result.SOME: _("Belum lengkap. Bicarakan lagi di tempat aman, dan tapis lagi."),
    Result.NONE: _("Cara dan tujuan sudah ditanyakan, dan tidak tampak."),
    Result.CANNOT_SAY: _("Terlalu banyak yang belum diketahui."),
}


@dataclass(frozen=True)
class Proposal:
    """What the answers propose, before anybody has decided."""

    age: Age
    elements: dict[str, Found]
    result: Result


def propose(questions: QuestionSet, said: Mapping[str, str], *, child: bool | None) -> Proposal:
    """From the answers and from whether the birth date at the event makes a child (None: it leaves that open)."""
    answers = questions.answered(dict(said))
    age = _age(questions, answers, child)
    elements = {str(element): _element(questions, answers, element) for element in Element}
    if age in NO_MEANS:
        elements[Element.MEANS] = Found.NOT_NEEDED
    return Proposal(age, elements, _result(questions, answers, elements))


def _age(questions: QuestionSet, answers: Mapping[str, str], child: bool | None) -> Age:
    """Whoever may be a child is taken for one until it is known: papers of the trafficked are often not their own."""
    if child:
        return Age.CHILD
    if any(answers[one.key] == Answer.YES for one in questions.of(AGE)):
        return Age.DOUBTED
    return Age.UNKNOWN if child is None else Age.ADULT


def _element(questions: QuestionSet, answers: Mapping[str, str], element: str) -> Found:
    asked = list(questions.of(element))
    yes = [one for one in asked if answers[one.key] == Answer.YES]
    if len(yes) > 1 or any(one.shows for one in yes):
        return Found.SHOWN
    if yes:
        return Found.SOME
    return Found.NO if all(answers[one.key] == Answer.NO for one in asked) else Found.UNKNOWN


def _result(questions: QuestionSet, answers: Mapping[str, str], elements: Mapping[str, Found]) -> Result:
    """An act alone is no sign: people travel. Nothing is denied while anything but the act is unknown."""
    if all(elements[element] in (Found.SHOWN, Found.NOT_NEEDED) for element in Element):
        return Result.STRONG if _reached(questions, answers) else Result.STOPPED
    signs = [answers[one.key] for one in questions.questions if one.element != Element.ACT]
    if Answer.YES in signs:
        return Result.SOME
    return Result.NONE if all(said == Answer.NO for said in signs) else Result.CANNOT_SAY


def _reached(questions: QuestionSet, answers: Mapping[str, str]) -> bool:
    """The exploitation has begun; else it was planned."""
    return any(answers[one.key] == Answer.YES for one in questions.of(Element.PURPOSE) if not one.planned)
