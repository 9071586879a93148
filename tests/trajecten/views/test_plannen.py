"""The nazorg planner, the overdrachtsnota and the persoonlijk doorstroomplan."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.factories import moment, zaak_in
from tests.trajecten.views.test_aantal_vragen import kost
from tests.trajecten.views.werkrijen import rijen
from trajecten import termijnen, workflow
from trajecten.enums import TrajectStatus
from trajecten.models import Doorstroomplan, Nazorgafspraak, Nazorgcontact, Overdrachtsnota, Traject

pytestmark = pytest.mark.django_db
S = TrajectStatus
DAG = timedelta(days=1)
CONTACT = {"met": "werkgever", "onderwerp": "De ploeg", "minuten": 20, "nog_aan_het_werk": "ja"}
NOTA = {"voor": "werkgever", "gaat_goed": "Komt op tijd", "contact": "Sofie, 03 000 00 00"}
PLAN = {
    "doel": "Magazijnier", "sterktes": "Werkt ordelijk", "voorwaarde_vervoer": "bezig",
    "wat_0": "Rijbewijs halen", "wie_0": "deelnemer", "tegen_0": "2026-12-01",
    "wat_1": "Bedrijf bezoeken", "wie_1": "coach", "gedaan_1": "on", "wie_2": "coach", "wat_2": "",
}  # fmt: skip


def nazorgzaak(dagen=10):
    """A case in nazorg whose hire was so many days ago, or a few less."""
    return zaak_in(S.NAZORG, begin=timezone.localdate() - timedelta(days=dagen + 8))


def adres(zaak, naam, *rest):
    return reverse(naam, args=[zaak.traject.uuid, *rest])


def bewaar(client, zaak, naam, **invoer):
    versie = Traject.objects.get(pk=zaak.traject.pk).versie
    return client.post(adres(zaak, f"traject-{naam}-bewerken"), {"versie": versie, **invoer})


def plan_nazorg(client, zaak, *afspraken):
    invoer = {f"met_{n}": "werknemer" for n in range(10)}
    for n, (op, met) in enumerate(afspraken):
        invoer |= {f"op_{n}": op, f"met_{n}": met}
    return bewaar(client, zaak, "nazorgplan", **invoer)


# The contacts of the nazorg


@pytest.mark.regel("R22")
def test_the_proposal_is_what_the_form_begins_with(client):
    zaak = nazorgzaak()
    client.force_login(zaak.coach.gebruiker)

    form = client.get(adres(zaak, "traject-nazorgplan-bewerken")).context["form"]

    hire = zaak.traject.doorgestroomd_op
    verwacht = [een for een in termijnen.nazorg_voorstel(hire) if een[0] >= timezone.localdate()]
    assert verwacht
    assert [(form[f"op_{n}"].value(), form[f"met_{n}"].value()) for n in range(len(verwacht))] == verwacht


@pytest.mark.parametrize("wie", ["coach", "vdab"])
def test_contacts_are_planned_moved_and_dropped(client, wie):
    zaak, vandaag = nazorgzaak(), timezone.localdate()
    client.force_login(getattr(zaak, wie).gebruiker)

    assert plan_nazorg(client, zaak, (vandaag + DAG, "werknemer"), (vandaag + 9 * DAG, "beiden")).status_code == 302
    assert "Over 1 dag<" in client.get(adres(zaak, "traject-nazorgplan")).text
    plan_nazorg(client, zaak, (vandaag + 2 * DAG, "werkgever"), ("", "beiden"))

    assert list(Nazorgafspraak.objects.values_list("op", "met")) == [(vandaag + 2 * DAG, "werkgever")]


def test_a_contact_keeps_the_appointment(client):
    zaak, vandaag = nazorgzaak(), timezone.localdate()
    client.force_login(zaak.coach.gebruiker)
    plan_nazorg(client, zaak, (vandaag, "werkgever"), (vandaag + DAG, "werknemer"))
    afspraak = Nazorgafspraak.objects.get(met="werkgever")
    noteren = adres(zaak, "nazorgafspraak-noteren", afspraak.uuid)
    form = client.get(noteren).context["form"]
    assert (form["met"].value(), form["afspraak"].value(), form["op"].value()) == ("werkgever", afspraak.pk, vandaag)

    invoer = {**CONTACT, "versie": form["versie"].value(), "op": vandaag, "afspraak": afspraak.pk}
    gezegd = {"besproken": "Hij krijgt een vaste ploeg", "steun": ["werkproces"]}
    assert client.post(noteren, {**invoer, **gezegd}).status_code == 302

    afspraak.refresh_from_db()
    assert afspraak.contact == Nazorgcontact.objects.get()
    assert (afspraak.contact.besproken, afspraak.contact.steun) == ("Hij krijgt een vaste ploeg", ["werkproces"])
    assert client.get(noteren).status_code == 404
    plan = client.get(adres(zaak, "traject-nazorgplan"))
    assert [bool(een.contact) for een in plan.context["momenten"]] == [True, False]
    assert "Hij krijgt een vaste ploeg" in plan.text
    [een] = [e for e in client.get(zaak.traject.get_absolute_url()).context["verloop"] if e.soort == "nazorgcontact"]
    assert "Steun: taken of werkproces aangepast" in een.tekst


def test_a_withdrawn_contact_opens_the_appointment_again(client):
    zaak, vandaag = nazorgzaak(), timezone.localdate()
    client.force_login(zaak.coach.gebruiker)
    plan_nazorg(client, zaak, (vandaag, "werkgever"))
    afspraak = Nazorgafspraak.objects.get()
    noteren = adres(zaak, "nazorgafspraak-noteren", afspraak.uuid)
    versie = client.get(noteren).context["form"]["versie"].value()
    client.post(noteren, {**CONTACT, "versie": versie, "op": vandaag, "afspraak": afspraak.pk})
    assert [rij.soort.naam for rij in rijen(zaak.coach, "nazorgcontact", vandaag)] == []

    workflow.feit_intrekken(Nazorgcontact.objects.get(), lid=zaak.coach, nu=timezone.now(), reden="Andere persoon")

    assert [rij.feit for rij in rijen(zaak.coach, "nazorgcontact", vandaag)] == [afspraak.uuid]
    assert client.get(noteren).status_code == 200


@pytest.mark.regel("R22")
@pytest.mark.parametrize("dagen", [-1, "einde"])
def test_a_contact_lies_within_the_nazorg(client, dagen):
    zaak = nazorgzaak()
    client.force_login(zaak.coach.gebruiker)
    hire = zaak.traject.doorgestroomd_op
    einde = termijnen.nazorg_einde(hire)
    op = einde + DAG if dagen == "einde" else hire + dagen * DAG

    pagina = plan_nazorg(client, zaak, (op, "werknemer"), (einde, "werkgever"))

    assert set(pagina.context["form"].errors) == {"op_0"}
    assert pagina.context["form"]["op_1"].value() == einde.isoformat()
    assert not Nazorgafspraak.objects.exists()
    with pytest.raises(ValidationError, match="De nazorg loopt van"):
        workflow.nazorg_plannen(
            zaak.traject,
            versie=zaak.traject.versie,
            lid=zaak.coach,
            nu=timezone.now(),
            afspraken=[(op, "werknemer")],
        )


def test_who_plans_from_an_old_page_is_told(client):
    zaak, vandaag = nazorgzaak(), timezone.localdate()
    client.force_login(zaak.coach.gebruiker)
    oud = zaak.traject.versie
    plan_nazorg(client, zaak, (vandaag, "werkgever"))

    antwoord = client.post(adres(zaak, "traject-nazorgplan-bewerken"), {"versie": oud, "op_0": "", "met_0": "beiden"})

    assert antwoord.status_code == 409
    assert Nazorgafspraak.objects.count() == 1


def test_the_worklist_asks_for_a_plan_and_then_for_each_contact(client):
    zaak, vandaag = nazorgzaak(3), timezone.localdate()
    client.force_login(zaak.coach.gebruiker)
    [rij] = rijen(zaak.coach, "nazorgplan", vandaag)
    assert rij.url == adres(zaak, "traject-nazorgplan-bewerken")

    plan_nazorg(client, zaak, (vandaag + 7 * DAG, "werknemer"), (vandaag + 8 * DAG, "beiden"))

    assert rijen(zaak.coach, "nazorgplan", vandaag) == []
    [rij] = rijen(zaak.coach, "nazorgcontact", vandaag)
    assert (rij.uiterlijk, rij.waarom) == (vandaag + 7 * DAG, "Gepland nazorgcontact met werknemer.")
    assert client.get(rij.url).status_code == 200
    assert rijen(nazorgzaak(3).coach, "nazorgcontact", vandaag) == []


def test_there_is_no_plan_before_the_hire_and_none_to_change_after_the_end(client):
    voor, na = zaak_in(S.JOBMATCHING), zaak_in(S.GESLAAGD)
    client.force_login(voor.vdab.gebruiker)

    assert client.get(adres(voor, "traject-nazorgplan")).status_code == 403
    assert client.get(adres(voor, "traject-overdrachtsnota")).status_code == 403
    assert client.get(adres(na, "traject-nazorgplan")).status_code == 200
    assert client.get(adres(na, "traject-nazorgplan-bewerken")).status_code == 403
    assert client.get(adres(na, "traject-overdrachtsnota-bewerken")).status_code == 200


# The overdrachtsnota and the doorstroomplan


def test_a_nota_has_versions(client):
    zaak = nazorgzaak()
    client.force_login(zaak.coach.gebruiker)
    assert "nog geen nota" in client.get(adres(zaak, "traject-overdrachtsnota")).text

    assert bewaar(client, zaak, "overdrachtsnota", **NOTA).status_code == 302
    assert (
        client.get(adres(zaak, "traject-overdrachtsnota-bewerken")).context["form"]["gaat_goed"].value()
        == NOTA["gaat_goed"]
    )
    bewaar(client, zaak, "overdrachtsnota", **NOTA, let_op="Vroege uren")

    assert [nota.let_op for nota in Overdrachtsnota.objects.all()] == ["Vroege uren", ""]
    pagina = client.get(adres(zaak, "traject-overdrachtsnota")).text
    assert "Vroege uren" in pagina
    assert "Versie van" in pagina


def test_a_plan_has_versions_and_begins_with_the_last(client):
    zaak, vandaag = zaak_in(S.VOORTRAJECT), timezone.localdate()
    client.force_login(zaak.coach.gebruiker)

    assert bewaar(client, zaak, "doorstroomplan", **PLAN, akkoord_op=vandaag).status_code == 302

    plan = Doorstroomplan.objects.get()
    assert plan.voorwaarden == {"vervoer": "bezig"}
    assert plan.acties == [
        {"wat": "Rijbewijs halen", "wie": "deelnemer", "tegen": "2026-12-01", "gedaan": False},
        {"wat": "Bedrijf bezoeken", "wie": "coach", "tegen": "", "gedaan": True},
    ]
    form = client.get(adres(zaak, "traject-doorstroomplan-bewerken")).context["form"]
    begin = [form[veld].value() for veld in ("doel", "wat_0", "tegen_0", "gedaan_1", "wat_2", "voorwaarde_vervoer")]
    assert begin == ["Magazijnier", "Rijbewijs halen", "2026-12-01", True, None, "bezig"]
    bewaar(client, zaak, "doorstroomplan", **{**PLAN, "doel": "Bakker"}, akkoord_op=vandaag)
    assert [plan.doel for plan in Doorstroomplan.objects.all()] == ["Bakker", "Magazijnier"]
    [een, _ouder] = [
        e for e in client.get(zaak.traject.get_absolute_url()).context["verloop"] if e.soort == "doorstroomplan"
    ]
    assert (een.tekst, een.url) == ("Bakker", adres(zaak, "traject-doorstroomplan"))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"wat_0": "", "wat_1": ""}, "wat_0"),
        ({"tegen_0": "31-02-2026"}, "tegen_0"),
        ({"akkoord_op": ""}, "akkoord_op"),
        ({"akkoord_op": timezone.localdate() + 5 * DAG}, "akkoord_op"),
        ({"voorwaarde_vervoer": "misschien"}, "voorwaarde_vervoer"),
    ],
)
def test_a_wrong_plan_keeps_what_was_typed(client, anders, veld):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.coach.gebruiker)

    pagina = bewaar(client, zaak, "doorstroomplan", **{**PLAN, "akkoord_op": timezone.localdate(), **anders})

    assert pagina.status_code == 200
    assert set(pagina.context["form"].errors) == {veld}
    assert pagina.context["form"]["sterktes"].value() == "Werkt ordelijk"
    assert not Doorstroomplan.objects.exists()


def test_a_plan_needs_no_condition_that_was_talked_about(client):
    zaak = zaak_in(S.VOORTRAJECT)
    client.force_login(zaak.coach.gebruiker)

    gegevens = {**PLAN, "voorwaarde_vervoer": "", "akkoord_op": timezone.localdate()}
    assert bewaar(client, zaak, "doorstroomplan", **gegevens).status_code == 302

    assert Doorstroomplan.objects.get().voorwaarden == {}


def test_a_plan_is_made_as_long_as_there_is_guidance():
    zaak = zaak_in(S.NAZORG)
    gegevens = {"doel": "Bakker", "sterktes": "Vlot", "acties": [], "voorwaarden": {}, "akkoord_op": zaak.dag}

    with pytest.raises(PermissionDenied):
        workflow.doorstroomplan_bewaren(
            zaak.traject, versie=zaak.traject.versie, lid=zaak.coach, nu=moment(zaak.dag), **gegevens
        )


# Who sees it


def test_the_employer_sees_no_plan_and_no_nota(client):
    zaak, werk = nazorgzaak(), zaak_in(S.VOORTRAJECT)
    for een, namen in ((zaak, ("nazorgplan", "overdrachtsnota")), (werk, ("doorstroomplan",))):
        client.force_login(een.werkgever.gebruiker)
        for naam in namen:
            assert client.get(adres(een, f"traject-{naam}")).status_code in (403, 404)
            assert client.get(adres(een, f"traject-{naam}-bewerken")).status_code in (403, 404)
        if een is werk:
            assert adres(een, "traject-doorstroomplan") not in client.get(een.traject.get_absolute_url()).text


def test_another_organisation_is_told_nothing(client):
    zaak, andere, vandaag = nazorgzaak(), nazorgzaak(), timezone.localdate()
    afspraak = Nazorgafspraak.objects.create(traject=zaak.traject, op=vandaag, met="werknemer")
    client.force_login(andere.coach.gebruiker)

    assert client.get(adres(zaak, "nazorgafspraak-noteren", afspraak.uuid)).status_code == 404
    assert client.get(adres(andere, "nazorgafspraak-noteren", afspraak.uuid)).status_code == 404
    for naam in ("nazorgplan", "overdrachtsnota", "doorstroomplan"):
        assert client.get(adres(zaak, f"traject-{naam}")).status_code == 404
        assert bewaar(client, zaak, naam, **NOTA, **PLAN).status_code == 404
    assert not Overdrachtsnota.objects.exists()
    assert Nazorgafspraak.objects.get() == afspraak


def test_an_appointment_of_another_case_is_no_choice(client):
    zaak, vandaag = nazorgzaak(), timezone.localdate()
    vreemd = Nazorgafspraak.objects.create(traject=nazorgzaak().traject, op=vandaag, met="werknemer")
    client.force_login(zaak.coach.gebruiker)
    invoer = {**CONTACT, "versie": zaak.traject.versie, "op": vandaag, "afspraak": vreemd.pk}

    pagina = client.post(adres(zaak, "traject-nazorgcontact"), invoer)

    assert set(pagina.context["form"].errors) == {"afspraak"}


def test_the_pages_cost_the_same_with_more_on_them(client):
    zaak, vandaag = nazorgzaak(), timezone.localdate()
    client.force_login(zaak.vdab.gebruiker)
    paginas = [adres(zaak, f"traject-{naam}") for naam in ("nazorgplan", "overdrachtsnota", "doorstroomplan")]
    paginas += [adres(zaak, "traject-nazorgplan-bewerken"), reverse("start")]

    def kosten(aantal):
        door = {"traject": zaak.traject, "lid": zaak.coach, "geschreven_op": timezone.now()}
        for n in range(aantal):
            Nazorgafspraak.objects.create(traject=zaak.traject, op=vandaag + n * DAG, met="werknemer")
            Overdrachtsnota.objects.create(**door, **NOTA)
            Doorstroomplan.objects.create(**door, doel="Bakker", sterktes="Vlot", akkoord_op=vandaag)
        return [len(kost(client, pagina)) for pagina in paginas]

    een, drie = kosten(1), kosten(2)
    assert een == drie
    assert max(een) <= 12
