"""Fetch what this lid may see, or answer 404."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from trajecten.middleware import Verzoek
from trajecten.models import Maatwerker, Tewerkstelling, Traject


def traject_or_404(request: Verzoek, uuid: UUID) -> Traject:
    trajecten = Traject.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag).select_related(
        "maatwerker", "partner", "project__oproep", "vestiging__onderneming", "aanleiding"
    )
    return get_object_or_404(trajecten, uuid=uuid)


def maatwerker_or_404(request: Verzoek, uuid: UUID) -> Maatwerker:
    return get_object_or_404(Maatwerker.objects.zichtbaar_voor(request.lid, vandaag=request.vandaag), uuid=uuid)


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
