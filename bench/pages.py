"""How fast public pages are: made anew, kept, beside nginx with the same bytes in a file, and while crawlers walk.

    python bench/pages.py [STATEMENTS] [anew] [kept] [crawlers]

A register of STATEMENTS (3,000, not below 1,001) of 20 passages is made under ARCHIVE_VAR (a new folder unless set)
and served as `manage.py serve` does, by two processes. `nginx` and `wrk` are used where they are installed.
"""

import gzip
import http.client
import multiprocessing
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.setdefault("ARCHIVE_VAR", tempfile.mkdtemp()))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("ARCHIVE_ROOMS", "reading")
sys.path.insert(0, str(ROOT))

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from archive.management.commands.serve import addresses  # noqa: E402
from bench.pages_archive import write  # noqa: E402

CONNECTIONS, SECONDS, ROUNDS = 64, 2, 3
CRAWLERS, READINGS, READER = 50, 60, "127.0.1.1"
KEPT = ("first page", "entry, 20 passages", "entry, 40,000 characters", "person", "list", "search, common word")
PAGES = {
    "first page": "/",
    "entry, 20 passages": "/statements/statement-7/",
    "entry, 40,000 characters": "/statements/long/",
    "person": "/people/person-1/",
    "list": "/statements/",
    "filtered list": "/statements/?place=place-3",
    "search, common word": "/search/?q=w1",
    "quotes": "/quotes/?q=w30",
    "JSON of an entry": "/statements/statement-7.json",
}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[psutil.Process]:
    """Run a server until the block ends."""
    environment = {**os.environ, **addresses(), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _try in range(600):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def ask(port: int, address: str, source: str = "127.0.0.1", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Return status, body and headers of an answer."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    try:
        line.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = line.getresponse()
        return response.status, response.read(), dict(response.headers)
    finally:
        line.close()


def made_anew() -> None:
    """Print the time and queries of pages that are made anew, in this process."""
    print("| page made anew | ms (median of 15) | queries | KB |\n|---|---|---|---|")
    client = Client(headers={"host": "localhost"})
    for name, address in PAGES.items():
        client.get(address)
        with CaptureQueriesContext(connections["reading"]) as queries:
            body, asked = client.get(address).content, len(queries)
        times = []
        for _round in range(15):
            before = time.process_time()
            client.get(address)
            times.append(time.process_time() - before)
        print(f"| {name} | {statistics.median(times) * 1000:.1f} | {asked} | {len(body) / 1000:.0f} |")


def spent(server: psutil.Process) -> float:
    """Return the seconds of processor time that the processes of a server have taken."""
    return sum(sum(one.cpu_times()[:2]) for one in (server, *server.children(recursive=True)))


def load(server: psutil.Process, port: int, address: str, coding: str) -> tuple[float, float]:
    """Return the answers a second that wrk gets, and the microseconds of processor time that each takes the server."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", f"Accept-Encoding: {coding}"]
    before = spent(server)
    done = subprocess.run([*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True)
    own = spent(server) - before
    assert "Non-2xx" not in done.stdout, done.stdout
    rate, answers = (re.search(form, done.stdout) for form in (r"Requests/sec:\s+([\d.]+)", r"(\d+) requests in"))
    assert rate, done.stdout
    assert answers, done.stdout
    return float(rate[1]), own / int(answers[1]) * 1e6


def nginx(folder: Path, port: int) -> list[str]:
    """Return the command of an nginx that serves a folder as it does by itself, by two processes."""
    paths = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/errors;"
        f"events {{ worker_connections 1024; }} http {{ access_log off; sendfile on; tcp_nopush on; {paths}"
        "keepalive_requests 1000000; default_type text/html;"
        f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"
    )
    return ["nginx", "-c", str(folder / "nginx.conf")]


def kept_beside_nginx(server: psutil.Process, port: int) -> None:
    """Print the answers a second of kept pages, and of nginx with the same bytes in a file, by turns."""
    if not (shutil.which("wrk") and shutil.which("nginx")):
        print("wrk or nginx is not installed: kept pages are not measured.")
        return
    with tempfile.TemporaryDirectory() as made:
        folder, other = Path(made), free_port()
        folder.chmod(0o755)
        with running(nginx(folder, other), other) as peer:
            print("| kept page | KB | archive, answers a second | nginx | ratio | archive, µs an answer | nginx |")
            print("|---|---|---|---|---|---|---|")
            for name, address in ((name, PAGES[name]) for name in KEPT):
                for coding in ("br", "identity"):
                    told = beside(address, coding, folder, ((server, port), (peer, other)))
                    print(f"| {name}, {coding} | {told} |", flush=True)


Served = tuple[psutil.Process, int]


def beside(address: str, coding: str, folder: Path, both: tuple[Served, Served]) -> str:
    """Return the cells of a row: size, answers a second of the archive and of nginx, ratio, what each answer takes."""
    for _process in range(8):
        _status, body, _headers = ask(both[0][1], address, accept_encoding=coding)
    (folder / "page").write_bytes(body)
    rounds = [(load(*both[1], "/page", coding), load(*both[0], address, coding)) for _round in range(ROUNDS)]
    ratio = statistics.median(mine[0] / his[0] for his, mine in rounds)
    his, mine = ([statistics.median(column) for column in zip(*one, strict=True)] for one in zip(*rounds, strict=True))
    return f"{len(body) / 1000:.1f} | {mine[0]:,.0f} | {his[0]:,.0f} | {ratio:.2f} | {mine[1]:.0f} | {his[1]:.0f}"


class Walk:
    """Crawlers that follow the facets of lists at random, and a reader beside them, who has an address of its own or
    theirs, and looks at each page for some seconds."""

    def __init__(self, port: int, apart: bool, looks: float) -> None:
        self.port, self.apart, self.looks, self.ended = port, apart, looks, threading.Event()
        self.answers: Counter[str] = Counter()

    def crawl(self, number: int) -> None:
        chance, address = random.Random(number), "/search/"
        while not self.ended.is_set():
            source = f"127.0.2.{number + 1}" if self.apart else READER
            status, body, headers = ask(self.port, address, source, accept_encoding="gzip")
            page = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
            said = page.decode(errors="replace")
            self.answers["cut" if "Many readers ask" in said else str(status)] += 1
            links = [unescape(each) for each in re.findall(r'href="(\?[^"]+)"', said)]
            address = f"/search/{chance.choice(links)}" if links and chance.random() < 0.9 else "/search/"
            if status == 503:
                time.sleep(1)

    def crawl_all(self, ended: Any, told: Any) -> None:
        """Let all crawlers walk until `ended`, and tell what they got."""
        crawlers = [threading.Thread(target=self.crawl, args=(number,)) for number in range(CRAWLERS)]
        for crawler in crawlers:
            crawler.start()
        ended.wait()
        self.ended.set()
        for crawler in crawlers:
            crawler.join()
        told.put(dict(self.answers))

    def read(self) -> list[float]:
        """Return the seconds that a reader waits for lists, searches and entries, none asked for before."""
        chance, times = random.Random(time.time_ns()), []
        for _number in range(READINGS):
            address = chance.choice(
                [
                    f"/search/?q=w{chance.randrange(400)}+w{chance.randrange(9)}",
                    f"/statements/?person=person-{chance.randrange(60)}&place=place-{chance.randrange(80)}",
                    f"/statements/statement-{chance.randrange(1000)}/",
                ]
            )
            before = time.perf_counter()
            status, _body, _headers = ask(self.port, address, READER, accept_encoding="br, gzip")
            times.append(time.perf_counter() - before if status == 200 else float("inf"))
            time.sleep(self.looks)
        return times


def walked(port: int, who: str, *, apart: bool = True, looks: float = 0.5) -> None:
    """Print how long a reader waits alone, and while crawlers walk."""
    walk = Walk(port, apart, looks)
    alone = walk.read()
    # Crawlers are a process of their own, so that their work does not hold up the reader's clock.
    fork = multiprocessing.get_context("fork")
    ended, told = fork.Event(), fork.SimpleQueue()
    crawlers = fork.Process(target=walk.crawl_all, args=(ended, told))
    crawlers.start()
    time.sleep(3)
    before, beside = time.monotonic(), walk.read()
    took = time.monotonic() - before
    ended.set()
    walk.answers.update(told.get())
    crawlers.join()
    p95 = [statistics.quantiles(times, n=20)[-1] * 1000 for times in (alone, beside)]
    got = ", ".join(f"{times:,} {what}" for what, times in walk.answers.most_common())
    middle, refused = statistics.median(beside) * 1000, sum(one == float("inf") for one in beside)
    print(
        f"| {who} | {'own' if apart else 'theirs'} | {looks} | {p95[0]:.0f} | {middle:.0f} | {p95[1]:.0f} | {refused} "
        f"| {got} (in {took:.0f} s and the start) |",
        flush=True,
    )


def main() -> None:
    statements, parts = int(sys.argv[1]) if len(sys.argv) > 1 else 3000, sys.argv[2:] or ["anew", "kept", "crawlers"]
    call_command("migrate", interactive=False, verbosity=0)
    write(statements)
    call_command("index", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(f"{statements:,} statements, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    if "anew" in parts:
        made_anew()
    port, other = free_port(), free_port()
    with running([sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "2"], port) as server:
        if "kept" in parts:
            kept_beside_nginx(server, port)
        if "crawlers" in parts:
            print(
                "| 50 crawlers | reader's address | looks, s | alone, p95 ms | beside them, p50 | p95 | refused | got |"
            )
            print("|---|---|---|---|---|---|---|---|")
            for apart, looks in ((True, 1.0), (True, 0.1), (False, 0.1)):
                walked(port, "archive", apart=apart, looks=looks)
        memory = sorted(one.memory_info().rss for one in server.children(recursive=True))[-2:]
    print(f"\nMemory of the web processes at the end: {' and '.join(f'{one / 1e6:.0f} MB' for one in memory)}.")
    if "crawlers" in parts:
        plain = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--workers", "2"]
        plain += ["--blocking-threads", "4", "--port", str(other), "--log-level", "warning", "archive.wsgi:application"]
        with running(plain, other):
            walked(other, "Django alone, 4 threads a process")


if __name__ == "__main__":
    main()
