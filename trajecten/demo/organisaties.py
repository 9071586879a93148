"""Workplaces, doorstroompartners with their mandates, and regular employers."""

from datetime import date

from dateutil.relativedelta import relativedelta

from trajecten.demo import namen
from trajecten.demo.boek import Boek
from trajecten.demo.gebruikers import Leden
from trajecten.demo.nummers import Nummers
from trajecten.demo.plekken import GEWICHT, POSTCODES, STRATEN, VLAAMS
from trajecten.demo.schalen import Schaal
from trajecten.demo.wereld import Partner, Wereld, Werkplaats
from trajecten.enums import OndernemingSoort, Provincie, VoormaligStatuut
from trajecten.models import Mandaat, Onderneming, Vestiging
from trajecten.models.velden import periode
from trajecten.plaatsen import gemeente_van

Soort, V = OndernemingSoort, VoormaligStatuut
MANDAAT_JAREN = 6
EERSTE_MANDAAT = date(2016, 1, 1)  # from the first call on, so that every referral of the past had one
GROOT = 12  # how much larger the company of the demo log-in is
ELKE_ACHTSTE = 8  # one workplace in eight is a maatwerkafdeling


class Organisaties:
    """Makes them, each with a member that can write for it."""

    def __init__(self, boek: Boek, nummers: Nummers, leden: Leden, wereld: Wereld) -> None:
        self.boek, self.nummers, self.leden, self.wereld = boek, nummers, leden, wereld
        self._namen: dict[str, int] = {}

    def maak(self, schaal: Schaal, *, vandaag: date) -> None:
        for nummer, provincie in enumerate(_verdeel(schaal.maatwerkplaatsen)):
            self._maatwerkplaats(nummer, provincie)
        for nummer, provincie in enumerate(_verdeel(schaal.lde_ondernemingen)):
            naam = f"{namen.LDE_BEGIN[nummer % len(namen.LDE_BEGIN)]} {self._gemeente(provincie)}"
            self._werkplaats(naam, provincie, [Soort.LDE_ONDERNEMING], V.GEEN, gewicht=1)
        for nummer, naam in enumerate(namen.PARTNERS):
            self._partner(nummer, naam, VLAAMS[nummer % len(VLAAMS)], vandaag=vandaag)
        self._vroegere_partner()
        for nummer in range(schaal.reguliere_werkgevers):
            begin = namen.WERKGEVER_BEGIN[nummer % len(namen.WERKGEVER_BEGIN)]
            naam = f"{begin} {self.boek.rng.choice(namen.FAMILIENAMEN)}"
            onderneming = self._onderneming(naam, [Soort.REGULIERE_WERKGEVER])
            self._vestiging(onderneming, VLAAMS[nummer % len(VLAAMS)], "")
            self.wereld.werkgevers.append(onderneming)

    def _gemeente(self, provincie: Provincie) -> str:
        return gemeente_van(self.boek.rng.choice(POSTCODES[provincie]), date.max) or ""

    def _onderneming(
        self, naam: str, soorten: list[OndernemingSoort], statuut: VoormaligStatuut = V.GEEN
    ) -> Onderneming:
        keer = self._namen[naam] = self._namen.get(naam, 0) + 1
        return self.boek.nieuw(
            Onderneming,
            kbo=self.nummers.kbo(),
            naam=naam if keer == 1 else f"{naam} {keer}",
            soorten=soorten,
            voormalig_statuut=statuut,
        )

    def _vestiging(self, onderneming: Onderneming, provincie: Provincie, naam: str) -> Vestiging:
        rng = self.boek.rng
        return self.boek.nieuw(
            Vestiging,
            onderneming=onderneming,
            vestigingsnummer=self.nummers.vestiging(),
            naam=naam,
            straat=f"{rng.choice(STRATEN)} {rng.randrange(1, 200)}",
            postcode=rng.choice(POSTCODES[provincie]),
        )

    def _maatwerkplaats(self, nummer: int, provincie: Provincie) -> None:
        """The first one is large and lies in Antwerpen: it is the company of the demo log-in."""
        begin = namen.BEDRIJF_BEGIN[nummer % len(namen.BEDRIJF_BEGIN)]
        naam = begin if nummer < len(namen.BEDRIJF_BEGIN) else f"{begin} {self._gemeente(provincie)}"
        if nummer % ELKE_ACHTSTE == ELKE_ACHTSTE - 1:
            self._werkplaats(f"{naam} maatwerkafdeling", provincie, [Soort.MAATWERKAFDELING], V.GEEN, gewicht=2)
            return
        self._werkplaats(
            naam,
            provincie,
            [Soort.MAATWERKBEDRIJF],
            V.BW if nummer % 2 == 0 else V.SW,
            gewicht=GROOT if nummer == 0 else self.boek.rng.randint(2, 8),
        )

    def _werkplaats(
        self,
        naam: str,
        provincie: Provincie,
        soorten: list[OndernemingSoort],
        statuut: VoormaligStatuut,
        *,
        gewicht: int,
    ) -> None:
        onderneming = self._onderneming(naam, soorten, statuut)
        plekken = ["Hoofdzetel", "Tweede atelier", "Groendienst"][: 1 + min(2, gewicht // 3)]
        self.wereld.werkplaatsen.append(
            Werkplaats(
                onderneming,
                provincie,
                [self._vestiging(onderneming, provincie, plek) for plek in plekken],
                self.leden.van_werkplaats(onderneming),
                gewicht,
            )
        )

    def _partner(self, nummer: int, naam: str, provincie: Provincie, *, vandaag: date) -> None:
        """Mandated without a gap until after `vandaag`. The second one is a maatwerkbedrijf too: one user, two roles."""
        if nummer == 1:
            werkplaats = next(w for w in self.wereld.werkplaatsen if w.provincie == provincie)
            onderneming = werkplaats.onderneming
            onderneming.soorten = [*onderneming.soorten, Soort.DOORSTROOMPARTNER]
        else:
            onderneming = self._onderneming(naam, [Soort.DOORSTROOMPARTNER])
            self._vestiging(onderneming, provincie, "Kantoor")
        van = EERSTE_MANDAAT
        while van <= vandaag + relativedelta(years=1):
            tot = van + relativedelta(years=MANDAAT_JAREN)
            self.boek.nieuw(Mandaat, partner=onderneming, periode=periode(van, tot))
            van = tot
        coaches = self.leden.van_partner(onderneming, demo=nummer == 0)
        if nummer == 1:
            coaches.append(self.leden.dubbel(onderneming))
        self.wereld.partners.append(Partner(onderneming, provincie, coaches))

    def _vroegere_partner(self) -> None:
        """One whose mandate ran out, so that the screens can say so. It guides nobody."""
        onderneming = self._onderneming("Stap voor Stap", [Soort.DOORSTROOMPARTNER])
        self._vestiging(onderneming, Provincie.OOST_VLAANDEREN, "Kantoor")
        tot = EERSTE_MANDAAT + relativedelta(years=MANDAAT_JAREN)
        self.boek.nieuw(Mandaat, partner=onderneming, periode=periode(EERSTE_MANDAAT, tot))


def _verdeel(aantal: int) -> list[Provincie]:
    """So many provinces by their weight; each has at least two, and the first is Antwerpen."""
    delen = {provincie: max(2, round(aantal * gewicht / 100)) for provincie, gewicht in GEWICHT.items()}
    delen[Provincie.ANTWERPEN] += aantal - sum(delen.values())
    lijst = []
    while any(delen.values()):
        for provincie in VLAAMS:
            if delen[provincie]:
                delen[provincie] -= 1
                lijst.append(provincie)
    return lijst
