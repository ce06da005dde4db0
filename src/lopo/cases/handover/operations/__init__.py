"""Acts on a handover: offered, accepted, returned, withdrawn, kept; and what is done when nobody answers."""

from lopo.cases.handover.operations.offering import (
    accept_handover,
    keep_returned,
    offer_handover,
    print_identity,
    receiving_seats,
    return_handover,
    withdraw_handover,
)
from lopo.cases.handover.operations.reaching import (
    ANSWERS,
    ENOUGH,
    answer_from_letter,
    record_try,
)
from lopo.cases.handover.operations.signing import keep_signed

__all__ = [
    "ANSWERS",
    "ENOUGH",
    "accept_handover",
    "answer_from_letter",
    "keep_returned",
    "keep_signed",
    "offer_handover",
    "print_identity",
    "receiving_seats",
    "record_try",
    "return_handover",
    "withdraw_handover",
]
