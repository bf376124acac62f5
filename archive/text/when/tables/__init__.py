"""The vocabularies of dates, one language a file."""
