"""People, organizations, places, offices and meetings as the world describes them: tables, Popolo, Wikidata, TEI, iCalendar."""
