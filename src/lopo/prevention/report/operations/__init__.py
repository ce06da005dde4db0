"""Acts on a report: it arrives, is read, ends in one of four ways; desk and reporter write to each other."""

from lopo.prevention.report.operations.arriving import (
    MOST_PHOTOS,
    Told,
    send_report,
    write_back,
    write_down,
)
from lopo.prevention.report.operations.deciding import (
    agree_no_action,
    join_report,
    open_case_from_report,
    propose_no_action,
    reopen_report,
    send_back,
)
from lopo.prevention.report.operations.passing import (
    decline_report,
    pass_on,
    recall_report,
    take_report,
)
from lopo.prevention.report.operations.reading import (
    answer_reporter,
    read_report,
)

__all__ = [
    "MOST_PHOTOS",
    "Told",
    "agree_no_action",
    "answer_reporter",
    "decline_report",
    "join_report",
    "open_case_from_report",
    "pass_on",
    "propose_no_action",
    "read_report",
    "recall_report",
    "reopen_report",
    "send_back",
    "send_report",
    "take_report",
    "write_back",
    "write_down",
]
