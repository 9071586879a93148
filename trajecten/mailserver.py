"""Handing one e-mail to the mail server, and what it answered."""

import smtplib
from contextlib import suppress
from typing import Any

from django.core.mail import EmailMessage, get_connection


class NietVerzonden(Exception):
    """The mail server did not take it. `definitief`: asking again will not help. `onbereikbaar`: neither will any
    other e-mail get through now."""

    def __init__(self, antwoord: str, *, definitief: bool = False, onbereikbaar: bool = False) -> None:
        super().__init__(antwoord)
        self.antwoord, self.definitief, self.onbereikbaar = antwoord, definitief, onbereikbaar


def geef_af(bericht: EmailMessage) -> str:
    """Hand over one e-mail for one receiver; what the server said when it took it. Raises NietVerzonden."""
    verbinding = get_connection()
    try:
        verbinding.open()
        antwoorden = _luister(verbinding)
        verbinding.send_messages([bericht])
    except smtplib.SMTPRecipientsRefused as fout:
        code, tekst = next(iter(fout.recipients.values()))
        raise NietVerzonden(_getoond(code, tekst), definitief=_is_definitief(code)) from fout
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as fout:
        antwoord = _getoond(fout.smtp_code, fout.smtp_error)
        raise NietVerzonden(antwoord, definitief=_is_definitief(fout.smtp_code)) from fout
    except smtplib.SMTPResponseException as fout:  # it refused us, not this e-mail
        raise NietVerzonden(_getoond(fout.smtp_code, fout.smtp_error), onbereikbaar=True) from fout
    except OSError as fout:  # smtplib's other errors are among these
        raise NietVerzonden(f"Niet bereikbaar ({type(fout).__name__})", onbereikbaar=True) from fout
    finally:
        with suppress(OSError):  # it was taken or refused before this
            verbinding.close()
    return antwoorden[-1] if antwoorden else ""


def _is_definitief(code: int) -> bool:
    return 500 <= code < 600


def _getoond(code: int, tekst: bytes | str) -> str:
    return f"{code} {tekst.decode(errors='replace') if isinstance(tekst, bytes) else tekst}"


def _luister(verbinding: Any) -> list[str]:
    """What the server will answer to each e-mail: smtplib keeps it to itself. Nothing from a backend without server."""
    antwoorden: list[str] = []
    server = getattr(verbinding, "connection", None)
    if isinstance(server, smtplib.SMTP):
        geef = server.data

        def data(bericht: Any) -> tuple[int, bytes]:
            code, tekst = geef(bericht)
            antwoorden.append(_getoond(code, tekst))
            return code, tekst

        server.data = data  # type: ignore[method-assign, assignment]
    return antwoorden
