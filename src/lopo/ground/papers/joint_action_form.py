"""Lembar penanganan bersama: who came, when, what each did; filled in by hand. It has no place for names of victims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame
from lopo.ground.papers.typeset import Printed, filename, typeset


@dataclass(frozen=True)
class JointActionForm:
    frame: Frame
    number: str = ""
    day: str = ""
    hour: str = ""
    place: str = ""
    agencies: Sequence[str] = ()
    blank_lines: int = 0


def joint_action_form(form: JointActionForm, *, made_on: date) -> Printed:
    title = f"Lembar penanganan bersama {form.number}".strip()
    pdf = typeset("ground/papers/joint_action_form.typ", {"form": form}, title=title, dated=made_on)
    return Printed(pdf, filename("lembar-penanganan-bersama", form.number))
