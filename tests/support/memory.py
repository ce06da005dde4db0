"""The collector of garbage looks less often: what is imported stays till the end, and looking at it again took a seventh."""

import gc


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
