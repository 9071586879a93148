"""One factory per model, each making the valid minimum. `traject_in` walks the real workflow to a status."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.bestanden import PDF
from tests.gelopen import gelopen
from trajecten import workflow
from trajecten.enums import (
    Begeleiding,
    Bestemming,
    Contractsoort,
    DocumentSoort,
    Doelgroep,
    EvaluatieSoort,
    EvaluatieUitkomst,
    JournaalBereik,
    Loonpremie,
    MeldingHoe,
    MeldingSoort,
    OndernemingSoort,
    OpschortingGrond,
    Provincie,
    Rol,
    StageResultaat,
    TrajectStatus,
    Werkvorm,
    WopGrond,
)
from trajecten.models import Document, Lidmaatschap, Maatwerker, Traject
from trajecten.models.velden import periode
from trajecten.workflow.provincies import werk_provincies_bij

S = TrajectStatus
DAG = timedelta(days=1)
WACHTWOORD = "doorstroom-demo"


def moment(dag: date, uur: int = 10) -> datetime:
    """Ten o'clock in Brussels on a day."""
    return timezone.make_aware(datetime.combine(dag, time(uur)))


def insz(geboortedatum: date, serie: int) -> str:
    """A synthetic INSZ with a right check."""
    negen = f"{geboortedatum:%y%m%d}{serie:03}"
    basis = int(negen) + (2_000_000_000 if geboortedatum.year >= 2000 else 0)
    return f"{negen}{97 - basis % 97:02}"


def kbo(reeks: int, eerste: str = "0") -> str:
    """A synthetic KBO number, or with another first digit an establishment number, with a right check."""
    acht = f"{eerste}{reeks:07}"
    return f"{acht}{97 - int(acht) % 97:02}"


class GebruikerFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Gebruiker"
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"gebruiker{n}@doorstroom.example")
    naam = factory.Sequence(lambda n: f"Gebruiker {n}")
    password = factory.django.Password(WACHTWOORD)


class OndernemingFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Onderneming"

    class Params:
        partner = factory.Trait(soorten=[OndernemingSoort.DOORSTROOMPARTNER])
        regulier = factory.Trait(soorten=[OndernemingSoort.REGULIERE_WERKGEVER])
        lde = factory.Trait(soorten=[OndernemingSoort.LDE_ONDERNEMING])

    kbo = factory.Sequence(lambda n: kbo(2_000_000 + n))
    naam = factory.Sequence(lambda n: f"Onderneming {n}")
    soorten = factory.LazyFunction(lambda: [OndernemingSoort.MAATWERKBEDRIJF])


class VestigingFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Vestiging"

    onderneming = factory.SubFactory(OndernemingFactory)
    vestigingsnummer = factory.Sequence(lambda n: kbo(1_000_000 + n, "2"))
    postcode = "2000"


class MandaatFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Mandaat"

    partner = factory.SubFactory(OndernemingFactory, partner=True)
    periode = factory.LazyFunction(lambda: periode(date(2024, 1, 1), date(2030, 1, 1)))


class OproepFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Oproep"

    nummer = factory.Sequence(lambda n: 500 + n)
    titel = "Doorstroom"
    van = date(2016, 1, 1)
    tot = date(2030, 12, 31)
    werkvormen = factory.LazyFunction(lambda: list(Werkvorm.values))


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Project"

    oproep = factory.SubFactory(OproepFactory)
    naam = factory.Sequence(lambda n: f"Project {n}")
    promotor = factory.SubFactory(OndernemingFactory, partner=True)
    provincies = factory.LazyFunction(lambda: list(Provincie.values[:5]))
    van = date(2016, 1, 1)
    tot = date(2030, 12, 31)
    goedgekeurd_op = date(2016, 1, 1)


class LidmaatschapFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Lidmaatschap"

    class Params:
        vdab = factory.Trait(rol=Rol.VDAB, provincies=list(Provincie.values))
        onderneming = factory.Trait(rol=Rol.ONDERNEMING, organisatie=factory.SubFactory(OndernemingFactory))
        partner = factory.Trait(rol=Rol.PARTNER, organisatie=factory.SubFactory(OndernemingFactory, partner=True))
        beleid = factory.Trait(rol=Rol.BELEID)
        beheer = factory.Trait(rol=Rol.BEHEER)

    gebruiker = factory.SubFactory(GebruikerFactory)
    van = date(2010, 1, 1)


class MaatwerkerFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Maatwerker"

    voornaam = factory.Sequence(lambda n: f"Voornaam{n}")
    familienaam = factory.Sequence(lambda n: f"Familienaam{n}")
    geboortedatum = factory.Sequence(lambda n: date(1960, 1, 1) + timedelta(days=n))
    doelgroep = Doelgroep.PMAH
    insz = factory.LazyAttribute(lambda persoon: insz(persoon.geboortedatum, 997))


class FeitFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    geregistreerd_op = factory.LazyFunction(lambda: moment(date(2019, 1, 2)))
    geregistreerd_door = factory.SubFactory(LidmaatschapFactory, vdab=True)


class TewerkstellingFactory(FeitFactory):
    class Meta:
        model = "trajecten.Tewerkstelling"
        skip_postgeneration_save = True

    maatwerker = factory.SubFactory(MaatwerkerFactory)
    vestiging = factory.SubFactory(VestigingFactory)
    werkvorm = Werkvorm.CMW
    breuk = Decimal(1)
    periode = factory.LazyFunction(lambda: periode(date(2019, 1, 1)))

    @factory.post_generation
    def provincies(dienst: Any, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        if create:
            werk_provincies_bij(dienst.maatwerker)


class WopFactory(FeitFactory):
    class Meta:
        model = "trajecten.Wop"

    maatwerker = factory.SubFactory(MaatwerkerFactory)
    loonpremie = Loonpremie.P60
    begeleiding = Begeleiding.MIDDEN
    periode = factory.LazyFunction(lambda: periode(date(2025, 1, 1), date(2030, 1, 1)))
    grond = WopGrond.EVALUATIE
    beslist_op = date(2025, 1, 1)


class EvaluatieFactory(FeitFactory):
    class Meta:
        model = "trajecten.Evaluatie"

    maatwerker = factory.SubFactory(MaatwerkerFactory)
    soort = EvaluatieSoort.PERIODIEK
    bezoek_op = date(2025, 6, 1)
    uitkomst = EvaluatieUitkomst.DOORSTROOMKLAAR


class EvaluatieplanningFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Evaluatieplanning"

    maatwerker = factory.SubFactory(MaatwerkerFactory)
    soort = EvaluatieSoort.PERIODIEK
    gestart_door = factory.SubFactory(LidmaatschapFactory, vdab=True)
    gestart_op = factory.LazyFunction(lambda: moment(date(2026, 1, 5)))
    gewijzigd_door = factory.SelfAttribute("gestart_door")
    gewijzigd_op = factory.SelfAttribute("gestart_op")


class PopFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Pop"

    maatwerker = factory.SubFactory(MaatwerkerFactory)
    versie_op = date(2026, 1, 1)
    competenties_nu = "Werkt nauwkeurig"
    competenties_later = "Werkt zelfstandig"
    acties = factory.LazyFunction(lambda: ["Heftruckopleiding", "Sollicitatietraining"])
    geregistreerd_door = factory.SubFactory(LidmaatschapFactory, vdab=True)
    geregistreerd_op = factory.LazyFunction(lambda: moment(date(2026, 1, 1)))


def voeg_document_toe(
    zaak: "Zaak", *, lid: Lidmaatschap | None = None, naam: str = "cv.pdf", inhoud: bytes = PDF, **anders: Any
) -> Document:
    """A document in somebody's file, of no traject and for everybody who sees the file unless said otherwise."""
    return workflow.document_toevoegen(
        zaak.maatwerker,
        bestand=SimpleUploadedFile(naam, inhoud),
        lid=lid or zaak.vdab,
        nu=anders.pop("nu", None) or moment(zaak.dag),
        **({"traject": None, "soort": DocumentSoort.CV, "bereik": JournaalBereik.GEDEELD} | anders),
    )


class Zaak:
    """A case and everybody around it: takes the steps of the workflow, one a day from `begin`, as VDAB by default."""

    def __init__(
        self,
        *,
        begin: date = date(2026, 3, 2),
        postcode: str = "2000",
        werkvorm: Werkvorm = Werkvorm.CMW,
        stage_verplicht: bool = False,
        verplicht: bool = False,
    ) -> None:
        self.dag = begin
        lde = werkvorm == Werkvorm.LDE
        self.vestiging = VestigingFactory(postcode=postcode, onderneming=OndernemingFactory(lde=lde))
        if werkvorm in (Werkvorm.BW, Werkvorm.SW):
            self.vestiging.onderneming.voormalig_statuut = werkvorm
            self.vestiging.onderneming.save()
        self.partner = OndernemingFactory(partner=True)
        MandaatFactory(partner=self.partner, periode=periode(date(begin.year - 1, 1, 1), date(begin.year + 5, 1, 1)))
        self.project = ProjectFactory(promotor=self.partner, oproep__stage_verplicht=stage_verplicht)
        self.vdab = LidmaatschapFactory(vdab=True)
        self.coach = LidmaatschapFactory(rol=Rol.PARTNER, organisatie=self.partner)
        self.werkgever = LidmaatschapFactory(rol=Rol.ONDERNEMING, organisatie=self.vestiging.onderneming)
        self.maatwerker: Maatwerker = MaatwerkerFactory()
        in_dienst = begin - timedelta(days=400)
        TewerkstellingFactory(
            maatwerker=self.maatwerker,
            vestiging=self.vestiging,
            werkvorm=werkvorm,
            periode=periode(in_dienst),
            geregistreerd_op=moment(in_dienst),
        )
        if werkvorm in (Werkvorm.CMW, Werkvorm.MWA):
            WopFactory(
                maatwerker=self.maatwerker,
                periode=periode(in_dienst, in_dienst.replace(year=in_dienst.year + 5)),
                geregistreerd_op=moment(in_dienst),
            )
        self.verplicht = verplicht
        self.traject: Traject

    def neem(self, naam: str, *, lid: Lidmaatschap | None = None, nu: datetime | None = None, **gegevens: Any) -> Any:
        """Take one step on the current day, then move one day on."""
        if naam != "toeleiden":
            self.traject = Traject.objects.get(pk=self.traject.pk)
            gegevens |= {"versie": self.traject.versie}
        stap = getattr(workflow, naam)(
            self.maatwerker if naam == "toeleiden" else self.traject,
            lid=lid or self.vdab,
            nu=nu or moment(self.dag),
            **({"op": self.dag} | self._standaard(naam) | gegevens),
        )
        if naam == "toeleiden":
            self.traject = stap.traject
        self.traject = Traject.objects.get(pk=self.traject.pk)
        self.dag += DAG
        return stap

    def _standaard(self, naam: str) -> dict[str, Any]:
        match naam:
            case "toeleiden":
                return {"partner": self.partner, "project": self.project, "verplicht": self.verplicht}
            case "stage_starten":
                return {
                    "stageplaats": OndernemingFactory(regulier=True),
                    "tot": self.dag + timedelta(days=30),
                    "functie": "Magazijnier",
                    "tbs_op": self.dag,
                }
            case "stage_beeindigen":
                return {"resultaat": StageResultaat.VOLTOOID, "feedback": "Vlot"}
            case "doorstromen":
                return {
                    "bestemming": Bestemming.NEC_ZONDER,
                    "werkgever": OndernemingFactory(regulier=True),
                    "functie": "Magazijnier",
                    "contract": Contractsoort.ONBEPAALD,
                }
            case "terugkeren":
                return {"loonpremie": Loonpremie.P55, "begeleiding": Begeleiding.HOOG}
            case "weigering_vaststellen":
                return {"weigering": self.traject.weigeringen.filter(ingetrokken_op=None).latest("pk")}
            case "opschorten":
                return {"grond": OpschortingGrond.ZIEKTE}
            case "stopzetten":
                return {"reden": "ziekte"}
            case "annuleren":
                return {"reden": "ziekte"}
            case "job_verloren":
                return {"reden": "einde_contract"}
            case "nazorg_afsluiten":
                return {"reden": "niet_meer_nodig", "nog_aan_het_werk": True}
            case "terugdraaien":
                return {"toelichting": "Vergissing"}
        return {}

    def weigering(self, *, geldige_reden: bool = False, reele_kans: bool = True) -> Any:
        """A refusal, registered and judged today."""
        weigering = workflow.weigering_registreren(
            self.traject,
            versie=self.traject.versie,
            lid=self.vdab,
            nu=moment(self.dag),
            wat="job",
            geweigerd_op=self.dag,
            reden="geen_reden",
        )
        weigering = workflow.weigering_beoordelen(
            weigering,
            versie=Traject.objects.get(pk=self.traject.pk).versie,
            lid=self.vdab,
            nu=moment(self.dag),
            gehoord_op=self.dag,
            geldige_reden=geldige_reden,
            reele_kans=reele_kans,
            beoordeeld_op=self.dag,
        )
        self.traject = Traject.objects.get(pk=self.traject.pk)
        return weigering

    def pop(self) -> Any:
        """A version of the POP, dated today."""
        return PopFactory(maatwerker=self.maatwerker, versie_op=self.dag, geregistreerd_op=moment(self.dag))


PAD = {
    S.TOEGELEID: (),
    S.VOORTRAJECT: ("starten",),
    S.JOBMATCHING: ("starten", "jobmatching_starten"),
    S.STAGE: ("starten", "jobmatching_starten", "stage_starten"),
    S.BEOORDELING: ("starten", "pop", "voorleggen"),
    S.NAZORG: ("starten", "pop", "voorleggen", "doorstromen"),
    S.GESLAAGD: ("starten", "pop", "voorleggen", "doorstromen", "nazorg_afsluiten"),
    S.WACHT_OP_VACATURE: ("starten", "pop", "voorleggen", "wachten_op_vacature"),
    S.MISLUKT: ("starten", "pop", "voorleggen", "terugkeren"),
    S.STOPGEZET: ("starten", "stopzetten"),
    S.GEANNULEERD: ("annuleren",),
}


def zaak_in(status: TrajectStatus, **opties: Any) -> Zaak:
    """A case that walked to `status` by its shortest way, in this test or in an earlier one."""
    return gelopen.of_loop((status, *sorted(opties.items())), lambda: loop_naar(status, **opties))


def loop_naar(status: TrajectStatus, **opties: Any) -> Zaak:
    """Walk to `status`, one step a day."""
    zaak = Zaak(**opties)
    zaak.neem("toeleiden")
    for stap in PAD[status]:
        if stap == "pop":
            zaak.pop()
        else:
            zaak.neem(stap)
    assert zaak.traject.status == status
    return zaak


class MeldingFactory(DjangoModelFactory):
    class Meta:
        model = "trajecten.Melding"

    class Params:
        meteen = factory.Trait(hoe=MeldingHoe.METEEN, volgende_op=factory.SelfAttribute("gemaakt_op"))

    lid = factory.SubFactory(LidmaatschapFactory, vdab=True)
    soort = MeldingSoort.VOORGELEGD
    onderwerp = "Oordeel van VDAB gevraagd: T-100123"
    tekst = "VDAB beoordeelt nu het traject."
    link = "/trajecten/"
    sleutel = factory.Sequence(lambda n: f"oorzaak-{n}")
    gemaakt_op = factory.LazyFunction(lambda: moment(date(2026, 3, 2)))
    hoe = MeldingHoe.DAGOVERZICHT
