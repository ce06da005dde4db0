"""Which packages Lopo is installed with and under which licence, read from their own metadata."""

from __future__ import annotations

from importlib.metadata import metadata
from pathlib import Path
import re

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "THIRD-PARTY.md"
HEAD = """# What Lopo is installed with

Lopo itself is under the Apache License 2.0. The packages below are installed from their own wheels, whose licence
texts lie in each package's `*.dist-info` folder. This page is made by `bin/third-party` from what the packages
say of themselves.

## Carried inside Lopo

| what | licence text |
|---|---|
"""
PARTS = {
    "run.txt": "To run",
    "develop.txt": "For checks and tests only",
}
# Packages whose metadata is silent, and those locked for other machines than the one that makes this page.
TOLD_ELSEWHERE = {
    "axe-playwright-python": "MIT (its axe-core: MPL-2.0)",
    "colorama": "BSD-3-Clause",
    "pysqlite3": "Zlib",
    "sqlcipher3": "Zlib (its SQLCipher: BSD-3-Clause)",
    "tzdata": "Apache-2.0",
}


def page() -> str:
    listed: set[str] = set()
    chapters = [HEAD + "\n".join(carried()) + "\n"]
    for lock, title in PARTS.items():
        rows = [row(name, version) for name, version in locked(lock) if name not in listed]
        listed |= {name for name, _ in locked(lock)}
        table = ["| package | version | licence |", "|---|---|---|", *rows]
        chapters.append(f"## {title}\n\n" + "\n".join(table) + "\n")
    return "\n".join(chapters)


def carried() -> list[str]:
    """Whatever lies in the package with a licence of its own beside it, such as fonts."""
    texts = sorted((ROOT / "src").rglob("LICENSE-*.txt"))
    return [f"| {text.stem.removeprefix('LICENSE-')} | `{text.relative_to(ROOT)}` |" for text in texts]


def locked(lock: str) -> list[tuple[str, str]]:
    """Name and version of each package in a lock file, in its order."""
    text = (ROOT / "requirements" / lock).read_text()
    return re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE)


def row(name: str, version: str) -> str:
    return f"| {name} | {version} | {licence(name) or 'see the package'} |"


def licence(name: str) -> str:
    """The SPDX expression, else the classifiers, else the first line of the old free text."""
    if name in TOLD_ELSEWHERE:
        return TOLD_ELSEWHERE[name]
    told = metadata(name).json
    if expression := told.get("license_expression"):
        return str(expression)
    classified = [
        text.rpartition(" :: ")[2]
        for text in told.get("classifier", [])
        if text.startswith("License :: ") and text != "License :: OSI Approved"
    ]
    if classified:
        return " and ".join(sorted(classified))
    return str(told.get("license", "")).strip().partition("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(page())
    print(f"{PAGE.name} written.")
