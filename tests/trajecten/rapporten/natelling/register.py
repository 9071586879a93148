"""Everything that was written down, read once; and what of it was known on a day."""

from collections import defaultdict
from zoneinfo import ZoneInfo

from trajecten.models import Lidmaatschap, Maatwerker, Onderneming, Statusovergang, Traject, Vestiging

BRUSSEL = ZoneInfo("Europe/Brussels")


def dag(tijdstip):
    return tijdstip.astimezone(BRUSSEL).date()


class Register:
    """All rows as they stand in the tables, withdrawn and undone ones too."""

    def __init__(self):
        self.mensen = {een.pk: een for een in Maatwerker.objects.all()}
        self.ondernemingen = {een.pk: een for een in Onderneming.objects.all()}
        self.vestigingen = {een.pk: een for een in Vestiging.objects.all()}
        self.leden = {een.pk: een for een in Lidmaatschap.objects.all()}
        self.trajecten = list(Traject.objects.order_by("pk"))
        self._stappen = defaultdict(list)
        for stap in Statusovergang.objects.order_by("traject", "volgnummer"):
            self._stappen[stap.traject_id].append(stap)
        self._rijen = {}

    def rijen(self, model):
        """All rows of a model."""
        if model not in self._rijen:
            self._rijen[model] = list(model.objects.order_by("pk"))
        return self._rijen[model]

    def bekend(self, model, op):
        """The feiten of a model that were known at the end of a day."""
        return [
            feit
            for feit in self.rijen(model)
            if dag(feit.geregistreerd_op) <= op
            and not (feit.ingetrokken_op is not None and dag(feit.ingetrokken_op) <= op)
        ]

    def alle_stappen(self):
        """By their keys, undone ones too."""
        return {stap.pk: stap for stappen in self._stappen.values() for stap in stappen}

    def stappen(self, traject, peildatum, bekend_op):
        """The steps of a traject up to and including the peildatum, as known at the end of `bekend_op`, in order."""
        bekend = [stap for stap in self._stappen[traject.pk] if dag(stap.geregistreerd_op) <= bekend_op]
        teruggedraaid = {stap.draait_terug_id for stap in bekend if stap.draait_terug_id}
        return [
            stap
            for stap in bekend
            if stap.draait_terug_id is None and stap.pk not in teruggedraaid and stap.ingangsdatum <= peildatum
        ]
