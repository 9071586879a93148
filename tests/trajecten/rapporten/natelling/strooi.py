"""Histories that the demo data does not have: facts corrected and withdrawn at odd hours, steps undone and taken anew,
every answer on every list. They need not make sense, only be what the database takes."""

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError

from tests.factories import moment
from trajecten import workflow
from trajecten.enums import (
    Antwoord,
    Bestemming,
    DocumentSoort,
    Geslacht,
    JournaalSoort,
    NazorgMet,
    Onderwijsniveau,
    OpschortingGrond,
    OpvolgMoment,
    OpvolgSituatie,
    RedenStopzetting,
    Rol,
    TrajectStatus,
)
from trajecten.models import (
    Deelname,
    Document,
    Enclaveplaatsing,
    Journaalregel,
    Lidmaatschap,
    Maatwerker,
    Nazorgcontact,
    Onderneming,
    Opschorting,
    Opvolgmeting,
    Registratie,
    Traject,
    Uitstroom,
)
from trajecten.models.traject import OPVOLGING
from trajecten.models.velden import periode
from trajecten.overgangen import OVERGANGEN

DAG = timedelta(days=1)


def strooi(rng, vandaag):
    """Scatter over most of the trajecten that are there. The same `rng` scatters the same."""
    strooier = Strooier(rng, vandaag)
    for traject in Traject.objects.select_related("maatwerker").order_by("pk"):
        if strooier.kans(0.7):
            strooier.over(traject)


class Strooier:
    def __init__(self, rng, vandaag):
        self.rng, self.vandaag = rng, vandaag
        self.partners = list(Lidmaatschap.objects.filter(rol=Rol.PARTNER).order_by("pk"))
        self.vdab = list(Lidmaatschap.objects.filter(rol=Rol.VDAB).order_by("pk"))
        self.werkgever = Onderneming.objects.order_by("pk").first()

    def kans(self, deel):
        return self.rng.random() < deel

    def dag(self, van):
        """A day from `van` until today, soon after it as often as not."""
        dagen = max((self.vandaag - van).days, 0)
        return van + timedelta(days=self.rng.randint(0, min(dagen, 40) if self.kans(0.5) else dagen))

    def later(self, van, leden):
        """Which of them registers something, and when: on any hour from the day `van` on."""
        return Registratie(self.rng.choice(leden), moment(self.dag(van), self.rng.randint(0, 23)))

    def een(self, keuze):
        return self.rng.choice(keuze.values)

    def over(self, traject):
        begin = traject.toegeleid_op
        leden = [
            *(lid for lid in self.partners if lid.organisatie_id == traject.partner_id),
            self.rng.choice(self.vdab),
        ]
        if self.kans(0.4) and not Traject.objects.filter(maatwerker=traject.maatwerker).exclude(pk=traject.pk).exists():
            self.stappen(traject)  # an open traject beside another one would be refused
            traject = Traject.objects.select_related("maatwerker").get(pk=traject.pk)
        self.leeftijd(traject)
        self.feiten(traject, begin, leden)
        for _ in range(self.rng.randint(0, 3)):
            self.document(traject, begin, self.rng.choice(leden))
            self.journaalregel(traject, begin, self.rng.choice(leden))
        for _ in range(self.rng.choice((0, 0, 0, 1, 2))):
            self.enclave(traject)
        if self.kans(0.4):
            self.opschorting(traject)

    def leeftijd(self, traject):
        """Around the limits of the classes of ESF, which lie on a birthday."""
        jaren, dagen = self.rng.choice((25, 55, 40)), self.rng.randint(-2, 2)
        geboren = traject.toegeleid_op.replace(day=min(traject.toegeleid_op.day, 28))
        geboren = geboren.replace(year=geboren.year - jaren) + dagen * DAG
        Maatwerker.objects.filter(pk=traject.maatwerker_id).update(geboortedatum=geboren)

    def feiten(self, traject, begin, leden):
        """What each kind of feit says is replaced or withdrawn, and written anew where there was none."""
        eigen = {
            model: list(model.objects.geldig().filter(traject=traject).order_by("pk")) for model in self.wijzigingen
        }
        if not eigen[Deelname] and self.kans(0.3):
            Deelname.objects.registreer(self.later(begin, leden), traject=traject)
        if traject.status in OPVOLGING and not eigen[Opvolgmeting]:  # which are not there before the last step
            sinds = traject.geschiedenis[-1].geregistreerd_op.date() + DAG
            for welk in OpvolgMoment.values:
                op = self.dag(traject.doorgestroomd_op)
                inhoud = {"traject": traject, "gemeten_op": op, "moment": welk, "situatie": self.een(OpvolgSituatie)}
                Opvolgmeting.objects.registreer(self.later(max(op, sinds), leden), **inhoud)
        for model, wijziging in self.wijzigingen.items():
            for feit in eigen[model]:
                registratie = self.later(feit.geregistreerd_op.date() + DAG, leden)
                if self.kans(0.4):
                    feit.vervang(registratie, **wijziging(self, feit))
                elif self.kans(0.15):
                    feit.trek_in(registratie, reden="Vergissing")

    def andere_deelname(self, _feit):
        vragen = ("migratieachtergrond", "beperking", "andere_kwetsbaarheid")
        return {
            "geslacht": self.een(Geslacht),
            "onderwijs": self.een(Onderwijsniveau),
            **{vraag: self.een(Antwoord) for vraag in vragen},
        }

    def andere_job(self, feit):
        bestemming = self.een(Bestemming)
        werkgever = None if bestemming == Bestemming.ZELFSTANDIG else self.werkgever
        return {"bestemming": bestemming, "werkgever": werkgever, "op": feit.op + self.rng.randint(-5, 15) * DAG}

    def andere_meting(self, feit):
        return {"situatie": self.een(OpvolgSituatie), "gemeten_op": feit.gemeten_op + self.rng.randint(-9, 9) * DAG}

    def ander_contact(self, _feit):
        return {"met": self.een(NazorgMet), "minuten": self.rng.randint(1, 300)}

    def andere_opschorting(self, feit):
        return {"periode": periode(feit.periode.lower, feit.periode.lower + self.rng.randint(1, 20) * DAG)}

    wijzigingen = {
        Deelname: andere_deelname,
        Uitstroom: andere_job,
        Opvolgmeting: andere_meting,
        Nazorgcontact: ander_contact,
        Opschorting: andere_opschorting,
    }

    def document(self, traject, begin, lid):
        nu = self.later(begin, [lid]).nu
        document = Document(
            maatwerker_id=traject.maatwerker_id,
            traject=None if self.kans(0.2) else traject,
            soort=self.rng.choice((DocumentSoort.TBS, DocumentSoort.STAGEVERSLAG, DocumentSoort.BEWIJSSTUK_ESF)),
            grootte=1,
            lid=lid,
            toegevoegd_op=nu,
        )
        if self.kans(0.3):
            document.verwijderd_op, document.verwijderd_door = self.later(nu.date() + DAG, [lid]).nu, lid
            document.reden_verwijdering = "Vergissing"
        document.save()

    def journaalregel(self, traject, begin, lid):
        op = self.dag(begin)
        Journaalregel.objects.create(
            maatwerker_id=traject.maatwerker_id,
            traject=None if self.kans(0.2) else traject,
            soort=self.een(JournaalSoort),
            op=op,
            fase=self.rng.choice(("", *TrajectStatus.values)),
            minuten=self.rng.choice((None, 0, 20, 55)),
            lid=lid,
            geschreven_op=self.later(op - 3 * DAG, [lid]).nu,
        )

    def bij_een_stap(self, traject):
        """The day of one of its steps, or one just before or after it."""
        return self.rng.choice(traject.geldige_overgangen).ingangsdatum + self.rng.randint(-2, 2) * DAG

    def opschorting(self, traject):
        if traject.opschortingen.exists():
            return
        op = self.bij_een_stap(traject)
        tot = op + self.rng.randint(1, 90) * DAG if self.kans(0.8) else None
        door = self.later(op, self.vdab)
        Opschorting.objects.registreer(door, traject=traject, periode=periode(op, tot), grond=OpschortingGrond.ZIEKTE)

    def enclave(self, traject):
        """Withdrawn when all days have gone by: else it would have to lie within an employment."""
        op = self.bij_een_stap(traject) - (self.rng.randint(0, 200) * DAG if self.kans(0.3) else 0 * DAG)
        plaatsing = Enclaveplaatsing.objects.registreer(
            self.later(op, self.vdab),
            maatwerker=traject.maatwerker,
            gastbedrijf=self.werkgever,
            functie="Hulp",
            periode=periode(op, op + self.rng.randint(1, 30) * DAG),
            gemeld_op=op - DAG,
        )
        plaatsing.trek_in(Registratie(self.vdab[0], moment(self.vandaag + 100 * DAG)))

    def stappen(self, traject):
        """Two on one day, or the last ones undone, as far as nothing rests on them, and most of those taken anew."""
        if traject.status in OVERGANGEN["stopzetten"].van and self.kans(0.5):
            laatste = traject.laatste
            self.stop(
                traject, op=laatste.ingangsdatum, nu=self.later(laatste.geregistreerd_op.date() + DAG, self.vdab).nu
            )
            return
        for _ in range(self.rng.randint(1, 3)):
            laatste, eerder = traject.laatste, traject.geschiedenis[-1].geregistreerd_op.date()
            if laatste.naam == "toeleiden":
                return
            self.draai_terug(traject, self.later(eerder + DAG, self.vdab))
            traject = Traject.objects.get(pk=traject.pk)
            if self.kans(0.6) and laatste.naam != "stage_starten":
                self.opnieuw(traject, laatste)
                return

    def draai_terug(self, traject, door):
        with suppress(ValidationError):
            workflow.terugdraaien(traject, versie=traject.versie, lid=door.lid, nu=door.nu, toelichting="Vergissing")

    def opnieuw(self, traject, laatste):
        """Take a step that was undone, some days later, or stop the traject instead."""
        if traject.laatste.naar != laatste.van:
            return  # it could not be undone
        eerder = traject.geschiedenis[-1].geregistreerd_op.date()
        door = self.later(eerder + DAG, self.vdab)
        wanneer = {"op": min(laatste.ingangsdatum + self.rng.randint(0, 9) * DAG, door.nu.date()), "nu": door.nu}
        if laatste.van in OVERGANGEN["stopzetten"].van and self.kans(0.3):
            self.stop(traject, **wanneer)
        else:
            traject.zet(laatste.naam, laatste.naar, lid=door.lid, reden=laatste.reden, **wanneer)

    def stop(self, traject, **wanneer):
        reden = self.een(RedenStopzetting)
        traject.zet("stopzetten", TrajectStatus.STOPGEZET, lid=self.vdab[0], reden=reden, **wanneer)
