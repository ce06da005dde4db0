"""The settings of an installation, made quick, private and strict for tests.

Quick: a cheap password hash, no static manifest, an SQLite file that never waits for the disk.
Private: data, keys and uploads lie in a folder of this process alone, and go with it.
Strict: see also `filterwarnings` and FAIL_INVALID_TEMPLATE_VARS in pyproject.toml.
"""

import atexit
import os
from pathlib import Path
import shutil
import tempfile

ROOM = Path(tempfile.mkdtemp(prefix="lopo-tests-"))
atexit.register(shutil.rmtree, ROOM, ignore_errors=True)
(ROOM / "data").mkdir()
os.environ["LOPO_DATA"] = str(ROOM / "data")
os.environ["LOPO_ROOT_KEY"] = str(ROOM / "keys" / "root.key")
for chosen in ("LOPO_DEMO", "LOPO_PROXY", "LOPO_HOST"):
    os.environ.pop(chosen, None)  # a developer's own installation must not colour a test

from lopo.settings import *  # noqa: E402, F403
from lopo.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if str(DATABASES["default"]["ENGINE"]).endswith("sqlite"):
    # A file, since journeys and races need several connections; its safety at power loss is tested elsewhere.
    DATABASES["default"]["TEST"] = {"NAME": str(ROOM / "lopo.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {"init_command": "PRAGMA synchronous = OFF"}
