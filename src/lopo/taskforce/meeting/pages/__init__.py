"""Pages of meetings, by what people come for."""

from lopo.taskforce.meeting import words  # noqa: F401 (names the acts on a history)
from lopo.taskforce.meeting.pages import (
    agenda,
    answers,
    attendance,
    follow_up,
    lists,
    meeting,
    minutes,
    papers,
    planning,
)

urlpatterns = [
    *lists.urlpatterns,
    *planning.urlpatterns,
    *meeting.urlpatterns,
    *agenda.urlpatterns,
    *answers.urlpatterns,
    *attendance.urlpatterns,
    *minutes.urlpatterns,
    *follow_up.urlpatterns,
    *papers.urlpatterns,
]
