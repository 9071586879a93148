"""The evidence for ESF counted again."""

from tests.trajecten.rapporten.natelling.dossier import leeftijd
from tests.trajecten.rapporten.natelling.register import dag
from trajecten.enums import Antwoord, DocumentSoort, Geslacht, JournaalSoort, Onderwijsniveau
from trajecten.enums import TrajectStatus as S
from trajecten.models import Deelname, Document, Journaalregel, Nazorgcontact

FASEN = (S.VOORTRAJECT, S.JOBMATCHING, S.STAGE, S.NAZORG)


def partnerwerk(een):
    """The phase and the minutes of everything the partner of a traject did, up to the peildatum."""
    leden = een.boek.register.leden

    def is_van_partner(lid):
        return leden[lid].organisatie_id == een.traject.partner_id

    for regel in een.boek.geschreven(Journaalregel, een.traject.pk, "geschreven_op"):
        if regel.op <= een.boek.peildatum and regel.soort != JournaalSoort.NOTITIE and is_van_partner(regel.lid_id):
            yield regel.fase, regel.minuten or 0
    for contact in een.feiten(Nazorgcontact, "op"):
        if is_van_partner(contact.geregistreerd_door_id):
            yield S.NAZORG, contact.minuten


def tel_uren(gestart):
    werk = [stuk for een in gestart for stuk in partnerwerk(een)]
    uren = {fase: sum(minuten for bij, minuten in werk if bij == fase) / 60 for fase in FASEN}
    return {f"uren_{fase}": aantal for fase, aantal in uren.items()} | {
        "uren_daarbuiten": sum(minuten for bij, minuten in werk if bij not in FASEN) / 60,
        "uren_alle": sum(minuten for _, minuten in werk) / 60,
        "contacten_partner": len(werk),
    }


def heeft(een, soort):
    """Whether a document of this kind was known to be there; a document is about no day."""
    bekend_op = een.boek.bekend_op
    return any(
        document.soort == soort and not (document.verwijderd_op and dag(document.verwijderd_op) <= bekend_op)
        for document in een.boek.geschreven(Document, een.traject.pk, "toegevoegd_op")
    )


def tel_documenten(gestart):
    met_stage = [een for een in gestart if een.dag_in(S.STAGE)]
    return {
        "met_stage": len(met_stage),
        "zonder_tbs": sum(not heeft(een, DocumentSoort.TBS) for een in met_stage),
        "zonder_stageverslag": sum(not heeft(een, DocumentSoort.STAGEVERSLAG) for een in met_stage),
        "zonder_bewijsstuk_esf": sum(not heeft(een, DocumentSoort.BEWIJSSTUK_ESF) for een in gestart),
        "zonder_deelname": sum(not een.feiten(Deelname) for een in gestart),
    }


def leeftijd_bij_start(een):
    return leeftijd(een.boek.register.mensen[een.traject.maatwerker_id].geboortedatum, een.start)


def tel_deelnemers(gestart):
    deelnames = [deelname for een in gestart for deelname in een.feiten(Deelname)]

    def met(veld, waarde):
        return sum(getattr(deelname, veld) == waarde for deelname in deelnames)

    return {
        "deelnemer_vrouw": met("geslacht", Geslacht.VROUW),
        "deelnemer_man": met("geslacht", Geslacht.MAN),
        "deelnemer_x": met("geslacht", Geslacht.X),
        "deelnemer_jong": sum(leeftijd_bij_start(een) < 25 for een in gestart),
        "deelnemer_oud": sum(leeftijd_bij_start(een) > 54 for een in gestart),
        "deelnemer_laag": met("onderwijs", Onderwijsniveau.LAAG),
    } | {
        f"deelnemer_{veld}": met(veld, Antwoord.JA)
        for veld in ("migratieachtergrond", "beperking", "andere_kwetsbaarheid")
    }


def tel_esf(alle):
    gestart = [een for een in alle if een.is_gestart]
    return {"opgestart": len(gestart), **tel_uren(gestart), **tel_documenten(gestart), **tel_deelnemers(gestart)}
