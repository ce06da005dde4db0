"""What is left to chance in tests, and how much: examples of hypothesis; the order is pytest-randomly's."""

import os

from hypothesis import HealthCheck, settings

# No time limit for one example: a shared machine is slow now and then, and that is no fault of the code.
settings.register_profile(
    "lopo",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("lopo")
