"""The evaluation in a few lines of words, for whoever runs `lopo evaluate` without --json."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.models import Aspect, Indicator
from lopo.ground.web.words import of, period, score

FINDINGS = 5


def said(told: dict[str, Any]) -> Iterator[str]:
    """Verdicts with their lowest measure, what people say, the first findings. `told` is what `evaluate` gave."""
    yield period(date.fromisoformat(told["period"]["from"]), date.fromisoformat(told["period"]["to"]))
    for name, indicator in told["indicators"].items():
        yield ""
        yield from _indicator(Indicator(name), indicator)
    yield ""
    yield _("%(n)s temuan") % {"n": len(told["findings"])}
    for finding in told["findings"][:FINDINGS]:
        yield f"- {finding['sentence']} {finding['remedy']}"


def _indicator(indicator: Indicator, told: dict[str, Any]) -> Iterator[str]:
    known = _("%(known)s ukuran diketahui") % {"known": of(told["known"], told["of"])}
    verdict = verdict_word(told["verdict"])
    scored = f"{verdict} {score(told['score'])}" if told["score"] is not None else verdict
    yield f"{indicator.label}: {scored} ({known})"
    if told["because"]:
        yield f"  {told['because']}"
    lowest = next((m for m in told["measures"] if m["id"] == told["lowest"]), None)
    if lowest:
        counted = of(round(lowest["numerator"]), lowest["denominator"])
        words = {"id": lowest["id"], "name": DEFINITIONS[lowest["id"]].name, "counted": counted}
        yield "  " + _("terendah: %(id)s, %(name)s: %(counted)s") % words
    for name, aspect in told["aspects"].items():
        words = {
            "aspect": Aspect(name).label,
            "score": score(aspect["score"]),
            "people": evidence_word(aspect["evidence"]),
        }
        yield "  " + _("%(aspect)s: catatan %(score)s, kata orang %(people)s") % words
    yield from _unknown(told["measures"])


def _unknown(measures: list[dict[str, Any]]) -> Iterator[str]:
    """What is not known, and why: those with one reason on one line."""
    reasons: dict[str, list[str]] = {}
    for measure in measures:
        if measure["state"] == "unknown":
            reasons.setdefault(measure["because"], []).append(measure["id"])
    for because, ids in reasons.items():
        yield "  " + _("belum diketahui: %(ids)s (%(because)s)") % {"ids": ", ".join(ids), "because": because}


def verdict_word(verdict: str) -> str:
    return {
        "strong": _("kuat"),
        "adequate": _("cukup"),
        "weak": _("lemah"),
        "none": _("belum dapat dinilai"),
    }[verdict]


def evidence_word(says: str) -> str:
    return {
        "for": _("mendukung"),
        "against": _("melemahkan"),
        "mixed": _("campuran"),
        "none": _("belum ada"),
    }[says]
