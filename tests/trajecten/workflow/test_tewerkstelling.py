"""What a company reports about its people, and the WOP of who comes back after a doorstroom."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from tests.factories import (
    DAG,
    LidmaatschapFactory,
    MaatwerkerFactory,
    OndernemingFactory,
    TewerkstellingFactory,
    VestigingFactory,
    WopFactory,
    Zaak,
    insz,
    moment,
    zaak_in,
)
from tests.trajecten.workflow.bouw import CMW, LDE, afwezig_en_in_een_enclave, einden, geweigerd, wops
from trajecten import workflow
from trajecten.enums import RedenUitDienst, SignaalSoort, Werkvorm, WopGrond
from trajecten.enums import TrajectStatus as S
from trajecten.models import (
    Afwezigheid,
    Enclaveplaatsing,
    Maatwerker,
    Registratie,
    Signaal,
    Tewerkstelling,
    Traject,
    Wop,
)
from trajecten.models.velden import periode
from trajecten.regelgeving import wop_maximum

pytestmark = pytest.mark.django_db
GEBOREN = date(1985, 7, 15)


def meld_in(vestiging, op, *, lid=None, nu=None, **gegevens):
    nieuw = {
        "insz": insz(GEBOREN, 997),
        "voornaam": "Jan",
        "familienaam": "Peeters",
        "geboortedatum": GEBOREN,
        "doelgroep": "pmah",
        "breuk": 1,
    }
    lid = lid or LidmaatschapFactory(onderneming=True, organisatie=vestiging.onderneming)
    return workflow.in_dienst_melden(vestiging, lid=lid, nu=nu or moment(op), op=op, **nieuw | gegevens)


def meld_terug(zaak, op, *, vestiging=None):
    persoon = {"insz": zaak.maatwerker.insz, "geboortedatum": zaak.maatwerker.geboortedatum}
    return meld_in(vestiging or zaak.vestiging, op, **persoon)


def meld_uit(zaak, op, *, reden=RedenUitDienst.EINDE_CONTRACT, lid=None, nu=None):
    dienst = Tewerkstelling.objects.geldig().filter(maatwerker=zaak.maatwerker).first()
    workflow.uit_dienst_melden(dienst, lid=lid or zaak.werkgever, nu=nu or moment(op), op=op, reden=reden)


# In service


@pytest.mark.regel("R4")
@pytest.mark.parametrize(
    ("op", "statuut", "lde", "werkvorm"),
    [
        (date(2018, 12, 31), "bw", False, Werkvorm.BW),
        (date(2018, 12, 31), "sw", False, Werkvorm.SW),
        (date(2019, 1, 1), "bw", False, Werkvorm.CMW),
        (date(2019, 1, 1), "sw", False, Werkvorm.CMW),
        (date(2018, 12, 31), "geen", True, Werkvorm.LDE),
        (date(2019, 1, 1), "geen", True, Werkvorm.LDE),
    ],
)
def test_it_works(op, statuut, lde, werkvorm):
    vestiging = VestigingFactory(onderneming=OndernemingFactory(lde=lde, voormalig_statuut=statuut))

    meld_in(vestiging, op)

    dienst = Tewerkstelling.objects.get()
    assert (dienst.werkvorm, dienst.periode, dienst.vestiging) == (werkvorm, periode(op), vestiging)
    assert (dienst.maatwerker.naam_voor_lijst, dienst.maatwerker.provincies) == ("Peeters, Jan", ["antwerpen"])


def test_an_existing_person_is_linked_and_stays_as_known():
    persoon = MaatwerkerFactory(voornaam="An", geboortedatum=GEBOREN)

    meld_in(VestigingFactory(), date(2026, 3, 2), voornaam="Iemand anders")

    assert Maatwerker.objects.get() == persoon
    assert Maatwerker.objects.get().voornaam == "An"


@pytest.mark.parametrize(
    ("gegevens", "veld", "zin"),
    [
        ({"op": date(2026, 3, 3)}, "op", "Deze datum ligt in de toekomst."),
        ({"insz": "93051822362"}, "insz", "controle"),
        ({"geboortedatum": date(1985, 7, 16)}, "insz", "geboortedatum"),
    ],
)
def test_a_report_that_cannot_be_is_refused(gegevens, veld, zin):
    with geweigerd(**{veld: zin}):
        meld_in(VestigingFactory(), **({"op": date(2026, 3, 2), "nu": moment(date(2026, 3, 2))} | gegevens))
    assert not Maatwerker.objects.exists()


def test_a_company_reports_its_own_people():
    vreemd = LidmaatschapFactory(onderneming=True)
    with pytest.raises(PermissionDenied):
        meld_in(VestigingFactory(), date(2026, 3, 2), lid=vreemd)
    zaak = Zaak()
    with pytest.raises(PermissionDenied):
        meld_uit(zaak, zaak.dag, lid=vreemd)


@pytest.mark.parametrize("dagen", [0, 1])
def test_who_works_somewhere_is_refused_and_becomes_work_for_vdab(dagen):
    zaak = Zaak()
    meld_uit(zaak, zaak.dag)

    if dagen == 0:
        for _ in range(2):
            with geweigerd(op="Deze persoon is op die datum al in dienst. VDAB bekijkt dit."):
                meld_terug(zaak, zaak.dag)
    else:
        meld_terug(zaak, zaak.dag + DAG)

    signalen = Signaal.objects.filter(soort=SignaalSoort.DUBBELE_INDIENSTMELDING)
    assert signalen.count() == (1 if dagen == 0 else 0)
    assert Tewerkstelling.objects.geldig().count() == 1 + dagen


# Back after a doorstroom


@pytest.mark.regel("R29")
@pytest.mark.parametrize("elders", [False, True], ids=["hier", "elders"])
def test_who_comes_back_after_a_doorstroom_gets_45(elders):
    zaak = zaak_in(S.NAZORG)
    oud, hire = wops(zaak)[0][1], zaak.traject.doorgestroomd_op
    op = date(2026, 5, 4)

    meld_terug(zaak, op, vestiging=VestigingFactory() if elders else None)

    assert wops(zaak) == [
        ("WOP 60 Midden", oud, hire, WopGrond.EVALUATIE),
        ("WOP 45 Midden", op, date(2031, 5, 4), WopGrond.WEDERTEWERKSTELLING),
    ]
    assert Traject.objects.get(pk=zaak.traject.pk).status == S.NAZORG
    assert Signaal.objects.get().soort == SignaalSoort.IN_DIENST_TIJDENS_NAZORG


@pytest.mark.regel("R29")
def test_coming_back_on_the_first_working_day_itself_counts():
    zaak = zaak_in(S.NAZORG)
    hire = zaak.traject.doorgestroomd_op

    meld_terug(zaak, hire)

    assert wops(zaak)[-1] == ("WOP 45 Midden", hire, hire.replace(year=hire.year + 5), WopGrond.WEDERTEWERKSTELLING)


@pytest.mark.regel("R29")
def test_also_years_after_the_doorstroom_and_a_second_time():
    zaak = zaak_in(S.GESLAAGD)
    meld_terug(zaak, date(2028, 1, 3))
    meld_uit(zaak, date(2028, 6, 30))

    meld_terug(zaak, date(2030, 1, 7))

    assert [wop[0] for wop in wops(zaak)] == ["WOP 60 Midden", "WOP 45 Midden", "WOP 45 Midden"]
    assert not Signaal.objects.exists()


@pytest.mark.regel("R29")
@pytest.mark.parametrize("status", [S.MISLUKT, S.STOPGEZET, S.WACHT_OP_VACATURE, S.GEANNULEERD])
def test_without_a_doorstroom_there_is_no_45(status):
    zaak = zaak_in(status)
    meld_uit(zaak, zaak.dag)

    meld_terug(zaak, zaak.dag + DAG)

    assert WopGrond.WEDERTEWERKSTELLING not in [wop[3] for wop in wops(zaak)]


@pytest.mark.regel("R29")
def test_a_planned_hire_is_no_doorstroom():
    zaak = zaak_in(S.BEOORDELING)
    gepland = zaak._standaard("doorstromen") | {"op": zaak.dag + timedelta(days=30)}
    workflow.doorstroom_plannen(zaak.traject, versie=zaak.traject.versie, lid=zaak.vdab, nu=moment(zaak.dag), **gepland)
    meld_uit(zaak, zaak.dag)

    meld_terug(zaak, zaak.dag + timedelta(days=40))

    assert WopGrond.WEDERTEWERKSTELLING not in [wop[3] for wop in wops(zaak)]


@pytest.mark.regel("R29")
def test_lde_knows_no_wop_for_who_comes_back():
    zaak = zaak_in(S.NAZORG, **LDE)

    meld_terug(zaak, zaak.dag)

    assert wops(zaak) == []


@pytest.mark.regel("R29")
def test_from_lde_to_maatwerk_gives_45_midden():
    zaak = zaak_in(S.NAZORG, **LDE)

    meld_terug(zaak, zaak.dag, vestiging=VestigingFactory())

    assert [wop[0] for wop in wops(zaak)] == ["WOP 45 Midden"]


# Out of service


def test_the_end_of_an_employment_ends_what_lies_in_it_and_the_wop():
    zaak = zaak_in(S.VOORTRAJECT, **CMW)
    afwezig_en_in_een_enclave(zaak)
    [(wop, van, _, grond)] = wops(zaak)
    laatste = zaak.dag + timedelta(days=20)

    meld_uit(zaak, laatste, nu=moment(zaak.dag))

    na = laatste + DAG
    assert einden(zaak) == {"Tewerkstelling": na, "Afwezigheid": na, "Enclaveplaatsing": na}
    assert wops(zaak) == [(wop, van, na, grond)]
    assert Traject.objects.get().status == S.VOORTRAJECT
    assert Signaal.objects.get().soort == SignaalSoort.UIT_DIENST_TIJDENS_TRAJECT


@pytest.mark.parametrize("status", [S.NAZORG, S.STOPGEZET])
def test_an_end_that_touches_no_open_traject_is_no_work_for_vdab(status):
    zaak = zaak_in(status)
    if status == S.NAZORG:
        meld_terug(zaak, zaak.dag)
        Signaal.objects.all().delete()

    meld_uit(zaak, zaak.dag + DAG)

    assert not Signaal.objects.exists()


def test_an_employment_ends_once_and_not_before_it_began():
    zaak = Zaak()
    begin = Tewerkstelling.objects.geldig().get().periode.lower
    with geweigerd(op=f"De laatste dag ligt vóór de eerste werkdag ({begin:%d-%m-%Y})."):
        meld_uit(zaak, begin - DAG)
    meld_uit(zaak, begin)

    with geweigerd(op=f"De tewerkstelling eindigde al op {begin:%d-%m-%Y}."):
        meld_uit(zaak, begin + DAG)

    assert Tewerkstelling.objects.geldig().get().periode == periode(begin, begin + DAG)


def corrigeer(zaak, op, *, reden=RedenUitDienst.PENSIOEN):
    dienst = Tewerkstelling.objects.geldig().filter(maatwerker=zaak.maatwerker).first()
    workflow.uit_dienst_corrigeren(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=op, reden=reden)


@pytest.mark.parametrize("dagen", [-10, 10, None])
def test_a_corrected_end_takes_the_wop_along(dagen):
    zaak = Zaak()
    [(wop, van, tot, grond)] = wops(zaak)
    laatste = zaak.dag
    meld_uit(zaak, laatste)
    zaak.dag += timedelta(days=15)
    nieuw = None if dagen is None else laatste + timedelta(days=dagen)

    corrigeer(zaak, nieuw)

    dienst = Tewerkstelling.objects.geldig().get()
    assert dienst.periode.upper == (None if nieuw is None else nieuw + DAG)
    assert dienst.reden_einde == ("" if nieuw is None else RedenUitDienst.PENSIOEN)
    assert wops(zaak) == [(wop, van, tot if nieuw is None else nieuw + DAG, grond)]


def test_an_end_that_is_corrected_again_takes_the_wop_along_each_time():
    zaak = Zaak()
    [(wop, van, tot, grond)] = wops(zaak)
    laatste = zaak.dag
    meld_uit(zaak, laatste)

    for dagen, reden in [(4, RedenUitDienst.ANDERE), (4, RedenUitDienst.PENSIOEN), (None, "")]:
        zaak.dag += DAG
        corrigeer(zaak, dagen and laatste + dagen * DAG, reden=reden)
        einde = laatste + (dagen + 1) * DAG if dagen else tot
        assert wops(zaak) == [(wop, van, einde, grond)]


@pytest.mark.parametrize("dagen", [9, None])
def test_a_right_that_was_given_until_a_known_end_follows_that_end(dagen):
    zaak = Zaak()
    Wop.objects.geldig().get().trek_in(Registratie(zaak.vdab, moment(zaak.dag)))
    einde = zaak.dag + 30 * DAG
    meld_uit(zaak, einde - DAG, nu=moment(zaak.dag))

    startpakket = {"loonpremie": 45, "begeleiding": "midden", "op": zaak.dag}
    workflow.wop_toekennen(zaak.maatwerker, lid=zaak.vdab, nu=moment(zaak.dag), **startpakket)
    assert Wop.objects.geldig().get().periode == periode(zaak.dag, einde)

    begin, zaak.dag = zaak.dag, einde
    corrigeer(zaak, dagen and einde + (dagen - 1) * DAG)
    assert Wop.objects.geldig().get().periode == periode(begin, einde + dagen * DAG if dagen else wop_maximum(begin))


def test_an_end_is_corrected_where_it_can_be():
    zaak = Zaak()
    with geweigerd(__all__="Deze persoon is nog in dienst."):
        corrigeer(zaak, zaak.dag)
    begin = Tewerkstelling.objects.geldig().get().periode.lower
    meld_uit(zaak, zaak.dag)
    with geweigerd(op="De laatste dag ligt vóór de eerste werkdag"):
        corrigeer(zaak, begin - DAG)

    doorgestroomd = zaak_in(S.NAZORG)
    with geweigerd(__all__="Dit einde volgt uit een traject"):
        corrigeer(doorgestroomd, None)


def test_an_end_is_not_corrected_into_a_later_employment():
    zaak = Zaak()
    meld_uit(zaak, zaak.dag)
    eerste = Tewerkstelling.objects.geldig().get()
    TewerkstellingFactory(maatwerker=zaak.maatwerker, periode=periode(zaak.dag + timedelta(days=10)))

    with geweigerd(op="Deze persoon is op die datum al in dienst."):
        workflow.uit_dienst_corrigeren(eerste, lid=zaak.werkgever, nu=moment(zaak.dag), op=None, reden="")


# Absent


def meld_afwezig(zaak, op, tot=None):
    dienst = Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker)
    return workflow.afwezig_melden(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=op, tot=tot, soort="ziekte")


def test_an_absence_lies_within_the_employment():
    zaak = Zaak()
    begin = Tewerkstelling.objects.geldig().get().periode.lower
    with geweigerd(op="Op die dag was deze persoon niet in dienst."):
        meld_afwezig(zaak, begin - DAG)
    with geweigerd(tot="De laatste dag ligt vóór de eerste dag."):
        meld_afwezig(zaak, zaak.dag, zaak.dag - DAG)
    meld_afwezig(zaak, begin, begin)
    with geweigerd(op="Deze persoon is in die periode al afwezig gemeld."):
        meld_afwezig(zaak, begin)
    meld_afwezig(zaak, begin + DAG)
    meld_uit(zaak, zaak.dag)

    assert [a.periode.upper for a in Afwezigheid.objects.geldig()] == [zaak.dag + DAG, begin + DAG]


def test_an_absence_does_not_outlast_an_employment_that_ends():
    zaak = Zaak()
    meld_uit(zaak, zaak.dag)

    with geweigerd(tot="De tewerkstelling eindigt op"):
        meld_afwezig(zaak, zaak.dag)
    meld_afwezig(zaak, zaak.dag, zaak.dag)

    assert Afwezigheid.objects.geldig().count() == 1


def test_back_at_work():
    zaak = Zaak()
    dienst = Tewerkstelling.objects.geldig().get()

    def terug(op):
        workflow.terug_aan_het_werk(dienst, lid=zaak.werkgever, nu=moment(zaak.dag), op=op)

    with geweigerd(__all__="Deze persoon is vandaag niet afwezig gemeld."):
        terug(zaak.dag)
    begin = zaak.dag - timedelta(days=10)
    meld_afwezig(zaak, begin)
    with geweigerd(op=f"De afwezigheid begon op {begin:%d-%m-%Y}."):
        terug(begin)
    with geweigerd(op="Deze datum ligt in de toekomst."):
        terug(zaak.dag + DAG)
    terug(zaak.dag)

    assert Afwezigheid.objects.geldig().get().periode == periode(begin, zaak.dag)


def test_what_was_changed_meanwhile_is_refused():
    zaak = Zaak()
    oud = Tewerkstelling.objects.geldig().get()
    meld_uit(zaak, zaak.dag)

    with pytest.raises(ValidationError, match="intussen gewijzigd"):
        workflow.uit_dienst_melden(oud, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="pensioen")


def test_a_wop_that_was_not_cut_off_stays_as_it_is():
    zaak = Zaak(**LDE)
    WopFactory(maatwerker=zaak.maatwerker, periode=periode(date(2020, 1, 1), date(2021, 1, 1)))
    voor = wops(zaak)
    meld_uit(zaak, zaak.dag)

    corrigeer(zaak, None)

    assert wops(zaak) == voor


def test_vdab_handles_a_signal_once():
    zaak = zaak_in(S.VOORTRAJECT)
    meld_uit(zaak, zaak.dag)
    signaal = Signaal.objects.get()

    with pytest.raises(PermissionDenied):
        workflow.signaal_afhandelen(signaal, lid=zaak.werkgever, nu=moment(zaak.dag))
    for uur in (10, 11):
        workflow.signaal_afhandelen(signaal, lid=zaak.vdab, nu=moment(zaak.dag, uur))

    assert Signaal.objects.get().afgehandeld_op == moment(zaak.dag, 10)


# Another fraction or establishment


def wijzig(dienst, op, *, lid=None, vandaag=None, **anders):
    lid = lid or LidmaatschapFactory(onderneming=True, organisatie=dienst.vestiging.onderneming)
    nieuw = {"breuk": Decimal("0.5"), "vestiging": dienst.vestiging} | anders
    return workflow.dienst_wijzigen(dienst, lid=lid, nu=moment(vandaag or op), op=op, **nieuw)


def test_a_change_closes_the_employment_and_opens_the_next():
    dienst = TewerkstellingFactory(vestiging__postcode="2000")
    ander = VestigingFactory(onderneming=dienst.vestiging.onderneming, postcode="3500")

    wijzig(dienst, date(2026, 3, 2), vestiging=ander)

    eerst, nu = Tewerkstelling.objects.geldig().order_by("periode")
    assert (eerst.periode, eerst.breuk, eerst.vestiging, eerst.reden_einde) == (
        periode(date(2019, 1, 1), date(2026, 3, 2)), 1, dienst.vestiging, "",
    )  # fmt: skip
    assert (nu.periode, nu.breuk, nu.vestiging) == (periode(date(2026, 3, 2)), Decimal("0.5"), ander)
    assert Maatwerker.objects.get().provincies == ["limburg"]


def test_absence_enclave_and_wop_go_on_and_stay_in_sight():
    zaak = Zaak()
    afwezig_en_in_een_enclave(zaak)
    dienst = Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker)
    voor = wops(zaak)

    wijzig(dienst, zaak.dag)

    nu = Tewerkstelling.objects.geldig().op(zaak.dag).get(maatwerker=zaak.maatwerker)
    assert wops(zaak) == voor
    for model in (Afwezigheid, Enclaveplaatsing):
        assert model.objects.geldig().zichtbaar_voor(zaak.werkgever, vandaag=zaak.dag).get().periode.upper is None
    workflow.terug_aan_het_werk(nu, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag)
    workflow.uit_dienst_melden(nu, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, reden="pensioen")
    connection.check_constraints()


def test_who_left_before_the_change_never_had_it():
    zaak = Zaak()
    dienst = Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker)
    gewijzigd = wijzig(dienst, zaak.dag)
    workflow.afwezig_melden(gewijzigd, lid=zaak.werkgever, nu=moment(zaak.dag), op=zaak.dag, tot=None, soort="ziekte")
    laatste = zaak.dag - 2 * DAG

    workflow.uit_dienst_melden(gewijzigd, lid=zaak.werkgever, nu=moment(zaak.dag), op=laatste, reden="pensioen")

    nu = Tewerkstelling.objects.geldig().get(maatwerker=zaak.maatwerker)
    assert (nu.periode, nu.breuk, nu.reden_einde) == (periode(dienst.periode.lower, laatste + DAG), 1, "pensioen")
    assert not Afwezigheid.objects.geldig().exists()
    connection.check_constraints()
    with pytest.raises(ValidationError, match="vóór de eerste werkdag"):
        workflow.uit_dienst_melden(
            TewerkstellingFactory(vestiging=zaak.vestiging),
            lid=zaak.werkgever,
            nu=moment(zaak.dag),
            op=date(2018, 12, 31),
            reden="pensioen",
        )


def test_a_change_from_the_first_day_corrects_the_whole():
    dienst = TewerkstellingFactory(periode=periode(date(2026, 3, 2), date(2026, 4, 1)), reden_einde="pensioen")

    wijzig(dienst, date(2026, 3, 2))

    nu = Tewerkstelling.objects.geldig().get()
    assert (nu.periode, nu.breuk, nu.reden_einde) == (dienst.periode, Decimal("0.5"), "pensioen")


@pytest.mark.parametrize(
    ("op", "vandaag", "veld"),
    [
        (date(2026, 3, 3), date(2026, 3, 2), "op"),
        (date(2018, 12, 31), date(2026, 3, 2), "op"),
        (date(2026, 2, 1), date(2026, 3, 2), "op"),
    ],
)
def test_a_change_lies_within_the_employment_and_not_ahead(op, vandaag, veld):
    dienst = TewerkstellingFactory(periode=periode(date(2019, 1, 1), date(2026, 2, 1)))

    with pytest.raises(ValidationError) as fout:
        wijzig(dienst, op, vandaag=vandaag)
    assert set(fout.value.message_dict) == {veld}


def test_a_change_keeps_the_company():
    dienst = TewerkstellingFactory()

    with pytest.raises(ValidationError, match="dezelfde onderneming"):
        wijzig(dienst, date(2026, 3, 2), vestiging=VestigingFactory())
    with pytest.raises(PermissionDenied):
        wijzig(dienst, date(2026, 3, 2), lid=LidmaatschapFactory(onderneming=True))


def test_name_and_postal_code_are_corrected_for_who_works_there_today():
    dienst = TewerkstellingFactory(periode=periode(date(2019, 1, 1), date(2026, 3, 1)))
    lid = LidmaatschapFactory(onderneming=True, organisatie=dienst.vestiging.onderneming)

    workflow.gegevens_wijzigen(dienst, lid=lid, nu=moment(date(2026, 2, 28)), familienaam="Claes", postcode="9000")

    persoon = Maatwerker.objects.get()
    assert (persoon.familienaam, persoon.postcode) == ("Claes", "9000")
    with pytest.raises(ValidationError, match="vandaag niet bij jullie in dienst"):
        workflow.gegevens_wijzigen(dienst, lid=lid, nu=moment(date(2026, 3, 1)), familienaam="Maes")
    with pytest.raises(ValidationError, match="postcode"):
        workflow.gegevens_wijzigen(dienst, lid=lid, nu=moment(date(2026, 2, 28)), postcode="9")
