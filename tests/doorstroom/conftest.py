"""One copy for all tests that go on where a first start ended."""

import pytest

from tests.doorstroom.kopie import Kopie


@pytest.fixture(scope="package")
def kopie():
    """It started once and was stopped: its database has its tables and the demo data, and nothing runs."""
    kopie = Kopie()
    try:
        kopie.eerste = kopie.begin()
        yield kopie
    finally:
        kopie.ruim_op()
