"""The house rules that a machine can read: names, places, lengths, and what may not stand where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
import re
import subprocess

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "lopo"
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "base_utils"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60  # usual are 40 to 250, and under ten


def tracked(*patterns: str) -> list[Path]:
    """Files of the project, as git knows them or would (so not .venv, caches, builds)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


PYTHON = [path for path in tracked("src/*.py", "tests/*.py") if "migrations" not in path.parts]
TEMPLATES = tracked("src/*.html")


def lines_with(pattern: str, files: list[Path]) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in files
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if found.search(line)
    ]


def test_every_file_is_named_for_what_it_holds() -> None:
    vague = [str(p.relative_to(ROOT)) for p in tracked() if VAGUE & {p.stem, *p.relative_to(ROOT).parts[:-1]}]
    assert not vague


def test_no_lock_file_names_an_address() -> None:
    assert not lines_with(
        r"https?://|--(extra-)?index|--find-links|--trusted-host", tracked("requirements/*")
    )


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = r"(?<![\w.])/(home/\w|root/|work/|Users/\w|opt/wheels)"
    ours = [
        p
        for p in tracked()
        if p.suffix in (".py", ".html", ".txt", ".in", ".toml", ".md", ".yaml", ".sh", "")
    ]
    assert not [line for line in lines_with(place, ours) if "test_layout.py" not in line]


def test_nothing_is_left_for_later() -> None:
    later = r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError|coming soon|segera hadir|lorem ipsum"
    assert not lines_with(later, tracked("src/*.py", "src/*.html", "src/*.css", "src/*.js"))


def test_templates_keep_to_the_content_policy() -> None:
    """No script or style of their own, no attribute that carries either."""
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=[\"']|hx-on|javascript:")
    tag = re.compile(r"{%.*?%}|{#.*?#}", re.DOTALL)
    found = {str(path.relative_to(ROOT)): inline.findall(tag.sub("", path.read_text())) for path in TEMPLATES}
    assert not {page: what for page, what in found.items() if what}


# Where the database is spoken to in its own words, and why.
SQL_BY_HAND = {
    "ground/database": "the backend itself",
    "ground/keeping": "copying a whole database, and asking it for its health",
    "migrations": "triggers that keep the ledger append-only",
}


def test_nothing_is_sent_by_signal_and_no_sql_is_written_by_hand() -> None:
    code = [path for path in PYTHON if path.is_relative_to(SOURCE)]
    plain = [path for path in code if not any(path.is_relative_to(SOURCE / place) for place in SQL_BY_HAND)]
    assert not lines_with(r"django\.(db\.models|core|dispatch)\S*signals?\b|@receiver\b", code)
    assert not lines_with(r"\.raw\(|\bRawSQL\b|\.extra\(|\bcursor\(\)", plain)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def test_no_file_or_function_grows_beyond_what_one_reads_at_once() -> None:
    long_files = [p for p in PYTHON if len(p.read_text().splitlines()) > LONGEST_FILE]
    long_functions = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in PYTHON
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert (long_files, long_functions) == ([], [])


# Where text is declared safe for a page, and why it is.
DECLARED_SAFE = {
    "src/lopo/ground/web/icons.py": "drawings that lie in the package",
    "src/lopo/ground/web/rendering.py": "what Django's own widget has escaped and rendered",
    "src/lopo/ground/web/tags.py": "the squares of a QR code, numbers only",
}


def test_text_is_declared_safe_only_where_somebody_said_why() -> None:
    uses = lines_with(
        r"mark_safe\(|SafeString\(|\|\s*safe\b|autoescape off", [*TEMPLATES, *tracked("src/*.py")]
    )
    assert {line.partition(":")[0] for line in uses} == set(DECLARED_SAFE)


@pytest.mark.parametrize(
    "script", [*sorted((ROOT / "bin").iterdir()), ROOT / ".ci" / "run"], ids=lambda p: p.name
)
def test_every_script_can_be_called_and_says_what_it_is_for(script: Path) -> None:
    first, second = script.read_text().splitlines()[:2]
    assert script.stat().st_mode & 0o111
    assert first == "#!/usr/bin/env bash"
    assert second.startswith("# ")


def test_a_comment_of_a_template_stays_on_its_line() -> None:
    """A {# comment #} that runs over a line is no comment to Django: people would read it on the page."""
    assert not lines_with(r"\{#(?!.*#\})", TEMPLATES)
