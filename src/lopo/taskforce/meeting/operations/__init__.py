"""The acts of meetings, by what people do: plan and call, answer, run, tick, write, decide, follow up."""

from lopo.taskforce.meeting.operations.agenda import (
    add_agenda_item,
    change_item,
    draw_up_agenda,
    finish_item,
    postpone_item,
    remove_item,
    reopen_item,
    reorder,
    take_up,
)
from lopo.taskforce.meeting.operations.answering import (
    answer_invitation,
    change_answer,
    give_answer_code,
    give_answer_codes,
)
from lopo.taskforce.meeting.operations.asking import ANSWER
from lopo.taskforce.meeting.operations.attendance import keep_list_photo, mark_all, mark_attendance
from lopo.taskforce.meeting.operations.calling import (
    call_meeting,
    change_meeting,
    enter_letter_number,
    invite_also,
    plan_closed_meeting,
    plan_meeting,
)
from lopo.taskforce.meeting.operations.deciding import change_decision, record_decision, withdraw_decision
from lopo.taskforce.meeting.operations.follow_up import (
    assign_follow_up,
    drop_follow_up,
    finish_follow_up,
    move_follow_up,
    promise_follow_up,
    reopen_follow_up,
)
from lopo.taskforce.meeting.operations.minutes import (
    circulate_minutes,
    confirm_minutes,
    object_to_minutes,
    recall_minutes,
    take_minutes,
)
from lopo.taskforce.meeting.operations.running import (
    cancel_meeting,
    close_meeting,
    open_meeting,
    record_cost,
    reopen_meeting,
    revive_meeting,
)

__all__ = [
    "ANSWER",
    "add_agenda_item",
    "answer_invitation",
    "assign_follow_up",
    "call_meeting",
    "cancel_meeting",
    "change_answer",
    "change_decision",
    "change_item",
    "change_meeting",
    "circulate_minutes",
    "close_meeting",
    "confirm_minutes",
    "draw_up_agenda",
    "drop_follow_up",
    "enter_letter_number",
    "finish_follow_up",
    "finish_item",
    "give_answer_code",
    "give_answer_codes",
    "invite_also",
    "keep_list_photo",
    "mark_all",
    "mark_attendance",
    "move_follow_up",
    "object_to_minutes",
    "open_meeting",
    "plan_closed_meeting",
    "plan_meeting",
    "postpone_item",
    "promise_follow_up",
    "recall_minutes",
    "record_cost",
    "record_decision",
    "remove_item",
    "reopen_follow_up",
    "reopen_item",
    "reopen_meeting",
    "reorder",
    "revive_meeting",
    "take_minutes",
    "take_up",
    "withdraw_decision",
]
