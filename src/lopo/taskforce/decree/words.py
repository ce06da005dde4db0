"""What the words of a decree give away: which agency an office is of, what a duty has people do.

Used only to propose; a person confirms. Patterns are matched on text in small letters without "Kab. …".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.decree.models import Function
from lopo.taskforce.decree.work import Work

TERRITORY = re.compile(r"\b(se-)?\s*(kab(upaten)?\.?|kota)\s+[^,;()]*$", re.IGNORECASE)


class Known(NamedTuple):
    """A kind of agency as people write it, say it, and draw it."""

    pattern: str
    kind: AgencyKind
    short: str  # empty: the name itself, without its territory
    code: str
    full: str = ""  # name of the agency when only an office of it is printed


# Order matters: the first that fits is taken.
AGENCIES = (
    Known(r"pol\.?\s*pp\b|pamong praja", AgencyKind.ORDER, "Satpol PP", "SPP", "Satuan Polisi Pamong Praja"),
    Known(
        r"polres|kapolres|kasat |kanit |kapolsek|bhabinkamtibmas|kepolisian",
        AgencyKind.POLICE,
        "",
        "Pol",
        "Polres",
    ),
    Known(r"kodim|dandim|danramil|koramil", AgencyKind.MILITARY, "", "Kdm", "Kodim"),
    Known(r"pengadilan negeri", AgencyKind.COURT, "", "PN", "Pengadilan Negeri"),
    Known(r"kejaksaan|kajari", AgencyKind.PROSECUTOR, "", "Jak", "Kejaksaan Negeri"),
    Known(
        r"kesatuan bangsa|kesbang",
        AgencyKind.POLITICS,
        "Kesbangpol",
        "Kbp",
        "Badan Kesatuan Bangsa dan Politik",
    ),
    Known(
        r"pemberdayaan perempuan|perlindungan anak|dp3a|dpppa|dinas pppa",
        AgencyKind.WOMEN_CHILDREN,
        "Dinas PPPA",
        "PPA",
        "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
    ),
    Known(r"\bpkk\b", AgencyKind.FAMILY_WELFARE, "TP PKK", "PKK", "TP PKK"),
    Known(r"bp3mi|bp2mi|perlindungan pekerja migran", AgencyKind.LABOUR, "", "BP3", "BP3MI"),
    Known(r"dinas tenaga kerja(?! dan trans)", AgencyKind.LABOUR, "", "Nak", "Dinas Tenaga Kerja"),
    Known(
        r"tenaga kerja|nakertrans|transmigrasi|pengantar kerja",
        AgencyKind.LABOUR,
        "Dinas Nakertrans",
        "Nak",
        "Dinas Tenaga Kerja dan Transmigrasi",
    ),
    Known(r"rsud|rumah sakit", AgencyKind.HOSPITAL, "", "RS", "RSUD"),
    Known(r"dinas kesehatan", AgencyKind.HEALTH, "Dinas Kesehatan", "Kes", "Dinas Kesehatan"),
    Known(r"dinas sosial", AgencyKind.SOCIAL, "Dinas Sosial", "Sos", "Dinas Sosial"),
    Known(
        r"kependudukan|pencatatan sipil|dukcapil",
        AgencyKind.CIVIL_REGISTRY,
        "Dukcapil",
        "Duk",
        "Dinas Kependudukan dan Pencatatan Sipil",
    ),
    Known(r"imigrasi", AgencyKind.IMMIGRATION, "", "Imi", "Kantor Imigrasi"),
    Known(r"inspektorat|inspektur", AgencyKind.OTHER, "Inspektorat", "Ins", "Inspektorat Daerah"),
    Known(r"bapelitbang|bappelitbang|bappeda|perencanaan", AgencyKind.PLANNING, "", "Bap", "Bapelitbangda"),
    Known(
        r"badan keuangan|\bbkad\b|bpkad|keuangan dan aset",
        AgencyKind.FINANCE,
        "BKAD",
        "BKD",
        "Badan Keuangan dan Aset Daerah",
    ),
    Known(
        r"kominfo|komunikasi dan informatika",
        AgencyKind.COMMUNICATIONS,
        "",
        "Kom",
        "Dinas Komunikasi dan Informatika",
    ),
    Known(
        r"setda|sekretariat daerah|sekretaris daerah|asisten|staf ahli",
        AgencyKind.SECRETARIAT,
        "Sekretariat Daerah",
        "Set",
        "Sekretariat Daerah",
    ),
    Known(r"bantuan hukum|\blbh\b", AgencyKind.LEGAL_AID, "", "LBH", "Lembaga Bantuan Hukum"),
    Known(
        r"agama|gereja|keuskupan|\bfkub\b|majelis ulama|\bsinode\b|klasis",
        AgencyKind.FAITH,
        "",
        "Ag",
        "Pimpinan agama",
    ),
    Known(r"\blsm\b|yayasan|lembaga swadaya", AgencyKind.NGO, "", "", ""),
    Known(r"kepala desa|lurah|camat", AgencyKind.VILLAGE, "", "Ds", ""),
)
HEADS = re.compile(
    r"^(kapolres|dandim|kajari|kepala (dinas|badan|kantor|kejaksaan|satuan|balai|lembaga)|direktur|inspektur|"
    r"ketua (pengadilan|tp|yayasan|majelis|lsm|lembaga|forum|fkub|klasis)|pimpinan|kasat pol\.?\s*pp|kepala bapp?e\w*|"
    r"sekretaris daerah|bupati|wakil bupati|komandan)\b",
    re.IGNORECASE,
)
# Never heads, though they begin like one.
PARTS = re.compile(r"\b(bagian|bidang|seksi|sub ?bagian|unit|satuan reserse)\b", re.IGNORECASE)
TITLE = re.compile(
    r"^(plt\.?\s+|plh\.?\s+)?(kepala bagian \w+( pemerintahan)?|kepala bidang .*?(?=dinas|badan)|"
    r"kabid .*?(?=dinas|badan)|kabag \w+|kepala|ketua|direktur|pimpinan|sekretaris|bendahara|anggota|staf)\s+",
    re.IGNORECASE,
)
HEAD_OF = {
    AgencyKind.POLICE: "Kapolres {place}",
    AgencyKind.MILITARY: "Dandim {place}",
    AgencyKind.SECRETARIAT: "Sekretaris Daerah",
    AgencyKind.COURT: "Ketua {name}",
    AgencyKind.HOSPITAL: "Direktur {name}",
    AgencyKind.NGO: "Direktur {name}",
    AgencyKind.LEGAL_AID: "Direktur {name}",
    AgencyKind.FAMILY_WELFARE: "Ketua {name}",
    AgencyKind.FAITH: "{name}",
}
FUNCTIONS: tuple[tuple[str, Function], ...] = (
    (r"cegah|pembinaan|sosialisasi|penyuluhan", Function.PREVENTION),
    (
        r"rehabilitasi|pemulangan|reintegrasi|penanganan korban|pelayanan|perlindungan korban|\(penanganan\)",
        Function.CARE,
    ),
    (r"hukum|penindakan|yustisi", Function.JUSTICE),
    (r"kerja ?sama|koordinasi|norma|kemitraan", Function.COOPERATION),
)
WORKS: tuple[tuple[str, Work], ...] = (
    (
        r"laporan masyarakat terkait|menghimpun (informasi|laporan)|menerima (laporan|pengaduan)|pengaduan",
        Work.REPORT,
    ),
    (r"rapat .*(sidak|operasi)", Work.INSPECTION_MEETING),
    (r"^(?!.*rapat)(?!.*hukum).*(operasi|sidak|razia)", Work.INSPECTION),
    (r"strategi", Work.STRATEGY),
    (
        r"pemantauan(?! dan evaluasi)|penanganan bersama|pengembangan penegakan|semua sub gugus",
        Work.JOINT_ACTION,
    ),
    (r"pendataan|dokumentasi|registrasi", Work.REGISTRATION),
    (r"^(?!.*pendataan).*pembinaan|bimbingan", Work.GUIDANCE),
    (
        r"pengembangan penegakan hukum|gelar perkara|rapat kasus|semua sub gugus.*penanganan lebih lanjut",
        Work.CASE_CONFERENCE,
    ),
    (r"berita acara|penyerahan|menyerahkan", Work.HANDOVER),
    (
        r"(pelayanan|layanan|pemeriksaan) kesehatan|visum|rehabilitasi kesehatan|pengobatan",
        Work.HEALTH_SERVICE,
    ),
    (
        r"^(?!.*terkait dalam rangka penanganan korban).*rehabilitasi|psikologi|konseling|pendampingan",
        Work.SOCIAL_SERVICE,
    ),
    (r"^(?!.*pemulangan).*(sakit|meninggal|jenazah|pemakaman)", Work.SICK_OR_DECEASED),
    (r"penampungan|rumah aman|shelter", Work.SHELTER),
    (r"pemberdayaan ekonomi|keterampilan|usaha ekonomi|wirausaha", Work.EMPOWERMENT),
    (r"^(?!.*rehabilitasi).*(pemulangan|memulangkan)|reintegrasi", Work.REPATRIATION),
    (r"rapat evaluasi", Work.EVALUATION_MEETING),
    (r"(membuat|menyusun|menyampaikan) laporan", Work.EVALUATION_REPORT),
    (
        r"penanganan hukum|penyidikan|penyelidikan|penuntutan|persidangan|restitusi|proses hukum",
        Work.PROCEEDING,
    ),
    (r"berkoordinasi dengan tim gugus tugas terkait", Work.REQUEST),
    (r"rapat koordinasi|koordinasi dan kerja ?sama antara", Work.COORDINATION_MEETING),
    (r"rencana aksi|menyusun rencana", Work.PLAN_MEETING),
    (r"pemangku kepentingan|jejaring", Work.STAKEHOLDER_CONTACT),
    (r"penyuluhan|sosialisasi|upaya pencegahan", Work.OUTREACH),
    (r"kerja ?sama dan koordinasi dalam upaya|kegiatan bersama", Work.JOINT_ACTIVITY),
    (r"pelatihan|pengembangan kapasitas|bimbingan teknis", Work.TRAINING),
    (r"monitoring|pemantauan dan evaluasi|^(?!.*rapat)(?!.* ke dinas).*\bevaluasi", Work.EVALUATION),
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
