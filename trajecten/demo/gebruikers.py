"""The demo log-ins, and the members in whose name the rest was written. Only the demo log-ins have a password."""

from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from trajecten.demo import namen
from trajecten.demo.boek import Boek
from trajecten.demo.plekken import VLAAMS
from trajecten.enums import Provincie, Rol
from trajecten.models import Gebruiker, Lidmaatschap, Onderneming

WACHTWOORD = "doorstroom-demo"
DOMEIN = "doorstroom.example"
VAN = date(2010, 1, 1)
DEMO = ("vdab", "onderneming", "partner", "beleid", "beheer", "dubbel")


class Leden:
    def __init__(self, boek: Boek) -> None:
        self.boek = boek
        self._wachtwoord = make_password(WACHTWOORD)
        self._aantal = 0
        self._eerste_werkplaats = True

    def _gebruiker(self, email: str, naam: str, *, demo: bool) -> Gebruiker:
        return self.boek.nieuw(
            Gebruiker,
            email=f"{email}@{DOMEIN}",
            naam=naam,
            password=self._wachtwoord if demo else f"{UNUSABLE_PASSWORD_PREFIX}{self.boek.rng.getrandbits(160):040x}",
        )

    def _lid(
        self,
        gebruiker: Gebruiker,
        rol: Rol,
        *,
        organisatie: Onderneming | None = None,
        provincies: list[Provincie] | None = None,
        mag_bulk_opschorten: bool = False,
    ) -> Lidmaatschap:
        return self.boek.nieuw(
            Lidmaatschap,
            gebruiker=gebruiker,
            rol=rol,
            organisatie=organisatie,
            provincies=provincies or [],
            mag_bulk_opschorten=mag_bulk_opschorten,
            van=VAN,
        )

    def _iemand(self) -> str:
        rng = self.boek.rng
        return f"{rng.choice(rng.choice((namen.VROUWEN, namen.MANNEN)))} {rng.choice(namen.FAMILIENAMEN)}"

    def _volgende(self, wat: str) -> str:
        self._aantal += 1
        return f"{wat}{self._aantal}"

    def vdab(self) -> dict[Provincie, list[Lidmaatschap]]:
        """The counsellors of each province: first the demo log-in, which has all five, then two of their own."""
        vera = self._gebruiker("vdab", "Vera Demo", demo=True)
        demo = self._lid(vera, Rol.VDAB, provincies=list(VLAAMS), mag_bulk_opschorten=True)
        return {
            provincie: [
                demo,
                *(
                    self._lid(
                        self._gebruiker(self._volgende("bemiddelaar"), self._iemand(), demo=False),
                        Rol.VDAB,
                        provincies=[provincie],
                    )
                    for _ in range(2)
                ),
            ]
            for provincie in VLAAMS
        }

    def zonder_organisatie(self) -> None:
        self._lid(self._gebruiker("beleid", "Bea Demo", demo=True), Rol.BELEID)
        self._lid(self._gebruiker("beheer", "Ben Demo", demo=True), Rol.BEHEER)

    def van_werkplaats(self, onderneming: Onderneming) -> Lidmaatschap:
        """The first workplace is that of the demo log-in."""
        if self._eerste_werkplaats:
            self._eerste_werkplaats = False
            gebruiker = self._gebruiker("onderneming", "Oscar Demo", demo=True)
        else:
            gebruiker = self._gebruiker(self._volgende("personeel"), self._iemand(), demo=False)
        return self._lid(gebruiker, Rol.ONDERNEMING, organisatie=onderneming)

    def van_partner(self, onderneming: Onderneming, *, demo: bool) -> list[Lidmaatschap]:
        eerste = (
            self._gebruiker("partner", "Paula Demo", demo=True)
            if demo
            else self._gebruiker(self._volgende("coach"), self._iemand(), demo=False)
        )
        tweede = self._gebruiker(self._volgende("coach"), self._iemand(), demo=False)
        return [self._lid(gebruiker, Rol.PARTNER, organisatie=onderneming) for gebruiker in (eerste, tweede)]

    def dubbel(self, onderneming: Onderneming) -> Lidmaatschap:
        """One user with two memberships of the same organisation; returns the one as a coach."""
        gebruiker = self._gebruiker("dubbel", "Dora Demo", demo=True)
        self._lid(gebruiker, Rol.ONDERNEMING, organisatie=onderneming)
        return self._lid(gebruiker, Rol.PARTNER, organisatie=onderneming)
