"""What every test may use: the repository's own folders, and settings that make runs the same everywhere."""

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# No example database, no deadline: the same examples every time, also on a slow machine.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The invented reports and their gazetteer."""
    return ROOT / "examples"
