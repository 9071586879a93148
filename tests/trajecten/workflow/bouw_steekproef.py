"""Companies with sitting workers, and a round with its seed."""

from datetime import date, datetime, timedelta

from tests.factories import LidmaatschapFactory, MaatwerkerFactory, TewerkstellingFactory, VestigingFactory, moment
from trajecten import steekproef, workflow
from trajecten.models import Lidmaatschap, Maatwerker, Steekproef, Steekproefronde, Tewerkstelling, Vestiging
from trajecten.models.velden import periode

ZAAD = "lotto 3 7 21 30 33 41"
SINDS = date(2015, 3, 2)


def zittende(vestiging: Vestiging, *, sinds: date = SINDS) -> Maatwerker:
    """Somebody who has worked there since before 2019."""
    dienst = TewerkstellingFactory(
        vestiging=vestiging, maatwerker=MaatwerkerFactory(zittend=True), periode=periode(sinds)
    )
    return dienst.maatwerker


def maatwerkbedrijf(zittenden: int, *, postcode: str = "2000") -> Vestiging:
    """A company with so many sitting workers."""
    vestiging = VestigingFactory(postcode=postcode)
    for _ in range(zittenden):
        zittende(vestiging)
    return vestiging


def ronde(vandaag: date, *, lid: Lidmaatschap | None = None, zaad: str = ZAAD) -> Steekproefronde:
    """The last round, with a seed that was published the day before."""
    return workflow.steekproefzaad_publiceren(
        jaar=steekproef.jaren(vandaag - timedelta(days=1))[0],
        zaad=zaad,
        herkomst="De eerste Lotto-trekking na de peildatum",
        lid=lid or LidmaatschapFactory(vdab=True),
        nu=moment(vandaag - timedelta(days=1)),
    )


def trek(vestiging: Vestiging, vandaag: date, *, lid: Lidmaatschap | None = None) -> Steekproef:
    """The draw of this company alone."""
    lid = lid or LidmaatschapFactory(vdab=True)
    van = Steekproefronde.objects.first() or ronde(vandaag, lid=lid)
    (een,) = workflow.steekproef_trekken(van, lid=lid, nu=moment(vandaag), ondernemingen=[vestiging.onderneming])
    return een


def uit_dienst(
    maatwerker: Maatwerker, laatste_dag: date, *, reden: str = "pensioen", nu: datetime | None = None
) -> None:
    """The employer reports that somebody left."""
    dienst = Tewerkstelling.objects.geldig().get(maatwerker=maatwerker)
    lid = LidmaatschapFactory(rol="onderneming", organisatie=dienst.vestiging.onderneming)
    workflow.uit_dienst_melden(dienst, lid=lid, nu=nu or moment(laatste_dag), op=laatste_dag, reden=reden)
