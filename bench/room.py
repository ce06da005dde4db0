"""A throw-away installation for measuring: its own folder, its own keys, nothing of the developer's."""

from __future__ import annotations

import atexit
import os
from pathlib import Path
import shutil
import sys
import tempfile

ROOT = Path(__file__).resolve().parents[1]


def open_room() -> Path:
    """Makes the folder, points Lopo at it and brings its tables up. Call before any model is imported."""
    room = Path(tempfile.mkdtemp(prefix="lopo-bench-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    os.environ["LOPO_DATA"] = str(room / "data")
    os.environ["LOPO_ROOT_KEY"] = str(room / "keys" / "root.key")
    os.environ["DJANGO_SETTINGS_MODULE"] = "lopo.settings"
    (room / "data").mkdir()
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return room
