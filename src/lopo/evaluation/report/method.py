"""The method page: what each measure counts, by which source, and what would game it, so that others can cite it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.ground.papers.report import Paragraph, Piece, Points, Table


def method(ev: Evaluation) -> list[Piece]:
    """Rules of counting, then every definition."""
    rules = [
        _(
            "Sebuah ukuran adalah bagian dari hal yang dihitung dalam periode; "
            "penyebutnya hal yang dijanjikan, bukan yang dilaporkan."
        ),
        _(
            "Mulai lima hal, kisaran Wilson 95 % (Wilson 1927); "
            "di bawahnya ditampilkan, tetapi di luar setiap rata-rata."
        ),
        _(
            "Segi adalah rata-rata ukurannya yang diketahui, indikator rata-rata dua segi; "
            "bila satu segi kosong, tidak ada nilai."
        ),
        _("Kuat mulai 0,75, cukup mulai 0,50, di bawahnya lemah."),
        _("Instansi tanpa catatan olehnya dan untuknya belum diketahui, bukan nol."),
        _(
            "Yang dibantah oleh instansi yang disebut tidak dihitung bagi siapa pun; dalam periode ini %(n)d catatan."
        )
        % {"n": len(ev.contested)},
        _(
            "Ketepatan waktu adalah tanda, bukan kepercayaan; "
            "kepercayaan dinilai hanya bersama survei atau kesaksian orang."
        ),
        _(
            "Bukti dari orang: hanya mendukung, hanya melemahkan, atau campuran; "
            "simpulan penulis bukan bukti tersendiri."
        ),
    ]
    rows = [
        [
            f"{d.id}  {d.name}",
            _("%(share)s, dari %(of)s") % {"share": d.share, "of": d.of_what},
            str(d.source),
            str(d.gamed_by),
        ]
        for d in DEFINITIONS.values()
    ]
    head = [_("Ukuran"), _("Yang dihitung"), _("Sumber"), _("Cara mengakalinya, dan penangkalnya")]
    return [
        Paragraph(
            _(
                "Empat indikator menurut Ansell dan Gash (2008), "
                "dihitung dari catatan yang ditinggalkan pekerjaan itu sendiri."
            )
        ),
        Points(rules),
        Table(_("Semua ukuran"), head, rows, widths=(2.4, 3.4, 2.2, 3.6)),
    ]
