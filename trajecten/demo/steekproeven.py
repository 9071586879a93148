"""The last 10 % round, drawn by the workflow at a few companies; the others can still be drawn."""

from datetime import date, timedelta

from django.core.management.color import no_style
from django.db import connection

from trajecten import steekproef, workflow
from trajecten.demo.boek import DAG, moment
from trajecten.demo.wereld import Wereld
from trajecten.models import Steekproef, Steekproefkandidaat, Steekproefronde

BEDRIJVEN = 3
NA_DE_PEILDATUM = timedelta(days=7)


def trek_steekproef(wereld: Wereld, *, vandaag: date) -> None:
    """Publish the seed of the last round and draw, the day before `vandaag`, at the demo company and two more."""
    with connection.cursor() as cursor:  # the same demo has the same ids
        for opdracht in connection.ops.sequence_reset_sql(
            no_style(), [Steekproefronde, Steekproef, Steekproefkandidaat]
        ):
            cursor.execute(opdracht)
    eerste = wereld.werkplaatsen[0]
    lid = wereld.vdab[eerste.provincie][0]
    jaar = steekproef.jaren(vandaag - NA_DE_PEILDATUM - DAG)[0]
    ronde = workflow.steekproefzaad_publiceren(
        jaar=jaar,
        zaad="3 - 11 - 19 - 27 - 35 - 44, bonus 8",
        herkomst=f"Verzonnen voor de demo; in het echt de eerste Lotto-trekking na 1 september {jaar}",
        lid=lid,
        nu=moment(steekproef.peildatum(jaar) + NA_DE_PEILDATUM),
    )
    oude = [werkplaats.onderneming for werkplaats in wereld.werkplaatsen if werkplaats.bestond_voor_2019]
    for onderneming in [eerste.onderneming, *(een for een in oude if een != eerste.onderneming)][:BEDRIJVEN]:
        workflow.steekproef_trekken(ronde, lid=lid, nu=moment(vandaag - DAG), ondernemingen=[onderneming])
    connection.check_constraints()  # what was deferred has its say at once, as for the rest of the demo
