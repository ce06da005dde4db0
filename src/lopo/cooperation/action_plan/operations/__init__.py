"""Every act of the action plan, in four files: its life, writing its draft, realising it, stopping an activity."""

from lopo.cooperation.action_plan.operations.drafting import (
    Content,
    add_activity,
    add_goal,
    add_programme,
    change_activity,
    import_plan,
    move_part,
    remove_part,
    reword,
)
from lopo.cooperation.action_plan.operations.life import (
    adopt_plan,
    close_plan,
    decline_to_endorse,
    draft_plan,
    endorse_plan,
)
from lopo.cooperation.action_plan.operations.realising import (
    attach_evidence,
    correct_realisation,
    realise,
    record_outcome,
)
from lopo.cooperation.action_plan.operations.stopping import drop_activity, take_up_activity

__all__ = [
    "Content",
    "add_activity",
    "add_goal",
    "add_programme",
    "adopt_plan",
    "attach_evidence",
    "change_activity",
    "close_plan",
    "correct_realisation",
    "decline_to_endorse",
    "draft_plan",
    "drop_activity",
    "endorse_plan",
    "import_plan",
    "move_part",
    "realise",
    "record_outcome",
    "remove_part",
    "reword",
    "take_up_activity",
]
