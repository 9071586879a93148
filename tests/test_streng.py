"""The harness catches what it is there for: each of these is a mistake on purpose."""

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Origin, Template
from django.test import RequestFactory
from django.urls import path

from doorstroom import urls
from tests.factories import LidmaatschapFactory, OndernemingFactory, ProjectFactory
from tests.streng import SJABLONEN, LezenSchrijftNiets, gemist
from trajecten.models import Onderneming, Project


def sjabloon(tekst, map_=SJABLONEN):
    return Template(tekst, origin=Origin(str(map_ / "proef.html")))


@pytest.mark.parametrize(
    "tekst",
    [
        "{{ bestaat_niet }}",
        "{{ bestaat_niet|default:'x' }}",
        "{{ iemand.naan }}",
        "{% include 'componenten/_berichten.html' with berichten=bestaat_niet only %}",
        "{% if bestaat_niet %}x{% endif %}",
        "{% for rij in iemand.rijen %}x{% endfor %}",
    ],
)
def test_a_template_that_names_what_it_was_not_given(tekst):
    with pytest.raises(AssertionError, match=r"proef.html: .*is niet gegeven"):
        sjabloon(tekst).render(Context({"iemand": {"naam": "Jan"}}))
    gemist.clear()


def test_a_comparison_that_names_what_it_was_not_given():
    sjabloon("{% if iemand.naam == iemand.naan %}x{% endif %}").render(Context({"iemand": {"naam": "Jan"}}))

    assert gemist == ["proef.html: {{ iemand.naan }} is niet gegeven"]
    gemist.clear()


def test_a_condition_may_look_into_what_is_not_there():
    assert sjabloon("{% if iemand.naam %}x{% endif %}").render(Context({"iemand": None})) == ""


def test_what_was_given_is_read_once():
    gelezen = []

    sjabloon("{{ tel|default:'x' }}").render(Context({"tel": lambda: gelezen.append(1) or "een"}))

    assert gelezen == [1]


def test_templates_of_others_are_left_alone(tmp_path):
    assert sjabloon("[{{ bestaat_niet }}]", tmp_path).render(Context()) == "[]"


def schrijft(request):
    Onderneming.objects.update(naam="Gewijzigd")
    return HttpResponse("")


class MetSchrijver:
    """The addresses of the project, and one that writes."""

    urlpatterns = [path("schrijft/", schrijft), *urls.urlpatterns]
    handler500 = urls.handler500


@pytest.mark.django_db
def test_a_get_that_writes(client, settings):
    settings.ROOT_URLCONF = MetSchrijver
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)

    assert client.post("/schrijft/").status_code == 200
    with pytest.raises(AssertionError, match="trajecten_onderneming"):
        client.get("/schrijft/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "mag"),
    [
        ("SELECT 1 FOR UPDATE", True),
        ("UPDATE django_session SET expire_date = expire_date", True),
        ("DELETE FROM trajecten_oproep", False),
        ("WITH oud AS (DELETE FROM trajecten_oproep RETURNING id) SELECT * FROM oud", False),
        ("INSERT INTO trajecten_oproep (nummer) VALUES (1)", False),
    ],
)
def test_a_get_that_writes_in_sql(sql, mag):
    def view(request):
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return HttpResponse("")

    if mag:
        assert LezenSchrijftNiets(view)(RequestFactory().head("/")).status_code == 200
    else:
        with pytest.raises(AssertionError, match="trajecten_oproep"):
            LezenSchrijftNiets(view)(RequestFactory().head("/"))


@pytest.mark.django_db
def test_code_that_leans_on_an_order_it_did_not_ask_for():
    OndernemingFactory.create_batch(20)
    ongeordend = Onderneming.objects.order_by().values_list("pk", flat=True)

    keren = {tuple(ongeordend.all()) for _ in range(5)} | {tuple(ongeordend.iterator()) for _ in range(5)}

    assert len(keren) == 10
    assert {frozenset(keer) for keer in keren} == {frozenset(Onderneming.objects.values_list("pk", flat=True))}


@pytest.mark.django_db
def test_an_order_that_was_asked_for_is_kept():
    projecten = [ProjectFactory(van=date(2020, 1, dag)) for dag in range(1, 21)]

    assert list(Project.objects.order_by("van")) == projecten
    assert list(Project.objects.order_by("van").iterator()) == projecten
