"""Compartments of what is known of a person, and which kind of seat may read and write them (`compartments.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
import yaml


class Compartment(models.TextChoices):
    IDENTITY = "identity", _("identitas")
    NARRATIVE = "narrative", _("cerita kejadian")
    SUSPECT = "suspect", _("terduga")
    LEGAL = "legal", _("proses hukum")
    HEALTH = "health", _("kesehatan")
    SHELTER = "shelter", _("tempat aman")
    PROGRESS = "progress", _("kemajuan")


COURT, PARTNER = "court", "partner"


@cache
def matrix() -> dict[str, dict[str, str]]:
    """Kind of seat → compartment → "", "r" or "rw"."""
    table: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    )
    return table


def readable(kinds: Iterable[str]) -> frozenset[str]:
    """What seats of these kinds may read, of people in scope."""
    return _allowed(kinds, "r")


def writable(kinds: Iterable[str]) -> frozenset[str]:
    """What seats of these kinds may write, of people in scope."""
    return _allowed(kinds, "w")


def _allowed(kinds: Iterable[str], how: str) -> frozenset[str]:
    lines = [matrix().get(kind, {}) for kind in kinds]
    return frozenset(part for line in lines for part, given in line.items() if how in given)
