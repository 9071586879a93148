"""Fetch what this lid may see, or answer 404; and where to go back to."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Tewerkstelling, Traject


def traject_or_404(request: Verzoek, uuid: UUID) -> Traject:
    trajecten = (
        Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
        .met_verantwoordelijken(vandaag=request.vandaag)
        .met_oordeel()
        .select_related("maatwerker", "partner", "project__oproep", "vestiging__onderneming", "aanleiding")
    )
    return get_object_or_404(trajecten, uuid=uuid)


def maatwerker_or_404(request: Verzoek, uuid: UUID, **met: Any) -> Maatwerker:
    """The person, with whether a referral is possible, and with the annotations in `met`."""
    zichtbaar = Maatwerker.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag)
    return get_object_or_404(zichtbaar.met_toeleiding(vandaag=request.vandaag).annotate(**met), uuid=uuid)


def dienst_or_404(request: Verzoek, uuid: UUID) -> Tewerkstelling:
    """The valid employment that runs, or was the last one, of somebody; an employer sees only its own."""
    diensten: Any = Tewerkstelling.objects.geldig().zichtbaar_voor(request.lid, vandaag=request.vandaag)
    dienst = (
        diensten.filter(maatwerker__uuid=uuid)
        .select_related("maatwerker", "vestiging__onderneming")
        .order_by("-periode")
        .first()
    )
    return dienst or get_object_or_404(diensten.none())


def terug_naar(request: Verzoek, anders: str) -> str:
    """The page in the parameter `terug` when it is one of ours, otherwise `anders`."""
    terug: str = request.GET.get("terug", "")
    eigen = url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure())
    return terug if terug.startswith("/") and eigen else anders


def terug_naar_dossier(request: Verzoek, over: Any) -> str:
    """The page of `over`, with the list that one came from to get there, when the parameter `terug` knows it."""
    adres: str = over.get_absolute_url()
    terug = terug_naar(request, adres)
    return terug if urlsplit(terug).path == adres else adres
