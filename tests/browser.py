"""The browser of the tests: Debian's Chromium, installed when this is root and there is none."""

import os
import shutil
import subprocess
import sys

OPTIES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """The path of Chromium on this machine, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def installeer() -> None:
    """Install Chromium when that can be done without asking. Exits with a message when CI cannot go on without."""
    if chromium():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        omgeving = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for opdracht in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet", *opdracht], check=True, env=omgeving, stdout=subprocess.DEVNULL)
        return
    uitleg = "De browsertests vragen Chromium: installeer het pakket chromium (als root: apt-get install chromium)."
    if os.environ.get("CI"):
        sys.exit(uitleg)
    print(f"{uitleg} De andere tests lopen intussen.")  # noqa: T201, for who runs the tests


if __name__ == "__main__":
    installeer()
