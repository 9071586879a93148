"""The companies confirmed their lists of people, but for the last quarter; the twin of `workflow.kwartaal`."""

from datetime import date, timedelta

from django.db.models import Count

from trajecten.demo.boek import Boek, moment
from trajecten.demo.wereld import Wereld
from trajecten.models import Kwartaalbevestiging, Tewerkstelling
from trajecten.models.kwartaal import HOEVER_TERUG
from trajecten.termijnen import afgelopen_kwartalen, kwartaaleinde

NA_HET_KWARTAAL = timedelta(days=8)


def bevestig_kwartalen(boek: Boek, wereld: Wereld, *, vandaag: date) -> None:
    """Of every company with people, each quarter that could still be asked for on `vandaag` except the newest."""
    for kwartaal in afgelopen_kwartalen(vandaag, HOEVER_TERUG)[:-1]:
        einde = kwartaaleinde(kwartaal)
        nu = moment(einde + NA_HET_KWARTAAL)
        in_dienst = Tewerkstelling.objects.bekend_op(nu).op(einde).order_by()
        aantallen = dict(in_dienst.values_list("vestiging__onderneming").annotate(Count("pk")))
        for werkplaats in wereld.werkplaatsen:
            if aantal := aantallen.get(werkplaats.onderneming.pk):
                boek.nieuw(
                    Kwartaalbevestiging,
                    onderneming=werkplaats.onderneming,
                    kwartaal=kwartaal,
                    aantal=aantal,
                    lid=werkplaats.lid,
                    bevestigd_op=nu,
                )
