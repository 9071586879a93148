"""The answer to a parliamentary question: chosen, shown, and as one document."""

import io
import zipfile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.forms.rapportantwoord import AntwoordForm
from trajecten.middleware import Verzoek
from trajecten.models import Oproep
from trajecten.rapporten.antwoord import Hoofdstuk, maak_antwoord
from trajecten.rapporten.cijferbron import cijferbron
from trajecten.rapporten.document import Deel, Plaatje, maak_document
from trajecten.rapporten.rapport import Rapport
from trajecten.rapporten.vraag import Vraag
from trajecten.views import rapportbestand
from trajecten.views.rapportbeeld import adressen_van
from trajecten.views.rapporten import toon_rijen
from trajecten.views.rapportlang import MEER_DAN, ongeldig, te_lang

TITEL = "Antwoord op een parlementaire vraag"
EIGEN_WOORD = "Dit vraagt een standpunt, geen cijfer:"


@require_safe
def antwoord(request: Verzoek) -> HttpResponse:
    bron = cijferbron(request.lid)
    if not bron.heel_vlaanderen:
        raise PermissionDenied("Een parlementaire vraag gaat over heel Vlaanderen: dit is voor VDAB en voor beleid.")
    form = AntwoordForm(request.GET, vandaag=request.vandaag)
    if not form.is_valid():
        return ongeldig(request, "rapporten/antwoord_ongeldig.html", {"form": form})
    vraag, oproepen = form.vraag, form.gekozen_oproepen
    hoofdstukken = maak_antwoord(form.gekozen_vragen, vraag, bron=bron, oproepen=oproepen)
    kop = _kop(vraag, [str(oproep) for oproep in oproepen])
    naam = f"antwoord_{vraag.peildatum}_bekend-op-{vraag.bekend_op}"
    formaat = form.cleaned_data["formaat"]
    tabellen = [(f"{een.vraag.nummer}", tabel) for een in hoofdstukken for tabel in een.tabellen]
    if formaat in MEER_DAN and (later := te_lang(request, (tabel for _, tabel in tabellen), naam, formaat)):
        return later
    match formaat:
        case "pdf":
            document = maak_document(TITEL, kop, _delen(hoofdstukken), voet=kop[0], op=request.nu)
            return HttpResponse(document, content_type="application/pdf", headers=rapportbestand.bijlage(f"{naam}.pdf"))
        case "xlsx":
            return rapportbestand.werkboek(TITEL, tabellen, naam, [TITEL, *kop])
        case "zip":
            return _zip(hoofdstukken, kop, naam)
    getoond = request.GET.copy()
    getoond["peildatum"] = vraag.peildatum.isoformat()
    context = {
        "form": AntwoordForm(getoond, vandaag=request.vandaag),
        "titel": TITEL,
        "kop": kop,
        "hoofdstukken": [
            (
                een,
                [(tabel, toon_rijen(tabel)) for tabel in een.tabellen],
                _eigen_woord(een),
                [
                    (beeld, *adressen_van(rapport, beeld, _vraag_van(rapport, oproepen)))
                    for rapport, beeld in een.beelden
                ],
            )
            for een in hoofdstukken
        ],
        "indicatoren": dict.fromkeys(i for een in hoofdstukken for tabel in een.tabellen for i in tabel.indicatoren),
        "bestanden": [(label, _adres(getoond, formaat)) for formaat, label in BESTANDEN],
    }
    return render(request, "rapporten/antwoord.html", context)


BESTANDEN = (("pdf", "PDF"), ("xlsx", "Excel"), ("zip", "CSV, een bestand per tabel"))


def _adres(gevraagd: Any, formaat: str) -> str:
    """The same question, as a file."""
    gevraagd = gevraagd.copy()
    gevraagd["formaat"] = formaat
    return f"?{gevraagd.urlencode()}"


def _kop(vraag: Vraag, oproepen: list[str]) -> list[str]:
    periode = [f"Periode vanaf {vraag.van:%d-%m-%Y}."] if vraag.van else []
    return [
        f"Stand op {vraag.peildatum:%d-%m-%Y}, zoals bekend op {vraag.bekend_op:%d-%m-%Y}.",
        *periode,
        f"Over: {'; '.join(oproepen)}." if oproepen else "Er was nog geen oproep begonnen.",
        *vraag.toelichting,
    ]


def _vraag_van(rapport: Rapport, oproepen: list[Oproep]) -> dict[str, Any]:
    """The question of one report of the answer, as an address asks it."""
    vraag = rapport.vraag
    nummers = {oproep.pk: oproep.nummer for oproep in oproepen}
    bij = {"oproep": nummers[vraag.filters["oproep"]]} if vraag.filters else {}
    van = {"van": vraag.van} if vraag.van else {}
    return {"peildatum": vraag.peildatum, "bekend_op": vraag.bekend_op, "per": vraag.per, **van, **bij}


def _eigen_woord(een: Hoofdstuk) -> list[str]:
    """The place for what somebody has to write: figures do not say what is intended."""
    return [f"{EIGEN_WOORD} {een.vraag.eigen_woord}", "[in te vullen]"] if een.vraag.eigen_woord else []


def _delen(hoofdstukken: list[Hoofdstuk]) -> list[Deel]:
    return [
        Deel(
            f"Vraag {een.vraag.nummer}",
            [een.vraag.vraag, *een.zinnen, *_eigen_woord(een)],
            een.tabellen,
            [Plaatje(beeld.titel, beeld.tekst, beeld.svg) for _, beeld in een.beelden],
        )
        for een in hoofdstukken
    ]


def _zip(hoofdstukken: list[Hoofdstuk], kop: list[str], naam: str) -> HttpResponse:
    """A CSV for each table, named after its question, and a text that says what they are about."""
    bestand, inhoud = io.BytesIO(), [TITEL, *kop, ""]
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as archief:
        for een in hoofdstukken:
            inhoud += ["", f"Vraag {een.vraag.nummer}. {een.vraag.vraag}", *een.zinnen]
            for nummer, tabel in enumerate(een.tabellen, start=1):
                csv_naam = f"vraag{een.vraag.nummer}-{nummer}-{tabel.naam}.csv"
                archief.writestr(csv_naam, rapportbestand.csv_tekst(tabel))
                inhoud.append(f"  {csv_naam}: {tabel.titel}")
        archief.writestr("leesmij.txt", "\n".join(inhoud) + "\n")
    return HttpResponse(
        bestand.getvalue(), content_type="application/zip", headers=rapportbestand.bijlage(f"{naam}.zip")
    )
