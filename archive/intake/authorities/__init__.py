"""From what sources describe to people, bodies, places, offices and meetings of the catalogue: known ones updated."""
