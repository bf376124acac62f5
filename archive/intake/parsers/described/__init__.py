"""People, bodies, places, offices and meetings as described in tables, Popolo, Wikidata, TEI and iCalendar."""
