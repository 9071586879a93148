"""Every kind of page that there is, and an address at which a lid can open it."""

import re
from datetime import date

from django.apps import apps
from django.db.models import F
from django.test import Client
from django.urls import reverse

from trajecten.enums import LijstNaam, Rol, ToewijzingKant
from trajecten.models import (
    BevrorenRapport,
    Enclaveplaatsing,
    Lidmaatschap,
    Onderneming,
    OpgeslagenFilter,
    Oproep,
    Opschorting,
    Personeelsimport,
    Steekproefkandidaat,
    Traject,
    Vrijgave,
)
from trajecten.models.stageplaats import stageplaatsen_voor
from trajecten.urls import urlpatterns
from trajecten.views.beheer import SOORTEN

RAPPORTEN = ("resultaten", "trechter", "doelbereik")  # every kind of table and picture; the others look the same
GEEN_PAGINA = {
    "rapport-beeld",  # a drawing: the page of its report shows it
    "agenda-feed",
    "agenda-sleutel",
    "agenda-intrekken",
    "personeel-rij",
    "signaal-afhandelen",
    "lid-kiezen",
    "thema",
    "melding-openen",
    "meldingen-gelezen",
    "traject-herinneren",
    "beheer-meldingen-opnieuw",
    "beheer-melding-opnieuw",
    "gezondheid",
    "gezondheid-live",
    "document",
    "evaluatie-brief",
    "weigering-brief",
    "personeelsjabloon",
    "personeelsimport-fouten",
    "personeelsimport-bevestigen",
    "personeelsimport-hernemen",
    "personeelsimport-annuleren",
    "export-vragen",
    "export-cijfers",
    "export-bestand",
    "export-weggooien",
}  # buttons, downloads, and what machines read
ALLEEN_PARTNER = {"stageplaats-nieuw", "stageplaats-aanvullen", "stageplaats-ervaring"}  # forms that VDAB has not
GELIJK = re.compile(r"formulier\.html|rapporten/")
NA_EEN_KEUZE = {"personeel-samen", "inzage-openen"}
MODELLEN = {
    str(naam): model
    for model in apps.get_app_config("trajecten").get_models()
    for naam in (model._meta.verbose_name_plural, model._meta.model_name)
} | {
    "bevroren": BevrorenRapport,
    "vrijgaven": Vrijgave,
    "enclave": Enclaveplaatsing,
    "opschorten": Opschorting,
    "import": Personeelsimport,
}
# Whom a lid meets and where, which is not simply what it sees of a model
EIGEN_KEUZE = {"collegas": Lidmaatschap.objects.collegas, "stageplaatsen": stageplaatsen_voor}


def op_de_klok():
    """The day of today, for the server under test reads the same clock."""
    return date.today()  # noqa: DTZ011, see above


def zichtbaar(model, lid):
    """What this lid may know of people; a page about anybody else answers 404, as test_toegang.py proves."""
    rijen = model.objects.order_by("pk")
    if hasattr(rijen, "zichtbaar_voor") and model is not Onderneming:
        return rijen.zichtbaar_voor(lid, vandaag=op_de_klok())
    return rijen


def adressen(patroon, lid, soort=""):
    """The addresses that a pattern can have here; the word before an id says which model it is of."""
    namen = {naam: woord for woord, naam in re.findall(r"([\w-]*)/?<\w+:(\w+)>", str(patroon.pattern))}
    if "feit" in namen:
        van = {"trajecten": "traject", "maatwerkers": "maatwerker"}[namen["uuid"]]
        waarden = zichtbaar(MODELLEN[namen["feit"]], lid).values(feit=F("uuid"), waarvan=F(f"{van}__uuid"))
        keuzes = [{"uuid": waarde["waarvan"], "feit": waarde["feit"]} for waarde in waarden]
    elif "rang" in namen:
        keuzes = Steekproefkandidaat.objects.aan_de_beurt().order_by("pk").values("rang", uuid=F("steekproef__uuid"))
    elif "sleutel" in namen:
        keuzes = []
    elif "filter" in namen:
        keuzes = OpgeslagenFilter.objects.filter(lid=lid).order_by("pk").values("lijst", filter=F("uuid"))
    elif patroon.name == "rapport-beeld":
        keuzes = []  # a drawing, no page: the page of the report shows it
    elif "rapport" in namen:
        keuzes = [{"rapport": rapport} for rapport in (RAPPORTEN if patroon.name == "rapport" else RAPPORTEN[:1])]
    elif "lijst" in namen:
        keuzes = [{"lijst": lijst} for lijst in LijstNaam.values]
    elif "kant" in namen:
        trajecten = zichtbaar(Traject, lid).values_list("uuid", flat=True)
        keuzes = [{"uuid": uuid, "kant": kant} for uuid in trajecten for kant in ToewijzingKant.values]
    elif "nummer" in namen:
        keuzes = Oproep.objects.order_by("pk").values("nummer")[:1]
    elif "pk" in namen:
        keuzes = [{"soort": soort, "pk": MODELLEN[soort].objects.order_by("pk")[0].pk}]
    elif "soort" in namen:
        keuzes = [{"soort": soort}]
    elif namen.get("uuid") in EIGEN_KEUZE:
        keuzes = EIGEN_KEUZE[namen["uuid"]](lid, vandaag=op_de_klok()).values("uuid")
    elif "uuid" in namen:
        keuzes = zichtbaar(MODELLEN[namen["uuid"]], lid).values("uuid")
    else:
        keuzes = [{}]
    vraag = (
        {"vragen": 9} if patroon.name == "rapport-antwoord" else {}
    )  # all nine look the same, and axe reads every cell
    return [reverse(patroon.name, kwargs=keuze, query=vraag) for keuze in keuzes]


def paginas_van(lid):
    """Per page that this lid can open its address. A form or a report that VDAB opens too looks the same to another."""
    client, gevonden = Client(), {}
    client.force_login(lid.gebruiker)
    for patroon in urlpatterns:
        for soort in SOORTEN if "soort" in patroon.pattern.converters else [""]:
            for adres in adressen(patroon, lid, soort):
                antwoord = client.get(adres)
                if antwoord.streaming:
                    antwoord.getvalue()  # read to its end, so that it closes
                if antwoord.status_code == 200 and antwoord["Content-Type"].startswith("text/html"):
                    eigen = lid.rol in (Rol.VDAB, Rol.BEHEER) or patroon.name in ALLEEN_PARTNER
                    if eigen or not any(GELIJK.match(sjabloon.name or "") for sjabloon in antwoord.templates):
                        gevonden[patroon.name, soort] = adres
                    break
    return gevonden
