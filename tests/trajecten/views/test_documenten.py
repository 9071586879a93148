from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests import bestanden as b
from tests.factories import LidmaatschapFactory, Zaak, moment, voeg_document_toe, zaak_in
from trajecten import workflow
from trajecten.bestanden import HOOGSTENS
from trajecten.enums import JournaalBereik, Rol, TrajectStatus
from trajecten.models import Document, Tewerkstelling
from trajecten.models.document import opslag

pytestmark = pytest.mark.django_db
S = TrajectStatus


def url(over):
    return reverse(f"{over._meta.model_name}-documenten", args=[over.uuid])


def voeg_toe(client, over, *bestanden, **anders):
    return client.post(url(over), {"bestanden": bestanden or [b.upload()], "soort": "cv", "bereik": "gedeeld"} | anders)


def fouten(antwoord):
    return antwoord.context["form"].errors.get("bestanden", [])


@pytest.mark.parametrize("wie", ["vdab", "coach", "werkgever"])
def test_it_works(client, wie):
    zaak = zaak_in(S.STAGE)
    client.force_login(getattr(zaak, wie).gebruiker)

    assert voeg_toe(client, zaak.traject, b.upload("Mijn cv.pdf")).url == url(zaak.traject)

    document = Document.objects.get()
    assert (document.maatwerker, document.traject, document.lid) == (
        zaak.maatwerker,
        zaak.traject,
        getattr(zaak, wie),
    )
    for over in (zaak.traject, zaak.maatwerker):
        pagina = client.get(url(over)).text
        assert "Mijn cv.pdf" in pagina
        assert document.get_absolute_url() in pagina
    for over in (zaak.traject, zaak.maatwerker):
        assert url(over) in client.get(over.get_absolute_url()).text


def test_the_file_is_served_as_a_download_and_nothing_else(client):
    zaak = Zaak()
    document = voeg_document_toe(zaak, naam="Cv van Zoë 😀.pdf")
    client.force_login(zaak.werkgever.gebruiker)

    antwoord = client.get(document.get_absolute_url())

    assert antwoord.getvalue() == b.PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == "attachment; filename*=utf-8''Cv%20van%20Zo%C3%AB%20%F0%9F%98%80.pdf"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"].startswith("sandbox")
    assert antwoord["Cache-Control"] == "private, no-store"


def test_the_good_ones_are_kept_and_the_others_named(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)

    antwoord = voeg_toe(
        client, zaak.maatwerker, b.upload("cv.pdf"), b.upload("virus.pdf", b.EXE), b.upload("foto.png", b.png())
    )

    assert set(Document.objects.values_list("naam", flat=True)) == {"cv.pdf", "foto.png"}
    pagina = client.get(antwoord.url).text
    assert "Bewaard: “cv.pdf”, “foto.png”." in pagina
    assert "“virus.pdf” is niet bewaard. Deze soort bestand bewaren we niet." in pagina


def test_when_none_is_good_the_reasons_stand_beside_the_field(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)

    antwoord = voeg_toe(client, zaak.maatwerker, b.upload("leeg.pdf", b""), b.upload("plan.svg", b.SVG))

    assert [fout.split(" is ")[0] for fout in fouten(antwoord)] == ["“leeg.pdf”", "“plan.svg”"]
    assert antwoord.context["form"]["soort"].value() == "cv"
    assert not Document.objects.exists()


@pytest.mark.parametrize("wat", ["niets", "soort", "bereik"])
def test_what_is_missing_is_asked_and_nothing_is_kept(client, wat):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    gegevens = {"bestanden": [b.upload()], "soort": "cv", "bereik": "gedeeld"}
    del gegevens["bestanden" if wat == "niets" else wat]

    antwoord = client.post(url(zaak.maatwerker), gegevens)

    assert set(antwoord.context["form"].errors) == {"bestanden" if wat == "niets" else wat}
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_dropped_on_the_way_in(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    groot = b.PDF + b"\n" * (HOOGSTENS - len(b.PDF) + 1)

    antwoord = voeg_toe(client, zaak.maatwerker, b.upload("groot.pdf", groot))
    assert fouten(antwoord) == [
        "“groot.pdf” is niet bewaard. Het bestand is te groot: hoogstens 20 MB per bestand, en 200 MB samen."
    ]

    antwoord = voeg_toe(client, zaak.maatwerker, b.upload("groot.pdf", groot), b.upload("precies.pdf", groot[:-1]))
    assert Document.objects.get().naam == "precies.pdf"
    assert "“groot.pdf” is niet bewaard." in client.get(antwoord.url).text


def test_more_than_twenty_at_once_is_refused(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)

    antwoord = voeg_toe(client, zaak.maatwerker, *(b.upload(f"{n}.pdf") for n in range(21)))

    assert fouten(antwoord) == ["Kies hoogstens 20 bestanden tegelijk; dit zijn er 21."]
    assert not Document.objects.exists()


def test_the_name_of_a_file_leads_nowhere(client):
    zaak = Zaak()
    client.force_login(zaak.vdab.gebruiker)
    voeg_toe(client, zaak.maatwerker, SimpleUploadedFile("x.pdf", b.PDF), b.upload("a\\b.pdf"))
    kwaad = b'--x\r\nContent-Disposition: form-data; name="bestanden"; filename="../../etc/passwd.pdf"\r\n\r\n%s\r\n'
    velden = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % veld
        for veld in ((b"soort", b"cv"), (b"bereik", b"gedeeld"))
    )
    client.post(url(zaak.maatwerker), kwaad % b.PDF + velden + b"--x--", content_type="multipart/form-data; boundary=x")

    assert set(Document.objects.values_list("naam", flat=True)) == {"x.pdf", "b.pdf", "passwd.pdf"}
    for sleutel in Document.objects.values_list("sleutel", flat=True):
        assert opslag().exists(sleutel)
        assert not set(sleutel) - set("0123456789abcdef/")


def opent(client, document):
    antwoord = client.get(document.get_absolute_url())
    return antwoord.status_code == 200 and antwoord.getvalue() == b.PDF


@pytest.mark.parametrize(
    ("schrijver", "bereik", "lezers"),
    [
        ("vdab", "vdab", {"vdab"}),
        ("vdab", "traject", {"vdab", "coach"}),
        ("vdab", "gedeeld", {"vdab", "coach", "werkgever"}),
        ("werkgever", "vdab", {"vdab", "werkgever"}),
        ("coach", "vdab", {"vdab", "coach"}),
        ("coach", "traject", {"vdab", "coach"}),
    ],
)
def test_the_reach_decides_who_finds_and_opens_it(client, schrijver, bereik, lezers):
    zaak = zaak_in(S.STAGE)
    lid = getattr(zaak, schrijver)
    document = voeg_document_toe(zaak, lid=lid, bereik=bereik, traject=zaak.traject, naam="Attest.pdf")
    gevonden = {}
    for wie in ("vdab", "coach", "werkgever"):
        client.force_login(getattr(zaak, wie).gebruiker)
        gevonden[wie] = {"Attest.pdf" in client.get(url(over)).text for over in (zaak.traject, zaak.maatwerker)} | {
            opent(client, document)
        }

    assert gevonden == {wie: {wie in lezers} for wie in gevonden}


@pytest.mark.parametrize("rol", Rol)
def test_another_organisation_finds_nothing(client, rol):
    zaak, andere = zaak_in(S.STAGE), zaak_in(S.STAGE, postcode="9000")
    document = voeg_document_toe(zaak, traject=zaak.traject)
    lid = {
        Rol.VDAB: lambda: LidmaatschapFactory(rol=Rol.VDAB, provincies=["oost_vlaanderen"]),
        Rol.PARTNER: lambda: andere.coach,
        Rol.ONDERNEMING: lambda: andere.werkgever,
        Rol.BELEID: lambda: LidmaatschapFactory(beleid=True),
        Rol.BEHEER: lambda: LidmaatschapFactory(beheer=True),
    }[rol]()
    client.force_login(lid.gebruiker)

    for adres in (url(zaak.traject), url(zaak.maatwerker)):
        assert client.get(adres).status_code == 404
        assert client.post(adres, {"bestanden": [b.upload()], "soort": "cv", "bereik": "gedeeld"}).status_code == 404
    assert client.get(document.get_absolute_url()).status_code == 404
    assert client.post(verwijder_url(document), {"reden": "Zomaar"}).status_code == 404
    assert Document.objects.aanwezig().get() == document


def test_a_company_adds_only_for_who_works_there_today(client):
    zaak = Zaak(begin=timezone.localdate() - timedelta(days=3))
    dienst = Tewerkstelling.objects.geldig().get()
    workflow.uit_dienst_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="einde_contract")
    client.force_login(zaak.werkgever.gebruiker)

    assert "Deze persoon is vandaag niet bij jullie in dienst." in client.get(url(zaak.maatwerker)).text
    assert voeg_toe(client, zaak.maatwerker).status_code == 403
    assert not Document.objects.exists()


def test_a_partner_names_its_own_traject(client):
    zaak, andere = zaak_in(S.STAGE), zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)

    for traject in ("", andere.traject.pk):
        assert set(voeg_toe(client, zaak.maatwerker, traject=traject).context["form"].errors) == {"traject"}
    assert voeg_toe(client, zaak.maatwerker, traject=zaak.traject.pk).status_code == 302
    assert Document.objects.get().traject == zaak.traject


# Removing


def verwijder_url(document):
    return reverse("document-verwijderen", args=[document.uuid])


@pytest.mark.parametrize("wie", ["vdab", "werkgever"])
def test_removing_takes_the_file_and_leaves_the_reason(client, wie, django_capture_on_commit_callbacks):
    zaak = Zaak()
    document = voeg_document_toe(zaak, lid=zaak.werkgever, naam="Verkeerd.pdf")
    client.force_login(getattr(zaak, wie).gebruiker)
    assert verwijder_url(document) in client.get(url(zaak.maatwerker)).text

    with django_capture_on_commit_callbacks() as daarna:
        antwoord = client.post(
            f"{verwijder_url(document)}?terug={url(zaak.maatwerker)}", {"reden": "Van iemand anders"}
        )
    assert opslag().exists(document.sleutel)
    for stap in daarna:
        stap()

    assert antwoord.url == url(zaak.maatwerker)
    assert not opslag().exists(document.sleutel)
    assert client.get(document.get_absolute_url()).status_code == 404
    pagina = client.get(url(zaak.maatwerker)).text
    assert "Van iemand anders" in pagina
    assert verwijder_url(document) not in pagina


def test_a_removal_asks_why(client):
    zaak = Zaak()
    document = voeg_document_toe(zaak)
    client.force_login(zaak.vdab.gebruiker)

    assert set(client.post(verwijder_url(document), {"reden": ""}).context["form"].errors) == {"reden"}
    assert Document.objects.aanwezig().exists()


def test_one_organisation_does_not_remove_what_another_added(client):
    zaak = zaak_in(S.STAGE)
    document = voeg_document_toe(zaak, lid=zaak.vdab, traject=zaak.traject, bereik=JournaalBereik.GEDEELD)
    client.force_login(zaak.coach.gebruiker)

    assert verwijder_url(document) not in client.get(url(zaak.traject)).text
    antwoord = client.post(verwijder_url(document), {"reden": "Zomaar"})
    assert antwoord.status_code == 403
    assert "Vraag het aan VDAB." in antwoord.text
    assert Document.objects.aanwezig().exists()


def test_a_wrong_file_is_named_together_with_what_else_is_wrong(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.vdab.gebruiker)

    antwoord = voeg_toe(client, zaak.maatwerker, b.upload("cv.pdf"), b.upload("virus.pdf", b.EXE), soort="")

    assert "soort" in antwoord.context["form"].errors
    [virus] = fouten(antwoord)
    assert virus.startswith("“virus.pdf” kunnen we niet bewaren.")
    assert "Kies de bestanden opnieuw" in antwoord.text
    assert not Document.objects.exists()
