"""The carried study speaks the reader's language, whichever of its languages was brought in."""

from __future__ import annotations

from django.utils.translation import override
import pytest

from lopo.evaluation.quoting import quoted

OURS = "SK tahun 2024 belum diberikan kepada instansi ini."
ENGLISH = "The 2024 decree has not been given to the agency."


@pytest.mark.parametrize("brought_in", [OURS, ENGLISH])
def test_the_study_is_read_in_indonesian_and_in_english(brought_in: str) -> None:
    assert quoted(brought_in) == OURS
    with override("en"):
        assert quoted(brought_in) == ENGLISH


@pytest.mark.parametrize("text", ["", "Undangan sampai sesudah rapat."])
def test_what_people_write_stays_as_they_wrote_it(text: str) -> None:
    with override("en"):
        assert quoted(text) == text
