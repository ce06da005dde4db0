"""The acts of a decree, in three files: its life, writing a draft, answering what a file left open."""

from lopo.taskforce.decree.operations.answering import answer_questions, arrange_duty, arrange_part
from lopo.taskforce.decree.operations.drafting import (
    add_duty,
    add_part,
    add_seat,
    change_duty,
    change_head,
    change_part,
    change_seat,
    discard_draft,
    draft_decree,
    remove_duty,
    remove_part,
    remove_seat,
)
from lopo.taskforce.decree.operations.life import (
    import_decree,
    issue_decree,
    may_come_in,
    name_heirs,
    set_leadership,
)

__all__ = [
    "add_duty",
    "add_part",
    "add_seat",
    "answer_questions",
    "arrange_duty",
    "arrange_part",
    "change_duty",
    "change_head",
    "change_part",
    "change_seat",
    "discard_draft",
    "draft_decree",
    "import_decree",
    "issue_decree",
    "may_come_in",
    "name_heirs",
    "remove_duty",
    "remove_part",
    "remove_seat",
    "set_leadership",
]
