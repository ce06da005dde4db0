"""Which room of a person each act on a case belongs to: whoever may not read the room is told that it is shut.

An act that stands in neither table is on no timeline; a test asks for a decision on each new one.
"""

from __future__ import annotations

from lopo.cases.request.models import RequestKind
from lopo.taskforce.access.compartments import Compartment

ROOMS = {
    "case.opened": Compartment.PROGRESS,
    "people.added": Compartment.PROGRESS,
    "case.classified": Compartment.PROGRESS,
    "unsealing.agreed": Compartment.PROGRESS,
    "case.closed": Compartment.PROGRESS,
    "case.reopened": Compartment.PROGRESS,
    "person.assigned": Compartment.PROGRESS,
    "person.left": Compartment.PROGRESS,
    "person.resumed": Compartment.PROGRESS,
    "office.added": Compartment.PROGRESS,
    "office.removed": Compartment.PROGRESS,
    "person.corrected": Compartment.IDENTITY,
    "role.added": Compartment.SUSPECT,
    "person.screened": Compartment.NARRATIVE,
    "handover.offered": Compartment.PROGRESS,
    "handover.accepted": Compartment.PROGRESS,
    "handover.returned": Compartment.PROGRESS,
    "handover.kept": Compartment.PROGRESS,
    "handover.withdrawn": Compartment.PROGRESS,
    "request.made": Compartment.NARRATIVE,  # or by what is asked for, below
    "request.accepted": Compartment.NARRATIVE,
    "request.declined": Compartment.NARRATIVE,
    "request.done": Compartment.NARRATIVE,
    "request.withdrawn": Compartment.NARRATIVE,
}
ASKED_FOR = {
    RequestKind.HEALTH: Compartment.HEALTH,
    RequestKind.SHELTER: Compartment.SHELTER,
    RequestKind.LEGAL_AID: Compartment.LEGAL,
}
# Of a joint action, which all who see the case know of.
JOINT_ACTION = (
    "joint_action.called",
    "joint_action.recorded",
    "joint_action.called_off",
    "joint_action.joined",
)
# Of a conference, for those who know of it; the others see the first one as a shut room.
CONFERENCE = (
    "conference.planned",
    "meeting.called",
    "meeting.closed",
    "meeting.cancelled",
    "minutes.circulated",
)
LEFT_OUT = (
    "person.seen",  # looks have a page of their own
    "handover.signed_kept",  # stands on the minutes
    "handover.tried",  # a step of the giver's, told on the minutes
    "unsealing.asked",  # between the two agencies
    "unsealing.declined",
    "joint_action.called_more",  # told on its own page
    "joint_action.corrected",
    "joint_action.told_for",
    "persons.joined",  # between those who hold the two records, perhaps in two cases
    "persons.differ",
    "persons.parted",
    "search.noted",
    "conflict.recorded",  # silently for whom it concerns
    "conflict.ended",
)
