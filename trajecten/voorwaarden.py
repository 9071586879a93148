"""The conditions of the workflow. Each says nothing, or why not, as the user will read it.

The first half looks at how a traject stands: its reasons grey a button. The second half looks at what was filled in:
its reasons stand beside a field, and are asked again under the lock.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from trajecten.enums import (
    Bestemming,
    EvaluatieUitkomst,
    OpschortingGrond,
    RedenNazorgEinde,
    Rol,
    StageResultaat,
    TrajectStatus,
)
from trajecten.models import Evaluatie, Lidmaatschap, Mandaat, Opschorting, Tewerkstelling, Traject
from trajecten.models.begeleiding import Stage
from trajecten.models.stand import Stand
from trajecten.models.traject import ACTIEF
from trajecten.regelgeving import Terugkeer, Verplicht, telt_als_doorstroom
from trajecten.termijnen import nazorg_einde

S = TrajectStatus
Gegevens = Mapping[str, Any]
Bezwaren = dict[str, str]
DAG = timedelta(days=1)


def toon(datum: date) -> str:
    return f"{datum:%d-%m-%Y}"


# How the traject stands


def in_dienst(stand: Stand) -> str | None:
    """Only who works in maatwerk or LDE can be referred, do a stage, wait there for a vacancy, or go on there."""
    return (
        None
        if stand.in_dienst
        else "Deze persoon is vandaag niet in dienst bij een maatwerkbedrijf of LDE-onderneming."
    )


def geen_open_traject(stand: Stand) -> str | None:
    return "Deze persoon heeft al een open traject." if stand.ander_open_traject else None


def geen_ander_open_traject(stand: Stand) -> str | None:
    """An undo reopens the traject; there can be only one."""
    if stand.ander_open_traject:
        return "Deze persoon heeft intussen een ander open traject."
    return None


def pop_bijgewerkt(stand: Stand) -> str | None:
    """The POP holds the result: of the last stage when there was one, otherwise of the traject (R21)."""
    if stand.stage_van and stand.stage_tot:
        sinds, wat = (
            (stand.stage_tot - DAG, "het einde van de stage")
            if stand.stage_resultaat
            else (stand.stage_van, "het begin van de stage")
        )
    else:
        start = stand.traject.overgang("starten")
        sinds, wat = (start.ingangsdatum if start else stand.traject.toegeleid_op), "de start van het traject"
    if stand.pop_op and stand.pop_op >= sinds:
        return None
    return f"Werk eerst het POP bij met het resultaat: er is geen versie sinds {wat} ({toon(sinds)})."


def stage_gedaan_waar_de_oproep_het_vraagt(stand: Stand) -> str | None:
    """Some calls only pay for a traject in which a stage was done (R36)."""
    if stand.traject.project.oproep.stage_verplicht and not stand.stage_gedaan:
        return f"Oproep {stand.traject.project.oproep.nummer} vraagt een stage, en die is er nog niet geweest."
    return None


def regime_kent_wachten(stand: Stand) -> str | None:
    if not stand.regime.wacht_op_vacature_mogelijk:
        return f"In het stelsel {stand.regime.naam} kan iemand niet op een vacature wachten met een WOP 40 Laag."
    return None


def regime_kent_terugkeer(stand: Stand) -> str | None:
    if stand.regime.terugkeer == Terugkeer.GEEN:
        return (
            f"In het stelsel {stand.regime.naam} is er na het traject geen terugkeer: doorstromen of uit dienst (R45)."
        )
    return None


def regime_zonder_terugkeer(stand: Stand) -> str | None:
    if stand.regime.terugkeer != Terugkeer.GEEN:
        return f"In het stelsel {stand.regime.naam} blijft deze persoon in dienst bij het maatwerkbedrijf (R25)."
    return None


def weigering_beoordeeld(stand: Stand) -> str | None:
    """Only a refusal without valid reason, with a real chance of doorstroom, ends the traject this way (R26)."""
    if not stand.weigering_zonder_reden:
        return "Er is geen weigering die VDAB beoordeelde als zonder geldige reden en met een reële kans op doorstroom."
    return None


def is_opgeschort(stand: Stand) -> str | None:
    return None if stand.opgeschort else "Het traject is niet opgeschort."


def niet_de_toeleiding(stand: Stand) -> str | None:
    if stand.traject.laatste.naam == "toeleiden":
        return "Een toeleiding draai je niet terug. Annuleer ze, met de reden."
    return None


def geen_later_feit(stand: Stand) -> str | None:
    if stand.later_feit:
        return (
            "Er is sindsdien al iets vastgelegd dat op deze stap steunt: een nazorgcontact, een meting, een oordeel, een "
            "opschorting, feedback over de stage, een tewerkstelling of een WOP. Trek dat eerst in."
        )
    return None


def eigen_stap_van_vandaag(stand: Stand, lid: Lidmaatschap) -> str | None:
    """VDAB undoes any last step; a partner only what it wrote itself on the same day."""
    if lid.rol == Rol.VDAB:
        return None
    stap = stand.traject.laatste
    eigen = stap.lid.organisatie_id is not None and stap.lid.organisatie_id == lid.organisatie_id
    if eigen and timezone.localdate(stap.geregistreerd_op) == stand.vandaag:
        return None
    return "Je kan alleen een stap terugdraaien die je eigen organisatie vandaag zelf zette. Vraag het aan VDAB."


# What was filled in


def niet_in_de_toekomst(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    if gegevens["op"] > stand.vandaag:
        return {"op": "Deze datum ligt in de toekomst."}
    return {}


def niet_voor_de_vorige_stap(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    vorige = stand.traject.laatste
    if gegevens["op"] < vorige.ingangsdatum:
        return {"op": f"Deze datum ligt vóór de vorige stap, {S(vorige.naar).label} op {toon(vorige.ingangsdatum)}."}
    return {}


def niet_tijdens_opschorting(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A step does not begin on a day on which the traject stood still."""
    opschorting = Opschorting.objects.geldig().op(gegevens["op"]).filter(traject=stand.traject).first()
    if opschorting:
        return {"op": f"Op die dag was het traject opgeschort (sinds {toon(opschorting.periode.lower)})."}
    return {}


def in_dienst_op_die_dag(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    in_dienst = Tewerkstelling.objects.geldig().op(gegevens["op"]).filter(maatwerker=stand.traject.maatwerker_id)
    if not in_dienst.exists():
        return {"op": "Op die dag was deze persoon niet in dienst bij een maatwerkbedrijf of LDE-onderneming."}
    return {}


def niet_voor_het_vorige_einde(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """Trajecten of one person follow each other."""
    vorige = Traject.objects.filter(maatwerker=stand.traject.maatwerker_id).order_by("-status_sinds").first()
    if vorige and gegevens["op"] < vorige.status_sinds:
        return {"op": f"Deze datum ligt vóór de laatste stap van het vorige traject ({toon(vorige.status_sinds)})."}
    return {}


def partner_gemandateerd(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """Where the regime asks for a mandate, the partner has one on the day of the referral (R34)."""
    if not stand.traject.werkvorm:
        return {}  # not employed on that day, as another condition says: no regime binds
    regime = stand.traject.regime_op(gegevens["op"])
    if regime.mandaat_vereist and not Mandaat.objects.op(gegevens["op"]).filter(partner=gegevens["partner"]).exists():
        return {"partner": f"{gegevens['partner']} heeft op {toon(gegevens['op'])} geen mandaat (R34)."}
    return {}


def project_goedgekeurd(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """VDAB refers to a partner within an approved project that runs (R34)."""
    project, op = gegevens["project"], gegevens["op"]
    if project.goedgekeurd_op is None or project.goedgekeurd_op > op:
        return {"project": f"Dit project is op {toon(op)} nog niet goedgekeurd (R34)."}
    if not project.van <= op <= project.tot:
        return {"project": f"Dit project loopt van {toon(project.van)} tot {toon(project.tot)}."}
    partner = gegevens["partner"]
    if project.promotor_id != partner.pk and not project.partners.filter(pk=partner.pk).exists():
        return {"partner": f"{partner} werkt niet mee aan dit project."}
    if stand.traject.werkvorm and stand.traject.werkvorm not in project.oproep.werkvormen:
        return {"project": f"Oproep {project.oproep.nummer} is niet bedoeld voor deze werkvorm."}
    return {}


def verplicht_mag(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """Compulsory only where the regime allows it, and in maatwerk after an evaluation 'doorstroomklaar' (R27, R44)."""
    if not gegevens.get("verplicht") or not stand.traject.werkvorm:
        return {}
    regime = stand.traject.regime_op(gegevens["op"])
    if regime.verplicht == Verplicht.NOOIT:
        return {"verplicht": f"In het stelsel {regime.naam} is een traject altijd vrijwillig (R27)."}
    if regime.verplicht == Verplicht.NA_EVALUATIE:
        klaar = Evaluatie.objects.geldig().filter(
            maatwerker=stand.traject.maatwerker_id,
            uitkomst=EvaluatieUitkomst.DOORSTROOMKLAAR,
            bezoek_op__lte=gegevens["op"],
        )
        if not klaar.exists():
            return {"verplicht": "Een traject kan pas verplicht zijn na een evaluatie “doorstroomklaar” (R27)."}
    return {}


def binnen_de_oproep(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    oproep = stand.traject.project.oproep
    if not oproep.van <= gegevens["op"] <= oproep.tot:
        return {"op": f"Oproep {oproep.nummer} loopt van {toon(oproep.van)} tot {toon(oproep.tot)}."}
    return {}


def stage_hoogstens_drie_maanden(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A stage lasts at most the months of its phase (R19)."""
    if gegevens["tot"] < gegevens["op"]:
        return {"tot": "De laatste dag ligt vóór de eerste dag."}
    maanden = stand.traject.regime_op(gegevens["op"]).maanden_per_fase[S.STAGE]
    uiterlijk = gegevens["op"] + relativedelta(months=maanden) - DAG
    if gegevens["tot"] > uiterlijk:
        return {"tot": f"Een stage duurt hoogstens {maanden} maanden: uiterlijk tot en met {toon(uiterlijk)} (R19)."}
    return {}


def stage_binnen_tewerkstelling(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """During a stage the employment in maatwerk goes on, and no other stage runs."""
    van, tot = gegevens["op"], gegevens["tot"] + DAG
    if tot <= van:
        return {}
    binnen = Tewerkstelling.objects.geldig().filter(
        maatwerker=stand.traject.maatwerker_id, periode__contains=(van, tot)
    )
    if not binnen.exists():
        return {"op": "De stage valt niet helemaal binnen de tewerkstelling bij het maatwerkbedrijf."}
    if Stage.objects.geldig().filter(traject=stand.traject, periode__overlap=(van, tot)).exists():
        return {"op": "In die periode is er al een stage."}
    return {}


def tbs_getekend(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    if gegevens["tbs_op"] > gegevens["op"]:
        return {"tbs_op": "De TBS-overeenkomst is getekend vóór de stage begint, of op de eerste dag."}
    return {}


def stage_eindigt_binnen_zijn_periode(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A stage that was completed ends within what was agreed; an earlier end says by whom."""
    if stand.stage_tot and gegevens["op"] >= stand.stage_tot:
        return {"op": f"De stage liep tot en met {toon(stand.stage_tot - DAG)}."}
    if gegevens["resultaat"] not in StageResultaat.values:
        return {"resultaat": "Kies hoe de stage eindigde."}
    return {}


def bestemming_telt(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """Only a job with no or less support than the decree gives is doorstroom; an enclave never is (R1, R2)."""
    reden = telt_als_doorstroom(
        Bestemming(gegevens["bestemming"]), gegevens["op"], als_begeleider=bool(gegevens.get("als_begeleider"))
    )
    return {"bestemming": reden} if reden else {}


def niet_opnieuw_in_dienst(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A hire ends the employment that runs; one that began since would be lost, so somebody looks at it first."""
    sindsdien = Tewerkstelling.objects.geldig().filter(
        maatwerker=stand.traject.maatwerker_id, periode__startswith__gte=gegevens["op"]
    )
    if dienst := sindsdien.order_by("periode").first():
        return {"op": f"Deze persoon is sinds {toon(dienst.periode.lower)} in dienst gemeld in maatwerk of LDE."}
    return {}


def werkgever_bij_bestemming(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    zelfstandig = gegevens["bestemming"] == Bestemming.ZELFSTANDIG
    if zelfstandig and gegevens.get("werkgever"):
        return {"werkgever": "Een zelfstandige heeft geen werkgever: laat dit leeg."}
    if not zelfstandig and not gegevens.get("werkgever"):
        return {"werkgever": "Kies de werkgever."}
    if (
        gegevens["bestemming"] == Bestemming.INTERN
        and gegevens["werkgever"].pk != stand.traject.vestiging.onderneming_id
    ):
        return {"werkgever": "Bij interne doorstroom is de werkgever het eigen maatwerkbedrijf."}
    return {}


def gepast_wop(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """Where the regime knows a WOP, a fitting one is named (R25)."""
    if stand.traject.regime_op(gegevens["op"]).has_wop:
        return {veld: "Kies het gepaste WOP." for veld in ("loonpremie", "begeleiding") if not gegevens.get(veld)}
    return {}


def regime_kent_wachten_op_die_dag(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A step that is recorded late follows the rules of its own day (R24)."""
    regime = stand.traject.regime_op(gegevens["op"])
    if not regime.wacht_op_vacature_mogelijk:
        return {"op": f"Op die dag gold het stelsel {regime.naam}: wachten met een WOP 40 Laag kon toen niet."}
    return {}


def weigering_voor_de_beslissing(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    weigering = gegevens["weigering"]
    if weigering.traject_id != stand.traject.pk or weigering.ingetrokken_op:
        return {"weigering": "Deze weigering hoort niet bij dit traject, of is intussen gewijzigd."}
    if weigering.geldige_reden is not False or not weigering.reele_kans:
        return {"weigering": "VDAB beoordeelde deze weigering niet als zonder geldige reden, met een reële kans."}
    if weigering.beoordeeld_op and gegevens["op"] < weigering.beoordeeld_op:
        return {"op": f"Deze datum ligt vóór de beoordeling van de weigering ({toon(weigering.beoordeeld_op)})."}
    return {}


def waarom_niet_in_nazorg(traject: Traject, op: date) -> str | None:
    """Why a contact on `op` is no nazorg of this traject (R22)."""
    hire = traject.doorgestroomd_op
    assert hire is not None, "there is a hire in nazorg"
    if hire <= op <= nazorg_einde(hire):
        return None
    return f"De nazorg loopt van {toon(hire)} tot en met {toon(nazorg_einde(hire))}."


def binnen_de_nazorg(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A job lost after the nazorg ended was still there at its end: that is closing, not losing (R22)."""
    hire = stand.traject.doorgestroomd_op
    if hire and gegevens["op"] > (einde := nazorg_einde(hire)):
        return {"op": f"De nazorg eindigde op {toon(einde)}: sluit ze af; de job van toen telt."}
    return {}


def einde_bereikt_of_reden(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """The nazorg closes when its last day has come, or sooner with a reason (R22)."""
    hire = stand.traject.doorgestroomd_op
    if gegevens.get("reden") == RedenNazorgEinde.NIET_MEER_NODIG and not gegevens.get("nog_aan_het_werk"):
        return {"nog_aan_het_werk": "Deze reden zegt dat de persoon aan het werk is. Kies een andere reden, of “Ja”."}
    if gegevens.get("reden"):
        return {}
    if not gegevens.get("nog_aan_het_werk"):
        return {
            "nog_aan_het_werk": "Niet meer aan het werk? Kies dan “Job verloren tijdens de nazorg”, of geef een reden."
        }
    if hire and gegevens["op"] < (einde := nazorg_einde(hire)):
        return {"reden": f"De nazorg loopt tot en met {toon(einde)}. Eerder afsluiten kan met een reden."}
    return {}


def toelichting_bij_andere(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    if gegevens["reden"] == "andere" and not gegevens.get("toelichting"):
        return {"toelichting": "Schrijf kort op wat de andere reden is."}
    return {}


def reden_gegeven(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    return {} if gegevens.get("toelichting") else {"toelichting": "Schrijf kort op waarom je deze stap terugdraait."}


def waarom_niet_stil(traject: Traject, van: date, tot: date | None) -> str | None:
    """Why a traject, by its steps, did not stand still from `van` until and including `tot` (R46)."""
    if traject.status_op(van) not in ACTIEF | {S.BEOORDELING}:
        return "Op die dag was het traject niet in begeleiding of beoordeling."
    for stap in traject.geldige_overgangen:
        if van < stap.ingangsdatum and (tot is None or stap.ingangsdatum <= tot):
            return f"In die periode ligt al een stap: {S(stap.naar).label} op {toon(stap.ingangsdatum)}."
    return None


def opschorting_past(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """A suspension lies over guidance and judgement only, and no step was taken within it (R46)."""
    van, tot = gegevens["op"], gegevens.get("tot")
    if van > stand.vandaag:
        return {"op": "Deze datum ligt in de toekomst."}
    if tot and tot < van:
        return {"tot": "De laatste dag ligt vóór de eerste dag."}
    if reden := waarom_niet_stil(stand.traject, van, tot):
        return {"op": reden}
    overlap = Opschorting.objects.geldig().filter(
        traject=stand.traject, periode__overlap=(van, tot + DAG if tot else None)
    )
    if overlap.exists():
        return {"op": "In die periode is het traject al opgeschort."}
    if gegevens["grond"] not in OpschortingGrond.values:
        return {"grond": "Kies de grond."}
    return {}


def na_begin_opschorting(stand: Stand, gegevens: Gegevens) -> Bezwaren:
    """The day of resuming is the first day on which the traject runs again."""
    lopend = Opschorting.objects.geldig().op(stand.vandaag).filter(traject=stand.traject).first()
    if lopend and gegevens["op"] <= lopend.periode.lower:
        return {"op": f"De opschorting begon op {toon(lopend.periode.lower)}. Hervatten kan vanaf de dag erna."}
    return {}
