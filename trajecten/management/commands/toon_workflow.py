"""The table of the workflow as a page with a diagram."""

from trajecten.enums import TrajectStatus
from trajecten.management.commands._pagina import PaginaCommand
from trajecten.overgangen import OVERGANGEN

KOP = """# De workflow van een traject

Deze pagina volgt uit de ene tabel in `trajecten/overgangen.py`; wijzig ze daar en schrijf deze pagina opnieuw met
`manage.py toon_workflow --schrijf`.

```mermaid
stateDiagram-v2
    [*] --> toegeleid: toeleiden
"""


class Command(PaginaCommand):
    help = "Toont de tabel van de workflow en het diagram."
    bestand = "workflow.md"

    def pagina(self) -> str:
        pijlen = [
            f"    {van.value} --> {overgang.naar.value}: {overgang.naam}"
            for overgang in OVERGANGEN.values()
            for van in TrajectStatus
            if overgang.naar and van in overgang.van
        ]
        rijen = [
            f"| {o.label} (`{o.naam}`) | {', '.join(s.label for s in TrajectStatus if s in o.van) or 'begin'} "
            f"| {o.naar.label if o.naar else 'blijft, of volgt uit de stap'} | {', '.join(sorted(r.label for r in o.wie))} "
            f"| {o.regel} | {', '.join(f'`{v.__name__}`' for v in (*o.als, *o.recht, *o.invoer))} |"
            for o in OVERGANGEN.values()
        ]
        tabel = ["| stap | van | naar | wie | regel | voorwaarden |", "|---|---|---|---|---|---|", *rijen]
        return KOP + "\n".join(pijlen) + "\n```\n\n" + "\n".join(tabel) + "\n"
