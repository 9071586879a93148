"""What a traject waits for: who is next, which terms run, and what has no answer yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from trajecten import rechten, termijnen
from trajecten.enums import AanbodUitkomst, OpvolgMoment, Rol, TrajectStatus
from trajecten.models import Lidmaatschap, Traject
from trajecten.models.traject import OPVOLGING
from trajecten.views.tijdlijn import Gebeurtenis, geldig

S = TrajectStatus


@dataclass(frozen=True)
class AanZet:
    """Who has to do what in a traject now; `naam` is the person responsible, when there is one."""

    wie: str
    naam: str | None
    wat: str
    regel: str = ""


WAT = {
    S.TOEGELEID: ("start het traject.", ""),
    S.VOORTRAJECT: ("bereidt voor, en start de jobmatching.", "R19"),
    S.JOBMATCHING: ("zoekt een stage of een job die past.", "R19"),
    S.STAGE: ("volgt de stage op en sluit ze af.", "R19"),
    S.BEOORDELING: ("beoordeelt het traject.", "R23"),
    S.WACHT_OP_VACATURE: ("zoekt mee naar een passende vacature.", "R24"),
    S.NAZORG: ("houdt contact, en sluit de nazorg af.", "R22"),
}
PARTIJ = {Rol.VDAB: "VDAB", Rol.PARTNER: "De doorstroompartner"}


def aan_zet(
    traject: Any, lopend: list[dict[str, Any]], *, vandaag: date, opgeschort: bool, beoordeeld: bool | None
) -> list[AanZet]:
    """Who is next, and for what; nothing once all is done. `traject` knows its `bemiddelaar` and `coach`."""
    namen = {Rol.VDAB: traject.bemiddelaar, Rol.PARTNER: traject.coach}

    def doet(rol: Rol, wat: str, regel: str = "") -> AanZet:
        return AanZet(PARTIJ[rol], namen[rol], wat, regel)

    if opgeschort:
        return [doet(Rol.VDAB, "hervat het traject zodra het weer kan.", "R46")]
    status = S(traject.status)
    gevonden = [doet(Rol(rechten.AAN_ZET[status]), *WAT[status])] if status in WAT else []
    if status == S.GESLAAGD and lopend:
        wie = Rol.PARTNER if vandaag <= traject.partner_tot else Rol.VDAB
        gevonden.append(doet(wie, "vraagt hoe het gaat, en vult de metingen in.", "M1"))
    if status in OPVOLGING and beoordeeld is False:
        gevonden.append(doet(Rol.VDAB, "geeft nog een oordeel over het traject.", "R23"))
    return gevonden


@dataclass(frozen=True)
class OpenPunt:
    """Something that waits for an answer, with the page that gives it."""

    een: Gebeurtenis
    label: str = ""
    url: str = ""


def open_punten(alles: list[Gebeurtenis], lid: Lidmaatschap, traject: Traject) -> list[OpenPunt]:
    """Offers without an answer, refused ones that became no refusal yet, and refusals that VDAB has not judged."""
    adres = traject.get_absolute_url()
    mag_antwoorden = rechten.mag_aanbod_noteren(lid, traject)
    mag_weigeren = rechten.mag_weigering_registreren(lid, traject)
    mag_beoordelen = rechten.mag_weigering_beoordelen(lid, traject)
    geweigerd = {een.op for een in geldig(alles, "weigering")}

    def punt(een: Gebeurtenis) -> OpenPunt | None:
        uitkomst = een.gegevens.get("uitkomst")
        if een.soort == "weigering" and not een.gegevens["beoordeeld"]:
            return OpenPunt(een, "Beoordelen", f"{adres}weigering/{een.uuid}/") if mag_beoordelen else OpenPunt(een)
        if uitkomst == AanbodUitkomst.OPEN:
            antwoord = f"{adres}aanbod/{een.uuid}/"
            return OpenPunt(een, "Antwoord noteren", antwoord) if mag_antwoorden else OpenPunt(een)
        al_genoteerd = any(op >= een.op for op in geweigerd)
        if uitkomst == AanbodUitkomst.GEWEIGERD_DEELNEMER and mag_weigeren and not al_genoteerd:
            return OpenPunt(een, "Weigering noteren", f"{adres}weigering/?aanbod={een.uuid}")
        return None

    return [gevonden for een in geldig(alles, "aanbod", "weigering") if (gevonden := punt(een))]


def lopende_termijnen(traject: Traject, alles: list[Gebeurtenis], vandaag: date) -> list[dict[str, Any]]:
    """The terms that run now: what, until when, and by which rule; moved by the suspensions (R46)."""
    stil = [(een.op, een.tot) for een in geldig(alles, "opschorting")]
    gemeten = {een.gegevens["moment"] for een in geldig(alles, "opvolgmeting")}
    gevonden: list[tuple[str, Any, str]] = []
    status = TrajectStatus(traject.status)
    if status in OPVOLGING and traject.doorgestroomd_op:
        hire = traject.doorgestroomd_op
        if status == S.NAZORG:
            gevonden.append(("Laatste dag van de nazorg", termijnen.nazorg_einde(hire), "R22"))
        gevonden += [
            (f"Meting {moment.label.lower()}", termijnen.opvolging_vanaf(moment, hire), "M1")
            for moment in OpvolgMoment
            if moment not in gemeten
        ]
    elif einde := termijnen.fase_einde(status, traject.status_sinds, traject.regime_op(vandaag)):
        verschoven = termijnen.verschoven(traject.status_sinds, einde, stil, vandaag=vandaag)
        gevonden.append((f"Laatste dag van {status.label.lower()}", verschoven, "R19"))
        start = traject.overgang("starten")
        if start:
            begin = start.ingangsdatum
            zes = termijnen.verschoven(begin, termijnen.traject_einde(begin), stil, vandaag=vandaag)
            gevonden.append(("Zes maanden na de start", zes, "R18"))
    return [{"wat": wat, "op": op, "regel": regel, "voorbij": op < vandaag} for wat, op, regel in gevonden]
