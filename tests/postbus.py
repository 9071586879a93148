"""A mail server of the tests: it keeps what it takes, and answers as it is told."""

import asyncio
import email
import email.policy
import socket
import threading

import psutil
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Postbus:
    """Listens on a free port of this machine. `antwoord` is what it says to a whole e-mail; for an address in
    `weigert` it refuses the receiver. To an address in `houdt_op` it answers nothing until the other side is gone."""

    def __init__(self):
        self.gekregen, self.antwoord, self.weigert, self.houdt_op = [], "250 In de postbus", {}, set()
        self.duur = 0.0  # seconds before each answer
        self.opgehouden = threading.Event()
        with socket.socket() as stopcontact:
            stopcontact.bind(("127.0.0.1", 0))
            self.poort = stopcontact.getsockname()[1]
        self._server = Controller(self, hostname="127.0.0.1", port=self.poort, ready_timeout=30)
        self._server.start()

    def stop(self):
        self._server.stop(no_assert=True)

    @property
    def is_stil(self):
        """Whether nobody is at the door: what it has now is all that it took."""
        verbindingen = psutil.Process().net_connections("tcp")
        return not any(v.laddr.port == self.poort for v in verbindingen if v.status != psutil.CONN_LISTEN)

    @property
    def nummers(self):
        """The Message-ID of everything it took, in the order it came."""
        return [bericht["Message-ID"].strip("<>").partition("@")[0] for bericht in self.gekregen]

    async def handle_RCPT(self, server: SMTP, sessie, envelop, adres, opties):  # noqa: N802
        if adres in self.weigert:
            return self.weigert[adres]
        envelop.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, sessie, envelop):  # noqa: N802
        """As a real one: what it answers for is what it keeps, so nothing of a connection that broke before that."""
        if self.houdt_op & set(envelop.rcpt_tos):
            self.opgehouden.set()
            await asyncio.sleep(600)
        await asyncio.sleep(self.duur)
        if self.antwoord.startswith("2"):
            self.gekregen.append(email.message_from_bytes(envelop.content, policy=email.policy.default))
        return self.antwoord
