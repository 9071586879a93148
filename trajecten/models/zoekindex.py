"""How the index of names is kept: by the database itself, so that no way of writing forgets it."""

import pgtrigger

# The words of a name: its parts, and a part with a hyphen or an apostrophe also in one piece. The first eight will do.
_WOORDEN = """SELECT DISTINCT woord FROM unnest((
        string_to_array(translate(m.sorteernaam, '-’‘''`', '     '), ' ')
        || string_to_array(translate(m.sorteernaam, '-’‘''`', ''), ' ')
    )[1:8]) woord WHERE woord <> ''"""
_SCHRIJF = f"""
    INSERT INTO trajecten_zoekterm (bereik, woorden, tekst, maatwerker_id)
    SELECT b.bereik, t.woorden, t.tekst || to_char(m.geboortedatum, ' YYYYMMDD'), m.id
    FROM ({{bereiken}}) b
    JOIN trajecten_maatwerker m ON m.id = b.maatwerker_id
    CROSS JOIN LATERAL (
        WITH w AS ({_WOORDEN})
        SELECT 1 AS woorden, woord AS tekst FROM w
        UNION ALL
        SELECT 2, een.woord || ' ' || ander.woord FROM w een JOIN w ander ON een.woord <> ander.woord
    ) t
    ON CONFLICT DO NOTHING;
"""  # noqa: S608, all of it is ours
_PROVINCIES = "SELECT id AS maatwerker_id, unnest(provincies) AS bereik FROM nieuw"
_WERKGEVERS = """SELECT DISTINCT d.maatwerker_id, v.onderneming_id::text AS bereik
        FROM {tabel} d JOIN trajecten_vestiging v ON v.id = d.vestiging_id"""
_PARTNERS = "SELECT DISTINCT maatwerker_id, partner_id::text AS bereik FROM {tabel}"
_VAN_EEN = " UNION ".join(
    (
        "SELECT NEW.id AS maatwerker_id, unnest(NEW.provincies) AS bereik",
        _WERKGEVERS.format(tabel="trajecten_tewerkstelling") + " WHERE d.maatwerker_id = NEW.id",
        _PARTNERS.format(tabel="trajecten_traject") + " WHERE maatwerker_id = NEW.id",
    )
)


def na_opdracht(naam: str, operatie: pgtrigger.Operation, doe: str) -> pgtrigger.Trigger:
    """After a statement, for all its rows at once (`nieuw`): COPY writes thousands."""
    return pgtrigger.Trigger(
        name=naam,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operatie,
        referencing=pgtrigger.Referencing(new="nieuw"),
        func=f"{doe} RETURN NULL;",
    )


def zoektermen_van_persoon() -> list[pgtrigger.Trigger]:
    """A new person is found in the provinces; with another name, birth date or province everywhere anew."""
    velden = ("sorteernaam", "geboortedatum", "provincies")
    weg = "DELETE FROM trajecten_zoekterm WHERE maatwerker_id = NEW.id;"
    return [
        na_opdracht("zoektermen_nieuw", pgtrigger.Insert, _SCHRIJF.format(bereiken=_PROVINCIES)),
        pgtrigger.Trigger(
            name="zoektermen_anders",
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition(" OR ".join(f"OLD.{veld} IS DISTINCT FROM NEW.{veld}" for veld in velden)),
            func=f"{weg} {_SCHRIJF.format(bereiken=_VAN_EEN)} RETURN NULL;",
        ),
    ]


def zoektermen_van_werkgever() -> pgtrigger.Trigger:
    """Whoever gets an employment is found by its employer."""
    return na_opdracht("zoektermen", pgtrigger.Insert, _SCHRIJF.format(bereiken=_WERKGEVERS.format(tabel="nieuw")))


def zoektermen_van_partner() -> pgtrigger.Trigger:
    """Whoever is referred is found by the partner."""
    return na_opdracht("zoektermen", pgtrigger.Insert, _SCHRIJF.format(bereiken=_PARTNERS.format(tabel="nieuw")))
