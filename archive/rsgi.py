"""What the archive's own server loads: the front door, with Django behind it (`archive.wsgi` is Django alone)."""

from archive.wsgi import application as django  # first: it lets the models be loaded

# isort: split
from archive.reading.front.door import Door

application = Door(django)
