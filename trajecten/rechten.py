"""Who may do what, beyond the steps of the workflow. Which rows somebody sees is in the QuerySets: `zichtbaar_voor`."""

from collections.abc import Iterable, Mapping
from datetime import date

from trajecten.enums import OndernemingSoort, Rol, ToewijzingKant, TrajectStatus, Uitsluiting, Werkvorm
from trajecten.models import (
    Aanbod,
    Afwezigheid,
    Document,
    Enclaveplaatsing,
    Evaluatie,
    Evaluatieaanvraag,
    Lidmaatschap,
    Maatwerker,
    Nazorgcontact,
    Onderneming,
    Opschorting,
    Opvolgmeting,
    Stagefeedback,
    Steekproefkandidaat,
    Tewerkstelling,
    Traject,
    Weigering,
    Wop,
)
from trajecten.models.feit import Feit
from trajecten.models.tewerkstelling import NAZICHT
from trajecten.models.traject import ACTIEF, OPEN, OPVOLGING
from trajecten.overgangen import OVERGANGEN
from trajecten.regelgeving import regime

S = TrajectStatus
WERKT_AAN_TRAJECTEN = frozenset({Rol.VDAB, Rol.PARTNER})
BEGELEIDING: tuple[type[Feit], ...] = (Nazorgcontact, Opvolgmeting, Aanbod, Weigering, Stagefeedback)
IN_DIENST: tuple[type[Feit], ...] = (Afwezigheid, Enclaveplaatsing)
# Whose turn it is in a traject that is not suspended.
AAN_ZET: Mapping[TrajectStatus, ToewijzingKant] = {
    S.TOEGELEID: ToewijzingKant.PARTNER,
    S.VOORTRAJECT: ToewijzingKant.PARTNER,
    S.JOBMATCHING: ToewijzingKant.PARTNER,
    S.STAGE: ToewijzingKant.PARTNER,
    S.BEOORDELING: ToewijzingKant.VDAB,
    S.WACHT_OP_VACATURE: ToewijzingKant.VDAB,
    S.NAZORG: ToewijzingKant.PARTNER,
}
TREKT_IN: dict[Rol, tuple[type[Feit], ...]] = {
    Rol.PARTNER: BEGELEIDING,
    Rol.ONDERNEMING: IN_DIENST,
    Rol.VDAB: (*BEGELEIDING, *IN_DIENST, Opschorting, Evaluatie),
}


def mag_zetten(naam: str, lid: Lidmaatschap) -> bool:
    """Whether the role may ever take this step of the workflow."""
    return lid.rol in OVERGANGEN[naam].wie


def mag_samen_opschorten(lid: Lidmaatschap) -> bool:
    """Suspending many trajecten at once is for the VDAB members to whom an administrator gave it (R46)."""
    return lid.rol == Rol.VDAB and lid.mag_bulk_opschorten


def mag_melden_voor(lid: Lidmaatschap, onderneming: Onderneming) -> bool:
    """Employment is reported by the employer itself, or by VDAB."""
    return lid.rol == Rol.VDAB or (lid.rol == Rol.ONDERNEMING and lid.organisatie_id == onderneming.pk)


def mag_kwartaal_bevestigen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.ONDERNEMING


def mag_wop_beslissen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def mag_evaluatie_plannen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def mag_evaluatie_vragen(lid: Lidmaatschap) -> bool:
    """The employer asks, for itself or for the worker; VDAB has no need to ask itself."""
    return lid.rol == Rol.ONDERNEMING


def mag_evaluatie_voorbereiden(lid: Lidmaatschap) -> bool:
    return lid.rol in (Rol.VDAB, Rol.ONDERNEMING)


def mag_evaluatievraag_afsluiten(lid: Lidmaatschap, aanvraag: Evaluatieaanvraag) -> bool:
    """VDAB refuses a request for an evaluation; the company that asked withdraws it."""
    eigen = lid.organisatie_id is not None and aanvraag.lid.organisatie_id == lid.organisatie_id
    return lid.rol == Rol.VDAB or (lid.rol == Rol.ONDERNEMING and eigen)


def mag_pop_bewaren(lid: Lidmaatschap) -> bool:
    return lid.rol in (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER)


def mag_motivering_zien(lid: Lidmaatschap) -> bool:
    """The motivation of an evaluation tells about health and person."""
    return lid.rol == Rol.VDAB


def mag_brief_versturen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def waarom_geen_brief(besluit: Evaluatie | Weigering) -> str | None:
    """Why there is no letter to send about an evaluation or a refusal: it is about a decision that holds."""
    if besluit.ingetrokken_op is not None:
        return "Deze beslissing is ingetrokken. Er is geen brief te versturen."
    if not besluit.is_besluit:
        return "VDAB besliste hier nog niets over."
    return None


def waarom_brief_niet_lezen(lid: Lidmaatschap, besluit: Evaluatie | Weigering, *, verstuurd: bool) -> str | None:
    """Why this lid cannot read the letter about a decision that it sees: the employer reads its copy once the letter
    was sent, a partner has none."""
    if lid.rol not in (Rol.VDAB, Rol.ONDERNEMING):
        return "De brief is er voor de persoon, de werkgever en VDAB."
    if verstuurd:
        return None
    if lid.rol != Rol.VDAB:
        return "VDAB heeft deze brief nog niet verstuurd."
    return waarom_geen_brief(besluit)


def mag_journaal_schrijven(lid: Lidmaatschap) -> bool:
    return lid.rol in (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER)


def waarom_geen_document(lid: Lidmaatschap, maatwerker: Maatwerker, *, vandaag: date) -> str | None:
    """Why this lid cannot add documents to a file it sees: a company does it for who works there today."""
    if lid.rol in WERKT_AAN_TRAJECTEN:
        return None
    if lid.rol != Rol.ONDERNEMING:
        return "Je kan hier geen documenten toevoegen."
    eigen = Tewerkstelling.objects.van_werkgever(lid.organisatie, vandaag=vandaag).op(vandaag)
    if not eigen.filter(maatwerker=maatwerker).exists():
        return "Deze persoon is vandaag niet bij jullie in dienst. Vraag het aan VDAB."
    return None


def waarom_niet_verwijderen(lid: Lidmaatschap, document: Document) -> str | None:
    """Why this lid cannot remove a document: the organisation that added it can, and VDAB."""
    if document.verwijderd_op is not None:
        return "Dit document is al verwijderd."
    eigen = lid.organisatie_id is not None and document.lid.organisatie_id == lid.organisatie_id
    if not eigen and lid.rol != Rol.VDAB:
        return "Je verwijdert alleen wat je eigen organisatie toevoegde. Vraag het aan VDAB."
    return None


def mag_nazorg_noteren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status == S.NAZORG


def mag_nazorgplan_zien(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.doorgestroomd_op is not None


def mag_overdrachtsnota_schrijven(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in OPVOLGING


def mag_doorstroomplan_zien(lid: Lidmaatschap, traject: Traject) -> bool:
    """The plan is of coach and person: a partner sees it as long as it guides, VDAB always."""
    return lid.rol == Rol.VDAB or (lid.rol == Rol.PARTNER and traject.status not in OPVOLGING)


def mag_doorstroomplan_schrijven(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in ACTIEF | {S.TOEGELEID, S.BEOORDELING}


def mag_deelname_bewaren(lid: Lidmaatschap, traject: Traject) -> bool:
    """What ESF asks is filled in by who guides, and by VDAB also later."""
    return lid.rol == Rol.VDAB or (lid.rol == Rol.PARTNER and traject.status not in OPVOLGING)


def mag_opvolging_meten(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in OPVOLGING


def mag_weigering_registreren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}


def mag_weigering_beoordelen(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol == Rol.VDAB and traject.status in ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}


def mag_aanbod_noteren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}


def mag_stagefeedback_noteren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status == S.STAGE


def mag_stageplaatsen_zien(lid: Lidmaatschap) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN


def mag_stageplaats_bijhouden(lid: Lidmaatschap) -> bool:
    """The partners find the hosts, so they keep the register; VDAB reads it."""
    return lid.rol == Rol.PARTNER


def mag_doorstroom_plannen(lid: Lidmaatschap, traject: Traject) -> bool:
    return mag_zetten("doorstromen", lid) and traject.status in OVERGANGEN["doorstromen"].van


def mag_signaal_afhandelen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def waarom_geen_oordeel(lid: Lidmaatschap, traject: Traject, *, beoordeeld: bool | None = None) -> str | None:
    """Why this lid cannot record the judgement that stayed due because the hire came first (R23)."""
    if lid.rol != Rol.VDAB:
        return "Alleen VDAB beoordeelt een traject."
    if traject.doorgestroomd_op is None:
        return "VDAB beoordeelt dit traject met de stap die erop volgt."
    if beoordeeld is None:
        beoordeeld = Evaluatie.objects.geldig().filter(traject=traject).exists()
    if beoordeeld:
        return "VDAB heeft dit traject al beoordeeld."
    return None


def waarom_niet_intrekken(lid: Lidmaatschap, feit: Feit) -> str | None:
    """Why this lid cannot withdraw a feit. A mistake is withdrawn by the organisation that recorded it, or by VDAB;
    what a step wrote, only by undoing the step."""
    if feit.overgang_id is not None:
        return "Dit hoort bij een stap van het traject. Draai die stap terug."
    eigen = lid.organisatie_id is not None and feit.geregistreerd_door.organisatie_id == lid.organisatie_id
    if not isinstance(feit, TREKT_IN.get(Rol(lid.rol), ())) or not (eigen or lid.rol == Rol.VDAB):
        return "Je kan alleen intrekken wat je eigen organisatie noteerde."
    return None


def mag_intrekken(lid: Lidmaatschap, feit: Feit) -> bool:
    return feit.ingetrokken_op is None and waarom_niet_intrekken(lid, feit) is None


def mag_overdragen(lid: Lidmaatschap, traject: Traject, kant: str) -> bool:
    """Each side hands its own work over, as long as there is work to do."""
    return lid.rol == kant and traject.status in OPEN | OPVOLGING


def waarom_niet_herinneren(lid: Lidmaatschap, traject: Traject, *, vandaag: date) -> str | None:
    """Why this lid cannot remind the other side of a traject: the other side has nothing to do now."""
    if lid.rol not in WERKT_AAN_TRAJECTEN:
        return "Een herinnering stuur je als VDAB of als doorstroompartner."
    if traject.opgeschort_tot is not None and traject.opgeschort_tot > vandaag:
        return "Dit traject is opgeschort: er is nu niets te doen."
    kant = AAN_ZET.get(S(traject.status))
    if kant is None:
        return "In dit traject moet nu niemand een stap zetten."
    if kant == lid.rol:
        return "Jullie zijn zelf aan zet in dit traject."
    return None


def waarom_geen_gegevens(lid: Lidmaatschap, dienst: Tewerkstelling | None, *, vandaag: date) -> str | None:
    """Why this lid cannot change name, address and contact: the employer does it for who works there, and VDAB."""
    if lid.rol == Rol.VDAB:
        return None
    if lid.rol != Rol.ONDERNEMING:
        return "De werkgever of VDAB past deze gegevens aan."
    if dienst is None or vandaag not in dienst.periode or not mag_melden_voor(lid, dienst.vestiging.onderneming):
        return "Deze persoon is vandaag niet bij jullie in dienst. Vraag het aan VDAB."
    return None


def waarom_geen_correctie(lid: Lidmaatschap, dienst: Tewerkstelling, *, vandaag: date) -> str | None:
    """Why this lid cannot correct the end of an employment: the employer can until 30 days after it, VDAB always."""
    if not mag_melden_voor(lid, dienst.vestiging.onderneming):
        return "Je meldt alleen mensen van je eigen onderneming."
    einde = dienst.periode.upper
    if einde is None:
        return "Deze persoon is nog in dienst."
    if dienst.overgang_id is not None:
        wat = "draai de stap terug" if lid.rol == Rol.VDAB else "vraag VDAB om de stap terug te draaien"
        return f"Dit einde volgt uit een traject: {wat}."
    if lid.rol != Rol.VDAB and einde < vandaag - NAZICHT:
        return "De werkgever corrigeert een einde tot dertig dagen erna. Vraag het aan VDAB."
    return None


def waarom_geen_enclave(lid: Lidmaatschap, dienst: Tewerkstelling) -> str | None:
    """Why no enclave can be reported within an employment: only a maatwerkbedrijf has them (R47)."""
    onderneming = dienst.vestiging.onderneming
    if not mag_melden_voor(lid, onderneming):
        return "Je meldt alleen mensen van je eigen onderneming."
    if OndernemingSoort.MAATWERKBEDRIJF not in onderneming.soorten or dienst.werkvorm in (Werkvorm.LDE, Werkvorm.MWA):
        return "Alleen een maatwerkbedrijf kan met een enclave werken (R47)."
    return None


def waarom_geen_startpakket(diensten: Iterable[Tewerkstelling], wops: Iterable[Wop], *, vandaag: date) -> str | None:
    """Why no startpakket can be granted now; None when it can. Takes the valid feiten of one person."""
    dienst = next((dienst for dienst in diensten if vandaag in dienst.periode), None)
    if dienst is None:
        return "Deze persoon is vandaag niet in dienst."
    stelsel = regime(Werkvorm(dienst.werkvorm), vandaag)
    if not stelsel.has_wop:
        return f"Het stelsel {stelsel.naam} kent geen WOP."
    if any(wop.periode.upper is None or wop.periode.upper > vandaag for wop in wops):
        return "Er loopt al een WOP. Wijzigen kan na een evaluatie."
    return None


def waarom_geen_evaluatie(diensten: Iterable[Tewerkstelling], *, vandaag: date) -> str | None:
    """Why no evaluation can be recorded now: the visit is on the work floor. None when it can."""
    if any(dienst.periode.upper is None or dienst.periode.upper >= vandaag - NAZICHT for dienst in diensten):
        return None
    return "Deze persoon is niet in dienst, en was dat de voorbije dertig dagen ook niet."


def mag_beheren(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.BEHEER


def mag_cijfers_zien(lid: Lidmaatschap) -> bool:
    return lid.rol != Rol.BEHEER


def mag_projecten_zien(lid: Lidmaatschap) -> bool:
    """The evidence of a project names people: it is for who works on its trajecten."""
    return lid.rol in WERKT_AAN_TRAJECTEN


def mag_bevriezen(lid: Lidmaatschap) -> bool:
    """A report that is kept as it was given out is about all of Flanders."""
    return lid.rol in (Rol.VDAB, Rol.BELEID)


def mag_vrijgeven(lid: Lidmaatschap) -> bool:
    """What is released to the public is about all of Flanders."""
    return lid.rol in (Rol.VDAB, Rol.BELEID)


def mag_vooruitblik_zien(lid: Lidmaatschap) -> bool:
    return lid.rol in (Rol.VDAB, Rol.BELEID)


def mag_steekproef_zien(lid: Lidmaatschap) -> bool:
    """VDAB draws, and a company sees what was drawn among its people."""
    return lid.rol in (Rol.VDAB, Rol.ONDERNEMING)


def mag_steekproef_trekken(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def waarom_niet_vervangen(lid: Lidmaatschap, kandidaat: Steekproefkandidaat) -> str | None:
    """Why somebody drawn is not replaced: only who left the company is. Takes one of those `aan_de_beurt`, read with
    its stand and its beletsel."""
    if not mag_steekproef_trekken(lid):
        return "Alleen VDAB vervangt iemand in een steekproef."
    if kandidaat.geevalueerd_op is not None:
        return "Deze persoon is al geëvalueerd."
    if kandidaat.beletsel != Uitsluiting.UIT_DIENST:
        return "Deze persoon werkt nog bij de onderneming. Alleen wie vertrok, wordt vervangen."
    return None
