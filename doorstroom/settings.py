"""All settings, read from the environment. An empty environment gives a working local installation.

`ALLOWED_HOSTS` decides what this is. Without it only this machine is served, on the embedded database, with keys of
its own in `var/`. With it this is production, and everything it needs must be given: see `vereist` below.
"""

import secrets
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import bootstrap_wrapper
from cryptography.fernet import Fernet
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from doorstroom.sleutels import lees_of_maak

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
env = Env()


def vereist(naam: str, waarom: str) -> str:
    """The value of a variable that production cannot do without."""
    waarde: str = env.str(naam, "")
    if PRODUCTIE and not waarde:
        raise ImproperlyConfigured(f"{naam} ontbreekt: {waarom}")
    return waarde


def _nieuwe_veldsleutels() -> str:
    return f"blind={Fernet.generate_key().decode()};lokaal={Fernet.generate_key().decode()}"


# What this installation is
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
PRODUCTIE = bool(ALLOWED_HOSTS)
if PRODUCTIE and DEBUG:
    raise ImproperlyConfigured("DEBUG staat aan: dat kan niet in productie (ALLOWED_HOSTS is ingevuld).")
LOKALE_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = ALLOWED_HOSTS or LOKALE_HOSTS
PORT = env.int("PORT", 8000)

# Keys
SECRET_KEY = vereist("SECRET_KEY", "de sleutel van de sessies, minstens 50 willekeurige tekens.") or lees_of_maak(
    VAR / "secret_key", lambda: secrets.token_urlsafe(64)
)
VELD_SLEUTELS = vereist(
    "VELD_SLEUTELS", "de sleutels van versleutelde velden: blind=…;naam=… (de eerste naam na blind versleutelt)."
) or lees_of_maak(VAR / "veld_sleutels", _nieuwe_veldsleutels)

# Database
DATABASE_URL = vereist("DATABASE_URL", "productie draait nooit op de ingebouwde databank.")
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.dj_db_url("DATABASE_URL")
    if DATABASE_URL
    else {"ENGINE": "doorstroom.embedded", "NAME": "doorstroom"}
}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background work and cache
CELERY_BROKER_URL = vereist("CELERY_BROKER_URL", "de broker van het achtergrondwerk, bv. redis://… of amqp://…")

CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A page that nudges the worker does not wait for a broker that is away: a sweep finds the work.
CELERY_BROKER_TRANSPORT_OPTIONS = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.2}
CELERY_TIMEZONE = "Europe/Brussels"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "klok")
CELERY_BEAT_SCHEDULE = {
    "hartslag": {"task": "trajecten.tasks.hartslag", "schedule": 10.0, "options": {"expires": 60}},
    "veeg_taken": {"task": "trajecten.tasks.veeg_taken", "schedule": 60.0, "options": {"expires": 60}},
    "veeg_meldingen": {"task": "trajecten.tasks.veeg_meldingen", "schedule": 60.0, "options": {"expires": 60}},
    "dagelijks": {"task": "trajecten.tasks.dagelijks", "schedule": 30 * 60.0, "options": {"expires": 30 * 60}},
    "ruim_op": {"task": "trajecten.tasks.ruim_op", "schedule": 60 * 60.0},
}
CACHE_URL = env.str("CACHE_URL", CELERY_BROKER_URL if CELERY_BROKER_URL.startswith("redis") else "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Mail
EMAIL_URL = vereist("EMAIL_URL", "de mailserver, bv. smtp+tls://gebruiker:wachtwoord@host:587")
if EMAIL_URL:
    globals().update(env.dj_email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
EMAIL_TIMEOUT = 20  # seconds for each answer of the mail server; all together well within the lease of a Melding
# Where the links in an e-mail lead: it is written where there is no request.
ADRES = env.str("ADRES", f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTIE else f"http://localhost:{PORT}")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "contact@doorstroom.example")  # who answers users; on /toegankelijkheid/
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Doorstroom <noreply@doorstroom.example>")
MELDINGEN_DOMEIN = parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]  # of the Message-ID of each e-mail

# Application
ROOT_URLCONF = "doorstroom.urls"
WSGI_APPLICATION = "doorstroom.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "csp",
    "trajecten",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trajecten.middleware.ConceptMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "trajecten.middleware.LidMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Language and time
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

# Static files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", bootstrap_wrapper.get_bootstrap_dir())]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Documents of people: private, served by a view only, never under STATIC_ROOT and without an address of their own
DOCUMENTEN_MAP = vereist("DOCUMENTEN_MAP", "de map waarin documenten bewaard worden, mee in de back-up.") or str(
    VAR / "documenten"
)
STORAGES["documenten"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {
        "location": DOCUMENTEN_MAP,
        "base_url": None,
        "file_permissions_mode": 0o600,
        "directory_permissions_mode": 0o700,
    },
}
FILE_UPLOAD_HANDLERS = [
    "trajecten.bestanden.Uploadgrens",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Log-in
AUTH_USER_MODEL = "trajecten.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "trajecten.accounts.Adapter"
ACCOUNT_FORMS = {
    "login": "trajecten.forms.account.AanmeldForm",
    "reset_password": "trajecten.forms.account.WachtwoordVergetenForm",
    "reset_password_from_key": "trajecten.forms.account.NieuwWachtwoordForm",
    "set_password": "trajecten.forms.account.EersteWachtwoordForm",
    "change_password": "trajecten.forms.account.WachtwoordWijzigenForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Doorstroom: "
# The log-in limits count per client address: behind a proxy they must know how many proxies to trust.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("VERTROUWDE_PROXIES", 0)

# Headers and cookies
CSRF_FAILURE_VIEW = "trajecten.views.fouten.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60  # one working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTIE
if PRODUCTIE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^gezondheid/"]
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
