"""The demo data: the figures of the answer in Parliament, every status, and histories as the workflow writes them."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.models import Choices, Count, Model
from django.utils import timezone
from psycopg.types.range import Range

from tests.trajecten.conftest import VANDAAG
from trajecten import workflow
from trajecten.demo.boek import Boek, moment
from trajecten.demo.gebruikers import DEMO, DOMEIN, WACHTWOORD
from trajecten.demo.heden import Heden
from trajecten.demo.laden import laad, maak_wereld
from trajecten.demo.levens import Levens
from trajecten.demo.nummers import Nummers
from trajecten.demo.oproepen import HUIDIG, OUD, VORIG
from trajecten.demo.paden import PADEN
from trajecten.demo.schalen import SCHALEN
from trajecten.demo.verleden import OPGESTART, TOEGELEID, Verleden
from trajecten.demo.verteller import Verteller
from trajecten.enums import EvaluatieSoort, Provincie, Rol, TrajectStatus, Werkvorm
from trajecten.identificatie import valideer_insz, valideer_kbo, waarschuwing_vestigingsnummer
from trajecten.models import (
    Aanbod,
    Afwezigheid,
    Deelname,
    Evaluatie,
    Evaluatieplanning,
    Gebruiker,
    IndicatorBekend,
    Kwartaalbevestiging,
    Lidmaatschap,
    Maatwerker,
    Mandaat,
    Melding,
    Nazorgcontact,
    Onderneming,
    Opschorting,
    Pop,
    Signaal,
    Stage,
    Statusovergang,
    Steekproef,
    Steekproefkandidaat,
    Termijn,
    Tewerkstelling,
    Toewijzing,
    Traject,
    Uitstroom,
    Vestiging,
    Weigering,
    Wop,
    feitmodellen,
)
from trajecten.models.kwartaal import te_bevestigen
from trajecten.models.traject import OPEN
from trajecten.steekproef import jaren
from trajecten.termijnen import geen_werkdag, kwartaaleinde
from trajecten.workflow.provincies import werk_provincies_bij
from trajecten.workflow.stap import RAAKT_WOP

# The mark also makes pytest-django set up a database of the tests: without it the module fixture would reach the real one.
pytestmark = pytest.mark.django_db

S, W = TrajectStatus, Werkvorm
PEILDATUM = date(2019, 3, 15)
EINDE_PEILDATUM = moment(date(2019, 3, 16), 0)
KLEINER = replace(SCHALEN["klein"], mensen=500, trajecten=60, later=4)
EINDE_2019 = moment(date(2020, 1, 1), 0)


def test_it_works(in_demo):
    schaal = SCHALEN["klein"]

    assert Maatwerker.objects.count() == schaal.mensen
    assert Traject.objects.filter(project__oproep__nummer=HUIDIG, status__in=OPEN).count() >= 120


def test_the_demo_company_has_only_the_last_quarter_to_confirm(in_demo):
    lid = Lidmaatschap.objects.get(gebruiker__email=f"onderneming@{DOMEIN}", rol=Rol.ONDERNEMING)
    bevestigd = Kwartaalbevestiging.objects.filter(onderneming=lid.organisatie)

    assert te_bevestigen(lid.organisatie, vandaag=VANDAAG) == date(2025, 10, 1)
    assert bevestigd.count() == 3
    for een in bevestigd:
        diensten = Tewerkstelling.objects.bekend_op(een.bevestigd_op).op(kwartaaleinde(een.kwartaal))
        assert een.aantal == diensten.filter(vestiging__onderneming=lid.organisatie).count() > 0


def test_the_last_round_is_drawn_at_a_few_companies_and_open_at_the_others(in_demo):
    vdab = Lidmaatschap.objects.get(gebruiker__email=f"vdab@{DOMEIN}")
    onderneming = Lidmaatschap.objects.get(gebruiker__email=f"onderneming@{DOMEIN}", rol=Rol.ONDERNEMING).organisatie

    trekkingen = Steekproef.objects.select_related("ronde", "onderneming")
    assert {een.ronde.jaar for een in trekkingen} == {2025}
    assert onderneming in {een.onderneming for een in trekkingen}
    assert 1 < len(trekkingen) < len(trekkingen) + len(trekkingen[0].ronde.te_trekken(vdab.provincies))
    for een in trekkingen:
        assert een.noemer == een.kandidaten.count()
        assert een.zegel == een.maak_zegel(een.kandidaten.select_related("maatwerker"))
        assert Steekproefkandidaat.objects.aan_de_beurt().filter(steekproef=een).count() == een.teller > 0


def _status_op(traject, peildatum, bekend):
    stappen = Statusovergang.objects.bekend_op(bekend).filter(traject=traject, ingangsdatum__lte=peildatum)
    laatste = stappen.order_by("-volgnummer").first()
    return laatste.naar if laatste else None


def _per_provincie(rijen):
    return Counter(rijen.values_list("traject__provincie", flat=True))


def _bekend(peildatum, bekend, **filters):
    return Statusovergang.objects.bekend_op(bekend).filter(ingangsdatum__lte=peildatum, **filters)


def test_call_380_stands_as_in_the_answer(in_demo):
    oproep = {"traject__project__oproep__nummer": OUD}

    gestart = _bekend(PEILDATUM, EINDE_PEILDATUM, naam="starten", **oproep)
    gestopt = _bekend(PEILDATUM, EINDE_PEILDATUM, naar=S.STOPGEZET, **oproep)

    assert _per_provincie(gestart) == {provincie: aantal for provincie, (aantal, _) in OPGESTART.items()}
    assert _per_provincie(gestopt) == {provincie: stop for provincie, (_, stop) in OPGESTART.items() if stop}
    assert set(gestart.values_list("ingangsdatum__year", flat=True)) == {2017, 2018}
    assert (gestart.count(), gestopt.count()) == (43, 7)
    assert set(Traject.objects.filter(project__oproep__nummer=OUD).values_list("werkvorm", flat=True)) == {W.BW, W.SW}


def test_the_outcomes_of_call_380_came_later_and_add_up(in_demo):
    einde = {"naar__in": [S.NAZORG, S.GESLAAGD, S.MISLUKT], "traject__project__oproep__nummer": OUD}
    assert not _bekend(PEILDATUM, EINDE_PEILDATUM, **einde).exists()

    eind = Counter(
        _status_op(traject, date(2019, 12, 31), EINDE_2019)
        for traject in Traject.objects.filter(project__oproep__nummer=OUD)
    )

    assert set(eind) == {S.GESLAAGD, S.MISLUKT, S.STOPGEZET}
    assert sum(eind.values()) == 43
    registraties = _bekend(date(2019, 12, 31), EINDE_2019, **einde).values_list("geregistreerd_op", flat=True)
    assert {timezone.localdate(nu).month for nu in registraties} <= {4, 5, 6}


def test_call_432_has_only_referrals_on_that_day(in_demo):
    oproep = {"traject__project__oproep__nummer": VORIG}

    stappen = _bekend(PEILDATUM, EINDE_PEILDATUM, **oproep)

    assert set(stappen.values_list("naam", flat=True)) == {"toeleiden"}
    assert _per_provincie(stappen) == dict(TOEGELEID)
    assert Traject.objects.filter(project__oproep__nummer=VORIG, toegeleid_op__lte=PEILDATUM).count() == 33


def test_what_was_unknown_on_that_day(in_demo):
    onbekend = defaultdict(set)
    for rij in IndicatorBekend.objects.select_related("oproep"):
        if rij.vanaf > PEILDATUM:
            onbekend[rij.oproep.nummer].add(rij.indicator)

    rest = {"lopend", "opgeschort", "wacht_op_vacature", "geslaagd", "mislukt"}
    assert onbekend == {OUD: rest | {"toegeleid"}, VORIG: rest | {"opgestart", "stopgezet"}}


@pytest.mark.regel("R1")
def test_who_moved_on_is_no_longer_employed_there(in_demo):
    for traject in Traject.objects.filter(project__oproep__nummer=OUD, status=S.GESLAAGD):
        dienst = Tewerkstelling.objects.geldig().get(maatwerker=traject.maatwerker_id)
        assert dienst.periode.upper == traject.doorgestroomd_op


def test_every_status_in_every_werkvorm(in_demo):
    gevonden = set(
        Traject.objects.filter(project__oproep__nummer=HUIDIG).values_list("status", "werkvorm").order_by().distinct()
    )

    assert gevonden == {(s, w) for s in S for w in (W.CMW, W.MWA, W.LDE)} - {(S.WACHT_OP_VACATURE, W.LDE)}
    provincies = Traject.objects.filter(project__oproep__nummer=HUIDIG).values_list("provincie", flat=True)
    assert set(provincies) == set(Provincie.values) - {Provincie.BUITEN}


def test_every_demo_user_logs_in_and_finds_work(in_demo, client):
    for naam in DEMO:
        assert client.login(email=f"{naam}@{DOMEIN}", password=WACHTWOORD), naam
    leden = Lidmaatschap.objects.actief(VANDAAG).filter(gebruiker__email__in=[f"{naam}@{DOMEIN}" for naam in DEMO])
    lid = {rol: leden.get(rol=rol, gebruiker__email=f"{rol}@{DOMEIN}") for rol in Rol}

    for rol in (Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING):
        statussen = set(Traject.objects.zichtbaar_voor(lid[rol], vandaag=VANDAAG).values_list("status", flat=True))
        assert statussen >= OPEN, rol
    eigen = Tewerkstelling.objects.geldig().op(VANDAAG).filter(vestiging__onderneming=lid[Rol.ONDERNEMING].organisatie)
    assert eigen.count() >= 100
    assert Afwezigheid.objects.geldig().filter(maatwerker__in=eigen.values("maatwerker")).exists()
    assert {dubbel.rol for dubbel in leden.filter(gebruiker__email=f"dubbel@{DOMEIN}")} == {
        Rol.ONDERNEMING,
        Rol.PARTNER,
    }
    anderen = Gebruiker.objects.exclude(email__in=[f"{naam}@{DOMEIN}" for naam in DEMO])
    assert not any(iemand.has_usable_password() for iemand in anderen)


def test_numbers_and_people_are_valid(in_demo):
    for onderneming in Onderneming.objects.all():
        valideer_kbo(onderneming.kbo)
    for vestiging in Vestiging.objects.all():
        assert waarschuwing_vestigingsnummer(vestiging.vestigingsnummer) is None
    for persoon in Maatwerker.objects.all():
        valideer_insz(persoon.insz, geboortedatum=persoon.geboortedatum, vandaag=VANDAAG)
        assert 990 <= int(persoon.insz[6:9]) <= 998
    assert not Maatwerker.objects.filter(provincies=[]).exists()
    assert not Maatwerker.objects.filter(provincies__contains=[Provincie.BUITEN]).exists()


def test_the_work_of_vdab_is_there(in_demo):
    assert set(Signaal.objects.open().values_list("soort", flat=True)) == {
        "dubbele_indienstmelding",
        "uit_dienst_tijdens_traject",
        "in_dienst_tijdens_nazorg",
    }
    assert Opschorting.objects.geldig().op(VANDAAG).exists()
    assert Uitstroom.objects.geldig().filter(gepland=True, op__gt=VANDAAG).exists()
    assert Weigering.objects.geldig().filter(beoordeeld_op=None).exists()
    assert Weigering.objects.geldig().filter(geldige_reden=False).exists()
    assert Statusovergang.objects.filter(naam="terugdraaien").exists()
    assert Statusovergang.objects.filter(naam="nieuw_traject").exists()
    assert Wop.objects.filter(grond="wedertewerkstelling").exists()
    klaar = Evaluatie.objects.geldig().filter(uitkomst="doorstroomklaar", maatwerker__trajecten=None)
    assert klaar.exists()
    assert Mandaat.objects.values("partner").annotate(aantal=Count("pk")).filter(aantal__gte=2).count() == 10


def test_evaluations_are_planned_around_today(in_demo):
    plannen = Evaluatieplanning.objects.select_related("maatwerker", "evaluatie", "bemiddelaar")
    komend = [een for een in plannen.open() if een.gepland_op]
    wops = {wop.maatwerker_id: wop for wop in Wop.objects.te_beslissen(vandaag=VANDAAG)}

    assert {provincie for een in komend for provincie in een.maatwerker.provincies} == set(Provincie) - {"buiten"}
    assert plannen.open().filter(gepland_op=None).exists()
    for een in plannen.open():
        wop, vandaag = wops[een.maatwerker_id], een.gepland_op or VANDAAG
        assert wop.merkpunt <= timezone.localdate(een.gestart_op) < VANDAAG <= vandaag < wop.periode.upper
        assert not geen_werkdag(een.gepland_op or date(2026, 1, 5))
        assert set(een.bemiddelaar.provincies) & set(een.maatwerker.provincies)
    for demo_lid in Lidmaatschap.objects.filter(gebruiker__email=f"vdab@{DOMEIN}"):
        assert plannen.open().filter(bemiddelaar=demo_lid).exists()
    gedaan = plannen.filter(stand="uitgevoerd")
    assert gedaan
    assert all(een.gepland_op == een.evaluatie.gepland_op == een.evaluatie.bezoek_op < VANDAAG for een in gedaan)


def test_nothing_lies_in_the_future(in_demo):
    nu = moment(VANDAAG, 0)
    for model in (Statusovergang, Tewerkstelling, Wop, Evaluatie, Stage, Pop, Nazorgcontact):
        assert not model.objects.filter(geregistreerd_op__gte=nu).exists(), model


def test_ids_go_on_after_ours(in_demo):
    laatste = Maatwerker.objects.latest("pk").pk

    assert Gebruiker.objects.create_user("nieuw@doorstroom.example", "x").pk > Gebruiker.objects.count() - 1
    nieuw = Maatwerker(voornaam="A", familienaam="B", geboortedatum=date(1990, 1, 1), doelgroep="pmah")
    nieuw.insz = "00000000000"
    nieuw.save()
    assert nieuw.pk == laatste + 1


def test_it_refuses_a_database_with_data(in_demo):
    aantal = Maatwerker.objects.count()

    with pytest.raises(CommandError, match="bevat al gegevens"):
        call_command("laad_demo", verbosity=0)

    assert Maatwerker.objects.count() == aantal


@pytest.mark.parametrize("vandaag", ["morgen", "2019-03-15", "2999-01-01"])
def test_it_refuses_a_day_that_makes_no_sense(in_demo, vandaag):
    with pytest.raises(CommandError):
        call_command("laad_demo", "--vandaag", vandaag, verbosity=0)


@pytest.fixture
def leeg(in_demo):
    """Our tables without a row, until the end of the test."""
    tabellen = [
        model._meta.db_table for model in apps.get_app_config("trajecten").get_models(include_auto_created=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the commit holds a table
        cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, tabellen))} CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


NOOIT_GELIJK = {"insz_versleuteld", "password", "nummer"}  # encrypted, salted, or from a sequence that goes on


def afdruk():
    """A fingerprint of every row of every table of ours, but for what is encrypted or salted, or reckoned from the rest."""
    som = sha256()
    for model in apps.get_app_config("trajecten").get_models(include_auto_created=True):
        if model is Termijn:
            continue
        velden = [veld.attname for veld in model._meta.concrete_fields if veld.name not in NOOIT_GELIJK]
        for rij in model.objects.order_by("pk").values_list(*velden):
            som.update(repr(rij).encode())
    return som.hexdigest()


def test_the_same_seed_gives_the_same_people(leeg):
    afdrukken = []
    for zaad in (1, 1, 2):
        punt = transaction.savepoint()
        laad(KLEINER, vandaag=VANDAAG, zaad=zaad)
        afdrukken.append(afdruk())
        transaction.savepoint_rollback(punt)

    assert afdrukken[0] == afdrukken[1] != afdrukken[2]


# The histories equal those of the workflow

ANDERS = {
    "id",
    "uuid",
    "sorteernaam",
    "nummer",
    "opgeschort_tot",
    "oproep",
    "dienst_bij",
    "traject_sinds",
    "geboortedatum",
    "voor_partner",
    "partner_tot",
    "begeleid_tot",
    "provincies",
}  # made at random, or by the database itself


def gelezen(rij):
    """What a row says, without ids of our own: another row is named by what makes it recognisable."""
    match rij:
        case Statusovergang():
            return ("stap", rij.volgnummer, rij.naam)
        case Traject():
            return ("traject", rij.toegeleid_op)
        case Evaluatie():
            return ("evaluatie", rij.bezoek_op, str(rij.soort))
        case Range():
            return (rij.lower, rij.upper)
        case datetime():
            return rij.astimezone(UTC)
        case Choices():
            return rij.value
        case Decimal():
            return float(rij)
        case Model():
            return rij.pk
    return rij


def rijen(van_een_model):
    """Rows of one model in a form that compares."""
    return sorted(
        repr(
            [
                (veld.name, gelezen(getattr(rij, veld.name)))
                for veld in rij._meta.concrete_fields
                if veld.name not in ANDERS
            ]
        )
        for rij in van_een_model
    )


def is_eigen(stappen, *, lde):
    """Whether a way is worth taking: not the beginning of another one, and in LDE only what touches a WOP."""
    verder = any(pad.stappen != stappen and pad.stappen[: len(stappen)] == stappen for pad in PADEN)
    return not verder and (not lde or bool(RAAKT_WOP & set(stappen)))


def trek_op(dag, persoon, *, lid):
    """Draw this person for the 10 % round of a day: the demo tells of evaluations from before there were draws."""
    werk_provincies_bij(persoon)
    wie, herkomst = {"lid": lid, "nu": moment(dag, 7)}, "Van voor er getrokken werd"
    ronde = workflow.steekproefzaad_publiceren(jaar=jaren(dag)[0], zaad="voor de proef", herkomst=herkomst, **wie)
    workflow.steekproef_trekken(ronde, **wie)


class Opnieuw(Verteller):
    """Tells a traject, and then, once for each way, takes the same steps with the workflow on the same person."""

    gezien = set()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.dossier.boek.schrijf()

    def vertel(self, toegeleid_op, stappen, dagen):
        super().vertel(toegeleid_op, stappen, dagen)
        geval = (self.project.oproep.nummer, stappen, self.werkplaats.werkvorm == W.LDE)
        if geval in self.gezien or not is_eigen(stappen, lde=geval[2]):
            return
        self.gezien.add(geval)
        punt = transaction.savepoint()
        for gebeurtenis in self.gebeurtenissen:
            self.neem_opnieuw(gebeurtenis)
        self.vergelijk()
        transaction.savepoint_rollback(punt)

    def neem_opnieuw(self, gebeurtenis):
        persoon, naam, gegevens = self.dossier.maatwerker, gebeurtenis.naam, dict(gebeurtenis.gegevens)
        wie = {"lid": gebeurtenis.lid, "nu": gebeurtenis.nu}
        functie = getattr(workflow, naam)
        traject = Traject.objects.filter(maatwerker=persoon).order_by("pk").last()
        match naam:
            case "toeleiden":
                evaluatie = Evaluatie.objects.filter(maatwerker=persoon, traject=None).order_by("pk").last()
                functie(persoon, **wie, **{**gegevens, "aanleiding": gegevens["aanleiding"] and evaluatie})
            case "evaluatie_vastleggen":
                if gegevens["soort"] == EvaluatieSoort.TIENPROCENT:
                    trek_op(gegevens["bezoek_op"], persoon, lid=gebeurtenis.lid)
                functie(persoon, **wie, **gegevens)
            case "pop_bewaren":
                functie(persoon, **wie, **gegevens)
            case "in_dienst_melden":
                functie(gegevens.pop("vestiging"), **wie, insz=persoon.insz, **gegevens)
            case "uit_dienst_melden":
                functie(
                    Tewerkstelling.objects.geldig().get(maatwerker=persoon, periode__endswith=None), **wie, **gegevens
                )
            case "weigering_beoordelen":
                functie(Weigering.objects.geldig().get(traject=traject), versie=traject.versie, **wie, **gegevens)
            case "weigering_vaststellen":
                gegevens["weigering"] = Weigering.objects.geldig().get(traject=traject)
                functie(traject, versie=traject.versie, **wie, **gegevens)
            case _:
                functie(traject, versie=traject.versie, **wie, **gegevens)

    def vergelijk(self):
        persoon, boek = self.dossier.maatwerker, self.dossier.boek
        self.dossier.werk_provincies_bij()
        assert persoon.provincies == Maatwerker.objects.get(pk=persoon.pk).provincies
        in_geheugen = defaultdict(list)
        for rij in [
            *self.dossier.feiten,
            *self.dossier.pops,
            *(loop.traject for loop in self.dossier.lopen),
            *(stap for loop in self.dossier.lopen for stap in loop.stappen),
            *boek.rijen(Toewijzing),
            *boek.rijen(Signaal),
        ]:
            in_geheugen[type(rij)].append(rij)
        for zonder in (Aanbod, Deelname):  # noted without a step
            in_geheugen.pop(zonder, None)
        for model in (*set(feitmodellen()) - {Aanbod, Deelname}, Pop, Traject, Statusovergang, Toewijzing, Signaal):
            namen = {veld.name for veld in model._meta.concrete_fields}
            sleutel = "maatwerker" if "maatwerker" in namen else "traject__maatwerker"
            in_databank = model.objects.filter(**{sleutel: persoon})
            assert rijen(in_geheugen[model]) == rijen(in_databank), (model, [g.naam for g in self.gebeurtenissen])


@pytest.fixture
def levens(leeg, monkeypatch):
    """An empty world in the database, in which every traject is told twice."""
    monkeypatch.setattr(Opnieuw, "gezien", set())
    monkeypatch.setattr("trajecten.demo.heden.Verteller", Opnieuw)
    monkeypatch.setattr("trajecten.demo.verleden.Verteller", Opnieuw)
    boek = Boek(7)
    wereld = maak_wereld(boek, KLEINER, vandaag=VANDAAG)
    boek.schrijf()
    with connection.cursor() as cursor:  # the ids of the workflow stay clear of ours
        for model in apps.get_app_config("trajecten").get_models():
            if model._meta.pk.name == "id":
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 1000000)", [model._meta.db_table])
    return Levens(boek, Nummers(boek.rng), wereld, vandaag=VANDAAG)


def test_every_pad_is_what_the_workflow_writes(levens):
    gevallen = {
        (HUIDIG, pad.stappen, werkvorm == W.LDE)
        for pad in PADEN
        for werkvorm in pad.werkvormen
        if is_eigen(pad.stappen, lde=werkvorm == W.LDE)
    }

    for _ in Heden(levens, levens.wereld).vertel(4 * len(PADEN)):
        levens.boek.vergeet()
        if Opnieuw.gezien == gevallen:
            break

    assert Opnieuw.gezien == gevallen


def test_the_past_is_what_the_workflow_writes(levens):
    verleden = Verleden(levens, levens.wereld)

    for _ in verleden.vertel(later=8):
        levens.boek.vergeet()

    einden = {(oproep, stappen[-1]) for oproep, stappen, _ in Opnieuw.gezien}
    assert einden == {
        *((OUD, naam) for naam in ("nazorg_afsluiten", "terugkeren", "stopzetten")),
        *((VORIG, naam) for naam in ("nazorg_afsluiten", "terugkeren", "stopzetten")),
        *((VORIG, naam) for naam in ("uit_dienst_na_traject", "annuleren")),
    }
    assert any("corona" in stappen for _, stappen, _ in Opnieuw.gezien)


def test_nobody_is_told_of_what_happened_before_the_demo(in_demo):
    assert not Melding.objects.exists()
