"""The text desk: passages, speakers, damage and names of one text beside the text as received."""
