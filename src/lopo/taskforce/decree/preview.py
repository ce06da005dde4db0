"""What an import will make, before it is done. Plain Python: nothing is written, nothing is locked."""

from __future__ import annotations

from dataclasses import dataclass

from lopo.taskforce.decree.file import AgencyRow, DecreeFile
from lopo.taskforce.decree.proposals import OpenPoint, complete


@dataclass(frozen=True)
class Preview:
    """The decree with what was proposed for what the file leaves out."""

    whole: DecreeFile
    points: list[OpenPoint]

    @property
    def sub_task_forces(self) -> int:
        return len(self.whole.sub_task_forces)

    @property
    def seats(self) -> int:
        return sum(len(part.seats) for part in self.whole.sub_task_forces)

    @property
    def duties(self) -> int:
        return sum(len(part.duties) for part in self.whole.sub_task_forces)

    @property
    def seated(self) -> list[AgencyRow]:
        """The agencies with a seat, in the order of the file."""
        keys = {seat.agency for part in self.whole.sub_task_forces for seat in part.seats}
        return [row for row in (*self.whole.agencies, *self.whole.partners) if row.key in keys]

    @property
    def agencies(self) -> int:
        return len(self.seated)


def preview_of(file: DecreeFile) -> Preview:
    return Preview(*complete(file))
