"""What people said: the study of the years before, a pulse survey, and last year's page of each agency laid open."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from lopo.cli.demo.calendar import hour
from lopo.evaluation.evidence.operations import add_piece, code_again, import_evidence
from lopo.evaluation.measures.evidence_file import read_evidence
from lopo.evaluation.models import Polarity, Study
from lopo.evaluation.opening.operations import comment_on, lay_open
from lopo.evaluation.survey.operations import answer_survey, link_of, open_survey
from lopo.ground.acts import at, system

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

ANSWERING = 13  # of twenty agencies
READ_AGAIN, READS_OTHERWISE = 16, 5  # of the study's 21 pieces; every fifth


def bring_in_evidence(story: Story) -> None:
    """In the autumn of the story, as far as it has come."""
    file = Path(settings.PACKAGE) / "facts" / "study-evidence.yaml"
    with at(hour(story.year.day(8, 24), 9)):
        study = import_evidence(story.secretary, read_evidence(file))
    _read_again(story, study)
    for place, piece in enumerate(story.script.pieces):
        said = story.year.day(9, 14 + place)
        if story.year.has_come(said):
            with at(hour(said, 15)):
                add_piece(story.secretary, starts_on=said, ends_on=said, **asdict(piece))
    _survey(story)
    _lay_open(story)


def _read_again(story: Story, study: Study) -> None:
    """A second coder reads the study without knowing the first choice, finds some pieces less clear, and leaves five."""
    on = story.year.day(8, 31)
    if not story.year.has_come(on):
        return
    reader = story.actor("polres", on=on, hat="seat")
    with at(hour(on, 10)):
        for place, piece in enumerate(study.pieces.order_by("starts_on", "code")[:READ_AGAIN]):
            first = piece.codings.get()
            polarity = Polarity.BEARS_ON if place % READS_OTHERWISE == 0 else first.polarity
            code_again(reader, piece, indicator=first.indicator, aspect=first.aspect, polarity=polarity)


def _survey(story: Story) -> None:
    opens = story.year.day(9, 21)
    if not story.year.has_come(opens + timedelta(days=14)):
        return
    with at(hour(opens, 9)):
        _round, tokens = open_survey(
            story.secretary, title="Denyut triwulan III", closes_on=opens + timedelta(days=14)
        )
        for token in list(tokens.values())[:ANSWERING]:
            link = link_of(token)
            if link:
                marks = {
                    name: story.chance.choice([2, 3, 3, 4]) for name in ("reliable", "open", "common_aim")
                }
                answer_survey(
                    system(story.regency), link, **marks, obstacle=story.chance.choice(story.script.obstacles)
                )


def _lay_open(story: Story) -> None:
    """The first three quarters are laid open, and one agency says its word."""
    shown = story.year.day(10, 19)
    if not story.year.has_come(shown + timedelta(days=3)):
        return
    first, last = date(story.year.year, 1, 1), date(story.year.year, 9, 30)
    with at(hour(shown, 9)):
        obstacles = ["anggaran terbatas", "ego sektoral dalam kepemimpinan", "kabar yang tidak sampai"]
        evaluation = lay_open(story.secretary, starts_on=first, ends_on=last, obstacles=obstacles)
    on = shown + timedelta(days=2)
    with at(hour(on, 10)):
        actor = story.actor("dp3a", on=on, hat="seat")
        comment_on(
            actor,
            evaluation,
            story.agency("dp3a"),
            text="Kami tidak memegang SK. Undangan baru sampai sejak Juli.",
        )
