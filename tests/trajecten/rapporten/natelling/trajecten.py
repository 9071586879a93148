"""The reports about trajecten counted again, but for the evidence for ESF."""

from collections import Counter

from tests.trajecten.rapporten.natelling import esf
from tests.trajecten.rapporten.natelling.dossier import (
    GESLAAGD,
    LOPEND,
    aantal,
    dossiers,
    is_in,
    kwartaal,
    op_rang,
    per_plek,
    procent,
)
from trajecten.enums import Bestemming, NazorgMet, OpvolgMoment, OpvolgSituatie, RedenStopzetting
from trajecten.enums import TrajectStatus as S
from trajecten.models import Enclaveplaatsing, Nazorgcontact, Oproep, Opschorting, Opvolgmeting, Uitstroom

BESTEMMINGEN = (
    Bestemming.NEC_ZONDER,
    Bestemming.NEC_VOP,
    Bestemming.NEC_IMW,
    Bestemming.INTERN,
    Bestemming.ZELFSTANDIG,
)
AAN_HET_WERK = (OpvolgSituatie.ZELFDE_WERKGEVER, OpvolgSituatie.ANDERE_WERKGEVER, OpvolgSituatie.ZELFSTANDIG)
WERK_VERLOREN = (OpvolgSituatie.MAATWERK, OpvolgSituatie.NIET_AAN_HET_WERK)  # who cannot be reached may still work


def metingen(een):
    """The measures up to the peildatum, the last one last."""
    return sorted(een.feiten(Opvolgmeting, "gemeten_op"), key=lambda m: (m.gemeten_op, m.geregistreerd_op))


# Resultaten


def is_opgeschort(een):
    stil = any(is_in(feit.periode, een.boek.peildatum) for feit in een.feiten(Opschorting))
    return een.status in LOPEND and stil


def is_duurzaam(een):
    gemeten = metingen(een)
    return een.is_geslaagd and bool(gemeten) and gemeten[-1].situatie in AAN_HET_WERK


def tel_resultaten(alle):
    opgeschort = sum(is_opgeschort(een) for een in alle)
    gestopt = [een.stappen[-1] for een in alle if een.status == S.STOPGEZET]
    geweigerd = [stap for stap in gestopt if stap.naam == "weigering_vaststellen"]
    redenen = Counter(stap.reden for stap in gestopt if stap not in geweigerd)
    return {
        "toegeleid": len(alle),
        "niet_gestart": aantal(alle, S.TOEGELEID, S.GEANNULEERD),
        "opgestart": sum(een.is_gestart for een in alle),
        "lopend": aantal(alle, *LOPEND) - opgeschort,
        "opgeschort": opgeschort,
        "wacht_op_vacature": aantal(alle, S.WACHT_OP_VACATURE),
        "geslaagd": aantal(alle, *GESLAAGD),
        "in_nazorg": aantal(alle, S.NAZORG),
        "duurzaam": sum(is_duurzaam(een) for een in alle),
        "mislukt": aantal(alle, S.MISLUKT),
        "stopgezet": aantal(alle, S.STOPGEZET),
    } | {
        "stop_weigering": len(geweigerd),
        "stop_onbekend": redenen[""],
        **{f"stop_{reden}": redenen[reden] for reden in RedenStopzetting.values},
        **tel_keuzes(alle),
    }


# Bestemmingen


def bestemming(een):
    """Where somebody works, if it was noted and is one of those that have a figure."""
    for uitstroom in een.feiten(Uitstroom, "op"):
        if not uitstroom.gepland and uitstroom.bestemming in BESTEMMINGEN:
            return uitstroom.bestemming
    return "andere"


def tel_keuzes(alle):
    """Success as somebody else may count it: individueel maatwerk apart, an enclave too."""
    geslaagd = [een for een in alle if een.is_geslaagd]
    imw = sum(bestemming(een) == Bestemming.NEC_IMW for een in geslaagd)
    naar_enclave = sum(ging_naar_enclave(een) for een in alle)
    return {
        "geslaagd_imw": imw,
        "geslaagd_zonder_imw": len(geslaagd) - imw,
        "naar_enclave": naar_enclave,
        "geslaagd_met_enclave": len(geslaagd) + naar_enclave,
    }


def tel_bestemmingen(alle):
    geslaagd = [een for een in alle if een.is_geslaagd]
    cijfers = {f"naar_{naar}": 0 for naar in (*BESTEMMINGEN, "andere")}
    for een in geslaagd:
        cijfers[f"naar_{bestemming(een)}"] += 1
    return {"geslaagd": len(geslaagd), **cijfers, **tel_keuzes(alle)}


# Doelbereik


def doorlooptijden(alle):
    """The days of each step, of the trajecten that have its beginning and its end."""
    grenzen = {
        "tot_start": lambda een: (een.traject.toegeleid_op, een.start),
        "tot_jobmatching": lambda een: (een.start, een.dag_in(S.JOBMATCHING)),
        "tot_stage": lambda een: (een.dag_in(S.JOBMATCHING), een.dag_in(S.STAGE)),
        "tot_job": lambda een: (een.start, een.eerste_werkdag),
    }
    for naam, grens in grenzen.items():
        yield naam, [(tot - van).days for van, tot in map(grens, alle) if van and tot]


def tel_doelbereik(alle):
    gestart = [een for een in alle if een.is_gestart]
    geslaagd = aantal(alle, *GESLAAGD)
    kosten = {oproep.pk: oproep.standaardkost for oproep in alle[0].boek.register.rijen(Oproep)} if alle else {}
    cijfers = {
        "toegeleid": len(alle),
        "opgestart": len(gestart),
        "geslaagd": geslaagd,
        "start_op_toeleiding": procent(len(gestart), len(alle)),
        "geslaagd_op_start": procent(geslaagd, len(gestart)),
        "kost": sum(kosten[een.traject.oproep_id] or 0 for een in gestart),
    }
    for naam, dagen in doorlooptijden(alle):
        cijfers |= {naam: op_rang(dagen, 0.5), f"{naam}_k1": op_rang(dagen, 0.25), f"{naam}_k3": op_rang(dagen, 0.75)}
    return cijfers


# Nazorg


def tel_nazorg(alle):
    nazorg = [een for een in alle if een.eerste_werkdag]
    verloren = [een for een in nazorg if een.dag_van("job_verloren")]
    contacten = [contact for een in alle for contact in een.feiten(Nazorgcontact, "op")]
    na_zes = [(een, m) for een in alle for m in metingen(een) if m.moment == OpvolgMoment.ZES_MAANDEN]
    weg = [een for een, m in na_zes if m.situatie in WERK_VERLOREN and not een.dag_van("job_verloren")]
    return {
        "nazorg": len(nazorg),
        "met_contact": sum(bool(een.feiten(Nazorgcontact, "op")) for een in nazorg),
        "contacten": len(contacten),
        "contacten_werknemer": sum(contact.met != NazorgMet.WERKGEVER for contact in contacten),
        "contacten_werkgever": sum(contact.met != NazorgMet.WERKNEMER for contact in contacten),
        "nazorg_uren": sum(contact.minuten for contact in contacten) / 60,
        "nazorg_klaar": aantal(nazorg, S.GESLAAGD) + len(verloren),
        "job_verloren": len(verloren),
        "gemeten_zes": len(na_zes),
        "werkt_zes": sum(m.situatie in AAN_HET_WERK for _, m in na_zes),
        "verloren_na": len(weg),
        "aandeel_verloren_na": procent(len(weg), len(na_zes)),
    }


# Enclaves


def enclavedagen(een):
    """The first days of the enclaves somebody worked in, up to the peildatum."""
    plaatsingen = een.boek.feiten(Enclaveplaatsing, een.traject.maatwerker_id, "maatwerker_id")
    return sorted(p.periode.lower for p in plaatsingen if p.periode.lower <= een.boek.peildatum)


def ging_naar_enclave(een):
    return een.is_gestart and not een.is_geslaagd and any(op >= een.start for op in enclavedagen(een))


def tel_enclaves(alle):
    geslaagd = [een for een in alle if een.is_geslaagd]
    voor_de_job = [(een.eerste_werkdag - op[0]).days for een in geslaagd if (op := enclavedagen(een))]
    na_enclave = [dagen for dagen in voor_de_job if dagen > 0]
    naar_enclave = sum(ging_naar_enclave(een) for een in alle)
    return {
        "traject_met_enclave": sum(een.is_gestart and bool(enclavedagen(een)) for een in alle),
        "naar_enclave": naar_enclave,
        "geslaagd_na_enclave": len(na_enclave),
        "enclave_tot_job": op_rang(na_enclave, 0.5),
        "geslaagd": len(geslaagd),
        "geslaagd_met_enclave": len(geslaagd) + naar_enclave,
    }


# Trend


def gebeurtenissen(register, vraag):
    """What happened in trajecten and on which day, from `vraag.van` on, whenever the traject began."""
    for een in dossiers(register, vraag):
        dagen = {
            "toeleidingen": een.traject.toegeleid_op,
            "starts": een.start,
            "doorstromen": een.eerste_werkdag if een.is_geslaagd else None,
        }
        for wat, op in dagen.items():
            if op is not None and (vraag.van is None or op >= vraag.van):
                yield wat, op, een


def trend(register, vraag):
    gebeurd = [({**een.kenmerken, "kwartaal": kwartaal(op)}, wat) for wat, op, een in gebeurtenissen(register, vraag)]
    return per_plek(vraag, (gebeurd, Counter))


def van_trajecten(tel):
    """The count of a report of which the rows are the trajecten that began in the period."""
    return lambda register, vraag: per_plek(
        vraag, ([(een.kenmerken, een) for een in dossiers(register, vraag, van=vraag.van)], tel)
    )


NATELLINGEN = {
    "resultaten": van_trajecten(tel_resultaten),
    "bestemmingen": van_trajecten(tel_bestemmingen),
    "doelbereik": van_trajecten(tel_doelbereik),
    "nazorg": van_trajecten(tel_nazorg),
    "enclaves": van_trajecten(tel_enclaves),
    "trend": trend,
    "esf": van_trajecten(esf.tel_esf),
}
