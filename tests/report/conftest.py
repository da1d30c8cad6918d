"""Fixtures of the page's tests."""

import pytest
from lamp import record


@pytest.fixture
def view():
    """A view of the Lamp's record."""
    return record()
