"""What the page of a case tells: everything that happened, the way in time, the hours, and who is next."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import EvaluatieFactory, voeg_document_toe, zaak_in
from trajecten import workflow
from trajecten.enums import JournaalBereik, Rol
from trajecten.enums import TrajectStatus as S
from trajecten.models import Aanbod, Journaalregel, Nazorgcontact, Registratie, Stage
from trajecten.views.uren import tel_op

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def pagina(client, zaak, wie="vdab", vraag=""):
    client.force_login(getattr(zaak, wie).gebruiker)
    return client.get(f"{zaak.traject.get_absolute_url()}{vraag}")


def schrijf(zaak, lid, tekst, **velden):
    standaard = {"op": zaak.dag, "fase": zaak.traject.status, "geschreven_op": timezone.now()}
    return Journaalregel.objects.create(
        maatwerker=zaak.maatwerker, traject=zaak.traject, lid=lid, tekst=tekst, **{**standaard, **velden}
    )


# Everything that happened


def test_it_works(client):
    zaak = zaak_in(S.STAGE)
    schrijf(zaak, zaak.coach, "Belde met de bakker")

    titels = [een.titel for een in pagina(client, zaak).context["verloop"]]

    assert {"Toeleiden naar een traject", "Traject starten", "Stage starten", "Stage", "Gesprek"} <= set(titels)
    assert any(titel.startswith("In dienst bij") for titel in titels)


def test_the_newest_stands_first(client):
    verloop = pagina(client, zaak_in(S.NAZORG)).context["verloop"]

    assert [een.op for een in verloop] == sorted((een.op for een in verloop), reverse=True)


def test_one_kind_is_shown_alone(client):
    zaak = zaak_in(S.STAGE)
    schrijf(zaak, zaak.coach, "Belde met de bakker")

    gekozen = pagina(client, zaak, vraag="?toon=journaal")

    assert [een.tekst for een in gekozen.context["verloop"]] == ["Belde met de bakker"]
    assert len(pagina(client, zaak, vraag="?toon=bestaat-niet").context["verloop"]) > 1


def test_the_older_part_comes_when_asked(client):
    zaak = zaak_in(S.STAGE)
    for n in range(40):
        schrijf(zaak, zaak.coach, f"Regel {n}")
    kort, lang = pagina(client, zaak), pagina(client, zaak, vraag="?alles")

    assert len(kort.context["verloop"]) == 30
    assert len(lang.context["verloop"]) == 30 + kort.context["verborgen"]
    assert f"Toon ook de oudere {kort.context['verborgen']}" in kort.text


def test_what_was_withdrawn_stays_readable_as_such(client):
    zaak = zaak_in(S.NAZORG)
    contact = Nazorgcontact.objects.registreer(
        Registratie(zaak.coach, timezone.now()),
        traject=zaak.traject, op=zaak.dag, met="werknemer", onderwerp="Start", minuten=30,
    )  # fmt: skip
    contact.trek_in(Registratie(zaak.coach, timezone.now()), reden="Verkeerde persoon")

    [een] = [een for een in pagina(client, zaak).context["verloop"] if een.soort == "nazorgcontact"]

    assert (een.telt, een.intrekken_url) == (False, "")
    assert een.ingetrokken.endswith(f"door {zaak.coach.gebruiker}: Verkeerde persoon")


@pytest.mark.parametrize(("wie", "mag"), [("coach", True), ("vdab", True), ("werkgever", False)])
def test_a_mistake_is_withdrawn_from_the_list_by_who_may(client, wie, mag):
    zaak = zaak_in(S.NAZORG)
    Nazorgcontact.objects.registreer(
        Registratie(zaak.coach, timezone.now()),
        traject=zaak.traject, op=zaak.dag, met="werknemer", onderwerp="Start", minuten=30,
    )  # fmt: skip

    antwoord = pagina(client, zaak, wie)
    if wie == "werkgever":  # it no longer sees who works elsewhere
        assert antwoord.status_code == 404
        return
    gevonden = [een for een in antwoord.context["verloop"] if een.soort == "nazorgcontact"]

    assert bool(gevonden) is mag
    for een in gevonden:
        assert client.get(een.intrekken_url).status_code == 200


@pytest.mark.parametrize(
    ("bereik", "lezers"),
    [
        (JournaalBereik.VDAB, {"vdab"}),
        (JournaalBereik.TRAJECT, {"vdab", "coach"}),
        (JournaalBereik.GEDEELD, {"vdab", "coach", "werkgever"}),
    ],
)
def test_a_line_is_for_who_may_read_it(client, bereik, lezers):
    zaak = zaak_in(S.STAGE)
    schrijf(zaak, zaak.vdab, "Unieke zin", bereik=bereik)

    assert {wie for wie in ("vdab", "coach", "werkgever") if "Unieke zin" in pagina(client, zaak, wie).text} == lezers


def test_a_company_does_not_read_where_a_stage_was_nor_why_an_evaluation_ended_so(client):
    zaak = zaak_in(S.STAGE)
    EvaluatieFactory(maatwerker=zaak.maatwerker, motivering="Geheime motivering", bezoek_op=zaak.dag - DAG)
    host = Stage.objects.get().stageplaats.naam

    werkgever, vdab = pagina(client, zaak, "werkgever").text, pagina(client, zaak).text

    assert host in vdab
    assert "Geheime motivering" in vdab
    assert host not in werkgever
    assert "Geheime motivering" not in werkgever


def test_a_document_stands_in_the_list_for_who_may_read_it(client):
    zaak = zaak_in(S.STAGE)
    document = voeg_document_toe(zaak, traject=zaak.traject, bereik=JournaalBereik.TRAJECT)

    for wie, ziet in (("vdab", True), ("coach", True), ("werkgever", False)):
        gevonden = [een for een in pagina(client, zaak, wie).context["verloop"] if een.soort == "document"]
        assert [een.url for een in gevonden] == ([document.get_absolute_url()] if ziet else [])


# What waits for an answer


def test_what_has_no_answer_stands_on_top_until_it_has(client):
    zaak = zaak_in(S.JOBMATCHING)
    aanbod = workflow.aanbod_noteren(
        zaak.traject, versie=zaak.traject.versie, lid=zaak.coach, nu=timezone.now(),
        werkgever="Bakkerij", job="Bakker", op=zaak.dag, uitkomst="open",
    )  # fmt: skip

    [punt] = pagina(client, zaak, "coach").context["open_punten"]
    assert (punt.label, punt.url) == ("Antwoord noteren", f"{zaak.traject.get_absolute_url()}aanbod/{aanbod.uuid}/")
    assert client.get(punt.url).status_code == 200
    client.post(punt.url, {"versie": Aanbod.objects.get().traject.versie, "uitkomst": "aanvaard"})

    assert pagina(client, zaak, "coach").context["open_punten"] == []


@pytest.mark.regel("R26")
def test_vdab_judges_a_refusal_from_here_and_a_partner_reads_that_it_waits(client):
    zaak = zaak_in(S.JOBMATCHING)
    workflow.weigering_registreren(
        zaak.traject, versie=zaak.traject.versie, lid=zaak.coach, nu=timezone.now(),
        wat="job", geweigerd_op=zaak.dag, reden="vervoer",
    )  # fmt: skip

    [bij_vdab], [bij_partner] = (pagina(client, zaak, wie).context["open_punten"] for wie in ("vdab", "coach"))

    assert bij_vdab.label == "Beoordelen"
    assert client.get(bij_vdab.url).status_code in (200, 403)
    assert bij_partner.url == ""
    assert "VDAB beoordeelt dit nog" in bij_partner.een.tekst


# Who is next


@pytest.mark.parametrize(
    ("status", "wie"),
    [
        (S.TOEGELEID, ["De doorstroompartner"]),
        (S.STAGE, ["De doorstroompartner"]),
        (S.BEOORDELING, ["VDAB"]),
        (S.WACHT_OP_VACATURE, ["VDAB"]),
        (S.STOPGEZET, []),
    ],
)
def test_it_says_who_is_next(client, status, wie):
    assert [een.wie for een in pagina(client, zaak_in(status)).context["aan_zet"]] == wie


@pytest.mark.regel("R23")
def test_a_judgement_that_stayed_due_is_vdabs(client):
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("doorstromen")

    aan_zet = pagina(client, zaak).context["aan_zet"]

    assert [(een.wie, een.regel) for een in aan_zet] == [("De doorstroompartner", "R22"), ("VDAB", "R23")]


# The way in time


def test_the_picture_has_a_bar_for_every_period_and_a_table_that_says_the_same(client):
    zaak = zaak_in(S.STAGE, begin=date(2026, 1, 5))
    antwoord = pagina(client, zaak)
    getekend = antwoord.context["route"]

    assert {"tewerkstelling", "wop", "fase", "stage"} <= {balk.rij for balk in getekend.balken}
    assert [b.label for b in getekend.balken if b.rij == "fase"] == ["Toegeleid", "Voortraject", "Jobmatching", "Stage"]
    for balk in getekend.balken:
        assert getekend.kolom <= balk.x <= balk.x + balk.breed <= getekend.breedte + 2, balk
        assert antwoord.text.count(f'<th scope="row">{balk.label}</th>') >= 1
    assert getekend.kolom <= getekend.vandaag_x <= getekend.breedte


@pytest.mark.regel("R46")
def test_a_standstill_is_drawn_and_an_undone_one_is_not(client):
    zaak = zaak_in(S.JOBMATCHING)
    zaak.neem("opschorten")
    assert "opschorting" in {balk.rij for balk in pagina(client, zaak).context["route"].balken}

    [stil] = zaak.traject.opschortingen.all()
    stil.trek_in(Registratie(zaak.vdab, timezone.now()), reden="Vergissing")

    assert "opschorting" not in {balk.rij for balk in pagina(client, zaak).context["route"].balken}


def test_a_company_sees_its_own_employment_only(client):
    zaak = zaak_in(S.STAGE)
    ander = zaak_in(S.STAGE)

    namen = [balk.label for balk in pagina(client, zaak, "werkgever").context["route"].balken]

    assert not any(str(ander.vestiging.onderneming) in naam for naam in namen)
    client.force_login(ander.werkgever.gebruiker)
    assert client.get(zaak.traject.get_absolute_url()).status_code == 404


# Hours


@pytest.mark.regel("R19")
def test_hours_add_up_per_phase_and_per_coach_against_what_is_expected():
    rijen = [
        (S.STAGE, Rol.PARTNER, "An", 90),
        (S.STAGE, Rol.PARTNER, "Bo", 30),
        (S.NAZORG, Rol.PARTNER, "An", 15),
        (S.STAGE, Rol.VDAB, "Cas", 60),
    ]
    geteld = tel_op(rijen, verwacht=140)

    assert geteld.per_fase == [("Stage", 120), ("Nazorg", 15)]
    assert geteld.per_coach == [("An", 105), ("Bo", 30)]
    assert (geteld.totaal, geteld.van_anderen, geteld.verwacht) == (135, 60, 140)


@pytest.mark.regel("R19")
def test_journal_and_nazorg_both_count(client):
    zaak = zaak_in(S.NAZORG)
    schrijf(zaak, zaak.coach, "Belde", minuten=45)
    Nazorgcontact.objects.registreer(
        Registratie(zaak.coach, timezone.now()),
        traject=zaak.traject, op=zaak.dag, met="werknemer", onderwerp="Start", minuten=30,
    )  # fmt: skip

    geteld = pagina(client, zaak).context["uren"]

    assert (geteld.totaal, geteld.verwacht) == (75, 140)
    assert "1 u 15" in pagina(client, zaak).text


@pytest.mark.regel("R19")
def test_a_company_reads_no_hours(client):
    assert pagina(client, zaak_in(S.STAGE), "werkgever").context["uren"] is None


# Quick entry


def noteer(client, zaak, **velden):
    gegevens = {"soort": "telefoon", "op": zaak.dag, "minuten": 20, "tekst": "Belde met de bakker", "bereik": "traject"}
    adres = reverse("traject-journaal", args=[zaak.traject.uuid])
    return client.post(adres, {**gegevens, **velden}, headers={"hx-request": "true"})


def test_a_note_is_saved_without_leaving_the_page(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)

    deel = noteer(client, zaak, met="werkgever")

    assert deel.status_code == 200
    assert "<html" not in deel.text
    assert "Telefoon met werkgever of stageplaats, 20 min." in deel.text
    assert 'id="uren"' in deel.text
    regel = Journaalregel.objects.get()
    assert (regel.fase, regel.lid, regel.met) == (S.STAGE, zaak.coach, "werkgever")


def test_a_wrong_note_keeps_what_was_typed(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)

    deel = noteer(client, zaak, minuten="veel", op=timezone.localdate() + DAG)

    assert deel.status_code == 422
    assert "Belde met de bakker" in deel.text
    assert "Deze datum ligt in de toekomst." in deel.text
    assert not Journaalregel.objects.exists()


def test_the_same_note_twice_is_saved_once(client):
    zaak = zaak_in(S.STAGE)
    client.force_login(zaak.coach.gebruiker)
    nummer = client.get(zaak.traject.get_absolute_url()).context["notitie"]["nummer"].value()

    for _ in range(2):
        assert noteer(client, zaak, nummer=nummer).status_code == 200

    assert Journaalregel.objects.count() == 1


def test_another_partner_notes_nothing(client):
    zaak, ander = zaak_in(S.STAGE), zaak_in(S.STAGE)
    client.force_login(ander.coach.gebruiker)

    assert noteer(client, zaak).status_code == 404
    assert not Journaalregel.objects.exists()
