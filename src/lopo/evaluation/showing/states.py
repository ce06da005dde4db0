"""What became of a counted thing, in words: the states in which measures list their items."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.evaluation.measures.counting import Measure
from lopo.ground.web.words import rupiah_short

STATES: Mapping[str, Promise] = {
    # F1
    "held": gettext_lazy("diadakan"),
    "not_planned": gettext_lazy("tidak direncanakan"),
    "budget": gettext_lazy("tidak jadi, tanpa anggaran"),
    "quorum": gettext_lazy("tidak jadi, tidak cukup yang hadir"),
    "postponed": gettext_lazy("ditunda"),
    "other": gettext_lazy("tidak jadi, sebab lain"),
    "not_closed": gettext_lazy("belum ditutup"),
    # F2, F3
    "came": gettext_lazy("datang"),
    "excused": gettext_lazy("berhalangan"),
    "absent": gettext_lazy("tidak hadir"),
    "not_invited": gettext_lazy("tidak diundang"),
    "unmarked": gettext_lazy("belum ditandai"),
    # F4
    "head": gettext_lazy("pimpinan"),
    "delegate": gettext_lazy("wakil bermandat"),
    "delegate_without": gettext_lazy("wakil tanpa mandat"),
    # T1a, T1b, T5
    "in_time": gettext_lazy("tepat waktu"),
    "late": gettext_lazy("lewat batas"),
    "sent": gettext_lazy("dikirim, belum sampai"),
    "not_delivered": gettext_lazy("belum disampaikan"),
    "correction": gettext_lazy("minta perbaikan"),
    "unanswered": gettext_lazy("belum dijawab"),
    "open": gettext_lazy("belum selesai"),
    "dropped": gettext_lazy("tidak dilanjutkan"),
    "unnamed": gettext_lazy("tanpa instansi atau tanggal"),
    # T2, T3
    "endorsed": gettext_lazy("disahkan"),
    "declined": gettext_lazy("tidak disahkan"),
    "asked": gettext_lazy("belum menjawab"),
    "not_asked": gettext_lazy("belum dimintai"),
    "released": gettext_lazy("uang cair"),
    "not_released": gettext_lazy("uang belum cair"),
    # S3, O7, O8
    "together": gettext_lazy("dikerjakan bersama"),
    "alone": gettext_lazy("dikerjakan sendiri"),
    "nobody": gettext_lazy("belum dikerjakan"),
    "reached": gettext_lazy("tercapai"),
    "not_reached": gettext_lazy("belum tercapai"),
    "no_aim": gettext_lazy("tanpa sasaran"),
    "no_baseline": gettext_lazy("tanpa angka awal"),
    "no_result": gettext_lazy("tanpa hasil terukur"),
}


def state_words(state: str, *, met: bool) -> str:
    """The state in words; a thing without one is there or is not."""
    if state in STATES:
        return str(STATES[state])
    return _("terpenuhi") if met else _("belum terpenuhi")


def apart(measure: Measure) -> str:
    """ "pimpinan 29, wakil bermandat 23", and the sums that stand beside."""
    told = [f"{STATES[state]} {count}" for state, count in measure.apart.items() if state in STATES]
    return "; ".join(filter(None, [", ".join(told), _beside(measure)]))


def _beside(measure: Measure) -> str:
    sums = measure.beside
    if "released" in sums and measure.denominator:
        told = {"part": rupiah_short(sums["released"]), "total": rupiah_short(sums["budget"])}
        return _("cair %(part)s dari %(total)s") % told
    if sums.get("compared"):
        told = {"n": str(int(sums["easier"])), "of": str(int(sums["compared"]))}
        return _("%(n)s dari %(of)s sasaran lebih ringan dari tahun lalu") % told
    return ""
