"""Is this installation sound? Each check says what it looked at, how it stands, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
import os
from pathlib import Path
import shutil

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts.moment import now
from lopo.ground.keeping import tables
from lopo.ground.keeping.backup import last_proven
from lopo.ground.ledger.entries import verify
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.uploads import forgotten_files
from lopo.ground.places.models import Regency
from lopo.ground.vault.keys import KeyFault, examine

FREE_MIB = 500
BACKUP_DAYS = 7


@dataclass(frozen=True)
class Check:
    """One finding. `state`: sound, warning, or broken (must be mended)."""

    name: str
    state: str
    says: str


def examine_all() -> list[Check]:
    """Every check, in the order in which one would mend them."""
    return [check() for check in CHECKS]


def _folder() -> Check:
    if os.name == "posix" and Path(settings.DATA).stat().st_mode & 0o077:
        return Check("data", "broken", _("Folder data dapat dibaca orang lain: chmod 700."))
    return Check("data", "sound", _("Folder data hanya dibaca pemiliknya."))


def _disk() -> Check:
    free = shutil.disk_usage(Path(settings.DATA)).free // 2**20
    says = _("%(free)d MiB kosong di folder data.") % {"free": free}
    if free >= FREE_MIB:
        return Check("disk", "sound", says)
    return Check("disk", "broken", says + " " + _("Kosongkan ruang, atau pindahkan folder data."))


def _keys() -> Check:
    try:
        examine(Path(settings.ROOT_KEY))
    except KeyFault as fault:
        return Check("keys", "broken", str(fault))
    if not Path(settings.ROOT_KEY).exists():
        return Check("keys", "warning", _("Kunci induk belum dibuat; dibuat saat pertama dipakai."))
    return Check("keys", "sound", _("Kunci induk ada di luar folder data dan hanya dibaca pemiliknya."))


def _database() -> Check:
    if connection.vendor == "sqlite":
        from lopo.ground.database.sqlite.base import DRIVER, WAL

        told = {"version": DRIVER.sqlite_version, "journal": "WAL" if WAL else "TRUNCATE"}
        return Check("database", "sound", _("SQLite %(version)s, jurnal %(journal)s.") % told)
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_checksums")
        if cursor.fetchone()[0] == "on":
            return Check("database", "sound", _("PostgreSQL, jumlah periksa halaman menyala."))
    says = _("PostgreSQL tanpa jumlah periksa halaman: nyalakan data_checksums.")
    return Check("database", "warning", says)


def _migrations() -> Check:
    if tables.version() == tables.newest():
        return Check("migrations", "sound", _("Tabel sesuai dengan program."))
    return Check("migrations", "broken", _("Tabel belum sesuai dengan program: mulai ulang lopo serve."))


def _backup() -> Check:
    made = last_proven()
    if made is None:
        return Check("backup", "broken", _("Belum ada cadangan yang teruji. Jalankan: lopo backup BERKAS"))
    days = (now() - datetime.fromisoformat(made)) // timedelta(days=1)
    says = _("Cadangan teruji terakhir %(days)d hari lalu.") % {"days": days}
    return Check("backup", "sound" if days <= BACKUP_DAYS else "warning", says)


def _clock() -> Check:
    """A clock that stands before the newest entry of the ledger is wrong, whatever it says."""
    newest = LedgerEntry.objects.order_by("-at").values_list("at", flat=True).first()
    if newest is None or newest <= now() + timedelta(minutes=5):
        return Check("clock", "sound", _("Jam mesin tidak mundur dari catatan terakhir."))
    return Check("clock", "broken", _("Jam mesin lebih awal dari catatan terakhir: betulkan jam."))


def _audit() -> Check:
    for regency in Regency.objects.all():
        proof = verify(regency)
        if not proof.ok:
            says = _("Catatan jejak rusak mulai nomor %(number)d.") % {"number": proof.first_bad}
            return Check("audit", "broken", says)
    return Check("audit", "sound", _("Rantai catatan jejak utuh."))


def _uploads() -> Check:
    """Files that a power cut left without their act; they fill the disk, and photographs show people."""
    forgotten = sum(1 for _path in forgotten_files())
    if not forgotten:
        return Check("uploads", "sound", _("Tiap berkas bukti ada pemiliknya."))
    says = _("%(n)d berkas bukti tanpa pemilik, lebih dari sehari. Hapus dengan: lopo doctor --sweep")
    return Check("uploads", "warning", says % {"n": forgotten})


def _approvers() -> Check:
    """Recovery needs two offices: the secretariat and one other with a living account."""
    living = Account.objects.filter(is_active=True, enrolled_at__isnull=False)
    agencies = living.values("official__agency").distinct().count()
    if agencies >= 2:
        return Check("approvers", "sound", _("%(n)d instansi punya akun hidup.") % {"n": agencies})
    says = _("Kurang dari dua instansi punya akun: pemulihan oleh dua kantor belum dapat dilakukan.")
    return Check("approvers", "warning", says)


CHECKS: tuple[Callable[[], Check], ...] = (
    _folder,
    _disk,
    _keys,
    _database,
    _migrations,
    _backup,
    _clock,
    _audit,
    _uploads,
    _approvers,
)
