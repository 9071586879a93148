"""A staff list: what it would do, that it does nothing before it is confirmed, and everything or nothing after."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import DAG, LidmaatschapFactory, TewerkstellingFactory, VestigingFactory, Zaak, moment, zaak_in
from tests.lijsten import GEBOREN, kijk_na, rij, stuur_in, van, verwerk
from trajecten import workflow
from trajecten.enums import ImportStatus, Rol, SignaalSoort, TaakStatus
from trajecten.enums import TrajectStatus as S
from trajecten.models import Importrij, Maatwerker, Personeelsimport, Signaal, Taak, Tewerkstelling
from trajecten.models.velden import periode
from trajecten.workflow.personeelsimport import BEWAARTIJD

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 3, 2)


@pytest.fixture
def vestiging():
    return VestigingFactory(naam="Antwerpen")


@pytest.fixture
def lid(vestiging):
    return LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=vestiging.onderneming)


def soorten(import_):
    return list(import_.rijen.order_by("nummer").values_list("soort", flat=True))


def fouten(import_):
    return [dict(rij.inhoud["fouten"]) for rij in import_.rijen.order_by("nummer")]


def wijzigingen(import_):
    return [rij.inhoud["wijzigingen"] for rij in import_.rijen.order_by("nummer")]


def uitkomsten(import_):
    return [rij.inhoud["uitkomst"] for rij in import_.rijen.order_by("nummer")]


def gepensioneerd(vestiging):
    """Somebody whose last day was 15 February."""
    tot_februari = periode(date(2019, 1, 1), date(2026, 2, 16))
    return TewerkstellingFactory(vestiging=vestiging, periode=tot_februari, reden_einde="pensioen")


def test_it_works(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging)
    import_ = kijk_na(
        lid, VANDAAG, rij(vestiging), van(dienst, breuk="0,5"), van(TewerkstellingFactory(vestiging=vestiging))
    )

    assert soorten(import_) == ["nieuw", "gewijzigd", "hetzelfde"]
    assert import_.status == ImportStatus.VOORBEELD
    assert Maatwerker.objects.count() == 2

    import_ = verwerk(import_, lid, VANDAAG)

    assert (import_.status, import_.taak.status) == (ImportStatus.VERWERKT, TaakStatus.KLAAR)
    nieuw = Tewerkstelling.objects.geldig().get(maatwerker__geboortedatum=GEBOREN)
    assert (nieuw.breuk, nieuw.vestiging, nieuw.periode) == (Decimal("0.8"), vestiging, periode(date(2026, 2, 2)))
    assert [
        d.breuk for d in Tewerkstelling.objects.geldig().filter(maatwerker=dienst.maatwerker).order_by("periode")
    ] == [1, Decimal("0.5")]
    assert uitkomsten(import_) == ["In dienst gemeld vanaf 02-02-2026.", "Gewijzigd: breuk.", "Niets veranderd."]


def test_nothing_is_written_before_it_is_confirmed(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging)
    voor = (Maatwerker.objects.count(), Tewerkstelling.objects.count())

    kijk_na(lid, VANDAAG, rij(vestiging), van(dienst, breuk="0,5", laatste_dag="01/03/2026", reden="pensioen"))

    assert (Maatwerker.objects.count(), Tewerkstelling.objects.count()) == voor
    assert not Signaal.objects.exists()


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"insz": ""}, {"INSZ": "Dit is niet ingevuld."}),
        ({"insz": "87030499001"}, {"INSZ": "De controlecijfers van dit INSZ kloppen niet. Kijk na of je het juist overtypte."}),
        ({"geboortedatum": "05/03/1987"}, {"INSZ": "De geboortedatum komt niet overeen met dit INSZ. Kijk allebei na."}),
        ({"vestiging": "Elders"}, {"Vestigingsnummer": "Deze vestiging kennen we niet bij jullie. Gebruik het vestigingsnummer."}),  # noqa: E501
        ({"op": "03/03/2026"}, {"Eerste werkdag": "Deze datum ligt in de toekomst. Meld iemand op of na de eerste werkdag."}),
        ({"laatste_dag": "01/02/2026", "reden": "pensioen"}, {"Laatste dag": "De laatste dag ligt vóór de eerste werkdag."}),
        ({"laatste_dag": "01/03/2026"}, {"Reden uit dienst": "Vul bij een laatste dag ook de reden in."}),
        ({"reden": "pensioen"}, {"Laatste dag": "Vul bij een reden ook de laatste dag in."}),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_row(lid, vestiging, anders, fout):
    assert fouten(kijk_na(lid, VANDAAG, rij(vestiging, **anders))) == [fout]


def test_a_vestiging_of_another_company_is_unknown(lid):
    assert set(fouten(kijk_na(lid, VANDAAG, rij(VestigingFactory())))[0]) == {"Vestigingsnummer"}


def test_all_that_is_wrong_in_a_file_is_named_at_once(lid, vestiging):
    twee = rij(vestiging, serie=991)
    import_ = kijk_na(
        lid, VANDAAG, rij(vestiging, breuk="9", op="x", doelgroep="x"), twee, twee, rij(vestiging, serie=992)
    )

    assert soorten(import_) == ["fout", "fout", "fout", "nieuw"]
    assert set(fouten(import_)[0]) == {"Tewerkstellingsbreuk", "Eerste werkdag", "Doelgroep"}
    assert fouten(import_)[1] == {"INSZ": "Dit INSZ staat op meer dan één rij. Hou er één over."}
    assert import_.aantallen() == {"fout": 3, "nieuw": 1, "gewijzigd": 0, "hetzelfde": 0}


def test_every_change_is_said_with_what_it_was(lid, vestiging):
    ander = VestigingFactory(onderneming=vestiging.onderneming, naam="Mechelen")
    dienst = TewerkstellingFactory(vestiging=vestiging, maatwerker__postcode="2000")

    import_ = kijk_na(
        lid, VANDAAG,
        van(dienst, breuk="0,5", vestiging="mechelen", familienaam="Nieuwe Naam", postcode="9000",
            laatste_dag="31/03/2026", reden="Pensioen"),
        wijzigingen_op=date(2026, 2, 1),
    )  # fmt: skip

    assert sorted(wijzigingen(import_)[0]) == [
        ["Familienaam", dienst.maatwerker.familienaam, "Nieuwe Naam"],
        ["Laatste dag", "nog in dienst", "31-03-2026 (Pensioen)"],
        ["Postcode", "2000", "9000"],
        ["Tewerkstellingsbreuk", "1", "0,5 vanaf 01-02-2026"],
        ["Vestigingsnummer", "Antwerpen", "Mechelen vanaf 01-02-2026"],
    ]
    verwerk(import_, lid, VANDAAG)
    eerst, nu = Tewerkstelling.objects.geldig().order_by("periode")
    assert (eerst.vestiging, eerst.breuk, eerst.periode) == (vestiging, 1, periode(date(2019, 1, 1), date(2026, 2, 1)))
    assert (nu.vestiging, nu.breuk, nu.reden_einde) == (ander, Decimal("0.5"), "pensioen")
    assert nu.periode == periode(date(2026, 2, 1), date(2026, 4, 1))
    persoon = Maatwerker.objects.get()
    assert (persoon.familienaam, persoon.postcode, persoon.sorteernaam.split()[:2]) == (
        "Nieuwe Naam",
        "9000",
        ["nieuwe", "naam"],
    )


def test_capitals_and_accents_change_nobodys_name(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging, maatwerker__familienaam="Desmét")

    assert soorten(kijk_na(lid, VANDAAG, van(dienst, familienaam="DESMET", postcode=""))) == ["hetzelfde"]


def test_the_same_list_again_changes_nothing(lid, vestiging):
    """Also after a change of fraction: the first working day is still that of the first employment."""
    rijen = [rij(vestiging), van(TewerkstellingFactory(vestiging=vestiging), breuk="0,5")]
    verwerk(kijk_na(lid, VANDAAG, *rijen), lid, VANDAAG)

    assert soorten(kijk_na(lid, VANDAAG + DAG, *rijen)) == ["hetzelfde", "hetzelfde"]


def test_an_end_can_be_corrected(lid, vestiging):
    dienst = TewerkstellingFactory(
        vestiging=vestiging, periode=periode(date(2019, 1, 1), date(2026, 2, 16)), reden_einde="pensioen"
    )

    import_ = kijk_na(lid, VANDAAG, van(dienst, laatste_dag="20/02/2026", reden="pensioen"))

    assert wijzigingen(import_) == [[["Laatste dag", "15-02-2026 (Pensioen)", "20-02-2026 (Pensioen)"]]]
    verwerk(import_, lid, VANDAAG)
    assert Tewerkstelling.objects.geldig().get().periode.upper == date(2026, 2, 21)


def test_a_list_without_last_days_says_nothing_about_them(lid, vestiging):
    dienst = TewerkstellingFactory(
        vestiging=vestiging, periode=periode(date(2019, 1, 1), date(2026, 2, 16)), reden_einde="pensioen"
    )
    koppen = [
        "INSZ",
        "Voornaam",
        "Naam",
        "Geboren",
        "Doelgroep",
        "Vestiging",
        "Startdatum",
        "VTE",
        "Postcode",
        "x",
        "y",
    ]

    assert soorten(kijk_na(lid, VANDAAG, van(dienst), koppen=koppen)) == ["hetzelfde"]
    assert wijzigingen(kijk_na(lid, VANDAAG, van(dienst))) == [
        [["Laatste dag", "15-02-2026 (Pensioen)", "nog in dienst"]]
    ]


def test_another_first_day_is_for_vdab(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging)

    (fout,) = fouten(kijk_na(lid, VANDAAG, van(dienst, op="02/01/2019")))

    assert fout == {
        "Eerste werkdag": "Deze persoon is bij jullie al in dienst sinds 01-01-2019. Klopt die datum niet, vraag het aan VDAB."
    }


def test_who_comes_back_is_new(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging, periode=periode(date(2019, 1, 1), date(2020, 1, 1)))

    import_ = kijk_na(lid, VANDAAG, van(dienst, op="02/02/2026"))

    assert soorten(import_) == ["nieuw"]
    verwerk(import_, lid, VANDAAG)
    assert Maatwerker.objects.count() == 1
    assert Tewerkstelling.objects.geldig().count() == 2


def test_who_works_elsewhere_becomes_work_for_vdab_once_confirmed(lid, vestiging):
    zaak = Zaak()
    persoon = {"insz": zaak.maatwerker.insz, "geboortedatum": f"{zaak.maatwerker.geboortedatum:%d/%m/%Y}"}
    import_ = kijk_na(lid, VANDAAG, rij(vestiging) | persoon)
    assert fouten(import_) == [{"Eerste werkdag": "Deze persoon is op die datum al in dienst. VDAB bekijkt dit."}]
    assert not Signaal.objects.exists()

    import_ = verwerk(import_, lid, VANDAAG)

    signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.maatwerker) == (SignaalSoort.DUBBELE_INDIENSTMELDING, zaak.maatwerker)
    assert import_.status == ImportStatus.VERWERKT
    assert Tewerkstelling.objects.geldig().count() == 1
    assert uitkomsten(import_)[0].startswith(
        "Niet verwerkt. Eerste werkdag: Deze persoon is op die datum al in dienst."
    )


def test_a_running_traject_is_left_to_vdab():
    zaak = zaak_in(S.VOORTRAJECT)
    dienst = Tewerkstelling.objects.geldig().get()
    import_ = kijk_na(zaak.werkgever, zaak.dag, van(dienst, laatste_dag=f"{zaak.dag:%d/%m/%Y}", reden="pensioen"))

    verwerk(import_, zaak.werkgever, zaak.dag)

    zaak.traject.refresh_from_db()
    assert zaak.traject.status == S.VOORTRAJECT
    assert Signaal.objects.get().soort == SignaalSoort.UIT_DIENST_TIJDENS_TRAJECT


def test_good_rows_are_processed_without_the_wrong_ones(lid, vestiging):
    import_ = verwerk(kijk_na(lid, VANDAAG, rij(vestiging, breuk="9"), rij(vestiging, serie=991)), lid, VANDAAG)

    assert Maatwerker.objects.get().voornaam == "An991"
    assert uitkomsten(import_)[0].startswith("Niet verwerkt. Tewerkstellingsbreuk:")


def test_when_something_changed_since_the_preview_nothing_is_written_and_it_is_made_anew(lid, vestiging):
    dienst = TewerkstellingFactory(vestiging=vestiging)
    import_ = kijk_na(lid, VANDAAG, rij(vestiging), van(dienst, breuk="0,5"))
    nu = moment(VANDAAG)
    workflow.dienst_wijzigen(dienst, lid=lid, nu=nu, op=VANDAAG, breuk=Decimal("0.9"), vestiging=vestiging)

    import_ = verwerk(import_, lid, VANDAAG)

    assert (import_.status, import_.taak.status) == (ImportStatus.VOORBEELD, TaakStatus.MISLUKT)
    assert "Er is niets verwerkt. Intussen veranderde er iets voor rij 3." in import_.taak.fout
    assert wijzigingen(import_)[1] == [["Tewerkstellingsbreuk", "0,9", "0,5 vanaf 02-03-2026"]]
    assert Maatwerker.objects.count() == 1
    assert verwerk(import_, lid, VANDAAG).status == ImportStatus.VERWERKT


def test_a_row_that_fails_in_the_middle_takes_all_with_it(lid, vestiging):
    """The preview does not look at everything: an earlier end is corrected, but somebody came back since."""
    dienst = TewerkstellingFactory(
        vestiging=vestiging, periode=periode(date(2019, 1, 1), date(2026, 2, 16)), reden_einde="pensioen"
    )
    TewerkstellingFactory(maatwerker=dienst.maatwerker, periode=periode(date(2026, 2, 18)))
    import_ = kijk_na(
        lid, VANDAAG, rij(vestiging), van(dienst, laatste_dag="25/02/2026", reden="pensioen"), rij(vestiging, serie=991)
    )
    assert soorten(import_) == ["nieuw", "gewijzigd", "nieuw"]

    import_ = verwerk(import_, lid, VANDAAG)

    assert "Er is niets verwerkt. Rij 3 lukte niet: Deze persoon is op die datum al in dienst." in import_.taak.fout
    assert soorten(import_) == ["nieuw", "fout", "nieuw"]
    assert (Maatwerker.objects.count(), Tewerkstelling.objects.geldig().count()) == (1, 2)
    assert verwerk(import_, lid, VANDAAG).aantallen()["nieuw"] == 2
    assert Maatwerker.objects.count() == 3


def test_it_is_confirmed_once(lid, vestiging):
    import_ = kijk_na(lid, VANDAAG, rij(vestiging))
    nu = moment(VANDAAG)
    workflow.personeelslijst_bevestigen(import_, aantal=1, lid=lid, nu=nu)

    with pytest.raises(ValidationError, match="al bevestigd"):
        workflow.personeelslijst_bevestigen(import_, aantal=1, lid=lid, nu=nu)


def test_a_list_that_changes_nothing_is_not_confirmed(lid, vestiging):
    import_ = kijk_na(lid, VANDAAG, van(TewerkstellingFactory(vestiging=vestiging)))

    with pytest.raises(ValidationError, match="niets te verwerken"):
        workflow.personeelslijst_bevestigen(import_, aantal=0, lid=lid, nu=moment(VANDAAG))


@pytest.mark.parametrize("rol", [Rol.VDAB, Rol.PARTNER, Rol.ONDERNEMING])
def test_others_are_refused(lid, vestiging, rol):
    ander = LidmaatschapFactory(**{rol: True})
    import_ = kijk_na(lid, VANDAAG, rij(vestiging))
    wie = {"lid": ander, "nu": moment(VANDAAG)}

    for doe_het in (
        lambda: workflow.personeelslijst_bevestigen(import_, aantal=1, **wie),
        lambda: workflow.personeelslijst_annuleren(import_, **wie),
        lambda: workflow.personeelslijst_hernemen(import_, **wie),
    ):
        with pytest.raises(PermissionDenied):
            doe_het()
    if rol != Rol.ONDERNEMING:
        with pytest.raises(PermissionDenied):
            stuur_in(ander, VANDAAG, rij(vestiging))
    for model in (Personeelsimport, Importrij, Taak):
        assert not model.objects.zichtbaar_voor(ander, vandaag=VANDAAG).exists()
        assert model.objects.zichtbaar_voor(lid, vandaag=VANDAAG).exists()


def test_what_nobody_confirmed_is_thrown_away_after_seven_days(lid, vestiging):
    oud, vers = kijk_na(lid, VANDAAG, rij(vestiging)), kijk_na(lid, VANDAAG + DAG, rij(vestiging, serie=991))

    workflow.ruim_personeelslijsten_op(moment(VANDAAG) + BEWAARTIJD - timedelta(seconds=1))
    assert oud.rijen.exists()
    workflow.ruim_personeelslijsten_op(moment(VANDAAG) + BEWAARTIJD)

    oud.refresh_from_db()
    assert oud.status == ImportStatus.VERLOPEN
    assert not oud.rijen.exists()
    assert vers.rijen.exists()
