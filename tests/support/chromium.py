"""Where the browser is that journeys use: Chromium of the system, or the one that bin/test unpacked."""

from __future__ import annotations

import os
from pathlib import Path
import shutil
import subprocess

UNPACKED = Path(__file__).resolve().parents[2] / ".venv" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",  # tests run as root in containers; the pages are our own
    "--disable-dev-shm-usage",  # small in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def find() -> Path | None:
    """LOPO_CHROMIUM, else the system's, else the unpacked one; each only if it really starts."""
    chosen = [
        os.environ.get("LOPO_CHROMIUM"),
        *(shutil.which(name) for name in NAMES),
        str(UNPACKED / "chromium"),
    ]
    return next((Path(path) for path in chosen if path and _starts(path)), None)


def environment(browser: Path) -> dict[str, str]:
    """The unpacked browser brings libraries and a typeface of its own."""
    if not browser.is_relative_to(UNPACKED):
        return dict(os.environ)
    own = {"LD_LIBRARY_PATH": str(UNPACKED / "lib"), "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf")}
    return {**os.environ, **own}


def _starts(path: str) -> bool:
    # Ubuntu's package of that name is only a stub that asks for snap.
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, timeout=30, check=False, env=environment(Path(path))
        )
    except OSError:
        return False
    return answer.returncode == 0 and b"snap" not in answer.stderr


def missing() -> list[str]:
    """Debian's names of what a browser test would not find here."""
    from playwright._impl._driver import compute_driver_executable

    driver = str(compute_driver_executable()[0])
    return [
        *(() if find() else ("chromium",)),
        *(() if _starts(driver) else ("libatomic1",)),  # all that Playwright's own Node asks of the system
    ]


if __name__ == "__main__":
    print(*missing())
