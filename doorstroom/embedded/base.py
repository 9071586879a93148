"""Django's PostgreSQL backend on the embedded server, which starts with the first connection."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from doorstroom.embedded.server import EIGENAAR, POORT, start

POSTGRES = Path(__file__).resolve().parent.parent.parent / "var" / "postgres"


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        server = start(POSTGRES, "doorstroom")
        self.settings_dict |= {"HOST": server.host, "PORT": POORT, "USER": EIGENAAR}
        parameters: dict[str, Any] = super().get_connection_params()
        return parameters
