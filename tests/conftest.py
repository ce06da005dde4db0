"""What every test stands on: the machinery from tests/support, then the cast of people."""

pytest_plugins = ["tests.support.network", "tests.support.browser"]
