"""Screening somebody: the answers are kept, a human finds and gives reasons; what was proposed stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Because, CaseState, Participation, Role, sees
from lopo.cases.case.operations import SCREEN, sits
from lopo.cases.person.age import is_child
from lopo.cases.screening import words  # noqa: F401 (names this act on histories)
from lopo.cases.screening.models import Screening
from lopo.cases.screening.proposing import NO_MEANS, Found, Proposal, Result, propose
from lopo.cases.screening.questions import Answer, Element, QuestionSet, question_sets
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.writing import written
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import Meets, Took, record

LONGEST = 2000
FINDINGS = (Found.SHOWN, Found.SOME, Found.NO, Found.UNKNOWN)  # what an officer can find of an element


def _screens(actor: Actor, participation: Participation) -> bool:
    """An offer lets one read in order to decide, and write nothing yet."""
    if not sits(actor) or participation.regency_id != actor.regency.pk:
        return False
    by = reach(actor)
    grants = [given for given in participation.grants.all() if given.because != Because.OFFERED]
    return Compartment.NARRATIVE in sees(grants, by, participation.case.kind) & by.writes


SCREENS = Rule(
    gettext_lazy("siapa pun yang boleh menulis cerita kejadian orang itu, dengan mandat mengerjakan"),
    _screens,
)


@operation(may=SCREENS)
def screen_person(
    actor: Actor,
    participation: Participation,
    *,
    questions: str,
    answers: Mapping[str, str],
    elements: Mapping[str, str],
    result: str,
    reasons: str,
    on: date | None = None,
) -> Screening:
    """What was answered, what the officer finds of act, means and purpose, and the result with reasons. Kept for good.

    A second one stands beside the first, and the newest counts. It changes no role: a victim stays a victim, and of
    guilt nothing is said. Refuses without reasons, a finding or a result that is not on the list, a day to come.
    """
    if participation.ended_on is not None or participation.case.state != CaseState.OPEN:
        raise Refused(_("Orang ini tidak lagi dalam perkara yang terbuka."))
    asked = question_sets().get(questions)
    if asked is None or _strange(asked, answers):
        raise Refused(_("Daftar pertanyaan ini sudah diganti. Muat ulang halaman, lalu isi yang baru."))
    proposal = propose(asked, answers, child=was_child(participation))
    found = _found(proposal, elements)
    day = on or today()
    said = _decided(participation, result, reasons, day)
    screening = Screening(
        regency=actor.regency,
        participation=participation,
        order=participation.screenings.count() + 1,
        on=day,
        written_on=today(),
        office=actor.office,
        by=actor.official,
        questions=asked.key,
        result=result,
        answers=json.dumps(asked.answered(dict(answers))),
        found=json.dumps(_kept(proposal, found)),
        reasons=said,
    )
    screening.save(force_insert=True)
    _record(actor, participation, screening)
    return screening


def was_child(participation: Participation) -> bool | None:
    """Whether the birth date makes a child on the day of the event, or of the opening while that day is not known."""
    case = participation.case
    return is_child(str(participation.person.born or ""), case.happened_on or case.opened_on)


def _record(actor: Actor, participation: Participation, screening: Screening) -> None:
    took = []
    if participation.role == Role.VICTIM and actor.agency is not None:
        took = [Took(actor.agency, Work.REGISTRATION, participation.case.number, screening.on)]
    record(
        actor,
        "person.screened",
        screening,
        together=took,
        meets=[Meets(SCREEN, subject=participation)],
        detail={"person": str(participation.pk)},
    )


def _strange(asked: QuestionSet, answers: Mapping[str, str]) -> bool:
    known = {one.key for one in asked.questions}
    return bool(set(answers) - known) or bool(set(answers.values()) - set(Answer.values))


def _found(proposal: Proposal, elements: Mapping[str, str]) -> dict[str, str]:
    """What the officer finds of each element; of a child nothing is asked about means."""
    found: dict[str, str] = {}
    for element in Element:
        if element == Element.MEANS and proposal.age in NO_MEANS:
            found[element] = Found.NOT_NEEDED
        elif elements.get(element) in FINDINGS:
            found[element] = elements[element]
        else:
            raise Refused(
                _("Pilih apa yang Anda temukan tentang %(element)s.") % {"element": element.label.lower()},
                field=str(element),
            )
    return found


def _decided(participation: Participation, result: str, reasons: str, on: date) -> str:
    if result not in Result.values:
        raise Refused(_("Pilih hasilnya. Usulan tidak memutuskan."), field="result")
    needed = _("Tuliskan alasannya: apa yang menunjukkannya, atau apa yang belum diketahui.")
    said = written(reasons, needed=needed, longest=LONGEST, field="reasons")
    if on > today():
        raise Refused(_("Hari penapisan ini belum tiba. Periksa lagi tanggalnya."), field="on")
    return said


def _kept(proposal: Proposal, found: dict[str, str]) -> dict[str, object]:
    return {
        "age": str(proposal.age),
        "proposed": proposal.elements,
        "elements": found,
        "result": str(proposal.result),
    }
