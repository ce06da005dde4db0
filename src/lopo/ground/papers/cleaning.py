"""Makes a file from outside harmless: photographs are drawn anew without metadata, a PDF must be able to do nothing.

What the browser calls the file is not asked; its first bytes say what it is. Each refusal is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import io
import re
import warnings
import zlib

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from lopo.ground.acts import Refused

LARGEST = 10 * 1024 * 1024  # bytes of a file
LONGEST_SIDE = 2400  # pixels kept: a signed A4 page stays legible at 200 dots an inch
MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}  # JPEG is shrunk while it is read
PROGRESSIVE = 25_000_000  # a progressive JPEG lies whole in memory all the same
QUALITY = 82
EMBLEM = 500  # pixels
LARGEST_GROUP = 4 * 1024 * 1024  # bytes of one unpacked group of PDF objects
MOST_UNPACKED = (
    300 * 1024 * 1024
)  # bytes unpacked of one PDF, so that a small file cannot hold the machine for long
MAY_ACT = (
    b"/JavaScript",
    b"/Launch",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/XFA",
    b"/ImportData",
    b"/SubmitForm",
)
_GROUP = re.compile(
    rb"\s*\d+\s+\d+\s"
)  # a group of objects begins with numbers, a picture or a page does not


@dataclass(frozen=True)
class Clean:
    """A file that may be kept."""

    media_type: str
    content: bytes


def clean(content: bytes) -> Clean:
    """The photograph as a fresh JPEG, or the PDF as it is. Raises Refused with what is wrong and what to do."""
    if len(content) > LARGEST:
        raise Refused(
            _("Berkas ini lebih dari 10 MB. Foto ulang dengan ukuran lebih kecil, atau pindai hitam putih.")
        )
    kind = _kind(content)
    if kind == "PDF":
        return Clean("application/pdf", _harmless_pdf(content))
    return Clean("image/jpeg", _drawn_anew(content, kind))


def small_picture(content: bytes) -> bytes:
    """The photograph as a JPEG of at most EMBLEM pixels a side. Raises Refused also for a PDF."""
    cleaned = clean(content)
    if cleaned.media_type != "image/jpeg":
        raise Refused(_("Lambang harus berupa gambar JPEG, PNG, atau WebP."), field="emblem")
    with Image.open(io.BytesIO(cleaned.content)) as picture:
        picture.thumbnail((EMBLEM, EMBLEM))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=90, optimize=True)
    return out.getvalue()


def _kind(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "WEBP"
    if content.startswith(b"%PDF-"):
        return "PDF"
    if content[4:8] == b"ftyp":
        raise Refused(_("Foto jenis HEIC belum dapat dibaca. Di ponsel pilih format JPEG, lalu foto lagi."))
    if not content:
        raise Refused(_("Berkas ini kosong. Pilih lagi fotonya."))
    raise Refused(
        _("Berkas ini bukan foto (JPEG, PNG, WebP) dan bukan PDF. Foto lembarnya, lalu unggah fotonya.")
    )


# Photographs


def _drawn_anew(content: bytes, kind: str) -> bytes:
    """Only the picture goes on: no place, no time, no camera, nothing hidden behind the picture's end."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of what looks like a bomb
            with Image.open(io.BytesIO(content), formats=[kind]) as picture:
                return _redraw(picture, kind)
    except Refused:
        raise
    except Exception as error:  # whatever a broken or hostile picture makes the decoder say
        raise Refused(_("Foto ini rusak atau terpotong. Foto ulang, lalu unggah lagi.")) from error


def _redraw(picture: Image.Image, kind: str) -> bytes:
    most = PROGRESSIVE if picture.info.get("progressive") else MOST_PIXELS[kind]
    if picture.width * picture.height > most:
        raise Refused(_("Foto ini terlalu besar untuk dibuka. Foto ulang dengan ukuran lebih kecil."))
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    _on_white(upright).save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """A new picture that carries nothing over but the pixels; what was transparent is white."""
    layer = picture.convert("RGBA")
    sheet = Image.new("RGB", layer.size, "white")
    sheet.paste(layer, mask=layer)
    return sheet


# PDF


def _harmless_pdf(content: bytes) -> bytes:
    """Refuses what could run, fetch, hide a file, or cannot be looked into (encrypted, damaged)."""
    if b"%%EOF" not in content[-2048:]:
        raise Refused(_("PDF ini terpotong. Unggah lagi berkas yang utuh."))
    plain = _names_spelled_out(content)
    if b"/Encrypt" in plain:
        raise Refused(_("PDF ini dikunci dengan sandi. Simpan tanpa sandi, atau foto lembarnya."))
    if _may_act(plain) or any(_may_act(group) for group in _object_groups(plain, content)):
        raise Refused(
            _("PDF ini berisi program atau lampiran tersembunyi. Cetak ke PDF biasa, atau foto lembarnya.")
        )
    return content


def _names_spelled_out(part: bytes) -> bytes:
    """`/J#61vaScript` is `/JavaScript`."""
    return re.sub(rb"#([0-9a-fA-F]{2})", lambda escaped: bytes.fromhex(escaped[1].decode()), part)


def _may_act(part: bytes) -> bool:
    return any(name in part for name in MAY_ACT)


def _object_groups(plain: bytes, content: bytes) -> Iterator[bytes]:
    """The unpacked groups of objects (/ObjStm) in which names would not be seen otherwise.

    Where a group begins is not trusted to the file's own table: every packed stream is looked into.
    """
    announced, unpacked, whole = plain.count(b"/ObjStm"), 0, memoryview(content)
    if not announced:
        return
    for start in re.finditer(rb"stream\r?\n", content):
        unpacker = zlib.decompressobj()
        try:
            group = unpacker.decompress(whole[start.end() :], LARGEST_GROUP)
        except zlib.error:
            continue
        announced, unpacked = announced - 1, unpacked + len(group)
        if (unpacker.unconsumed_tail and _GROUP.match(group)) or unpacked > MOST_UNPACKED:
            raise _not_looked_into()
        yield _names_spelled_out(group)
    if announced > 0:  # packed in a way that we do not know
        raise _not_looked_into()


def _not_looked_into() -> Refused:
    return Refused(_("PDF ini tidak dapat diperiksa isinya. Cetak ke PDF biasa, atau foto lembarnya."))
