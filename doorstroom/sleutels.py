"""The keys of a local installation: made once, in `var/`, readable by their owner only."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def lees_of_maak(pad: Path, maak: Callable[[], str]) -> str:
    """Return the key in `pad`; make it first when it is not there.

    Two processes may come here at once: the link either succeeds for one of them or fails because the file exists,
    so both read the same, complete key.
    """
    if not pad.exists():
        pad.parent.mkdir(parents=True, exist_ok=True)
        bestand, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")  # O_EXCL, mode 0600
        try:
            with os.fdopen(bestand, "w") as uit:
                uit.write(maak())
            os.link(tijdelijk, pad)
        except FileExistsError:
            pass
        finally:
            Path(tijdelijk).unlink()
    return pad.read_text()
