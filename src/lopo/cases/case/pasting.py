"""A table of people as it is pasted from a spreadsheet or a chat, read into the lines of the page.

Nothing is corrected in silence and nothing is lost: a word that is not known stays in its field and is said to be wrong
there. Without a row of headings the columns are those of the page, in its order; without columns each line is a name.
"""

from __future__ import annotations

import csv
from io import StringIO

from django.utils.translation import gettext as _

from lopo.cases.case.models import Role
from lopo.cases.person.models import Sex
from lopo.ground.acts import Refused

FIELDS = ("role", "name", "sex", "born", "nik", "address", "because")
HEADINGS = {
    "role": "peran kedudukan sebagai role",
    "name": "nama sebutan panggilan name",
    "sex": "l/p jk kelamin sex",
    "born": "lahir born birth",
    "nik": "nik ktp",
    "address": "alamat desa address village",
    "because": "alasan mengapa reason why",
}
ROLES = {
    Role.VICTIM: "korban victim",
    Role.SUSPECT: "terduga terlapor suspect",
    Role.WITNESS: "saksi witness",
    Role.KIN: "keluarga kin",
}
SEXES = {
    Sex.FEMALE: "perempuan p pr wanita female f",
    Sex.MALE: "laki-laki laki l lk pria male m",
}
COUNTS = ("no", "no.", "nomor", "#")


def read_pasted(text: str) -> list[dict[str, str]]:
    """A line for each person, by field of the page. Raises Refused for a table whose columns cannot be told apart."""
    rows = [row for row in _cells(text) if any(row)]
    if not rows:
        return []
    columns = _headings(rows[0])
    if columns:
        rows = rows[1:]
    else:
        columns = list(FIELDS) if max(map(len, rows)) > 1 else ["name"]
    for number, row in enumerate(rows, start=1):
        if any(row[len(columns) :]):
            raise Refused(
                _("Baris %(number)d mempunyai lebih dari %(n)d kolom. Periksa tabelnya, lalu tempel lagi.")
                % {"number": number, "n": len(columns)},
                field="pasted",
            )
    return [_known(dict(zip(columns, row, strict=False))) for row in rows]


def _cells(text: str) -> list[list[str]]:
    between = "\t" if "\t" in text else ";" if ";" in text else "\0"
    if between == "\0":
        return [[line.strip()] for line in text.splitlines()]
    return [
        [cell.strip() for cell in row] for row in csv.reader(StringIO(text, newline=""), delimiter=between)
    ]


def _headings(row: list[str]) -> list[str] | None:
    """The field of each column, "" for one that only counts; None when this is no row of headings.

    Raises Refused for a column that nobody could place: leaving it out would lose what stands in it.
    """
    found = [_heading(cell) for cell in row]
    if "name" not in found:
        return None
    for number, (field, cell) in enumerate(zip(found, row, strict=True), start=1):
        strange = field is None and cell and cell.casefold() not in COUNTS
        if strange or (field is not None and field in found[: number - 1]):
            raise Refused(
                _("Kolom ke-%d tidak dikenal. Hapus kolom itu, atau beri judul seperti pada baris di atas.")
                % number,
                field="pasted",
            )
    return [field or "" for field in found]


def _heading(cell: str) -> str | None:
    said = cell.casefold().replace(".", " ")
    words = {*said.split(), *said.replace("/", " ").split()}
    return next((field for field, known in HEADINGS.items() if words & set(known.split())), None)


def _known(line: dict[str, str]) -> dict[str, str]:
    """With the words for role and sex as the page keeps them; a word that is not known stays as it is."""
    line.pop("", None)
    line["role"] = _word(line.get("role", ""), ROLES)
    line["sex"] = _word(line.get("sex", ""), SEXES)
    return line


def _word(said: str, known: dict[Role, str] | dict[Sex, str]) -> str:
    return next((str(key) for key, words in known.items() if said.casefold() in words.split()), said)
