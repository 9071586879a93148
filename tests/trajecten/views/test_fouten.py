import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import path

from doorstroom import urls
from tests.factories import LidmaatschapFactory
from trajecten.views import fouten

pytestmark = pytest.mark.django_db


def _werp(fout):
    def view(request):
        raise fout

    return view


class MetFouten:
    """The addresses of the project, and some that go wrong."""

    urlpatterns = [
        path("fout/400/", _werp(BadRequest("Kies een peildatum als JJJJ-MM-DD."))),
        path("fout/400-verdacht/", _werp(SuspiciousOperation("../../etc/passwd"))),
        path("fout/403/", _werp(PermissionDenied("Alleen VDAB kan dit."))),
        path("fout/403-zonder/", _werp(PermissionDenied())),
        path("fout/409/", lambda request: fouten.te_laat(request, "Intussen gewijzigd door An Peeters.")),
        path("fout/500/", _werp(RuntimeError("geheim"))),
        *urls.urlpatterns,
    ]
    handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
    handler500 = urls.handler500


@pytest.fixture
def ingelogd(client, settings):
    settings.ROOT_URLCONF = MetFouten
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("pad", "status", "zegt"),
    [
        ("/fout/400/", 400, "Kies een peildatum als JJJJ-MM-DD."),
        ("/fout/400-verdacht/", 400, "Er zit een fout in het adres"),
        ("/fout/403/", 403, "Alleen VDAB kan dit."),
        ("/fout/403-zonder/", 403, "Met de rol waarmee je nu werkt"),
        ("/nergens/", 404, "Deze pagina vinden we niet"),
        ("/fout/409/", 409, "Intussen gewijzigd door An Peeters."),
        ("/fout/500/", 500, "Er ging iets mis"),
    ],
)
def test_it_works(ingelogd, pad, status, zegt):
    response = ingelogd.get(pad)

    assert response.status_code == status
    assert zegt in response.text
    assert 'lang="nl"' in response.text


@pytest.mark.parametrize(("pad", "geheim"), [("/fout/500/", "geheim"), ("/fout/400-verdacht/", "passwd")])
def test_it_tells_nothing_of_the_inside(ingelogd, pad, geheim):
    assert geheim not in ingelogd.get(pad).text


def test_an_unknown_page_is_404_without_a_login(client):
    response = client.get("/nergens/")

    assert response.status_code == 404
    assert "Deze pagina vinden we niet" in response.text


def test_the_500_page_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = fouten.fout(RequestFactory().get("/"))

    assert response.status_code == 500
    assert b"Er ging iets mis" in response.content


@pytest.mark.parametrize("handler", [fouten.slecht_verzoek, fouten.geen_toegang, fouten.niet_gevonden, fouten.te_veel])
def test_an_error_before_the_middleware_still_has_a_page(handler):
    response = handler(RequestFactory().get("/"), None)

    assert b"Doorstroom" in response.content


def test_a_form_without_its_token_is_explained():
    client = Client(enforce_csrf_checks=True)
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)

    response = client.post("/lid/")

    assert response.status_code == 403
    assert "De pagina was te lang open" in response.text
