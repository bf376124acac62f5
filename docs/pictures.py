"""The pictures of curating.md, made anew in an archive of its own: `make pictures` walks the first ten minutes."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from tests.chromium import NAMES, OPTIONS

HERE = Path(__file__).resolve().parent
PORT = os.environ.get("PORT", "8499")
HOME = f"http://127.0.0.1:{PORT}"
KEY = "speech-in-geneva"
WORDS = """Speech at the opening of the conference

Geneva, 14 February 2022

THE CHAIR: Ladies and gentlemen, the conference is open.

SERGEY LAVROV: We spoke with Antony Blinken on 21 January 2022 and sent letters in mid December 2021.

THE CHAIR: Thank you.
"""


@contextmanager
def archive() -> Iterator[str]:
    """Start an archive with its first records in a folder of its own; give the curator's password."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        started = subprocess.Popen(
            [sys.executable, "manage.py", "start"],
            cwd=HERE.parent,
            env={**os.environ, "ARCHIVE_VAR": f"{folder}/var", "PORT": PORT, "PYTHONUNBUFFERED": "1"},
            stdout=told.open("w"),
            stderr=subprocess.STDOUT,
        )
        try:
            while not answers():
                assert started.poll() is None, told.read_text()
                time.sleep(0.5)
            yield re.findall(r"as curator with the password (\S+)", told.read_text())[0]
        finally:
            started.terminate()
            started.wait()


def answers() -> bool:
    """Return whether the archive serves already."""
    try:
        with urlopen(f"{HOME}/robots.txt", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def keep(page: Page, name: str) -> None:
    """Take the picture of what is on the screen."""
    page.wait_for_load_state()
    page.screenshot(path=HERE / "pictures" / f"{name}.png")


def submit(page: Page) -> None:
    """Press the button that the page ends with."""
    page.click("input[type=submit] >> nth=-1")


def walk(page: Page, password: str) -> None:
    """Sign in, take a text in, look at it, publish it, and see it as readers do."""
    page.goto(f"{HOME}/admin/")
    page.fill("#id_username", "curator")
    page.fill("#id_password", password)
    submit(page)
    keep(page, "1-desk")
    page.goto(f"{HOME}/admin/intake/")
    page.fill("#id_text", WORDS)
    keep(page, "2-take-in")
    submit(page)
    page.wait_for_selector("#id_key")
    page.fill("#id_key", KEY)
    keep(page, "3-understood")
    submit(page)
    page.wait_for_selector(".messagelist")
    record = re.sub(r"/change/.*", "", page.url)
    page.click("a[href*='/desk/'] >> nth=0")
    keep(page, "4-text")
    page.goto(f"{record}/publish/")
    keep(page, "5-publish")
    submit(page)
    page.goto(f"{HOME}/statements/{KEY}/")
    keep(page, "6-published")


def main() -> None:
    """Make all pictures."""
    (HERE / "pictures").mkdir(exist_ok=True)
    found = next(filter(None, map(which, NAMES)))
    with archive() as password, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=OPTIONS)
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        walk(page, password)
        browser.close()


if __name__ == "__main__":
    main()
