"""Tables of the catalogue: written out, edited in a spreadsheet, shown as changes, made; and many rows at once."""
