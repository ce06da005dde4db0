"""Acts on a case: opened, people added, its people looked after and let be seen; left, closed and opened again."""

from lopo.cases.case.operations.adding import add_people
from lopo.cases.case.operations.classing import (
    agree_unsealing,
    ask_unsealing,
    classify_case,
    decline_unsealing,
)
from lopo.cases.case.operations.closing import (
    LONGEST,
    close_case,
    end_participation,
    reopen_case,
    resume_participation,
    still_open,
)
from lopo.cases.case.operations.correcting import another_role, correct_person, roles_to_give, writes_identity
from lopo.cases.case.operations.lines import MOST, Somebody, repeated_numbers, wrong_lines
from lopo.cases.case.operations.opening import (
    ANSWERS_FOR,
    EVERYTHING,
    SETTLE,
    add_office,
    answers_for,
    answers_now,
    assign_person,
    grant,
    look,
    open_case,
    remove_office,
    seats_that_hold,
    sits,
)
from lopo.cases.case.operations.unscreened import SCREEN, owes_screening, passes_screening

__all__ = [
    "ANSWERS_FOR",
    "EVERYTHING",
    "LONGEST",
    "MOST",
    "SCREEN",
    "SETTLE",
    "Somebody",
    "add_office",
    "add_people",
    "agree_unsealing",
    "another_role",
    "answers_for",
    "answers_now",
    "ask_unsealing",
    "assign_person",
    "classify_case",
    "close_case",
    "correct_person",
    "decline_unsealing",
    "end_participation",
    "grant",
    "look",
    "open_case",
    "owes_screening",
    "passes_screening",
    "remove_office",
    "reopen_case",
    "repeated_numbers",
    "resume_participation",
    "roles_to_give",
    "seats_that_hold",
    "sits",
    "still_open",
    "writes_identity",
    "wrong_lines",
]
