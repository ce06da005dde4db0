"""Seven girls and one recruiter at Wini: to care and to law the same evening, one handover returned and offered again."""

from __future__ import annotations

import re

import pytest

from lopo.cases.case.models import Case, Participation
from lopo.cases.handover.models import Handover
from lopo.ground.clocks.models import Clock
from tests.cases.test_handover import receiver
from tests.cast import TaskForce
from tests.journeys.people import People, Person

NAMES = ("Ani", "Bela", "Cici", "Dita", "Erna", "Fani", "Gina")
GIRLS = "\n".join(
    [
        "Nama\tJK\tLahir",
        *(f"{name} Contoh\tP\t200{n}" for n, name in enumerate(NAMES)),
    ]
)
STORY = "Tujuh gadis hendak naik kapal sore; satu orang memegang semua tiket."


def offers(officer: Person, case: Case, *who: str, to: str, because: str) -> Handover:
    """The people are ticked by name and offered to the seat that receives for this sub-task force."""
    officer.opens(case.get_absolute_url())
    officer.follows("Serahkan orang")
    for name in who:
        officer.ticks(re.compile(name))
    choices = officer.page.get_by_label("Kepada siapa").locator("option").all_inner_texts()
    officer.picks("Kepada siapa", next(choice for choice in choices if choice.startswith(to)))
    officer.fills("Mengapa diserahkan", because)
    officer.presses("Tawarkan dan tanda tangani")
    officer.reads("Ditawarkan")
    made: Handover = case.handovers.latest("number")
    return made


@pytest.mark.slow
def test_seven_girls_to_care_and_the_recruiter_to_law_the_same_evening(
    people: People, task_force: TaskForce
) -> None:
    officer = people.polres
    officer.goes_to("Perkara")
    officer.follows("Buka perkara")
    officer.fills("Apa yang terjadi", STORY)
    officer.unfolds("Tempel dari tabel")
    officer.fills("Tempel dari tabel", GIRLS)
    officer.picks("Kedudukan mereka", "korban")
    officer.presses("Baca tabel")
    officer.presses("Tambah baris")
    for field, text in (("name", "Mister Andaikan"), ("because", "Memegang tiket ketujuhnya.")):
        officer.page.locator(f"[name={field}_7]").fill(text)
    officer.page.locator("[name=role_7]").select_option("suspect")
    officer.page.locator("[name=sex_7]").select_option("male")
    officer.presses("Buka perkara ini")
    officer.reads("8 orang")
    case = Case.objects.get()

    girls = [f"{name} Contoh" for name in NAMES]
    to_care = offers(officer, case, *girls, to="Sub B", because="Perlu tempat aman malam ini.")
    to_law = offers(officer, case, "Mister Andaikan", to="Sub C", because="Untuk penyelidikan malam ini.")

    care = people.signed_in(receiver(task_force, to_care))
    care.follows("Baca dan jawab")
    care.reads("Ani Contoh")
    assert "Mister Andaikan" not in care.page.inner_text("main")
    care.follows("Kembalikan")
    care.fills("Sebabnya", "Mohon disertai keterangan siapa yang masih anak.")
    care.presses("Kembalikan")

    law = people.signed_in(receiver(task_force, to_law))
    law.opens(to_law.get_absolute_url())
    law.follows("Terima")
    law.presses("Terima dan tanda tangani")
    law.reads("Diterima")
    assert "Ani Contoh" not in law.page.inner_text("main")

    officer.opens(to_care.get_absolute_url())
    officer.reads("Mohon disertai keterangan")
    again = offers(
        officer, case, *girls, to="Sub B", because="Perlu tempat aman; semua lahir sesudah tahun 2000."
    )
    care.opens(again.get_absolute_url())
    care.follows("Terima")
    care.presses("Terima dan tanda tangani")
    care.reads("Diterima")

    held = {row.person.name: row.held_by for row in Participation.objects.select_related("person", "held_by")}
    assert {held[name] for name in girls} == {to_care.receiver}
    assert held["Mister Andaikan"] == to_law.receiver
    officer.opens(case.get_absolute_url())
    officer.reads("Korban 1")  # the giver follows the progress, and reads names no more
    assert not Clock.objects.filter(
        rule__key__in=["answer_handover", "settle_return"], met_on=None, ended_on=None
    ).exists()
