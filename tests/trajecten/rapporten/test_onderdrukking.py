"""Hidden cells cannot be reckoned back: attacked by an outsider who shares no code with what protects them."""

import copy
import random
import time

import pytest

from tests.trajecten.rapporten.aanval import DELEN, Aanvaller
from trajecten.enums import Cijfer
from trajecten.rapporten.onderdrukking import Onmogelijk, Regel, verberg
from trajecten.rapporten.vrijgave import scherm_af

KOLOMMEN = {
    **dict.fromkeys(("provincies", "ondernemingen", "doelgroepen", "leeftijden", "geslachten"), Cijfer.values),
    "bestemmingen": ["naar_nec", "naar_intern", "naar_andere"],
    "stopzettingen": ["stop_ziekte", "stop_verhuis", "stop_onbekend"],
}


class Mensen:
    """A world in plain Python: people with a company, a group, an age and how far they came."""

    def __init__(self, toeval, *, provincies, bedrijven, mensen, onbekend=()):
        self.toeval, self.onbekend = toeval, set(onbekend)
        self.provincies = [f"p{nummer}" for nummer in range(provincies)]
        self.bedrijven = [f"{toeval.choice(self.provincies)}/{nummer}" for nummer in range(bedrijven)]
        self.zeldzaam = toeval.sample(DELEN, toeval.randint(1, 6))  # the other columns are all zero
        self.mensen = []
        self.groei(mensen)

    def groei(self, aantal):
        for _ in range(aantal):
            self.mensen.append(
                {
                    "bedrijf": self.toeval.choice(self.bedrijven[: self.toeval.randint(1, len(self.bedrijven))]),
                    "doelgroep": self.toeval.choice("abcd"),
                    "leeftijd": self.toeval.choice(["jong", "midden", "oud"]),
                    "geslacht": self.toeval.choice(["vrouw", "man", "man", "x", "niet_gezegd"]),
                    "deel": self.toeval.choice([*self.zeldzaam, *self.zeldzaam, None]),
                    "bestemming": self.toeval.choice(KOLOMMEN["bestemmingen"]),
                    "reden": self.toeval.choice(KOLOMMEN["stopzettingen"]),
                }
            )

    def draai_terug(self):
        """Some steps are undone, so that figures go down."""
        for mens in self.toeval.sample(self.mensen, min(2, len(self.mensen))):
            if self.toeval.random() < 0.5:
                self.mensen.remove(mens)
            else:
                mens["deel"] = None

    def verder(self):
        for mens in self.mensen:
            if self.toeval.random() < 0.3:
                mens["deel"] = self.toeval.choice(self.zeldzaam)

    def tabellen(self):
        totaal = [("Eindtotaal", "", lambda _mens: True)]
        van = {
            "provincies": [(p, "", lambda m, p=p: m["bedrijf"].startswith(p + "/")) for p in self.provincies] + totaal,
            "ondernemingen": [(b, b.split("/")[0], lambda m, b=b: m["bedrijf"] == b) for b in sorted(self.bedrijven)],
            "doelgroepen": [(d, "", lambda m, d=d: m["doelgroep"] == d) for d in "abcd"],
            "leeftijden": [(d, "", lambda m, d=d: m["leeftijd"] == d) for d in ("jong", "midden", "oud")],
            "geslachten": [(d, "", lambda m, d=d: m["geslacht"] == d) for d in ("vrouw", "man", "x", "niet_gezegd")],
            "stopzettingen": totaal,
        }
        van["bestemmingen"] = van["provincies"]
        return [
            {
                "naam": naam,
                "weggelaten": [],
                "rijen": [
                    {"sleutel": s, "gebied": g, "cijfers": self._cijfers(naam, [m for m in self.mensen if f(m)])}
                    for s, g, f in van[naam]
                ],
            }
            for naam in KOLOMMEN
        ]

    def _cijfers(self, naam, mensen):
        if naam == "bestemmingen":
            telt = {k: sum(m["deel"] == "geslaagd" and m["bestemming"] == k for m in mensen) for k in KOLOMMEN[naam]}
            return dict.fromkeys(telt) if "geslaagd" in self.onbekend else telt
        if naam == "stopzettingen":
            telt = {k: sum(m["deel"] == "stopgezet" and m["reden"] == k for m in mensen) for k in KOLOMMEN[naam]}
            return dict.fromkeys(telt) if "stopgezet" in self.onbekend else telt
        telt = {deel: sum(m["deel"] == deel for m in mensen) for deel in DELEN}
        telt = {"toegeleid": len(mensen), "opgestart": sum(telt.values()), **telt}
        return {k: None if k in self.onbekend else telt[k] for k in KOLOMMEN[naam]}


def cellen(tabellen):
    return {
        (tabel["naam"], rij["sleutel"], kolom): waarde
        for tabel in tabellen
        for rij in tabel["rijen"]
        for kolom, waarde in rij["cijfers"].items()
    }


def grootte(toeval):
    return {"provincies": toeval.randint(1, 3), "bedrijven": toeval.randint(1, 7), "mensen": toeval.randint(1, 45)}


@pytest.mark.parametrize("zaad", range(25))
def test_no_hidden_cell_can_be_reckoned_from_successive_releases(zaad):
    toeval = random.Random(zaad)
    onbekend = toeval.choice([(), (), ("geslaagd", "lopend", "opgeschort", "wacht_op_vacature"), ("opgestart",)])
    wereld = Mensen(toeval, **grootte(toeval), onbekend=onbekend)
    waar, vrij = [], []
    for _ in range(toeval.choice([1, 2, 2, 3])):
        tabellen = wereld.tabellen()
        waar.append(copy.deepcopy(tabellen))
        scherm_af(tabellen, vrij, waar[:-1], 5)
        vrij.append(tabellen)
        wereld.groei(toeval.randint(0, 4))
        wereld.verder()
        if toeval.random() < 0.3:
            wereld.draai_terug()

    groei = []
    for nummer, (w, v) in enumerate(zip(waar, vrij, strict=True)):
        echt, getoond = cellen(w), cellen(v)
        assert all(waarde in (echt[cel], "verborgen") for cel, waarde in getoond.items())
        assert not [cel for cel, waarde in getoond.items() if waarde in (1, 2, 3, 4) and cel[0] != "provincies"]
        assert v[0] == w[0]
        if nummer:
            vorige = cellen(waar[nummer - 1])
            groei += [
                (nummer - 1, nummer, *cel)
                for cel in echt
                if cel[0] in ("ondernemingen", "doelgroepen", "leeftijden", "geslachten")
                and cel[2] in ("toegeleid", "opgestart")
                and echt[cel] is not None
                and echt[cel] >= vorige[cel]
            ]
    assert Aanvaller(vrij, groei=groei).gekend() == {}


def test_the_outsider_does_find_a_cell_that_is_hidden_alone():
    """The attack is worth something."""
    wereld = Mensen(random.Random(1), provincies=1, bedrijven=2, mensen=30)
    tabellen = wereld.tabellen()
    tabel = next(tabel for tabel in tabellen if tabel["naam"] == "doelgroepen")
    echt = tabel["rijen"][0]["cijfers"]["opgestart"]
    tabel["rijen"][0]["cijfers"]["opgestart"] = "verborgen"

    assert Aanvaller([tabellen]).gekend() == {(0, "doelgroepen", "a", "opgestart"): echt}


def rij(*waarden):
    return {(0, "r", str(nummer)): waarde for nummer, waarde in enumerate(waarden)}


def verborgen(*waarden, som=None):
    cellen = rij(*waarden)
    klein = {cel for cel, waarde in cellen.items() if 0 < waarde < 5}
    regels = [Regel(dict.fromkeys(cellen, 1), sum(waarden))] if som is None else []
    keuze = verberg(regels, cellen, set(), klein)
    return None if keuze is None else sorted(cellen[cel] for cel in keuze)


def test_the_smallest_that_is_not_zero_helps():
    assert verborgen(4, 9, 7, 0) == [4, 7]
    assert verborgen(4, 0, 0) == [0, 4]
    assert verborgen(4, 3, 9) == [3, 4]
    assert verborgen(5, 9, 0) == []
    assert verborgen(4, som=0) == [4]  # no sum in which it stands


def test_what_cannot_be_protected_is_not_released():
    assert verborgen(4) is None


def test_zeros_that_everybody_knows_help_nobody():
    cellen = {(0, r, k): w for r, k, w in [("a", "x", 3), ("a", "y", 0), ("b", "x", 6), ("b", "y", 0)]}
    regels = [
        Regel({(0, "a", "x"): 1, (0, "b", "x"): 1}, 9),
        Regel({(0, "a", "y"): 1, (0, "b", "y"): 1}, 0),
        Regel({(0, "a", "x"): 1, (0, "a", "y"): 1}, 2, gelijk=False),
    ]

    assert verberg(regels, cellen, set(), {(0, "a", "x")}) == {(0, "a", "x"), (0, "b", "x")}


def test_what_contradicts_itself_is_said():
    cellen = rij(3, 4)
    with pytest.raises(Onmogelijk):
        verberg([Regel(dict.fromkeys(cellen, 1), -1)], cellen, set(), set(cellen))


def test_three_hundred_companies_take_seconds():
    wereld = Mensen(random.Random(7), provincies=5, bedrijven=320, mensen=900)
    tabellen = wereld.tabellen()
    begin = time.process_time()

    scherm_af(tabellen, [], [], 5)

    assert time.process_time() - begin < 30
