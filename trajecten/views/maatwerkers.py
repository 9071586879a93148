"""The file of somebody, and what is decided about them."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from trajecten import overgangen, rechten, workflow
from trajecten.enums import RedenInzage, Rol
from trajecten.evaluatievraag import gevraagde_soort
from trajecten.forms.maatwerker import EvaluatieForm, GegevensForm, WopForm
from trajecten.forms.velden import DoorstroomForm
from trajecten.middleware import Verzoek
from trajecten.models import (
    Afwezigheid,
    Document,
    Enclaveplaatsing,
    Evaluatie,
    Evaluatieaanvraag,
    Evaluatieplanning,
    Inzage,
    Journaalregel,
    Lidmaatschap,
    Maatwerker,
    Pop,
    Tewerkstelling,
    Traject,
    Wop,
)
from trajecten.models.stand import Stand
from trajecten.termijnen import pop_recent_vanaf
from trajecten.views.ophalen import maatwerker_or_404, terug_naar, terug_naar_dossier
from trajecten.views.stappen import toon_form, verwerk

JOURNAAL = 50
INZAGEN = 20
AANVRAGEN = 5
GEVRAAGD = ("uuid", "soort", "namens", "motivering", "stand", "reden", "gevraagd_op", "afgesloten_op")
GEPLAND = ("uuid", "soort", "gepland_op", "plaats")


@require_safe
def detail(request: Verzoek, uuid: UUID) -> HttpResponse:
    lid, vandaag = request.lid, request.vandaag
    documenten = Document.objects.aanwezig().zichtbaar_voor(lid, vandaag=vandaag)
    inzagen = Inzage.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=OuterRef("pk"))
    wie_keek = JSONObject(wie="lid__gebruiker__naam", dag="dag", reden="reden", toelichting="toelichting")
    aanvragen = Evaluatieaanvraag.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=OuterRef("pk"))
    planningen = Evaluatieplanning.objects.open().zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=OuterRef("pk"))
    maatwerker: Any = maatwerker_or_404(
        request,
        uuid,
        aantal_documenten=documenten.aantal_per("maatwerker"),
        wie_keek=ArraySubquery(inzagen.values(inzage=wie_keek)[:INZAGEN]),
        gepland=Subquery(planningen.values(planning=JSONObject(**{veld: veld for veld in GEPLAND}))[:1]),
        gevraagd=ArraySubquery(aanvragen.values(aanvraag=JSONObject(**{veld: veld for veld in GEVRAAGD}))[:AANVRAGEN]),
    )

    def feiten(model: Any, *verwant: str) -> list[Any]:
        rijen = model.objects.te_lezen().zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=maatwerker)
        return list(rijen.select_related("geregistreerd_door", "ingetrokken_door__gebruiker", *verwant))

    diensten = feiten(Tewerkstelling, "vestiging__onderneming")
    lopend = next((dienst for dienst in diensten if vandaag in dienst.periode), None)
    wops, afwezigheden, enclaves = feiten(Wop), feiten(Afwezigheid), feiten(Enclaveplaatsing, "gastbedrijf")
    is_afwezig = any(afwezigheid.loopt_op(vandaag) for afwezigheid in afwezigheden)
    kan, niet = handelingen(
        maatwerker,
        lid=lid,
        vandaag=vandaag,
        diensten=diensten,
        wops=wops,
        enclaves=enclaves,
        is_afwezig=is_afwezig,
    )
    return render(
        request,
        "maatwerkers/maatwerker.html",
        {
            "maatwerker": maatwerker,
            "kan": kan,
            "niet": niet,
            "diensten": diensten,
            "mag_enclave_beeindigen": lopend is not None and rechten.mag_melden_voor(lid, lopend.vestiging.onderneming),
            "afwezigheden": afwezigheden,
            "enclaves": enclaves,
            "wops": wops,
            "evaluaties": feiten(Evaluatie, "brief"),
            "aanvragen": [lees_aanvraag(een) for een in maatwerker.gevraagd or []],
            "planning": lees_planning(maatwerker.gepland) if maatwerker.gepland else None,
            "mag_brief": rechten.mag_brief_versturen(lid),
            "mag_brief_lezen": lid.rol in (Rol.VDAB, Rol.ONDERNEMING),
            "mag_plannen": rechten.mag_evaluatie_plannen(lid),
            "pops": list(Pop.objects.zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=maatwerker)[:5]),
            "trajecten": list(
                Traject.objects.zichtbaar_voor(lid, vandaag=vandaag)
                .filter(maatwerker=maatwerker)
                .select_related("partner")
            ),
            "journaal": Journaalregel.objects.zichtbaar_voor(lid, vandaag=vandaag)
            .filter(maatwerker=maatwerker)
            .select_related("lid__gebruiker", "traject")[:JOURNAAL],
            "mag_voorbereiden": rechten.mag_evaluatie_voorbereiden(lid),
            "mag_motivering": rechten.mag_motivering_zien(lid),
            "inzagen": [
                {**een, "dag": date.fromisoformat(een["dag"]), "reden": RedenInzage(een["reden"]).label}
                for een in maatwerker.wie_keek or []
            ],
        },
    )


def lees_aanvraag(gegevens: dict[str, Any]) -> Evaluatieaanvraag:
    """A request as it was read along with the person, in one query."""
    dagen = {veld: gegevens[veld] and date.fromisoformat(gegevens[veld]) for veld in ("gevraagd_op", "afgesloten_op")}
    return Evaluatieaanvraag(**gegevens | dagen)


def lees_planning(gegevens: dict[str, Any]) -> Evaluatieplanning:
    """The open plan as it was read along with the person, in one query."""
    return Evaluatieplanning(
        **gegevens | {"gepland_op": gegevens["gepland_op"] and date.fromisoformat(gegevens["gepland_op"])}
    )


class Handeling(NamedTuple):
    """Something to do in a file: the name of its URL, its words, and why it cannot be done now."""

    url: str
    label: str
    reden: str | None = None


def handelingen(
    maatwerker: Maatwerker,
    *,
    lid: Lidmaatschap,
    vandaag: date,
    diensten: list[Tewerkstelling],
    wops: list[Wop],
    enclaves: list[Enclaveplaatsing],
    is_afwezig: bool,
) -> tuple[list[Handeling], list[Handeling]]:
    """What this lid can do in a file now, and what the role can do but not now. Runs no query."""
    alle = []
    if rechten.mag_zetten("toeleiden", lid):
        alle.append(Handeling("traject-toeleiden", "Toeleiden naar een traject", _niet_toeleiden(maatwerker, vandaag)))
    laatste = diensten[0] if diensten else None
    if laatste and rechten.mag_melden_voor(lid, laatste.vestiging.onderneming):
        if vandaag in laatste.periode:
            alle.append(
                Handeling("dienst-terug", "Terug aan het werk")
                if is_afwezig
                else Handeling("dienst-afwezig", "Afwezig melden")
            )
            alle.append(Handeling("dienst-uit-dienst", "Uit dienst melden"))
            if rechten.waarom_geen_enclave(lid, laatste) is None:
                loopt = any(enclave.ingetrokken_op is None and enclave.periode.upper is None for enclave in enclaves)
                reden = "Er loopt al een enclave zonder einddatum. Beëindig die eerst." if loopt else None
                alle.append(Handeling("dienst-enclave", "Enclave melden", reden))
        if laatste.periode.upper is not None:
            reden = rechten.waarom_geen_correctie(lid, laatste, vandaag=vandaag)
            alle.append(Handeling("dienst-corrigeren", "Einde van de tewerkstelling corrigeren", reden))
    if rechten.waarom_geen_gegevens(lid, laatste, vandaag=vandaag) is None:
        alle.append(Handeling("maatwerker-gegevens", "Gegevens wijzigen"))
    if rechten.mag_pop_bewaren(lid):
        alle.append(Handeling("maatwerker-pop", "POP bijwerken"))
    if rechten.mag_evaluatie_vragen(lid) and laatste and vandaag in laatste.periode:
        alle.append(Handeling("maatwerker-evaluatie-vragen", "Evaluatie vragen"))
    if rechten.mag_wop_beslissen(lid):
        geen_evaluatie = rechten.waarom_geen_evaluatie(diensten, vandaag=vandaag)
        geen_startpakket = rechten.waarom_geen_startpakket(diensten, wops, vandaag=vandaag)
        if laatste and vandaag in laatste.periode:
            alle.append(Handeling("maatwerker-evaluatie-plannen", "Evaluatie plannen"))
        alle.append(Handeling("maatwerker-evaluatie", "Evaluatie vastleggen", geen_evaluatie))
        alle.append(Handeling("maatwerker-wop", "Startpakket toekennen", geen_startpakket))
    if rechten.mag_journaal_schrijven(lid):
        alle.append(Handeling("maatwerker-journaal", "In het journaal schrijven"))
    return [een for een in alle if een.reden is None], [een for een in alle if een.reden]


def _niet_toeleiden(maatwerker: Any, vandaag: date) -> str | None:
    """Why this person cannot be referred today, from what `met_toeleiding` read with the file."""
    stand = Stand(
        Traject(maatwerker=maatwerker, toegeleid_op=vandaag),
        vandaag,
        in_dienst=maatwerker.is_in_dienst,
        ander_open_traject=maatwerker.heeft_open_traject,
    )
    return overgangen.waarom_niet(overgangen.OVERGANGEN["toeleiden"], stand)


@require_http_methods(["GET", "POST"])
def gegevens(request: Verzoek, uuid: UUID) -> HttpResponse:
    """Correct somebody's name, address or contact; plain editing, no figure rests on it."""
    maatwerker = maatwerker_or_404(request, uuid)
    lid, vandaag = request.lid, request.vandaag
    diensten = Tewerkstelling.objects.geldig().zichtbaar_voor(lid, vandaag=vandaag).filter(maatwerker=maatwerker)
    dienst = diensten.select_related("vestiging__onderneming").order_by("-periode").first()
    if reden := rechten.waarom_geen_gegevens(lid, dienst, vandaag=vandaag):
        raise PermissionDenied(reden)
    form = GegevensForm(request.POST or None, instance=maatwerker, vandaag=vandaag, alles=lid.rol == Rol.VDAB)
    if form.is_valid():
        form.save()
        messages.success(request, f"De gegevens van {maatwerker} zijn bewaard.")
        return redirect(terug_naar_dossier(request, maatwerker))
    maatwerker.refresh_from_db(fields=["voornaam", "familienaam"])  # the page names the person as we know them
    return toon_form(request, form, titel="Gegevens wijzigen", over=maatwerker)


PERSOON: dict[str, tuple[str, type[DoorstroomForm], Callable[..., Any], Callable[..., bool], str]] = {
    "wop": ("Startpakket toekennen", WopForm, workflow.wop_toekennen, rechten.mag_wop_beslissen, "op"),
    "evaluatie": (
        "Evaluatie vastleggen",
        EvaluatieForm,
        workflow.evaluatie_vastleggen,
        rechten.mag_wop_beslissen,
        "bezoek_op",
    ),
}


@require_http_methods(["GET", "POST"])
def persoon_bijwerken(request: Verzoek, uuid: UUID, naam: str) -> HttpResponse:
    """A startpakket, or an evaluation with its outcome."""
    maatwerker = maatwerker_or_404(request, uuid)
    titel, formulier, uitvoeren, mag, datumveld = PERSOON[naam]
    if not mag(request.lid):
        raise PermissionDenied(f"{titel} kan niet met jouw rol.")
    vooraf = {datumveld: request.vandaag} | ({"soort": gevraagde_soort(maatwerker)} if naam == "evaluatie" else {})
    form = formulier(request.POST or None, initial=vooraf)
    terug = terug_naar(request, maatwerker.get_absolute_url())
    if verwerk(form, lambda **gegevens: uitvoeren(maatwerker, lid=request.lid, nu=request.nu, **gegevens)):
        messages.success(request, f"“{titel}” is bewaard voor {maatwerker}.")
        return redirect(terug)
    uitleg = over_pop(request, maatwerker) if naam == "evaluatie" else ""
    return toon_form(request, form, titel=titel, over=maatwerker, uitleg=uitleg, terug=terug)


def over_pop(request: Verzoek, maatwerker: Maatwerker) -> str:
    """Whether there is a POP that is still recent for an evaluation today (R17)."""
    pops = Pop.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).filter(maatwerker=maatwerker)
    pop = pops.first()
    if pop is None:
        return "Er is nog geen POP. Bij een evaluatie hoort een POP dat vooraf bijgewerkt is (R17)."
    if pop.versie_op < pop_recent_vanaf(request.vandaag):
        return f"Het laatste POP is van {pop.versie_op:%d-%m-%Y}: niet recent meer voor een evaluatie (R17)."
    return f"Het laatste POP is van {pop.versie_op:%d-%m-%Y}."
