"""The yearly report of the task force, from one evaluation: the same numbers as on screen, in either language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo import __version__
from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.counting import Measure
from lopo.evaluation.measures.duties import DutyRow
from lopo.evaluation.measures.indicators import IndicatorResult
from lopo.evaluation.quoting import quoted
from lopo.evaluation.report.drawing import network_svg
from lopo.evaluation.report.method import method
from lopo.evaluation.saying import evidence_word, verdict_word
from lopo.evaluation.showing.duties import Column, columns_of
from lopo.ground.papers.frame import Frame
from lopo.ground.papers.report import Figure, Heading, Paragraph, Piece, Points, Report, Statement, Table
from lopo.ground.papers.typeset import Picture
from lopo.ground.papers.words import Language, plain_date
from lopo.ground.web.words import of, percent, score

FINDINGS_SHOWN = 40


@dataclass(frozen=True)
class Around:
    """What stands around the numbers: where and by whom it is published, what agencies and people said of it."""

    frame: Frame
    place: str
    publisher: str
    comments: Mapping[str, str]  # agency → its own words
    obstacles: Sequence[str] = ()
    became: Mapping[str, str] = field(default_factory=dict)  # key of a finding → what became of it


def yearly_report(ev: Evaluation, around: Around, language: Language) -> Report:
    """The whole report. Called while the language of the report is active."""
    period = ev.period
    year = (
        str(period.start.year)
        if period.start.year == period.end.year
        else f"{period.start.year}–{period.end.year}"
    )
    title = _("Laporan kerja bersama gugus tugas %(year)s") % {"year": year}
    return Report(
        frame=around.frame,
        language=language,
        title=title,
        subtitle=_("%(start)s sampai %(end)s, dihitung dari catatan kerja") % _days(ev, language),
        published_by=around.publisher,
        place_and_date=f"{around.place}, {plain_date(period.as_of, language)}",
        summary=list(_summary(ev)),
        pieces=[
            *_verdicts(ev),
            *_measures(ev),
            *_people(ev),
            *_findings(ev, around),
            *_duties(ev),
            *_network(ev),
            *_agencies(ev, around),
        ],
        method=method(ev),
        cite_as=_("%(publisher)s. %(title)s. %(place)s, %(day)s. Lopo %(version)s.")
        % {
            "publisher": around.publisher,
            "title": title,
            "place": around.place,
            "day": plain_date(period.as_of, language),
            "version": __version__,
        },
    )


def _days(ev: Evaluation, language: Language) -> dict[str, str]:
    return {"start": plain_date(ev.period.start, language), "end": plain_date(ev.period.end, language)}


def _summary(ev: Evaluation) -> Iterator[str]:
    """Two or three sentences for the regent."""
    told = [f"{indicator.name}: {verdict_word(indicator.verdict)}" for indicator in ev.indicators]
    yield "; ".join(told) + "."
    if ev.findings:
        yield _("Yang pertama perlu dilihat: %(finding)s") % {"finding": ev.findings[0].sentence}
    silent = [line.agency.short for line in ev.agencies if line.seat and not line.known]
    if silent:
        yield _("Tidak ada catatan, jadi belum diketahui: %(who)s.") % {"who": ", ".join(silent)}


def _verdicts(ev: Evaluation) -> Iterator[Piece]:
    yield Heading(_("Empat indikator"))
    rows = [_verdict_row(number, indicator) for number, indicator in enumerate(ev.indicators, 1)]
    head = [_("Indikator"), _("Nilai"), _("Angka"), _("Diketahui"), _("Ukuran terendah")]
    yield Table(
        _("Rata-rata dua segi; lemah di bawah 0,50, kuat mulai 0,75."), head, rows, widths=(3, 2, 1, 1.4, 4)
    )
    for indicator in ev.indicators:
        if indicator.because:
            yield Paragraph(f"{indicator.name}: {indicator.because}.", quiet=True)
    for study in ev.studies:
        if sentences := list(_study(study.says)):
            yield Heading(_("Kata kajian, bukan hitungan kita"), level=2)
            yield Paragraph(study.title, quiet=True)
            yield Points(sentences)


def _verdict_row(number: int, indicator: IndicatorResult) -> list[str]:
    lowest = indicator.lowest
    return [
        f"{number}. {indicator.name}",
        verdict_word(indicator.verdict),
        score(indicator.score),
        of(indicator.known, indicator.of),
        f"{lowest.id}, {lowest.definition.name}: {_count(lowest)}" if lowest else "",
    ]


def _study(says: Mapping[str, object]) -> Iterator[str]:
    for value in says.values():
        if isinstance(value, dict) and (verdict := value.get("verdict")):
            more = "; ".join(quoted(str(value[key])) for key in ("because", "but") if value.get(key))
            yield quoted(str(verdict)) + (f" ({more})" if more else "")


def _measures(ev: Evaluation) -> Iterator[Piece]:
    yield Heading(_("Semua ukuran"))
    yield Paragraph(
        _(
            "Hitungan dahulu. Kisaran: seberapa jauh angka sekecil ini dapat goyah (95 %). "
            "Di bawah lima: terlalu sedikit."
        )
    )
    head = [_("Ukuran"), _("Hitungan"), _("Bagian"), _("Kisaran")]
    for indicator in ev.indicators:
        rows = [
            [f"{m.id}  {m.definition.name}", _count(m), _share(m), _interval(m)] for m in indicator.measures
        ]
        yield Table(indicator.name, head, rows, widths=(5.4, 2.2, 1.3, 2.9), right=(2,))


def _count(measure: Measure) -> str:
    if measure.state == "unknown":
        return _("belum diketahui")
    return of(round(float(measure.numerator)), measure.denominator)


def _share(measure: Measure) -> str:
    return _("terlalu sedikit") if measure.state == "too_few" else score(measure.value)


def _interval(measure: Measure) -> str:
    if not measure.interval:
        return ""
    low, high = measure.interval
    return _("%(low)s sampai %(high)s") % {"low": score(low), "high": score(high)}


def _people(ev: Evaluation) -> Iterator[Piece]:
    yield Heading(_("Catatan kerja dan kata orang"))
    words = {
        "agree": _("sejalan"),
        "partly": _("sebagian"),
        "disagree": _("berlawanan"),
        "one_silent": _("satu sumber"),
        "silent": _("belum ada"),
    }
    aspects = sorted(
        (a for i in ev.indicators for a in i.aspects), key=lambda a: a.triangulation != "disagree"
    )
    rows = [
        [
            aspect.name,
            score(aspect.score),
            _("%(word)s (%(for)d mendukung, %(against)d melemahkan)")
            % {
                "word": evidence_word(aspect.evidence.says),
                "for": aspect.evidence.supports,
                "against": aspect.evidence.weighs,
            },
            words[aspect.triangulation],
        ]
        for aspect in aspects
    ]
    head = [_("Segi"), _("Catatan kerja"), _("Kata orang"), _("Keduanya")]
    yield Table(
        _("Yang berlawanan di atas: di sana perlu ditanyakan lagi."), head, rows, widths=(3, 1.3, 4, 2)
    )


def _findings(ev: Evaluation, around: Around) -> Iterator[Piece]:
    yield Heading(_("Temuan"), new_page=True)
    if not ev.findings:
        yield Paragraph(_("Tidak ada temuan dalam periode ini."))
    for finding in ev.findings[:FINDINGS_SHOWN]:
        rests = ngettext("%(n)d catatan", "%(n)d catatan", len(finding.records)) % {"n": len(finding.records)}
        became = around.became.get(finding.key, "")
        yield Statement(finding.fact, f"{finding.remedy} ({rests}) {became}".strip(), finding.owner)
    if around.obstacles:
        yield Heading(_("Yang menghambat, menurut orang"), level=2)
        yield Points([quoted(line) for line in around.obstacles])


def _duties(ev: Evaluation) -> Iterator[Piece]:
    yield Heading(_("Rincian tugas dan yang dikerjakan"), new_page=True)
    columns = columns_of(ev.duties)
    rows = [
        [f"{row.sub_task_force}.{row.letter}", row.text, *[_work(row, column) for column in columns]]
        for row in ev.duties.rows
    ]
    width = len(columns)
    yield Table(
        _("Pekerjaan yang tercatat menurut tugas dan triwulan"),
        [_("Tugas"), _("Bunyi"), *[column.words for column in columns]],
        rows,
        widths=(1, 7, *[1.2] * width),
        right=tuple(range(2, 2 + width)),
        foot=["", _("Semua"), *[str(sum(ev.duties.totals[at] for at in c.places)) for c in columns]],
    )


def _work(row: DutyRow, column: Column) -> str:
    """How many pieces of work; a dash for none, and where none is owed."""
    return str(sum(cell.n for at in column.places if (cell := row.cells[at])) or "–")


def _network(ev: Evaluation) -> Iterator[Piece]:
    graph = ev.network
    yield Heading(_("Siapa bekerja dengan siapa"), new_page=True)
    together, pairs = graph.seated_pairs
    alone = ", ".join(node.agency.short for node in graph.isolates) or _("tidak ada")
    caption = _("%(pairs)s pasangan instansi berkedudukan pernah bekerja bersama.") % {
        "pairs": of(together, pairs)
    }
    alt = _("Jaringan %(n)d instansi; isinya sama dengan tabel di bawah.") % {"n": len(graph.nodes)}
    yield Figure(
        Picture(network_svg(graph), alt),
        caption,
        source=_("Sumber: kehadiran rapat dan realisasi kegiatan."),
        width=70,
    )
    yield Paragraph(_("Tidak ikut apa pun: %(who)s.") % {"who": alone})
    density, central = graph.density, graph.centralisation
    if density is not None and central is not None:
        yield Paragraph(
            _("Kepadatan %(density)s, pemusatan %(central)s.")
            % {"density": percent(density), "central": score(central)},
            quiet=True,
        )
    rows = [
        [
            f"{n.agency.code}  {n.agency.short}" + ("" if n.seat else f" ({_('mitra')})"),
            str(n.partners),
            str(n.pieces),
        ]
        for n in graph.ranked
    ]
    yield Table(
        _("Instansi menurut banyaknya kerja bersama"),
        [_("Instansi"), _("Rekan"), _("Kerja")],
        rows,
        widths=(6, 1, 1),
        right=(1, 2),
    )


def _agencies(ev: Evaluation, around: Around) -> Iterator[Piece]:
    yield Heading(_("Menurut instansi"), new_page=True)
    yield Paragraph(
        _("Tanpa catatan olehnya atau untuknya, angka sebuah instansi belum diketahui, bukan nol.")
    )
    rows = [
        [
            line.agency.short,
            str(line.by_it),
            str(line.for_it),
            of(line.came, line.invited) if line.known and line.invited else _("belum diketahui"),
            around.comments.get(line.agency.key, ""),
        ]
        for line in ev.agencies
    ]
    head = [
        _("Instansi"),
        _("Dicatat olehnya"),
        _("Dicatat untuknya"),
        _("Hadir dari diundang"),
        _("Tanggapan"),
    ]
    yield Table(_("Catatan dan kehadiran"), head, rows, widths=(3, 1.4, 1.4, 1.8, 4), right=(1, 2))
