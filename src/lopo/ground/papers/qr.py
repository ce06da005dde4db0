"""QR codes as SVG, drawn by segno: for papers and pages alike. Colours are attributes, so the strict CSP is kept."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4  # modules of white around the code, as the standard asks


def qr_svg(address: str) -> str:
    """The code for an absolute address, black on white, error correction M. Raises ValueError for a relative one."""
    if not address.startswith(("https://", "http://")):
        raise ValueError("a QR on paper needs an absolute address")
    out = io.BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(
        out,
        kind="svg",
        border=QUIET_ZONE,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        light="#fff",
    )
    return out.getvalue().decode()
