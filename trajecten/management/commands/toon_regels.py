"""Every rule: its sentence, how sure it is, where it lives and which tests prove it."""

import re
from pathlib import Path

from django.conf import settings

from trajecten.management.commands._pagina import PaginaCommand
from trajecten.regelgeving import REGELS

KOP = """# De regels

Deze pagina volgt uit de code; schrijf ze opnieuw met `manage.py toon_regels --schrijf`.

| regel | zin | zekerheid | waar | bewezen door |
|---|---|---|---|---|
"""


def _genoemd(map_: str, patroon: str) -> dict[str, list[str]]:
    """Per rule the files under a folder that name it."""
    wortel = Path(settings.BASE_DIR)
    gevonden: dict[str, list[str]] = {}
    for pad in sorted((wortel / map_).rglob("*.py")):
        if "migrations" not in pad.parts and pad.name != "regelgeving.py":
            for regel in set(re.findall(patroon, pad.read_text())):
                gevonden.setdefault(regel, []).append(f"`{pad.relative_to(wortel)}`")
    return gevonden


class Command(PaginaCommand):
    help = "Toont elke regel met zijn zin, plaats en tests."
    bestand = "regels.md"

    def pagina(self) -> str:
        code = _genoemd("trajecten", r"\b([RM]\d+)\b")
        tests = _genoemd("tests", r'regel\("([RM]\d+)"\)')
        rijen = [
            f"| {r.nummer} | {r.zin} | {r.zekerheid} | {', '.join(['`trajecten/regelgeving.py`', *code.get(r.nummer, [])])} "
            f"| {', '.join(tests.get(r.nummer, [])) or 'nog geen eigen test'} |"
            for r in REGELS.values()
        ]
        return KOP + "\n".join(rijen) + "\n"
