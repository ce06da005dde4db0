"""The year of the demo, told by its operations once for each process and put back row by row afterwards."""

from __future__ import annotations

from datetime import date

from lopo.cli.demo.story import Story
from tests.support.rows import Kept, keep, put_back

TOLD_ON = date(2026, 11, 24)


def told(day: date, seed: int = 1) -> Story:
    story = Story(day, seed)
    for _name, tell in story.steps():
        tell()
    return story


def the_told_year() -> Story:
    """As it stands on the day on which it was told, in the database and in hand. Asks for the setting DEMO."""
    if not _kept:
        _kept.append(keep(told(TOLD_ON)))
    else:
        put_back(_kept[0])
    story: Story = _kept[0].in_hand()
    return story


_kept: list[Kept] = []
