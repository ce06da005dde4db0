"""What can be wrong with a workbook from outside, and what is asked of it before anything in it is read.

An XLSX is a ZIP of XML parts: it may be a bomb, locked, old, carry a macro, or declare entities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
import io
import zipfile

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lopo.ground.acts import Refused

LARGEST = 10 * 1024 * 1024  # bytes of the file
LARGEST_UNPACKED = 60 * 1024 * 1024  # bytes of all its parts
MOST_TIMES_PACKED = 200  # unpacked ÷ packed; honest sheets reach some twenty
MOST_PARTS = 500
OLD_FORMAT = b"\xd0\xcf\x11\xe0"  # .xls, and a locked .xlsx is wrapped in the same


@dataclass(frozen=True)
class WorkbookProblem:
    """Something in one cell: where, and what to do about it."""

    sheet: str
    row: int
    column: str  # letter; "" for the whole row
    message: str | Promise

    def __str__(self) -> str:
        if self.column:
            return _("Lembar %(sheet)s, baris %(row)d, kolom %(column)s: %(message)s") % vars(self)
        return _("Lembar %(sheet)s, baris %(row)d: %(message)s") % vars(self)


class WorkbookRefused(Refused):
    """The workbook cannot be taken over. `problems` names the cells, if it is about cells."""

    def __init__(
        self, sentence: str, problems: Sequence[WorkbookProblem] = (), *, field: str | None = "file"
    ) -> None:
        super().__init__(sentence, field=field)
        self.problems = list(problems)


def safe_archive(content: bytes) -> zipfile.ZipFile:
    """The ZIP, once it is known to be harmless to read. Raises WorkbookRefused with what to do."""
    if len(content) > LARGEST:
        raise WorkbookRefused(
            _("Berkas Excel ini lebih dari 10 MB. Hapus gambar dan lembar yang tidak perlu.")
        )
    if content.startswith(OLD_FORMAT):
        raise _old_or_locked(content)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except Exception as error:  # whatever damage makes the reader say
        raise WorkbookRefused(_("Ini bukan berkas Excel (.xlsx). Simpan lembarnya sebagai .xlsx.")) from error
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise _locked()
    unpacked = sum(part.file_size for part in parts)
    too_dense = unpacked > 1024 * 1024 and unpacked > MOST_TIMES_PACKED * len(content)
    if unpacked > LARGEST_UNPACKED or too_dense or len(parts) > MOST_PARTS:
        raise WorkbookRefused(
            _("Berkas Excel ini mengembang terlalu besar. Salin isinya ke berkas baru, lalu coba lagi.")
        )
    _no_foreign_parts(archive)
    return archive


def _old_or_locked(content: bytes) -> WorkbookRefused:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _locked()
    return WorkbookRefused(
        _("Ini berkas Excel lama (.xls). Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.")
    )


def _locked() -> WorkbookRefused:
    return WorkbookRefused(_("Berkas Excel ini dikunci dengan sandi. Simpan tanpa sandi, lalu unggah lagi."))


def broken() -> WorkbookRefused:
    """For everything that an honest program would not have written."""
    return WorkbookRefused(
        _("Berkas Excel ini rusak atau terpotong. Buka di Excel, simpan ulang, lalu unggah lagi.")
    )


def _no_foreign_parts(archive: zipfile.ZipFile) -> None:
    """No macro, and no XML that declares entities (or hides them in another encoding)."""
    if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
        raise WorkbookRefused(
            _("Berkas Excel ini berisi makro. Simpan sebagai .xlsx biasa, lalu unggah lagi.")
        )
    for part in archive.infolist():
        try:
            content = archive.read(part)
        except Exception as error:
            raise broken() from error
        looks_like_text = part.filename.lower().endswith((".xml", ".rels"))
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or (looks_like_text and b"\0" in content[:4096]):
            raise broken()
