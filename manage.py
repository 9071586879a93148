#!/usr/bin/env python
"""Run a management command; with an empty environment it works on the embedded servers."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstroom.settings")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
