"""Who may do what, beyond the steps of the workflow. Which rows somebody sees is in the QuerySets: `zichtbaar_voor`."""

from trajecten.enums import Rol, TrajectStatus
from trajecten.models import Evaluatie, Lidmaatschap, Onderneming, Traject
from trajecten.models.feit import Feit
from trajecten.models.traject import ACTIEF, OPVOLGING
from trajecten.overgangen import OVERGANGEN

S = TrajectStatus
WERKT_AAN_TRAJECTEN = frozenset({Rol.VDAB, Rol.PARTNER})


def mag_zetten(naam: str, lid: Lidmaatschap) -> bool:
    """Whether the role may ever take this step of the workflow."""
    return lid.rol in OVERGANGEN[naam].wie


def mag_melden_voor(lid: Lidmaatschap, onderneming: Onderneming) -> bool:
    """Employment is reported by the employer itself, or by VDAB."""
    return lid.rol == Rol.VDAB or (lid.rol == Rol.ONDERNEMING and lid.organisatie_id == onderneming.pk)


def mag_wop_beslissen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def mag_pop_bewaren(lid: Lidmaatschap) -> bool:
    return lid.rol in (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER)


def mag_motivering_zien(lid: Lidmaatschap) -> bool:
    """The motivation of an evaluation tells about health and person."""
    return lid.rol == Rol.VDAB


def mag_journaal_schrijven(lid: Lidmaatschap) -> bool:
    return lid.rol in (Rol.VDAB, Rol.ONDERNEMING, Rol.PARTNER)


def mag_nazorg_noteren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status == S.NAZORG


def mag_opvolging_meten(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in OPVOLGING


def mag_weigering_registreren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}


def mag_weigering_beoordelen(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol == Rol.VDAB and traject.status in ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}


def mag_aanbod_noteren(lid: Lidmaatschap, traject: Traject) -> bool:
    return lid.rol in WERKT_AAN_TRAJECTEN and traject.status in ACTIEF | {S.BEOORDELING, S.WACHT_OP_VACATURE}


def mag_doorstroom_plannen(lid: Lidmaatschap, traject: Traject) -> bool:
    return mag_zetten("doorstromen", lid) and traject.status in OVERGANGEN["doorstromen"].van


def mag_signaal_afhandelen(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.VDAB


def waarom_geen_oordeel(lid: Lidmaatschap, traject: Traject) -> str | None:
    """Why this lid cannot record the judgement that stayed due because the hire came first (R23)."""
    if lid.rol != Rol.VDAB:
        return "Alleen VDAB beoordeelt een traject."
    if traject.doorgestroomd_op is None:
        return "VDAB beoordeelt dit traject met de stap die erop volgt."
    if Evaluatie.objects.geldig().filter(traject=traject).exists():
        return "VDAB heeft dit traject al beoordeeld."
    return None


def mag_intrekken(lid: Lidmaatschap, feit: Feit) -> bool:
    """A mistake is withdrawn by the organisation that recorded it; what a step wrote, only by undoing the step."""
    if feit.overgang_id is not None or lid.rol not in WERKT_AAN_TRAJECTEN:
        return False
    return lid.rol == Rol.VDAB or feit.geregistreerd_door.organisatie_id == lid.organisatie_id


def mag_beheren(lid: Lidmaatschap) -> bool:
    return lid.rol == Rol.BEHEER


def mag_cijfers_zien(lid: Lidmaatschap) -> bool:
    return lid.rol != Rol.BEHEER
