"""The first records of the archive, as tests load them."""

from pathlib import Path

from archive.intake.load_records import Loaded, load_records
from archive.intake.parsers.records import read_records

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "seed"
SEED = FOLDER / "000_9c3469c8acea615d.txt"


def load_seed() -> Loaded:
    """Load everything in fixtures/seed into the catalogue."""
    files = [read_records(path.read_text(encoding="utf-8"), path.name) for path in sorted(FOLDER.glob("*.json"))]
    return load_records(files, lambda name: (FOLDER / name).read_bytes())
