"""Every status can be reached by its shortest way."""

import pytest

from tests.factories import PAD, zaak_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", PAD)
def test_it_works(status):
    assert zaak_in(status).traject.status == status
