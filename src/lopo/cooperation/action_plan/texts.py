"""Texts to carry into WhatsApp: who has not endorsed, who has not reported. Offices and activities, never a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import ActionPlan, Endorsement
from lopo.cooperation.action_plan.quarters import ROMAN
from lopo.cooperation.action_plan.queries import Line
from lopo.ground.web.words import day

LONGEST = 700  # letters until a phone folds the text
LISTED = 8  # agencies named one by one


def endorsement_reminder(plan: ActionPlan, asked: Iterable[Endorsement], due: date | None) -> str:
    """Which agencies have not answered yet; empty when all have."""
    waiting = [str(row.agency) for row in asked if row.shape == "none"]
    if not waiting:
        return ""
    limit = _("Batas: %(day)s.") % {"day": day(due)} if due else ""
    return _joined(
        _("*PENGESAHAN %(plan)s*") % {"plan": plan},
        _("Yth. Bapak/Ibu, jawaban instansi berikut kami nantikan:"),
        *_listed(waiting),
        limit,
        _("Jawab di Lopo, atau kirim surat kepada Sekretariat. Terima kasih."),
    )


def report_reminder(plan: ActionPlan, lines: Iterable[Line]) -> str:
    """Which agencies owe the report of a quarter that has ended; empty when none do."""
    owed: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.leads and (due := line.due()):
            owed[str(line.leads)].append(f"{line.activity.code} (TW {', '.join(ROMAN[q] for q in due)})")
    if not owed:
        return ""
    return _joined(
        _("*REALISASI %(plan)s*") % {"plan": plan},
        _("Yth. Bapak/Ibu, isian kegiatan berikut kami nantikan:"),
        *_listed([f"{agency}: {', '.join(codes)}" for agency, codes in sorted(owed.items())]),
        _("Isi di Lopo, atau kirim laporan kepada Sekretariat. Terima kasih."),
    )


def _listed(names: list[str]) -> list[str]:
    rest = len(names) - LISTED
    more = [_("dan %(n)s instansi lain") % {"n": rest}] if rest > 0 else []
    return [f"- {name}" for name in names[:LISTED]] + [f"- {line}" for line in more]


def _joined(*parts: str) -> str:
    text = "\n".join(part for part in parts if part)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
