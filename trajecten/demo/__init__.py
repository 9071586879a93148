"""Fictional people, companies and trajecten: what `manage.py laad_demo` writes. Nothing else imports this."""
