"""Findings about meetings: not planned, not held, agencies that stay away or were never asked, decisions left open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.evaluation.findings.finding import Basis, Finding, few, refs
from lopo.evaluation.measures.counting import Item
from lopo.evaluation.measures.period import quarter_named
from lopo.evaluation.measures.rows import Id, Step
from lopo.taskforce.meeting.states import NotHeld


def about_meetings(basis: Basis) -> Iterator[Finding]:
    yield from not_planned(basis)
    yield from not_held(basis)
    yield from away(basis)
    yield from left_open(basis)
    yield from late(basis)


def not_planned(basis: Basis) -> Iterator[Finding]:
    """Slots of the agreed rhythm for which nobody even planned a meeting, by body."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in basis.measures["F1"].missed:
        if item.kind == "slot":
            found[str(item.id).split(":")[0]].append(item)
    for body, items in sorted(found.items()):
        slots = sorted({str(item.id).split(":")[1] for item in items})
        if body == "plan":
            fact = _("Rapat penyusunan rencana tidak tercatat direncanakan untuk %(years)s.")
            fact %= {"years": few(slots)}
        else:
            fact = _("Sub %(body)s tidak tercatat bertemu atau merencanakan rapat dalam %(quarters)s.")
            fact %= {"body": body, "quarters": few([quarter_named(slot).words for slot in slots])}
        yield Finding(
            kind="no_meeting",
            key=f"no_meeting:{body}:{basis.records.period.end.year}",
            measure="F1",
            fact=fact,
            remedy=_("Rencanakan rapatnya, atau catat rapat yang sudah berlangsung."),
            owed=basis.desk if body == "plan" else basis.by(items[0].agency),
            records=_decree(basis),
            size=len(slots),
        )


def not_held(basis: Basis) -> Iterator[Finding]:
    """Meetings that were planned and did not take place, with the reasons as recorded, by whoever called them."""
    for agency, items, _of in basis.missed_by_agency("F1", *NotHeld.values, "not_closed"):
        reasons = Counter(item.state for item in items)
        told = {"n": len(items), "reasons": ", ".join(_reason(*pair) for pair in sorted(reasons.items()))}
        yield Finding(
            kind="not_held",
            key=f"not_held:{agency}:{basis.records.period.end.year}",
            measure="F1",
            fact=ngettext(
                "%(n)s rapat yang direncanakan tidak diadakan (%(reasons)s).",
                "%(n)s rapat yang direncanakan tidak diadakan (%(reasons)s).",
                len(items),
            )
            % told,
            remedy=_("Tetapkan hari yang baru, atau cari tempat dan biaya yang lebih ringan."),
            owed=basis.by(agency),
            records=refs(items),
            size=len(items),
        )


def _reason(state: str, count: int) -> str:
    label = NotHeld(state).label if state in NotHeld.values else _("belum dicatat selesai")
    return f"{count} {label}"


def away(basis: Basis) -> Iterator[Finding]:
    """Agencies with a seat that were never asked, that came to fewer than half, or that missed the plan."""
    for agency in sorted(basis.members, key=str):
        asked = [i for i in basis.measures["F2"].items_of(agency) if i.state != "not_invited"]
        missed = [i for i in basis.measures["F2"].items_of(agency) if not i.n]
        if missed and not asked:
            yield _never_asked(basis, agency, missed)
        elif len(asked) >= 2 and 2 * sum(1 for i in asked if i.n) < len(asked):
            yield _stays_away(basis, agency, asked)
        elif (plan := basis.measures["F3"].items_of(agency)) and not any(
            i.n or i.state == "not_invited" for i in plan
        ):
            yield _missed_the_plan(basis, agency, plan)


def _never_asked(basis: Basis, agency: Id, missed: list[Item]) -> Finding:
    told = {"agency": basis.named(agency), "n": len(missed)}
    return Finding(
        kind="not_invited",
        key=f"not_invited:{agency}",
        measure="F2",
        fact=ngettext(
            "%(agency)s tidak diundang ke %(n)s rapat badan tempatnya duduk.",
            "%(agency)s tidak diundang ke satu pun dari %(n)s rapat badan tempatnya duduk.",
            len(missed),
        )
        % told,
        remedy=_("Undang ke rapat berikut, dan tanyakan ke alamat mana undangan dikirim."),
        owed=basis.desk,
        records=refs(missed),
        size=len(missed),
    )


def _stays_away(basis: Basis, agency: Id, asked: list[Item]) -> Finding:
    came = sum(1 for item in asked if item.n)
    told = {"agency": basis.named(agency), "n": came, "of": len(asked)}
    return Finding(
        kind="stays_away",
        key=f"stays_away:{agency}",
        measure="F2",
        fact=_("%(agency)s datang ke %(n)s dari %(of)s rapat yang mengundangnya.") % told,
        remedy=_("Sampaikan apa yang menghalangi, atau tunjuk wakil dengan surat tugas."),
        owed=basis.by(agency),
        records=refs(asked),
        size=len(asked) - came,
    )


def _missed_the_plan(basis: Basis, agency: Id, plan: list[Item]) -> Finding:
    return Finding(
        kind="stays_away",
        key=f"plan_without:{agency}:{basis.records.period.end.year}",
        measure="F3",
        fact=_("%(agency)s tidak datang ke penyusunan rencana aksi.") % {"agency": basis.named(agency)},
        remedy=_("Baca rancangannya, lalu usulkan kegiatan atau sahkan bagiannya."),
        owed=basis.by(agency),
        records=refs(plan),
        size=len(plan),
    )


def left_open(basis: Basis) -> Iterator[Finding]:
    """Decisions that named no office or no date, and that still name none, by whoever called the meeting."""
    unnamed = {i.id for i in basis.measures["T5"].missed if i.state == "unnamed"}
    found: dict[Id | None, list[Step]] = defaultdict(list)
    for step in basis.records.steps:
        if step.id in unnamed and step.state == "open" and (step.agency is None or step.due_on is None):
            found[step.called_by].append(step)
    for agency, steps in found.items():
        yield Finding(
            kind="nameless",
            key=f"nameless:{agency}",
            measure="T5",
            fact=ngettext(
                "%(n)s keputusan rapat belum menyebut instansi atau tanggal.",
                "%(n)s keputusan rapat belum menyebut instansi atau tanggal.",
                len(steps),
            )
            % {"n": len(steps)},
            remedy=_("Lengkapi: siapa yang mengerjakan, sampai tanggal berapa."),
            owed=basis.by(agency),
            records=_steps(steps),
            size=len(steps),
        )


def late(basis: Basis) -> Iterator[Finding]:
    """Follow-ups whose date is past and that are still open, by agency."""
    today = basis.records.period.as_of
    found: dict[Id, list[Step]] = defaultdict(list)
    for step in basis.records.steps:
        if step.state == "open" and step.agency and step.due_on and step.due_on < today:
            found[step.agency].append(step)
    for agency, steps in found.items():
        longest = max(basis.days_since(step.due_on) for step in steps if step.due_on)
        yield Finding(
            kind="late",
            key=f"late:{agency}",
            measure="T5",
            fact=ngettext(
                "%(n)s tindak lanjut %(agency)s melewati tanggalnya.",
                "%(n)s tindak lanjut %(agency)s melewati tanggalnya.",
                len(steps),
            )
            % {"n": len(steps), "agency": basis.named(agency)},
            remedy=_("Selesaikan, atau sampaikan apa yang menghalangi."),
            owed=basis.by(agency),
            days=longest,
            records=_steps(steps),
            size=len(steps),
        )


def _steps(steps: list[Step]) -> tuple[tuple[str, Id], ...]:
    return tuple(sorted(((step.kind, step.id) for step in steps), key=str))


def _decree(basis: Basis) -> tuple[tuple[str, Id], ...]:
    decree = basis.records.decree_now
    return (("decree", decree.id),) if decree else ()
