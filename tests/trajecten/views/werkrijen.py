"""What stands in the worklist of a lid, as the tests ask it."""

from trajecten import workflow
from trajecten.views.werk import Keuze, werk


def rijen(lid, soort, vandaag, **keuze):
    """What stands in the worklist of this lid, of one kind; also what waits for somebody else."""
    workflow.herreken_alles(vandaag=vandaag)  # the tests write facts by hand
    gevonden = [
        werk(lid, Keuze(van=keuze.get("van", "iedereen"), soort=soort, urgent=urgent), vandaag=vandaag)
        for urgent in ("", "wacht")
    ]
    return [rij for een in gevonden for rij in een.rijen]


def urls(lid, soort, vandaag, **keuze):
    return [rij.dossier for rij in rijen(lid, soort, vandaag, **keuze)]


def tellers(lid, vandaag, van="iedereen"):
    workflow.herreken_alles(vandaag=vandaag)
    return {teller.naam: teller.aantal for teller in werk(lid, Keuze(van=van), vandaag=vandaag).tellers}
