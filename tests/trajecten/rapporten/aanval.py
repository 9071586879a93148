"""An outsider who reckons: reads what was released, and nothing else, and looks what each hidden cell can be. It shares no
code with what protects the cells."""

import math

import numpy as np
from scipy.optimize import linprog

DELEN = ["lopend", "opgeschort", "wacht_op_vacature", "geslaagd", "mislukt", "stopgezet"]


class Aanvaller:
    def __init__(self, vrijgaven, *, groei=()):
        """`groei`: the (earlier, later, row, column) of which the outsider believes that they did not go down."""
        self.nummers, self.gelijk, self.minstens = {}, [], []
        self.vrijgaven = vrijgaven
        for v, tabellen in enumerate(vrijgaven):
            per_naam = {tabel["naam"]: tabel for tabel in tabellen}
            totalen = {rij["sleutel"]: rij["cijfers"] for rij in per_naam["provincies"]["rijen"]}
            for naam, tabel in per_naam.items():
                if naam != "provincies" and tabel["rijen"]:
                    getattr(self, f"_{naam}")(v, tabel["rijen"], totalen)
        for eerst, dan, tabel, rij, kolom in groei:
            oud, nieuw = self._lees(eerst, tabel, rij, kolom), self._lees(dan, tabel, rij, kolom)
            if oud is not None and nieuw is not None:
                self.minstens.append(([(1, nieuw), (-1, oud)], 0))

    def _lees(self, v, tabel, rij, kolom):
        for een in self.vrijgaven[v]:
            if een["naam"] == tabel:
                for regel in een["rijen"]:
                    if regel["sleutel"] == rij:
                        return self._term(v, tabel, regel, kolom)
        return None

    def _term(self, v, tabel, rij, kolom):
        waarde = rij["cijfers"][kolom]
        if waarde != "verborgen":
            return waarde
        return ("x", self.nummers.setdefault((v, tabel, rij["sleutel"], kolom), len(self.nummers)))

    def _cijferrijen(self, v, tabel, rijen, totaal):
        for kolom, som in totaal.items():
            if som is not None:
                self.gelijk.append(([(1, self._term(v, tabel, rij, kolom)) for rij in rijen], som))
        for rij in rijen:
            term = {k: self._term(v, tabel, rij, k) for k, waarde in rij["cijfers"].items() if waarde is not None}
            delen = [(-1, term[k]) for k in DELEN if k in term]
            if "opgestart" in term:
                doel = self.gelijk if len(delen) == 6 else self.minstens
                doel.append(([(1, term["opgestart"]), *delen], 0))
            if "toegeleid" in term:
                rest = [(-1, term["opgestart"])] if "opgestart" in term else delen
                self.minstens.append(([(1, term["toegeleid"]), *rest], 0))

    def _ondernemingen(self, v, rijen, totalen):
        for provincie in {rij["sleutel"].split("/")[0] for rij in rijen}:
            deze = [rij for rij in rijen if rij["sleutel"].startswith(provincie + "/")]
            nul = {k: None if w is None else 0 for k, w in totalen["Eindtotaal"].items()}
            self._cijferrijen(v, "ondernemingen", deze, totalen.get(provincie, nul))

    def _doelgroepen(self, v, rijen, totalen):
        self._cijferrijen(v, "doelgroepen", rijen, totalen["Eindtotaal"])

    def _leeftijden(self, v, rijen, totalen):
        self._cijferrijen(v, "leeftijden", rijen, totalen["Eindtotaal"])

    def _geslachten(self, v, rijen, totalen):
        self._cijferrijen(v, "geslachten", rijen, totalen["Eindtotaal"])

    def _bestemmingen(self, v, rijen, totalen):
        for rij in rijen:
            geslaagd = totalen[rij["sleutel"]]["geslaagd"]
            if geslaagd is not None:
                self.gelijk.append(([(1, self._term(v, "bestemmingen", rij, k)) for k in rij["cijfers"]], geslaagd))
        for kolom, waarde in rijen[-1]["cijfers"].items():
            if waarde is not None:
                *provincies, totaal = [self._term(v, "bestemmingen", rij, kolom) for rij in rijen]
                self.gelijk.append(([*((1, een) for een in provincies), (-1, totaal)], 0))

    def _stopzettingen(self, v, rijen, totalen):
        som = totalen["Eindtotaal"]["stopgezet"]
        if som is not None:
            self.gelijk.append(([(1, self._term(v, "stopzettingen", rijen[0], k)) for k in rijen[0]["cijfers"]], som))

    def gekend(self):
        """The hidden cells that can only be one number, with it."""
        n = len(self.nummers)
        if not n:
            return {}

        def stelsel(regels):
            a, b = np.zeros((len(regels), n)), np.zeros(len(regels))
            for r, (termen, som) in enumerate(regels):
                b[r] = som
                for factor, term in termen:
                    if isinstance(term, tuple):
                        a[r, term[1]] += factor
                    else:
                        b[r] -= factor * term
            return (a, b) if len(regels) else (None, None)

        gelijk, minstens = stelsel(self.gelijk), stelsel(self.minstens)
        hoogstens = (None, None) if minstens[0] is None else (-minstens[0], -minstens[1])
        gekend = {}
        for cel, nummer in self.nummers.items():
            uiterst = []
            for richting in (1, -1):
                doel = np.zeros(n)
                doel[nummer] = richting
                antwoord = linprog(doel, *hoogstens, *gelijk, bounds=(0, None))
                assert antwoord.status in (0, 3), (cel, antwoord.message)
                uiterst.append(richting * antwoord.fun if antwoord.status == 0 else math.inf)
            if math.ceil(uiterst[0] - 1e-6) >= math.floor(uiterst[1] + 1e-6 if uiterst[1] < math.inf else 1e9):
                gekend[cel] = round(uiterst[0])
        return gekend
