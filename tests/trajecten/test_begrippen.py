"""The words that screens explain: each exists, and stands in the docs."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template

from trajecten.begrippen import BEGRIPPEN
from trajecten.enums import ToewijzingKant, TrajectStatus
from trajecten.regelgeving import REGELS

WORTEL = Path(__file__).resolve().parents[2]
SJABLONEN = "\n".join(pad.read_text() for pad in sorted((WORTEL / "templates").rglob("*.html")))


def toon(sjabloon, **waarden):
    return Template("{% load doorstroom %}" + sjabloon).render(Context(waarden))


def test_every_word_that_a_template_explains_exists():
    genoemd = set(re.findall(r'{% begrip "([^"]+)"', SJABLONEN))

    assert genoemd
    assert genoemd - set(BEGRIPPEN) == set()
    assert set(re.findall(r'{% regel "([^"]+)"', SJABLONEN)) - set(REGELS) == set()


def test_every_word_stands_in_the_docs():
    regels = (WORTEL / "docs" / "begrippen.md").read_text().splitlines()
    woorden = {
        woord for regel in regels for woord in re.split(r"[,()|]\s*", regel.split("|")[1] if "|" in regel else "")
    }

    assert set(BEGRIPPEN) - {woord.strip() for woord in woorden} == set()


def test_a_word_is_a_button_with_its_explanation():
    html = toon('{% begrip "WOP" "WOP nu" %}')

    gevonden = re.search(r'<button type="button"[^>]* aria-describedby="([\w-]+)">WOP nu</button>', html)
    assert f'role="tooltip" id="{gevonden[1]}">Werkondersteuningspakket' in html


def test_a_word_that_stands_twice_on_a_page_has_two_ids():
    ids = re.findall(r'\bid="([\w-]+)"', toon('{% begrip "WOP" %}{% begrip "WOP" %}{% regel "R22" %}'))

    assert len(set(ids)) == 3


def test_a_rule_tells_its_sentence():
    assert f"Regel R22. {REGELS['R22'].zin}" in toon('{% regel "R22" %}')


@pytest.mark.parametrize("sjabloon", ['{% begrip "onzin" %}', '{% regel "R999" %}'])
def test_what_has_no_explanation_is_refused(sjabloon):
    with pytest.raises(KeyError):
        toon(sjabloon)


@pytest.mark.parametrize("tekst", ["Oproep", "WOP", TrajectStatus.BEOORDELING.label, ToewijzingKant.PARTNER.label])
def test_a_label_is_explained_when_it_is_a_word_of_the_field(tekst):
    assert f">{tekst}</button>" in toon("{{ tekst|met_begrip }}", tekst=tekst)


def test_another_label_stays_what_it_is():
    assert toon("{{ tekst|met_begrip }}", tekst="<Naam>") == "&lt;Naam&gt;"


def test_the_rules_in_a_sentence_are_explained_and_the_rest_is_escaped():
    html = toon("{{ zin|met_regels }}", zin="<b>Hoor</b> de persoon (R26, R999).")

    assert html.startswith('&lt;b&gt;Hoor&lt;/b&gt; de persoon <span class="text-nowrap">(<span')
    assert ">R26</button>" in html
    assert html.endswith(",</span> R999).")


def test_a_sentence_that_is_the_rule_does_not_say_it_twice():
    zin = f"{REGELS['R22'].zin} (R22)"

    assert toon("{{ zin|met_regels }}", zin=zin) == zin


def test_the_help_beside_a_field_explains_its_rules():
    class Formulier(forms.Form):
        tot = forms.DateField(help_text="Hoogstens <drie> maanden (R19).")

    html = Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(Context({"form": Formulier()}))

    assert 'Hoogstens &lt;drie&gt; maanden <span class="text-nowrap">(<span' in html
    assert ">R19</button>" in html
    assert 'id="id_tot_helptext" class="form-text"' in html
