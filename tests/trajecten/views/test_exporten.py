"""A list that is too long to wait for: asked for, followed, fetched by who asked it alone, and gone after seven days."""

import io
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories import LidmaatschapFactory, Zaak, voeg_document_toe, zaak_in
from trajecten import tasks, workflow
from trajecten.enums import LijstNaam, Provincie, Rol, TaakStatus
from trajecten.enums import TrajectStatus as S
from trajecten.management.commands.controleer_documenten import op_schijf
from trajecten.models import Export, Onderneming, Taak
from trajecten.models.document import opslag
from trajecten.views import export as bestanden
from trajecten.views import exporten, lijsten

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
HTMX = {"HX-Request": "true"}
FORMULE = "=cmd|' /C calc'!A0"
MIJN = "/exporten/"


@pytest.fixture
def zaak():
    return zaak_in(S.STAGE, begin=timezone.localdate() - 30 * DAG)


def vraag(client, lijst=LijstNaam.TRAJECTEN, formaat="csv", **filters):
    """Ask for a file, as the button of the page does."""
    adres = reverse("export-vragen", args=[lijst])
    return client.post(f"{adres}?{urlencode(filters | {'formaat': formaat})}")


def maak(client, *args, **opties):
    """Ask for a file, and have the worker make it."""
    assert vraag(client, *args, **opties).status_code == 302
    export = Export.objects.order_by("pk").last()
    tasks.doe_taak(export.taak_id)
    export.refresh_from_db()
    return export


def haal(client, export):
    antwoord = client.get(reverse("export-bestand", args=[export.uuid]))
    assert antwoord.status_code == 200
    return antwoord.getvalue()


def cellen(inhoud):
    return [[(cel.value, cel.data_type) for cel in rij] for rij in load_workbook(io.BytesIO(inhoud)).active.rows]


def paden(export):
    return [reverse(naam, args=[export.uuid]) for naam in ("export", "export-bestand", "export-weggooien")]


def test_it_works(client, zaak, monkeypatch):
    monkeypatch.setattr(lijsten, "TE_LANG", 1)
    zaak_in(S.STAGE)
    client.force_login(zaak.vdab.gebruiker)
    assert (MIJN in client.get("/trajecten/?status=stage").text) is True
    pagina = client.get("/trajecten/?status=stage&formaat=csv&pagina=3")
    assert "meer dan 1 rijen" in pagina.text
    assert not Export.objects.exists()
    adres = f"{reverse('export-vragen', args=['traject-lijst'])}?status=stage&formaat=csv"
    assert f'action="{adres}"'.replace("&", "&amp;") in pagina.text

    antwoord = client.post(adres)

    export = Export.objects.get()
    assert antwoord.url == export.get_absolute_url()
    assert "wacht op zijn beurt" in client.get(antwoord.url).text
    tasks.doe_taak(export.taak_id)
    assert reverse("export-bestand", args=[export.uuid]) in client.get(antwoord.url).text
    bestand = client.get(reverse("export-bestand", args=[export.uuid]))
    assert bestand["Content-Disposition"] == f'attachment; filename="trajecten_{timezone.localdate()}.csv"'
    assert bestand["Cache-Control"] == "private, no-store"
    assert bestand.getvalue().count(b"\r\n") == 3
    assert str(export) in client.get(MIJN).text


@pytest.mark.parametrize("wie", ["vdab", "coach", "werkgever"])
@pytest.mark.parametrize("lijst", [LijstNaam.TRAJECTEN, LijstNaam.MAATWERKERS, LijstNaam.EVALUATIES])
def test_it_holds_what_the_file_of_a_short_list_holds(client, zaak, wie, lijst):
    zaak.maatwerker.familienaam = FORMULE
    zaak.maatwerker.save()
    andere = zaak_in(S.STAGE, begin=timezone.localdate() - 30 * DAG)
    client.force_login(getattr(zaak, wie).gebruiker)

    for formaat in ("csv", "xlsx"):
        kort = client.get(f"{reverse(lijst)}?formaat={formaat}").getvalue()
        lang = haal(client, maak(client, lijst, formaat))
        if formaat == "csv":
            assert lang == kort
            assert b";=" not in lang
            assert (andere.maatwerker.familienaam.encode() in lang) is (wie == "vdab" and lijst != LijstNaam.EVALUATIES)
            assert (b"'=cmd" in lang) is (lijst != LijstNaam.EVALUATIES)
        else:
            assert cellen(lang) == cellen(kort)
            assert {soort for rij in cellen(lang) for _, soort in rij} <= {"s", "d", "n"}  # no formula


def test_an_administrator_has_the_list_of_organisations_alone(client, zaak):
    client.force_login(LidmaatschapFactory(beheer=True).gebruiker)

    assert haal(client, maak(client, LijstNaam.ONDERNEMINGEN)).count(b"\r\n") == Onderneming.objects.count() + 1
    assert vraag(client).status_code == 403


def test_who_has_no_list_asks_for_none(client):
    client.force_login(LidmaatschapFactory(beleid=True).gebruiker)

    assert {vraag(client, lijst).status_code for lijst in LijstNaam} == {403}
    assert not Export.objects.exists()


@pytest.mark.parametrize("rol", Rol)
def test_only_who_asked_it_finds_it(client, zaak, rol):
    client.force_login(zaak.coach.gebruiker)
    export = maak(client)
    organisatie = {"organisatie": zaak.partner} if rol == Rol.PARTNER else {}  # a colleague
    client.force_login(LidmaatschapFactory(**(organisatie and {"rol": rol}) or {rol: True}, **organisatie).gebruiker)

    for adres in paden(export):
        assert {client.get(adres).status_code, client.post(adres).status_code} <= {404, 405}, adres
    assert str(export) not in client.get(MIJN).text
    assert Export.objects.get() == export


def test_what_somebody_sees_is_judged_when_it_is_made(client, zaak):
    elders = zaak_in(S.STAGE, postcode="9000")
    client.force_login(zaak.vdab.gebruiker)
    vraag(client)
    zaak.vdab.provincies = [Provincie.ANTWERPEN]
    zaak.vdab.save()

    tasks.doe_taak(Taak.objects.get().pk)

    inhoud = haal(client, Export.objects.get()).decode()
    assert zaak.maatwerker.familienaam in inhoud
    assert elders.maatwerker.familienaam not in inhoud


def test_with_other_rights_a_file_of_before_is_no_longer_there(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    export = maak(client)
    zaak.vdab.provincies = [Provincie.LIMBURG]
    zaak.vdab.save()

    assert {client.get(adres).status_code for adres in paden(export)} == {404, 405}
    assert str(export) not in client.get(MIJN).text


def test_for_who_left_nothing_is_made(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    vraag(client)
    zaak.vdab.tot = timezone.localdate() - DAG
    zaak.vdab.save()

    tasks.doe_taak(Taak.objects.get().pk)

    taak = Taak.objects.get()
    assert (taak.status, taak.fout) == (
        TaakStatus.MISLUKT,
        "Je werkt niet meer in deze rol, en daarom is er niets gemaakt.",
    )
    assert not opslag().exists(Export.objects.get().sleutel)


def test_a_filter_that_is_gone_is_told_and_leads_back_to_the_list(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    collega = LidmaatschapFactory(vdab=True)
    vraag(client, verantwoordelijke=str(collega.uuid))
    collega.tot = timezone.localdate() - DAG
    collega.save()
    tasks.doe_taak(Taak.objects.get().pk)

    pagina = client.get(Export.objects.get().get_absolute_url()).text

    assert "Een van je filters klopt niet meer." in pagina
    opnieuw = f"/trajecten/?verantwoordelijke={collega.uuid}&formaat=csv"
    assert f'href="{opnieuw}"'.replace("&", "&amp;") in pagina
    assert "Een filter klopt niet" in client.get(opnieuw).text


def test_a_file_from_outside_the_own_provinces_is_there_for_the_day(client, zaak):
    elders = LidmaatschapFactory(rol=Rol.VDAB, provincies=[Provincie.LIMBURG])
    client.force_login(elders.gebruiker)
    assert maak(client).tot == timezone.localdate() + 7 * DAG
    workflow.inzage_openen(zaak.maatwerker, lid=elders, nu=timezone.now(), reden="vraag")

    export = maak(client)

    assert zaak.maatwerker.familienaam in haal(client, export).decode()
    assert export.tot == timezone.localdate()


@pytest.mark.parametrize("vraag_", ["", "formaat=pdf", "formaat=csv&status=geheim", "formaat=csv&sorteer=geheim"])
def test_a_wrong_question_makes_nothing(client, zaak, vraag_):
    client.force_login(zaak.vdab.gebruiker)

    assert client.post(f"{reverse('export-vragen', args=['traject-lijst'])}?{vraag_}").status_code == 400
    assert client.post(f"{reverse('export-vragen', args=['geen-lijst'])}?formaat=csv").status_code == 404
    assert not Taak.objects.exists()


def test_the_same_asked_twice_is_made_once(client, zaak):
    client.force_login(zaak.vdab.gebruiker)

    eerste, tweede, andere = vraag(client), vraag(client), vraag(client, status="stage")

    assert eerste.url == tweede.url != andere.url
    assert Taak.objects.count() == 2


def test_a_question_is_kept_encrypted(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    vraag(client, zoek=zaak.maatwerker.insz)

    assert zaak.maatwerker.insz not in str(Export.objects.values().get())
    assert zaak.maatwerker.insz in Export.objects.get().vraag


def test_while_it_is_made_the_page_asks_again(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    adres = vraag(client).url
    pagina = client.get(adres).text
    assert f'hx-get="{adres}"' in pagina
    assert f'<a href="{adres}">' in pagina  # without JavaScript

    taak = Taak.objects.neem(nu=timezone.now())
    taak.vorder(2, totaal=5, nu=timezone.now())
    fragment = client.get(adres, headers=HTMX)
    assert 'value="2" max="5"' in fragment.text
    assert "HX-Refresh" not in fragment.headers

    taak.eindig(TaakStatus.KLAAR, nu=timezone.now())
    assert client.get(adres, headers=HTMX).headers["HX-Refresh"] == "true"


def test_progress_counts_the_rows(client, zaak, monkeypatch):
    monkeypatch.setattr(exporten, "PER_KEER", 2)
    for _ in range(4):
        zaak_in(S.STAGE)
    gezien, vorder = [], Taak.vorder

    def kijk(taak, gedaan, **opties):
        gezien.append((gedaan, opties["totaal"]))
        vorder(taak, gedaan, **opties)

    monkeypatch.setattr(Taak, "vorder", kijk)
    client.force_login(zaak.vdab.gebruiker)
    maak(client)

    assert gezien == [(0, 5), (2, 5), (4, 5), (5, 5)]


# Thrown away


@pytest.mark.parametrize("toestand", ["wachtend", "klaar"])
def test_it_can_be_thrown_away(client, zaak, toestand):
    client.force_login(zaak.vdab.gebruiker)
    if toestand == "klaar":
        export = maak(client)
        assert opslag().exists(export.sleutel)
    else:
        vraag(client)
        export = Export.objects.get()
        assert "Annuleren" in client.get(export.get_absolute_url()).text

    antwoord = client.post(reverse("export-weggooien", args=[export.uuid]), follow=True)

    assert "is weg." in antwoord.text
    assert not opslag().exists(export.sleutel)
    assert client.get(export.get_absolute_url()).status_code == 404
    tasks.veeg_taken()
    assert Taak.objects.get().status == ("klaar" if toestand == "klaar" else TaakStatus.GEANNULEERD)


def test_cancelled_half_way_it_stops_at_its_next_sign_of_progress(client, zaak, monkeypatch):
    monkeypatch.setattr(exporten, "PER_KEER", 1)
    zaak_in(S.STAGE)
    client.force_login(zaak.vdab.gebruiker)
    vraag(client)
    export, geschreven = Export.objects.get(), []

    def gooi_weg(waarde):
        if not geschreven:
            client.post(reverse("export-weggooien", args=[export.uuid]))
        geschreven.append(waarde)
        return waarde

    monkeypatch.setattr(bestanden, "veilig", gooi_weg)
    tasks.doe_taak(export.taak_id)

    assert Taak.objects.get().status == TaakStatus.GEANNULEERD
    assert not Export.objects.exists()
    assert not opslag().exists(export.sleutel)
    assert len(geschreven) == len(client.get("/trajecten/").context["koppen"]), "one row"


def test_thrown_away_as_its_work_begins_it_is_left_alone(client, zaak, caplog):
    client.force_login(zaak.vdab.gebruiker)
    vraag(client)
    taak = Taak.objects.neem(nu=timezone.now())
    client.post(reverse("export-weggooien", args=[Export.objects.get().uuid]))

    workflow.doe_taak(taak, tasks.WERK[taak.soort], klok=timezone.now)

    assert Taak.objects.get().status == TaakStatus.GEANNULEERD
    assert "mislukt" not in caplog.text


def test_after_its_last_day_it_is_gone(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    oud, vandaag = maak(client), timezone.localdate()
    nieuw = maak(client, status="stage")
    Export.objects.filter(pk=oud.pk).update(tot=vandaag - DAG)
    Export.objects.filter(pk=nieuw.pk).update(tot=vandaag)
    assert client.get(oud.get_absolute_url()).status_code == 404

    tasks.ruim_op()

    assert Export.objects.get() == nieuw
    assert (opslag().exists(oud.sleutel), opslag().exists(nieuw.sleutel)) == (False, True)


def test_the_check_of_the_documents_leaves_it_alone(client, zaak):
    client.force_login(zaak.vdab.gebruiker)
    export, document = maak(client), voeg_document_toe(zaak)

    opslag_nu = set(op_schijf())

    assert opslag().exists(export.sleutel)
    assert document.sleutel in opslag_nu
    assert export.sleutel not in opslag_nu


def test_the_list_of_files_costs_the_same_with_more_of_them(client, django_assert_num_queries):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    for aantal in (1, 3):
        while Export.objects.count() < aantal:
            vraag(client, zoek=f"{Export.objects.count()}")
        with django_assert_num_queries(4):
            assert client.get(MIJN).text.count(".csv</a>") == aantal
