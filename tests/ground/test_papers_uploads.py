"""Proofs: a photograph or PDF is made harmless, kept under a random name, and seen only by those who may."""

from __future__ import annotations

from contextlib import suppress
import errno
import hashlib
import io
import os
from pathlib import Path
import time
from typing import Any
from unittest import mock
import zlib

from django.core.files.base import ContentFile
from PIL import Image
from PIL.ExifTags import IFD
import pytest

from lopo.ground.acts import Actor, Denied, Level, Refused, operation, system
from lopo.ground.acts.operation import one_transaction
from lopo.ground.agencies.models import Agency
from lopo.ground.agencies.operations import add_agency
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.cleaning import LARGEST, LONGEST_SIDE, clean
from lopo.ground.papers.models import Upload
from lopo.ground.papers.operations import WORKS, take_in
from lopo.ground.papers.uploads import delete_forgotten_files, forgotten_files, place_of, read
from lopo.ground.places.operations import found_regency
from lopo.ground.vault.operations import rotate_keys


@pytest.fixture
def desk(db: None, settings: Any, tmp_path: Path) -> Actor:
    settings.MEDIA_ROOT = tmp_path
    return system(found_regency("53.99", "Kabupaten Contoh", "Provinsi Contoh", "Kota Contoh"))


@pytest.fixture
def service(desk: Actor) -> Agency:
    return add_agency(desk, key="contoh", name="Dinas Contoh", short="Dinas Contoh", code="CTH")


def photo(kind: str = "JPEG", size: tuple[int, int] = (300, 200), mode: str = "RGB", **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, kind, **how)
    return out.getvalue()


def pdf(body: bytes = b"1 0 obj <</Type /Catalog>> endobj") -> bytes:
    return b"%PDF-1.7\n" + body + b"\ntrailer <</Root 1 0 R>>\n%%EOF\n"


def packed(objects: bytes) -> bytes:
    """A PDF whose objects stand in a compressed group, where a plain search does not see them."""
    data = zlib.compress(objects)
    head = b"5 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>> stream\n" % len(data)
    return pdf(head + data + b"\nendstream endobj")


# Photographs


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_becomes_a_fresh_jpeg(kind: str) -> None:
    cleaned = clean(photo(kind))
    assert cleaned.media_type == "image/jpeg"
    assert Image.open(io.BytesIO(cleaned.content)).size == (300, 200)


def test_place_and_camera_do_not_stay_in_the_photograph() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Contoh"
    exif.get_ifd(IFD.GPSInfo)[1] = "S"
    dirty = photo(exif=exif, comment=b"nama korban")
    assert b"Kamera Contoh" in dirty
    cleaned = clean(dirty + b"tersembunyi di belakang gambar").content
    for secret in (b"Kamera Contoh", b"nama korban", b"Exif", b"tersembunyi"):
        assert secret not in cleaned
    assert not Image.open(io.BytesIO(cleaned)).getexif()


def test_a_photograph_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert Image.open(io.BytesIO(clean(photo(exif=exif)).content)).size == (200, 300)


def test_what_was_transparent_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    picture = Image.open(io.BytesIO(clean(out.getvalue()).content))
    assert picture.getpixel((25, 25)) == (255, 255, 255)


def test_a_large_photograph_is_made_smaller_and_stays_legible() -> None:
    cleaned = Image.open(io.BytesIO(clean(photo(size=(5000, 4000))).content))
    assert max(cleaned.size) == LONGEST_SIDE


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (photo(size=(6000, 5000), kind="PNG"), "terlalu besar untuk dibuka"),
        (photo(size=(6000, 5000), progressive=True), "terlalu besar untuk dibuka"),
        (photo()[:400], "rusak atau terpotong"),
        (b"\xff\xd8\xff" + b"bukan foto" * 50, "rusak atau terpotong"),
        (b"", "kosong"),
        (b"GIF89a....", "bukan foto"),
        (b"<svg onload='x'>", "bukan foto"),
        (b"\x00\x00\x00\x18ftypheic" + b"x" * 50, "HEIC"),
        (b"\xff\xd8\xff" + b"x" * LARGEST, "lebih dari 10 MB"),
    ],
)
def test_what_is_no_harmless_photograph_gets_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        clean(content)


# PDF


def test_a_plain_pdf_is_kept_as_it_is() -> None:
    assert clean(pdf()).content == pdf()
    assert clean(packed(b"7 0 <</Type /Page>>")).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (pdf(b"1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj"), "program atau lampiran"),
        (pdf(b"1 0 obj <</S /J#61vaScr#69pt>> endobj"), "program atau lampiran"),
        (pdf(b"1 0 obj <</S /Launch /F (cmd.exe)>> endobj"), "program atau lampiran"),
        (pdf(b"1 0 obj <</Names <</EmbeddedFiles 3 0 R>> >> endobj"), "program atau lampiran"),
        (packed(b"7 0 <</S /JavaScript /JS (x)>>"), "program atau lampiran"),
        (packed(b"7 0 <</S /J#61vaScript>>"), "program atau lampiran"),
        (packed(b"7 0 " + b" " * 5_000_000 + b"<</S /JavaScript>>"), "tidak dapat diperiksa"),
        (pdf(b"5 0 obj <</Type /ObjStm /Filter /LZWDecode>> stream\nxx\nendstream"), "tidak dapat diperiksa"),
        (pdf(b"1 0 obj <</Encrypt 9 0 R>> endobj"), "sandi"),
        (pdf()[:-8], "terpotong"),
    ],
)
def test_a_pdf_that_could_act_or_hide_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        clean(content)


def test_many_small_bombs_in_one_pdf_do_not_hold_the_machine() -> None:
    bomb = zlib.compress(bytes(4_000_000))
    head = b"5 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n"
    began = time.monotonic()
    with pytest.raises(Refused, match="tidak dapat diperiksa"):
        clean(pdf((head + bomb + b"\nendstream endobj\n") * 1000))
    assert time.monotonic() - began < 10


# Keeping


def test_a_proof_is_kept_with_its_digest_under_a_random_name(desk: Actor, service: Agency) -> None:
    upload = take_in(desk, service, ContentFile(photo(), "../../etc/passwd.jpg"), what="receipt")
    assert hashlib.sha256(read(upload)).hexdigest() == upload.sha256
    assert len(read(upload)) == upload.size
    assert place_of(upload).name == upload.pk.hex
    assert place_of(upload).stat().st_mode & 0o077 == 0
    assert (upload.subject_kind, upload.subject_id) == ("agency", service.pk)
    assert LedgerEntry.objects.filter(act="upload.taken_in", subject_id=upload.pk).count() == 1


def test_whoever_takes_the_disk_reads_no_proof_and_swaps_none(desk: Actor, service: Agency) -> None:
    one, other = (take_in(desk, service, ContentFile(photo()), what="receipt") for _ in range(2))
    assert read(one) == read(other)
    lying = place_of(one).read_bytes()
    assert read(one)[:64] not in lying
    assert b"JFIF" not in lying
    place_of(other).write_bytes(lying)  # the same photograph, sealed to another row
    with pytest.raises(Refused, match="hilang atau berubah"):
        read(other)


def test_a_proof_opens_after_the_keys_were_rotated(desk: Actor, service: Agency) -> None:
    upload = take_in(desk, service, ContentFile(photo()), what="receipt")
    rotate_keys(desk)
    later = take_in(desk, service, ContentFile(photo()), what="receipt")
    assert read(upload) == read(later)
    assert place_of(upload).read_bytes()[1:17] != place_of(later).read_bytes()[1:17]


def test_nobody_without_a_mandate_to_act_takes_anything_in(desk: Actor, service: Agency) -> None:
    reader = Actor(desk.regency, "seat", agency=service, level=Level.DRAFT)
    keeper = Actor(desk.regency, "keeper", agency=service, level=Level.SIGN)
    for actor in (reader, keeper):
        with pytest.raises(Denied):
            take_in(actor, service, ContentFile(photo()), what="receipt")
    assert not Upload.objects.exists()


def test_a_refused_file_leaves_nothing_behind(desk: Actor, service: Agency, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        take_in(desk, service, ContentFile(b"bukan foto"), what="receipt")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not Upload.objects.exists()


def test_a_full_disk_is_said_and_nothing_is_half_kept(desk: Actor, service: Agency, tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    with mock.patch("os.fsync", side_effect=full), pytest.raises(Refused, match="penuh"):
        take_in(desk, service, ContentFile(photo()), what="receipt")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not Upload.objects.exists()


def test_a_proof_that_was_changed_on_the_disk_is_not_shown(desk: Actor, service: Agency) -> None:
    upload = take_in(desk, service, ContentFile(photo()), what="receipt")
    place_of(upload).write_bytes(photo(size=(10, 10)))
    with pytest.raises(Refused, match="hilang atau berubah"):
        read(upload)
    place_of(upload).unlink()
    with pytest.raises(Refused, match="hilang atau berubah"):
        read(upload)


@operation(may=WORKS)
def prove_in_vain(actor: Actor, agency: Agency) -> None:
    """An act of many steps that takes a proof in and is then refused."""
    take_in(actor, agency, ContentFile(photo()), what="receipt")
    raise Refused("belum dapat")


def test_an_act_that_is_refused_later_leaves_no_file(desk: Actor, service: Agency, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="belum"):
        prove_in_vain(desk, service)
    with pytest.raises(Refused, match="belum"), one_transaction():  # a form that sends two acts
        take_in(desk, service, ContentFile(photo()), what="receipt")
        raise Refused("belum dapat")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_part_that_is_refused_takes_only_its_own_file_along(desk: Actor, service: Agency) -> None:
    with one_transaction():
        kept = take_in(desk, service, ContentFile(photo()), what="receipt")
        with suppress(Refused):
            prove_in_vain(desk, service)
    assert read(kept)
    assert [path.name for path in place_of(kept).parents[1].glob("??/*")] == [kept.pk.hex]


def test_files_of_acts_that_did_not_happen_can_be_found_and_deleted(desk: Actor, service: Agency) -> None:
    upload = take_in(desk, service, ContentFile(photo()), what="receipt")
    stray = place_of(upload).with_name("0" * 32)
    fresh = place_of(upload).with_name("1" * 32)
    stray.write_bytes(b"x")
    fresh.write_bytes(b"x")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for path in (stray, place_of(upload)):
        os.utime(path, (two_days_ago, two_days_ago))
    assert list(forgotten_files()) == [stray]
    assert delete_forgotten_files() == 1
    assert [path.exists() for path in (stray, fresh, place_of(upload))] == [False, True, True]
