"""What every list shares: filters, order, pages, files and saved filters."""

import csv
import io
from datetime import date, datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories import LidmaatschapFactory, Zaak, zaak_in
from trajecten.enums import LijstNaam, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import OpgeslagenFilter, Project, Toewijzing, Traject
from trajecten.models.velden import periode
from trajecten.views import bladeren

pytestmark = pytest.mark.django_db
LIJST = "/trajecten/"
FORMULE = "=cmd|' /C calc'!A0"


def gelezen(antwoord):
    """The rows of a CSV file."""
    tekst = b"".join(antwoord.streaming_content).decode()
    assert tekst.startswith("\ufeff")
    return list(csv.reader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";"))


def namen(client, vraag=""):
    return [rij.maatwerker for rij in client.get(LIJST + vraag).context["pagina"]]


def test_a_filter_an_order_and_a_page_keep_each_other(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.vdab.gebruiker)

    pagina = client.get(f"{LIJST}?status=stage&status=nazorg&sorteer=-naam&per=50")

    assert [chip.tekst for chip in pagina.context["filter"].chips] == ["Status: Stage", "Status: Nazorg"]
    assert "2 filters actief" in pagina.text
    assert pagina.context["filter"].chips[0].zonder == "?status=nazorg&sorteer=-naam&per=50"
    naam = pagina.context["koppen"][0]
    assert (naam.richting, naam.adres) == ("descending", "?status=stage&status=nazorg&sorteer=naam&per=50")
    assert 'aria-sort="descending"' in pagina.text
    assert ("CSV", "?status=stage&status=nazorg&sorteer=-naam&per=50&formaat=csv") in pagina.context["bestanden"]


def test_it_sorts_on_the_name_also_after_a_correction(client):
    eerst, later = zaak_in(S.STAGE), zaak_in(S.STAGE)
    for zaak, naam in ((eerst, "Zonneveld"), (later, "Aerts")):
        zaak.maatwerker.familienaam = naam
        zaak.maatwerker.save()
    client.force_login(eerst.vdab.gebruiker)

    assert namen(client, "?sorteer=naam") == [later.maatwerker, eerst.maatwerker]
    assert namen(client, "?sorteer=-naam") == [eerst.maatwerker, later.maatwerker]


@pytest.mark.parametrize(
    ("vraag", "wie"),
    [
        ("?stand=open", {"stage"}),
        ("?stand=gesloten", {"geannuleerd"}),
        ("?verantwoordelijke=niemand&stand=open", set()),
        ("?verantwoordelijke=mij&stand=open", {"stage"}),
        ("?opgeschort=nee&status=stage", {"stage"}),
        ("?opgeschort=ja", set()),
        ("?sinds_van=2100-01-01", set()),
    ],
)
def test_it_filters(client, vraag, wie):
    zaken = {"stage": zaak_in(S.STAGE), "geannuleerd": zaak_in(S.GEANNULEERD)}
    client.force_login(zaken["stage"].vdab.gebruiker)

    assert set(namen(client, vraag)) == {zaken[naam].maatwerker for naam in wie}


def test_it_filters_on_a_partner_and_on_an_oproep(client):
    deze, andere = zaak_in(S.STAGE), zaak_in(S.STAGE)
    client.force_login(deze.vdab.gebruiker)

    assert namen(client, f"?partner={deze.partner.uuid}") == [deze.maatwerker]
    assert namen(client, f"?oproep={andere.project.oproep.nummer}") == [andere.maatwerker]

    Project.objects.filter(pk=deze.project.pk).update(oproep=andere.project.oproep)  # a mistake put right

    assert namen(client, f"?oproep={deze.project.oproep.nummer}") == []
    assert set(namen(client, f"?oproep={andere.project.oproep.nummer}")) == {deze.maatwerker, andere.maatwerker}


def test_it_filters_on_a_colleague_in_the_order_of_the_last_step(client):
    eerst, ander = zaak_in(S.TOEGELEID), zaak_in(S.STAGE)
    later = Zaak()
    later.vdab = eerst.vdab
    later.neem("toeleiden")
    van_collega = f"?verantwoordelijke={eerst.vdab.uuid}"
    client.force_login(ander.vdab.gebruiker)

    for zaak, stap in ((eerst, "starten"), (later, "starten"), (eerst, "jobmatching_starten")):
        zaak.neem(stap)
        rest = later if zaak is eerst else eerst
        assert namen(client, van_collega) == [zaak.maatwerker, rest.maatwerker]
    assert namen(client, f"{van_collega}&sorteer=datum") == [later.maatwerker, eerst.maatwerker]
    assert namen(client, "?verantwoordelijke=mij") == [ander.maatwerker]

    vandaag = timezone.localdate()
    Toewijzing.objects.filter(traject=eerst.traject).update(periode=periode(date(2026, 3, 2), vandaag))

    assert namen(client, van_collega) == [later.maatwerker]


@pytest.mark.parametrize("lijst", LijstNaam)
@pytest.mark.parametrize("vraag", ["sorteer=geheim", "per=7", "formaat=pdf", "zoek=%00&naam=%00"])
def test_a_wrong_question_is_explained(client, lijst, vraag):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)

    antwoord = client.get(f"{reverse(lijst)}?{vraag}")

    assert antwoord.status_code == 400
    assert list(antwoord.context["pagina"]) == []
    assert 'role="alert"' in antwoord.text


def test_a_count_stops_where_nobody_reads_on(monkeypatch):
    monkeypatch.setattr(bladeren, "TELGRENS", 1)
    zaken = [zaak_in(S.STAGE) for _ in range(3)]
    alle = Traject.objects.order_by("pk")

    def blad(nummer):
        return bladeren.Blad.van(alle, nummer=nummer, grootte=1, verrijk=lambda pagina: pagina.order_by("pk"))

    bladen = [blad(nummer) for nummer in "134"]

    assert [blad.aantal for blad in bladen] == [2, 2, 2]
    assert [blad.rijen for blad in bladen] == [[zaken[0].traject], [zaken[2].traject], []]
    assert [blad.heeft_volgende for blad in bladen] == [True, False, False]


# Files


def test_a_file_holds_what_the_screen_shows_as_text_and_dates(client):
    zaak = zaak_in(S.STAGE)
    zaak.maatwerker.familienaam = FORMULE
    zaak.maatwerker.save()
    client.force_login(zaak.vdab.gebruiker)
    koppen = [kop.tekst for kop in client.get(LIJST).context["koppen"]]

    antwoord = client.get(f"{LIJST}?status=stage&formaat=csv")
    als_csv = gelezen(antwoord)
    blad = load_workbook(io.BytesIO(b"".join(client.get(f"{LIJST}?formaat=xlsx").streaming_content))).active

    assert f"trajecten_{timezone.localdate()}.csv" in antwoord["Content-Disposition"]
    assert als_csv[0] == koppen == [cel.value for cel in blad[1]]
    assert als_csv[1][0].startswith("'=cmd")
    assert als_csv[1][2] == str(zaak.traject.status_sinds)
    naam, _, sinds = blad[2][:3]
    assert (naam.data_type, naam.value.startswith("=cmd")) == ("s", True)
    assert sinds.value == datetime.combine(zaak.traject.status_sinds, datetime.min.time())
    assert blad.freeze_panes == "A2"


@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_a_file_costs_the_same_with_more_rows_and_holds_all_pages(client, formaat, django_assert_num_queries):
    vdab = LidmaatschapFactory(vdab=True)
    client.force_login(vdab.gebruiker)
    for _ in range(2):
        zaak_in(S.STAGE)
        with django_assert_num_queries(8):
            b"".join(client.get(f"{LIJST}?formaat={formaat}&pagina=9").streaming_content)


@pytest.mark.parametrize("lijst", [LijstNaam.TRAJECTEN, LijstNaam.MAATWERKERS, LijstNaam.EVALUATIES])
@pytest.mark.parametrize("wie", ["coach", "werkgever"])
def test_rows_of_another_organisation_are_in_no_list_and_no_file(client, lijst, wie):
    begin = timezone.localdate() - timedelta(days=30)
    zaak, andere = zaak_in(S.STAGE, begin=begin), zaak_in(S.STAGE, begin=begin)
    client.force_login(getattr(andere, wie).gebruiker)

    scherm = client.get(reverse(lijst)).text
    bestand = b"".join(client.get(f"{reverse(lijst)}?formaat=csv").streaming_content).decode()

    for tekst in (scherm, bestand):
        assert zaak.maatwerker.naam_voor_lijst not in tekst
        assert zaak.maatwerker.insz not in tekst


# Saved filters


def bewaar(client, vraag="?status=stage&geheim=1", **velden):
    return client.post(reverse("filter-bewaren", args=["traject-lijst"]) + vraag, {"naam": "Stages", **velden})


def test_a_filter_is_kept_renamed_and_removed(client):
    lid = LidmaatschapFactory(vdab=True)
    client.force_login(lid.gebruiker)

    assert bewaar(client).url == f"{LIJST}?status=stage"
    filter_ = OpgeslagenFilter.objects.get()
    assert "Stages" in client.get(LIJST).text
    argumenten = ["traject-lijst", filter_.uuid]
    client.post(reverse("filter-wijzigen", args=argumenten), {"naam": "Op stage", "gedeeld": "on"})
    filter_.refresh_from_db()
    assert (filter_.naam, filter_.gedeeld, filter_.lid) == ("Op stage", True, lid)
    assert client.get(reverse("filter-wissen", args=argumenten)).status_code == 200
    client.post(reverse("filter-wissen", args=argumenten))
    assert not OpgeslagenFilter.objects.exists()


def test_what_cannot_be_kept_is_explained(client):
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)
    bewaar(client)

    assert "al een filter met die naam" in bewaar(client).text
    assert "minstens één filter" in bewaar(client, "?geheim=1&status=onbekend", naam="Leeg").text
    assert OpgeslagenFilter.objects.count() == 1


def test_a_filter_of_a_colleague_is_used_but_not_changed(client):
    lid = LidmaatschapFactory(vdab=True)
    eigen = {"lijst": "traject-lijst", "vraag": "status=stage"}
    gedeeld = OpgeslagenFilter.objects.create(lid=lid, naam="Gedeeld", gedeeld=True, **eigen)
    prive = OpgeslagenFilter.objects.create(lid=lid, naam="Alleen van mij", **eigen)
    client.force_login(LidmaatschapFactory(vdab=True).gebruiker)

    pagina = client.get(LIJST).text

    assert "Gedeeld" in pagina
    assert f"van {lid.gebruiker}" in pagina
    assert "Alleen van mij" not in pagina
    for filter_, code in ((gedeeld, 403), (prive, 404)):
        for naam in ("filter-wijzigen", "filter-wissen"):
            assert client.post(reverse(naam, args=["traject-lijst", filter_.uuid])).status_code == code


@pytest.mark.parametrize("rol", [Rol.BELEID, Rol.BEHEER])
def test_a_list_of_another_role_keeps_no_filter(client, rol):
    client.force_login(LidmaatschapFactory(rol=rol).gebruiker)

    assert bewaar(client).status_code == 403


# Back to the list


@pytest.mark.parametrize(
    ("terug", "verwacht"),
    [
        ("/trajecten/?status=stage", "/trajecten/?status=stage"),
        ("https://elders.example/trajecten/", "/trajecten/"),
        ("//elders.example/trajecten/", "/trajecten/"),
        ("/account/logout/", "/trajecten/"),
    ],
)
def test_the_breadcrumbs_lead_back_to_the_filtered_list(client, terug, verwacht):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.vdab.gebruiker)

    pagina = client.get(zaak.traject.get_absolute_url(), {"terug": terug}).text

    assert f'<li class="breadcrumb-item"><a href="{verwacht}">Trajecten</a></li>' in pagina


def formulier_op(client, pagina, adres):
    """The address of a form as a page links to it."""
    gevonden = {unescape(deel.split('"')[0]) for deel in client.get(pagina).text.split('="')[1:]}
    return next(link for link in gevonden if link.split("?")[0] == adres)


def test_a_step_a_note_and_an_edit_keep_the_way_back_to_the_filtered_list(client):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.vdab.gebruiker)
    dag = timezone.localdate()
    lijst = "/trajecten/?status=jobmatching&sorteer=-naam"
    for over, formulier, ingevuld in (
        (zaak.traject, reverse("traject-journaal", args=[zaak.traject.uuid]), {"op": dag, "tekst": "Belde"}),
        (zaak.traject, reverse("traject-opschorten", args=[zaak.traject.uuid]), {"op": dag, "grond": "ziekte"}),
        (zaak.maatwerker, reverse("maatwerker-gegevens", args=[zaak.maatwerker.uuid]), {"telefoon": "03"}),
    ):
        dossier = f"{over.get_absolute_url()}?{urlencode({'terug': lijst})}"
        adres = formulier_op(client, dossier, formulier)
        pagina = client.get(adres)
        leeg = {veld.html_name: veld.initial for veld in pagina.context["form"] if veld.initial is not None}

        klaar = client.post(adres, leeg | ingevuld)

        assert klaar.status_code == 302, klaar.context["form"].errors
        assert klaar.url == dossier, formulier
        assert f'<a href="{dossier}">'.replace("&", "&amp;") in pagina.text, formulier
        assert f'href="{lijst}"'.replace("&", "&amp;") in client.get(klaar.url).text


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example", "/trajecten/?status=stage"])
def test_a_step_never_leads_to_another_page_than_its_file(client, terug):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.vdab.gebruiker)
    adres = f"{reverse('traject-opschorten', args=[zaak.traject.uuid])}?{urlencode({'terug': terug})}"

    klaar = client.post(adres, {"op": timezone.localdate(), "grond": "ziekte", "versie": zaak.traject.versie})

    assert klaar.url == zaak.traject.get_absolute_url()


@pytest.mark.parametrize("in_de_pagina", [True, False])
def test_a_part_of_the_page_of_a_case_keeps_the_way_back(client, in_de_pagina):
    zaak = zaak_in(S.JOBMATCHING)
    client.force_login(zaak.vdab.gebruiker)
    hier = urlencode({"terug": "/trajecten/?status=jobmatching"})
    dossier = f"{zaak.traject.get_absolute_url()}?{hier}"
    noteren = formulier_op(client, dossier, reverse("traject-journaal", args=[zaak.traject.uuid]))
    kop = {"HX-Request": "true"} if in_de_pagina else {}
    form = client.get(dossier).context["notitie"]
    leeg = {veld.html_name: veld.initial for veld in form if veld.initial is not None}

    antwoord = client.post(noteren, leeg | {"op": timezone.localdate(), "tekst": "Belde"}, headers=kop)
    pagina = antwoord if in_de_pagina else client.get(antwoord.url)

    assert f'href="{zaak.traject.get_absolute_url()}?toon=journaal&amp;{hier}#verloop"' in pagina.text
    assert f'action="{noteren}"' in pagina.text
