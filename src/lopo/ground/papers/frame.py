"""What all papers share: the sheet, the letterhead, who signs, the foot. Plain data; `frame.typ` draws it.

Size, margins, letterhead and font are settings of the regency (`Letterhead`), since each regency may deviate by its own
rules; the defaults here are those of Permendagri 1/2023 as far as they are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lopo.ground.papers.typeset import Picture

SIZES = {"a4": (210, 297), "f4": (215, 330), "f4-210": (210, 330)}  # mm
FONTS = {"sans": "Liberation Sans", "bookman": "TeX Gyre Bonum"}  # stand for Arial and Bookman Old Style
SPACE_FOR_QR = 30  # mm that the foot needs below the text when it carries a code


@dataclass(frozen=True)
class Margins:
    """Millimetres. The rule words them as minimums, so a paper may widen them."""

    top: float = 20
    right: float = 20
    bottom: float = 25
    left: float = 30


@dataclass(frozen=True)
class Sheet:
    """The paper itself: size in mm, margins, font, and line spacing as a word processor counts it (1, 1.15, 1.5)."""

    size: str = "a4"
    margins: Margins = Margins()
    font: Literal["sans", "bookman"] = "sans"
    points: float = 12
    spacing: float = 1.15
    landscape: bool = False

    def lying(self, *, points: float = 9) -> Sheet:
        """The same paper turned for wide tables, in smaller type."""
        return replace(self, landscape=True, points=points, spacing=1)


@dataclass(frozen=True)
class Head:
    """The letterhead (kop). Without lines the paper has none; `emblem` stands left of it, or above it when centred."""

    lines: Sequence[str] = ()  # government, agency: capitals, never abbreviated
    address: str = ""
    contact: str = ""
    emblem: Picture | None = None
    centred: bool = False  # the regent's: emblem above, no rule


@dataclass(frozen=True)
class Signature:
    """Who signs, as it is printed: "a.n. BUPATI …", "Plt. KEPALA DINAS …", name, rank, number.

    Raises ValueError for what the rules forbid: Plt./Plh. together with a.n., or u.b. without a.n.
    """

    office: str
    name: str = ""
    rank: str = ""
    number: str = ""  # "NIP 19…" or "NRP …"
    acting: Literal["", "Plt.", "Plh.", "Pj."] = ""
    on_behalf_of: str = ""  # the office above: a.n.
    through: str = ""  # the office between: then the signer stands u.b.
    before: Sequence[str] = ()  # lines above: "Ditetapkan di Kefamenanu", "pada tanggal …"

    def __post_init__(self) -> None:
        if self.acting and self.on_behalf_of:
            raise ValueError("Plt., Plh. and Pj. never sign a.n.")
        if self.through and not self.on_behalf_of:
            raise ValueError("u.b. stands only below a.n.")

    @property
    def above(self) -> list[str]:
        """The lines over the free space for stamp and signature."""
        office = f"{self.acting} {self.office}".strip()
        if not self.on_behalf_of:
            return [*self.before, f"{office},"]
        between = [self.through, "u.b."] if self.through else []
        return [*self.before, f"a.n. {self.on_behalf_of}", *between, f"{office},"]

    @property
    def below(self) -> list[str]:
        return [line for line in (self.rank, self.number) if line]

    def for_template(self) -> dict[str, object]:
        return {"above": self.above, "name": self.name, "below": self.below}


@dataclass(frozen=True)
class Foot:
    """Lopo's own small mark: its reference, and the address behind the QR that confirms the paper."""

    reference: str = ""
    address: str = ""


@dataclass(frozen=True)
class Frame:
    """Sheet, head and foot of one paper, and the word that lies across it while it is not final ("RANCANGAN")."""

    sheet: Sheet = Sheet()
    head: Head = Head()
    foot: Foot = field(default_factory=Foot)
    watermark: str = ""

    def for_template(self) -> dict[str, object]:
        """Sizes, font and code as `frame.typ` wants them."""
        from lopo.ground.papers.qr import qr_svg

        width, height = SIZES[self.sheet.size]
        sheet = self.sheet
        bottom = max(sheet.margins.bottom, SPACE_FOR_QR) if self.foot.address else sheet.margins.bottom
        return {
            "width": height if sheet.landscape else width,
            "height": width if sheet.landscape else height,
            "margins": {
                "top": sheet.margins.top,
                "right": sheet.margins.right,
                "bottom": bottom,
                "left": sheet.margins.left,
            },
            "font": FONTS[sheet.font],
            "points": sheet.points,
            "spacing": sheet.spacing,
            "head": self.head,
            "reference": self.foot.reference,
            "qr": qr_svg(self.foot.address) if self.foot.address else None,
            "watermark": self.watermark,
        }
