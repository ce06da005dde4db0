"""What the words of a decree give away: which agency an office is of, what a duty has people do.

Used only to propose; a person confirms. Patterns are matched on text in small letters without "Kab. …".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lopo.ground.agencies.models import AgencyKind as K
from lopo.taskforce.decree.models import Function as F
from lopo.taskforce.decree.work import Work as W

TERRITORY = re.compile(r"\b(se-)?\s*(kab(upaten)?\.?|kota)\s+[^,;()]*$", re.IGNORECASE)


class Known(NamedTuple):
    """A kind of agency as people write it, say it, and draw it."""

    pattern: str
    kind: K
    short: str  # empty: the name itself, without its territory
    code: str
    full: str = ""  # name of the agency when only an office of it is printed


# Order matters: the first that fits is taken.
AGENCIES = (
    Known(r"pol\.?\s*pp\b|pamong praja", K.ORDER, "Satpol PP", "SPP", "Satuan Polisi Pamong Praja"),
    Known(
        r"polres|kapolres|kasat |kanit |kapolsek|bhabinkamtibmas|kepolisian", K.POLICE, "", "Pol", "Polres"
    ),
    Known(r"kodim|dandim|danramil|koramil", K.MILITARY, "", "Kdm", "Kodim"),
    Known(r"pengadilan negeri", K.COURT, "", "PN", "Pengadilan Negeri"),
    Known(r"kejaksaan|kajari", K.PROSECUTOR, "", "Jak", "Kejaksaan Negeri"),
    Known(r"kesatuan bangsa|kesbang", K.POLITICS, "Kesbangpol", "Kbp", "Badan Kesatuan Bangsa dan Politik"),
    Known(
        r"pemberdayaan perempuan|perlindungan anak|dp3a|dpppa|dinas pppa",
        K.WOMEN_CHILDREN,
        "Dinas PPPA",
        "PPA",
        "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
    ),
    Known(r"\bpkk\b", K.FAMILY_WELFARE, "TP PKK", "PKK", "TP PKK"),
    Known(r"bp3mi|bp2mi|perlindungan pekerja migran", K.LABOUR, "", "BP3", "BP3MI"),
    Known(
        r"tenaga kerja|nakertrans|transmigrasi|pengantar kerja",
        K.LABOUR,
        "Dinas Nakertrans",
        "Nak",
        "Dinas Tenaga Kerja dan Transmigrasi",
    ),
    Known(r"rsud|rumah sakit", K.HOSPITAL, "", "RS", "RSUD"),
    Known(r"dinas kesehatan", K.HEALTH, "Dinas Kesehatan", "Kes", "Dinas Kesehatan"),
    Known(r"dinas sosial", K.SOCIAL, "Dinas Sosial", "Sos", "Dinas Sosial"),
    Known(
        r"kependudukan|pencatatan sipil|dukcapil",
        K.CIVIL_REGISTRY,
        "Dukcapil",
        "Duk",
        "Dinas Kependudukan dan Pencatatan Sipil",
    ),
    Known(r"imigrasi", K.IMMIGRATION, "", "Imi", "Kantor Imigrasi"),
    Known(r"inspektorat|inspektur", K.OTHER, "Inspektorat", "Ins", "Inspektorat Daerah"),
    Known(r"bapelitbang|bappelitbang|bappeda|perencanaan", K.PLANNING, "", "Bap", "Bapelitbangda"),
    Known(
        r"badan keuangan|\bbkad\b|bpkad|keuangan dan aset",
        K.FINANCE,
        "BKAD",
        "BKD",
        "Badan Keuangan dan Aset Daerah",
    ),
    Known(
        r"kominfo|komunikasi dan informatika", K.COMMUNICATIONS, "", "Kom", "Dinas Komunikasi dan Informatika"
    ),
    Known(
        r"setda|sekretariat daerah|sekretaris daerah|asisten|staf ahli",
        K.SECRETARIAT,
        "Sekretariat Daerah",
        "Set",
        "Sekretariat Daerah",
    ),
    Known(r"bantuan hukum|\blbh\b", K.LEGAL_AID, "", "LBH", "Lembaga Bantuan Hukum"),
    Known(
        r"agama|gereja|keuskupan|\bfkub\b|majelis ulama|\bsinode\b|klasis",
        K.FAITH,
        "",
        "Ag",
        "Pimpinan agama",
    ),
    Known(r"\blsm\b|yayasan|lembaga swadaya", K.NGO, "", "", ""),
    Known(r"kepala desa|lurah|camat", K.VILLAGE, "", "Ds", ""),
)
HEADS = re.compile(
    r"^(kapolres|dandim|kajari|kepala (dinas|badan|kantor|kejaksaan|satuan|balai|lembaga)|direktur|inspektur|"
    r"ketua (pengadilan|tp|yayasan|majelis|lsm|lembaga|forum|klasis)|pimpinan|kasat pol\.?\s*pp|kepala ba(p|pp)e|"
    r"sekretaris daerah|bupati|wakil bupati|komandan)\b",
    re.IGNORECASE,
)
# Never heads, though they begin like one.
PARTS = re.compile(r"\b(bagian|bidang|seksi|sub ?bagian|unit|satuan reserse)\b", re.IGNORECASE)
TITLE = re.compile(
    r"^(plt\.?\s+|plh\.?\s+)?(kepala bagian \w+( pemerintahan)?|kepala bidang .*?(?=dinas|badan)|kabid .*?(?=dinas|badan)|"
    r"kabag \w+|kepala|ketua|direktur|pimpinan|sekretaris|bendahara|anggota|staf)\s+",
    re.IGNORECASE,
)
HEAD_OF = {
    K.POLICE: "Kapolres {place}",
    K.MILITARY: "Dandim {place}",
    K.SECRETARIAT: "Sekretaris Daerah",
    K.COURT: "Ketua {name}",
    K.HOSPITAL: "Direktur {name}",
    K.NGO: "Direktur {name}",
    K.LEGAL_AID: "Direktur {name}",
    K.FAMILY_WELFARE: "Ketua {name}",
    K.FAITH: "{name}",
}
FUNCTIONS: tuple[tuple[str, F], ...] = (
    (r"cegah|pembinaan|sosialisasi|penyuluhan", F.PREVENTION),
    (
        r"rehabilitasi|pemulangan|reintegrasi|penanganan korban|pelayanan|perlindungan korban|\(penanganan\)",
        F.CARE,
    ),
    (r"hukum|penindakan|yustisi", F.JUSTICE),
    (r"kerja ?sama|koordinasi|norma|kemitraan", F.COOPERATION),
)
WORKS: tuple[tuple[str, W], ...] = (
    (
        r"laporan masyarakat terkait|menghimpun (informasi|laporan)|menerima (laporan|pengaduan)|pengaduan",
        W.REPORT,
    ),
    (r"rapat .*(sidak|operasi)", W.INSPECTION_MEETING),
    (r"^(?!.*rapat)(?!.*hukum).*(operasi|sidak|razia)", W.INSPECTION),
    (r"strategi", W.STRATEGY),
    (r"pemantauan|penanganan bersama|pengembangan penegakan|semua sub gugus", W.JOINT_ACTION),
    (r"pendataan|dokumentasi|registrasi", W.REGISTRATION),
    (r"^(?!.*pendataan).*pembinaan|bimbingan", W.GUIDANCE),
    (
        r"pengembangan penegakan hukum|gelar perkara|rapat kasus|semua sub gugus.*penanganan lebih lanjut",
        W.CASE_CONFERENCE,
    ),
    (r"berita acara|penyerahan|menyerahkan", W.HANDOVER),
    (r"(pelayanan|layanan|pemeriksaan) kesehatan|visum|rehabilitasi kesehatan|pengobatan", W.HEALTH_SERVICE),
    (
        r"^(?!.*terkait dalam rangka penanganan korban).*rehabilitasi|psikologi|konseling|pendampingan",
        W.SOCIAL_SERVICE,
    ),
    (r"^(?!.*pemulangan).*(sakit|meninggal|jenazah|pemakaman)", W.SICK_OR_DECEASED),
    (r"penampungan|rumah aman|shelter", W.SHELTER),
    (r"pemberdayaan ekonomi|keterampilan|usaha ekonomi|wirausaha", W.EMPOWERMENT),
    (r"^(?!.*rehabilitasi).*(pemulangan|memulangkan)|reintegrasi", W.REPATRIATION),
    (r"rapat evaluasi", W.EVALUATION_MEETING),
    (r"(membuat|menyusun|menyampaikan) laporan", W.EVALUATION_REPORT),
    (r"penanganan hukum|penyidikan|penyelidikan|penuntutan|persidangan|restitusi|proses hukum", W.PROCEEDING),
    (r"berkoordinasi dengan tim gugus tugas terkait", W.REQUEST),
    (r"rapat koordinasi|koordinasi dan kerja ?sama antara", W.COORDINATION_MEETING),
    (r"rencana aksi|menyusun rencana", W.PLAN_MEETING),
    (r"pemangku kepentingan|jejaring", W.STAKEHOLDER_CONTACT),
    (r"penyuluhan|sosialisasi|upaya pencegahan", W.OUTREACH),
    (r"kerja ?sama dan koordinasi dalam upaya|kegiatan bersama", W.JOINT_ACTIVITY),
    (r"pelatihan|pengembangan kapasitas|bimbingan teknis", W.TRAINING),
    (r"monitoring|pemantauan dan evaluasi|^(?!.*rapat)(?!.* ke dinas).*\bevaluasi", W.EVALUATION),
)


def plain(name: str) -> str:
    """A name as one compares it: small letters, no territory at its end, single spaces."""
    return (
        " ".join(TERRITORY.sub("", name).replace("  ", " ").casefold().split()).strip(" .,")
        or name.casefold()
    )


def known_agency(text: str) -> tuple[Known, str] | None:
    """The first kind of agency whose words stand in the text, and those words."""
    for known in AGENCIES:
        if found := re.search(known.pattern, text, re.IGNORECASE):
            return known, found.group(0).strip()
    return None


def heads(office: str) -> bool:
    """Does this office head its agency? Letters are addressed to it."""
    return bool(HEADS.search(office)) and not PARTS.search(office)
