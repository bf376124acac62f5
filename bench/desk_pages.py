"""How long every page of the desk takes, and how many queries it asks, in a small archive and in a large one.

    python bench/desk_pages.py [ENTRIES ENTRIES …] [PASSAGES=n] [ONLY=pattern]

Without arguments in one of 1,000 records and one of 250,000. Each has a database of its own under ARCHIVE_VAR, or a
temporary folder, filled once only. Times are milliseconds of processor, of the program and of its PostgreSQL together,
the best of three; a page is told where it takes more than 300, asks another number of queries than in the other
archive, or offers a menu of more than 50.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT, MENU = 300, 50
HERE = Path(__file__).resolve().parent


def walked(entries: str, passages: str) -> dict[str, dict[str, float]]:
    """Return what every page took in an archive of so many records: name, milliseconds, queries, longest menu."""
    var = Path(os.environ.get("ARCHIVE_VAR") or tempfile.mkdtemp(prefix="chancery-bench-pages-")) / entries
    only = [one for one in sys.argv[1:] if one.startswith("ONLY=")]
    command = [sys.executable, str(HERE / "desk_walk.py"), entries, passages, *only]
    done = subprocess.run(command, env={**os.environ, "ARCHIVE_VAR": str(var)}, stdout=subprocess.PIPE, check=True)
    lines = done.stdout.decode().splitlines()
    return {one["page"]: one for one in (json.loads(line) for line in lines if line.startswith("{"))}


def differ(one: dict[str, float], other: dict[str, float]) -> bool:
    """Return whether a page that was given in both archives asked another number of queries in each."""
    return one["status"] == other["status"] and one["queries"] != other["queries"]


def main() -> None:
    passages = next((one.removeprefix("PASSAGES=") for one in sys.argv[1:] if one.startswith("PASSAGES=")), "4")
    sizes = [one for one in sys.argv[1:] if one.isdecimal()] or ["1000", "250000"]
    found = [walked(size, passages) for size in sizes]
    slow = uneven = menus = 0
    for page, large in found[-1].items():
        others = [one[page] for one in found[:-1] if page in one]
        late, odd = large["ms"] > LIMIT, any(differ(one, large) for one in others)
        menu = any(one["menu"] > MENU for one in (*others, large))
        slow, uneven, menus = slow + late, uneven + odd, menus + menu
        queries = "/".join(str(one["queries"]) for one in (*others, large))
        marks = " ".join(word for word, said in (("SLOW", late), ("UNEVEN", odd), ("MENU", menu)) if said)
        print(f"{large['ms']:7.0f} ms  {queries:>9} queries  {page}  {marks}")
    print(f"{len(found[-1])} pages: {slow} over {LIMIT} ms, {uneven} with uneven queries, {menus} with a long menu")
    sys.exit(1 if slow or uneven or menus else 0)


if __name__ == "__main__":
    main()
